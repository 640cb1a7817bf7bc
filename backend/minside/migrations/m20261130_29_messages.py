"""What the newsletter tool sent to customers, and what came of it."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T08:00:00:000029"

SQL = f"""
-- A message, as the tool told of it last. Which number it was told of stays with it, wherever that goes:
-- tools may call what they send to many by one name.
CREATE TABLE marketing_message (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- None where neither the number nor the address that it went to is shown to be anybody's.
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    tool text NOT NULL CHECK (length(tool) BETWEEN 1 AND 40),
    message text NOT NULL CHECK (length(message) BETWEEN 1 AND 40),
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 60),
    channel text NOT NULL CHECK (channel IN ('mail', 'sms')),
    recipient text CHECK (length(recipient) BETWEEN 1 AND 254),
    subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    text text CHECK (length(text) BETWEEN 1 AND 20000),
    sent_at timestamptz NOT NULL,
    -- What the tool calls its event: it orders two that were told of one moment.
    event text NOT NULL CHECK (length(event) > 0),
    -- What it rested on when it was sent; of a legitimate interest there is no entry.
    consent_entry bigint,
    consent_text_sha256 bytea CHECK (length(consent_text_sha256) = 32),
    is_unconsented boolean NOT NULL,
    CHECK (NOT is_unconsented OR num_nonnulls(consent_entry, consent_text_sha256) = 0),
    CHECK (num_nonnulls(told_of, recipient) > 0)
);
CREATE UNIQUE INDEX marketing_message_called
    ON marketing_message (tool, coalesce(told_of, lower(recipient)), message);
CREATE INDEX marketing_message_told_of ON marketing_message (told_of);
CREATE INDEX marketing_message_newest ON marketing_message (customer, sent_at DESC, id DESC);
CREATE INDEX marketing_message_sent_at ON marketing_message (sent_at);
CREATE INDEX marketing_message_unconsented ON marketing_message (sent_at) WHERE is_unconsented;
CREATE INDEX marketing_message_recipient ON marketing_message (lower(recipient))
    WHERE recipient IS NOT NULL;
{own_rows("marketing_message", "SELECT")}

-- What came of it, which may be told before the message itself is.
CREATE TABLE marketing_message_use (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- None where nobody is shown to be the one whom its number calls; nothing of their behaviour then.
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    told_of text NOT NULL CHECK (length(told_of) BETWEEN 1 AND 40),
    tool text NOT NULL CHECK (length(tool) BETWEEN 1 AND 40),
    message text NOT NULL CHECK (length(message) BETWEEN 1 AND 200),
    kind text NOT NULL CHECK (kind IN ('opened', 'clicked', 'code_used', 'bounced', 'complained')),
    at timestamptz NOT NULL,
    -- Host and path; the rest may say more than where it led.
    link text CHECK (link ~ '^https?://[^?#]+$' AND length(link) <= 2000),
    code text CHECK (length(code) BETWEEN 1 AND 60),
    order_number text CHECK (length(order_number) BETWEEN 1 AND 40),
    is_permanent boolean,
    event text NOT NULL UNIQUE CHECK (length(event) > 0),
    CHECK (customer IS NOT NULL OR kind NOT IN ('opened', 'clicked')),
    CHECK ((kind = 'clicked') = (link IS NOT NULL)),
    CHECK ((kind = 'code_used') = (code IS NOT NULL)),
    CHECK ((kind = 'bounced') = (is_permanent IS NOT NULL)),
    CHECK (order_number IS NULL OR kind = 'code_used')
);
CREATE INDEX marketing_message_use_customer ON marketing_message_use (customer, told_of, message);
CREATE INDEX marketing_message_use_told_of ON marketing_message_use (told_of, message);
CREATE INDEX marketing_message_use_at ON marketing_message_use (at);
{own_rows("marketing_message_use", "SELECT")}

-- A customer reads their messages in the order in which they went out, or were written where they didn't.
CREATE INDEX message_gone_out ON message (customer, coalesce(sent_at, created_at) DESC, id DESC);

-- Nobody's rows: the web shows the figure, and can't count every customer's messages itself.
CREATE TABLE marketing_alarm (
    kind text PRIMARY KEY CHECK (kind IN ('unconsented')),
    found integer NOT NULL CHECK (found >= 0),
    looked_at timestamptz NOT NULL
);
GRANT SELECT ON marketing_alarm TO minside_app;
GRANT SELECT, INSERT, UPDATE ON marketing_alarm TO minside_service;

-- Whom the shop calls so, if more than an address says that it is they: an event's door must know it, to
-- ask whether something may be stored at all.
CREATE FUNCTION customer_called(number text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT n.customer FROM shop_number n WHERE n.number = $1 AND NOT n.is_recognised
    $$;
REVOKE ALL ON FUNCTION customer_called FROM PUBLIC;
GRANT EXECUTE ON FUNCTION customer_called TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
