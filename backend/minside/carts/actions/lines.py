"""What lies in carts: set, and moved to another."""

from collections.abc import Mapping
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.intake import Intake

from .holding import Held, change, check_room, hold
from .kinds import MOST_OF_ONE, MOST_TOLD, ChangeKind
from .refusals import LineNotFound, ProductNotFound, SameCart


async def set_line(
    customer: UUID, cart: UUID, sku: str, quantity: int, *, version: int | None = None
) -> UUID | None:
    """So many of a product; 0 takes it out. What was done, None where it is as it was.

    Raises `Refused`, `CartNotFound`, `ProductNotFound`, `TooManyLines`, `StaleVersion`.
    """
    intake = Intake()
    intake.number("quantity", value=quantity, least=0, most=MOST_OF_ONE)
    intake.close()
    [held] = await hold(customer, (cart, "cart"), version=version)
    if sku not in held.lines and quantity > 0 and not await _is_sold(sku):
        raise ProductNotFound("sku")
    if sku not in held.lines and quantity == 0:
        return None
    check_room(held, {sku: quantity}, "sku")
    return await change(ChangeKind.LINES, (held, {sku: quantity}))


async def _is_sold(sku: str) -> bool:
    product = await catalogue.find(sku)
    return product is not None and product.availability is not catalogue.Availability.GONE


async def move(customer: UUID, cart: UUID, sku: str, to: UUID) -> UUID | None:
    """All of a product, to what is of it in the other cart.

    Raises `CartNotFound`, `LineNotFound`, `SameCart`, `TooManyLines`.
    """
    if cart == to:
        raise SameCart("to")
    held, other = await hold(customer, (cart, "cart"), (to, "to"))
    if sku not in held.lines:
        raise LineNotFound("sku")
    wanted = together(other, {sku: held.lines[sku]})
    check_room(other, wanted, "to")
    return await change(ChangeKind.MOVED, (held, {sku: 0}), (other, wanted))


def together(cart: Held, goods: Mapping[str, int]) -> dict[str, int]:
    """How many there are of these goods with what is in the cart already."""
    return {sku: min(cart.lines.get(sku, 0) + n, MOST_TOLD) for sku, n in goods.items()}
