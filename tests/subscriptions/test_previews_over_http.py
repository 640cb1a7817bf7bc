"""What the app asks before and after an act: whether anything changes, why a day isn't the one that was
chosen, and what undoing brings."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from tests.house.portal import Visitor
from tests.subscriptions.agreed import FEED, MONDAY, agreed, lives, sells
from tests.subscriptions.eaten import dog, named
from tests.subscriptions.over_http import ask

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.pets import actions as pets
from minside.subscriptions import actions as subscriptions

_PAYLOAD = (
    "{ subscription { version } consequences change changesAnything closed userErrors { code } }"
)
MOVE = f"mutation ($input: DeliveryMoveInput!) {{ deliveryMove(input: $input) {_PAYLOAD} }}"
LINE = f"mutation ($input: SubscriptionLineSetInput!) {{ subscriptionLineSet(input: $input) {_PAYLOAD} }}"
UNDO = f"mutation ($input: DeliveryChangeUndoInput!) {{ deliveryChangeUndo(input: $input) {_PAYLOAD} }}"
BEGIN = f"mutation ($input: SubscriptionCreateInput!) {{ subscriptionCreate(input: $input) {_PAYLOAD} }}"
SETTINGS = (
    "mutation ($input: SubscriptionSettingsUpdateInput!)"
    f" {{ subscriptionSettingsUpdate(input: $input) {_PAYLOAD} }}"
)
CANCEL = f"mutation ($input: SubscriptionCancelInput!) {{ subscriptionCancel(input: $input) {_PAYLOAD} }}"
LOG = "query ($id: ID!) { me { subscription(id: $id) { changes { kind petName } } } }"
SUNDAY = "Søndag 22. november leverer vi ikke. Leveringen kommer før det: lørdag 21. november."


@pytest.fixture
async def mine(house: House, owner: Any, kari: UUID) -> dict[str, Any]:
    """A bag of feed every fourth Wednesday, first on 18 November, as it was looked at."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        made = await agreed(house, owner, kari, date(2026, 11, 18))
    return {"id": str(made), "version": 1}


async def test_what_changes_nothing_says_so(visitor: Visitor, mine: dict[str, Any]) -> None:
    """Looked at and done; its version is the one that it was."""
    with clock.stopped_at(MONDAY):
        for preview in (True, False):
            same = {**mine, "number": 1, "day": "2026-11-18", "preview": preview}
            done = await ask(visitor, MOVE, input=same)
            assert {
                "subscription": {"version": 1},
                "consequences": ["Ingenting endres, for slik er det allerede."],
                "change": None, "changesAnything": False, "closed": None, "userErrors": [],
            } == done  # fmt: skip


async def test_a_closed_day_is_explained_at_its_field(
    visitor: Visitor, mine: dict[str, Any]
) -> None:
    """In the preview too; also for the first delivery of a new agreement."""
    with clock.stopped_at(MONDAY):
        sent = {**mine, "number": 1, "day": "2026-11-22", "preview": True}
        seen = await ask(visitor, MOVE, input=sent)
        assert (SUNDAY, SUNDAY, True) == (
            seen["closed"], seen["consequences"][0], seen["changesAnything"],
        )  # fmt: skip
        new = {
            "lines": [{"sku": FEED}], "every": 4, "unit": "WEEK", "firstOn": "2026-11-22",
            "preview": True,
        }  # fmt: skip
        begun = await ask(visitor, BEGIN, input=new)
        assert (SUNDAY, SUNDAY) == (begun["closed"], begun["consequences"][0])


async def test_undoing_is_looked_at_first(visitor: Visitor, mine: dict[str, Any]) -> None:
    """By the products' names, and without doing it."""
    with clock.stopped_at(MONDAY):
        done = await ask(visitor, LINE, input={**mine, "line": {"sku": FEED, "quantity": 3}})
        undo = {"id": mine["id"], "version": 2, "change": done["change"]}
        seen = await ask(visitor, UNDO, input={**undo, "preview": True})
        assert (["Det kommer 1 i stedet for 3 av Tørrfôr 12 kg."], None, {"version": 2}) == (
            seen["consequences"], seen["change"], seen["subscription"],
        )  # fmt: skip
        undone = await ask(visitor, UNDO, input=undo)
        assert (seen["consequences"], {"version": 3}) == (
            undone["consequences"], undone["subscription"],
        )  # fmt: skip


