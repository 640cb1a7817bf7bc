"""Payment as the app asks for it, over HTTP."""

from typing import Any
from uuid import UUID, uuid4

from tests.house.portal import Portal, Visitor
from tests.subscriptions.agreed import FEED
from tests.subscriptions.charged import at, charged, failed, fails_until_given_up, paid, tell_at

from minside.core import clock
from minside.core.house import House
from minside.orders import actions as orders
from minside.subscriptions import actions as subscriptions

ALL = """
{ me {
  paymentMethod { label }
  canChangePaymentMethod { allowed reason }
  subscriptions {
    state stateBy reason
    canResume { allowed reason }
    charges { id number state amount { amount } payment attempt askedAt nextAt paidAt reason canRetry }
    nextDelivery { number movedBecause waitsForCharge { number } }
    pastDeliveries {
      number state deliverOn plannedOn leftOut { sku reason } order { number total { amount } }
      charge { state }
    }
  }
} }
"""
UNPAID = "{ me { unpaidDeliveries { id state canRetry orderId subscriptionId } } }"
RETRY = """
mutation ($input: ChargeRetryInput!) {
  chargeRetry(input: $input) {
    charge { state attempt canRetry } userErrors { field code message }
  }
}
"""
CHANGE = "mutation { paymentMethodChange { url expiresAt userErrors { code message } } }"


async def enter(portal: Portal, email: str = "kari@example.com") -> Visitor:
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in(email))["userErrors"]
    return visitor


async def ask(visitor: Visitor, document: str, **variables: Any) -> Any:
    """The answer's only field, and no error beside it."""
    response = await visitor.client.post(
        "/graphql",
        json={"query": document, "variables": variables},
        headers={"accept-language": "nb"},
    )
    answer = response.json()
    assert "errors" not in answer, answer
    [value] = answer["data"].values()
    return value


