"""Boxes ticked when registering wait for the address."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-30T08:00:00:000034"

SQL = """
-- What was ticked, [purpose, version, language] each, and the year that goes with it: both wait for the
-- address, and go with the row where nobody confirms it.
ALTER TABLE registration
    ADD COLUMN agreed jsonb NOT NULL DEFAULT '[]'
        CHECK (jsonb_typeof(agreed) = 'array' AND jsonb_array_length(agreed) <= 20),
    ADD COLUMN birth_year smallint CHECK (birth_year BETWEEN 1850 AND 2200);

-- Whoever takes one takes them all: an address is registered once.
DROP FUNCTION take_registration;
CREATE FUNCTION take_registration(token_sha256 bytea, at timestamptz)
    RETURNS TABLE (email text, first_name text, last_name text, language text, hash text,
                   agreed jsonb, birth_year smallint, created_at timestamptz)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        WITH gone AS (
            DELETE FROM registration r WHERE lower(r.email) = (
                SELECT lower(mine.email) FROM registration mine
                WHERE mine.token_sha256 = $1 AND mine.expires_at > $2
            ) RETURNING r.*
        )
        SELECT email, first_name, last_name, language, hash, agreed, birth_year, created_at
        FROM gone WHERE gone.token_sha256 = $1
    $$;

REVOKE ALL ON FUNCTION take_registration FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_registration TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
