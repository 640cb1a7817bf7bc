"""What a customer does with carts."""

from datetime import datetime
from uuid import UUID

import strawberry

from minside.carts import actions as carts
from minside.core.graphql import InfoT, UserError, mutation, row_id, user_errors

from .carts import Cart, CartChange

_VERSION = "The version that was seen: another one now, and it is refused."
_KEY = "One for each form: sent twice, it is done once."


@strawberry.input(description="A cart to make.")
class CartCreateInput:
    name: str = strawberry.field(description="At most 60 characters.")
    idempotency_key: str | None = strawberry.field(default=None, description=_KEY)


@strawberry.input(description="What to call a cart.")
class CartRenameInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    name: str = strawberry.field(description="At most 60 characters.")


@strawberry.input(description="How many of a product are in a cart.")
class CartLineSetInput:
    cart: strawberry.ID = strawberry.field(description="Which.")
    sku: str = strawberry.field(description="What the shop calls the product.")
    quantity: int = strawberry.field(description="0 to 999; 0 takes it out.")
    version: int | None = strawberry.field(default=None, description=_VERSION)


@strawberry.input(description="Which product goes to which other cart, all of it.")
class CartLineMoveInput:
    cart: strawberry.ID = strawberry.field(description="Where it is.")
    sku: str = strawberry.field(description="What the shop calls the product.")
    to: strawberry.ID = strawberry.field(description="Where it is to be.")


@strawberry.input(description="Which cart comes into which other, and is deleted.")
class CartMergeInput:
    cart: strawberry.ID = strawberry.field(description="The one that goes.")
    into: strawberry.ID = strawberry.field(description="The one that stays.")
    version: int | None = strawberry.field(default=None, description=_VERSION)
    idempotency_key: str | None = strawberry.field(default=None, description=_KEY)


@strawberry.input(description="Which cart to delete.")
class CartDeleteInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    version: int | None = strawberry.field(default=None, description=_VERSION)


@strawberry.input(description="Which order's goods to put in a cart.")
class CartFromOrderInput:
    order: strawberry.ID = strawberry.field(description="Which.")
    lines: list[str] | None = strawberry.field(
        default=None, description="Only these, by what the order calls them; null for all."
    )
    cart: strawberry.ID | None = strawberry.field(
        default=None, description="Into which cart; null for a new one."
    )
    name: str | None = strawberry.field(
        default=None, description="What a new one is called; at most 60 characters."
    )
    idempotency_key: str | None = strawberry.field(default=None, description=_KEY)


@strawberry.input(description="Which cart to open in the shop.")
class CartOpenInput:
    id: strawberry.ID = strawberry.field(description="Which.")


@strawberry.input(description="What to take back.")
class CartChangeUndoInput:
    change: strawberry.ID = strawberry.field(description="Which change.")


@strawberry.type(description="The cart after the change.")
class CartPayload:
    cart: Cart | None = strawberry.field(default=None, description="As it is now.")
    change: CartChange | None = strawberry.field(
        default=None, description="What was done; null where it is as it was."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="What was deleted.")
class CartDeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(default=None, description="Its id.")
    change: CartChange | None = strawberry.field(
        default=None, description="By which it can be taken back, for a day."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="Where the cart is opened.")
class CartOpenPayload:
    url: str | None = strawberry.field(
        default=None, description="A signed link to the shop; it can be used once."
    )
    expires_at: datetime | None = strawberry.field(
        default=None, description="Until when it can, in UTC: for a quarter of an hour."
    )
    cart: Cart | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class CartsMutation:
    @mutation(CartPayload, "Make an empty cart.")
    async def cart_create(self, info: InfoT, input: CartCreateInput) -> CartPayload | None:
        made = await carts.create(info.context.customer, input.name, key=input.idempotency_key)
        return CartPayload(cart=Cart.of(made))

    @mutation(CartPayload, "Call a cart something else.")
    async def cart_rename(self, info: InfoT, input: CartRenameInput) -> CartPayload | None:
        cart = await carts.rename(info.context.customer, row_id(input.id), input.name)
        return CartPayload(cart=Cart.of(cart))

    @mutation(CartPayload, "Set how many of a product are in a cart.")
    async def cart_line_set(self, info: InfoT, input: CartLineSetInput) -> CartPayload | None:
        cart = row_id(input.cart, "cart")
        done = await carts.set_line(
            info.context.customer, cart, input.sku, input.quantity, version=input.version
        )
        return await _after(info, cart, done)

    @mutation(CartPayload, "Move a product to another cart, to what is of it there.")
    async def cart_line_move(self, info: InfoT, input: CartLineMoveInput) -> CartPayload | None:
        cart = row_id(input.cart, "cart")
        to = row_id(input.to, "to")
        done = await carts.move(info.context.customer, cart, input.sku, to)
        return await _after(info, cart, done)

    @mutation(
        CartPayload, "Put all of a cart into another and delete it; answers the one that stays."
    )
    async def cart_merge(self, info: InfoT, input: CartMergeInput) -> CartPayload | None:
        into = row_id(input.into, "into")
        done = await carts.merge(
            info.context.customer,
            row_id(input.cart, "cart"),
            into,
            key=input.idempotency_key,
            version=input.version,
        )
        return await _after(info, into, done)

    @mutation(CartDeletePayload, "Delete a cart; it can be taken back for a day.")
    async def cart_delete(self, info: InfoT, input: CartDeleteInput) -> CartDeletePayload | None:
        customer, cart = info.context.customer, row_id(input.id)
        done = await carts.delete(customer, cart, version=input.version)
        change = await carts.find_change(customer, done)
        return CartDeletePayload(
            deleted_id=input.id, change=CartChange.of(change, cart) if change else None
        )

    @mutation(CartPayload, "Put what was ordered once into a cart.")
    async def cart_from_order(self, info: InfoT, input: CartFromOrderInput) -> CartPayload | None:
        cart = await carts.from_order(
            info.context.customer,
            row_id(input.order, "order"),
            cart=row_id(input.cart, "cart") if input.cart else None,
            name=input.name,
            lines=input.lines,
            key=input.idempotency_key,
        )
        return CartPayload(cart=Cart.of(cart))

    @mutation(CartOpenPayload, "Open a cart in the shop: it is told what is in it.")
    async def cart_open(self, info: InfoT, input: CartOpenInput) -> CartOpenPayload | None:
        house, customer = info.context.house, info.context.customer
        opened = await carts.open_in_shop(house, customer, row_id(input.id))
        return CartOpenPayload(
            url=opened.url, expires_at=opened.expires_at, cart=Cart.of(opened.cart)
        )

    @mutation(CartPayload, "Take a change of a cart back, where it is as that left it.")
    async def cart_change_undo(self, info: InfoT, input: CartChangeUndoInput) -> CartPayload | None:
        cart = await carts.undo(info.context.customer, row_id(input.change, "change"))
        return CartPayload(cart=Cart.of(cart))


async def _after(info: InfoT, cart: UUID, done: UUID | None) -> CartPayload:
    customer = info.context.customer
    change = await carts.find_change(customer, done) if done else None
    return CartPayload(
        cart=Cart.of(await carts.get(customer, cart)),
        change=CartChange.of(change, cart) if change else None,
    )
