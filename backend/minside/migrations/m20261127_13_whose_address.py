"""Whose an address is, told from what is kept and not from what came first."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-27T08:00:00:000013"

SQL = """
ALTER TABLE customer ADD COLUMN own_email text CHECK (length(own_email) BETWEEN 3 AND 254);
ALTER TABLE customer ADD COLUMN own_at timestamptz;
UPDATE customer SET own_email = email, own_at = coalesce(email_verified_at, claimed_at)
    WHERE coalesce(claimed_at, email_verified_at) IS NOT NULL;
CREATE INDEX customer_own_email ON customer (lower(own_email));

ALTER TABLE profile_change ADD COLUMN told_of text CHECK (length(told_of) BETWEEN 1 AND 40);

ALTER TABLE shop_number ADD COLUMN joined_at timestamptz;
ALTER TABLE shop_number ADD COLUMN is_recognised boolean NOT NULL DEFAULT false;
ALTER TABLE shop_number ADD COLUMN is_apart boolean NOT NULL DEFAULT false;

-- Whether what was said of an e-mail address is about the customer whose the number is now: not what
-- was said before it was their account's, and of an account nothing but what staff say.
CREATE FUNCTION is_of_account(told_of text, at timestamptz, by text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
        SELECT coalesce((
            SELECT (n.joined_at IS NULL OR $2 > n.joined_at)
                AND ($3 = 'staff' OR c.claimed_at IS NULL OR $2 <= c.claimed_at)
            FROM shop_number n JOIN customer c ON c.id = n.customer WHERE n.number = $1
        ), true)
    $$;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
