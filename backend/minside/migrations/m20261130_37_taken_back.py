"""An address that was put into an account and taken back: it never was its customer's (N14)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-30T08:00:00:000037"

SQL = """
-- Since when it is known that the change to this address was none of its customer's: who reads there speaks for
-- nothing of theirs. What was said there stays theirs to see.
ALTER TABLE consent_subject ADD COLUMN taken_back_at timestamptz
    CHECK (taken_back_at IS NULL OR kind = 'mail');

-- A token that was sent to an address which was taken back opens nothing any more.
CREATE OR REPLACE FUNCTION speaks_for(subject uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM consent_subject s WHERE s.id = $1 AND (
                s.customer = current_customer() OR s.id = opened_subject() AND s.taken_back_at IS NULL
            )
        )
    $$;

-- After the customer has the address back that they had: whatever the account was given since that change, these
-- addresses and all that were new to it. The web may write no subject itself.
CREATE FUNCTION consent_take_back(whose uuid, addresses text[], since timestamptz, at timestamptz) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        UPDATE consent_subject s SET taken_back_at = $4 FROM customer c
        WHERE c.id = $1 AND s.customer = c.id AND s.kind = 'mail' AND s.taken_back_at IS NULL
          AND lower(s.address) IS DISTINCT FROM lower(c.email)
          AND (s.left_at IS NULL OR s.left_at >= $3)
          AND (s.created_at >= $3 OR EXISTS (
              SELECT FROM unnest($2) AS one (address) WHERE lower(one.address) = lower(s.address)))
          AND ($1 = current_customer() OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
    $$;
REVOKE ALL ON FUNCTION consent_take_back FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_take_back TO minside_app, minside_service;

-- The same as before, but for who had the address put into their account by another.
CREATE OR REPLACE FUNCTION consent_subject_to_leave(address text, at timestamptz) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    found uuid;
    whose uuid;
BEGIN
    SELECT c.id INTO whose FROM customer c WHERE lower(c.email) = lower($1);
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
    PERFORM pg_advisory_xact_lock(hashtextextended('consent subject ' || whose::text, 0));
    SELECT s.id INTO found FROM consent_subject s
        WHERE s.customer = whose AND s.kind = 'mail' AND s.left_at IS NULL
          AND lower(s.address) = lower($1)
        ORDER BY s.created_at, s.id LIMIT 1;
    IF found IS NULL THEN
        INSERT INTO consent_subject (customer, kind, address, created_at)
            VALUES (whose, 'mail', $1, $2) RETURNING id INTO found;
    END IF;
    RETURN found;
END $$;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
