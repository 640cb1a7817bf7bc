"""Cancelling, returning and complaining in GraphQL."""

import strawberry

from minside.core.graphql import InfoT, UserError, mutation, row_id, user_errors
from minside.orders import actions as orders

from .complaints import Complaint
from .orders import Order
from .parcels import OrderReturn


@strawberry.input(description="Which order to cancel.")
class OrderCancelInput:
    order: strawberry.ID = strawberry.field(description="Which.")
    reason: str | None = strawberry.field(default=None, description="At most 200 characters.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each form: sent twice, it asks once."
    )


@strawberry.input(description="How many of a line go back.")
class ReturnLineInput:
    line: str = strawberry.field(description="What the order calls it.")
    quantity: int = strawberry.field(description="1 to its `returnableQuantity`.")


@strawberry.input(description="What of an order goes back.")
class ReturnRequestInput:
    order: strawberry.ID = strawberry.field(description="Which.")
    lines: list[ReturnLineInput] = strawberry.field(description="At least one, at most 500.")
    reason: str | None = strawberry.field(
        default=None, description="Nobody has to say; at most 200 characters."
    )
    idempotency_key: str = strawberry.field(
        description="One for each form: sent twice, it makes one return."
    )

    def read(self) -> orders.ReturnForm:
        return orders.ReturnForm(
            order=row_id(self.order, "order"),
            lines=[orders.Wanted(each.line, each.quantity) for each in self.lines],
            reason=self.reason,
        )


@strawberry.input(description="Which return comes to nothing.")
class ReturnWithdrawInput:
    return_: strawberry.ID = strawberry.field(name="return", description="Which.")


@strawberry.input(description="What is wrong with a line of an order.")
class ComplaintCreateInput:
    order: strawberry.ID = strawberry.field(description="Which.")
    line: str = strawberry.field(description="Which of its lines.")
    text: str = strawberry.field(description="What is wrong; at most 5000 characters.")
    wish: orders.ComplaintWish | None = strawberry.field(
        default=None, description="What the customer would like best."
    )
    pictures: list[strawberry.ID] | None = strawberry.field(
        default=None, description="What `/upload` answered for each, at most 5."
    )
    idempotency_key: str = strawberry.field(
        description="One for each form: sent twice, it makes one complaint."
    )

    def read(self) -> orders.ComplaintForm:
        pictures = enumerate(self.pictures or ())
        return orders.ComplaintForm(
            order=row_id(self.order, "order"),
            line=self.line,
            text=self.text,
            wish=self.wish,
            pictures=[row_id(each, "pictures", str(place)) for place, each in pictures],
        )


@strawberry.type(description="The order after the change.")
class OrderPayload:
    order: Order | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="What goes back.")
class ReturnRequestPayload:
    return_: OrderReturn | None = strawberry.field(
        name="return", default=None, description="The return that was made."
    )
    order: Order | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="What was complained of.")
class ComplaintCreatePayload:
    complaint: Complaint | None = strawberry.field(
        default=None, description="The complaint that was made."
    )
    order: Order | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class OrdersMutation:
    """What this room offers to the type Mutation."""

    @mutation(OrderPayload, "Ask the shop to cancel an order before it packs it.")
    async def order_cancel(self, info: InfoT, input: OrderCancelInput) -> OrderPayload | None:
        order = await orders.cancel(
            info.context.house,
            info.context.customer,
            row_id(input.order, "order"),
            reason=input.reason,
            key=input.idempotency_key,
        )
        return OrderPayload(order=Order.of(order))

    @mutation(
        ReturnRequestPayload,
        "Use the right to change one's mind (angrerettloven): send goods back.",
    )
    async def return_request(
        self, info: InfoT, input: ReturnRequestInput
    ) -> ReturnRequestPayload | None:
        visit = info.context
        order, made = await orders.request_return(
            visit.house, visit.customer, input.read(), key=input.idempotency_key
        )
        shown = Order.of(order)
        returns = {each.id: each for each in await shown.returns(info)}
        return ReturnRequestPayload(order=shown, return_=returns.get(strawberry.ID(str(made))))

    @mutation(OrderPayload, "Keep after all what was to go back, while the return is open.")
    async def return_withdraw(self, info: InfoT, input: ReturnWithdrawInput) -> OrderPayload | None:
        visit, sent_back = info.context, row_id(input.return_, "return")
        order = await orders.withdraw_return(visit.house, visit.customer, sent_back)
        return OrderPayload(order=Order.of(order))

    @mutation(
        ComplaintCreatePayload, "Tell the shop what is wrong with something (forbrukerkjøpsloven)."
    )
    async def complaint_create(
        self, info: InfoT, input: ComplaintCreateInput
    ) -> ComplaintCreatePayload | None:
        visit = info.context
        order, made = await orders.complain(
            visit.house, visit.customer, input.read(), key=input.idempotency_key
        )
        shown = Order.of(order)
        found = {each.id: each for each in await shown.complaints(info)}
        return ComplaintCreatePayload(order=shown, complaint=found.get(strawberry.ID(str(made))))
