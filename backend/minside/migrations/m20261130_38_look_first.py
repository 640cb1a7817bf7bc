"""What an address change moves is moved before anything else is said, by whoever says it (N14)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-30T08:00:00:000038"

SQL = """
-- The mail address of a customer that is shown to be theirs; null where none is.
CREATE FUNCTION consent_shown_address(whose uuid) RETURNS text
    LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT c.email FROM customer c
        WHERE c.id = $1 AND c.email_verified_at IS NOT NULL
          AND lower(coalesce(c.own_email, c.email)) = lower(c.email)
    $$;
REVOKE ALL ON FUNCTION consent_shown_address FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_shown_address TO minside_app, minside_service;

-- What was said at that address before it was theirs is theirs. The web sees and writes no such subject itself.
CREATE FUNCTION consent_take_nobodys(whose uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    taken uuid[];
BEGIN
    IF $1 IS DISTINCT FROM current_customer()
        AND NOT pg_has_role(session_user, 'minside_service', 'MEMBER')
    THEN
        RAISE EXCEPTION 'another customer''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    WITH own AS (
        UPDATE consent_subject s SET customer = $1
        WHERE s.kind = 'mail' AND s.customer IS NULL AND s.left_at IS NULL
          AND lower(s.address) = lower(consent_shown_address($1))
        RETURNING s.id
    ) SELECT array_agg(own.id) INTO taken FROM own;
    UPDATE consent c SET customer = $1 WHERE c.subject = ANY (taken);
    UPDATE consent_note n SET customer = $1 WHERE n.subject = ANY (taken);
END $$;

-- The customer's mail subjects of other addresses than that are left, and so is one that was taken back.
CREATE FUNCTION consent_leave(whose uuid, at timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF $1 IS DISTINCT FROM current_customer()
        AND NOT pg_has_role(session_user, 'minside_service', 'MEMBER')
    THEN
        RAISE EXCEPTION 'another customer''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE consent_subject s SET left_at = $2
        WHERE s.customer = $1 AND s.kind = 'mail' AND s.left_at IS NULL
          AND (s.taken_back_at IS NOT NULL OR lower(s.address) <> lower(consent_shown_address($1)))
          AND consent_shown_address($1) IS NOT NULL;
END $$;
REVOKE ALL ON FUNCTION consent_take_nobodys, consent_leave FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_take_nobodys, consent_leave TO minside_app, minside_service;

-- The same as before; and an address at which nothing was ever said is marked as well, for a link about the account
-- that went there. What others had taken back from the address that is the customer's again is theirs.
CREATE OR REPLACE FUNCTION consent_take_back(whose uuid, addresses text[], since timestamptz, at timestamptz)
    RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        UPDATE consent_subject s SET taken_back_at = $4 FROM customer c
        WHERE c.id = $1 AND s.customer = c.id AND s.kind = 'mail' AND s.taken_back_at IS NULL
          AND lower(s.address) IS DISTINCT FROM lower(c.email)
          AND (s.left_at IS NULL OR s.left_at >= $3)
          AND (s.created_at >= $3 OR EXISTS (
              SELECT FROM unnest($2) AS one (address) WHERE lower(one.address) = lower(s.address)))
          AND ($1 = current_customer() OR pg_has_role(session_user, 'minside_service', 'MEMBER'));
        UPDATE consent_subject s SET taken_back_at = NULL FROM customer c
        WHERE c.id = $1 AND s.customer = c.id AND s.kind = 'mail' AND s.taken_back_at >= $3
          AND lower(s.address) = lower(c.email)
          AND ($1 = current_customer() OR pg_has_role(session_user, 'minside_service', 'MEMBER'));
        INSERT INTO consent_subject (customer, kind, address, created_at, left_at, taken_back_at)
        SELECT DISTINCT ON (lower(one.address)) c.id, 'mail', one.address, $4, $4, $4
        FROM customer c CROSS JOIN unnest($2) AS one (address)
        WHERE c.id = $1 AND lower(one.address) IS DISTINCT FROM lower(c.email) AND NOT EXISTS (
            SELECT FROM consent_subject s
            WHERE s.customer = c.id AND s.kind = 'mail' AND lower(s.address) = lower(one.address)
        ) AND ($1 = current_customer() OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
    $$;

-- The same as before, but that an address which was taken back and is the customer's own by now begins anew; and who
-- gives the account another address at this moment comes before, or waits.
CREATE OR REPLACE FUNCTION consent_subject_of(whose uuid, kind text, at timestamptz) RETURNS uuid
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
        FROM customer c WHERE c.id = $1 FOR KEY SHARE;
    IF $2 <> 'account' AND reached IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT s.id INTO found FROM consent_subject s
        WHERE s.customer = $1 AND s.kind = $2 AND s.left_at IS NULL AND s.taken_back_at IS NULL
          AND lower(s.address) IS NOT DISTINCT FROM lower(reached)
        ORDER BY s.created_at, s.id LIMIT 1;
    IF found IS NULL THEN
        INSERT INTO consent_subject (customer, kind, address, created_at)
            VALUES ($1, $2, reached, $3) RETURNING id INTO found;
    END IF;
    RETURN found;
END $$;

CREATE OR REPLACE FUNCTION consent_subject_to_leave(address text, at timestamptz) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    found uuid;
    whose uuid;
BEGIN
    SELECT c.id INTO whose FROM customer c WHERE lower(c.email) = lower($1);
    IF whose IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('consent subject ' || whose::text, 0));
        SELECT c.id INTO whose FROM customer c
            WHERE c.id = whose AND lower(c.email) = lower($1) FOR KEY SHARE;
    END IF;
    IF whose IS NULL THEN
        SELECT s.id INTO found FROM consent_subject s
            WHERE s.kind = 'mail' AND lower(s.address) = lower($1)
              AND s.customer IS NOT NULL AND s.taken_back_at IS NULL
              AND EXISTS (
                  SELECT FROM consent_entry e
                  WHERE e.subject = s.id AND e.action IN ('given', 'carried')
              )
            ORDER BY s.left_at DESC NULLS FIRST, s.id LIMIT 1;
        RETURN coalesce(found, consent_subject_at('mail', $1, $2));
    END IF;
    SELECT s.id INTO found FROM consent_subject s
        WHERE s.customer = whose AND s.kind = 'mail' AND s.left_at IS NULL AND s.taken_back_at IS NULL
          AND lower(s.address) = lower($1)
        ORDER BY s.created_at, s.id LIMIT 1;
    IF found IS NULL THEN
        INSERT INTO consent_subject (customer, kind, address, created_at)
            VALUES (whose, 'mail', $1, $2) RETURNING id INTO found;
    END IF;
    RETURN found;
END $$;

-- The same as before, but that what stands at an address which was taken back stands as one with nothing.
CREATE OR REPLACE FUNCTION consents_of(subjects uuid[])
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
                AND one.taken_back_at IS NULL AND s.taken_back_at IS NULL
                AND lower(one.address) IS NOT DISTINCT FROM lower(s.address)
            )
            ORDER BY c.purpose, c.state = 'asked', c.since DESC, c.entry DESC
        ) c ON true
        WHERE s.id = ANY ($1)
          AND (speaks_for(s.id) OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        ORDER BY s.id, c.purpose
    $$;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
