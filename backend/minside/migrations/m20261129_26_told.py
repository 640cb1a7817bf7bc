"""What was told last of an agreement on fixed deliveries."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-29T08:00:00:000031"

# The letter itself is kept for a year, and an agreement longer than that.
SQL = """
ALTER TABLE subscription ADD COLUMN told text CHECK (told IN ('agreed', 'ended'));
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
