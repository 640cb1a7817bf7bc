"""The store of products viewed: written under the consent to personalisation alone, and gone with it."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import give_password
from tests.events.shop import Happened, bring, changed, merged, registered, states
from tests.events.shop import tell as shop_tells
from tests.house.portal import Portal, Visitor, open_portal
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.postgres import Server
from minside.core.settings import Environment
from minside.customers import actions as customers
from minside.customers.actions import ProfileForm
from minside.events import actions as events
from minside.marketing import actions as marketing

from .newsletter import agree, at, clicked, code_used, opened, refuse, tell

P = Purpose.PERSONALISATION


@pytest.fixture
async def portal(migrated: Server, known: UUID, quick_hashes: None) -> AsyncGenerator[Portal]:
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        await give_password(portal.database, known)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


def viewed(sku: str = "SNACK", hours: float = 3, customer: str = "10001") -> Happened:
    return Happened("product.viewed", {"customer": customer, "sku": sku}, hours)


async def seen(web: House, customer: UUID) -> list[tuple[str, Any]]:
    async with web.database.scope(customer=customer):
        return [(each.sku, each.at) for each in await marketing.views(customer)]


async def kept(owner: Any) -> int:
    return await owner.fetchval(
        "SELECT (SELECT count(*) FROM viewed_product) + (SELECT count(*) FROM marketing_message_use)"
    )


async def test_without_a_consent_it_is_dropped_at_the_door(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Nothing of it is stored, not even whose it was; nor of who is nobody's customer, under 18, or of an
    age that nobody knows."""
    with clock.stopped_at(at(20)):
        taken = await shop_tells(house, viewed(), viewed(customer="99999"))
        await agree(web, known, P, hours=4)
        taken += await shop_tells(house, viewed(hours=3))
        await owner.execute("UPDATE customer SET birth_year = $1", clock.today().year - 18)
        taken += await shop_tells(house, viewed(hours=5))
        await owner.execute("UPDATE customer SET birth_year = NULL")
        taken += await shop_tells(house, viewed(hours=6))
    assert [events.State.DROPPED] * 5 == [each.state for each in taken]
    assert 0 == await kept(owner)
    rows = await owner.fetch("SELECT data, streams FROM event WHERE type = 'product.viewed'")
    assert [(None, [])] * 5 == [(row["data"], row["streams"]) for row in rows]


async def test_what_was_looked_at_is_remembered_and_shown(
    house: House, web: House, known: UUID, owner: Any, ola: UUID
) -> None:
    """Of one product the latest time, in whichever order it is told; each sees their own."""
    await agree(web, known, P)
    told = [viewed("A", 3), viewed("A", 5), viewed("B", 4), viewed("A", 3.5)]
    with clock.stopped_at(at(20)):
        for seed in range(4):
            await owner.execute("DELETE FROM viewed_product; DELETE FROM event")
            order = Random(seed).sample(told, len(told))
            await shop_tells(house, *order, *order)
            assert [("A", at(5)), ("B", at(4))] == await seen(web, known)
    async with web.database.scope(customer=ola):
        assert [] == await marketing.views(known)