async def test_what_failed_is_shown_with_the_way_back(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """Paused by us, with the reason in words; one click asks again."""
    _, charge = await charged(house, owner, kari)
    await fails_until_given_up(house, charge)
    with clock.stopped_at(at(25)):
        visitor = await enter(portal)
        me = await ask(visitor, ALL)
        [there] = me["subscriptions"]
        assert ("PAUSED", "SYSTEM", "En levering er ikke betalt ennå.", None) == (
            there["state"], there["stateBy"], there["reason"], there["nextDelivery"],
        )  # fmt: skip
        assert not there["canResume"]["allowed"]
        assert "Betal nå" in there["canResume"]["reason"]
        assert [
            {
                "id": charge, "number": 1, "state": "GIVEN_UP", "amount": {"amount": "499.00"},
                "payment": "card", "attempt": 4, "askedAt": "2026-11-23T09:00:00+00:00",
                "nextAt": None, "paidAt": None, "canRetry": True,
                "reason": "Banken sier at det ikke var nok på kontoen akkurat da.",
            }
        ] == there["charges"]  # fmt: skip
        again = await ask(visitor, RETRY, input={"charge": charge, "idempotencyKey": str(uuid4())})
        assert {"state": "ASKED", "attempt": 5, "canRetry": False} == again["charge"]
        [there] = (await ask(visitor, ALL))["subscriptions"]
        assert there["charges"][0]["reason"] is None
        unknown = {"charge": str(uuid4()), "idempotencyKey": str(uuid4())}
        refused = await ask(visitor, RETRY, input=unknown)
        assert [(["charge"], "NOT_FOUND")] == [
            (each["field"], each["code"]) for each in refused["userErrors"]
        ]


async def test_what_isnt_paid_is_told_with_its_order_until_it_is(
    portal: Portal, house: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """Also while the shop hasn't answered yet: the overview and the order say what they wait for; to
    nobody else."""
    subscription, charge = await charged(house, owner, kari)
    order = str(await owner.fetchval("SELECT id FROM shop_order"))
    told = {"id": charge, "orderId": order, "subscriptionId": str(subscription)}
    with clock.stopped_at(at(16, 12, 1)):
        visitor = await enter(portal)
        asked = (await ask(visitor, UNPAID))["unpaidDeliveries"]
        others = await ask(await enter(portal, "ola@example.com"), UNPAID)
    assert [{**told, "state": "ASKED", "canRetry": False}] == asked
    assert [] == others["unpaidDeliveries"]
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    refused = (await ask(visitor, UNPAID))["unpaidDeliveries"]
    assert [{**told, "state": "FAILED", "canRetry": True}] == refused
    await tell_at(house, at(16, 13), lambda: paid(charge))
    assert [] == (await ask(visitor, UNPAID))["unpaidDeliveries"]


async def test_what_was_is_shown_with_what_became_of_it(
    portal: Portal, house: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """Its order, its charge, and what didn't come along; to nobody else."""
    await charged(house, owner, kari)
    await owner.execute(
        """UPDATE delivery SET left_out = '[{"sku": "TREATS", "why": "sold_out"}]'"""
    )
    number = await owner.fetchval("SELECT number FROM shop_order")
    with clock.stopped_at(at(19)):
        [there] = (await ask(await enter(portal), ALL))["subscriptions"]
        others = await ask(await enter(portal, "ola@example.com"), ALL)
    assert [
        {
            "number": 1, "state": "ORDERED", "deliverOn": "2026-11-18", "plannedOn": "2026-11-18",
            "leftOut": [{"sku": "TREATS", "reason": "SOLD_OUT"}],
            "order": {"number": number, "total": {"amount": "499.00"}}, "charge": {"state": "ASKED"},
        }
    ] == there["pastDeliveries"]  # fmt: skip
    assert [] == others["subscriptions"]


async def test_what_is_held_back_says_what_it_waits_for(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """In words, and by its charge."""
    _, charge = await charged(house, owner, kari, every=1)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(23, 12)):
        await subscriptions.run(house)
        [there] = (await ask(await enter(portal), ALL))["subscriptions"]
    coming = there["nextDelivery"]
    assert {"number": 1} == coming["waitsForCharge"]
    assert "venter på betaling for leveringen før" in coming["movedBecause"]


async def test_many_take_as_many_statements_as_one(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """Of subscriptions, their charges and what was delivered."""
    taken: list[int] = []
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: paid(charge))
    with clock.stopped_at(at(19)):
        visitor = await enter(portal)
        await ask(visitor, ALL)
        taken.append(_statements(portal))
        for _ in range(5):
            await _another(owner, kari)
        me = await ask(visitor, ALL)
        taken.append(_statements(portal))
    assert 6 == len(me["subscriptions"])
    assert all(each["pastDeliveries"][0]["charge"] for each in me["subscriptions"])
    assert taken[0] == taken[1]
    await owner.execute("UPDATE charge SET state = 'given_up'")
    await ask(visitor, "{ me { nextDelivery { deliverOn } } }")
    least = _statements(portal)
    assert 6 == len((await ask(visitor, UNPAID))["unpaidDeliveries"])
    assert least == _statements(portal)


def _statements(portal: Portal) -> int:
    """How many the newest request took."""
    return [line["statements"] for line in portal.lines.all if "statements" in line][-1]


async def _another(owner: Any, customer: UUID) -> None:
    """A copy of the first subscription, with an order and a charge of its own."""
    await owner.execute(
        """
        WITH s AS (
            INSERT INTO subscription (customer, state, anchor_on, anchor_number, every, unit,
                delivery_method, payment, notice, state_since, created_at)
            SELECT customer, state, anchor_on, anchor_number, every, unit, delivery_method, payment,
                notice, state_since, created_at
            FROM subscription WHERE customer = $1 ORDER BY id LIMIT 1 RETURNING id
        ), l AS (
            INSERT INTO subscription_line
                (customer, subscription, position, sku, quantity, agreed_ore, when_out)
            SELECT $1, s.id, 0, $2, 1, 49900, 'leave_out' FROM s
        ), o AS (
            INSERT INTO shop_order (customer, number, placed_at, delivery_method, delivery_ore,
                recipient, street, postcode, city, country, payment, total_ore, discount_ore)
            SELECT $1, s.id::text, now(), 'home_delivery', 0, 'Kari', 'Storgata 1', '0155', 'Oslo',
                'NO', 'card', 49900, 0
            FROM s RETURNING id
        ), d AS (
            INSERT INTO delivery (customer, subscription, number, state, planned_on, deliver_on,
                deadline_at, shop_order, settled_at)
            SELECT $1, s.id, 1, 'ordered', '2026-11-18', '2026-11-18', now(), o.id, now()
            FROM s, o RETURNING id
        )
        INSERT INTO charge (customer, delivery, amount_ore, payment, state, asked_at)
        SELECT $1, d.id, 49900, 'card', 'asked', now() FROM d
        """,
        customer, FEED,
    )  # fmt: skip


async def test_where_it_cant_be_changed_it_is_said_before_and_when_tried(
    portal: Portal, owner: Any, kari: UUID
) -> None:
    """With what helps instead; what is charged is shown."""
    await owner.execute(
        """
        INSERT INTO payment_method (customer, told_of, kind, label, changed_at, event)
        VALUES ($1, '10001', 'card', 'Visa •••• 1234', now(), 'e')
        """,
        kari,
    )
    visitor = await enter(portal)
    me = await ask(visitor, ALL)
    assert {"label": "Visa •••• 1234"} == me["paymentMethod"]
    refused = await ask(visitor, CHANGE)
    [error] = refused["userErrors"]
    assert (None, "NOT_POSSIBLE") == (refused["url"], error["code"])
    assert "post@mikopet.no" in error["message"]
    assert error["message"] == me["canChangePaymentMethod"]["reason"]


async def test_what_its_customer_asked_to_cancel_asks_for_no_payment(
    portal: Portal, house: House, owner: Any, kari: UUID
) -> None:
    """On the overview, on the order, and beside the deliveries: nothing to press, and no coming try."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(16, 14)):
        visitor = await enter(portal)
        async with house.database.scope(customer=kari):
            await orders.cancel(house, kari, await owner.fetchval("SELECT id FROM shop_order"))
        [unpaid] = (await ask(visitor, UNPAID))["unpaidDeliveries"]
        [[shown]] = [each["charges"] for each in (await ask(visitor, ALL))["subscriptions"]]
    assert ("FAILED", False) == (unpaid["state"], unpaid["canRetry"])
    assert ("FAILED", False, None, None) == (
        shown["state"], shown["canRetry"], shown["nextAt"], shown["reason"],
    )  # fmt: skip
