"""Orders in GraphQL."""

import asyncio
from datetime import datetime

import strawberry

from minside.catalogue import actions as catalogue
from minside.core.graphql import Allowance, InfoT, Money, shown
from minside.orders import actions as orders
from minside.outbox import actions as outbox

from .again import BuyAgain
from .complaints import Complaint
from .invoices import Invoice
from .lines import OrderLine
from .mails import OrderMail
from .money import FrozenAddress, maybe
from .parcels import OrderReturn, Shipment

strawberry.enum(
    orders.OrderState,
    description="How an order stands. PARCEL_RETURNED: a parcel came back to the shop, and what lay in"
    " it wasn't sent again.",
)
strawberry.enum(orders.MomentKind, name="OrderMomentKind", description="What happened at a moment.")


@strawberry.type(description="How and where an order is delivered (S13).")
class OrderDelivery:
    method: str = strawberry.field(description="A word of the shop's, such as home_delivery.")
    price: Money = strawberry.field(description="What it costs.")
    address: FrozenAddress = strawberry.field(description="Where to.")
    pickup_point: str | None = strawberry.field(
        description="What the place is called where it is fetched; null where nobody said."
    )

    @classmethod
    def of(cls, order: orders.Order) -> "OrderDelivery":
        return cls(
            method=order.delivery_method,
            price=Money.of(order.delivery_ore),
            address=FrozenAddress.of(order.address),
            pickup_point=order.pickup_point,
        )


@strawberry.type(description="Something that happened to an order, for people to read.")
class OrderMoment:
    at: datetime = strawberry.field(description="When, in UTC.")
    kind: orders.MomentKind = strawberry.field(description="What.")
    reason: str | None = strawberry.field(description="Why, in whoever's words it was.")
    reference: str | None = strawberry.field(
        description="The number of the parcel, invoice, return or complaint it is about."
    )
    amount: Money | None = strawberry.field(description="How much, where it is about money.")
    names: list[str] = strawberry.field(
        description="What the goods are called, of every return, and of all else where it isn't about"
        " all of them: `2 × …` where it isn't all of a line."
    )

    @classmethod
    def of(cls, moment: orders.Moment) -> "OrderMoment":
        return shown(cls, moment, amount=maybe(moment.amount_ore), names=list(moment.names))


@strawberry.type(description="Something that was bought in the shop (S8).")
class Order:
    placed: strawberry.Private[orders.Order]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    number: str = strawberry.field(description="What the shop calls it.")
    placed_at: datetime = strawberry.field(description="In UTC.")
    delivery: OrderDelivery = strawberry.field(description="How and where to.")
    payment: str = strawberry.field(description="A word of the shop's: invoice, card, vipps (S13).")
    total: Money = strawberry.field(description="VAT and delivery included.")
    discount: Money = strawberry.field(description="What was taken off; 0 where nothing was.")
    vat: Money | None = strawberry.field(description="How much of it is VAT.")
    code: str | None = strawberry.field(description="A discount code that was used.")
    return_form_url: str = strawberry.field(description="A PDF, by a path on this host (S26).")

    @classmethod
    def of(cls, order: orders.Order) -> "Order":
        return shown(
            cls,
            order,
            placed=order,
            placed_at=order.at,
            delivery=OrderDelivery.of(order),
            total=Money.of(order.total_ore),
            discount=Money.of(order.discount_ore),
            vat=maybe(order.vat_ore),
            return_form_url=f"/order/{order.id}/return-form.pdf",
        )

    async def standing(self, info: InfoT) -> orders.Standing:
        """As `orders.standings` has it, read once for all that a request shows."""
        return await info.context.load(orders.standings, self.placed.id)

    @strawberry.field(description="How it stands.")
    async def state(self, info: InfoT) -> orders.OrderState:
        return (await self.standing(info)).state

    @strawberry.field(description="In the order's own order, at most 500.")
    async def lines(self, info: InfoT) -> list[OrderLine]:
        standing = await self.standing(info)
        return [OrderLine.of(standing, line) for line in standing.lines]

    @strawberry.field(description="In order of time.")
    async def shipments(self, info: InfoT) -> list[Shipment]:
        standing = await self.standing(info)
        return [Shipment.of(standing, parcel) for parcel in standing.parcels]

    @strawberry.field(description="Oldest first: everything that happened, for people to read.")
    async def timeline(self, info: InfoT) -> list[OrderMoment]:
        standing, invoices, complaints = await asyncio.gather(
            self.standing(info),
            info.context.load(orders.invoices_of, self.placed.number),
            info.context.load(orders.complaints_of, self.placed.id),
        )
        moments = orders.moments(self.placed, standing, invoices, complaints)
        return [OrderMoment.of(moment) for moment in moments]

    @strawberry.field(description="Oldest first.")
    async def invoices(self, info: InfoT) -> list[Invoice]:
        found = await info.context.load(orders.invoices_of, self.placed.number)
        return [Invoice.of(invoice) for invoice in found]

    @strawberry.field(description="Oldest first.")
    async def returns(self, info: InfoT) -> list[OrderReturn]:
        standing = await self.standing(info)
        return [OrderReturn.of(standing, each, self.placed) for each in standing.returns]

    @strawberry.field(description="Oldest first.")
    async def complaints(self, info: InfoT) -> list[Complaint]:
        standing = await self.standing(info)
        found = await info.context.load(orders.complaints_of, self.placed.id)
        return [Complaint.of(standing, each) for each in found]

    @strawberry.field(description="What was mailed about it, oldest first, at most 100 (S24–S26).")
    async def mails(self, info: InfoT) -> list[OrderMail]:
        found = await info.context.load(outbox.about_orders, self.placed.number)
        return [OrderMail.of(each, info) for each in found]

    @strawberry.field(
        description="A PDF, by a path on this host (S24); null until something of it is packed, where"
        " it was cancelled whole, and where its invoices aren't settled."
    )
    async def receipt_url(self, info: InfoT) -> str | None:
        standing, invoices = await asyncio.gather(
            self.standing(info), info.context.load(orders.invoices_of, self.placed.number)
        )
        if not orders.has_receipt(self.placed, standing, invoices):
            return None
        return f"/order/{self.placed.id}/receipt.pdf"

    @strawberry.field(
        description="When the shop was asked to cancel it, in UTC; null where nobody asked, and once"
        " there is an answer."
    )
    async def cancel_requested_at(self, info: InfoT) -> datetime | None:
        return (await self.standing(info)).cancel_requested_at

    @strawberry.field(description="Whether the shop can be asked to cancel it: before packing.")
    async def can_cancel(self, info: InfoT) -> Allowance:
        return Allowance.of(orders.may_cancel(await self.standing(info)), info.context)

    @strawberry.field(
        description="Whether something of it can be sent back, until the end of the 14th day after the"
        " last parcel came (angrerettloven §21)."
    )
    async def can_return(self, info: InfoT) -> Allowance:
        return Allowance.of(orders.may_return(await self.standing(info)), info.context)

    @strawberry.field(description="What it takes to buy the same again, today.")
    async def buy_again(self, info: InfoT) -> BuyAgain:
        standing = await self.standing(info)
        skus = [line.sku for line in orders.ordered(standing)]
        load = info.context.load
        products = await asyncio.gather(*(load(catalogue.find_many, sku) for sku in skus))
        return BuyAgain.of(standing, orders.buying_again(standing, products), info)
