"""Which products a customer looked at, under their consent alone, and what they had forgotten of it."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T08:00:00:000033"

SQL = f"""
-- When it was looked at last. The number it was told of stays with it, wherever that goes.
CREATE TABLE viewed_product (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    told_of text NOT NULL CHECK (length(told_of) BETWEEN 1 AND 40),
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    viewed_at timestamptz NOT NULL,
    UNIQUE (told_of, sku)
);
CREATE INDEX viewed_product_newest ON viewed_product (customer, viewed_at DESC, sku);
CREATE INDEX viewed_product_viewed_at ON viewed_product (viewed_at);
{own_rows("viewed_product", "SELECT, DELETE")}

-- Until when a customer had it forgotten: what was looked at before may be told of later.
CREATE TABLE viewed_forgotten (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    until timestamptz NOT NULL
);
CREATE INDEX viewed_forgotten_customer ON viewed_forgotten (customer, until);
CREATE INDEX viewed_forgotten_until ON viewed_forgotten (until);
{own_rows("viewed_forgotten", "SELECT, INSERT")}

-- Who takes their consent back takes back what was opened and clicked, in the same transaction.
GRANT DELETE ON marketing_message_use TO minside_app;
CREATE POLICY agreed_to_only ON marketing_message_use AS RESTRICTIVE FOR DELETE TO minside_app
    USING (kind IN ('opened', 'clicked'));

-- An audience is read in the order of its subjects, and knows whose address was refused.
CREATE INDEX consent_entry_purpose ON consent_entry (purpose, number);
CREATE INDEX customer_refused ON customer (lower(email)) WHERE email_refused_at IS NOT NULL;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
