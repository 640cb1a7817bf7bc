"""Consents in GraphQL: what a customer agreed to, and saying yes and no."""

from datetime import datetime

import strawberry

from minside.consents import actions as consents
from minside.consents import differences, words
from minside.consents.purposes import ABOUT
from minside.core.agreed_input import ConsentAgreedInput
from minside.core.graphql import ALONE, Allowance, InfoT, UserError, mutation, user_errors
from minside.core.language import Language

strawberry.enum(
    consents.Kind,
    name="ConsentKind",
    description="Whom a consent belongs to: an address, a number, an account, or a browser.",
)
strawberry.enum(
    consents.State,
    name="ConsentState",
    description="How a purpose stands. ASKED: a yes waits for the address itself; OUTDATED: the text"
    " changed so much that it is asked for anew.",
)
strawberry.enum(
    differences.Change, name="TextChange", description="What became of some words of a text."
)


@strawberry.type(description="Some words of a text, and what became of them since another version.")
class TextPart:
    change: differences.Change = strawberry.field(description="Whether they are new, or gone.")
    text: str = strawberry.field(description="The words, blanks among them.")


@strawberry.type(description="Words that somebody is asked to agree to, or did.")
class ConsentText:
    label: str = strawberry.field(description="What stands at the box.")
    paragraphs: list[str] = strawberry.field(description="What stands below it.")
    version: int | None = strawberry.field(
        description="Which of ours; null where others had it on a form of theirs."
    )
    language: Language | None = strawberry.field(description="Null where that wasn't told.")

    @classmethod
    def of(cls, found: consents.Words) -> "ConsentText":
        return cls(
            label=found.label,
            paragraphs=found.paragraphs,
            version=found.version,
            language=found.language,
        )


@strawberry.type(description="What one is asked about today.")
class ConsentAsked:
    purpose: consents.Purpose = strawberry.field(description="What may be done.")
    text: ConsentText = strawberry.field(description="The text, in the reader's language.")
    youngest: int = strawberry.field(
        description="How old one must be, in whole years; 0 for any age."
    )

    @classmethod
    def of(cls, purpose: consents.Purpose, language: Language) -> "ConsentAsked":
        text = ConsentText.of(consents.todays(purpose, language))
        return cls(purpose=purpose, text=text, youngest=ABOUT[purpose].youngest)


@strawberry.type(description="One line of the consent ledger about a purpose.")
class ConsentStep:
    receipt_number: str = strawberry.field(description="Of the ledger's entry, and its receipt.")
    action: str = strawberry.field(description="asked, given, withdrawn or carried.")
    channel: str = strawberry.field(description="How it was said, in the reader's language.")
    at: datetime = strawberry.field(description="When it was said, in UTC.")
    text_version: int | None = strawberry.field(
        description="Which version of our text it was about; null for a text of others."
    )

    @classmethod
    def of(cls, step: consents.Step, language: Language) -> "ConsentStep":
        return cls(
            receipt_number=str(step.entry),
            action=step.action,
            channel=words.channel(step.channel).in_(language),
            at=step.at,
            text_version=consents.version_of(step.text_sha256),
        )


@strawberry.type(description="One purpose, and how it stands with the customer.")
class Consent:
    shown: strawberry.Private[consents.Shown]

    @strawberry.field(description="What may be done.")
    def purpose(self) -> consents.Purpose:
        return self.shown.purpose

    @strawberry.field(description="What it is called, in the reader's language.")
    def label(self, info: InfoT) -> str:
        return ABOUT[self.shown.purpose].label.in_(info.context.language)

    @strawberry.field(description="Whom the consent belongs to.")
    def kind(self) -> consents.Kind:
        return ABOUT[self.shown.purpose].kind

    @strawberry.field(description="Where it goes; null for none, and where it goes nowhere.")
    def address(self) -> str | None:
        return self.shown.address

    @strawberry.field(description="What was said last.")
    def state(self) -> consents.State:
        return self.shown.standing.state

    @strawberry.field(description="Whether it may be done now.")
    def in_force(self) -> bool:
        return self.shown.standing.in_force

    @strawberry.field(
        description="Whether it holds until somebody objects, by a legitimate interest."
    )
    def by_interest(self) -> bool:
        return self.shown.is_by_interest

    @strawberry.field(description="When that was said, in UTC; null where nothing was.")
    def since(self) -> datetime | None:
        return self.shown.standing.since

    @strawberry.field(description="How it was said, in the reader's language.")
    def channel(self, info: InfoT) -> str | None:
        said = self.shown.standing.channel
        return words.channel(said).in_(info.context.language) if said else None

    @strawberry.field(description="The text that was agreed to, whole.")
    def agreed_text(self) -> ConsentText | None:
        return ConsentText.of(self.shown.agreed) if self.shown.agreed else None

    @strawberry.field(description="The text that is asked about today, in the reader's language.")
    def current_text(self, info: InfoT) -> ConsentText:
        return ConsentText.of(consents.todays(self.shown.purpose, info.context.language))

    @strawberry.field(
        description="What changed word by word since the version agreed to, in the language of that;"
        " null where it is today's or isn't ours."
    )
    def difference(self) -> list[TextPart] | None:
        found = consents.difference(self.shown)
        if found is None:
            return None
        return [TextPart(change=part.change, text=part.text) for part in found]

    @strawberry.field(
        description="Whether the text changed so much that it must be agreed to anew."
    )
    def asks_again(self) -> bool:
        return self.shown.standing.state is consents.State.OUTDATED

    @strawberry.field(description="Whether one can say yes now, and why not.")
    def can_give(self, info: InfoT) -> Allowance:
        return Allowance.of(self.shown.can_give, info.context)

    @strawberry.field(description="Whether one can say no now, and why not.")
    def can_withdraw(self, info: InfoT) -> Allowance:
        return Allowance.of(self.shown.can_withdraw, info.context)

    @strawberry.field(description="Whether a yes takes the year one was born, which nobody knows.")
    def needs_birth_year(self) -> bool:
        return self.shown.needs_birth_year

    @strawberry.field(description="Everything that was said of it, newest first; at most 100.")
    async def history(self, info: InfoT) -> list[ConsentStep]:
        key = (self.shown.customer, self.shown.purpose)
        steps = await info.context.load(consents.steps, key)
        return [ConsentStep.of(each, info.context.language) for each in steps]


