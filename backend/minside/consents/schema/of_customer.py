"""What a customer agreed to, in GraphQL: each purpose, its texts and its history."""

from datetime import datetime

import strawberry

from minside.consents import actions as consents
from minside.consents import differences, words
from minside.consents.purposes import ABOUT
from minside.core.graphql import Allowance, InfoT
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
    " changed so much, or was another's that doesn't say all, that it is asked for anew.",
)
strawberry.enum(
    consents.Act,
    name="ConsentAct",
    description="What a line of the history says. CARRIED: a yes that still holds was taken along; MOVED: it"
    " came along to a new address; LEFT: it was for an address or number that isn't the customer's any more;"
    " UNDONE: a no was taken back by the link that said it.",
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

    @classmethod
    def of(cls, purpose: consents.Purpose, language: Language) -> "ConsentAsked":
        text = ConsentText.of(consents.todays(purpose, language))
        return cls(purpose=purpose, text=text)


@strawberry.type(description="One line of the consent ledger about a purpose.")
class ConsentStep:
    receipt_number: str = strawberry.field(description="Of the ledger's entry, and its receipt.")
    action: consents.Act = strawberry.field(description="What was said, or came of it.")
    channel: str = strawberry.field(description="How it was said, in the reader's language.")
    at: datetime = strawberry.field(description="When it was said, in UTC.")
    text_version: int | None = strawberry.field(
        description="Which version of our text it was about; null for a text of others."
    )

    @classmethod
    def of(cls, step: consents.Step, language: Language) -> "ConsentStep":
        return cls(
            receipt_number=str(step.entry),
            action=consents.Act(step.action),
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

    @strawberry.field(
        description="Whether it was said for an address of before, and came along to this one."
    )
    def is_moved(self) -> bool:
        return self.shown.standing.is_moved

    @strawberry.field(
        description="Whether a yes was for an address or number that isn't the customer's any more, and"
        " nothing was said since."
    )
    def is_elsewhere(self) -> bool:
        return self.shown.is_elsewhere

    @strawberry.field(description="When that was said, in UTC; null where nothing was.")
    def since(self) -> datetime | None:
        return self.shown.standing.since

    @strawberry.field(
        description="Since when a yes had held, in UTC, where a no to it was taken back by the link that"
        " said it; null otherwise."
    )
    def restored(self) -> datetime | None:
        return self.shown.standing.restored

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
        description="Whether it must be agreed to anew: the text changed too much, or the yes was to words"
        " of others that don't say all."
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

    @strawberry.field(description="Whether the year they were born keeps them from a yes.")
    def is_too_young(self) -> bool:
        return self.shown.is_too_young

    @strawberry.field(
        description="Of what waits for the address: whether that is known by now to be theirs, so that a yes"
        " here holds at once."
    )
    def holds_at_once(self) -> bool:
        return self.shown.is_shown

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
