"""A delivery address that deliveries go to: said before it is deleted, with where they go then."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import put
from tests.subscriptions.agreed import FEED, MONDAY, agreed, lives, sells
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers
from minside.subscriptions import actions as subscriptions

FIRST = date(2026, 11, 18)


async def _place(owner: Any, customer: UUID, street: str, *, is_default: bool = False) -> UUID:
    return await put(
        owner, "delivery_address", customer=customer, recipient="Kari Nordmann", street=street,
        postcode="0956", city="Oslo", country="NO", is_default=is_default, created_at=MONDAY,
    )  # fmt: skip


async def _deleted(web: House, customer: UUID, address: UUID, *, preview: bool) -> list[str]:
    async with web.database.scope(customer=customer):
        told = await customers.delete_address(customer, address, preview=preview)
    return [each.nb for each in told]


@pytest.fixture
async def cabin(owner: Any, kari: UUID) -> UUID:
    await sells(owner)
    await lives(owner, kari)
    return await _place(owner, kari, "Hytteveien 3")


@pytest.mark.parametrize(("has_usual", "goes_to"), [(True, "Storgata 1"), (False, "Furulia 12")])
async def test_what_goes_there_is_said_before_it_is_deleted(
    house: House, web: House, owner: Any, kari: UUID, cabin: UUID, has_usual: bool, goes_to: str
) -> None:
    """A preview deletes nothing; afterwards it goes where was said."""
    if has_usual:
        await _place(owner, kari, "Storgata 1", is_default=True)
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, kari, FIRST, address=cabin)
        await agreed(house, owner, kari, FIRST, address=cabin, state="cancelled")
        told = await _deleted(web, kari, cabin, preview=True)
        assert [
            "Den faste leveringen av Tørrfôr 12 kg, som kommer neste gang onsdag 18. november, går hit."
            f" Sletter du adressen, går den til {goes_to} i stedet. Det kan du endre under Faste"
            " leveringer."
        ] == told
        assert 1 == await owner.fetchval(
            "SELECT count(*) FROM delivery_address WHERE id = $1", cabin
        )
        assert told == await _deleted(web, kari, cabin, preview=False)
    with clock.stopped_at(MONDAY.replace(day=16, hour=12)):
        await subscriptions.run(house)
    assert goes_to == await owner.fetchval("SELECT street FROM shop_order")


async def test_where_there_is_nowhere_else_it_says_what_is_needed(
    house: House, web: House, owner: Any, kari: UUID, cabin: UUID
) -> None:
    """Else nothing would be sent, and nobody would have said so."""
    await owner.execute(
        "UPDATE customer SET street = NULL, postcode = NULL, city = NULL, country = NULL WHERE id = $1",
        kari,
    )
    await owner.execute("UPDATE delivery_address SET is_default = true")
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, kari, FIRST)
        [told] = await _deleted(web, kari, cabin, preview=True)
    assert "legg inn en ny adresse før fristen, ellers blir ingenting sendt" in told


async def test_one_delivery_that_goes_there_is_told_of_by_its_day(
    house: House, web: House, owner: Any, kari: UUID, cabin: UUID
) -> None:
    """It goes where the others do then; an address that nothing goes to is deleted without a word."""
    with clock.stopped_at(MONDAY):
        made = await agreed(house, owner, kari, FIRST)
        steering = Steering(web, kari, made)
        assert [] == await _deleted(web, kari, cabin, preview=True)
        await steering.do(subscriptions.set_this_time, 1, address=cabin, payment=None)
        [told] = await _deleted(web, kari, cabin, preview=True)
    assert "Leveringen onsdag 18. november av Tørrfôr 12 kg går hit." in told
    assert "går den til Furulia 12 i stedet" in told
    assert FEED == (await steering.now()).agreement.lines[0].sku


@pytest.mark.parametrize("is_usual", [False, True])
async def test_what_is_undone_goes_to_no_address_that_is_gone(
    house: House, web: House, owner: Any, kari: UUID, cabin: UUID, is_usual: bool
) -> None:
    """Whether all deliveries went there or one: it is said before it is done, and the rest is put back."""
    await _place(owner, kari, "Storgata 1", is_default=True)
    with clock.stopped_at(MONDAY):
        steering = Steering(web, kari, await agreed(house, owner, kari, FIRST))
        if is_usual:
            await steering.do(subscriptions.set_settings, {"address": cabin})
        else:
            await steering.do(subscriptions.set_this_time, 1, address=cabin, payment=None)
        done = await steering.do(subscriptions.skip, 1)
        await _deleted(web, kari, cabin, preview=False)
        for preview in (True, False):
            back = await steering.do(subscriptions.undo, done.change, preview=preview)
            told = [each.nb for each in subscriptions.what_became(back)]
            assert (
                "Adressen det skulle til før endringen, er slettet. Det går til den vanlige adressen din i"
                " stedet."
            ) in told
            assert not any("adressen som gjaldt" in each for each in told)
        assert [("planned", FIRST)] == await steering.days(1)
    with clock.stopped_at(MONDAY.replace(day=16, hour=12)):
        await subscriptions.run(house)
    assert "Storgata 1" == await owner.fetchval("SELECT street FROM shop_order")
