"""Payment of fixed deliveries: what it waits for, what needn't be paid any more, and by what it is paid."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-29T10:00:00:000022"

SQL = f"""
-- `dropped`: its order was cancelled, so nothing is to be paid.
ALTER TABLE charge DROP CONSTRAINT charge_state_check, ADD CONSTRAINT charge_state_check
    CHECK (state IN ('asked', 'failed', 'paid', 'given_up', 'dropped'));
-- Since when what is paid isn't packed, for its customer asked to cancel it and the shop hasn't answered.
ALTER TABLE charge ADD COLUMN held_at timestamptz CHECK (held_at IS NULL OR state = 'paid');
-- `payment`: it waits until the one before it is paid.
ALTER TABLE delivery DROP CONSTRAINT delivery_moved_by_check, ADD CONSTRAINT delivery_moved_by_check
    CHECK (moved_by IN ('calendar', 'customer', 'staff', 'stock', 'late', 'payment'));

-- What was refused and isn't settled: while there is one, no more is ordered.
CREATE INDEX charge_unpaid ON charge (customer)
    WHERE state IN ('failed', 'given_up') OR state = 'asked' AND failed_at IS NOT NULL;
CREATE INDEX charge_asked ON charge (asked_at) WHERE state = 'asked';

-- What the shop said last of each of its numbers; the latest word of all of a customer's counts. Never
-- a card's number: `label` shows four digits of it. No kind says that there is none any more.
CREATE TABLE payment_method (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    told_of text NOT NULL UNIQUE CHECK (length(told_of) BETWEEN 1 AND 40),
    kind text CHECK (length(kind) BETWEEN 1 AND 60),
    label text CHECK (length(label) BETWEEN 1 AND 60),
    expires_on date,
    changed_at timestamptz NOT NULL,
    event text NOT NULL,
    UNIQUE (customer, id),
    CHECK ((kind IS NULL) = (label IS NULL)),
    CHECK (kind IS NOT NULL OR expires_on IS NULL)
);
CREATE INDEX payment_method_of ON payment_method (customer, changed_at DESC, event DESC);
{own_rows("payment_method", "SELECT")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
