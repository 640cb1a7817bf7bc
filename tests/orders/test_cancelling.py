"""Asking the shop to cancel: before it packs, and once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.orders.orders import PLACED, happened, mailed, order, sent, told
from tests.orders.orders import number as number_of

from minside.core import clock
from minside.core.codes import Code
from minside.core.house import House
from minside.core.language import Language, Text
from minside.core.refusals import NotFound, Refused
from minside.orders import actions as orders
from minside.orders.actions import NotCancellable, OrderState, reasons

DAY = timedelta(days=1)
NOW = PLACED + DAY


async def cancel(
    web: House,
    customer: UUID,
    order: UUID,
    *,
    reason: str | None = None,
    key: str | None = None,
) -> None:
    with clock.stopped_at(NOW):
        async with web.database.scope(customer=customer):
            await orders.cancel(web, customer, order, reason=reason, key=key)


async def standing_of(web: House, customer: UUID, order: UUID) -> orders.Standing:
    async with web.database.scope(customer=customer):
        [standing] = await orders.standings([order])
    return standing


async def test_the_shop_is_asked_and_answers(web: House, owner: Any, kari: UUID) -> None:
    """Until then the order says that it was asked."""
    bought = await order(owner, kari)
    assert orders.may_cancel(await standing_of(web, kari, bought)).allowed
    await cancel(web, kari, bought, reason=" Feil størrelse ")
    asked = await standing_of(web, kari, bought)
    assert (NOW, OrderState.PLACED) == (asked.cancel_requested_at, asked.state)
    assert reasons.CANCELLATION_ASKED is orders.may_cancel(asked).reason
    assert "Feil størrelse" == asked.happenings[0].reason
    assert [("orders/cancellation_requested", "kari@example.com", kari)] == await mailed(owner)
    assert [("order.cancel_requested", {"order": await number_of(owner, bought)})] == await told(
        owner
    )
    await happened(owner, bought, "cancelled", NOW + DAY)
    done = await standing_of(web, kari, bought)
    assert (None, OrderState.CANCELLED) == (done.cancel_requested_at, done.state)
    assert reasons.CANCELLED is orders.may_cancel(done).reason


@pytest.mark.parametrize("after", [timedelta(hours=1), -timedelta(minutes=2)])
async def test_a_refusal_answers_too_whatever_the_clocks_say(
    web: House, owner: Any, kari: UUID, after: timedelta
) -> None:
    """The shop's may be slow, so that its answer seems to come before the question."""
    bought = await order(owner, kari)
    await cancel(web, kari, bought)
    await happened(owner, bought, "cancellation_refused", NOW + after)
    standing = await standing_of(web, kari, bought)
    assert standing.cancel_requested_at is None
    assert reasons.CANCELLATION_REFUSED is orders.may_cancel(standing).reason


async def refused(web: House, customer: UUID, order: UUID, reason: Text) -> None:
    with pytest.raises(NotCancellable) as refusal:
        await cancel(web, customer, order)
    assert (Code.NOT_CANCELLABLE, ("order",)) == (refusal.value.code, refusal.value.field)
    for language in Language:
        assert reason.in_(language) == refusal.value.message(language)


async def test_what_is_being_packed_isnt_cancelled(web: House, owner: Any, kari: UUID) -> None:
    """It is said what to do instead, and the shop isn't bothered."""
    packing, shipped, cancelled = [await order(owner, kari) for _ in range(3)]
    await happened(owner, packing, "packing", PLACED)
    await sent(owner, shipped, {"1": 1}, PLACED)
    await happened(owner, cancelled, "cancelled", PLACED)
    await refused(web, kari, packing, reasons.PACKING)
    await refused(web, kari, shipped, reasons.SHIPPED)
    await refused(web, kari, cancelled, reasons.CANCELLED)
    assert ([], []) == (await told(owner), await mailed(owner))


async def test_it_is_asked_once(web: House, owner: Any, kari: UUID) -> None:
    """A second time is told that it was."""
    bought = await order(owner, kari)
    await cancel(web, kari, bought)
    await refused(web, kari, bought, reasons.CANCELLATION_ASKED)
    assert 1 == len(await told(owner))


async def test_twenty_twins_ask_once(web: House, owner: Any, kari: UUID) -> None:
    """By one key, and each is told that it was done."""
    bought = await order(owner, kari)
    await asyncio.gather(*(cancel(web, kari, bought, key="k") for _ in range(20)))
    assert (1, 1) == (len(await told(owner)), len(await mailed(owner)))


async def test_two_windows_ask_once(web: House, owner: Any, kari: UUID) -> None:
    """Each with a key of its own, or none."""
    bought = await order(owner, kari)
    keys = [None, *(str(uuid4()) for _ in range(7))]
    done = await asyncio.gather(
        *(cancel(web, kari, bought, key=key) for key in keys), return_exceptions=True
    )
    assert [None] == [each for each in done if not isinstance(each, NotCancellable)]
    assert (1, 1) == (len(await told(owner)), len(await mailed(owner)))


async def test_anothers_order_isnt_found(web: House, owner: Any, kari: UUID, ola: UUID) -> None:
    """As if there were none."""
    his = await order(owner, ola)
    for unknown in (his, uuid4()):
        with pytest.raises(NotFound) as refusal:
            await cancel(web, kari, unknown)
        assert ("order",) == refusal.value.field


async def test_a_reason_has_an_end(web: House, owner: Any, kari: UUID) -> None:
    """And nothing is asked with one that is too long."""
    bought = await order(owner, kari)
    with pytest.raises(Refused):
        await cancel(web, kari, bought, reason="x" * 201)
    assert [] == await told(owner)
