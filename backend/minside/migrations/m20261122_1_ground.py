"""What every room stands on: whose rows, files in chunks, idempotency, throttles."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-22T16:00:00:000001"

SQL = f"""
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO minside_app, minside_service;

CREATE FUNCTION current_customer() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('minside.customer', true), '')::uuid;

CREATE TABLE customer (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    first_name text CHECK (length(first_name) BETWEEN 1 AND 80),
    last_name text CHECK (length(last_name) BETWEEN 1 AND 80),
    phone text CHECK (phone ~ '^\\+[1-9][0-9]{{5,14}}$'),
    birth_year smallint CHECK (birth_year BETWEEN 1900 AND 2200),
    language text NOT NULL DEFAULT 'nb' CHECK (language IN ('nb', 'en')),
    street text CHECK (length(street) BETWEEN 1 AND 100),
    street2 text CHECK (length(street2) BETWEEN 1 AND 100),
    postcode text CHECK (length(postcode) BETWEEN 1 AND 12),
    city text CHECK (length(city) BETWEEN 1 AND 60),
    country text CHECK (country ~ '^[A-Z]{{2}}$'),
    created_at timestamptz NOT NULL,
    CONSTRAINT customer_address_whole CHECK (
        num_nulls(street, postcode, city, country) IN (0, 4)
        AND (street IS NOT NULL OR street2 IS NULL)
    )
);
CREATE UNIQUE INDEX customer_email ON customer (lower(email));
{own_rows("customer", "SELECT, UPDATE", column="id")}

CREATE TABLE file (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    purpose text NOT NULL,
    media_type text NOT NULL,
    size integer NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    width integer CHECK (width > 0),
    height integer CHECK (height > 0),
    created_at timestamptz NOT NULL,
    -- An upload that nothing has taken yet; what is never taken is swept away.
    expires_at timestamptz,
    -- A smaller drawing of another file goes when that one goes.
    original uuid,
    UNIQUE (customer, id),
    FOREIGN KEY (customer, original) REFERENCES file (customer, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX file_original ON file (customer, original);
CREATE INDEX file_expires_at ON file (expires_at) WHERE expires_at IS NOT NULL;
{own_rows("file", "SELECT, INSERT, UPDATE, DELETE")}

CREATE TABLE file_chunk (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL,
    file uuid NOT NULL,
    number integer NOT NULL CHECK (number >= 0),
    bytes bytea NOT NULL CHECK (length(bytes) <= 262144),
    UNIQUE (customer, file, number),
    FOREIGN KEY (customer, file) REFERENCES file (customer, id) ON DELETE CASCADE
);
ALTER TABLE file_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
{own_rows("file_chunk", "SELECT, INSERT, DELETE")}

CREATE TABLE idempotency_key (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    operation text NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    input_sha256 bytea NOT NULL CHECK (length(input_sha256) = 32),
    result uuid,
    created_at timestamptz NOT NULL,
    UNIQUE (customer, operation, key)
);
{own_rows("idempotency_key", "SELECT, INSERT, UPDATE")}

-- Nobody's row in particular: keyed fingerprints of addresses and accounts, with a count.
CREATE TABLE throttle (
    bucket bytea PRIMARY KEY CHECK (length(bucket) = 32),
    attempts integer NOT NULL CHECK (attempts > 0),
    window_ends_at timestamptz NOT NULL,
    free_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON throttle TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
