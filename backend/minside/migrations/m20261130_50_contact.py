"""Conversations with customer service, their attachments, and phone calls."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T20:00:00:000050"

SQL = f"""
CREATE TABLE conversation (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    number text NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 40),
    -- The shop's customer number that it was told of; null where it began here.
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    kind text NOT NULL CHECK (kind IN ('question', 'feedback', 'complaint', 'return')),
    subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    about_order text CHECK (length(about_order) BETWEEN 1 AND 40),
    about_line text CHECK (length(about_line) BETWEEN 1 AND 60),
    opened_by text NOT NULL CHECK (opened_by IN ('customer', 'staff')),
    opened_at timestamptz NOT NULL,
    opened_event text NOT NULL DEFAULT '',
    -- When something was last written in it.
    touched_at timestamptz NOT NULL,
    is_closed boolean NOT NULL DEFAULT false,
    closed_at timestamptz,
    closed_event text NOT NULL DEFAULT '',
    -- What is open holds what it needs (GDPR art. 17(3)(e)).
    claim text CHECK (claim IN ('open', 'closed')),
    claim_at timestamptz,
    claim_event text NOT NULL DEFAULT '',
    claim_outcome text CHECK (length(claim_outcome) BETWEEN 1 AND 20000),
    -- What came here until then the customer has seen.
    read_at timestamptz,
    UNIQUE (customer, id),
    CHECK (about_line IS NULL OR about_order IS NOT NULL),
    CHECK ((claim IS NULL) = (claim_at IS NULL)),
    CHECK (claim_outcome IS NULL OR claim = 'closed'),
    CHECK (closed_at IS NOT NULL OR NOT is_closed)
);
CREATE INDEX conversation_touched ON conversation (customer, touched_at DESC, id DESC);
CREATE INDEX conversation_told_of ON conversation (told_of) WHERE told_of IS NOT NULL;
{own_rows("conversation", "SELECT")}
GRANT INSERT (customer, number, kind, subject, about_order, about_line, opened_by, opened_at,
              touched_at, claim, claim_at) ON conversation TO minside_app;
GRANT UPDATE (touched_at, read_at) ON conversation TO minside_app;
CREATE POLICY opening_only ON conversation AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (opened_by = 'customer' AND told_of IS NULL AND claim IS DISTINCT FROM 'closed');

CREATE TABLE conversation_message (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    conversation uuid NOT NULL,
    -- A stranger's is a mail from an address that isn't shown to be the customer's: that it came, not its words.
    written_by text NOT NULL CHECK (written_by IN ('customer', 'staff', 'stranger')),
    channel text NOT NULL CHECK (channel IN ('min_side', 'mail', 'shop')),
    body text CHECK (length(body) BETWEEN 1 AND 20000),
    written_at timestamptz NOT NULL,
    arrived_at timestamptz NOT NULL,
    event text NOT NULL DEFAULT '',
    -- What the helpdesk calls its reply, and what tells a mail from another.
    reply text CHECK (length(reply) BETWEEN 1 AND 40),
    mail bytea CHECK (length(mail) = 32),
    -- How many attachments a mail had that we couldn't take.
    left_out smallint NOT NULL DEFAULT 0 CHECK (left_out BETWEEN 0 AND 2000),
    UNIQUE (customer, id),
    UNIQUE (conversation, reply),
    UNIQUE (conversation, mail),
    CHECK ((body IS NULL) = (written_by = 'stranger')),
    CHECK (written_by <> 'staff' OR channel = 'shop'),
    CHECK (reply IS NULL OR written_by = 'staff'),
    CHECK ((mail IS NOT NULL) = (channel = 'mail')),
    FOREIGN KEY (customer, conversation) REFERENCES conversation (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX conversation_message_written
    ON conversation_message (customer, conversation, written_at, id);
CREATE INDEX conversation_message_time ON conversation_message (customer, written_at DESC, id DESC);
{own_rows("conversation_message", "SELECT")}
GRANT INSERT (customer, conversation, written_by, channel, body, written_at, arrived_at)
    ON conversation_message TO minside_app;
CREATE POLICY own_words_only ON conversation_message AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (written_by = 'customer' AND channel = 'min_side');

CREATE TABLE conversation_attachment (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    message uuid NOT NULL,
    file uuid NOT NULL,
    name text CHECK (length(name) BETWEEN 1 AND 200),
    position smallint NOT NULL CHECK (position BETWEEN 0 AND 19),
    FOREIGN KEY (customer, message) REFERENCES conversation_message (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY (customer, file) REFERENCES file (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX conversation_attachment_message ON conversation_attachment (customer, message);
CREATE INDEX conversation_attachment_file ON conversation_attachment (customer, file);
{own_rows("conversation_attachment", "SELECT, INSERT")}

CREATE TABLE phone_call (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    number text NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 40),
    told_of text NOT NULL CHECK (length(told_of) BETWEEN 1 AND 40),
    direction text NOT NULL CHECK (direction IN ('in', 'out')),
    summary text NOT NULL CHECK (length(summary) BETWEEN 1 AND 20000),
    began_at timestamptz NOT NULL,
    logged_at timestamptz NOT NULL,
    event text NOT NULL DEFAULT ''
);
CREATE INDEX phone_call_began ON phone_call (customer, began_at DESC, id DESC);
CREATE INDEX phone_call_told_of ON phone_call (told_of);
{own_rows("phone_call", "SELECT")}

-- The call or conversation in which the customer asked staff for it.
ALTER TABLE profile_change ADD COLUMN contact text CHECK (length(contact) BETWEEN 1 AND 40);
CREATE INDEX profile_change_by_staff ON profile_change (customer) WHERE changed_by = 'staff';

-- One line of time shows what was complained of and sent back, whichever order it was of.
CREATE INDEX complaint_opened ON complaint (customer, opened_at);
CREATE INDEX order_return_opened ON order_return (customer, opened_at);
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
