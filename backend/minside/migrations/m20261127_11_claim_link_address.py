"""A link for the first password is good for the address that it was sent to, and for no other."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-27T08:00:00:000011"

SQL = """
-- None in a link from before, or from a worker of before: that one opens nothing, and is asked for
-- anew.
ALTER TABLE claim_link ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 254);

CREATE OR REPLACE FUNCTION claim_link_by_token(token_sha256 bytea, at timestamptz) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT l.customer FROM claim_link l JOIN customer c ON c.id = l.customer
        WHERE l.token_sha256 = $1 AND l.expires_at > $2 AND lower(l.email) = lower(c.email)
    $$;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
