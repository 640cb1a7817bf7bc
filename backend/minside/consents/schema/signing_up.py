"""The newsletter for who isn't signed in, and the link that confirms a yes, in GraphQL."""

from typing import Annotated

import strawberry

from minside.consents import actions as consents
from minside.consents.purposes import ABOUT
from minside.core.agreed_input import ConsentAgreedInput
from minside.core.graphql import ALONE, InfoT, UserError, mutation, user_errors
from minside.core.language import Language

from .of_customer import ConsentAsked, ConsentText

_TOKEN = "What stands after `#` in the link; seven days."  # noqa: S105 - a description


@strawberry.type(description="A kind that a link is about.")
class KindToConfirm:
    linked: strawberry.Private[consents.Purpose]
    words: strawberry.Private[consents.Words | None]
    waits: bool = strawberry.field(description="Whether it waits for a yes; else it is in force.")

    @strawberry.field(description="The kind.")
    def purpose(self) -> consents.Purpose:
        return self.linked

    @strawberry.field(description="What it is called, in the reader's language.")
    def label(self, info: InfoT) -> str:
        return ABOUT[self.linked].label.in_(info.context.language)

    @strawberry.field(
        description="The words that a yes to it is about, in the language they were shown in; where it is in"
        " force, those that were agreed to. Null where we don't have them."
    )
    def text(self) -> ConsentText | None:
        return ConsentText.of(self.words) if self.words else None


@strawberry.type(description="What a link asks one to confirm.")
class ConsentToConfirm:
    address: str = strawberry.field(description="Enough of the address to know one's own by.")
    kinds: list[KindToConfirm] = strawberry.field(
        description="All that waits there now, whether the mail named it or it was asked for since; and what"
        " was confirmed by it, or agreed to since it was sent."
    )
    is_done: bool = strawberry.field(description="Whether nothing waits.")

    @classmethod
    def of(cls, found: consents.ToConfirm) -> "ConsentToConfirm":
        named = [(each, True) for each in found.waiting] + [(each, False) for each in found.given]
        kinds = [
            KindToConfirm(linked=each, words=found.words.get(each), waits=waits)
            for each, waits in named
        ]
        return cls(address=found.address, kinds=kinds, is_done=found.is_done)


@strawberry.type
class SigningUpQuery:
    @strawberry.field(
        description="The texts of the newsletter's boxes today, for who isn't signed in too (S32)."
    )
    def newsletter_texts(self, info: InfoT) -> list[ConsentAsked]:
        return [ConsentAsked.of(each, info.context.language) for each in consents.NEWSLETTER]

    @strawberry.field(
        description="What a mail's link asks to confirm; null for a link that isn't valid. Nothing comes of"
        " looking.",
        metadata={ALONE: True},
    )
    async def consent_to_confirm(
        self, info: InfoT, token: Annotated[str, strawberry.argument(description=_TOKEN)]
    ) -> ConsentToConfirm | None:
        try:
            found = await consents.to_confirm(token, info.context.house.keys)
        except consents.LinkInvalid:
            return None
        return ConsentToConfirm.of(found)


@strawberry.input(description="What is answered by a mail's link.")
class ConsentConfirmInput:
    token: str = strawberry.field(description=_TOKEN)
    purposes: list[consents.Purpose] | None = strawberry.field(
        default=None,
        description="What the page showed: nothing else is answered. Null for what the mail named.",
    )


@strawberry.input(description="A newsletter for an address, with or without an account.")
class NewsletterRequestInput:
    email: str = strawberry.field(description="Where it would go, and where the link goes.")
    consents: list[ConsentAgreedInput] = strawberry.field(description="The boxes ticked.")
    birth_year: int | None = strawberry.field(
        default=None, description="The year the reader was born: not a child's; it isn't kept."
    )
    language: Language = strawberry.field(
        default=Language.NB, description="The language of the mail."
    )


@strawberry.type(description="From then on what was asked for is sent.")
class ConsentConfirmPayload:
    purposes: list[consents.Purpose] | None = strawberry.field(
        default=None, description="What is in force by that."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="From then on nothing of it is sent.")
class ConsentDeclinePayload:
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="A link that ends the newsletters of an address.")
class NewsletterLeaveInput:
    email: str = strawberry.field(description="The address, where the link goes.")
    language: Language = strawberry.field(
        default=Language.NB, description="The language of the mail."
    )


@strawberry.type(description="A mail is on its way; whether somebody lives there isn't told.")
class NewsletterRequestPayload:
    sent_to: str | None = strawberry.field(default=None, description="The address, as it is kept.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class SigningUpMutation:
    @mutation(
        ConsentConfirmPayload,
        "Say yes by the link in the mail that asked; once, however often.",
        signed_in=False,
        alone=True,
    )
    async def consent_confirm(
        self, info: InfoT, input: ConsentConfirmInput
    ) -> ConsentConfirmPayload | None:
        visit = info.context
        signed_in = visit.customer if visit.is_signed_in else None
        keys = visit.house.keys
        found = await consents.confirm(input.token, keys, input.purposes, signed_in=signed_in)
        return ConsentConfirmPayload(purposes=list(found))

    @mutation(
        ConsentDeclinePayload,
        "Say no by the link in the mail that asked, also after a yes by it.",
        signed_in=False,
        alone=True,
        again=True,
    )
    async def consent_decline(
        self, info: InfoT, input: ConsentConfirmInput
    ) -> ConsentDeclinePayload | None:
        await consents.decline(input.token, info.context.house.keys, input.purposes)
        return ConsentDeclinePayload()

    @mutation(
        NewsletterRequestPayload,
        "Ask for the link that ends the newsletters of an address, with the same answer whoever lives there.",
        signed_in=False,
        alone=True,
    )
    async def newsletter_leave_request(
        self, info: InfoT, input: NewsletterLeaveInput
    ) -> NewsletterRequestPayload | None:
        visit = info.context
        sent_to = await consents.request_leave(
            visit.house, input.email, input.language, address_block=visit.address_block
        )
        return NewsletterRequestPayload(sent_to=sent_to)

    @mutation(
        NewsletterRequestPayload,
        "Ask for newsletters; a mail asks whether it was you, with the same answer whoever lives there.",
        signed_in=False,
        alone=True,
    )
    async def newsletter_request(
        self, info: InfoT, input: NewsletterRequestInput
    ) -> NewsletterRequestPayload | None:
        visit = info.context
        sent_to = await consents.request_newsletter(
            visit.house,
            input.email,
            consents.Boxes([each.read() for each in input.consents], input.birth_year),
            input.language,
            address_block=visit.address_block,
        )
        return NewsletterRequestPayload(sent_to=sent_to)
