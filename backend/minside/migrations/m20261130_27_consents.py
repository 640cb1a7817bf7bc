"""The consent ledger: whom it is about, what was agreed to, what is in force, and the chain itself."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T08:00:00:000027"

SQL = f"""
-- Whom an entry is about. Its id is a pseudonym: random, so that it tells nothing, not even when it
-- was made. Who it stands for is said here alone; when this row goes, the ledger names nobody.
CREATE TABLE consent_subject (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    kind text NOT NULL CHECK (kind IN ('mail', 'sms', 'account', 'browser')),
    -- The mail address, or the number in E.164.
    address text CHECK (length(address) BETWEEN 3 AND 254),
    created_at timestamptz NOT NULL,
    -- Since when the address isn't its customer's any more: whoever has it next begins anew.
    left_at timestamptz CHECK (left_at IS NULL OR kind IN ('mail', 'sms')),
    CHECK ((address IS NOT NULL) = (kind IN ('mail', 'sms'))),
    CHECK (kind <> 'account' OR customer IS NOT NULL)
);
-- An address has one subject that is nobody's, and one of each customer who has it.
CREATE UNIQUE INDEX consent_subject_of_nobody ON consent_subject (kind, lower(address))
    WHERE address IS NOT NULL AND customer IS NULL AND left_at IS NULL;
-- Of those who left it too: what was sent there before rests on what they said.
CREATE INDEX consent_subject_address ON consent_subject (lower(address), kind)
    WHERE address IS NOT NULL;
CREATE INDEX consent_subject_customer ON consent_subject (customer, kind);
ALTER TABLE consent_subject ADD CONSTRAINT consent_subject_of_customer UNIQUE (customer, id);
{own_rows("consent_subject", "SELECT")}

-- Every text that somebody agreed to, under its hash.
CREATE TABLE consent_text (
    sha256 bytea PRIMARY KEY CHECK (sha256 = sha256(convert_to(text, 'UTF8'))),
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 40),
    language text CHECK (language IN ('nb', 'en')),
    -- Null where the text isn't ours.
    version smallint CHECK (version > 0),
    text text NOT NULL CHECK (length(text) BETWEEN 1 AND 20000)
);
GRANT SELECT, INSERT ON consent_text TO minside_app;
GRANT SELECT, INSERT ON consent_text TO minside_service;

-- The ledger. Nothing personal stands in it, and nothing in it ever changes.
CREATE TABLE consent_entry (
    number bigint PRIMARY KEY CHECK (number > 0),
    year smallint NOT NULL,
    subject uuid,
    purpose text CHECK (length(purpose) BETWEEN 1 AND 40),
    action text NOT NULL CHECK (
        action IN ('opened', 'sealed', 'gap', 'asked', 'given', 'withdrawn', 'carried')
    ),
    basis text CHECK (basis IN ('consent', 'legitimate interest')),
    channel text CHECK (length(channel) BETWEEN 1 AND 60),
    text_sha256 bytea REFERENCES consent_text ON DELETE NO ACTION,
    -- When it was said, and when it was written here: what others tell of was said before.
    at timestamptz NOT NULL CHECK (at >= '1900-01-01 00:00Z' AND at < '9999-01-01 00:00Z'),
    written_at timestamptz NOT NULL CHECK (written_at >= '1900-01-01 00:00Z' AND written_at < '9999-01-01 00:00Z'),
    cites bigint CHECK (cites < number),
    -- Of what is kept apart with it, so that this can't be changed either. By a key of ours: whoever has
    -- the entry alone can't guess the words, once they are erased.
    note_mac bytea CHECK (length(note_mac) = 32),
    key_id bytea NOT NULL CHECK (length(key_id) = 4),
    previous bytea NOT NULL CHECK (length(previous) = 32),
    mac bytea NOT NULL CHECK (length(mac) = 32),
    CHECK ((action IN ('opened', 'sealed', 'gap')) = (subject IS NULL)),
    CHECK (num_nulls(subject, purpose, basis, channel) IN (0, 4))
);
CREATE INDEX consent_entry_subject ON consent_entry (subject, purpose, number);

