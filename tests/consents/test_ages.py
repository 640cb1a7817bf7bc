"""A yes of who is too young is none, by whichever door it comes and whenever the year becomes known."""

from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import MAIL, NUMBER, agree_nobody, link
from tests.consents.leaving import agree as agree_by_form
from tests.consents.said import agree, entries, links, may_send
from tests.consents.test_addresses import follow
from tests.events.shop import Happened, just_now, registered, tell
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import ConsentLink, Kind, Purpose
from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers
from minside.customers.actions import ProfileForm

NEWS, SMS, ADAPTED = Purpose.NEWS, Purpose.SMS, Purpose.PERSONALISATION


async def correct(web: House, customer: UUID, age: int, **more: Any) -> None:
    """She says how old she is, on Min Side."""
    async with web.database.scope(customer=customer):
        form = ProfileForm(birth_year=clock.now().year - age, **more)
        await customers.change(customer, form)


async def givens(owner: Any) -> int:
    return len([each for each in await entries(owner) if each[0] == "given"])


async def test_a_link_confirms_no_yes_of_who_turned_out_too_young(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """The year was corrected between the box and the link: the link is over, and says to a stranger not why."""
    await agree(web, unshown, NEWS)
    [token] = await links(house, owner)
    await correct(web, unshown, 10)
    with pytest.raises(consents.LinkInvalid):
        async with web.database.scope():
            await consents.confirm(token, house.keys)
    assert 0 == await givens(owner)


async def test_ja_is_no_yes_of_who_turned_out_too_young(
    web: House, house: House, owner: Any, reader: UUID
) -> None:
    """The same by SMS: a person reads what it may mean."""
    await agree(web, reader, SMS)
    await correct(web, reader, 10)
    async with house.database.scope():
        assert None is await consents.said_by_sms(house, NUMBER, "JA")
    assert 0 == await givens(owner)


@pytest.mark.parametrize(("purpose", "age"), [(NEWS, 10), (ADAPTED, 16)])
async def test_a_slip_isnt_undone_for_who_turned_out_too_young(
    purpose: Purpose, age: int, web: House, house: House, owner: Any, shown: UUID
) -> None:
    """What the foot's link took, within the hour; and what is no mail, at eighteen."""
    await agree_by_form(house, shown, NEWS, ADAPTED)
    token = await link(house, shown, NEWS)
    async with web.database.scope():
        left = await consents.withdraw_by_link(
            web, token, everything=False, besides=purpose is ADAPTED
        )
    await correct(web, shown, age)
    before = await givens(owner)
    with pytest.raises(consents.CannotBeGivenBack):
        async with web.database.scope():
            await consents.undo_by_link(web, token, left.undo or "")
    assert before == await givens(owner)


def yes_by_number() -> Happened:
    data = {"purpose": "sms", "channel": "form", "phone": NUMBER, "text": "Ja"}
    return Happened("consent.given", data, just_now())


@pytest.mark.parametrize("is_yes_first", [True, False])
async def test_a_number_whose_customer_is_too_young_has_no_yes_by_itself(
    is_yes_first: bool, house: House, owner: Any
) -> None:
    """The newsletter tool tells of a yes of a number alone, the shop whose it is: in either order nothing is
    sent."""
    known = registered(email=MAIL, phone=NUMBER, birth_year=clock.now().year - 10)
    for is_yes in (is_yes_first, not is_yes_first):
        await tell(
            house, yes_by_number() if is_yes else known, source="newsletter" if is_yes else "shop"
        )
        await follow(house)
    assert not await may_send(
        house, SMS, NUMBER, await owner.fetchval("SELECT customer FROM shop_number")
    )


@pytest.mark.parametrize("is_shared", [True, False])
async def test_a_number_that_a_child_enters_says_yes_by_its_oldest(
    is_shared: bool, web: House, house: House, owner: Any, reader: UUID
) -> None:
    """A yes of a number alone ends when who is too young says it is theirs, unless somebody older has it too."""
    await owner.execute("UPDATE customer SET phone = NULL")
    await tell(house, yes_by_number(), source="newsletter")
    if is_shared:
        await tell(house, registered(email="mor@example.com", phone=NUMBER, birth_year=1984))
    await correct(web, reader, 10, phone=NUMBER)
    await run_jobs(house, "consents.follow")
    assert is_shared == await may_send(house, SMS, NUMBER, reader)


@pytest.mark.parametrize(
    ("kind", "address", "purpose"), [(Kind.MAIL, MAIL, NEWS), (Kind.SMS, NUMBER, SMS)]
)
async def test_a_slip_at_an_address_that_is_said_to_be_a_childs_is_looked_at(
    kind: Kind, address: str, purpose: Purpose, web: House, house: House, owner: Any
) -> None:
    """The address, or number, said yes by itself: what is undone there ends again, for the worker sees whose it
    is said to be since, and how old they are."""
    subject = await agree_nobody(house, kind, address, purpose)
    token = ConsentLink.to(address, subject, purpose).token(house.keys)
    async with web.database.scope():
        left = await consents.withdraw_by_link(web, token, everything=False)
    born = clock.now().year - 10
    await tell(house, registered(email=MAIL, phone=NUMBER, birth_year=born))
    await follow(house)
    async with web.database.scope():
        await consents.undo_by_link(web, token, left.undo or "")
    await follow(house)
    await follow(house)
    assert not await may_send(house, purpose, address, None)
