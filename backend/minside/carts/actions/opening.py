"""A cart opened in the shop: it is told what is in it, and the customer goes there by a signed link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote, urlencode
from uuid import UUID

from minside.core import clock
from minside.core.allowance import Allowance
from minside.core.house import House
from minside.core.scope import current
from minside.core.shop_links import secret_of, signature
from minside.events import actions as events
from minside.events.types.declaration import Line as EventLine
from minside.events.types.outgoing import CartOpened
from minside.orders.actions.again import CART

from . import refusals
from .holding import hold, note, touch
from .kinds import MOST_LINES, ChangeKind, News
from .reading import Cart, Line, get
from .todays import todays

LASTS: Final = timedelta(minutes=15)
PURPOSE: Final = "cart"
MOST_IN_LINK: Final = 40
"""Products: a link that is much longer isn't opened everywhere."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where the cart is opened, until when; and how it is now."""

    url: str
    expires_at: datetime
    cart: Cart


async def open_in_shop(house: House, customer: UUID, cart: UUID) -> Opened:
    """Raises `CartNotFound`, `refusals.ShopNotConnected`, `refusals.NothingToOpen`, `TooManyLines`."""
    [held] = await hold(customer, (cart, "id"))
    secret = secret_of(house.settings)
    if secret is None:
        raise refusals.ShopNotConnected()
    lines = await goods((await get(customer, cart)).lines)
    if not lines:
        raise refusals.NothingToOpen()
    if len(lines) > MOST_LINES:
        raise refusals.TooManyLines("id", most=MOST_LINES)
    number = await current().fetchval("SELECT number FROM customer WHERE id = $1", customer)
    taken = [
        {"cart": str(cart), "sku": line.sku, "before": line.quantity, "after": line.quantity}
        for line in lines
    ]
    opening = await note(held, ChangeKind.OPENED, lines=taken)
    data = CartOpened(
        customer=number,
        id=str(customer),
        cart=str(cart),
        shop_cart=held.shop_cart or await _met(customer, cart),
        opening=str(opening),
        lines=[EventLine(sku=line.sku, quantity=line.quantity) for line in lines],
    )
    stream = f"customer/{customer}"
    await events.announce("cart.opened", data, customer=customer, stream=stream)
    await touch([cart])
    expires_at = (clock.now() + LASTS).replace(microsecond=0)
    query = _query(data, int(expires_at.timestamp()), lines)
    url = f"{house.settings.shop_url}{CART}?{query}&signature={signature(secret, query)}"
    return Opened(url, expires_at, await get(customer, cart))


async def _met(customer: UUID, cart: UUID) -> str | None:
    """What the shop calls the cart of its own that was opened from this one last."""
    return await current().fetchval(
        "SELECT shop_cart FROM cart WHERE customer = $1 AND met = $2 ORDER BY id DESC LIMIT 1",
        customer, cart,
    )  # fmt: skip


async def goods(lines: Sequence[Line]) -> list[Line]:
    """Those that the shop can put into its cart: also what only the shop knows."""
    return [
        each.line for each in await todays(lines) if each.can_be_had or each.news is News.UNKNOWN
    ]


def _query(data: CartOpened, expires: int, lines: Sequence[Line]) -> str:
    said = [
        ("id", data.opening),
        ("cart", data.cart),
        ("purpose", PURPOSE),
        ("expires", str(expires)),
    ]
    if data.customer is not None:
        said.append(("customer", data.customer))
    if data.shop_cart is not None:
        said.append(("shop_cart", data.shop_cart))
    if len(lines) <= MOST_IN_LINK:
        said += [("vare", f"{line.sku}:{line.quantity}") for line in lines]
    return urlencode(said, quote_via=quote)


def may_open(house: House) -> Allowance:
    """Where the shop shares a secret with us."""
    is_connected = secret_of(house.settings) is not None
    return Allowance(None if is_connected else refusals.ShopNotConnected.why)
