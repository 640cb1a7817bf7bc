"""The queue: PgQueuer's own tables, as the release at hand declares them."""

from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment
from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-22T22:00:00:000005"

# The web adds jobs and reads back what it added; it can't see what a job is about, nor touch it.
GRANTS = """
GRANT INSERT, SELECT (id, entrypoint, priority, dedupe_key) ON pgqueuer TO minside_app;
GRANT INSERT ON pgqueuer_log TO minside_app;
GRANT USAGE ON SEQUENCE pgqueuer_id_seq TO minside_app;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON pgqueuer, pgqueuer_log, pgqueuer_schedules, pgqueuer_statistics TO minside_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO minside_service;
"""


async def forwards() -> MigrationManager:
    install = QueryBuilderEnvironment().build_install_query()
    return run_sql(ID, __doc__ or "", install + GRANTS)
