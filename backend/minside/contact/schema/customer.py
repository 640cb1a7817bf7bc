"""What this room offers to the type Customer."""

from datetime import datetime
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from minside.contact import actions as contact
from minside.core.graphql import Connection, InfoT, connection, row_id, shown
from minside.core.refusals import NotFound
from minside.customers.actions import ProfileField

from .conversations import Conversation

First: TypeAlias = Annotated[int, strawberry.argument(description="0 to 100.")]
After: TypeAlias = Annotated[
    str | None, strawberry.argument(description="The cursor that the page follows.")
]
Which: TypeAlias = Annotated[strawberry.ID, strawberry.argument(description="Which.")]

strawberry.enum(
    contact.EntryKind,
    name="ContactEntryKind",
    description="What it was that the customer and the shop had to do with each other.",
)


@strawberry.type(description="Something between the customer and the shop, in their line of time.")
class ContactEntry:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    kind: contact.EntryKind = strawberry.field(description="What it was.")
    at: datetime = strawberry.field(description="When, in UTC.")
    text: str | None = strawberry.field(
        description="What was written or said, and of what staff changed why (S38); plain text."
    )
    number: str | None = strawberry.field(
        description="What the conversation, call, complaint or return is called."
    )
    title: str | None = strawberry.field(
        description="The conversation's subject, or what a complaint is about."
    )
    conversation: strawberry.ID | None = strawberry.field(description="Which it was written in.")
    order: strawberry.ID | None = strawberry.field(description="Which a complaint or return is of.")
    order_number: str | None = strawberry.field(description="What the shop calls that.")
    by_staff: bool = strawberry.field(description="Whether the shop did it.")
    changed: list[ProfileField] = strawberry.field(description="What staff changed.")
    asked_in: str | None = strawberry.field(
        description="The call or conversation in which the customer asked for what was changed."
    )
    is_held: bool = strawberry.field(
        description="Whether it is of an open claim, and so isn't erased before that is settled."
    )

    @classmethod
    def of(cls, entry: contact.Entry) -> "ContactEntry":
        return shown(cls, entry, changed=list(entry.changed))

    @strawberry.field(description="The conversation that `askedIn` is; null where it is a call.")
    async def asked_in_conversation(self, info: InfoT) -> strawberry.ID | None:
        if self.asked_in is None:
            return None
        found = await info.context.load(contact.conversations_called, self.asked_in)
        return strawberry.ID(str(found)) if found else None


@strawberry.type(description="What can't be erased before a claim is settled.")
class ContactHold:
    by: contact.HeldBy = strawberry.field(description="What holds it.")
    id: strawberry.ID = strawberry.field(description="Opaque: the conversation's or complaint's.")
    number: str = strawberry.field(description="What to call it when asking.")
    since: datetime = strawberry.field(description="Since when, in UTC.")
    title: str | None = strawberry.field(
        description="The conversation's subject, or what the complaint is about."
    )
    order: strawberry.ID | None = strawberry.field(
        description="Which a complaint is of; null of a conversation."
    )


strawberry.enum(contact.HeldBy, name="ContactHeldBy", description="What kind of claim it is.")


@strawberry.type
class ContactOfCustomer:
    """Contact with customer service."""

    @strawberry.field(description="Conversations, the one that was last written in first (S11).")
    async def conversations(
        self, info: InfoT, first: First = 20, after: After = None
    ) -> Connection[Conversation]:
        page = await contact.page(info.context.customer, first=first, after=after)
        return connection(page, Conversation.of)

    @strawberry.field(description="One of the customer's conversations; null where there is none.")
    async def conversation(self, info: InfoT, id: Which) -> Conversation | None:
        found = await contact.find(info.context.customer, _row(id))
        return Conversation.of(found) if found else None

    @strawberry.field(description="How many conversations have a reply that wasn't seen.")
    async def unread_conversations(self, info: InfoT) -> int:
        return await contact.unread(info.context.customer)

    @strawberry.field(
        description="All contact in one line of time, newest first: what was written and mailed, replies,"
        " phone calls, complaints, returns, and what staff changed (S11, S14, S38)."
    )
    async def contact_entries(
        self, info: InfoT, first: First = 20, after: After = None
    ) -> Connection[ContactEntry]:
        page = await contact.timeline(info.context.customer, first=first, after=after)
        return connection(page, ContactEntry.of)

    @strawberry.field(description="Open claims, oldest first: they hold what they need.")
    async def contact_holds(self, info: InfoT) -> list[ContactHold]:
        return [shown(ContactHold, each) for each in await contact.holds(info.context.customer)]


def _row(id: strawberry.ID) -> UUID:
    """An id that we can't have made is nobody's."""
    try:
        return row_id(id)
    except NotFound:
        return UUID(int=0)
