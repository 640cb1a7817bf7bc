"""The outbox: messages to people, and the SMS they send us."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-22T22:00:00:000006"

SQL = f"""
CREATE TABLE message (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- None where the address belongs to nobody we know, as who asks for an account that isn't there.
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    channel text NOT NULL CHECK (channel IN ('mail', 'sms')),
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 40),
    template text NOT NULL CHECK (length(template) BETWEEN 1 AND 80),
    recipient text NOT NULL CHECK (length(recipient) <= 254),
    language text NOT NULL CHECK (language IN ('nb', 'en')),
    "values" jsonb NOT NULL CHECK (jsonb_typeof("values") = 'object'),
    secrets bytea CHECK (length(secrets) > 0),
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'abandoned')),
    message_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    attempts smallint NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    unknown_outcomes smallint NOT NULL DEFAULT 0
        CHECK (unknown_outcomes BETWEEN 0 AND attempts),
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    next_attempt_at timestamptz,
    useless_after timestamptz,
    last_error text CHECK (last_error ~ '^[a-z0-9 ]{{1,40}}$'),
    CONSTRAINT message_recipient_fits_channel CHECK (CASE channel
        WHEN 'mail' THEN recipient ~ '^[^[:space:][:cntrl:]@]+@[^[:space:][:cntrl:]@]+$'
        ELSE recipient ~ '^\\+[1-9][0-9]{{5,14}}$' END),
    CONSTRAINT message_sent_is_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT message_failed_comes_again CHECK ((state = 'failed') = (next_attempt_at IS NOT NULL)),
    -- A link or a code has an end, is gone once it is delivered, and is never kept without that end.
    CONSTRAINT message_secrets_end CHECK (
        secrets IS NULL OR (state <> 'sent' AND useless_after IS NOT NULL)
    )
);
CREATE INDEX message_newest ON message (customer, created_at DESC, id DESC);
CREATE INDEX message_created_at ON message (created_at);
CREATE INDEX message_unsent ON message (state, id) WHERE state <> 'sent';
{own_rows("message", "SELECT, INSERT")}
CREATE POLICY nobodys_rows_are_added ON message FOR INSERT TO minside_app
    WITH CHECK (customer IS NULL);

-- Whoever holds a telephone may write to us, so nothing here is a customer's. The web puts it in
-- and reads nothing.
CREATE TABLE inbound_sms (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    gateway_id text NOT NULL UNIQUE CHECK (length(gateway_id) BETWEEN 1 AND 200),
    sender text NOT NULL CHECK (length(sender) BETWEEN 1 AND 20),
    text text NOT NULL CHECK (length(text) <= 20000),
    received_at timestamptz NOT NULL,
    answered_at timestamptz
);
CREATE INDEX inbound_sms_answered ON inbound_sms (sender, answered_at);
CREATE INDEX inbound_sms_received_at ON inbound_sms (received_at);
ALTER TABLE inbound_sms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY put_by_web ON inbound_sms FOR INSERT TO minside_app WITH CHECK (true);
CREATE POLICY all_rows_of_service ON inbound_sms TO minside_service USING (true) WITH CHECK (true);
CREATE POLICY all_rows_of_owner ON inbound_sms TO minside_owner USING (true) WITH CHECK (true);
GRANT INSERT ON inbound_sms TO minside_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON inbound_sms TO minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
