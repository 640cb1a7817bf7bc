"""What was sent to a customer, in GraphQL: what, when, why, and what came of it (S10, N5)."""

from datetime import datetime
from typing import Annotated, TypeAlias

import strawberry

from minside.core.graphql import Connection, InfoT, connection, row_id, shown
from minside.core.language import Language
from minside.core.refusals import NotFound
from minside.marketing import actions as marketing
from minside.outbox.templates import Channel

strawberry.enum(Channel, name="MessageChannel", description="How a message was sent.")
strawberry.enum(
    marketing.Kind,
    name="MessageKind",
    description="SERVICE: about an order, a delivery or the account. MARKETING: to interest somebody.",
)
strawberry.enum(
    marketing.Fate,
    name="MessageState",
    description="What became of a message. UNCLEAR: a server had it and never said whether it took it, so"
    " it may have arrived. NOT_SENT: it won't be tried again. CAME_BACK: it couldn't be delivered.",
)
strawberry.enum(
    marketing.UseKind,
    name="MessageUseKind",
    description="What came of a message. OPENED and CLICKED are kept only while the customer agrees to"
    " personalisation. COMPLAINED: it was marked as spam.",
)

First: TypeAlias = Annotated[int, strawberry.argument(description="0 to 100.")]
After: TypeAlias = Annotated[
    str | None, strawberry.argument(description="The cursor that the page follows.")
]
OfKind: TypeAlias = Annotated[
    marketing.Kind | None, strawberry.argument(description="Only of this kind; null: of both.")
]
Which: TypeAlias = Annotated[strawberry.ID, strawberry.argument(description="Which.")]


@strawberry.type(description="Something that came of a message.")
class MessageUse:
    kind: marketing.UseKind = strawberry.field(description="What.")
    at: datetime = strawberry.field(description="When, in UTC.")
    link: str | None = strawberry.field(
        description="Where a link led: host and path, for CLICKED; else null."
    )
    code: str | None = strawberry.field(
        description="Which discount code, for CODE_USED; else null."
    )
    order: str | None = strawberry.field(
        description="The shop's number of the order, where a code's use was told with one."
    )


@strawberry.type(description="The consent that a message rests on.")
class MessageConsent:
    text: str | None = strawberry.field(
        description="The words agreed to, in the language in which they were; null where nobody told them."
    )
    at: datetime = strawberry.field(description="When they were agreed to, in UTC.")


@strawberry.type(description="Why a customer got a message (N5).")
class MessageReason:
    sentence: str = strawberry.field(description="In the customer's language.")
    consent: MessageConsent | None = strawberry.field(
        description="The consent it rests on; null where it rests on none."
    )
    used: list[str] = strawberry.field(
        description="What was used of the customer's, in the customer's language; empty for SERVICE,"
        " which says it itself."
    )
    adapting: MessageConsent | None = strawberry.field(
        description="The consent to use more of the customer's than it takes to send it; null where no"
        " more was."
    )
    stops: list[str] = strawberry.field(
        description="What to say no to, for who wants no more such, by the names on the page of consents:"
        " what is sent to them still."
    )
    stopped: list[str] = strawberry.field(
        description="What such a message is sent by, and the customer isn't sent now, by the same names."
    )
    is_allowed: bool = strawberry.field(
        description="False for marketing that was sent without a consent in force. The shop is told."
    )


@strawberry.type(description="A file that went along with a message, or is to.")
class MessageAttachment:
    name: str = strawberry.field(
        description="Its file's; what sort of paper it was, in the customer's language, where it is gone."
    )
    url: str | None = strawberry.field(
        description="A PDF, by a path on this host, drawn as things are now; null where it is gone."
    )


@strawberry.type(description="A message that was sent to the customer, or is to be.")
class Message:
    found: strawberry.Private[marketing.Message]

    @strawberry.field(description="Opaque.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(str(self.found.id))

    @strawberry.field(description="What sort it is.")
    def kind(self) -> marketing.Kind:
        return self.found.kind

    @strawberry.field(description="Mail or SMS.")
    def channel(self) -> Channel:
        return self.found.channel

    @strawberry.field(
        description="The mail address, or the number in E.164; null where it wasn't told."
    )
    def to(self) -> str | None:
        return self.found.to

    @strawberry.field(description="As it was sent; null where that can't be told any more.")
    def subject(self) -> str | None:
        return self.found.subject

    @strawberry.field(description="What it is written in; null where that isn't known.")
    def language(self) -> Language | None:
        return self.found.language

    @strawberry.field(
        description="In UTC: when it was sent where that is known of it, else when it was written. By this"
        " messages are in order."
    )
    def at(self) -> datetime:
        return self.found.at

    @strawberry.field(description="What became of it.")
    def state(self) -> marketing.Fate:
        return self.found.fate

    @strawberry.field(description="What it was for, in the customer's language.")
    def purpose(self, info: InfoT) -> str:
        return self.found.purpose.in_(info.context.language)

    @strawberry.field(description="What came of it, in order of time; at most the first 20.")
    def uses(self) -> list[MessageUse]:
        return [shown(MessageUse, use) for use in self.found.uses]

    @strawberry.field(
        description="What it said: links and codes that were for its reader alone are taken out, and why it"
        " came stands in `reason`. Null where it isn't known, or kept no longer."
    )
    def text(self, info: InfoT) -> str | None:
        return marketing.text_of(self.found, info.context.house.settings.public_url)

    @strawberry.field(
        description="What went along with it; what the newsletter tool's had isn't known."
    )
    async def attachments(self, info: InfoT) -> list[MessageAttachment]:
        found = await marketing.attachments(self.found, info.context.language)
        return [shown(MessageAttachment, each) for each in found]

    @strawberry.field(description="Why the customer got it (N5).")
    async def reason(self, info: InfoT) -> MessageReason:
        language = info.context.language
        why = await marketing.why(info.context.customer, self.found, language)
        return shown(
            MessageReason,
            why,
            consent=shown(MessageConsent, why.agreement) if why.agreement else None,
            adapting=shown(MessageConsent, why.adapting) if why.adapting else None,
            used=[each.in_(language) for each in why.used],
            stops=[each.in_(language) for each in why.stops],
            stopped=[each.in_(language) for each in why.stopped],
        )


def _of(found: marketing.Message) -> Message:
    return Message(found=found)


@strawberry.type
class MessagesOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(
        description="Everything ever sent to the customer, by us and by who sends for us; also what waits"
        " and what wasn't sent. Newest first (S10, S24 to S31)."
    )
    async def messages(
        self, info: InfoT, first: First = 20, after: After = None, kind: OfKind = None
    ) -> Connection[Message]:
        page = await marketing.messages(info.context.customer, kind=kind, first=first, after=after)
        return connection(page, _of)

    @strawberry.field(description="One of the customer's messages; null when there is none such.")
    async def message(self, info: InfoT, id: Which) -> Message | None:
        try:
            found = await marketing.message(info.context.customer, row_id(id))
        except NotFound:
            return None
        return _of(found) if found else None
