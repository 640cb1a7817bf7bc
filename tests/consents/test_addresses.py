"""A consent goes along with its customer to an address that is shown to be theirs, and stays behind at
none."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import agree as agree_by_form
from tests.consents.said import agree, entries, may_send, retract, states
from tests.events.shop import Happened, changed, just_now, merged, registered, tell
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import Kind, Purpose, State
from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers
from minside.customers.actions import ProfileForm

KARI = "kari@example.com"
NEW = "kari.ny@example.com"
NUMBER = "+4791234567"


async def move(house: House, customer: UUID, address: str) -> None:
    """As the code sent to the new address does it."""
    async with house.database.scope(customer=customer):
        await customers.change_email(customer, address)


async def follow(house: House) -> None:
    await run_jobs(house, "consents.follow", "consents.follow_address")


async def test_a_yes_goes_along_to_the_new_address(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """The new address gets what the old one got, citing it; the old one gets nothing more."""
    await agree(web, shown, Purpose.NEWS, Purpose.OFFERS)
    await retract(web, shown, Purpose.OFFERS)
    since = await owner.fetchval("SELECT since FROM consent WHERE purpose = 'news'")
    await move(web, shown, NEW)
    for address in (KARI, NEW):
        assert not await may_send(house, Purpose.NEWS, address, shown), (
            "before the worker has looked"
        )
    await follow(house)
    assert (False, True) == (
        await may_send(house, Purpose.NEWS, KARI, shown),
        await may_send(house, Purpose.NEWS, NEW, shown),
    )
    assert [
        ("carried", "news", "address_changed"),
        ("withdrawn", "offers", "address_changed"),
        ("withdrawn", "news", "address_changed"),
    ] == (await entries(owner))[3:]
    carried = await owner.fetchrow("SELECT * FROM consent_entry WHERE action = 'carried'")
    assert ("given", since) == (
        await owner.fetchval(
            "SELECT action FROM consent_entry WHERE number = $1", carried["cites"]
        ),
        carried["at"],
    )
    assert {Purpose.NEWS: State.GIVEN, Purpose.OFFERS: State.WITHDRAWN} == await states(web, shown)


async def test_doing_it_twice_is_doing_it_once(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """The job runs whenever something may have changed, and mostly nothing has."""
    await agree(web, shown, Purpose.NEWS)
    await move(web, shown, NEW)
    await follow(house)
    before = await entries(owner)
    for _ in range(2):
        async with house.database.scope():
            await consents.follow(house, shown)
    assert before == await entries(owner)


async def test_a_change_that_is_undone_carries_back(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """There and back, with the worker before and after: the first address gets it as before."""
    await agree(web, shown, Purpose.NEWS)
    await move(web, shown, NEW)
    await follow(house)
    await move(web, shown, KARI)
    assert not await may_send(house, Purpose.NEWS, KARI, shown)
    await follow(house)
    assert (True, False) == (
        await may_send(house, Purpose.NEWS, KARI, shown),
        await may_send(house, Purpose.NEWS, NEW, shown),
    )


async def test_an_address_back_before_the_worker_looked_is_as_it_was(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Nothing was left, so nothing is carried."""
    await agree(web, shown, Purpose.NEWS)
    await move(web, shown, NEW)
    await move(web, shown, KARI)
    await follow(house)
    assert await may_send(house, Purpose.NEWS, KARI, shown)
    assert 1 == len(await entries(owner))


async def test_what_the_shop_says_is_no_shown_address(house: House, web: House, owner: Any) -> None:
    """Where staff say that the address is another, nothing goes there before its reader says so."""
    await tell(house, registered(email=KARI, birth_year=1984))
    customer = await owner.fetchval("SELECT id FROM customer")
    await owner.execute("UPDATE customer SET own_email = email, email_verified_at = now()")
    await agree(web, customer, Purpose.NEWS)
    await tell(house, changed(email=NEW, by="staff", reason="phoned", hours=just_now()))
    await follow(house)
    for address in (KARI, NEW):
        assert not await may_send(house, Purpose.NEWS, address, customer)
    async with web.database.scope(customer=customer):
        await customers.mark_verified(customer)
    await follow(house)
    assert await may_send(house, Purpose.NEWS, NEW, customer)


async def test_an_address_of_nobodys_becomes_its_customers(
    web: House, house: House, owner: Any
) -> None:
    """What was said there before there was a customer is theirs, and theirs to take back."""
    data = {"email": NEW, "purpose": "articles", "channel": "signup_form", "text": "Ja takk"}
    await tell(house, Happened("consent.given", data, 1), source="newsletter")
    customer = await make_customer(owner, NEW)
    async with web.database.scope(customer=customer):
        await customers.mark_verified(customer)
    await follow(house)
    assert {Purpose.ARTICLES: State.GIVEN} == await states(web, customer)
    await retract(web, customer, Purpose.ARTICLES)
    assert not await may_send(house, Purpose.ARTICLES, NEW, customer)


