"""«Stemmer dette?»: asked after mail or a parcel came back, or after a year, and answered by a tap."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import empty
from tests.events.shop import MORNING, Happened, changed, claimed, merged, registered, states, tell
from tests.orders.shop import order, placed, shipped

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.customers import actions as customers
from minside.customers.actions import CheckReason, ProfileCheck

HOUR = timedelta(hours=1)
FURULIA = {"street": "Furulia 12", "postcode": "0956", "city": "Oslo"}


def bounced(
    hours: float = 2, *, address: str = "kari@example.com", permanent: bool = True,
    number: str = "10001",
) -> Happened:  # fmt: skip
    data = {"customer": number, "message": "nb-1", "address": address, "permanent": permanent}
    return Happened("message.bounced", data, hours)


def at(hours: float) -> datetime:
    return MORNING + hours * HOUR


async def check(house: House, hours: float = 48) -> ProfileCheck | None:
    """What the customer is asked so many hours after the morning."""
    async with house.database.scope() as scope:
        customer = await scope.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
        with clock.stopped_at(at(hours)):
            return await customers.profile_check(customer)


async def kari_of(owner: Any) -> UUID:
    return await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")


async def returned(house: House, hours: float, *, number: str = "10001", **said: str) -> None:
    """A parcel to the customer, on its way since the night before, came back so late."""
    ordered = placed(hours=-9, customer=number)
    await tell(house, ordered, shipped(-8), order("parcel_returned", hours, shipment="1", **said))


async def confirm(house: House, owner: Any, hours: float, key: str | None = None) -> None:
    await press(house, await kari_of(owner), hours, key)


async def press(house: House, kari: UUID, hours: float, key: str | None) -> None:
    with clock.stopped_at(at(hours)):
        async with house.database.scope(customer=kari):
            await customers.confirm(kari, key=key)


async def test_nothing_is_asked_without_a_reason(house: House) -> None:
    """Who was registered lately, and whom everything reaches, is left in peace."""
    await tell(house, registered(email="kari@example.com"), bounced(permanent=False))
    assert await check(house) is None


async def test_mail_that_came_back_is_asked_about(house: House) -> None:
    """Since the first time, in whatever letter case the newsletter tool writes the address."""
    await tell(house, registered(email="kari@example.com"))
    await tell(house, bounced(3), bounced(2, address="KARI@example.com"))
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(2)) == await check(house)


async def test_mail_to_another_address_asks_nothing(house: House) -> None:
    """They don't have that one any more."""
    await tell(house, registered(email="kari@example.com"), bounced(address="gammel@example.com"))
    assert await check(house) is None


async def test_our_own_mail_that_was_refused_is_asked_about(house: House, owner: Any) -> None:
    """Whoever finds out, the question is the same."""
    await tell(house, registered(email="kari@example.com"))
    with clock.stopped_at(at(5)):
        async with house.database.scope():
            await customers.address_refused(await kari_of(owner), "kari@example.com")
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(5)) == await check(house)


async def test_a_parcel_that_came_back_is_asked_about(house: House, owner: Any) -> None:
    """The latest counts, whichever was told last."""
    await tell(house, registered(address=FURULIA))
    for hours in (4, 3):
        await returned(house, hours)
    assert ProfileCheck(CheckReason.PARCEL_RETURNED, at(4)) == await check(house)


@pytest.mark.parametrize(
    ("why", "is_asked"),
    [("not_collected", False), ("address", True), ("refused", True), ("other", True)],
)
async def test_a_parcel_nobody_fetched_says_nothing_of_the_address(
    house: House, why: str, is_asked: bool
) -> None:
    """Who forgot a parcel isn't asked where they live."""
    await tell(house, registered(address=FURULIA))
    await returned(house, 4, why=why)
    assert is_asked == (await check(house) is not None)


async def test_mail_comes_before_parcels(house: House, owner: Any) -> None:
    """One question at a time, the most urgent first."""
    await tell(house, registered(email="kari@example.com"), bounced(2))
    await returned(house, 4)
    found = await check(house)
    assert found is not None
    assert CheckReason.EMAIL_BOUNCED == found.reason


@pytest.mark.parametrize(
    ("made", "today", "is_asked"),
    [
        # Half past midnight in Oslo is the day before in UTC.
        ("2025-06-30T22:30+00:00", "2026-06-30T21:59+00:00", False),
        ("2025-06-30T22:30+00:00", "2026-06-30T22:00+00:00", True),
        ("2024-02-29T12:00+00:00", "2025-02-28T22:59+00:00", False),
        ("2024-02-29T12:00+00:00", "2025-02-28T23:00+00:00", True),
    ],
)
async def test_after_twelve_months_it_is_asked(
    made: str, today: str, is_asked: bool, app_database: Database, owner: Any, kari: UUID
) -> None:
    """By Oslo's calendar, and not before."""
    since = datetime.fromisoformat(made)
    await owner.execute("UPDATE customer SET created_at = $1", since)
    with clock.stopped_at(datetime.fromisoformat(today)):
        async with app_database.scope(customer=kari):
            expected = ProfileCheck(CheckReason.TWELVE_MONTHS, since) if is_asked else None
            assert expected == await customers.profile_check(kari)


