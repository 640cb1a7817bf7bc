"""What this room offers to the type Customer."""

import asyncio
from typing import Annotated, TypeAlias

import strawberry

from minside.core.graphql import Connection, InfoT, connection, row_id
from minside.core.refusals import NotFound
from minside.orders import actions as orders

from .invoices import Invoice
from .orders import Order
from .parcels import OrderReturn

First: TypeAlias = Annotated[int, strawberry.argument(description="0 to 100.")]
After: TypeAlias = Annotated[
    str | None, strawberry.argument(description="The cursor that the page follows.")
]
Which: TypeAlias = Annotated[strawberry.ID, strawberry.argument(description="Which.")]


@strawberry.type
class OrdersOfCustomer:
    """Orders and invoices."""

    @strawberry.field(description="What was bought, newest first (S8).")
    async def orders(
        self, info: InfoT, first: First = 20, after: After = None
    ) -> Connection[Order]:
        page = await orders.page(info.context.customer, first=first, after=after)
        return connection(page, Order.of)

    @strawberry.field(description="One of the customer's orders; null when there is none such.")
    async def order(self, info: InfoT, id: Which) -> Order | None:
        try:
            found = await orders.find(info.context.customer, row_id(id))
        except NotFound:
            return None
        return Order.of(found) if found else None

    @strawberry.field(
        description="At most 20, newest first: neither delivered whole, nor cancelled, nor older than"
        " 90 days; and those that came back whole and were withdrawn from, while money is waited for."
    )
    async def orders_under_way(self, info: InfoT) -> list[Order]:
        recent = await orders.recent(info.context.customer)
        load = info.context.load
        stood = await asyncio.gather(*(load(orders.standings, order.id) for order in recent))
        return [Order.of(order) for order in orders.under_way(recent, stood)]

    @strawberry.field(
        description="At most 20 that the customer is to send, the first due first: only of what has come."
    )
    async def open_returns(self, info: InfoT) -> list[OrderReturn]:
        found = await orders.open_returns(info.context.customer)
        load = info.context.load
        stood = await asyncio.gather(*(load(orders.standings, each.order) for each in found))
        pairs = zip(stood, found, strict=True)
        come = [OrderReturn.of(*each) for each in pairs if orders.has_come(*each)]
        return sorted(come, key=lambda each: str(each.send_by))

    @strawberry.field(description="What was invoiced, newest first (S15).")
    async def invoices(
        self, info: InfoT, first: First = 20, after: After = None
    ) -> Connection[Invoice]:
        page = await orders.invoices(info.context.customer, first=first, after=after)
        return connection(page, Invoice.of)

    @strawberry.field(description="One of the customer's invoices; null when there is none such.")
    async def invoice(self, info: InfoT, id: Which) -> Invoice | None:
        try:
            found = await orders.find_invoice(info.context.customer, row_id(id))
        except NotFound:
            return None
        return Invoice.of(found) if found else None

    @strawberry.field(description="At most 50 on which something is owed, the most urgent first.")
    async def unpaid_invoices(self, info: InfoT) -> list[Invoice]:
        return [Invoice.of(each) for each in await orders.unpaid(info.context.customer)]
