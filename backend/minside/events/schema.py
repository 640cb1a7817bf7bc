"""Who gets what, in GraphQL (S35, S36)."""

from datetime import datetime
from typing import Annotated

import strawberry

from minside.core.agreeing import LABELS as PURPOSES
from minside.core.agreeing import Purpose
from minside.core.graphql import Connection, InfoT, connection, shown
from minside.core.language import Language, Text
from minside.events import actions as events
from minside.events.receivers import LABELS, WHAT, told

_COUNTRY = "ISO 3166-1 alpha-2, as `NO`."


def _fields(names: list[str], language: Language) -> list[str]:
    return [LABELS[name].in_(language) for name in told(names)]


@strawberry.type(description="Somebody who gets some of the customers' details from Min Side.")
class Recipient:
    name: str = strawberry.field(description="What it is called.")
    role: str = strawberry.field(description="What it does for the shop.")
    country: str = strawberry.field(description=_COUNTRY)
    purpose: str = strawberry.field(description="What it gets them for.")
    fields: list[str] = strawberry.field(description="Which details it may get, and no others.")

    @classmethod
    def of(cls, recipient: events.Recipient, language: Language) -> "Recipient":
        receiver = recipient.receiver
        return cls(
            name=recipient.name,
            role=receiver.role.in_(language),
            country=recipient.country,
            purpose=receiver.purpose.in_(language),
            fields=_fields(receiver.fields, language),
        )


@strawberry.type(description="That some of the customer's details were sent to somebody (S36).")
class Disclosure:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    at: datetime = strawberry.field(description="When they were first sent, in UTC.")
    acknowledged_at: datetime | None = strawberry.field(
        description="When the recipient said that it has them, in UTC; null until then."
    )
    recipient: str = strawberry.field(description="Who got them.")
    role: str = strawberry.field(description="What the recipient does for the shop.")
    country: str = strawberry.field(description=_COUNTRY)
    purpose: str = strawberry.field(description="What for.")
    what: str = strawberry.field(
        description="What it was about; of a consent which, and whether it was a yes."
    )
    fields: list[str] = strawberry.field(description="Which details were sent.")

    @classmethod
    def of(cls, disclosure: events.Disclosure, language: Language) -> "Disclosure":
        return shown(
            cls,
            disclosure,
            role=disclosure.receiver.role.in_(language),
            purpose=disclosure.receiver.purpose.in_(language),
            what=_what(disclosure).in_(language),
            fields=_fields(disclosure.fields, language),
        )


def _what(disclosure: events.Disclosure) -> Text:
    """Of what was sent before that was noted only the kind is known."""
    if disclosure.purpose is None:
        return WHAT[disclosure.type]
    nb, en = PURPOSES[Purpose(disclosure.purpose)]
    if disclosure.given:
        return Text(f"Ja til «{nb}»", f"Yes to “{en}”")
    return Text(f"Nei til «{nb}»", f"No to “{en}”")


@strawberry.type
class EventsQuery:
    @strawberry.field(
        description="Who gets some of the customers' details from Min Side, and what for (S36)."
    )
    async def recipients(self, info: InfoT) -> list[Recipient]:
        language = info.context.language
        return [Recipient.of(each, language) for each in await events.recipients()]


@strawberry.type
class DisclosuresOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(description="To whom the customer's details were sent, newest first (S36).")
    async def disclosures(
        self,
        info: InfoT,
        first: Annotated[int, strawberry.argument(description="0 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="An `endCursor`.")] = None,
    ) -> Connection[Disclosure]:
        visit = info.context
        page = await events.disclosures(visit.customer, first=first, after=after)
        return connection(page, lambda each: Disclosure.of(each, visit.language))
