"""Writing to customer service in GraphQL."""

from collections.abc import Sequence

import strawberry

from minside.contact import actions as contact
from minside.core.graphql import InfoT, UserError, mutation, row_id, user_errors

from .conversations import Conversation


@strawberry.input(description="What goes along with a message.")
class AttachmentInput:
    upload: strawberry.ID = strawberry.field(
        description="What `/upload?as=attachment` answered for it."
    )
    name: str | None = strawberry.field(
        default=None, description="What the file is called, to show; cut at 200 characters."
    )


@strawberry.input(description="What to begin a conversation with.")
class ConversationStartInput:
    kind: contact.ConversationKind = strawberry.field(description="What it is about.")
    subject: str = strawberry.field(description="At most 120 characters.")
    text: str = strawberry.field(description="At most 5000 characters.")
    order: strawberry.ID | None = strawberry.field(
        default=None, description="Which of the customer's orders it is about."
    )
    line: str | None = strawberry.field(default=None, description="Which of the order's lines.")
    attachments: list[AttachmentInput] | None = strawberry.field(
        default=None, description="At most 10."
    )
    idempotency_key: str = strawberry.field(
        description="One for each form: sent twice, it begins one conversation."
    )

    def read(self) -> contact.ConversationForm:
        return contact.ConversationForm(
            kind=self.kind,
            subject=self.subject,
            text=self.text,
            order=row_id(self.order, "order") if self.order else None,
            line=self.line,
            attachments=_uploads(self.attachments or ()),
        )


@strawberry.input(description="What to write in a conversation.")
class ConversationReplyInput:
    conversation: strawberry.ID = strawberry.field(description="Which.")
    text: str = strawberry.field(description="At most 5000 characters.")
    attachments: list[AttachmentInput] | None = strawberry.field(
        default=None, description="At most 10."
    )
    idempotency_key: str = strawberry.field(
        description="One for each form: sent twice, it writes once."
    )

    def read(self) -> contact.ReplyForm:
        return contact.ReplyForm(
            conversation=row_id(self.conversation, "conversation"),
            text=self.text,
            attachments=_uploads(self.attachments or ()),
        )


@strawberry.input(description="How far a conversation was read.")
class ConversationReadInput:
    conversation: strawberry.ID = strawberry.field(description="Which.")
    newest: strawberry.ID = strawberry.field(description="The newest message that was shown.")


def _uploads(attachments: Sequence[AttachmentInput]) -> list[contact.Upload]:
    return [
        contact.Upload(row_id(each.upload, "attachments", str(place)), each.name)
        for place, each in enumerate(attachments)
    ]


@strawberry.type(description="The conversation as it is now.")
class ConversationPayload:
    conversation: Conversation | None = strawberry.field(
        default=None, description="With what was written."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class ContactMutation:
    """What this room offers to the type Mutation."""

    @mutation(ConversationPayload, "Write to customer service. A copy goes by mail (S11, S14).")
    async def conversation_start(
        self, info: InfoT, input: ConversationStartInput
    ) -> ConversationPayload | None:
        visit = info.context
        made = await contact.start(
            visit.house, visit.customer, input.read(), key=input.idempotency_key
        )
        found = await contact.get(visit.customer, made)
        return ConversationPayload(conversation=Conversation.of(found))

    @mutation(ConversationPayload, "Write in a conversation that is open, with a copy by mail.")
    async def conversation_reply(
        self, info: InfoT, input: ConversationReplyInput
    ) -> ConversationPayload | None:
        visit, form = info.context, input.read()
        await contact.reply(visit.house, visit.customer, form, key=input.idempotency_key)
        found = await contact.get(visit.customer, form.conversation)
        return ConversationPayload(conversation=Conversation.of(found))

    @mutation(ConversationPayload, "Say how far a conversation was read.")
    async def conversation_read(
        self, info: InfoT, input: ConversationReadInput
    ) -> ConversationPayload | None:
        found = await contact.mark_read(
            info.context.customer,
            row_id(input.conversation, "conversation"),
            newest=row_id(input.newest, "newest"),
        )
        return ConversationPayload(conversation=Conversation.of(found))