async def test_whoever_changed_something_themselves_isnt_asked_for_a_year(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """The customer's own change says that they looked; the shop's says nothing."""
    await owner.execute("UPDATE customer SET created_at = now() - interval '13 months'")
    for by, reason in (
        (customers.ChangedBy.SYSTEM, CheckReason.TWELVE_MONTHS),
        (customers.ChangedBy.CUSTOMER, None),
    ):
        async with app_database.scope(customer=kari):
            form = customers.ProfileForm(last_name=f"Nordmann {by.value}")
            await customers.change(kari, form, by=by)
            found = await customers.profile_check(kari)
        assert reason == (found.reason if found else None)


async def test_one_tap_answers_everything(house: House, owner: Any) -> None:
    """Mail is tried again, and nothing that came back before is asked about any more."""
    await tell(house, registered(email="kari@example.com"), bounced(2))
    await returned(house, 3)
    await owner.execute("UPDATE customer SET email_refused_at = $1", at(4))
    await confirm(house, owner, 5)
    assert await check(house) is None
    row = await owner.fetchrow("SELECT confirmed_at, email_refused_at FROM customer")
    assert (at(5), None) == (row["confirmed_at"], row["email_refused_at"])
    await tell(house, bounced(6))
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(6)) == await check(house)
    later = 5 + 24 * 366
    await confirm(house, owner, 7)
    asked = await check(house, later)
    assert asked is not None
    assert (CheckReason.TWELVE_MONTHS, at(7)) == (asked.reason, asked.since)


async def test_a_tap_answers_though_the_shop_is_ahead(house: House, owner: Any) -> None:
    """Its clock is five minutes fast; the question goes all the same."""
    await tell(house, registered(email="kari@example.com"), bounced(2))
    await returned(house, 2)
    await confirm(house, owner, 1.95)
    assert await check(house) is None


async def test_a_tap_that_comes_late_answers_no_newer_question(house: House, owner: Any) -> None:
    """What was sent twice on a bad line counts once; two at once are one."""
    await tell(house, registered(email="kari@example.com"), bounced(2))
    kari = await kari_of(owner)
    await asyncio.gather(*(press(house, kari, 3, "a tap") for _ in range(10)))
    assert await check(house) is None
    await tell(house, bounced(4))
    await confirm(house, owner, 5, "a tap")
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(4)) == await check(house)


@pytest.mark.parametrize("order", range(24))
async def test_it_doesnt_matter_what_comes_first(order: int, house: House, owner: Any) -> None:
    """A bounce before the address was another asks nothing, whenever either is told; one after it
    does."""
    await empty(owner)
    told = [
        changed(hours=3, email="ny@example.com"),
        bounced(2, address="ny@example.com"),
        bounced(4, address="ny@example.com"),
        bounced(5, address="kari@example.com"),
    ]
    await tell(house, registered(email="kari@example.com"))
    await tell(house, *list(permutations(told))[order], *told)
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(4)) == await check(house)


@pytest.mark.parametrize("is_late", [False, True])
async def test_an_address_changed_since_asks_nothing(
    is_late: bool, house: House, owner: Any
) -> None:
    """The parcel went to where they lived before."""
    move = changed(hours=5, by="staff", reason="Ringte", address=FURULIA)
    await tell(house, registered(), *([] if is_late else [move]))
    await returned(house, 4)
    await tell(house, move)
    assert await check(house) is None


@pytest.mark.parametrize("is_merged_first", [False, True])
async def test_two_who_are_one_are_asked_as_one(
    is_merged_first: bool, house: House, owner: Any
) -> None:
    """What was told of either number is hers."""
    one = merged("10001", "10002", 3)
    await tell(house, registered(email="kari@example.com"), registered("10002"))
    if is_merged_first:
        await tell(house, one)
    await returned(house, 4, number="10002")
    await tell(house, bounced(5, number="10002"), one)
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(5)) == await check(house)
    await owner.execute("DELETE FROM email_bounce")
    assert ProfileCheck(CheckReason.PARCEL_RETURNED, at(4)) == await check(house)


async def test_whoever_shows_that_they_read_mail_there_isnt_asked(house: House, owner: Any) -> None:
    """A link from a mail was used after it: it does arrive. Who got in by SMS has shown nothing."""
    await tell(house, registered(email="kari@example.com"), bounced(2))
    kari = await claimed(owner, days=-1)
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(2)) == await check(house)
    with clock.stopped_at(at(3)):
        async with house.database.scope(customer=kari):
            await customers.mark_verified(kari)
    assert await check(house) is None


async def test_a_bounce_of_somebody_unknown_waits(house: House, owner: Any) -> None:
    """It is taken in once the shop has told who that is."""
    event = bounced()
    await tell(house, event)
    assert "waiting" == (await states(owner))[event.id][0]
    await tell(house, registered(email="kari@example.com"))
    assert ProfileCheck(CheckReason.EMAIL_BOUNCED, at(2)) == await check(house)


async def test_the_moment_of_confirming_is_shown(app_database: Database, kari: UUID) -> None:
    """The profile says when it was last said to be right."""
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    async with app_database.scope(customer=kari):
        assert (await customers.profile(kari)).confirmed_at is None
        with clock.stopped_at(now):
            assert now == (await customers.confirm(kari)).confirmed_at
