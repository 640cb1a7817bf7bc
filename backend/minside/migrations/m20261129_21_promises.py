"""Price promises: the highest price that was told, and their return when an answer is undone."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-29T08:00:00:000021"

SQL = """
-- The customer is told once of each new higher price, however often it goes down and up meanwhile.
ALTER TABLE price_promise ADD told_ore bigint;
UPDATE price_promise SET told_ore = new_ore;
ALTER TABLE price_promise ALTER told_ore SET NOT NULL;
ALTER TABLE price_promise ADD CHECK (told_ore >= new_ore);

-- What is swapped or taken away takes its promise along, so that neither is ever an answer of one.
ALTER TABLE price_promise DROP CONSTRAINT price_promise_answer_check,
    ADD CONSTRAINT price_promise_answer_check CHECK (answer IN ('accepted', 'ceiling', 'over'));

-- A line that was swapped or taken away took its promise along; undone, it has the same one again. An
-- open promise only ever holds something back.
GRANT INSERT ON price_promise TO minside_app;
CREATE POLICY back_again_only ON price_promise AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (answered_at IS NULL);
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
