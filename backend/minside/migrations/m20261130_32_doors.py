"""What a message rests on, what an SMS asked for, and who else an address belongs to."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-30T08:00:00:000032"

SQL = """
-- The ledger's entries are dropped by years of their own, so this is no key.
ALTER TABLE message ADD COLUMN consent_entry bigint;

ALTER TABLE inbound_sms ADD COLUMN understood text CHECK (length(understood) BETWEEN 1 AND 20);

-- The other subjects of the same address or number, for who may speak for one of them: whoever reads
-- what is sent there says no for all.
CREATE FUNCTION consent_beside(subject uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT other.id FROM consent_subject own JOIN consent_subject other
            ON other.kind = own.kind AND lower(other.address) = lower(own.address)
        WHERE own.id = $1 AND other.id <> own.id AND other.left_at IS NULL
          AND (speaks_for(own.id) OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        ORDER BY other.id
    $$;

-- Whom a link is about that was asked for at an address: who has that; where nobody does, who left it last of
-- those who had agreed to something there, though the worker hasn't looked yet; or nobody. Made where there is
-- none: the caller learns a pseudonym, and not whether it was there, nor whose it is, and the link goes to the
-- address alone.
CREATE FUNCTION consent_subject_to_leave(address text, at timestamptz) RETURNS uuid
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
              AND s.customer IS NOT NULL
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

REVOKE ALL ON FUNCTION consent_beside, consent_subject_to_leave FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_beside, consent_subject_to_leave TO minside_app, minside_service;

-- Who leaves by a link may be nobody's customer: the newsletter tool is told all the same.
CREATE POLICY nobodys_consents ON outgoing_event FOR INSERT TO minside_app
    WITH CHECK (customer IS NULL AND type = 'consent.changed');
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
