"""The customers' rooms: delivery addresses and the history of changes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-22T16:00:00:000002"

SQL = f"""
CREATE TABLE delivery_address (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 100),
    street text NOT NULL CHECK (length(street) BETWEEN 1 AND 100),
    street2 text CHECK (length(street2) BETWEEN 1 AND 100),
    postcode text NOT NULL CHECK (length(postcode) BETWEEN 1 AND 12),
    city text NOT NULL CHECK (length(city) BETWEEN 1 AND 60),
    country text NOT NULL CHECK (country ~ '^[A-Z]{{2}}$'),
    instructions text CHECK (length(instructions) BETWEEN 1 AND 300),
    is_default boolean NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (customer, id)
);
CREATE UNIQUE INDEX delivery_address_one_default ON delivery_address (customer) WHERE is_default;
{own_rows("delivery_address", "SELECT, INSERT, UPDATE, DELETE")}

CREATE TABLE profile_change (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    field text NOT NULL,
    old_value text,
    new_value text,
    changed_by text NOT NULL CHECK (changed_by IN ('customer', 'staff', 'system')),
    reason text,
    changed_at timestamptz NOT NULL,
    -- Staff say why (S38).
    CHECK (changed_by <> 'staff' OR reason IS NOT NULL)
);
CREATE INDEX profile_change_newest ON profile_change (customer, changed_at DESC, id DESC);
{own_rows("profile_change", "SELECT, INSERT")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
