"""Boxes ticked when registering wait for the address; subjects of one address stand as one."""

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
                   agreed jsonb, birth_year smallint)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        WITH gone AS (
            DELETE FROM registration r WHERE lower(r.email) = (
                SELECT lower(mine.email) FROM registration mine
                WHERE mine.token_sha256 = $1 AND mine.expires_at > $2
            ) RETURNING r.*
        )
        SELECT email, first_name, last_name, language, hash, agreed, birth_year
        FROM gone WHERE gone.token_sha256 = $1
    $$;

-- How it stands with these subjects, for who may speak for them. Two of one customer's with one address
-- (one was nobody's, or another's who is the same person) stand as one: what was said last of either.
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
                AND lower(one.address) IS NOT DISTINCT FROM lower(s.address)
            )
            ORDER BY c.purpose, c.state = 'asked', c.since DESC, c.entry DESC
        ) c ON true
        WHERE s.id = ANY ($1)
          AND (speaks_for(s.id) OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        ORDER BY s.id, c.purpose
    $$;

REVOKE ALL ON FUNCTION take_registration FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_registration TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
