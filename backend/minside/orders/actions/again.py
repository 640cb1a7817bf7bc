"""Buying the same again: what each line costs today, and what can't be had."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from minside.catalogue.actions import Availability, Listing, Money
from minside.core.language import Text

from . import reasons
from .standing import Line, Standing

CART: Final = "/handlekurv"
_HAD: Final = (Availability.IN_STOCK, Availability.PREORDER, Availability.BACKORDER)


@dataclass(frozen=True, slots=True)
class LineAgain:
    """A line and its product today; `reason` says why it can't be bought, None where it can."""

    line: Line
    product: Listing | None
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Again:
    """`total` is of those that can be had, at today's prices; None where one has no price."""

    lines: Sequence[LineAgain]

    @property
    def had(self) -> list[LineAgain]:
        return [line for line in self.lines if line.reason is None]

    @property
    def total(self) -> Money | None:
        prices = [(each.product and each.product.price, each.line.quantity) for each in self.had]
        currencies = {price.currency for price, _ in prices if price}
        if len(currencies) != 1 or not all(price for price, _ in prices):
            return None
        return Money(sum(price.ore * n for price, n in prices if price), currencies.pop())

    def cart(self, shop: str) -> str | None:
        """Where the shop opens them in its cart; None where there is nothing to open."""
        goods = [("vare", f"{each.line.sku}:{each.line.quantity}") for each in self.had]
        return f"{shop}{CART}?{urlencode(goods, quote_via=quote)}" if goods else None


def buying_again(order: Standing, products: Sequence[Listing | None]) -> Again:
    """From an order and the products of `ordered`, in its order."""
    pairs = zip(ordered(order), products, strict=True)
    return Again([LineAgain(line, product, _why_not(product)) for line, product in pairs])


def ordered(order: Standing) -> list[Line]:
    """The lines that somebody meant to buy."""
    return [line for line in order.lines if line.sku and not line.is_unordered]


def _why_not(product: Listing | None) -> Text | None:
    if product is None or product.availability is Availability.GONE:
        return reasons.GONE
    return None if product.availability in _HAD else reasons.OUT_OF_STOCK