@strawberry.type
class ConsentsOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(
        description="What the customer is asked about, one purpose each, but for a browser's (S40)."
    )
    async def consents(self, info: InfoT) -> list[Consent]:
        return await consents_of(info)


async def consents_of(info: InfoT) -> list[Consent]:
    """All purposes of who is signed in, as they are now."""
    return [Consent(shown=each) for each in await consents.overview(info.context.customer)]


@strawberry.type(description="What a link asks one to confirm.")
class ConsentToConfirm:
    address: str = strawberry.field(description="Enough of the address to know one's own by.")
    labels: list[str] = strawberry.field(description="What it is about, in the reader's language.")
    is_done: bool = strawberry.field(description="Whether all of it was confirmed before.")


@strawberry.type
class ConsentsQuery:
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
    async def consent_to_confirm(self, info: InfoT, token: str) -> ConsentToConfirm | None:
        try:
            found = await consents.to_confirm(token, info.context.house.keys)
        except consents.LinkInvalid:
            return None
        language = info.context.language
        labels = [ABOUT[each].label.in_(language) for each in found.purposes]
        return ConsentToConfirm(address=found.address, labels=labels, is_done=found.is_done)


@strawberry.input(description="What one agrees to, each box by itself.")
class ConsentGiveInput:
    consents: list[ConsentAgreedInput] = strawberry.field(description="The boxes ticked.")
    birth_year: int | None = strawberry.field(
        default=None, description="Kept where nobody knew it; needed where a purpose has an age."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it agrees once."
    )


@strawberry.input(description="What one takes back, or objects to.")
class ConsentWithdrawInput:
    purposes: list[consents.Purpose] = strawberry.field(description="Which.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it withdraws once."
    )


@strawberry.input(description="What a mail's link confirms.")
class ConsentConfirmInput:
    token: str = strawberry.field(description="What stands after `#` in the link; seven days.")


@strawberry.input(description="A newsletter for an address, with or without an account.")
class NewsletterRequestInput:
    email: str = strawberry.field(description="Where it would go, and where the link goes.")
    consents: list[ConsentAgreedInput] = strawberry.field(description="The boxes ticked.")
    language: Language = strawberry.field(
        default=Language.NB, description="The language of the mail."
    )


@strawberry.type(description="All consents after the change.")
class ConsentsPayload:
    consents: list[Consent] | None = strawberry.field(default=None, description="As they are now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="What is confirmed.")
class ConsentConfirmPayload:
    labels: list[str] | None = strawberry.field(
        default=None, description="What is in force by it, in the reader's language."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="A mail is on its way; whether somebody lives there isn't told.")
class NewsletterRequestPayload:
    sent_to: str | None = strawberry.field(default=None, description="The address, as it is kept.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class ConsentsMutation:
    @mutation(
        ConsentsPayload,
        "Agree, to each purpose by itself (S28 to S31, S40, S42). An address that isn't known to be the"
        " customer's is asked first.",
    )
    async def consent_give(self, info: InfoT, input: ConsentGiveInput) -> ConsentsPayload | None:
        visit = info.context
        boxes = consents.Boxes([each.read() for each in input.consents], input.birth_year)
        await consents.agree(
            visit.house,
            visit.customer,
            boxes,
            consents.Door.MIN_SIDE,
            key=input.idempotency_key,
        )
        return ConsentsPayload(consents=await consents_of(info))

    @mutation(ConsentsPayload, "Take consents back, or object; from then on nothing is sent.")
    async def consent_withdraw(
        self, info: InfoT, input: ConsentWithdrawInput
    ) -> ConsentsPayload | None:
        visit = info.context
        await consents.retract(
            visit.house, visit.customer, input.purposes, key=input.idempotency_key
        )
        return ConsentsPayload(consents=await consents_of(info))

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
        done = await consents.confirm(input.token, visit.house.keys)
        return ConsentConfirmPayload(
            labels=[ABOUT[each].label.in_(visit.language) for each in done]
        )

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
            [each.read() for each in input.consents],
            input.language,
            address_block=visit.address_block,
        )
        return NewsletterRequestPayload(sent_to=sent_to)
