"""Parcels on their way: what is in them is kept as it was told, whether or not it was agreed."""

from typing import Any

from minside.core.house import House
from minside.events import actions as events

from . import letters
from .happening import happened, shipment_of
from .unagreed import unagreed
from .whose import notes, order_of
from .writing import add, say


async def packing(house: House, told: Any) -> str | None:
    """From now on the order can't be cancelled. Raises `events.Unknown`."""
    order = await order_of(told)
    await happened(order, "packing", told)
    return order.note


async def shipped(house: House, told: Any) -> str | None:
    """A parcel is on its way; told again, the latest word counts. Raises `events.Unknown`."""
    data, order = told.data, await order_of(told)
    values = {
        "purpose": data.purpose, "carrier": data.carrier, "tracking": data.tracking,
        "tracking_url": data.tracking_link, "contents": data.lines, "expected_on": data.expected_on,
    }  # fmt: skip
    first = {"customer": order.customer, "shop_order": order.id, "number": data.shipment}
    when = {"shipped_at": told.occurred_at, "shipped_event": told.order}
    shipment = await add("shipment", "shop_order, number", first | when | values)
    if shipment is None:
        _, known = await shipment_of(told)
        assert known is not None
        await say("shipment", known, "shipped", told, values)
    else:
        await events.arrived("shipment", _key(data))
        if data.purpose == "order":
            await letters.packing_slip(house, shipment, told.occurred_at)
    return notes(order.note, await unagreed(order))


async def delivered(house: House, told: Any) -> str | None:
    """A parcel has arrived. Raises `events.Unknown`."""
    order, shipment = await shipment_of(told)
    if shipment is None:
        raise events.Unknown("shipment", _key(told.data))
    await say("shipment", shipment, "delivered", told, {})
    return order.note


async def parcel_returned(house: House, told: Any) -> str | None:
    """A parcel came back: nobody took it, or the address is wrong. Raises `events.Unknown`."""
    order, shipment = await shipment_of(told)
    if shipment is None:
        raise events.Unknown("shipment", _key(told.data))
    said = {"return_reason": told.data.reason, "return_why": told.data.why}
    await say("shipment", shipment, "returned", told, said)
    return order.note


def parcel_came_back(customer: str) -> str:
    """When one last did for a reason that may be the address, or NULL: what nobody fetched says
    nothing of where they live. Answers `hooks.parcel_came_back`."""
    return f"""(
        SELECT max(returned_at) FROM shipment
        WHERE customer = {customer} AND return_why IS DISTINCT FROM 'not_collected'
    )"""  # noqa: S608 - a name of our own


def _key(data: Any) -> str:
    """A parcel's number is its order's own."""
    return f"{data.order}/{data.shipment}"
