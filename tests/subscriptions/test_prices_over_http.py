"""Prices that wait for an answer, and substitutes that can't be eaten, as the app asks for them."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.house.portal import Portal, Visitor
from tests.orders.orders import product, put
from tests.orders.test_over_http import ask, statements
from tests.subscriptions.agreed import FEED, TREATS, agreed, lives, sells
from tests.subscriptions.eaten import eats

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

_LINES = """
    lines {
      sku agreedPrice { amount } ceiling { amount } substituteWarning
      pricePromise {
        id oldPrice { amount } newPrice { amount } raisedAt keepsNumber keepsOn
      }
    }
    upcomingDeliveries { number total { amount } leftOut { sku reason } }
"""
LINES = f"query ($id: ID!) {{ me {{ subscription(id: $id) {{ version {_LINES} }} }} }}"
QUESTIONS = """
{ me { priceQuestions {
  id subscriptionId sku product { name } oldPrice { amount } newPrice { amount }
} } }
"""
ANSWER = f"""
mutation ($input: PriceAnswerInput!) {{
  priceAnswer(input: $input) {{
    subscription {{ version {_LINES} }}
    consequences change userErrors {{ field code message }}
  }}
}}
"""


@pytest.fixture
async def subscription(house: House, owner: Any, kari: UUID) -> UUID:
    """Feed went up from 499 to 549; its substitute says nothing of what is in it."""
    await sells(owner)
    await lives(owner, kari)
    await product(owner, "ANNET", name="Annet fôr")
    feed = {
        "when_out": "substitute",
        "substitute_sku": "ANNET",
        "substitute_agreed_ore": 39900,
    }
    made = await agreed(
        house, owner, kari, clock.today() + timedelta(days=10), feed,
        {"sku": TREATS, "agreed_ore": 5900},
    )  # fmt: skip
    await owner.execute("UPDATE product SET price_ore = 54900 WHERE sku = $1", FEED)
    assert 1 == await subscriptions.promise(house)
    return made


async def _found(visitor: Visitor, subscription: UUID) -> Any:
    return (await ask(visitor, LINES, id=str(subscription)))["subscription"]


async def test_a_price_that_waits_is_shown_with_what_it_does(
    visitor: Visitor, subscription: UUID
) -> None:
    """The next delivery costs what was agreed, the others come without."""
    found = await _found(visitor, subscription)
    asked = found["lines"][0]["pricePromise"]
    assert ("499.00", "549.00", 1) == (
        asked["oldPrice"]["amount"], asked["newPrice"]["amount"], asked["keepsNumber"],
    )  # fmt: skip
    assert asked["keepsOn"] is not None
    assert found["lines"][1]["pricePromise"] is None
    first, second = found["upcomingDeliveries"][:2]
    assert ("558.00", []) == (first["total"]["amount"], first["leftOut"])
    assert ("59.00", [{"sku": FEED, "reason": "PRICE"}]) == (
        second["total"]["amount"], second["leftOut"],
    )  # fmt: skip


async def test_what_is_asked_of_all_deliveries_is_told_in_one_place(
    visitor: Visitor, subscription: UUID, owner: Any
) -> None:
    """With where it is answered; a subscription that has ended asks nothing."""
    found = await _found(visitor, subscription)
    [asked] = (await ask(visitor, QUESTIONS))["priceQuestions"]
    assert (
        found["lines"][0]["pricePromise"]["id"], str(subscription), FEED, "499.00", "549.00",
    ) == (
        asked["id"], asked["subscriptionId"], asked["sku"],
        asked["oldPrice"]["amount"], asked["newPrice"]["amount"],
    )  # fmt: skip
    assert asked["product"]["name"]
    await owner.execute("UPDATE subscription SET state = 'cancelled'")
    assert [] == (await ask(visitor, QUESTIONS))["priceQuestions"]


async def test_many_questions_take_as_many_statements_as_one(
    portal: Portal, visitor: Visitor, subscription: UUID, house: House, owner: Any, kari: UUID
) -> None:
    """Of one subscription or many; and the overview asks for them with what comes first."""
    overview = "{ me { nextDelivery { deliverOn } unpaidDeliveries { id } priceQuestions { id } } }"
    await ask(visitor, "{ me { nextDelivery { deliverOn } } }")
    least = statements(portal)
    await ask(visitor, overview)
    assert least == statements(portal)
    await ask(visitor, QUESTIONS)
    one = statements(portal)
    for _ in range(3):
        await agreed(house, owner, kari, clock.today() + timedelta(days=10))
    assert 3 == await subscriptions.promise(house)
    assert 4 == len((await ask(visitor, QUESTIONS))["priceQuestions"])
    assert one == statements(portal)


async def test_an_answer_is_shown_first_and_given_once(
    visitor: Visitor, subscription: UUID
) -> None:
    """A preview tells what is paid; the same click twice is one; then nothing waits."""
    found = await _found(visitor, subscription)
    given: dict[str, Any] = {
        "id": str(subscription),
        "version": found["version"],
        "promise": found["lines"][0]["pricePromise"]["id"],
        "acceptOre": 54900,
    }
    shown = await ask(visitor, ANSWER, input={**given, "preview": True})
    [told] = shown["consequences"]
    assert "koster 499\u00a0kr for én, som vi lovet. Du betaler 549\u00a0kr for én fra" in told
    assert ["558.00", "608.00"] == [
        each["total"]["amount"] for each in shown["subscription"]["upcomingDeliveries"][:2]
    ]
    assert found == await _found(visitor, subscription)
    for _ in range(2):
        done = await ask(visitor, ANSWER, input={**given, "idempotencyKey": "ja"})
        assert [] == done["userErrors"]
        assert done["change"] is not None
    after = await _found(visitor, subscription)
    assert found["version"] + 1 == after["version"]
    assert after["lines"][0]["pricePromise"] is None
    assert [] == after["upcomingDeliveries"][1]["leftOut"]
    late = await ask(visitor, ANSWER, input={**given, "version": after["version"]})
    assert [(["promise"], "NOT_POSSIBLE")] == [
        (each["field"], each["code"]) for each in late["userErrors"]
    ]


@pytest.mark.parametrize(
    ("given", "field", "code", "words"),
    [
        ({"acceptOre": 53000}, ["acceptOre"], "NOT_POSSIBLE", "én koster nå 549\u00a0kr"),
        ({"ceilingOre": 54800}, ["ceilingOre"], "NOT_POSSIBLE", "fra 549\u00a0kr"),
        ({"ceilingOre": 2**31 - 1}, ["ceilingOre"], "NOT_POSSIBLE", "til 100\u00a0000\u00a0kr"),
        ({}, ["acceptOre"], "NOT_POSSIBLE", "Velg én av delene"),
        ({"acceptOre": 54900, "version": 0}, ["version"], "STALE_VERSION", ""),
        ({"acceptOre": 54900, "promise": "tull"}, ["promise"], "NOT_FOUND", ""),
    ],
)
async def test_what_is_no_answer_says_what_would_be(
    visitor: Visitor,
    subscription: UUID,
    given: dict[str, Any],
    field: list[str],
    code: str,
    words: str,
) -> None:
    """And nothing is agreed."""
    found = await _found(visitor, subscription)
    promise = found["lines"][0]["pricePromise"]["id"]
    whole = {"id": str(subscription), "version": found["version"], "promise": promise} | given
    [error] = (await ask(visitor, ANSWER, input=whole))["userErrors"]
    assert (field, code) == (error["field"], error["code"])
    assert words in error["message"]
    assert found == await _found(visitor, subscription)


@pytest.mark.parametrize("is_named", [True, False])
async def test_a_substitute_that_a_pet_cannot_have_is_told_beforehand(
    visitor: Visitor, subscription: UUID, owner: Any, kari: UUID, is_named: bool
) -> None:
    """With the reason, before anything is sold out; none where nobody minds. The line names who eats it,
    or it was said of the pet."""
    assert (await _found(visitor, subscription))["lines"][0]["substituteWarning"] is None
    line = await owner.fetchval("SELECT id FROM subscription_line WHERE sku = $1", FEED)
    pet: dict[str, Any] = {"name": "Luna", "species": "dog", "allergies": ["kylling"]}
    luna = await put(owner, "pet", customer=kari, created_at=clock.now(), **pet)
    if is_named:
        await put(owner, "subscription_line_pet", customer=kari, line=line, pet=luna)
    else:
        await eats(owner, kari, luna, FEED, 400)
    unknown = (await _found(visitor, subscription))["lines"][0]["substituteWarning"]
    assert "Vi vet ikke hva Annet fôr inneholder, og Luna tåler ikke alt" in unknown
    for contents, warns in (("Kyllingmel", True), ("Laks", False)):
        await owner.execute(
            "UPDATE product SET contents = $1 WHERE sku = 'ANNET'",
            json.dumps([{"name": "Sammensetning", "value": contents, "section": None}]),
        )
        warning = (await _found(visitor, subscription))["lines"][0]["substituteWarning"]
        assert warns == (warning is not None)
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", FEED)
    await owner.execute("UPDATE pet SET allergies = '{laks}'")
    [coming, *_] = (await _found(visitor, subscription))["upcomingDeliveries"]
    assert [{"sku": FEED, "reason": "ALLERGY"}] == [
        each for each in coming["leftOut"] if each["sku"] == FEED
    ]
