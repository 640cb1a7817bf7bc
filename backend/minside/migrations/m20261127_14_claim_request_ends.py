"""What becomes of a way in that was asked for is declared, as of every other row of a customer's."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-27T08:00:00:000014"

SQL = """
ALTER TABLE claim_request ALTER COLUMN id SET DEFAULT uuidv7();
ALTER TABLE claim_request DROP CONSTRAINT claim_request_customer_fkey;
ALTER TABLE claim_request ADD CONSTRAINT claim_request_customer_fkey
    FOREIGN KEY (customer) REFERENCES customer ON DELETE NO ACTION;

-- Whose it is once the worker has looked may see it. Nobody is signed in who asks, so what the web
-- puts here it still can't read.
CREATE POLICY own_rows ON claim_request FOR SELECT TO minside_app
    USING (customer = current_customer());
GRANT SELECT ON claim_request TO minside_app;

-- Asked when a link or a code is used, too, by a web that sees nobody else's rows.
CREATE FUNCTION email_is_held(address text, changed_after timestamptz, but_for uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM email_change c WHERE lower(c.old_email) = lower($1) AND c.changed_at > $2
              AND c.customer IS DISTINCT FROM $3
        )
    $$;
REVOKE ALL ON FUNCTION email_is_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION email_is_held TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
