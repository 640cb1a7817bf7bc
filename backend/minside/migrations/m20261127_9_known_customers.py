"""The way in for customers whom the shop already has: old hashes, wrapped, and claims."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-27T08:00:00:000009"

SQL = f"""
-- How the shop's old hash was made that `hash` wraps; none where `hash` is of the password itself.
ALTER TABLE password ADD COLUMN inner_kind text CHECK (
    inner_kind ~ '^(md5|sha1|sha256|sha512)$'
    OR inner_kind ~ '^(bcrypt|pbkdf2-sha1|pbkdf2-sha256|pbkdf2-sha512) [0-9]{{1,7}}$'
);
ALTER TABLE password ADD COLUMN inner_salt bytea CHECK (length(inner_salt) <= 200);
ALTER TABLE password ADD COLUMN inner_salt_place text CHECK (inner_salt_place IN ('before', 'after'));
ALTER TABLE password ADD CONSTRAINT password_inner_whole CHECK (
    num_nulls(inner_kind, inner_salt, inner_salt_place) IN (0, 3)
);
CREATE INDEX password_inner_kind ON password (inner_kind) WHERE inner_kind IS NOT NULL;

-- Which kinds are still kept of anybody, each found by one step along the index.
CREATE FUNCTION inner_kinds() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        WITH RECURSIVE kind AS (
            (SELECT inner_kind AS name FROM password WHERE inner_kind IS NOT NULL
             ORDER BY inner_kind LIMIT 1)
            UNION ALL
            SELECT (SELECT inner_kind FROM password WHERE inner_kind > kind.name
                    ORDER BY inner_kind LIMIT 1)
            FROM kind WHERE kind.name IS NOT NULL
        )
        SELECT coalesce(array_agg(name) FILTER (WHERE name IS NOT NULL), '{{}}') FROM kind
    $$;

DROP FUNCTION credentials_by_email(text, bytea);
CREATE FUNCTION credentials_by_email(email text, device_sha256 bytea)
    RETURNS TABLE (
        customer uuid, hash text, changed_at timestamptz, inner_kind text, inner_salt bytea,
        inner_salt_place text, device_known boolean, device_kept boolean
    )
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT c.id, p.hash, p.changed_at, p.inner_kind, p.inner_salt, p.inner_salt_place, EXISTS (
            SELECT FROM known_device d WHERE d.customer = c.id AND d.token_sha256 = $2
        ), EXISTS (SELECT FROM known_device d WHERE d.token_sha256 = $2)
        FROM customer c JOIN password p ON p.customer = c.id
        WHERE lower(c.email) = lower($1)
    $$;

CREATE TABLE claim_request (
    id uuid PRIMARY KEY,
    -- By address a mail goes out, by number an SMS.
    email text CHECK (length(email) BETWEEN 3 AND 254),
    number text CHECK (length(number) BETWEEN 1 AND 40),
    language text NOT NULL CHECK (language IN ('nb', 'en')),
    device text CHECK (length(device) BETWEEN 1 AND 80),
    -- What the browser holds that asked by number, and the code that was sent to whoever it is.
    token_sha256 bytea UNIQUE CHECK (length(token_sha256) = 32),
    customer uuid REFERENCES customer ON DELETE CASCADE,
    code_sha256 bytea CHECK (length(code_sha256) = 32),
    tries smallint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 3),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CHECK (num_nulls(email, number) = 1),
    CHECK ((number IS NULL) = (token_sha256 IS NULL))
);
CREATE INDEX claim_request_customer ON claim_request (customer);
CREATE INDEX claim_request_expires_at ON claim_request (expires_at);
ALTER TABLE claim_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY put_by_web ON claim_request FOR INSERT TO minside_app
    WITH CHECK (customer IS NULL AND code_sha256 IS NULL);
CREATE POLICY all_rows_of_service ON claim_request TO minside_service
    USING (true) WITH CHECK (true);
CREATE POLICY all_rows_of_owner ON claim_request TO minside_owner USING (true) WITH CHECK (true);
GRANT INSERT ON claim_request TO minside_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON claim_request TO minside_service;

CREATE TABLE claim_link (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX claim_link_customer ON claim_link (customer);
CREATE INDEX claim_link_expires_at ON claim_link (expires_at);
{own_rows("claim_link", "SELECT, DELETE")}

CREATE FUNCTION claim_link_by_token(token_sha256 bytea, at timestamptz) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ SELECT customer FROM claim_link l WHERE l.token_sha256 = $1 AND l.expires_at > $2 $$;

-- The request's id, so that the code can be reckoned; nothing where it is over.
CREATE FUNCTION claim_by_token(token_sha256 bytea, at timestamptz) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT id FROM claim_request r
        WHERE r.token_sha256 = $1 AND r.expires_at > $2 AND r.tries < 3
    $$;

-- A wrong code is counted, a right one isn't: it is spent when the password is set. A number that
-- is nobody's has no code, so every code is wrong.
CREATE FUNCTION try_claim(token_sha256 bytea, code_sha256 bytea, at timestamptz)
    RETURNS TABLE (customer uuid, tries smallint)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        UPDATE claim_request r
        SET tries = r.tries + CASE WHEN r.code_sha256 IS NOT DISTINCT FROM $2 THEN 0 ELSE 1 END
        WHERE r.token_sha256 = $1 AND r.expires_at > $3 AND r.tries < 3
        RETURNING CASE WHEN r.code_sha256 = $2 THEN r.customer END, r.tries
    $$;

CREATE FUNCTION take_claim(token_sha256 bytea, code_sha256 bytea, at timestamptz) RETURNS uuid
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        DELETE FROM claim_request r
        WHERE r.token_sha256 = $1 AND r.code_sha256 = $2 AND r.expires_at > $3 AND r.tries < 3
        RETURNING r.customer
    $$;

REVOKE ALL ON FUNCTION inner_kinds, credentials_by_email, claim_link_by_token, claim_by_token,
    try_claim, take_claim FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inner_kinds, credentials_by_email, claim_link_by_token, claim_by_token,
    try_claim, take_claim TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
