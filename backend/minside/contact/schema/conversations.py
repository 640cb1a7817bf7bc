"""Conversations in GraphQL."""

from datetime import datetime
from uuid import UUID

import strawberry

from minside.contact import actions as contact
from minside.core.graphql import InfoT, shown

strawberry.enum(contact.ConversationKind, description="What a conversation is about.")
strawberry.enum(contact.ConversationStatus, description="Who is to say something next.")
strawberry.enum(
    contact.WrittenBy,
    description="Who wrote. STRANGER: a mail from an address that isn't shown to be the customer's.",
)
strawberry.enum(contact.ConversationChannel, description="How it came.")
strawberry.enum(contact.ClaimState, description="How a claim stands.")
strawberry.enum(contact.AttachmentKind, description="What an attachment is.")


@strawberry.type(description="A picture, drawn anew and without metadata, or a PDF.")
class ConversationAttachment:
    kind: contact.AttachmentKind = strawberry.field(description="Which of the two.")
    name: str | None = strawberry.field(description="What the file was called, to show.")
    url: str = strawberry.field(description="A path on this host; a PDF is saved, not shown.")
    thumbnail_url: str | None = strawberry.field(
        description="A picture's, at most 256 pixels a side."
    )
    size: int = strawberry.field(description="In bytes.")
    width: int | None = strawberry.field(description="In pixels; a picture's.")
    height: int | None = strawberry.field(description="In pixels; a picture's.")

    @classmethod
    def of(cls, attachment: contact.Attachment) -> "ConversationAttachment":
        is_picture = attachment.kind is contact.AttachmentKind.PICTURE
        small = f"/photo/{attachment.thumbnail}" if attachment.thumbnail else None
        path = "photo" if is_picture else "attachment"
        return shown(cls, attachment, url=f"/{path}/{attachment.id}", thumbnail_url=small)


@strawberry.type(description="What somebody wrote in a conversation (S11).")
class ConversationMessage:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    written_by: contact.WrittenBy = strawberry.field(description="Who.")
    channel: contact.ConversationChannel = strawberry.field(description="How it came.")
    text: str | None = strawberry.field(
        description="Plain text with line breaks; null of a stranger's mail, which isn't shown."
    )
    at: datetime = strawberry.field(description="When it was written, in UTC.")
    left_out: int = strawberry.field(
        description="How many attachments of a mail weren't taken: too large, or no pictures or PDFs."
    )
    attachments: list[ConversationAttachment] = strawberry.field(description="At most 10.")

    @classmethod
    def of(cls, message: contact.Message) -> "ConversationMessage":
        attachments = [ConversationAttachment.of(each) for each in message.attachments]
        return shown(cls, message, attachments=attachments)


@strawberry.type(description="A claim: what it needs isn't erased while it is open (S11, S14).")
class Claim:
    state: contact.ClaimState = strawberry.field(description="How it stands.")
    since: datetime = strawberry.field(description="Since when, in UTC.")
    outcome: str | None = strawberry.field(
        description="What came of it, where the shop said so; null while it is open."
    )

    @classmethod
    def of(cls, claim: contact.Claim) -> "Claim":
        return shown(cls, claim)


@strawberry.type(description="A thread with customer service (S11).")
class Conversation:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    number: str = strawberry.field(description="What to call it when asking, as H-7K2M9P4.")
    kind: contact.ConversationKind = strawberry.field(description="What it is about.")
    subject: str = strawberry.field(description="In the words of whoever began it.")
    status: contact.ConversationStatus = strawberry.field(description="Who is to write next.")
    order_number: str | None = strawberry.field(
        description="The shop's number of the order that it is about; null where it is about none."
    )
    by_staff: bool = strawberry.field(description="Whether the shop began it.")
    opened_at: datetime = strawberry.field(description="In UTC.")
    at: datetime = strawberry.field(description="When something was last written, in UTC.")
    closed_at: datetime | None = strawberry.field(description="In UTC; null while it is open.")
    last_by: contact.WrittenBy = strawberry.field(description="Who wrote last.")
    last_text: str = strawberry.field(description="What they wrote; plain text.")
    unread: int = strawberry.field(description="How many replies the customer hasn't seen.")
    claim: Claim | None = strawberry.field(description="Null where it is about no claim.")
    whose: strawberry.Private[UUID]

    @classmethod
    def of(cls, conversation: contact.Conversation) -> "Conversation":
        claim = conversation.claim and Claim.of(conversation.claim)
        return shown(cls, conversation, claim=claim, whose=conversation.id)

    @strawberry.field(description="The newest 200, oldest first.")
    async def messages(self, info: InfoT) -> list[ConversationMessage]:
        found = await info.context.load(contact.messages_of, self.whose)
        return [ConversationMessage.of(each) for each in found]

    @strawberry.field(description="The order's id; null where it isn't one of the customer's.")
    async def order_id(self, info: InfoT) -> strawberry.ID | None:
        if self.order_number is None:
            return None
        found = await info.context.load(contact.orders_called, self.order_number)
        return strawberry.ID(str(found)) if found else None
