"""Which version of the privacy notice each customer has seen."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T08:00:00:000028"

SQL = f"""
CREATE TABLE notice_seen (
    customer uuid PRIMARY KEY REFERENCES customer ON DELETE NO ACTION,
    version integer NOT NULL CHECK (version >= 1),
    seen_at timestamptz NOT NULL
);
{own_rows("notice_seen", "SELECT, INSERT, UPDATE")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
