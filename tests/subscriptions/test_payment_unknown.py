"""What is to be charged, where the shop knows nothing of how: it is asked for until it is said."""

from typing import Any
from uuid import UUID

import pytest
from tests.house.portal import Portal, Visitor
from tests.subscriptions.agreed import MONDAY, agreed, lives, sells
from tests.subscriptions.charged import CARD, DEADLINE, FIRST, at, paid, tell_at
from tests.subscriptions.notices import claimed, notices, said, secrets
from tests.subscriptions.over_http import ask

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.outbox.templates import render
from minside.subscriptions import actions as subscriptions
from minside.subscriptions import mail_notice

ALL = """{ me {
  paymentUnknown { subscriptionId deliverOn payment }
  subscriptions { paymentUnknown }
} }"""
UNTIL = "mandag 16. november kl. 12"
NO_CARD = f"Butikken vet ikke ennå hvilket kort du betaler med. Velg det før {UNTIL}."


@pytest.fixture
async def hers(house: House, owner: Any, kari: UUID) -> UUID:
    """A bag of feed by card, and one by invoice before it."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, kari, FIRST)
        return await agreed(house, owner, kari, FIRST, **CARD)


@pytest.fixture
async def visitor(portal: Portal, hers: UUID) -> Visitor:
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


async def seen(visitor: Visitor, day: int = 9) -> tuple[Any, list[str | None]]:
    with clock.stopped_at(at(day, 10)):
        me = await ask(visitor, ALL)
    return me["paymentUnknown"], [each["paymentUnknown"] for each in me["subscriptions"]]


async def test_what_the_shop_knows_nothing_of_is_asked_for(
    visitor: Visitor, hers: UUID, owner: Any
) -> None:
    """On the overview the first, and at its own deliveries in words; of an invoice nobody asks."""
    first = {"subscriptionId": str(hers), "deliverOn": str(FIRST), "payment": "card"}
    assert (first, [None, NO_CARD]) == await seen(visitor)
    await owner.execute("UPDATE delivery SET payment = 'invoice'")
    assert (None, [None, None]) == await seen(visitor)
    await owner.execute("UPDATE delivery SET payment = NULL")
    await owner.execute("UPDATE subscription SET state = 'cancelled'")
    assert (None, [None, None]) == await seen(visitor)


async def test_what_the_shop_knows_isnt_asked_for_and_anything_else_is(
    visitor: Visitor, house: House, owner: Any, kari: UUID, hers: UUID
) -> None:
    """A card is a card; where Vipps was chosen it is something else."""
    await _knows(owner, kari, "card")
    assert (None, [None, None]) == await seen(visitor)
    await owner.execute("UPDATE subscription SET payment = 'vipps' WHERE id = $1", hers)
    overview, [_, told] = await seen(visitor)
    assert ("vipps", f"Bytt til Vipps før {UNTIL}.") == (
        overview["payment"], told and told[told.index("Bytt") : told.index(" Ellers")],
    )  # fmt: skip


async def _knows(owner: Any, customer: UUID, kind: str | None) -> None:
    """The shop's word of that number, at noon on the tenth."""
    await owner.execute(
        """
        INSERT INTO payment_method (customer, told_of, kind, label, changed_at, event)
        VALUES ($1, '10001', $2::text, CASE WHEN $2::text IS NOT NULL THEN 'Visa •••• 1234' END, $3, 'shop/1')
        ON CONFLICT (told_of) DO UPDATE
        SET kind = EXCLUDED.kind, label = EXCLUDED.label, changed_at = EXCLUDED.changed_at
        """,
        customer, kind, at(10, 12),
    )  # fmt: skip


async def test_what_went_through_was_paid_by_something(
    visitor: Visitor, house: House, owner: Any, kari: UUID
) -> None:
    """Though nobody has said by what; until the shop says that there is nothing any more."""
    with clock.stopped_at(DEADLINE):
        await subscriptions.run(house)
    assert (await seen(visitor, 16))[0]
    charge = str(await owner.fetchval("SELECT id FROM charge"))
    await tell_at(house, at(16, 12, 5), lambda: paid(charge))
    assert (None, [None, None]) == await seen(visitor, 17)
    await _knows(owner, kari, None)
    assert (None, [None, None]) == await seen(visitor, 17)
    await owner.execute("UPDATE payment_method SET changed_at = $1", at(16, 13))
    assert (await seen(visitor, 17))[0]


@pytest.mark.parametrize("language", list(Language))
async def test_the_notice_asks_for_it_with_the_way_there(
    language: Language, house: House, owner: Any, kari: UUID, hers: UUID
) -> None:
    """And doesn't say that nothing need be done. Of an invoice nothing."""
    await claimed(owner, kari)
    with clock.stopped_at(at(13, 12)):
        assert 2 == await subscriptions.notice(house)
    letters = {
        told["subscription"]: render(
            mail_notice.NOTICE, language, told | secrets(house, row), public_url=""
        ).text
        for row in await notices(owner)
        if (told := said(row))
    }
    asked = letters.pop(str(hers))
    [other] = letters.values()
    does = {Language.NB: "vet ikke ennå hvilket kort", Language.EN: "know yet which card"}[language]
    calm = {Language.NB: "trenger du ikke", Language.EN: "nothing you need"}[language]
    assert [True, False, True] == [each in asked for each in (does, calm, "#betalingsmate")]
    assert [False, True, False] == [each in other for each in (does, calm, "#betalingsmate")]
