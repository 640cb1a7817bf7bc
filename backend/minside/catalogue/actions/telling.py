"""What is said of one fact of one product: its price, its stock, or that it is gone."""

from datetime import datetime

from minside.core import clock
from minside.core.scope import current

from ..facts import Availability, Price, Stock, Word
from .known import locked, no_later_than_now
from .runs import PRICES, STOCKS, tell


async def price_told(
    sku: str, price_ore: int, regular_ore: int | None, at: datetime, *, by: str = "event"
) -> None:
    """A product costs `price_ore` from `at` on; where it is reduced, `regular_ore` otherwise.

    Raises `UnknownProduct`.
    """
    price = Price(price_ore)
    if regular_ore is not None and regular_ore > price_ore:
        price = Price(regular_ore, price_ore)
    known = await locked(sku)
    await tell(PRICES, {known.id: (known.price, price)}, Word(no_later_than_now(at), by))


async def stock_told(
    sku: str,
    availability: Availability | None,
    quantity: int | None,
    at: datetime,
    *,
    by: str = "event",
) -> None:
    """A product can be had or not, and how many there are, from `at` on. The number alone says
    whether it can be had. Raises `UnknownProduct`, and ValueError where neither is said."""
    if availability is None and quantity is None:
        raise ValueError("neither availability nor quantity")
    if availability is None:
        availability = Availability.IN_STOCK if quantity else Availability.OUT_OF_STOCK
    known = await locked(sku)
    told = (known.stock, Stock(availability, quantity))
    await tell(STOCKS, {known.id: told}, Word(no_later_than_now(at), by))


async def gone_told(sku: str, at: datetime) -> None:
    """A product isn't sold any more from `at` on, unless it was listed for a later moment.

    Raises `UnknownProduct`.
    """
    known, moment = await locked(sku), no_later_than_now(at)
    if moment > known.listed_at and (known.gone_at is None or moment > known.gone_at):
        await current().fetch(
            "UPDATE product SET gone_at = $2, changed_at = $3 WHERE id = $1",
            known.id, moment, clock.now(),
        )  # fmt: skip
