"""What a customer reads of saved carts."""

from asyncio import gather
from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from minside.carts import actions as carts
from minside.carts import words
from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import Allowance, InfoT, Money, row_id, shown
from minside.core.refusals import NotFound

strawberry.enum(
    carts.News,
    name="CartLineNews",
    description="What is otherwise with goods than when they were saved, or keeps them from being bought.",
)
strawberry.enum(
    carts.ChangeKind,
    name="CartChangeKind",
    description="What was done with a cart. TOLD: it was changed in the shop.",
)


@strawberry.type(description="So many of a product in a cart.")
class CartLine:
    sku: str = strawberry.field(description="What the shop calls the product.")
    name: str = strawberry.field(
        description="What it is called, or was in the shop; its number where nobody said."
    )
    quantity: int = strawberry.field(description="1 to 10,000.")
    saved_at: datetime = strawberry.field(description="When it was put in, in UTC.")
    product: Product | None = strawberry.field(
        description="As it is now; null where the catalogue doesn't know it."
    )
    can_buy: bool = strawberry.field(description="Whether it can be had today, as far as is known.")
    price_then: Money | None = strawberry.field(
        description="For one, when it was saved; null where that isn't known."
    )
    price_now: Money | None = strawberry.field(description="For one, today.")
    total: Money | None = strawberry.field(
        description="For all of it, today; null where it can't be had."
    )
    news: carts.News | None = strawberry.field(
        description="What is otherwise than when it was saved; null where nothing is."
    )
    note: str | None = strawberry.field(description="The same in the reader's language.")

    @classmethod
    def of(cls, line: carts.LineToday, info: InfoT) -> "CartLine":
        price = line.product.price if line.product else None
        return cls(
            sku=line.line.sku,
            name=line.name,
            quantity=line.line.quantity,
            saved_at=line.line.saved_at,
            product=Product.of(line.product) if line.product else None,
            can_buy=line.can_be_had,
            price_then=None if line.then_ore is None else Money.of(line.then_ore),
            price_now=_money(price),
            total=_money(line.total),
            news=line.news,
            note=words.news(line, info.context.language),
        )


@strawberry.type(description="Something that was done with a cart (S17).")
class CartChange:
    change: strawberry.Private[carts.Change]
    cart: strawberry.Private[UUID]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    kind: carts.ChangeKind = strawberry.field(description="What.")
    by_shop: bool = strawberry.field(description="Whether it was done in the shop.")
    at: datetime = strawberry.field(description="When, in UTC.")
    undone_at: datetime | None = strawberry.field(
        description="When it was taken back, in UTC; null where it wasn't."
    )

    @classmethod
    def of(cls, change: carts.Change, cart: UUID) -> "CartChange":
        return shown(cls, change, change=change, cart=cart)

    @strawberry.field(description="The same as a sentence, in the reader's language.")
    async def said(self, info: InfoT) -> str:
        skus = [line.sku for line in self.change.of_cart(self.cart)]
        found = await gather(*(info.context.load(catalogue.find_many, sku) for sku in skus))
        names = {each.sku: each.name for each in found if each}
        return words.said(self.change, self.cart, names).in_(info.context.language)

    @strawberry.field(
        description="Whether it can be undone, as far as it says itself: what was changed since may keep it."
    )
    def can_undo(self, info: InfoT) -> Allowance:
        return Allowance.of(self.change.may_undo, info.context)


@strawberry.type(description="What a customer gathered and hasn't ordered yet (S17).")
class Cart:
    cart: strawberry.Private[carts.Cart]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    name: str | None = strawberry.field(
        description="What its customer calls it; null for one of the shop's that nobody named."
    )
    is_from_shop: bool = strawberry.field(
        description="Whether it is one in the shop, which changes here when it changes there."
    )
    version: int = strawberry.field(description="Counts its changes.")
    created_at: datetime = strawberry.field(description="When it was made, in UTC.")
    touched_at: datetime = strawberry.field(description="When it was changed last, in UTC.")
    reminded_at: datetime | None = strawberry.field(
        description="When its customer was reminded of it, in UTC: once at most (S43)."
    )

    @classmethod
    def of(cls, cart: carts.Cart) -> "Cart":
        return shown(cls, cart, cart=cart)

    @strawberry.field(description="How many products are in it.")
    def line_count(self) -> int:
        return len(self.cart.lines)

    @strawberry.field(
        description="In the order in which they were put in, at most 500 by customers."
    )
    async def lines(
        self,
        info: InfoT,
        most: Annotated[
            int | None, strawberry.argument(description="Only so many, the first ones.")
        ] = None,
    ) -> list[CartLine]:
        wanted = self.cart.lines if most is None else self.cart.lines[: max(0, most)]
        found = await gather(*(info.context.load(carts.todays, line) for line in wanted))
        return [CartLine.of(line, info) for line in found]

    @strawberry.field(description="How many products something is otherwise with than when saved.")
    async def news_count(self, info: InfoT) -> int:
        found = await gather(*(info.context.load(carts.todays, line) for line in self.cart.lines))
        return sum(each.news is not None for each in found)

    @strawberry.field(
        description="Of what can be had, at today's prices; null where there is nothing."
    )
    async def total(self, info: InfoT) -> Money | None:
        found = await gather(*(info.context.load(carts.todays, line) for line in self.cart.lines))
        return _money(carts.total(found))

    @strawberry.field(description="Whether it can be opened in the shop.")
    def can_open(self, info: InfoT) -> Allowance:
        return Allowance.of(carts.may_open(info.context.house), info.context)

    @strawberry.field(description="What was done with it, the newest first, at most 50 (S17).")
    async def changes(self, info: InfoT) -> list[CartChange]:
        found = await info.context.load(carts.changes_of, self.cart.id)
        return [CartChange.of(each, self.cart.id) for each in found]


@strawberry.type(description="A cart that was deleted and can be brought back (S17).")
class DeletedCart:
    change: strawberry.ID = strawberry.field(
        description="By which it is brought back, with `cartChangeUndo`."
    )
    name: str | None = strawberry.field(
        description="What its customer called it; null for one of the shop's that nobody named."
    )
    deleted_at: datetime = strawberry.field(description="When it was deleted, in UTC.")
    until: datetime = strawberry.field(description="Until when it can be brought back, in UTC.")


@strawberry.type
class CartsOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(
        description="Saved carts, the one changed last first; at most 50 of the customer's own."
    )
    async def carts(self, info: InfoT) -> list[Cart]:
        return [Cart.of(cart) for cart in await carts.carts(info.context.customer)]

    @strawberry.field(
        description="Carts that were deleted within the last day, the one deleted last first."
    )
    async def deleted_carts(self, info: InfoT) -> list[DeletedCart]:
        return [
            DeletedCart(
                change=strawberry.ID(str(each.change)),
                name=each.name,
                deleted_at=each.deleted_at,
                until=each.until,
            )
            for each in await carts.deleted(info.context.customer)
        ]

    @strawberry.field(description="One of the customer's carts; null when there is none such.")
    async def cart(
        self,
        info: InfoT,
        id: Annotated[strawberry.ID, strawberry.argument(description="Which.")],
    ) -> Cart | None:
        try:
            found = await carts.find(info.context.customer, row_id(id))
        except NotFound:
            return None
        return Cart.of(found) if found else None


def _money(money: catalogue.Money | None) -> Money | None:
    return Money.of(money.ore, money.currency) if money else None
