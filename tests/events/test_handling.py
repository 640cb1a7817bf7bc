"""Events are handled once, in order, and none is lost to a bug, a wait or a room that isn't built."""

import asyncio
import json
from collections.abc import Callable, Generator
from datetime import timedelta
from time import monotonic
from typing import Any

import asyncpg
import pytest
from tests.events.holding import comes
from tests.events.shop import (
    MORNING,
    Happened,
    bring,
    changed,
    later,
    merged,
    registered,
    states,
    tell,
)
from tests.jobs.running import run_jobs

from minside.core import clock
from minside.core.house import House
from minside.core.rooms import HANDLERS, Handles, connect
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.actions import handling
from minside.events.types import INCOMING
from minside.rooms import ROOMS

CALL = {"customer": "10001", "call": "c-1", "summary": "Spurte om valpefôr."}


@pytest.fixture
def handled_by() -> Generator[Callable[..., None]]:
    """Has a type handled by the test's own, instead of by the rooms, until the test's end."""

    def put(type: str, run: Any) -> None:
        HANDLERS[type] = [Handles(type, run)]

    yield put
    connect(ROOMS)


@pytest.fixture
def unhandled(handled_by: Callable[..., None]) -> None:
    """Nobody is told of calls, as before there was a room for them."""
    del HANDLERS["call.logged"]


def test_every_handled_type_is_one() -> None:
    """No room waits for what nobody can send."""
    names = {name for name, _ in INCOMING}
    assert set() == {each.type for room in ROOMS for each in room.handles} - names