-- What holds now of each: reckoned from the ledger by a trigger, and by nobody else. A question that waits
-- for its answer stands beside what was said before it, and changes nothing of that.
CREATE TABLE consent (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    subject uuid NOT NULL,
    purpose text NOT NULL,
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    state text NOT NULL CHECK (state IN ('asked', 'given', 'withdrawn')),
    entry bigint NOT NULL,
    text_sha256 bytea,
    since timestamptz NOT NULL,
    CONSTRAINT consent_of_subject FOREIGN KEY (customer, subject)
        REFERENCES consent_subject (customer, id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX consent_once ON consent (subject, purpose, customer, (state = 'asked'))
    NULLS NOT DISTINCT;
CREATE INDEX consent_customer ON consent (customer, purpose);
CREATE INDEX consent_in_force ON consent (purpose, subject) WHERE state = 'given';
{own_rows("consent", "SELECT")}

-- The words that an entry rests on, where there are some: what staff quote, what the shop knew. They may
-- be erased; the entry keeps their hash.
CREATE TABLE consent_note (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    entry bigint NOT NULL,
    subject uuid NOT NULL,
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    note text NOT NULL CHECK (length(note) BETWEEN 1 AND 20000),
    CONSTRAINT consent_note_of_subject FOREIGN KEY (customer, subject)
        REFERENCES consent_subject (customer, id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX consent_note_entry ON consent_note (entry);
CREATE INDEX consent_note_subject ON consent_note (customer, subject);
{own_rows("consent_note", "SELECT, INSERT")}

-- Whoever holds a token that we signed acts for its subject, in this transaction.
CREATE FUNCTION opened_subject() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('minside.consent_subject', true), '')::uuid;

CREATE FUNCTION speaks_for(subject uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT $1 = opened_subject() OR EXISTS (
            SELECT FROM consent_subject s WHERE s.id = $1 AND s.customer = current_customer()
        )
    $$;

ALTER TABLE consent_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON consent_entry FOR SELECT TO minside_app USING (speaks_for(subject));
-- An entry about nobody opens or closes a year.
CREATE POLICY own_words ON consent_entry FOR INSERT TO minside_app
    WITH CHECK (subject IS NULL OR speaks_for(subject));
CREATE POLICY all_rows_of_service ON consent_entry TO minside_service USING (true) WITH CHECK (true);
CREATE POLICY all_rows_of_owner ON consent_entry TO minside_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON consent_entry TO minside_app, minside_service;

CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.year = nullif(current_setting('minside.dropping_year', true), '')::int
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the consent ledger is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON consent_entry
    FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE FUNCTION never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the consent ledger is never emptied' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_entry
    FOR EACH STATEMENT EXECUTE FUNCTION never_emptied();

-- The newest entry, once nobody else adds one: whoever asks holds the ledger until the transaction ends.
CREATE FUNCTION consent_tip(OUT number bigint, OUT year smallint, OUT mac bytea)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('consent ledger', 0));
    SELECT e.number, e.year, e.mac INTO number, year, mac
        FROM consent_entry e ORDER BY e.number DESC LIMIT 1;
END $$;

-- One entry follows another, whoever writes it; a gap is left by who sees all rows.
CREATE FUNCTION consent_follows() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tip record;
BEGIN
    SELECT * INTO tip FROM consent_tip();
    IF NEW.action = 'gap' THEN
        IF NOT pg_has_role(session_user, 'minside_service', 'MEMBER') THEN
            RAISE EXCEPTION 'a gap is left by who sees all rows'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF NEW.number <= coalesce(tip.number, 0) + 1
            OR NEW.cites IS DISTINCT FROM tip.number OR NEW.year < coalesce(tip.year, 0)
        THEN
            RAISE EXCEPTION 'there is no gap' USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF NEW.number <> coalesce(tip.number, 0) + 1
        OR NEW.previous <> coalesce(tip.mac, decode(repeat('00', 32), 'hex'))
        OR NEW.year < coalesce(tip.year, 0)
    THEN
        RAISE EXCEPTION 'an entry of the consent ledger follows the newest one'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_follows BEFORE INSERT ON consent_entry
    FOR EACH ROW EXECUTE FUNCTION consent_follows();

CREATE FUNCTION consent_holds() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.subject IS NOT NULL THEN
        INSERT INTO consent AS c (subject, purpose, customer, state, entry, text_sha256, since)
        SELECT NEW.subject, NEW.purpose, s.customer,
            CASE NEW.action WHEN 'carried' THEN 'given' ELSE NEW.action END,
            NEW.number, NEW.text_sha256, NEW.at
        FROM consent_subject s WHERE s.id = NEW.subject
          -- What was asked before something was said has its answer.
          AND (NEW.action <> 'asked' OR NOT EXISTS (
              SELECT FROM consent said
              WHERE said.subject = NEW.subject AND said.purpose = NEW.purpose
                AND said.state <> 'asked' AND said.since > NEW.at
          ))
        ON CONFLICT (subject, purpose, customer, (state = 'asked')) DO UPDATE
            SET state = EXCLUDED.state, entry = EXCLUDED.entry,
                text_sha256 = EXCLUDED.text_sha256, since = EXCLUDED.since
            -- What was said last counts, though it was told first; of one moment, what was written last.
            WHERE EXCLUDED.since >= c.since;
        IF NEW.action <> 'asked' THEN
            DELETE FROM consent c
            WHERE c.subject = NEW.subject AND c.purpose = NEW.purpose
              AND c.state = 'asked' AND c.since <= NEW.at;
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER consent_holds AFTER INSERT ON consent_entry
    FOR EACH ROW EXECUTE FUNCTION consent_holds();

-- The subject of an address or number that is nobody's, or one more browser's; made where there is none.
-- The caller learns a pseudonym, and not whether it was there.
CREATE FUNCTION consent_subject_at(kind text, address text, at timestamptz) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    found uuid;
BEGIN
    INSERT INTO consent_subject (kind, address, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (kind, lower(address))
            WHERE address IS NOT NULL AND customer IS NULL AND left_at IS NULL DO NOTHING
        RETURNING id INTO found;
    IF found IS NULL THEN
        SELECT s.id INTO found FROM consent_subject s
            WHERE s.kind = $1 AND lower(s.address) = lower($2)
              AND s.customer IS NULL AND s.left_at IS NULL;
    END IF;
    RETURN found;
END $$;

-- A customer's own subject of this kind: of their account, or of the address or number that they have now;
-- null where they have none. Of two that a merge left, the older.
CREATE FUNCTION consent_subject_of(whose uuid, kind text, at timestamptz) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    found uuid;
    reached text;
BEGIN
    IF $1 IS DISTINCT FROM current_customer()
        AND NOT pg_has_role(session_user, 'minside_service', 'MEMBER')
    THEN
        RAISE EXCEPTION 'another customer''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Of two at once the second finds what the first made.
    PERFORM pg_advisory_xact_lock(hashtextextended('consent subject ' || $1::text, 0));
    SELECT CASE $2 WHEN 'mail' THEN c.email WHEN 'sms' THEN c.phone END INTO reached
        FROM customer c WHERE c.id = $1;
    IF $2 <> 'account' AND reached IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT s.id INTO found FROM consent_subject s
        WHERE s.customer = $1 AND s.kind = $2 AND s.left_at IS NULL
          AND lower(s.address) IS NOT DISTINCT FROM lower(reached)
        ORDER BY s.created_at, s.id LIMIT 1;
    IF found IS NULL THEN
        INSERT INTO consent_subject (customer, kind, address, created_at)
            VALUES ($1, $2, reached, $3) RETURNING id INTO found;
    END IF;
    RETURN found;
END $$;

-- How it stands with these subjects, for who may speak for them. Two of one customer's with one address
-- (one was nobody's, or another's who is the same person) stand as one: what was said last of either.
CREATE FUNCTION consents_of(subjects uuid[])
    RETURNS TABLE (id uuid, kind text, address text, customer uuid, purpose text, state text,
                   entry bigint, text_sha256 bytea, since timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT s.id, s.kind, s.address, s.customer, c.purpose, c.state, c.entry, c.text_sha256, c.since
        FROM consent_subject s LEFT JOIN LATERAL (
            SELECT DISTINCT ON (c.purpose, c.state = 'asked') c.*
            FROM consent_subject one JOIN consent c ON c.subject = one.id
            WHERE one.id = s.id OR (
                one.customer = s.customer AND one.kind = s.kind AND s.kind <> 'browser'
                AND one.left_at IS NULL AND s.left_at IS NULL
                AND lower(one.address) IS NOT DISTINCT FROM lower(s.address)
            )
            ORDER BY c.purpose, c.state = 'asked', c.since DESC, c.entry DESC
        ) c ON true
        WHERE s.id = ANY ($1)
          AND (speaks_for(s.id) OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        ORDER BY s.id, c.purpose
    $$;

-- What is told again under another id: was it here before?
CREATE INDEX event_consent ON event (source, occurred_at)
    WHERE type LIKE 'consent.%' OR type = 'message.complained';

-- When what these say of these purposes now is said: now, or right after what was said before by whoever has
-- the address, where a clock that is ahead said that. For who may speak for them.
CREATE FUNCTION consent_moments(subjects uuid[], purposes text[], now timestamptz)
    RETURNS SETOF timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT greatest($3, (
            SELECT max(c.since) + interval '1 microsecond'
            FROM consent_subject own CROSS JOIN LATERAL (
                SELECT own.id
                UNION
                SELECT other.id FROM consent_subject other
                WHERE other.kind = own.kind AND lower(other.address) = lower(own.address)
                  AND other.left_at IS NULL
            ) AS heard JOIN consent c ON c.subject = heard.id AND c.purpose = one.purpose
            WHERE own.id = one.subject
              AND (speaks_for(own.id) OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        ))
        FROM unnest($1, $2) WITH ORDINALITY AS one (subject, purpose, place) ORDER BY place
    $$;

REVOKE ALL ON FUNCTION consent_follows, consent_holds, consent_tip, consent_subject_at, consent_subject_of, consents_of,
    consent_moments, speaks_for FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_tip, consent_subject_at, consent_subject_of, consents_of,
    consent_moments, speaks_for TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
