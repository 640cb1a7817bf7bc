"""What this room offers to the type Customer."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

import strawberry

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import Allowance, InfoT, Money, row_id, shown
from minside.core.refusals import NotFound
from minside.subscriptions import actions as subscriptions

from .charges import DeliveryCharge
from .deliveries import UpcomingDelivery
from .subscriptions import Subscription, upcoming

Until: TypeAlias = Annotated[
    date | None, strawberry.argument(description="The last day; a year ahead where none is said.")
]


@strawberry.type(description="The delivery that comes first, of any subscription.")
class NextDelivery:
    subscription_id: strawberry.ID = strawberry.field(description="What it belongs to.")
    deliver_on: date = strawberry.field(description="The day it comes, in Europe/Oslo.")
    is_ordered: bool = strawberry.field(
        description="Whether it is ordered, and hasn't come: nothing of it can be changed any more."
    )
    deadline_at: datetime = strawberry.field(
        description="Until when it can be changed, in UTC; then it is ordered."
    )
    pet_ids: list[strawberry.ID] = strawberry.field(description="Who eats of it.")


@strawberry.type(
    description="A delivery that is to be charged in a way of which the shop knows nothing."
)
class PaymentUnknown:
    subscription_id: strawberry.ID = strawberry.field(description="What it belongs to.")
    deliver_on: date = strawberry.field(description="The day it comes, in Europe/Oslo.")
    payment: str = strawberry.field(description="card or vipps.")


@strawberry.type(description="A price that waits for an answer, and where it belongs.")
class PriceQuestion:
    id: strawberry.ID = strawberry.field(description="What `priceAnswer` takes.")
    subscription_id: strawberry.ID = strawberry.field(description="Where it is answered.")
    sku: str = strawberry.field(description="What the shop calls the product.")
    old_price: Money = strawberry.field(description="What one costs as agreed.")
    new_price: Money = strawberry.field(description="What one costs today.")

    @classmethod
    def of(cls, question: subscriptions.Question) -> "PriceQuestion":
        return cls(
            id=strawberry.ID(str(question.id)),
            subscription_id=strawberry.ID(str(question.subscription)),
            sku=question.sku,
            old_price=Money.of(question.agreed_ore),
            new_price=Money.of(question.new_ore),
        )

    @strawberry.field(description="The product as the shop has it now.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None


@strawberry.type
class SubscriptionsOfCustomer:
    """Fast levering."""

    @strawberry.field(description="Fixed deliveries, the active first, the ended last (S12).")
    async def subscriptions(self, info: InfoT) -> list[Subscription]:
        found = await subscriptions.all_of(info.context.customer)
        return [Subscription.of(each) for each in found]

    @strawberry.field(description="One of them; null when there is none such.")
    async def subscription(
        self,
        info: InfoT,
        id: Annotated[strawberry.ID, strawberry.argument(description="Which.")],
    ) -> Subscription | None:
        try:
            found = await subscriptions.load(info.context.customer, row_id(id))
        except NotFound:
            return None
        return Subscription.of(found) if found else None

    @strawberry.field(
        description="Of all of them, in the order in which they come, at most a year ahead."
    )
    async def upcoming_deliveries(self, info: InfoT, until: Until = None) -> list[UpcomingDelivery]:
        found = await subscriptions.all_of(info.context.customer)
        each = [coming for one in found for coming in upcoming(info, one, until)]
        return sorted(each, key=lambda coming: coming.deliver_on)

    @strawberry.field(description="Whether one more can be begun, before anything is filled in.")
    async def can_subscribe(self, info: InfoT) -> Allowance:
        return Allowance.of(await subscriptions.may_begin(info.context.customer), info.context)

    @strawberry.field(description="What comes first; null where nothing does.")
    async def next_delivery(self, info: InfoT) -> NextDelivery | None:
        found = (await _outlook(info)).soonest
        if found is None:
            return None
        return NextDelivery(
            subscription_id=strawberry.ID(str(found.subscription)),
            deliver_on=found.deliver_on,
            is_ordered=found.is_ordered,
            deadline_at=found.deadline_at,
            pet_ids=[strawberry.ID(str(pet)) for pet in found.pets],
        )

    @strawberry.field(
        description="The first delivery for which there is to be said which card or account; null where"
        " there is none."
    )
    async def payment_unknown(self, info: InfoT) -> PaymentUnknown | None:
        found = (await _outlook(info)).unknown
        if found is None:
            return None
        subscription = strawberry.ID(str(found.subscription))
        return shown(PaymentUnknown, found, subscription_id=subscription)

    @strawberry.field(
        description="What isn't paid of all that was ordered, the oldest first; also what the shop was"
        " asked for and hasn't answered."
    )
    async def unpaid_deliveries(self, info: InfoT) -> list[DeliveryCharge]:
        return [DeliveryCharge.of(each) for each in (await _outlook(info)).unpaid]

    @strawberry.field(
        description="Prices over what was agreed, of any subscription that hasn't ended (N9)."
    )
    async def price_questions(self, info: InfoT) -> list[PriceQuestion]:
        return [PriceQuestion.of(each) for each in (await _outlook(info)).questions]


async def _outlook(info: InfoT) -> subscriptions.Outlook:
    """One statement for all that the overview asks."""
    return await info.context.load(subscriptions.outlooks, info.context.customer)
