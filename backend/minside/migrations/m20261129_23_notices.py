"""Notices of coming deliveries, links to them that need no sign-in, and calendars of one's own."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-29T08:00:00:000023"

SQL = f"""
CREATE INDEX delivery_to_notice ON delivery (deadline_at, id)
    WHERE state = 'planned' AND noticed_at IS NULL;

-- A secret address at which a calendar program reads. The address is sealed, so that it can be shown
-- again, and found by its hash; there is one at a time.
CREATE TABLE calendar_feed (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL UNIQUE REFERENCES customer ON DELETE NO ACTION,
    token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    sealed_token bytea NOT NULL CHECK (length(sealed_token) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL
);
{own_rows("calendar_feed", "SELECT, INSERT, UPDATE, DELETE")}

CREATE FUNCTION customer_by_calendar(token_sha256 bytea) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT customer FROM calendar_feed f WHERE f.token_sha256 = $1 $$;

-- For whoever holds a link that we signed.
CREATE FUNCTION customer_by_subscription(subscription uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT customer FROM subscription s WHERE s.id = $1 $$;

REVOKE ALL ON FUNCTION customer_by_calendar, customer_by_subscription FROM PUBLIC;
GRANT EXECUTE ON FUNCTION customer_by_calendar, customer_by_subscription
    TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
