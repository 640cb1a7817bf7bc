"""What the demo's customers put aside, some time before its first day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from minside.carts import actions as carts
from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.outbox import actions as outbox

from .customers import KARI, OLA


@dataclass(frozen=True, slots=True)
class PutAside:
    """A cart of that name, filled some days ago with so many of each product."""

    number: str
    name: str
    days_ago: int
    goods: tuple[tuple[str, int], ...]


_LAST_DAYS: Final = 14
_MORNING: Final = timedelta(hours=10)
# Since then something became cheaper, and something is sold out.
PUT_ASIDE: Final = (
    PutAside(
        KARI.number,
        "Til hytta",
        25,
        (("MP-10240", 3), ("MP-10061", 1), ("MP-10693", 1), ("MP-40050", 2)),
    ),
    PutAside(KARI.number, "Julegaver", 18, (("MP-10430", 2), ("MP-30020", 1))),
    PutAside(OLA.number, "Neste gang", 30, (("MP-10240", 2),)),
)


async def put_aside(house: House, began: datetime) -> None:
    """Before the shop tells of the year since, and once: who has a cart of their own has been here."""
    async with house.database.scope():
        customers = {each.number: await _without_any(each.number) for each in PUT_ASIDE}
        for each in PUT_ASIDE:
            if customer := customers[each.number]:
                await _put_aside(customer, each, began)


async def _without_any(number: str) -> UUID | None:
    return await current().fetchval(
        """
        SELECT customer FROM shop_number n WHERE number = $1 AND NOT EXISTS (
            SELECT FROM cart c WHERE c.customer = n.customer AND c.shop_cart IS NULL
        )
        """,
        number,
    )


async def _put_aside(customer: UUID, each: PutAside, began: datetime) -> None:
    with clock.stopped_at(began - timedelta(days=each.days_ago, hours=3)):
        cart = await carts.create(customer, each.name)
        for sku, quantity in each.goods:
            await carts.set_line(customer, cart.id, sku, quantity)


async def remind(house: House, began: datetime) -> None:
    """Of what lay in the shop's carts: the mails came on the mornings after, as the worker sends them."""
    for days in range(_LAST_DAYS, 0, -1):
        with clock.stopped_at(began - timedelta(days=days) + _MORNING):
            if await carts.remind(house):
                await _send(house)


async def _send(house: House) -> None:
    async with house.database.scope():
        rows = await current().fetch(
            "SELECT id FROM message WHERE purpose = 'cart_reminder' AND state = 'queued' ORDER BY id"
        )
    for row in rows:
        async with house.database.scope():
            await outbox.send(house, row["id"])
