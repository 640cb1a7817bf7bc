"""The way in by mail: registrations, reset links, e-mail changes, and step-up."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-22T22:00:00:000007"


def nobodys(table: str) -> str:
    """SQL for rows of addresses that may be nobody's: the web puts them there and can't look."""
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY put_by_web ON {table} FOR INSERT TO minside_app WITH CHECK (true);
        CREATE POLICY all_rows_of_service ON {table} TO minside_service
            USING (true) WITH CHECK (true);
        CREATE POLICY all_rows_of_owner ON {table} TO minside_owner
            USING (true) WITH CHECK (true);
        GRANT INSERT ON {table} TO minside_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO minside_service;
    """


SQL = f"""
ALTER TABLE customer ADD COLUMN email_verified_at timestamptz;
ALTER TABLE customer ADD COLUMN email_refused_at timestamptz;
GRANT INSERT ON customer TO minside_app;

-- When the password was given again after signing in.
ALTER TABLE session ADD COLUMN stepped_up_at timestamptz;

CREATE TABLE registration (
    id uuid PRIMARY KEY,
    email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    first_name text NOT NULL CHECK (length(first_name) BETWEEN 1 AND 80),
    last_name text NOT NULL CHECK (length(last_name) BETWEEN 1 AND 80),
    language text NOT NULL CHECK (language IN ('nb', 'en')),
    -- None where the address is somebody's or got enough letters: the row answers for its key.
    hash text CHECK (hash LIKE '$argon2id$%'),
    token_sha256 bytea UNIQUE CHECK (length(token_sha256) = 32),
    key text UNIQUE CHECK (length(key) BETWEEN 1 AND 100),
    form_sha256 bytea NOT NULL CHECK (length(form_sha256) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CHECK (hash IS NOT NULL OR token_sha256 IS NULL)
);
CREATE INDEX registration_email ON registration (lower(email));
CREATE INDEX registration_expires_at ON registration (expires_at);
{nobodys("registration")}

CREATE TABLE reset_request (
    id uuid PRIMARY KEY,
    email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    language text NOT NULL CHECK (language IN ('nb', 'en')),
    device text CHECK (length(device) BETWEEN 1 AND 80),
    created_at timestamptz NOT NULL
);
CREATE INDEX reset_request_created_at ON reset_request (created_at);
{nobodys("reset_request")}

CREATE TABLE reset_link (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX reset_link_customer ON reset_link (customer);
CREATE INDEX reset_link_expires_at ON reset_link (expires_at);
{own_rows("reset_link", "SELECT, DELETE")}

CREATE TABLE email_change_request (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL UNIQUE REFERENCES customer ON DELETE NO ACTION,
    new_email text NOT NULL CHECK (length(new_email) BETWEEN 3 AND 254),
    -- None until the letter is written; random where the address is somebody else's.
    code_sha256 bytea CHECK (length(code_sha256) = 32),
    tries smallint NOT NULL CHECK (tries BETWEEN 0 AND 3),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX email_change_request_expires_at ON email_change_request (expires_at);
{own_rows("email_change_request", "SELECT, INSERT, UPDATE, DELETE")}

CREATE TABLE email_change (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    old_email text NOT NULL CHECK (length(old_email) BETWEEN 3 AND 254),
    new_email text NOT NULL CHECK (length(new_email) BETWEEN 3 AND 254),
    token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    changed_at timestamptz NOT NULL,
    frozen_at timestamptz
);
CREATE INDEX email_change_customer ON email_change (customer, changed_at);
CREATE INDEX email_change_old_email ON email_change (lower(old_email));
CREATE INDEX email_change_changed_at ON email_change (changed_at);
{own_rows("email_change", "SELECT, INSERT, UPDATE, DELETE")}

-- What the log says stays as it was written; it goes only with its time, or its customer.
REVOKE UPDATE ON security_event FROM minside_service;
CREATE INDEX security_event_occurred_at ON security_event (occurred_at);
CREATE INDEX known_device_last_used_at ON known_device (last_used_at);
CREATE INDEX session_created_at ON session (created_at);

DROP FUNCTION session_by_token(bytea, timestamptz, timestamptz);
CREATE FUNCTION session_by_token(token_sha256 bytea, used_after timestamptz, made_after timestamptz)
    RETURNS TABLE (
        session uuid, customer uuid, last_used_at timestamptz, stepped_up_at timestamptz
    )
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT id, customer, last_used_at, coalesce(stepped_up_at, created_at) FROM session
        WHERE session.token_sha256 = $1 AND last_used_at > $2 AND created_at > $3
    $$;

DROP FUNCTION credentials_by_email(text, bytea);
CREATE FUNCTION credentials_by_email(email text, device_sha256 bytea)
    RETURNS TABLE (
        customer uuid, hash text, changed_at timestamptz, device_known boolean, device_kept boolean
    )
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT c.id, p.hash, p.changed_at, EXISTS (
            SELECT FROM known_device d WHERE d.customer = c.id AND d.token_sha256 = $2
        ), EXISTS (SELECT FROM known_device d WHERE d.token_sha256 = $2)
        FROM customer c JOIN password p ON p.customer = c.id
        WHERE lower(c.email) = lower($1)
    $$;

CREATE FUNCTION registration_by_key(key text) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT form_sha256 FROM registration WHERE registration.key = $1 $$;

CREATE FUNCTION registration_by_token(token_sha256 bytea, device_sha256 bytea, at timestamptz)
    RETURNS TABLE (hash text, device_kept boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT r.hash, EXISTS (SELECT FROM known_device d WHERE d.token_sha256 = $2)
        FROM registration r WHERE r.token_sha256 = $1 AND r.expires_at > $3
    $$;

-- Whoever takes one takes them all: an address is registered once.
CREATE FUNCTION take_registration(token_sha256 bytea, at timestamptz)
    RETURNS TABLE (email text, first_name text, last_name text, language text, hash text)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        WITH gone AS (
            DELETE FROM registration r WHERE lower(r.email) = (
                SELECT lower(mine.email) FROM registration mine
                WHERE mine.token_sha256 = $1 AND mine.expires_at > $2
            ) RETURNING r.*
        )
        SELECT email, first_name, last_name, language, hash FROM gone WHERE gone.token_sha256 = $1
    $$;

CREATE FUNCTION reset_by_token(token_sha256 bytea, at timestamptz) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT customer FROM reset_link l WHERE l.token_sha256 = $1 AND l.expires_at > $2 $$;

CREATE FUNCTION email_change_by_token(token_sha256 bytea, changed_after timestamptz) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT customer FROM email_change c WHERE c.token_sha256 = $1 AND c.changed_at > $2 $$;

REVOKE ALL ON FUNCTION session_by_token, credentials_by_email, registration_by_key,
    registration_by_token, take_registration, reset_by_token, email_change_by_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_by_token, credentials_by_email, registration_by_key,
    registration_by_token, take_registration, reset_by_token, email_change_by_token
    TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
