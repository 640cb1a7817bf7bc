"""One unit of work: one transaction on one connection, opened at the first statement."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from contextvars import Token
from types import TracebackType
from typing import Any, Protocol, Self, cast
from uuid import UUID

from asyncpg import Record

from .engine import DB, OutsideScope
from .waiting import Places

_READS = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITES = "BEGIN ISOLATION LEVEL READ COMMITTED"


class NotCommitted(RuntimeError):
    """PostgreSQL answered COMMIT with ROLLBACK: a statement had failed, nothing was saved."""


class HoldsConnection(RuntimeError):
    """A second connection was about to be borrowed while the first is held."""


class Connection(Protocol):
    """What a scope asks of asyncpg."""

    async def fetch(self, query: str, *args: Any) -> list[Record]: ...
    async def execute(self, query: str, *args: Any) -> str: ...
    def terminate(self) -> None: ...


class Pool(Protocol):
    """Where a scope borrows its connection."""

    async def acquire(self) -> Any: ...
    async def release(self, connection: Any) -> None: ...


class Scope:
    """Stands in for Piccolo's transaction object, so that parallel resolvers share one connection.

    Within `async with`, every Piccolo query and every `fetch` of this task and its children runs
    here, one at a time. Leaving without an exception commits, else rolls back.

    `customer` is whose rows PostgreSQL lets through; `statements` counts what was run, here and
    `apart`; `places` are for whoever waits for others here.
    """

    def __init__(
        self,
        pool: Pool,
        *,
        read_only: bool = False,
        customer: UUID | None = None,
        places: Places | None = None,
    ):
        self._pool = pool
        self.places = places or Places(1)
        self._read_only = read_only
        self._connection: Connection | None = None
        self._lock = asyncio.Lock()
        self._savepoints = 0
        self._token: Token[Any] | None = None
        self._left = False
        self.customer = customer
        self.statements = 0

    async def __aenter__(self) -> Self:
        self._token = DB.current_transaction.set(cast(Any, self))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._left = True
        try:
            if error is None:
                await self.commit()
            elif isinstance(error, Exception) and not isinstance(error, TimeoutError):
                # Who didn't answer a statement needn't be asked to undo it: it is left.
                await self.rollback()
        finally:
            # Cancelled, now or while it waited to commit: nobody else will give it back.
            await self._abandon()
            if self._token is not None:
                DB.current_transaction.reset(self._token)
                self._token = None

    @property
    def connection(self) -> Self:
        """Piccolo runs its statements on this."""
        return self

    @property
    def holds_connection(self) -> bool:
        return self._connection is not None

    async def fetch(self, query: str, *args: Any) -> list[Record]:
        """Run one statement; its rows."""
        async with self._lock:
            connection = await self._open()
            self.statements += 1
            return await connection.fetch(query, *args)

    async def fetchrow(self, query: str, *args: Any) -> Record | None:
        """Run one statement; its first row."""
        rows = await self.fetch(query, *args)
        return rows[0] if rows else None

    async def fetchval(self, query: str, *args: Any) -> Any:
        """Run one statement; the first value of its first row."""
        row = await self.fetchrow(query, *args)
        return row[0] if row else None

    async def execute(self, script: str) -> str:
        """Run a script of statements without parameters; the last one's tag."""
        async with self._lock:
            connection = await self._open()
            self.statements += 1
            return await connection.execute(script)

    async def act_for(self, customer: UUID) -> None:
        """From here on, PostgreSQL lets this customer's rows through."""
        self.customer = customer
        if self.holds_connection:
            await self.fetch("SELECT set_config('minside.customer', $1, true)", str(customer))

    @asynccontextmanager
    async def savepoint(self) -> AsyncGenerator[None]:
        """Undo what the block did if it raises. Only one at a time, as mutations run in turn."""
        began_here = not self.holds_connection
        self._savepoints += 1
        name = f"s{self._savepoints}"
        if not began_here:
            await self.execute(f"SAVEPOINT {name}")
        try:
            yield
        except Exception:
            await (self.rollback() if began_here else self.execute(f"ROLLBACK TO SAVEPOINT {name}"))
            raise
        if not began_here:
            await self.execute(f"RELEASE SAVEPOINT {name}")

    @asynccontextmanager
    async def apart(self, customer: UUID | None = None) -> AsyncGenerator["Scope"]:
        """A short transaction of its own that commits even if this one is refused later.

        Raises `HoldsConnection`: who holds one and waits for a second can wait for good.
        """
        if self.holds_connection:
            raise HoldsConnection("apart() comes before this scope's first statement")
        async with Scope(
            self._pool, customer=customer or self.customer, places=self.places
        ) as short:
            try:
                yield short
            finally:
                self.statements += short.statements

    async def commit(self) -> None:
        """End the transaction and give the connection back; raises `NotCommitted`, but where there
        was nothing to save: a reader who went while one of several statements was under way, say."""
        tag = await self._end("COMMIT")
        if tag not in (None, "COMMIT") and not self._read_only:
            raise NotCommitted

    async def rollback(self) -> None:
        await self._end("ROLLBACK")

    async def release(self) -> None:
        """Commit, and keep the scope for a second transaction, as before hashing a password."""
        await self.commit()

    async def _open(self) -> Connection:
        self._refuse_stragglers()
        if self._connection is not None:
            return self._connection
        connection: Connection = await self._pool.acquire()
        self._connection = connection
        try:
            # The scope may have ended while this waited, and nobody would give it back.
            self._refuse_stragglers()
            await self._begin(connection)
        except BaseException:
            await self._abandon()
            raise
        return connection

    def _refuse_stragglers(self) -> None:
        if self._left:
            raise OutsideScope("a statement came after its scope had ended")

    async def _begin(self, connection: Connection) -> None:
        await connection.execute(_READS if self._read_only else _WRITES)
        if self.customer is not None:
            await connection.fetch(
                "SELECT set_config('minside.customer', $1, true)", str(self.customer)
            )

    async def _end(self, command: str) -> str | None:
        async with self._lock:
            connection, self._connection = self._connection, None
            if connection is None:
                return None
            try:
                return await connection.execute(command)
            finally:
                await self._pool.release(connection)

    async def _abandon(self) -> None:
        """Where a connection is left, its state is unknown: it isn't given to anybody else."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.terminate()
            await self._pool.release(connection)


def current() -> Scope:
    """The scope at hand. Raises `OutsideScope`."""
    scope: Any = DB.current_transaction.get()
    if not isinstance(scope, Scope):
        raise OutsideScope("open a scope first: `async with database.scope(...)`")
    return scope
