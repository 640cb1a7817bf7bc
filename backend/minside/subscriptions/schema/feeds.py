"""The calendar of one's own, in GraphQL."""

from datetime import datetime

import strawberry

from minside.core.graphql import InfoT, UserError, mutation, shown, user_errors
from minside.subscriptions import actions as subscriptions


@strawberry.type(description="A calendar of coming deliveries, for calendar programs to read.")
class CalendarFeed:
    url: str | None = strawberry.field(
        description="Secret: whoever knows it sees when deliveries come. Null where it can't be shown any"
        " more; it works on, and can be renewed."
    )
    created_at: datetime = strawberry.field(description="When it was made, in UTC.")


@strawberry.type(description="The calendar's new address.")
class CalendarFeedRenewPayload:
    calendar_feed: CalendarFeed | None = strawberry.field(
        default=None, description="As it is from now on."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class CalendarFeedOfCustomer:
    @strawberry.field(
        description="The calendar of coming deliveries; null until `calendarFeedRenew` makes one."
    )
    async def calendar_feed(self, info: InfoT) -> CalendarFeed | None:
        found = await subscriptions.feed_of(info.context.house, info.context.customer)
        return shown(CalendarFeed, found) if found else None


@strawberry.type
class CalendarFeedMutation:
    @mutation(
        CalendarFeedRenewPayload,
        "Give the calendar a new address, also its first; the old one stops working at once.",
    )
    async def calendar_feed_renew(self, info: InfoT) -> CalendarFeedRenewPayload | None:
        made = await subscriptions.renew_feed(info.context.house, info.context.customer)
        return CalendarFeedRenewPayload(calendar_feed=shown(CalendarFeed, made))
