"""One request is one transaction on one connection."""

import asyncio
from functools import partial
from uuid import UUID, uuid4

import asyncpg
import pytest
from tests.core.served import comes

from minside.core import scope as scopes
from minside.core.database import APP, Database
from minside.core.engine import OutsideScope
from minside.core.postgres import Server
from minside.core.scope import HoldsConnection, NotCommitted
from minside.customers.tables import Customer, DeliveryAddress


async def test_nothing_is_borrowed_before_the_first_statement(app_database: Database) -> None:
    """A request that asks for nothing costs the database nothing."""
    async with app_database.scope() as scope:
        assert not scope.holds_connection
        await scope.fetch("SELECT 1")
        assert scope.holds_connection
    assert not scope.holds_connection


async def test_fifty_parallel_selects_share_one_connection(
    app_database: Database, kari: UUID
) -> None:
    """Resolvers that run side by side don't trip over each other's statements."""
    async with app_database.scope(read_only=True, customer=kari) as scope:
        names = await asyncio.gather(
            *(Customer.select(Customer.first_name).first() for _ in range(50))
        )
    assert [{"first_name": "Kari"}] * 50 == list(names)
    assert scope.statements == 50


async def test_a_failed_statement_is_never_answered_as_saved(
    app_database: Database, kari: UUID
) -> None:
    """COMMIT after a failed statement is a ROLLBACK, and is told as one."""
    with pytest.raises(NotCommitted):
        async with app_database.scope(customer=kari) as scope:
            await Customer.update({Customer.first_name: "Lost"}).where(Customer.id == kari)
            with pytest.raises(asyncpg.PostgresError):
                await scope.fetch("SELECT 1 / 0")


async def test_a_savepoint_undoes_only_what_stands_in_it(
    app_database: Database, kari: UUID
) -> None:
    """A refused field leaves nothing, and its siblings stay."""
    async with app_database.scope(customer=kari):
        await Customer.update({Customer.first_name: "Kari Anne"}).where(Customer.id == kari)
        with pytest.raises(ZeroDivisionError):
            async with scopes.current().savepoint():
                await Customer.update({Customer.last_name: "Gone"}).where(Customer.id == kari)
                raise ZeroDivisionError
    async with app_database.scope(customer=kari):
        row = await Customer.select(Customer.first_name, Customer.last_name).first()
    assert {"first_name": "Kari Anne", "last_name": None} == row


async def test_a_savepoint_that_opens_the_transaction_undoes_it_whole(
    app_database: Database, kari: UUID
) -> None:
    """The first field of a mutation may be the first to speak to the database."""
    async with app_database.scope(customer=kari):
        with pytest.raises(ZeroDivisionError):
            async with scopes.current().savepoint():
                await Customer.update({Customer.first_name: "Gone"}).where(Customer.id == kari)
                raise ZeroDivisionError
        assert {"first_name": "Kari"} == await Customer.select(Customer.first_name).first()


async def test_what_is_done_apart_survives_a_refusal(app_database: Database, kari: UUID) -> None:
    """Counters and failures are kept although the request came to nothing."""
    with pytest.raises(ZeroDivisionError):
        async with app_database.scope(customer=kari) as scope:
            async with scope.apart():
                await Customer.update({Customer.first_name: "Kept"}).where(Customer.id == kari)
            await Customer.update({Customer.last_name: "Gone"}).where(Customer.id == kari)
            raise ZeroDivisionError
    async with app_database.scope(customer=kari):
        row = await Customer.select(Customer.first_name, Customer.last_name).first()
    assert {"first_name": "Kept", "last_name": None} == row


async def test_a_query_can_not_write(app_database: Database, kari: UUID) -> None:
    """One answer is one snapshot, and reading changes nothing."""
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        async with app_database.scope(read_only=True, customer=kari):
            await Customer.update({Customer.first_name: "No"}).where(Customer.id == kari)