async def test_two_subjects_of_one_address_stand_as_one(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Whichever has what was said last, the customer sees that, and one click takes it back."""
    await agree(web, unshown, Purpose.ARTICLES)
    await retract(web, unshown, Purpose.ARTICLES)
    data = {"email": KARI, "purpose": "articles", "channel": "signup_form", "text": "Ja takk"}
    await tell(house, Happened("consent.given", data, just_now()), source="newsletter")
    async with web.database.scope(customer=unshown):
        await customers.mark_verified(unshown)
    await follow(house)
    assert {Purpose.ARTICLES: State.GIVEN} == await states(web, unshown)
    await retract(web, unshown, Purpose.ARTICLES)
    assert {Purpose.ARTICLES: State.WITHDRAWN} == await states(web, unshown)
    assert not await may_send(house, Purpose.ARTICLES, KARI, unshown)


async def test_a_new_number_must_say_yes_itself(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """A number is anybody's until it has answered: the old one ends, and the new one begins with none."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agree(web, shown, Purpose.SMS)
    async with house.database.scope():
        await consents.said_by_sms(house, NUMBER, "ja")
    assert await may_send(house, Purpose.SMS, NUMBER, shown)
    async with web.database.scope(customer=shown):
        await customers.change(shown, ProfileForm(phone="+4799999999"))
    await follow(house)
    for number in (NUMBER, "+4799999999"):
        assert not await may_send(house, Purpose.SMS, number, shown)
    assert ("withdrawn", "sms", "address_changed") == (await entries(owner))[-1]
    assert {} == await states(web, shown)


async def test_two_customers_who_are_one_have_one_yes(web: House, house: House, owner: Any) -> None:
    """What either said goes to the address that is kept, if that is shown to be theirs; a no there
    stays."""
    for number, email in (("10001", KARI), ("10002", NEW)):
        await tell(house, registered(number, email=email, birth_year=1984))
    ids = {row["email"]: row["id"] for row in await owner.fetch("SELECT id, email FROM customer")}
    await owner.execute("UPDATE customer SET own_email = email, email_verified_at = now()")
    await owner.execute("UPDATE customer SET claimed_at = now() WHERE email = $1", KARI)
    await retract(web, ids[KARI], Purpose.OFFERS)
    await agree(web, ids[NEW], Purpose.NEWS, Purpose.OFFERS)
    await tell(house, merged("10001", "10002", hours=just_now()))
    await follow(house)
    assert {Purpose.NEWS: State.GIVEN, Purpose.OFFERS: State.WITHDRAWN} == await states(
        web, ids[KARI]
    )
    assert await may_send(house, Purpose.NEWS, KARI, ids[KARI])
    assert not await may_send(house, Purpose.NEWS, NEW, None)


async def test_a_number_taken_apart_leaves_the_address_its_yes(
    web: House, house: House, owner: Any
) -> None:
    """What was said of the address is the account's, whose address it is; the number takes none along."""
    account = await make_customer(owner, KARI)
    await owner.execute(
        "UPDATE customer SET own_email = email, email_verified_at = now(), claimed_at = now(),"
        " own_at = now(), birth_year = 1984"
    )
    evidence = {
        "purpose": "news", "given": True, "at": "2025-03-01T10:00:00+00:00", "channel": "till",
        "text": "Ja takk",
    }  # fmt: skip
    await tell(house, registered(email=KARI, phone=NUMBER, consents=[evidence]))
    async with house.database.scope():
        await customers.separate("10001")
    await follow(house)
    apart = await owner.fetchval("SELECT customer FROM shop_number")
    assert account != apart
    assert {Purpose.NEWS: State.GIVEN} == await states(web, account)
    assert {} == await states(web, apart)
    assert await may_send(house, Purpose.NEWS, KARI, account)


async def test_whoever_has_an_address_next_begins_anew(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """A yes of who had it before is none of theirs."""
    await agree(web, shown, Purpose.NEWS)
    await move(web, shown, NEW)
    await follow(house)
    with clock.stopped_at(clock.now() + timedelta(days=400)):
        other = await make_customer(owner, KARI)
        async with web.database.scope(customer=other):
            await customers.mark_verified(other)
        await follow(house)
        assert {} == await states(web, other)
        assert not await may_send(house, Purpose.NEWS, KARI, other)


async def test_what_was_asked_at_the_old_address_is_not_confirmed_for_the_new(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """The question ends with the address, and nothing is carried that nobody confirmed."""
    await agree(web, unshown, Purpose.NEWS)
    await move(web, unshown, NEW)
    await follow(house)
    assert {} == await states(web, unshown)
    async with house.database.scope():
        [old] = [
            each for each in await consents.of_address(Kind.MAIL, KARI) if each.customer is None
        ]
        assert {} == old.held


@pytest.mark.parametrize("known_before", [1990, None])
async def test_what_was_agreed_to_too_early_ends_when_the_year_is_known(
    known_before: int | None, web: House, house: House, owner: Any, shown: UUID
) -> None:
    """She corrects her year, or writes it at last: what nobody could know was said too early ends, of the account
    and the number too."""
    every = (Purpose.NEWS, Purpose.SMS, Purpose.PERSONALISATION)
    await owner.execute("UPDATE customer SET phone = $1, birth_year = $2", NUMBER, known_before)
    await agree_by_form(house, shown, *every)
    async with web.database.scope(customer=shown):
        await customers.change(shown, ProfileForm(birth_year=clock.now().year - 10))
    await follow(house)
    assert dict.fromkeys(every, State.WITHDRAWN) == await states(web, shown)
    assert [("withdrawn", "too_young")] * 3 == [(a, c) for a, _, c in (await entries(owner))[3:]]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_who_is_said_to_have_an_address_must_be_old_enough_for_its_yes(
    order: tuple[int, int], house: House, owner: Any
) -> None:
    """The shop tells how old somebody is whose address nobody has shown, the newsletter tool of a yes that was
    said there: in either order nothing is sent."""
    yes = {"purpose": "news", "channel": "signup_form", "text": "Ja takk", "email": KARI}
    told = [
        (registered(email=KARI, birth_year=clock.now().year - 10), "shop"),
        (Happened("consent.given", yes, just_now()), "newsletter"),
    ]
    for place in order:
        event, source = told[place]
        await tell(house, event, source=source)
        await follow(house)
    customer = await owner.fetchval("SELECT customer FROM shop_number")
    assert not await may_send(house, Purpose.NEWS, KARI, customer)