async def test_what_is_to_be_charged_asks_for_something_to_charge(
    visitor: Visitor, mine: dict[str, Any], owner: Any, kari: UUID
) -> None:
    """Before it is agreed, with the deadline; where the shop knows a card, there is nothing to say of a
    card, and of Vipps that it is to be changed."""
    sent = {**mine, "payment": "card", "preview": True}
    new = {
        "lines": [{"sku": FEED}], "every": 4, "unit": "WEEK", "firstOn": "2026-11-18",
        "payment": "vipps", "preview": True,
    }  # fmt: skip
    until = "Velg det under «Slik betaler du» på siden til den faste leveringen, før mandag 16. november kl. 12."
    with clock.stopped_at(MONDAY):
        assert [f"Butikken vet ikke ennå hvilket kort du betaler med. {until}"] == (
            await ask(visitor, SETTINGS, input=sent)
        )["consequences"]
        assert (
            f"Butikken vet ikke ennå hvilken Vipps-konto du betaler med. {until}"
            == ((await ask(visitor, BEGIN, input=new))["consequences"][-1])
        )
        await owner.execute(
            """
            INSERT INTO payment_method (customer, told_of, kind, label, changed_at, event)
            VALUES ($1, '10001', 'card', 'Visa •••• 1234', now(), 'e')
            """,
            kari,
        )
        assert [] == (await ask(visitor, SETTINGS, input=sent))["consequences"]
        assert (
            "Hos butikken er det Visa •••• 1234 du betaler med nå. Bytt til Vipps under «Slik betaler du»"
            " på siden til den faste leveringen, før mandag 16. november kl. 12. Ellers kan det hende at"
            " betalingen ikke går gjennom."
        ) == (await ask(visitor, BEGIN, input=new))["consequences"][-1]
        vipps = await ask(visitor, SETTINGS, input={**sent, "payment": "vipps"})
        assert ["Hos butikken er det Visa •••• 1234 du betaler med nå"] == [
            each.partition(".")[0] for each in vipps["consequences"]
        ]


async def test_the_log_names_a_pet_for_as_long_as_it_is_remembered(
    visitor: Visitor, mine: dict[str, Any], house: House, owner: Any, kari: UUID
) -> None:
    """Said farewell to and taken back; where its page is gone its name is nowhere, not even in the log."""
    luna = await dog(owner, kari, "Luna")
    await named(owner, kari, UUID(mine["id"]), FEED, luna)
    form = subscriptions.FarewellForm(
        pet=luna,
        kind=pets.FarewellKind.DIED,
        memory=pets.Memory.KEEP,
        seen={UUID(mine["id"]): 1},
    )
    with clock.stopped_at(MONDAY):
        async with house.database.scope(customer=kari):
            await subscriptions.farewell(house, kari, form)
            await subscriptions.undo_farewell(house, kari, luna)
        looked = [("farewell_undo", "Luna"), ("farewell", "Luna")]
        assert looked == await _logged(visitor, mine["id"])
        assert 0 == await owner.fetchval(
            "SELECT count(*) FROM subscription_change WHERE said::text LIKE '%Luna%'"
        )
        async with house.database.scope(customer=kari):
            await pets.forget(kari, luna)
        assert [(kind, None) for kind, _ in looked] == await _logged(visitor, mine["id"])


async def _logged(visitor: Visitor, subscription: str) -> list[tuple[str, str | None]]:
    me = await ask(visitor, LOG, id=subscription)
    return [(each["kind"], each["petName"]) for each in me["subscription"]["changes"]]


@pytest.mark.parametrize(("hour", "can"), [(11, True), (13, False)])
async def test_no_undo_is_offered_that_would_be_refused(
    hour: int, can: bool, visitor: Visitor, mine: dict[str, Any]
) -> None:
    """Who ends it while a delivery is being ordered begins again instead."""
    with clock.stopped_at(datetime(2026, 11, 16, hour, tzinfo=OSLO)):
        done = await ask(visitor, CANCEL, input=mine)
    assert [] == done["userErrors"]
    assert (True, can) == (done["changesAnything"], done["change"] is not None)
