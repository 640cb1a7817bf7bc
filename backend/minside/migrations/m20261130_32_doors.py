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
REVOKE ALL ON FUNCTION consent_beside FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_beside TO minside_app, minside_service;

-- Who leaves by a link may be nobody's customer: the newsletter tool is told all the same.
CREATE POLICY nobodys_consents ON outgoing_event FOR INSERT TO minside_app
    WITH CHECK (customer IS NULL AND type = 'consent.changed');
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
