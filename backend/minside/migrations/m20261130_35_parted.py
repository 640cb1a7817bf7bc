"""What a pet was that was said farewell to and is forgotten, without who it was (N12)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T08:00:00:000035"

SQL = f"""
-- So that nobody is reminded of it by what was bought for it, though it is forgotten itself.
CREATE TABLE pet_parted (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    species text NOT NULL CHECK (length(species) BETWEEN 1 AND 40),
    ate text[] NOT NULL,
    forgotten_at timestamptz NOT NULL
);
CREATE INDEX pet_parted_customer ON pet_parted (customer);
CREATE INDEX pet_parted_forgotten_at ON pet_parted (forgotten_at);
{own_rows("pet_parted", "SELECT, INSERT")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