async def test_the_earlier_is_handled_first(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """What waits together is handled in the order in which it happened, however it came."""
    order: list[str] = []

    async def note(_house: House, told: events.Told) -> None:
        order.append(told.event_id)

    handled_by("call.logged", note)
    happened = [Happened("call.logged", CALL, hours) for hours in (3, 1, 2, 0)]
    for each in happened:
        await bring(house, each)
    await run_jobs(house)
    assert [happened[place].id for place in (3, 1, 2, 0)] == order


async def test_nothing_is_held_for_long(
    house: House, owner: Any, handled_by: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What many events touch isn't kept from the customers until the last of them is handled: each
    transaction is short, and what is left goes on at once and in order."""
    order: list[str] = []

    async def note(_house: House, told: events.Told) -> None:
        order.append(told.event_id)

    handled_by("call.logged", note)
    monkeypatch.setattr(handling, "LONGEST", 0)
    happened = [Happened("call.logged", CALL, hours) for hours in range(3)]
    lines = [each.body.replace(b"{", b'{"id": "%s", ' % each.id.encode(), 1) for each in happened]
    assert 3 == len([fed async for fed in events.feed(house, "shop", lines)])
    batch = await owner.fetchval("SELECT DISTINCT batch FROM event")
    left: list[tuple[bool, int]] = []
    for _ in happened:
        async with house.database.scope():
            left.append((await events.handle(house, batch), len(order)))
    assert [(True, 1), (True, 2), (False, 3)] == left
    assert [each.id for each in happened] == order


async def test_streams_that_meet_are_one_line(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """A merge waits for what happened before to either of the two, and what happened after waits
    for the merge."""
    order: list[str] = []

    async def note(_house: House, told: events.Told) -> None:
        order.append(told.event_id)

    for type in ("customer.changed", "customer.merged"):
        handled_by(type, note)
    happened = [
        changed("10001", 5, phone=None),
        merged("10001", "10002", 4),
        changed("10002", 3, phone=None),
        changed("10003", 2, phone=None),
        merged("10002", "10003", 1),
    ]
    for each in happened:
        await bring(house, each)
    await run_jobs(house)
    assert [each.id for each in reversed(happened)] == order


async def test_a_type_without_a_room_is_kept_and_handed_over(
    house: House, owner: Any, handled_by: Callable[..., None], unhandled: None
) -> None:
    """It stays whole until a room handles it, and then that room gets it, once."""
    event = Happened("call.logged", CALL)
    await tell(house, event)
    assert ("kept", None) == (await states(owner))[event.id]
    assert CALL == {**CALL, **json.loads(await owner.fetchval("SELECT data FROM event"))}
    got: list[Any] = []

    async def take(_house: House, told: events.Told) -> None:
        got.append(told.data)

    handled_by("call.logged", take)
    for _ in range(2):
        async with house.database.scope():
            await events.hand_over()
        await run_jobs(house)
    assert ["Spurte om valpefôr."] == [data.summary for data in got]
    assert "handled" == (await states(owner))[event.id][0]


async def test_evidence_of_consents_is_an_event_of_its_own(house: House, owner: Any) -> None:
    """The customer's own event is empty once it is handled; the evidence is judged by itself, and once."""
    evidence = {"purpose": "newsletter", "given": True, "at": "2024-05-01T10:00:00+02:00",
                "channel": "shop_checkout", "text": "Ja takk til nyhetsbrev"}  # fmt: skip
    event = registered(email="kari@example.com", birth_year=1984, consents=[evidence])
    await tell(house, event)
    await tell(house, event)
    [judged] = await owner.fetch("SELECT * FROM event WHERE type = 'consent.evidence'")
    assert ("handled", None, None) == (judged["state"], judged["reason"], judged["data"])
    assert ["Ja takk til nyhetsbrev"] == [
        row["text"] for row in await owner.fetch("SELECT text FROM consent_text")
    ]


async def test_a_bug_is_tried_again_and_leaves_nothing(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """What a handler did before it failed is undone; what waits behind it goes on afterwards."""
    broken = True

    async def handle(house: House, told: events.Told) -> None:
        await customers.changed(house, told)
        if broken and told.event_id == first.id:
            raise ZeroDivisionError

    first, second = changed(hours=1, phone="400 00 102"), changed(hours=2, first_name="Kari")
    await tell(house, registered(phone="400 00 101"))
    handled_by("customer.changed", handle)
    await tell(house, first, second)
    assert {first.id: "received", second.id: "received"}.items() <= {
        id: state for id, (state, _) in (await states(owner)).items()
    }.items()
    assert "+4740000101" == await owner.fetchval("SELECT phone FROM customer")

    broken = False
    await later(house, timedelta(minutes=1), "events.handle")
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
    row = await owner.fetchrow("SELECT phone, first_name FROM customer")
    assert ("+4740000102", "Kari") == tuple(row)


async def test_what_gave_way_is_tried_again_and_not_counted(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """Two who waited for each other are nobody's mistake: seven such and it is no dead letter."""
    times = 0

    async def give_way(_house: House, _told: events.Told) -> None:
        nonlocal times
        times += 1
        if times <= 7:
            raise asyncpg.DeadlockDetectedError

    handled_by("call.logged", give_way)
    event = Happened("call.logged", CALL)
    await tell(house, event)
    for minutes in range(1, 8):
        await later(house, timedelta(minutes=minutes), "events.handle")
    assert ("handled", None) == (await states(owner))[event.id]
    assert (8, 0) == (times, await owner.fetchval("SELECT attempts FROM event"))


async def test_two_who_wait_for_each_other_are_both_handled_soon(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """PostgreSQL sees it after a second, and lets one of the two go on; the other gives way, holds
    what it had no longer, and is handled a second later."""
    both, gave_way = asyncio.Barrier(2), list[float]()
    started = monotonic()

    async def embrace(_house: House, told: events.Told) -> None:
        keys = (1, 2) if told.data.call == "c-1" else (2, 1)
        await current().fetch("SELECT pg_advisory_xact_lock($1)", keys[0])
        if not gave_way:
            await both.wait()
        try:
            await current().fetch("SELECT pg_advisory_xact_lock($1)", keys[1])
        except asyncpg.DeadlockDetectedError:
            gave_way.append(monotonic() - started)
            raise

    handled_by("call.logged", embrace)
    for number in ("1", "2"):
        data = {**CALL, "call": f"c-{number}", "customer": f"1000{number}"}
        await bring(house, Happened("call.logged", data))
    await asyncio.gather(*(run_jobs(house, "events.handle") for _ in range(2)))
    let_go = monotonic() - started
    assert ["handled", "received"] == sorted(state for state, _ in (await states(owner)).values())
    await asyncio.sleep(1)
    await run_jobs(house, "events.handle")
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
    assert 0 == await owner.fetchval("SELECT sum(attempts) FROM event")
    assert [True] == [1 <= moment < 3 for moment in gave_way], gave_way
    assert let_go < gave_way[0] + 2


async def test_who_stands_behind_one_that_gave_way_waits_no_longer_than_that_one(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """They came together, of one customer: both are looked at again when the first has its time."""

    async def give_way(_house: House, _told: events.Told) -> None:
        raise asyncpg.DeadlockDetectedError

    handled_by("call.logged", give_way)
    told = [Happened("call.logged", {**CALL, "call": f"c-{n}"}, n) for n in range(2)]
    lines = [each.body.replace(b"{", b'{"id": "%s", ' % each.id.encode(), 1) for each in told]
    assert 2 == len([fed async for fed in events.feed(house, "shop", lines)])
    await run_jobs(house, "events.handle")
    [left] = await owner.fetch("SELECT execute_after - now() AS time FROM pgqueuer")
    assert left["time"] <= timedelta(seconds=1)


async def test_what_another_settled_meanwhile_is_not_handled_again(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """Another worker had it in its hands when this one looked, and is through before it may begin."""
    handled: list[str] = []

    async def note(_house: House, told: events.Told) -> None:
        handled.append(told.event_id)

    handled_by("call.logged", note)
    first, second = (Happened("call.logged", {**CALL, "call": call}) for call in ("c-1", "c-2"))
    for each in (first, second):
        await bring(house, each)
    async with owner.transaction():
        await owner.execute(
            "UPDATE event SET state = 'handled', data = NULL, streams = '{}' WHERE event_id = $1",
            first.id,
        )
        late = asyncio.create_task(run_jobs(house, "events.handle"))
        waiting = "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted"
        assert await comes(lambda: owner.fetchval(waiting))
    await late
    assert [second.id] == handled


async def test_those_who_failed_hold_up_nobody_else(
    house: House, owner: Any, handled_by: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than are handled at once fail, and come first: the rest of what came with them doesn't
    wait for their next try."""

    async def broken(_house: House, _told: events.Told) -> None:
        raise ZeroDivisionError

    handled: list[str] = []

    async def note(_house: House, told: events.Told) -> None:
        handled.append(told.event_id)

    handled_by("product.gone", broken)
    handled_by("call.logged", note)
    monkeypatch.setattr(handling, "AT_ONCE", 2)
    told = [Happened("product.gone", {"sku": f"A{n}"}, n / 10) for n in range(3)]
    told.append(Happened("call.logged", CALL, 1))
    lines = [each.body.replace(b"{", b'{"id": "%s", ' % each.id.encode(), 1) for each in told]
    assert 4 == len([fed async for fed in events.feed(house, "shop", lines)])
    batch = await owner.fetchval("SELECT DISTINCT batch FROM event")
    for _ in told:
        async with house.database.scope():
            await events.handle(house, batch)
    assert [told[-1].id] == handled


async def test_what_was_added_meanwhile_is_looked_for_again(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """A feed was taking the product in while its event was handled, and neither saw the other."""
    is_there = False

    async def look(_house: House, _told: events.Told) -> None:
        if not is_there:
            raise events.Unknown("product", "A")

    handled_by("product.gone", look)
    event = Happened("product.gone", {"sku": "A"})
    await tell(house, event)
    assert "waiting" == (await states(owner))[event.id][0]
    is_there = True
    async with house.database.scope():
        assert 1 == await events.hand_over()
    await run_jobs(house, "events.handle")
    assert ("handled", None) == (await states(owner))[event.id]


async def test_a_bug_that_stays_is_a_dead_letter(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """After six times a person is asked, and what waited behind goes on; once the bug is mended
    the dead letter is handled after all."""

    async def fail(_house: House, told: events.Told) -> None:
        if told.data.call == "c-1":
            raise ZeroDivisionError

    handled_by("call.logged", fail)
    broken, fine = (
        Happened("call.logged", CALL),
        Happened("call.logged", {**CALL, "call": "c-2"}, 1),
    )
    await tell(house, broken, fine)
    for hour in range(1, 8):
        await later(house, timedelta(hours=hour), "events.handle")
    assert {broken.id: ("dead", "ZeroDivisionError"), fine.id: ("handled", None)} == await states(
        owner
    )
    [dead] = await listed(house)

    async def work(_house: House, _told: events.Told) -> None:
        await current().fetch("SELECT 1")

    handled_by("call.logged", work)
    async with house.database.scope():
        assert [dead.id] == await events.resend([dead.id], house.keys)
    await run_jobs(house)
    assert "handled" == (await states(owner))[broken.id][0]


async def listed(house: House) -> list[events.Listed]:
    async with house.database.scope():
        return await events.listed()


async def test_what_waits_in_vain_is_a_dead_letter_after_a_week(house: House, owner: Any) -> None:
    """Nobody came who goes by that number: a person is asked, and nothing is thrown away."""
    event = changed(phone="400 00 102")
    await tell(house, event)
    for days, state in ((6, "waiting"), (8, "dead")):
        with clock.stopped_at(clock.now() + timedelta(days=days)):
            async with house.database.scope():
                await events.sweep()
        assert (state, "unknown customer") == (await states(owner))[event.id]
    await tell(house, registered())
    [dead] = await listed(house)
    async with house.database.scope():
        await events.resend([dead.id], house.keys)
    await run_jobs(house)
    assert "+4740000102" == await owner.fetchval("SELECT phone FROM customer")


async def test_a_dead_letter_that_is_still_unfit_stays_dead(house: House, owner: Any) -> None:
    """Sending it again makes it no better, and loses nothing."""
    await tell(house, Happened("customer.petted", {"customer": "10001"}))
    await tell(house, registered("10002", birth_year="old"))
    dead = await listed(house)
    async with house.database.scope():
        assert [] == await events.resend([each.id for each in dead], house.keys)
    assert {"dead"} == {state for state, _ in (await states(owner)).values()}
    assert 2 == await owner.fetchval("SELECT count(*) FROM event WHERE data IS NOT NULL")


async def test_what_could_not_be_read_is_read_again(house: House, owner: Any) -> None:
    """A dead letter that lies sealed is opened for that, and is as dead as before."""
    async with house.database.scope():
        await events.receive(events.Brought("shop", "evt-x", b"{"), house.keys)
    [dead] = await listed(house)
    async with house.database.scope():
        assert [] == await events.resend([dead.id], house.keys)
    assert "Input data was truncated" == (await states(owner))["evt-x"][1]


async def test_settled_events_go_after_ninety_days(
    house: House, owner: Any, unhandled: None
) -> None:
    """What is over leaves no trace; what is kept for a room stays."""
    kept = Happened("call.logged", CALL)
    await tell(house, registered(), Happened("customer.petted", {}), kept)
    with clock.stopped_at(clock.now() + timedelta(days=91)):
        async with house.database.scope():
            await events.sweep()
    assert {kept.id: ("kept", None)} == await states(owner)


async def test_more_than_one_go_takes_is_handled_too(
    house: House, owner: Any, handled_by: Callable[..., None]
) -> None:
    """A batch that is larger than a transaction should be is done in several."""
    count = 0

    async def note(_house: House, _told: events.Told) -> None:
        nonlocal count
        count += 1

    handled_by("call.logged", note)
    lines = [
        json.dumps(
            {"id": f"b-{n}", "type": "call.logged", "timestamp": MORNING.isoformat(),
             "data": {**CALL, "call": f"c-{n}"}}
        ).encode()
        for n in range(450)
    ]  # fmt: skip
    fed = [each async for each in events.feed(house, "shop", lines)]
    assert {events.Outcome.NEW} == {each.outcome for each in fed}
    for minute in range(6):
        await later(house, timedelta(minutes=minute), "events.handle")
    assert 450 == count
    assert {("handled", None)} == set((await states(owner)).values())


@pytest.mark.parametrize("data", [b'{"first_name": "Bj\xf8rn"}', b"[" * 1500, b"1e999", b'"\xff"'])
def test_bytes_that_are_no_text_are_a_dead_letter(data: bytes) -> None:
    """A file in another alphabet stops no other line: each of its own is told, and lies sealed."""
    at = MORNING.isoformat().encode()
    found = events.read(b'{"type": "customer.changed", "timestamp": "%b", "data": %b}' % (at, data))
    assert (events.State.DEAD, True) == (found.state, found.unreadable)
