"""How often each page was shown on a day: no customer, no address, no hour (S18)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-30T08:00:00:000030"

# Nobody's rows. The web adds one to a count and reads none; whoever reads goes through what hides
# the small ones (docs/decisions/0020). Whole weeks are deleted when their time has passed.
SQL = """
CREATE TABLE usage_count (
    day date NOT NULL,
    page text NOT NULL CHECK (page ~ '^/[a-z:/-]{0,79}$'),
    category text CHECK (length(category) BETWEEN 1 AND 80),
    device text NOT NULL CHECK (device IN ('mobile', 'tablet', 'desktop')),
    stay text NOT NULL
        CHECK (stay IN ('under_10_seconds', 'under_a_minute', 'under_5_minutes', 'longer')),
    views bigint NOT NULL CHECK (views > 0),
    UNIQUE NULLS NOT DISTINCT (day, page, category, device, stay)
);
GRANT SELECT, DELETE ON usage_count TO minside_service;

-- How finely a week that is over is told, settled once.
CREATE TABLE usage_week (
    monday date PRIMARY KEY CHECK (extract(isodow FROM monday) = 1),
    level smallint NOT NULL CHECK (level BETWEEN 0 AND 4)
);
GRANT SELECT, INSERT, DELETE ON usage_week TO minside_service;

CREATE FUNCTION usage_counted(day date, page text, category text, device text, stay text)
    RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        INSERT INTO usage_count AS u (day, page, category, device, stay, views)
        VALUES ($1, $2, $3, $4, $5, 1)
        ON CONFLICT (day, page, category, device, stay) DO UPDATE SET views = u.views + 1
    $$;
REVOKE ALL ON FUNCTION usage_counted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION usage_counted TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
