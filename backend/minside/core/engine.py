"""Piccolo's engine for the house: every statement runs in the scope at hand, or not at all."""

from typing import Any

from piccolo.engine.postgres import PostgresEngine
from piccolo.querystring import QueryString
from typing_extensions import override


class OutsideScope(RuntimeError):
    """A statement was about to run on a connection of its own, past roles and row policies."""


class HouseEngine(PostgresEngine):
    """An engine without a pool. `core.scope.Scope` sets itself as the current transaction.

    Piccolo's own engine would connect at import, open a connection for each `batch()`, and fall
    back to a fresh connection where no transaction is open: all three are refused here.
    """

    @override
    async def check_version(self) -> None:
        """Nothing at import: `core.database` checks the server when it connects."""

    @override
    async def prep_database(self) -> None:
        """Extensions are made by migrations."""

    @override
    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> Any:
        self._refuse_outside_scope()
        return await super().run_querystring(querystring, in_pool)

    @override
    async def run_ddl(self, ddl: str, in_pool: bool = True) -> Any:
        self._refuse_outside_scope()
        return await super().run_ddl(ddl, in_pool)

    @override
    async def batch(self, *args: Any, **kwargs: Any) -> Any:
        raise OutsideScope("batch() opens a connection of its own; page with a keyset instead")

    def _refuse_outside_scope(self) -> None:
        if self.current_transaction.get() is None:
            raise OutsideScope("open a scope first: `async with database.scope(...)`")


DB = HouseEngine(config={}, extensions=())
