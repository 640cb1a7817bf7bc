"""What can't be done, asked for over HTTP: refused clearly, in both languages, with what is possible
instead; and nothing is changed."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from tests.house.portal import Visitor
from tests.orders.orders import product
from tests.subscriptions.agreed import FEED, TREATS, agreed, lives, sells

from minside.core import clock
from minside.core.house import House

GONE: Final = "BORTE"
FEED_LINE: Final = {"sku": FEED, "quantity": 1}
MUTATIONS: Final = {
    "subscriptionCreate": "SubscriptionCreateInput",
    "subscriptionLineSet": "SubscriptionLineSetInput",
    "subscriptionLineSwap": "SubscriptionLineSwapInput",
    "subscriptionReschedule": "SubscriptionRescheduleInput",
    "subscriptionPause": "SubscriptionPauseInput",
    "subscriptionResume": "SubscriptionResumeInput",
    "subscriptionCancel": "SubscriptionCancelInput",
    "subscriptionSettingsUpdate": "SubscriptionSettingsUpdateInput",
    "priceAnswer": "PriceAnswerInput",
    "deliverySkip": "DeliveryInput",
    "deliveryUnskip": "DeliveryInput",
    "deliveryMove": "DeliveryMoveInput",
    "deliveryExtraSet": "DeliveryExtraSetInput",
    "deliverySettingsUpdate": "DeliverySettingsInput",
    "deliveryNow": "SubscriptionInput",
    "deliveryChangeUndo": "DeliveryChangeUndoInput",
}
NEW: Final = {"lines": [FEED_LINE], "every": 4, "unit": "WEEK"}
DAYS: Final = ("Velg en dag fra og med", "Choose a day from")
NO_MORE: Final = ("mellom 0 og 99", "between 0 and 99")
NO_PRODUCT: Final = ("Velg en annen", "Choose another")
CHOICES: Final = ("Velg en av disse: invoice, card", "Choose one of these: invoice, card")
NO_DELIVERY: Final = ("Velg en av dem som står i kalenderen", "Choose one of those in the calendar")


@pytest.fixture
async def subscription(house: House, owner: Any, kari: UUID) -> UUID:
    """A bag of feed every fourth week, in a month for the first time."""
    await sells(owner)
    await product(owner, GONE, name="Det vi hadde")
    await owner.execute("UPDATE product SET gone_at = now() WHERE sku = $1", GONE)
    await lives(owner, kari)
    return await agreed(house, owner, kari, clock.today() + timedelta(days=30))


async def refused(visitor: Visitor, name: str, language: str, given: Any) -> list[Any]:
    """Field, code and message of each, and no error beside them."""
    answer = await visitor.client.post(
        "/graphql",
        json={
            "query": f"mutation ($input: {MUTATIONS[name]}!) {{ {name}(input: $input)"
            " { userErrors { field code message } } }",
            "variables": {"input": given},
        },
        headers={"accept-language": language},
    )
    told = answer.json()
    assert "errors" not in told, told
    return told["data"][name]["userErrors"]


def _line(**changed: Any) -> dict[str, Any]:
    return {"line": {**FEED_LINE, **changed}}


BAD: Final[list[tuple[str, dict[str, Any], str, str, tuple[str, str]]]] = [
    ("subscriptionCreate", {**NEW, "every": 0}, "every", "OUT_OF_RANGE", ("1 og 26", "1 and 26")),
    ("subscriptionCreate", {**NEW, "every": 1200, "unit": "MONTH"}, "every", "OUT_OF_RANGE", ("1 og 6", "1 and 6")),
    ("subscriptionCreate", {**NEW, "firstOn": "2020-01-01"}, "firstOn", "NOT_POSSIBLE", DAYS),
    ("subscriptionCreate", {**NEW, "firstOn": "2099-01-01"}, "firstOn", "NOT_POSSIBLE", DAYS),
    ("subscriptionCreate", {**NEW, "lines": []}, "lines", "NOT_POSSIBLE", ("minst én vare", "at least one product")),
    ("subscriptionCreate", {**NEW, "lines": [{"sku": GONE}]}, "lines.0.sku", "NOT_FOUND", NO_PRODUCT),
    ("subscriptionCreate", {**NEW, "lines": [{**FEED_LINE, "quantity": 10_000}]}, "lines.0.quantity", "OUT_OF_RANGE", ("1 og 99", "1 and 99")),
    ("subscriptionCreate", {**NEW, "payment": "gull"}, "payment", "INVALID", CHOICES),
    ("subscriptionReschedule", {"every": 0, "unit": "WEEK", "nextOn": "2027-06-01"}, "every", "OUT_OF_RANGE", ("1 og 26", "1 and 26")),
    ("subscriptionReschedule", {"every": 100, "unit": "MONTH", "nextOn": "2027-06-01"}, "every", "OUT_OF_RANGE", ("1 og 6", "1 and 6")),
    ("subscriptionReschedule", {"every": 4, "unit": "WEEK", "nextOn": "2020-01-01"}, "nextOn", "NOT_POSSIBLE", DAYS),
    ("subscriptionReschedule", {"every": 4, "unit": "WEEK", "nextOn": "9999-12-31"}, "nextOn", "NOT_POSSIBLE", DAYS),
    ("subscriptionPause", {"until": "2020-01-01"}, "until", "NOT_POSSIBLE", DAYS),
    ("subscriptionPause", {"until": "2099-01-01"}, "until", "NOT_POSSIBLE", DAYS),
    ("subscriptionCancel", {"reason": "x" * 10_000}, "reason", "TOO_LONG", ("høyst 200", "at most 200")),
    ("subscriptionLineSet", _line(quantity=10_000), "quantity", "OUT_OF_RANGE", NO_MORE),
    ("subscriptionLineSet", _line(quantity=-1), "quantity", "OUT_OF_RANGE", NO_MORE),
    ("subscriptionLineSet", _line(quantity=0), "quantity", "NOT_POSSIBLE", ("minst én vare", "at least one product")),
    ("subscriptionLineSet", _line(sku=GONE), "sku", "NOT_FOUND", NO_PRODUCT),
    ("subscriptionLineSet", _line(sku="x" * 10_000), "sku", "NOT_FOUND", NO_PRODUCT),
    ("subscriptionLineSet", _line(ceilingOre=-1), "ceilingOre", "NOT_POSSIBLE", ("Velg en øvre grense fra 499\u00a0kr", "Choose an upper limit from")),
    ("subscriptionLineSet", _line(ceilingOre=2_000_000_000), "ceilingOre", "NOT_POSSIBLE", ("Velg en øvre grense fra 499\u00a0kr", "Choose an upper limit from")),
    ("subscriptionLineSet", _line(whenOut="SUBSTITUTE", substituteSku=GONE), "substituteSku", "NOT_FOUND", NO_PRODUCT),
    ("subscriptionLineSet", _line(pets=[str(uuid4())]), "pets", "NOT_FOUND", ("finner ikke", "can't find")),
    ("subscriptionLineSwap", {"sku": FEED, **_line(sku=GONE)}, "sku", "NOT_FOUND", NO_PRODUCT),
    ("subscriptionLineSwap", {"sku": GONE, **_line(sku=TREATS)}, "sku", "NOT_FOUND", ("finner ikke", "can't find")),
    ("subscriptionSettingsUpdate", {"payment": "gull"}, "payment", "INVALID", CHOICES),
    ("subscriptionSettingsUpdate", {"notice": "sms"}, "notice", "NOT_POSSIBLE", ("telefonnummer", "phone number")),
    ("subscriptionSettingsUpdate", {"address": str(uuid4())}, "address", "NOT_FOUND", ("finner ikke", "can't find")),
    ("deliverySkip", {"number": 0}, "number", "NOT_FOUND", NO_DELIVERY),
    ("deliverySkip", {"number": -1}, "number", "NOT_FOUND", NO_DELIVERY),
    ("deliverySkip", {"number": 2**31 - 1}, "number", "NOT_FOUND", NO_DELIVERY),
    ("deliveryUnskip", {"number": 4_000}, "number", "NOT_FOUND", NO_DELIVERY),
    ("deliveryMove", {"number": 1, "day": "2020-01-01"}, "day", "NOT_POSSIBLE", DAYS),
    ("deliveryMove", {"number": 1, "day": "2099-01-01"}, "day", "NOT_POSSIBLE", DAYS),
    ("deliveryMove", {"number": 1, "day": "0001-01-01"}, "day", "NOT_POSSIBLE", DAYS),
    ("deliveryMove", {"number": 2**31 - 1, "day": "2027-06-01"}, "number", "NOT_FOUND", NO_DELIVERY),
    ("deliveryExtraSet", {"number": 1, "sku": GONE, "quantity": 1}, "sku", "NOT_FOUND", NO_PRODUCT),
    ("deliveryExtraSet", {"number": 1, "sku": FEED, "quantity": 10_000}, "quantity", "OUT_OF_RANGE", NO_MORE),
    ("deliverySettingsUpdate", {"number": 1, "payment": "gull"}, "payment", "INVALID", CHOICES),
    ("deliveryChangeUndo", {"change": str(uuid4())}, "change", "NOT_POSSIBLE", ("kan ikke angres", "can't be undone")),
    ("priceAnswer", {"promise": str(uuid4()), "acceptOre": 1}, "promise", "NOT_POSSIBLE", ("venter ikke på svar", "no longer waits")),
    ("priceAnswer", {"promise": str(uuid4())}, "acceptOre", "NOT_POSSIBLE", ("Velg én av delene", "Choose one of the two")),
    ("deliveryNow", {"version": 99}, "version", "STALE_VERSION", ("Se over hvordan det er nå", "Look at how it is now")),
    ("deliveryNow", {"version": -1}, "version", "STALE_VERSION", ("Se over hvordan det er nå", "Look at how it is now")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "field", "code", "words"), BAD)
async def test_what_cannot_be_done_says_what_can(
    visitor: Visitor, owner: Any, subscription: UUID,
    name: str, given: dict[str, Any], field: str, code: str, words: tuple[str, str],
) -> None:  # fmt: skip
    """To the end of what numbers and dates can be."""
    which = {} if name == "subscriptionCreate" else {"id": str(subscription), "version": 1}
    for language, expected in zip(("nb", "en"), words, strict=True):
        [told] = await refused(visitor, name, language, which | given)
        assert (field, code) == (".".join(told["field"]), told["code"])
        assert expected in told["message"]
    assert 1 == await owner.fetchval("SELECT max(version) FROM subscription")
    assert 1 == await owner.fetchval("SELECT count(*) FROM subscription")


async def test_past_the_deadline_it_says_until_when_it_was(
    visitor: Visitor, owner: Any, subscription: UUID
) -> None:
    """In both languages, and what to do instead."""
    await owner.execute("UPDATE delivery SET deadline_at = now() - interval '1 minute'")
    for language, words in (("nb", "eller endre den neste"), ("en", "or change the next one")):
        given = {"id": str(subscription), "version": 1, "number": 1}
        [told] = await refused(visitor, "deliverySkip", language, given)
        assert "PAST_DEADLINE" == told["code"]
        assert words in told["message"]


async def test_a_pet_that_is_named_twice_eats_once(
    visitor: Visitor, owner: Any, kari: UUID, subscription: UUID
) -> None:
    """As a form might send it."""
    pet = await owner.fetchval(
        "INSERT INTO pet (customer, name, species, allergies, created_at) VALUES ($1, 'Mons', 'cat', '{}', now())"
        " RETURNING id",
        kari,
    )
    given = {"id": str(subscription), "version": 1, **_line(pets=[str(pet)] * 2)}
    assert [] == await refused(visitor, "subscriptionLineSet", "nb", given)
    assert 1 == await owner.fetchval("SELECT count(*) FROM subscription_line_pet")
