"""The pets and their weights."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-22T16:00:00:000004"

SQL = f"""
CREATE TABLE pet (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    species text NOT NULL CHECK (species IN (
        'dog', 'cat', 'rabbit', 'guinea_pig', 'hamster', 'ferret',
        'bird', 'fish', 'reptile', 'horse', 'other'
    )),
    breed text CHECK (length(breed) BETWEEN 1 AND 80),
    sex text CHECK (sex IN ('female', 'male')),
    neutered boolean,
    birth_date date,
    birth_year smallint CHECK (birth_year BETWEEN 1900 AND 2200),
    allergies text[] NOT NULL CHECK (cardinality(allergies) <= 30),
    notes text CHECK (length(notes) BETWEEN 1 AND 2000),
    photo uuid,
    created_at timestamptz NOT NULL,
    UNIQUE (customer, id),
    CHECK (birth_date IS NULL OR birth_year = extract(year FROM birth_date)),
    -- A parent key alone would let one customer's pet wear another's photo: keys pass row policies.
    FOREIGN KEY (customer, photo) REFERENCES file (customer, id) ON DELETE NO ACTION
);
CREATE INDEX pet_photo ON pet (customer, photo);
{own_rows("pet", "SELECT, INSERT, UPDATE, DELETE")}

CREATE TABLE pet_weight (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL,
    pet uuid NOT NULL,
    grams integer NOT NULL CHECK (grams BETWEEN 1 AND 2000000),
    weighed_on date NOT NULL,
    UNIQUE (customer, pet, weighed_on),
    FOREIGN KEY (customer, pet) REFERENCES pet (customer, id) ON DELETE CASCADE
);
{own_rows("pet_weight", "SELECT, INSERT, UPDATE, DELETE")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
