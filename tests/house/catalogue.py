"""What PostgreSQL's own catalogue says of our tables; each function answers with what is wrong."""

from typing import Any

from minside.core.personal import EVERY_TABLE
from minside.core.tables import LIBRARY_TABLES

ROLES = {"minside_app", "minside_service", "minside_owner"}


async def tables(owner: Any) -> set[str]:
    """Every table there is."""
    rows = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {row["tablename"] for row in rows}


def customer_tables() -> dict[str, str]:
    """Tables whose rows belong to a customer, with the column that says to whom."""
    return {
        name: table.personal.subject._meta.name
        for name, table in EVERY_TABLE.items()
        if table.personal.subject is not None
    }


def partly_nobodys() -> set[str]:
    """Customer tables that also hold rows without a customer, as a message to an address that is
    nobody's; they say so by a subject that may be null."""
    return {
        name
        for name, table in EVERY_TABLE.items()
        if table.personal.subject is not None and table.personal.subject._meta.null
    }


async def undeclared(owner: Any) -> set[str]:
    """Columns that no declaration speaks of, and declared ones that aren't there."""
    rows = await owner.fetch(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    )
    actual = {f"{row['table_name']}.{row['column_name']}" for row in rows}
    declared = {
        f"{name}.{column}"
        for name, table in EVERY_TABLE.items()
        for column in (*table.personal.facts, *table.personal.technical)
    } | {f"{name}.{column}" for name, columns in LIBRARY_TABLES.items() for column in columns}
    return actual ^ declared


async def unguarded(owner: Any) -> set[str]:
    """Tables without forced row security and a policy for each role, unless declared nobody's."""
    rows = await owner.fetch(
        """
        SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
               coalesce(array_agg(r.rolname) FILTER (WHERE r.rolname IS NOT NULL), '{}') AS roles
        FROM pg_class c
        LEFT JOIN pg_policy p ON p.polrelid = c.oid
        LEFT JOIN pg_roles r ON r.oid = ANY (p.polroles)
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
        GROUP BY c.oid
        """
    )
    nobodys = set(LIBRARY_TABLES) | {
        name for name, table in EVERY_TABLE.items() if table.personal.subject is None
    }
    return {
        row["name"]
        for row in rows
        if row["name"] not in nobodys and not (row["forced"] and ROLES <= set(row["roles"]))
    }


async def without_customer(owner: Any) -> set[str]:
    """Tables that are neither declared nobody's, in whole or in part, nor have a customer that
    can't be null."""
    rows = await owner.fetch(
        """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND is_nullable = 'NO' AND data_type = 'uuid'
        """
    )
    keys = {(row["table_name"], row["column_name"]) for row in rows}
    return {
        table
        for table, column in customer_tables().items()
        if table not in partly_nobodys() and (table, column) not in keys
    }


async def loose_keys(owner: Any) -> set[str]:
    """Foreign keys between customer tables that don't carry the customer along."""
    rows = await _foreign_keys(owner)
    subjects = customer_tables()
    return {
        row["conname"]
        for row in rows
        if row["parent"] != "customer" and subjects.get(row["child"]) not in row["columns"]
    }


async def silent_keys(owner: Any) -> set[str]:
    """Foreign keys to a customer by which PostgreSQL itself would delete or empty rows."""
    rows = await owner.fetch(
        """
        SELECT conname FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'customer'::regclass AND confdeltype NOT IN ('a', 'r')
        """
    )
    return {row["conname"] for row in rows}


async def keys_between_customer_tables(owner: Any) -> dict[str, tuple[str, str]]:
    """`child.column` of every foreign key that carries the customer along: its name and parent."""
    rows = await _foreign_keys(owner)
    return {
        f"{row['child']}.{column}": (row["conname"], row["parent"])
        for row in rows
        if row["parent"] != "customer"
        for column in row["columns"]
        if column != customer_tables().get(row["child"])
    }


async def _foreign_keys(owner: Any) -> list[Any]:
    """Those that lead to a customer's row; where a key to nobody's leads, as to a product, is no
    secret."""
    rows = await owner.fetch(
        """
        SELECT conname, conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
               (SELECT array_agg(attname::text) FROM pg_attribute
                WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS columns
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        """
    )
    return [row for row in rows if row["parent"] in customer_tables()]


async def strong_functions(owner: Any) -> set[str]:
    """Functions that run with their owner's rights, and so past the row policies."""
    rows = await owner.fetch(
        "SELECT oid::regprocedure::text AS name FROM pg_proc"
        " WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )
    return {row["name"] for row in rows}


async def open_to_public(owner: Any) -> set[str]:
    """Strong functions that anybody may call, or whose search path a caller could bend."""
    rows = await owner.fetch(
        """
        SELECT proname FROM pg_proc
        WHERE prosecdef AND pronamespace = 'public'::regnamespace
          AND (has_function_privilege('public', oid, 'EXECUTE')
               OR NOT coalesce(proconfig::text LIKE '%search_path=pg_catalog, public, pg_temp%', false))
        """
    )
    return {row["proname"] for row in rows}


async def grants(owner: Any) -> dict[str, set[str]]:
    """What the web's role, or everybody, may do with each table or one of its columns, in any
    schema but PostgreSQL's own."""
    rows = await owner.fetch(
        """
        SELECT c.oid::regclass::text AS name, g.privilege_type
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL (
            SELECT * FROM aclexplode(c.relacl)
            UNION ALL SELECT x.* FROM pg_attribute a, aclexplode(a.attacl) x
            WHERE a.attrelid = c.oid
        ) AS g
        WHERE g.grantee IN (0, 'minside_app'::regrole) AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
          AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        """
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["name"], set()).add(row["privilege_type"])
    return found


async def memberships(owner: Any) -> set[str]:
    """Roles that the web's role is a member of, and so may become."""
    rows = await owner.fetch(
        "SELECT roleid::regrole::text AS name FROM pg_auth_members"
        " WHERE member = 'minside_app'::regrole"
    )
    return {row["name"] for row in rows}


async def elsewhere(owner: Any) -> set[str]:
    """Tables and strong functions outside `public`, where no check of ours would look."""
    rows = await owner.fetch(
        """
        SELECT n.nspname || '.' || o.name AS name FROM (
            SELECT relnamespace AS namespace, relname::text AS name FROM pg_class
            WHERE relkind IN ('r', 'p', 'm', 'v', 'f')
            UNION ALL SELECT pronamespace, proname::text FROM pg_proc WHERE prosecdef
        ) AS o JOIN pg_namespace n ON n.oid = o.namespace
        WHERE n.nspname NOT IN ('public', 'pg_catalog', 'information_schema', 'pg_toast')
        """
    )
    return {row["name"] for row in rows}


async def unbound(owner: Any) -> set[str]:
    """Customer tables whose rows could stay behind, or come, without their customer: neither they
    nor a parent that they must have are held by a key to it. Where a row may be nobody's, the key
    holds those that are somebody's."""
    rows = await owner.fetch(
        """
        SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
               bool_and(a.attnotnull) AS must, array_agg(a.attname::text) AS columns
        FROM pg_constraint JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = ANY (conkey)
        WHERE contype = 'f' AND convalidated AND connamespace = 'public'::regnamespace
        GROUP BY pg_constraint.oid
        """
    )
    subjects = customer_tables()
    holding = [
        row
        for row in rows
        if (row["must"] or row["child"] in partly_nobodys())
        and subjects.get(row["child"]) in row["columns"]
    ]
    bound = {"customer"}
    while more := {row["child"] for row in holding if row["parent"] in bound} - bound:
        bound |= more
    return set(subjects) - bound
