"""A delivery that is ordered stands where what comes stands, until it has come."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import icalendar
import pytest
from tests.house.portal import Portal, Visitor
from tests.orders.orders import happened, sent
from tests.subscriptions.agreed import MONDAY, agreed, lives, sells
from tests.subscriptions.charged import DEADLINE, FIRST, at, charged, failed, paid, tell_at
from tests.subscriptions.over_http import RENEW, ask
from tests.subscriptions.test_paying import retry

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

ALL = """{ me {
  nextDelivery { deliverOn isOrdered }
  subscriptions {
    underWay { number deliverOn orderId movedBecause }
    pastDeliveries { number deliverOn hasCome isCancelled }
  }
} }"""
NEXT = date(2026, 12, 16)


async def ordered(house: House, owner: Any, customer: UUID, **changed: Any) -> UUID:
    """One bag by invoice, whose first delivery was ordered at its deadline; the order."""
    await sells(owner)
    await lives(owner, customer)
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, customer, FIRST, **changed)
    with clock.stopped_at(DEADLINE):
        await subscriptions.run(house)
    return await owner.fetchval("SELECT id FROM shop_order")


async def seen(portal: Portal, moment: datetime) -> tuple[Any, list[int], list[Any]]:
    """What comes first, the numbers of what is on its way, and what is past."""
    with clock.stopped_at(moment):
        me = await ask(await enter(portal), ALL)
    [one] = me["subscriptions"]
    under_way = [each["number"] for each in one["underWay"]]
    first = me["nextDelivery"]
    return (first["deliverOn"], first["isOrdered"]), under_way, one["pastDeliveries"]


async def enter(portal: Portal) -> Visitor:
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


COMES = (str(FIRST), True)
LATER = (str(NEXT), False)


def was(**said: bool) -> list[Any]:
    plain = {"number": 1, "deliverOn": str(FIRST), "hasCome": False, "isCancelled": False}
    return [{**plain, **said}]


async def test_it_stands_as_coming_until_it_has_come(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """On the overview and by its agreement; then, and not before, under what has come."""
    order = await ordered(house, owner, kari)
    assert (COMES, [1], []) == await seen(portal, at(16, 13))
    parcel = await sent(owner, order, {"1": 1}, at(17))
    assert (COMES, [1], []) == await seen(portal, at(18))
    await owner.execute("UPDATE shipment SET delivered_at = $2 WHERE id = $1", parcel, at(18, 9))
    assert (LATER, [], was(hasCome=True)) == await seen(portal, at(18))


async def test_when_its_day_is_over_it_is_known_that_it_was_to_come(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """Nobody says that it has."""
    await ordered(house, owner, kari)
    assert (LATER, [], was()) == await seen(portal, at(19))


@pytest.mark.parametrize("lines", [None, ["1"]])
async def test_what_is_cancelled_is_not_on_its_way(
    lines: list[str] | None, portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """Whole, or line by line."""
    order = await ordered(house, owner, kari)
    lines = lines and await owner.fetchval("SELECT array_agg(line) FROM order_line")
    await happened(owner, order, "cancelled", at(16, 14), lines=lines)
    assert (LATER, [], was(isCancelled=True)) == await seen(portal, at(17))


async def test_what_is_refused_payment_is_on_its_way_once_it_is_paid(
    portal: Portal, house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Till then the charge tells of it, also while it is tried again; nobody says that it comes, and nobody
    that it has come."""
    _, charge = await charged(house, owner, kari)
    assert (COMES, [1], []) == await seen(portal, at(16, 12, 1))
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    assert (LATER, [], []) == await seen(portal, at(16, 13))
    with clock.stopped_at(at(16, 13)):
        await retry(web, kari, charge)
    assert (LATER, [], []) == await seen(portal, at(16, 13, 1))
    await tell_at(house, at(16, 14), lambda: paid(charge, 2))
    assert (COMES, [1], []) == await seen(portal, at(16, 15))


async def test_what_is_paid_late_comes_late_and_says_so(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """A day after the one that it was planned for has its reason, as every other day (N8)."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    await tell_at(house, at(19, 14), lambda: paid(charge))
    with clock.stopped_at(at(19, 15)):
        [one] = (await ask(await enter(portal), ALL))["subscriptions"]
    assert [("2026-11-21", "Kommer senere enn onsdag 18. november")] == [
        (each["deliverOn"], each["movedBecause"]) for each in one["underWay"]
    ]


async def test_a_pause_is_told_for_as_long_as_it_lasts(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """What was put off past its end is no pause any more, once the day is gone by."""
    await ordered(house, owner, kari)
    await owner.execute("UPDATE subscription SET paused_until = $1", NEXT)
    for day, shown in ((NEXT, str(NEXT)), (NEXT + timedelta(1), None)):
        with clock.stopped_at(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
            me = await ask(await enter(portal), "{ me { subscriptions { pausedUntil } } }")
        assert [{"pausedUntil": shown}] == me["subscriptions"]


async def test_what_is_ordered_comes_also_where_nothing_more_does(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """The agreement is ended, the parcel comes all the same."""
    await ordered(house, owner, kari)
    await owner.execute("UPDATE delivery SET state = 'waiting' WHERE state = 'planned'")
    await owner.execute("UPDATE subscription SET state = 'cancelled', state_by = 'customer'")
    assert (COMES, [1], []) == await seen(portal, at(17))


async def test_it_stays_in_the_calendar_program(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """On its day, under the id it had, until it has come."""
    order = await ordered(house, owner, kari)
    visitor = await enter(portal)
    url = (await ask(visitor, RENEW))["calendarFeed"]["url"]
    path = "/calendar/" + url.rsplit("/", 1)[1]
    days = [(each.decoded("dtstart"), each["description"]) for each in await _events(portal, path)]
    assert (FIRST, "På vei. Leveringen er bestilt, og kan ikke endres lenger.") == days[0]
    assert NEXT == days[1][0]
    keys = [str(each["uid"]).split("@")[0][-2:] for each in await _events(portal, path)]
    assert ["-1", "-2"] == keys[:2]
    await sent(owner, order, {"1": 1}, at(17), delivered=at(17, 11))
    assert NEXT == (await _events(portal, path))[0].decoded("dtstart")


async def _events(portal: Portal, path: str) -> list[Any]:
    with clock.stopped_at(at(17, 12)):
        answer = await portal.visitor().client.get(path)
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))
