"""Whether a customer's details are still right: what came back, and when they last said so."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-29T08:00:00:000017"

SQL = f"""
ALTER TABLE customer ADD COLUMN confirmed_at timestamptz;

-- Also of an address that isn't the customer's: it may come to be known later that it was.
CREATE TABLE email_bounce (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    email text NOT NULL CHECK (length(email) BETWEEN 1 AND 254),
    -- The shop's number that it was told of; it goes where that number goes.
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    bounced_at timestamptz NOT NULL,
    event text NOT NULL UNIQUE
);
CREATE INDEX email_bounce_customer ON email_bounce (customer, lower(email));
{own_rows("email_bounce", "SELECT")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
