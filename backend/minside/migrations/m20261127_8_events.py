"""What the shop tells and is told: events in and out, disclosures, and the shop's own numbers."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-27T08:00:00:000008"

SQL = f"""
-- Known to the shop by number and telephone alone: an address may come later.
ALTER TABLE customer ALTER COLUMN email DROP NOT NULL;
ALTER TABLE customer ADD COLUMN number text CHECK (length(number) BETWEEN 1 AND 40);
ALTER TABLE customer ADD COLUMN claimed_at timestamptz;
CREATE UNIQUE INDEX customer_number ON customer (number);
UPDATE customer SET claimed_at = created_at
    WHERE EXISTS (SELECT FROM password WHERE customer = customer.id);

-- Every number that the shop has called a customer by; the newest that it kept in a merge is theirs.
CREATE TABLE shop_number (
    number text PRIMARY KEY CHECK (length(number) BETWEEN 1 AND 40),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    kept_at timestamptz
);
CREATE INDEX shop_number_customer ON shop_number (customer);
{own_rows("shop_number", "SELECT")}

-- Each value that was told of a field, also one that changed nothing: the newest one counts.
ALTER TABLE profile_change ADD COLUMN event text NOT NULL DEFAULT '';
CREATE INDEX profile_change_field ON profile_change (customer, field, changed_at DESC, event DESC);
CREATE INDEX profile_change_email ON profile_change (lower(new_value)) WHERE field = 'email';

-- A merge moves parents and children in one transaction.
ALTER TABLE file ALTER CONSTRAINT file_customer_original_fkey DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE file_chunk
    ALTER CONSTRAINT file_chunk_customer_file_fkey DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE pet ALTER CONSTRAINT pet_customer_photo_fkey DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE pet_weight ALTER CONSTRAINT pet_weight_customer_pet_fkey DEFERRABLE INITIALLY IMMEDIATE;
-- What the log says stays as it was written; only whose it is may follow a merge.
GRANT UPDATE (customer) ON security_event TO minside_service;

CREATE TABLE event (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    batch uuid NOT NULL,
    source text NOT NULL CHECK (length(source) BETWEEN 1 AND 40),
    event_id text NOT NULL CHECK (length(event_id) BETWEEN 1 AND 250),
    body_sha256 bytea NOT NULL CHECK (length(body_sha256) = 32),
    type text NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
    version smallint NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    -- Whom and what it is about, and what it waits for; gone with its data once it is handled.
    streams text[] NOT NULL,
    waits_for text,
    data jsonb,
    state text NOT NULL
        CHECK (state IN ('received', 'waiting', 'kept', 'handled', 'dropped', 'dead')),
    reason text CHECK (length(reason) BETWEEN 1 AND 500),
    attempts smallint NOT NULL DEFAULT 0,
    retry_at timestamptz,
    settled_at timestamptz,
    UNIQUE (source, event_id),
    CHECK (state NOT IN ('handled', 'dropped') OR (data IS NULL AND streams = '{{}}')),
    CHECK ((state = 'waiting') = (waits_for IS NOT NULL))
);
CREATE INDEX event_batch ON event (batch) WHERE state = 'received';
CREATE INDEX event_streams ON event USING gin (streams) WHERE state = 'received';
CREATE INDEX event_waits_for ON event (waits_for) WHERE state = 'waiting';
CREATE INDEX event_state ON event (state, received_at) WHERE state IN ('waiting', 'kept', 'dead');
CREATE INDEX event_settled_at ON event (settled_at) WHERE settled_at IS NOT NULL;
ALTER TABLE event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY put_by_web ON event FOR INSERT TO minside_app WITH CHECK (
    state IN ('received', 'dropped', 'dead') AND attempts = 0 AND waits_for IS NULL
);
CREATE POLICY all_rows_of_service ON event TO minside_service USING (true) WITH CHECK (true);
CREATE POLICY all_rows_of_owner ON event TO minside_owner USING (true) WITH CHECK (true);
GRANT INSERT ON event TO minside_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON event TO minside_service;

CREATE FUNCTION event_by_id(source text, event_id text) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT body_sha256 FROM event e WHERE e.source = $1 AND e.event_id = $2 $$;
REVOKE ALL ON FUNCTION event_by_id FROM PUBLIC;
GRANT EXECUTE ON FUNCTION event_by_id TO minside_app, minside_service;

-- Who is told, as the worker's settings say it: the web shows it and holds no secret of theirs.
CREATE TABLE receiver (
    key text PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 40),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    country text NOT NULL CHECK (country ~ '^[A-Z]{{2}}$')
);
GRANT SELECT ON receiver TO minside_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON receiver TO minside_service;

CREATE TABLE outgoing_event (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- None where the customer is gone, or never was one of ours.
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    stream text NOT NULL CHECK (length(stream) BETWEEN 1 AND 100),
    type text NOT NULL,
    version smallint NOT NULL,
    origin text,
    occurred_at timestamptz NOT NULL,
    -- Gone once every receiver has its own part.
    data jsonb,
    UNIQUE (customer, id)
);
CREATE INDEX outgoing_event_stream ON outgoing_event (stream, id) WHERE data IS NOT NULL;
CREATE INDEX outgoing_event_occurred_at ON outgoing_event (occurred_at);
{own_rows("outgoing_event", "SELECT, INSERT")}

CREATE TABLE event_delivery (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    outgoing uuid NOT NULL,
    receiver text NOT NULL CHECK (length(receiver) BETWEEN 1 AND 40),
    stream text NOT NULL CHECK (length(stream) BETWEEN 1 AND 100),
    type text NOT NULL,
    version smallint NOT NULL,
    occurred_at timestamptz NOT NULL,
    -- Gone once it is acknowledged.
    data jsonb,
    state text NOT NULL CHECK (state IN ('waiting', 'acknowledged', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    first_attempt_at timestamptz,
    next_attempt_at timestamptz,
    settled_at timestamptz,
    last_error text CHECK (length(last_error) BETWEEN 1 AND 100),
    UNIQUE NULLS NOT DISTINCT (customer, outgoing, receiver),
    CONSTRAINT event_delivery_customer_outgoing_fkey FOREIGN KEY (customer, outgoing)
        REFERENCES outgoing_event (customer, id) DEFERRABLE INITIALLY IMMEDIATE,
    CHECK (state <> 'acknowledged' OR data IS NULL)
);
CREATE INDEX event_delivery_line ON event_delivery (receiver, stream, outgoing)
    WHERE state = 'waiting';
CREATE INDEX event_delivery_customer ON event_delivery (customer, outgoing);
CREATE INDEX event_delivery_dead ON event_delivery (id) WHERE state = 'dead';
CREATE INDEX event_delivery_settled_at ON event_delivery (settled_at) WHERE settled_at IS NOT NULL;
{own_rows("event_delivery", "SELECT")}

CREATE TABLE disclosure (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    -- Which sending; it is gone long before this row is.
    delivery uuid NOT NULL UNIQUE,
    receiver text NOT NULL CHECK (length(receiver) BETWEEN 1 AND 40),
    recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 100),
    country text NOT NULL CHECK (country ~ '^[A-Z]{{2}}$'),
    type text NOT NULL,
    fields text[] NOT NULL,
    disclosed_at timestamptz NOT NULL,
    acknowledged_at timestamptz
);
CREATE INDEX disclosure_newest ON disclosure (customer, disclosed_at DESC, id DESC);
{own_rows("disclosure", "SELECT")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
