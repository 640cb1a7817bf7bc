"""An order's lines in GraphQL."""

import strawberry

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import Allowance, InfoT, Money
from minside.orders import actions as orders

from .money import maybe

strawberry.enum(
    orders.GoodsPlace,
    description="Where goods are. ON_ITS_WAY: yet to come, sent or not; IN_SHOP: back, or never sent"
    " since they were cancelled.",
)


@strawberry.type(description="A line of an order, as it was agreed last.")
class OrderLine:
    standing: strawberry.Private[orders.Standing]
    found: strawberry.Private[orders.Line]
    line: str = strawberry.field(description="What the order calls it.")
    sku: str = strawberry.field(
        description="What the shop calls the product; empty where only a parcel tells of it."
    )
    name: str = strawberry.field(description="What the product was called, or is.")
    quantity: int = strawberry.field(description="How many.")
    price: Money | None = strawberry.field(
        description="For one, as it was agreed, VAT included; null where nobody said."
    )
    total: Money | None = strawberry.field(description="For all of them.")
    is_cancelled: bool = strawberry.field(description="Whether it was cancelled.")
    shipped_quantity: int = strawberry.field(
        description="How many were sent; those in a parcel that came back don't count."
    )
    delivered_quantity: int = strawberry.field(description="How many arrived.")
    returned_quantity: int = strawberry.field(
        description="How many are on their way back, or back."
    )
    is_unordered: bool = strawberry.field(
        description="Sent though it wasn't ordered, or was cancelled before: nothing is owed for it."
    )

    @classmethod
    def of(cls, standing: orders.Standing, line: orders.Line) -> "OrderLine":
        total = None if line.price_ore is None else line.price_ore * line.quantity
        return cls(
            standing=standing,
            found=line,
            line=line.line,
            sku=line.sku,
            name=line.name,
            quantity=line.quantity,
            price=maybe(line.price_ore),
            total=maybe(total),
            is_cancelled=line.is_cancelled,
            shipped_quantity=line.shipped,
            delivered_quantity=line.delivered,
            returned_quantity=line.returned,
            is_unordered=line.is_unordered,
        )

    @strawberry.field(
        description="The product as the shop has it now; null where the shop never told of it."
    )
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None

    @strawberry.field(description="How many can be sent back now; 0 where `canReturn` says no.")
    def returnable_quantity(self) -> int:
        return orders.returnable(self.standing, self.found)

    @strawberry.field(description="Where those are, each place once.")
    def returnable_places(self) -> list[orders.GoodsPlace]:
        return orders.returnable_places(self.standing, self.found)

    @strawberry.field(
        description="Whether it can be sent back because one changed one's mind (angrerettloven §§20"
        " to 22)."
    )
    def can_return(self, info: InfoT) -> Allowance:
        return Allowance.of(orders.may_return_line(self.standing, self.found), info.context)

    @strawberry.field(
        description="Whether it can be complained of: from the day it was shipped, for five years"
        " (forbrukerkjøpsloven §27)."
    )
    def can_complain(self, info: InfoT) -> Allowance:
        return Allowance.of(orders.may_complain(self.found), info.context)


@strawberry.type(description="How much of a line lies in a parcel, or is sent back.")
class ParcelLine:
    line: str = strawberry.field(description="What the order calls it.")
    name: str = strawberry.field(description="What the product was called.")
    quantity: int = strawberry.field(description="How many.")

    @classmethod
    def of(cls, standing: orders.Standing, packed: orders.Packed) -> "ParcelLine":
        return cls(line=packed.line, name=standing.name(packed.line), quantity=packed.quantity)
