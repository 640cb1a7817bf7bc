"""Buying the same again in GraphQL."""

import strawberry

from minside.catalogue.schema import Product
from minside.core.graphql import InfoT, Money
from minside.orders import actions as orders

from .lines import OrderLine
from .money import maybe, price


@strawberry.type(description="A line of an order, as it can be bought today.")
class BuyAgainLine:
    line: OrderLine = strawberry.field(description="As it was then.")
    product: Product | None = strawberry.field(description="As it is now.")
    can_buy: bool = strawberry.field(description="Whether it can be had.")
    reason: str | None = strawberry.field(
        description="Why not, in the customer's language; null where it can."
    )
    price_then: Money | None = strawberry.field(description="For one, as it was agreed.")
    price_now: Money | None = strawberry.field(description="For one, today.")


@strawberry.type(description="What it takes to buy the same again.")
class BuyAgain:
    lines: list[BuyAgainLine] = strawberry.field(
        description="In the order's own order; without what was never ordered."
    )
    total: Money | None = strawberry.field(
        description="Of those that can be had, at today's prices; null where a price is missing."
    )
    shop_url: str | None = strawberry.field(
        description="Opens them in the shop's cart; null where none can be had."
    )

    @classmethod
    def of(cls, standing: orders.Standing, found: orders.Again, info: InfoT) -> "BuyAgain":
        return cls(
            lines=[_line(standing, each, info) for each in found.lines],
            total=price(found.total),
            shop_url=found.cart(info.context.house.settings.shop_url),
        )


def _line(standing: orders.Standing, each: orders.LineAgain, info: InfoT) -> BuyAgainLine:
    return BuyAgainLine(
        line=OrderLine.of(standing, each.line),
        product=Product.of(each.product) if each.product else None,
        can_buy=each.reason is None,
        reason=each.reason.in_(info.context.language) if each.reason else None,
        price_then=maybe(each.line.price_ore),
        price_now=price(each.product.price) if each.product else None,
    )
