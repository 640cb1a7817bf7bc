"""A cart as it can be bought today, and what is otherwise than when it was saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from minside.catalogue import actions as catalogue
from minside.catalogue.actions import Availability, Listing, Money, Then

from .kinds import CANT_BE_HAD, News
from .reading import Line

_HAD = (Availability.IN_STOCK, Availability.PREORDER, Availability.BACKORDER)


@dataclass(frozen=True, slots=True)
class LineToday:
    """A line with its product of today, and what one cost when it was saved, in øre, where that is known."""

    line: Line
    product: Listing | None
    then_ore: int | None
    news: News | None

    @property
    def can_be_had(self) -> bool:
        return self.news not in CANT_BE_HAD

    @property
    def name(self) -> str:
        """By the catalogue, else as the shop told it, else its number."""
        return self.product.name if self.product else self.line.told_name or self.line.sku

    @property
    def total(self) -> Money | None:
        """For all of it; None for what can't be had."""
        price = self.product.price if self.product else None
        if price is None or not self.can_be_had:
            return None
        return Money(price.ore * self.line.quantity, price.currency)


def today(line: Line, product: Listing | None, then: Then) -> LineToday:
    return LineToday(line, product, then.price_ore, _news(product, then))


async def todays(lines: Sequence[Line]) -> list[LineToday]:
    """Each line in its order. Two statements, however many."""
    products = await catalogue.find_many([line.sku for line in lines])
    thens = await catalogue.stood_at([(line.sku, line.saved_at) for line in lines])
    return [today(*each) for each in zip(lines, products, thens, strict=True)]


def total(lines: Sequence[LineToday]) -> Money | None:
    """Of those that can be had, in kroner; None where there are none, or one has another currency."""
    totals = [line.total for line in lines if line.total]
    if not totals or {each.currency for each in totals} != {"NOK"}:
        return None
    return Money(sum(each.ore for each in totals), "NOK")


def _news(product: Listing | None, then: Then) -> News | None:
    if product is None:
        return News.UNKNOWN
    if product.availability is Availability.GONE:
        return News.GONE
    if product.availability not in _HAD:
        return News.OUT_OF_STOCK
    if product.price is None:
        return News.NO_PRICE
    if then.price_ore is not None and then.price_ore != product.price.ore:
        return News.PRICE_UP if product.price.ore > then.price_ore else News.PRICE_DOWN
    if then.availability is Availability.OUT_OF_STOCK:
        return News.BACK_IN_STOCK
    return None