async def test_a_hundred_are_kept_and_none_too_long(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """The newest; the nightly sweep takes what is of two years ago, and what comes later than that isn't
    kept."""
    await agree(web, known, P)
    with clock.stopped_at(at(200)):
        for number in range(103):
            await shop_tells(house, viewed(f"S{number:03}", 3 + number))
    assert [f"S{number:03}" for number in range(102, 2, -1)] == [
        sku for sku, _ in await seen(web, known)
    ]
    async with web.database.scope(customer=known):
        await marketing.forget_views(known)
    with clock.stopped_at(at(200)):
        await shop_tells(house, viewed("LATE", 190))
    with clock.stopped_at(at(190) + timedelta(days=731)):
        await shop_tells(house, viewed("OLD", 191))
        async with house.database.scope():
            await marketing.sweep()
    assert 0 == await kept(owner)


async def _on_min_side(house: House, web: House, customer: UUID) -> None:
    await refuse(web, customer, P, hours=10)


async def _by_staff(house: House, web: House, customer: UUID) -> None:
    with clock.stopped_at(at(10)):
        async with house.database.scope():
            whose = consents.Whose("10001", None, None)
            await consents.withdraw_for(whose, [P], "Ikke husk hva jeg ser på", house.keys)


async def _by_the_tool(house: House, web: House, customer: UUID) -> None:
    told = {"customer": "10001", "purpose": "personalisation", "channel": "preferences"}
    await tell(house, Happened("consent.withdrawn", told, 10))


async def _younger(house: House, web: House, customer: UUID) -> None:
    async with web.database.scope(customer=customer):
        await customers.change(customer, ProfileForm(birth_year=clock.today().year - 17))


async def _younger_by_the_shop(house: House, web: House, customer: UUID) -> None:
    told = changed(hours=15, by="staff", reason="hun ringte", birth_year=at(0).year - 17)
    await shop_tells(house, told)


async def _on_its_page(house: House, web: House, customer: UUID) -> None:
    """As the switch of the page does it."""
    with clock.stopped_at(at(10)):
        async with web.database.scope(customer=customer):
            await consents.retract(web, customer, [P])


async def _by_helpdesk(house: House, web: House, customer: UUID) -> None:
    told = {
        "customer": "10001", "purpose": "personalisation", "channel": "mail",
        "quote": "Ikke husk hva jeg ser på",
    }  # fmt: skip
    await shop_tells(house, Happened("consent.withdrawn", told, 10), source="helpdesk")


async def _younger_by_nobodys_word(house: House, web: House, customer: UUID) -> None:
    """Nobody knows any more how old she is."""
    async with web.database.scope(customer=customer):
        await customers.change(customer, ProfileForm(birth_year=None))


async def _younger_told_anew(house: House, web: House, customer: UUID) -> None:
    await shop_tells(house, registered(hours=15, birth_year=at(0).year - 17))


async def _younger_by_a_merge(house: House, web: House, customer: UUID) -> None:
    """The shop found that she is one with somebody whose year it was told of later."""
    await shop_tells(house, registered("10002", hours=15, birth_year=at(0).year - 17))
    await shop_tells(house, merged("10001", "10002", 16))


@pytest.mark.parametrize(
    "ends",
    [
        _on_min_side, _on_its_page, _by_staff, _by_helpdesk, _by_the_tool, _younger,
        _younger_by_nobodys_word, _younger_by_the_shop, _younger_told_anew, _younger_by_a_merge,
    ],
)  # fmt: skip
async def test_with_the_consent_all_that_it_let_us_keep_goes(
    ends: Callable[[House, House, UUID], Awaitable[None]],
    house: House,
    web: House,
    known: UUID,
    owner: Any,
) -> None:
    """In the same transaction, through each door, and for who turns out to be too young; a code that was
    used isn't part of it. A new yes gives nothing back, nor does what is told late."""
    await agree(web, known, P)
    with clock.stopped_at(at(20)):
        await shop_tells(house, viewed())
        await tell(house, opened(), clicked(), code_used())
        assert 4 == await kept(owner)
        await ends(house, web, known)
        assert 1 == await kept(owner)
        await owner.execute("UPDATE customer SET birth_year = 1990")
        await agree(web, known, P, hours=18)
        await shop_tells(house, viewed(hours=9))
        taken = [*await tell(house, opened(9)), *await shop_tells(house, viewed(hours=19))]
    if not ends.__name__.startswith("_younger"):
        assert [("SNACK", at(19))] == await seen(web, known)
        assert 2 == await kept(owner)
        assert events.State.DROPPED == taken[0].state


async def test_what_else_is_withdrawn_leaves_it(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """A no to the newsletter is no word about this one."""
    await agree(web, known, P, Purpose.NEWS)
    with clock.stopped_at(at(20)):
        await shop_tells(house, viewed())
        await refuse(web, known, Purpose.NEWS, hours=10)
    assert 1 == await kept(owner)


async def test_a_no_that_is_told_late_takes_what_was_before_it(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """There is a newer yes: what was looked at since then stays."""
    await agree(web, known, P)
    with clock.stopped_at(at(20)):
        await shop_tells(house, viewed("BEFORE", 3))
        words = texts.latest(P, Language.NB).text
        said = {"customer": "10001", "purpose": P.value, "channel": "form", "text": words}
        await tell(house, Happened("consent.given", said, 8))
        await shop_tells(house, viewed("SINCE", 9))
        no = {"customer": "10001", "purpose": "personalisation", "channel": "preferences"}
        await tell(house, Happened("consent.withdrawn", no, 5))
        assert [("SINCE", at(9))] == await seen(web, known)


async def test_an_old_yes_to_others_words_remembers_nothing(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """They named what was bought; what is looked at, opened and clicked is ours to ask about first."""
    with clock.stopped_at(at(20)):
        said = {
            "customer": "10001", "purpose": P.value, "channel": "newsletter_link",
            "text": "Mikopet kan bruke det jeg har kjøpt til å tilpasse nyhetsbrevet.",
        }  # fmt: skip
        await tell(house, Happened("consent.given", said, 1))
        await shop_tells(house, viewed(hours=3))
        await tell(house, opened(), clicked())
        assert 0 == await kept(owner)
        await agree(web, known, P, hours=5)
        await shop_tells(house, viewed("OLD", 4), viewed("NEW", 6))
        assert [("NEW", at(6))] == await seen(web, known)


async def test_who_is_merged_into_somebody_that_said_no(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """What was said last of either counts, so nothing is left."""
    await shop_tells(house, registered("10002"))
    other = await owner.fetchval(
        "UPDATE customer SET birth_year = 1990 WHERE number = '10002' RETURNING id"
    )
    await agree(web, other, P)
    with clock.stopped_at(at(20)):
        await shop_tells(house, viewed(customer="10002"))
        await agree(web, known, P, hours=4)
        await refuse(web, known, P, hours=5)
        assert 1 == await kept(owner)
        await shop_tells(house, merged("10001", "10002", 6))
    assert 0 == await kept(owner)


async def test_it_waits_for_who_takes_the_consent_back(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Of the two at once, whoever comes first: nothing is left after the no, and nobody waits for each
    other."""
    await agree(web, known, P)
    with clock.stopped_at(at(20)):
        told = viewed()
        await bring(house, told)
        async with web.database.scope(customer=known):
            found = await consents.of_customer(known, [P])
            await consents.withdraw(list(found.values()), [P], "min_side", web.keys)
            await run_jobs(house, "events.handle")
            assert "received" == (await states(owner))[told.id][0]
    with clock.stopped_at(at(21)):
        await run_jobs(house, "events.handle")
    assert "handled" == (await states(owner))[told.id][0]
    assert 0 == await kept(owner)


async def test_the_customer_has_it_forgotten(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """All until now, also what is told of later; what is looked at after that is remembered again."""
    await agree(web, known, P)
    with clock.stopped_at(at(10)):
        await shop_tells(house, viewed("A", 3))
        async with web.database.scope(customer=known):
            await marketing.forget_views(known)
    with clock.stopped_at(at(20)):
        await shop_tells(house, viewed("B", 9), viewed("C", 11))
        assert [("C", at(11))] == await seen(web, known)


SHOWN = "{ me { viewedProducts { sku name at } } }"
FORGET = "mutation { viewedProductsForget { viewedProducts { sku } userErrors { code } } }"


async def test_min_side_shows_and_forgets_it(
    visitor: Visitor, house: House, web: House, known: UUID, owner: Any
) -> None:
    """With the name that the shop has for it, where it has one."""
    await agree(web, known, P)
    with clock.stopped_at(at(20)):
        await shop_tells(house, viewed("SNACK", 3))
    [product] = await ask(visitor, SHOWN)
    assert ("SNACK", None) == (product["sku"], product["name"])
    assert at(3).isoformat() == product["at"]
    answer = (await visitor.client.post("/graphql", json={"query": FORGET})).json()
    left = {"viewedProducts": [], "userErrors": []}
    assert left == answer["data"]["viewedProductsForget"]
    assert [] == await ask(visitor, SHOWN)
    assert 0 == await kept(owner)


async def ask(visitor: Visitor, document: str) -> Any:
    answer = (await visitor.client.post("/graphql", json={"query": document})).json()
    return answer["data"]["me"]["viewedProducts"]
