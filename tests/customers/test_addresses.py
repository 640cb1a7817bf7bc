"""Delivery addresses: several, with one default (S13)."""

import asyncio
from uuid import UUID

import pytest

from minside.core.codes import Code
from minside.core.database import Database
from minside.core.refusals import Refused
from minside.customers import actions as customers
from minside.customers.actions import AddressForm, ProfileField

HOME = AddressForm(
    recipient="Kari Nordmann", street="Furulia 12", postcode="0956", city="Oslo", country="NO"
)
CABIN = AddressForm(
    recipient="Kari Nordmann", street="Hytteveien 3", postcode="3539", city="Flå", country="NO"
)


async def test_the_first_address_is_the_default(app_database: Database, kari: UUID) -> None:
    """Who has one address needn't choose; the next one only steps in when asked to."""
    async with app_database.scope(customer=kari):
        home = await customers.add_address(kari, HOME)
        cabin = await customers.add_address(kari, CABIN)
        assert (True, False) == (home.is_default, cabin.is_default)
        cabin = await customers.make_default(kari, cabin.id)
        found = await customers.addresses(kari)
    assert [(cabin.id, True), (home.id, False)] == [(a.id, a.is_default) for a in found]


async def test_a_new_address_can_come_as_the_default(app_database: Database, kari: UUID) -> None:
    """Adding and choosing is one act."""
    async with app_database.scope(customer=kari):
        await customers.add_address(kari, HOME)
        cabin = await customers.add_address(kari, CABIN, make_default=True)
        assert cabin.is_default
        assert [cabin.id] == [a.id for a in await customers.addresses(kari) if a.is_default]


async def test_when_the_default_goes_the_oldest_steps_in(
    app_database: Database, kari: UUID
) -> None:
    """There is a default as long as there is an address."""
    async with app_database.scope(customer=kari):
        home = await customers.add_address(kari, HOME)
        cabin = await customers.add_address(kari, CABIN)
        await customers.delete_address(kari, home.id)
        assert [(cabin.id, True)] == [(a.id, a.is_default) for a in await customers.addresses(kari)]
        await customers.delete_address(kari, cabin.id)
        assert [] == await customers.addresses(kari)


async def test_a_change_keeps_what_it_leaves_out(app_database: Database, kari: UUID) -> None:
    """Mending the postcode doesn't lose the street."""
    async with app_database.scope(customer=kari):
        home = await customers.add_address(kari, HOME)
        form = AddressForm(postcode="0957", instructions="Ring på")
        changed = await customers.change_address(kari, home.id, form)
    assert ("Furulia 12", "0957", "Ring på") == (
        changed.street,
        changed.postcode,
        changed.instructions,
    )


async def test_bad_input_is_told_at_every_field(app_database: Database, kari: UUID) -> None:
    """All that is wrong comes back at once, and nothing is stored."""
    form = AddressForm(recipient="", street="x" * 101, postcode="95", city="", country="NO")
    async with app_database.scope(customer=kari):
        with pytest.raises(Refused) as refused:
            await customers.add_address(kari, form)
        assert [] == await customers.addresses(kari)
    assert {
        (("recipient",), Code.REQUIRED),
        (("street",), Code.TOO_LONG),
        (("postcode",), Code.INVALID_POSTCODE),
        (("city",), Code.REQUIRED),
    } == {(r.field, r.code) for r in refused.value.refusals}


async def test_every_change_is_in_the_history(app_database: Database, kari: UUID) -> None:
    """Added, changed and deleted: the history tells each, once (S17)."""
    async with app_database.scope(customer=kari):
        home = await customers.add_address(kari, HOME)
        await customers.change_address(kari, home.id, AddressForm(street="Furulia 14"))
        await customers.change_address(kari, home.id, AddressForm(street="Furulia 14"))
        await customers.change_address(kari, home.id, AddressForm(instructions="Ring på"))
        await customers.delete_address(kari, home.id)
        page = await customers.changes(kari, first=10, after=None)
    told = [(c.field, c.old_value, c.new_value) for c in reversed(page.rows)]
    old = "Kari Nordmann\nFurulia 12\n0956 Oslo\nNO"
    new = "Kari Nordmann\nFurulia 14\n0956 Oslo\nNO"
    assert [
        (ProfileField.DELIVERY_ADDRESS, None, old),
        (ProfileField.DELIVERY_ADDRESS, old, new),
        (ProfileField.DELIVERY_ADDRESS, new, f"{new}\n\nRing på"),
        (ProfileField.DELIVERY_ADDRESS, f"{new}\n\nRing på", None),
    ] == told


async def test_a_new_default_is_one_line_of_the_history(app_database: Database, kari: UUID) -> None:
    """Chosen, or stepping in for a deleted one: which came in place of which, in one entry (S17)."""
    async with app_database.scope(customer=kari):
        await customers.add_address(kari, HOME)
        cabin = await customers.add_address(kari, CABIN)
        await customers.make_default(kari, cabin.id)
        await customers.delete_address(kari, cabin.id)
        page = await customers.changes(kari, first=10, after=None)
    home = "Kari Nordmann\nFurulia 12\n0956 Oslo\nNO"
    hut = "Kari Nordmann\nHytteveien 3\n3539 Flå\nNO"
    assert [
        (ProfileField.DELIVERY_ADDRESS, None, home),
        (ProfileField.DELIVERY_ADDRESS, None, hut),
        (ProfileField.DEFAULT_DELIVERY_ADDRESS, home, hut),
        (ProfileField.DELIVERY_ADDRESS, hut, None),
        (ProfileField.DEFAULT_DELIVERY_ADDRESS, hut, home),
    ] == [(c.field, c.old_value, c.new_value) for c in reversed(page.rows)]


async def test_one_default_however_many_choose_at_once(app_database: Database, kari: UUID) -> None:
    """Twenty who choose at the same time leave one default and no error."""
    async with app_database.scope(customer=kari):
        places = [await customers.add_address(kari, HOME) for _ in range(4)]

    async def choose(n: int) -> None:
        async with app_database.scope(customer=kari):
            await customers.make_default(kari, places[n % 4].id)

    await asyncio.gather(*(choose(n) for n in range(20)))
    async with app_database.scope(customer=kari):
        assert 1 == sum(a.is_default for a in await customers.addresses(kari))


async def test_a_form_sent_twice_adds_one_address(app_database: Database, kari: UUID) -> None:
    """A double click makes one address."""

    async def press() -> UUID:
        async with app_database.scope(customer=kari):
            return (await customers.add_address(kari, HOME, key="one form")).id

    assert 1 == len(set(await asyncio.gather(*(press() for _ in range(20)))))


async def test_there_is_room_for_twenty(app_database: Database, kari: UUID) -> None:
    """The twenty-first is refused with the number that fits."""
    async with app_database.scope(customer=kari):
        for _ in range(20):
            await customers.add_address(kari, HOME)
        with pytest.raises(customers.TooManyAddresses):
            await customers.add_address(kari, HOME)


async def test_another_customers_address_is_not_found(
    app_database: Database, kari: UUID, ola: UUID
) -> None:
    """Ola can't change, choose or delete where Kari's parcels go."""
    async with app_database.scope(customer=kari):
        home = await customers.add_address(kari, HOME)
    async with app_database.scope(customer=ola):
        for attempt in (
            customers.change_address(ola, home.id, CABIN),
            customers.delete_address(ola, home.id),
            customers.make_default(ola, home.id),
        ):
            with pytest.raises(customers.AddressNotFound):
                await attempt
