"""The way in: passwords, sessions, known devices and the security log."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-22T16:00:00:000003"

SQL = f"""
CREATE TABLE password (
    customer uuid PRIMARY KEY REFERENCES customer ON DELETE NO ACTION,
    hash text NOT NULL CHECK (hash LIKE '$argon2id$%'),
    changed_at timestamptz NOT NULL
);
{own_rows("password", "SELECT, INSERT, UPDATE")}

CREATE TABLE session (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    device text CHECK (length(device) BETWEEN 1 AND 80),
    created_at timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    UNIQUE (customer, id)
);
CREATE INDEX session_last_used_at ON session (last_used_at);
{own_rows("session", "SELECT, INSERT, UPDATE, DELETE")}

CREATE TABLE known_device (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    token_sha256 bytea NOT NULL CHECK (length(token_sha256) = 32),
    last_used_at timestamptz NOT NULL,
    UNIQUE (customer, token_sha256)
);
CREATE INDEX known_device_token ON known_device (token_sha256);
{own_rows("known_device", "SELECT, INSERT, UPDATE, DELETE")}

CREATE TABLE security_event (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    kind text NOT NULL,
    device text CHECK (length(device) BETWEEN 1 AND 80),
    occurred_at timestamptz NOT NULL
);
CREATE INDEX security_event_newest ON security_event (customer, occurred_at DESC, id DESC);
{own_rows("security_event", "SELECT, INSERT")}

-- What must be found before the customer is known. Each answers one narrow question.
CREATE FUNCTION session_by_token(token_sha256 bytea, used_after timestamptz, made_after timestamptz)
    RETURNS TABLE (session uuid, customer uuid, last_used_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT id, customer, last_used_at FROM session
        WHERE session.token_sha256 = $1 AND last_used_at > $2 AND created_at > $3
    $$;

CREATE FUNCTION credentials_by_email(email text, device_sha256 bytea)
    RETURNS TABLE (customer uuid, hash text, device_known boolean, device_kept boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT c.id, p.hash, EXISTS (
            SELECT FROM known_device d WHERE d.customer = c.id AND d.token_sha256 = $2
        ), EXISTS (SELECT FROM known_device d WHERE d.token_sha256 = $2)
        FROM customer c JOIN password p ON p.customer = c.id
        WHERE lower(c.email) = lower($1)
    $$;

REVOKE ALL ON FUNCTION session_by_token, credentials_by_email FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_by_token, credentials_by_email TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
