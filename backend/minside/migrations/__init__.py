"""Migrations are SQL, run by Piccolo's runner; see `docs/decisions/`.

What stands here is used by migrations that have already run somewhere: it never changes what it
writes. A new rule gets a new function.
"""

from typing import Any

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder


def run_sql(migration_id: str, description: str, sql: str) -> MigrationManager:
    """A migration that runs one script inside the runner's transaction."""
    manager = MigrationManager(
        migration_id=migration_id, app_name="minside", description=description
    )

    async def run() -> None:
        engine = engine_finder()
        assert engine is not None
        scope: Any = engine.current_transaction.get()
        await scope.connection.execute(sql)

    manager.add_raw(run)
    return manager


def own_rows(table: str, grants: str, column: str = "customer") -> str:
    """SQL that shows the web only the customer's own rows (N6).

    Policies are by role and not by OR: an OR with a service flag keeps PostgreSQL from using the
    index. The owner has one too, else a backfill would silently update nothing.
    """
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY own_rows ON {table} TO minside_app
            USING ({column} = current_customer()) WITH CHECK ({column} = current_customer());
        CREATE POLICY all_rows_of_service ON {table} TO minside_service
            USING (true) WITH CHECK (true);
        CREATE POLICY all_rows_of_owner ON {table} TO minside_owner
            USING (true) WITH CHECK (true);
        GRANT {grants} ON {table} TO minside_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO minside_service;
    """
