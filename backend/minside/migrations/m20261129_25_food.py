"""What pets eat, and farewells."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-29T08:00:00:000030"

SQL = f"""
-- How much of a product a pet eats a day, by its owner's word.
CREATE TABLE pet_feeding (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    pet uuid NOT NULL,
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    grams_a_day integer NOT NULL CHECK (grams_a_day BETWEEN 1 AND 20000),
    said_at timestamptz NOT NULL,
    UNIQUE (customer, pet, sku),
    FOREIGN KEY (customer, pet) REFERENCES pet (customer, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
);
{own_rows("pet_feeding", "SELECT, INSERT, UPDATE, DELETE")}

-- A farewell (N12): one that stands at a time. What is to be forgotten goes once it can't be undone.
CREATE TABLE pet_farewell (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    pet uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('died', 'moved')),
    memory text NOT NULL CHECK (memory IN ('keep', 'forget')),
    said_at timestamptz NOT NULL,
    undo_until timestamptz NOT NULL,
    undone_at timestamptz,
    UNIQUE (customer, id),
    FOREIGN KEY (customer, pet) REFERENCES pet (customer, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX pet_farewell_standing ON pet_farewell (customer, pet) WHERE undone_at IS NULL;
CREATE INDEX pet_farewell_of ON pet_farewell (customer, pet);
CREATE INDEX pet_farewell_to_forget ON pet_farewell (undo_until)
    WHERE undone_at IS NULL AND memory = 'forget';
{own_rows("pet_farewell", "SELECT, INSERT, UPDATE")}

-- How an agreement was before a farewell changed it and how it was after, so that what the farewell
-- changed, and nothing else, can be put back.
CREATE TABLE farewell_change (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    farewell uuid NOT NULL,
    subscription uuid NOT NULL,
    before jsonb NOT NULL CHECK (jsonb_typeof(before) = 'object'),
    after jsonb NOT NULL CHECK (jsonb_typeof(after) = 'object'),
    UNIQUE (farewell, subscription),
    FOREIGN KEY (customer, farewell) REFERENCES pet_farewell (customer, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY (customer, subscription) REFERENCES subscription (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX farewell_change_of ON farewell_change (customer, farewell);
CREATE INDEX farewell_change_subscription ON farewell_change (customer, subscription);
{own_rows("farewell_change", "SELECT, INSERT, DELETE")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
