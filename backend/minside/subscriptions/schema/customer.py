"""What this room offers to the type Customer."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

import strawberry

from minside.core.graphql import Allowance, InfoT, row_id
from minside.core.refusals import NotFound
from minside.subscriptions import actions as subscriptions

from .deliveries import UpcomingDelivery
from .subscriptions import Subscription, upcoming

Until: TypeAlias = Annotated[
    date | None, strawberry.argument(description="The last day; a year ahead where none is said.")
]


@strawberry.type(description="The delivery that comes first, of any subscription.")
class NextDelivery:
    subscription_id: strawberry.ID = strawberry.field(description="What it belongs to.")
    deliver_on: date = strawberry.field(description="The day it comes, in Europe/Oslo.")
    deadline_at: datetime = strawberry.field(
        description="Until when it can be changed, in UTC; then it is ordered."
    )
    pet_ids: list[strawberry.ID] = strawberry.field(description="Who eats of it.")


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
        found = await subscriptions.soonest(info.context.customer)
        if found is None:
            return None
        return NextDelivery(
            subscription_id=strawberry.ID(str(found.subscription)),
            deliver_on=found.deliver_on,
            deadline_at=found.deadline_at,
            pet_ids=[strawberry.ID(str(pet)) for pet in found.pets],
        )