async def test_a_cancelled_statement_leaves_a_usable_pool(app_database: Database) -> None:
    """A deadline in the middle of a statement spoils no later request."""
    for _ in range(12):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05), app_database.scope() as scope:
                await scope.fetch("SELECT pg_sleep(5)")
    async with app_database.scope() as scope:
        assert await scope.fetchval("SELECT 42") == 42


async def test_who_is_cancelled_while_leaving_gives_the_connection_back(
    app_database: Database,
) -> None:
    """A statement that still runs when its request is cancelled keeps no connection for good."""
    for _ in range(12):
        scope = app_database.scope()
        late = asyncio.create_task(scope.fetch("SELECT pg_sleep(5)"))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(None) as limit, scope:
                assert await comes(partial(getattr, scope, "holds_connection"))
                limit.reschedule(asyncio.get_running_loop().time() + 0.05)
        assert not scope.holds_connection
        late.cancel()
        await asyncio.gather(late, return_exceptions=True)
    async with asyncio.timeout(5), app_database.scope() as scope:
        assert 42 == await scope.fetchval("SELECT 42")


async def test_who_waits_for_a_connection_past_its_scope_gives_it_back(migrated: Server) -> None:
    """A statement that gets its connection when its request is over keeps none for good."""
    database = await Database.connect(migrated.url(APP), connections=1)
    async with database.scope() as holder:
        await holder.fetch("SELECT 1")
        scope = database.scope()
        late = asyncio.create_task(scope.fetch("SELECT 1"))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05), scope:
                await asyncio.sleep(5)
        await holder.commit()
        with pytest.raises(OutsideScope):
            await late
    async with asyncio.timeout(2), database.scope() as scope:
        assert 42 == await scope.fetchval("SELECT 42")
    await database.close()


async def test_who_is_cancelled_while_beginning_leaves_no_half_open_transaction(
    app_database: Database, kari: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes after a cancelled BEGIN is in a transaction all the same."""
    monkeypatch.setattr(scopes, "_WRITES", "SELECT pg_sleep(5)")
    async with app_database.scope(customer=kari) as scope:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await scope.fetch("SELECT 1")
        monkeypatch.undo()
        assert 1 == len(await scope.fetch("UPDATE customer SET first_name = 'Gone' RETURNING id"))
        await scope.rollback()
        assert {"first_name": "Kari"} == await Customer.select(Customer.first_name).first()


async def test_nothing_runs_after_its_scope(app_database: Database) -> None:
    """A straggler can't open a transaction that nobody would end."""
    async with app_database.scope() as scope:
        await scope.fetch("SELECT 1")
    with pytest.raises(OutsideScope):
        await scope.fetch("SELECT 1")


async def test_no_second_connection_while_one_is_held(app_database: Database) -> None:
    """Who holds one and waits for another could wait for good."""
    async with app_database.scope() as scope:
        await scope.fetch("SELECT 1")
        with pytest.raises(HoldsConnection):
            async with scope.apart():
                pass


async def test_the_customer_doesnt_leak_into_the_next_transaction(
    app_database: Database, kari: UUID
) -> None:
    """A connection that served Kari shows her rows to nobody who comes after."""
    async with app_database.scope(customer=kari):
        assert await Customer.count() == 1
    async with app_database.scope():
        assert await Customer.count() == 0
    async with app_database.scope(customer=uuid4()):
        assert await Customer.count() == 0


async def test_no_statement_runs_outside_a_scope() -> None:
    """Nobody gets past the roles by forgetting to open a scope."""
    with pytest.raises(OutsideScope):
        await Customer.select()
    with pytest.raises(OutsideScope):
        scopes.current()


async def test_no_batch_opens_a_connection_of_its_own(app_database: Database, kari: UUID) -> None:
    """Piccolo's batches would run as nobody, past the transaction."""
    async with app_database.scope(customer=kari):
        with pytest.raises(OutsideScope):
            await DeliveryAddress.select().batch(batch_size=10)
