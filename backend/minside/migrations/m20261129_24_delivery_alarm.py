"""What the daily look at fixed deliveries found, for whoever watches."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-29T08:00:00:000029"

# Nobody's rows: the web shows the figures, and can't count every customer's deliveries itself.
SQL = """
CREATE TABLE delivery_alarm (
    kind text PRIMARY KEY CHECK (kind IN ('without_next', 'overdue', 'stopped')),
    found integer NOT NULL CHECK (found >= 0),
    looked_at timestamptz NOT NULL
);
GRANT SELECT ON delivery_alarm TO minside_app;
GRANT SELECT, INSERT, UPDATE ON delivery_alarm TO minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
