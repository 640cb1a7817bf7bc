"""Events are found by their streams as quickly however many wait."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-29T08:00:00:000018"

# What was just stored lay in a list of its own, up to four megabytes long, which each look read whole.
SQL = """
ALTER INDEX event_streams SET (fastupdate = off);
SELECT gin_clean_pending_list('event_streams');
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
