"""Leaving marketing by the link at its foot, in GraphQL: nobody is signed in, and nobody is named."""

from collections.abc import Sequence
from typing import Annotated

import strawberry

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core.graphql import ALONE, InfoT, UserError, mutation, user_errors
from minside.core.refusals import Refusal

_TOKEN = "What stands after `#` in the link."  # noqa: S105 - a description


def labels(purposes: Sequence[Purpose], info: InfoT) -> list[str]:
    return [consents.ABOUT[each].label.in_(info.context.language) for each in purposes]


@strawberry.type(description="A kind of marketing that is sent to where a link was read.")
class LinkedKind:
    purpose: Purpose = strawberry.field(description="The kind.")
    label: str = strawberry.field(description="What it is called, in the reader's language.")


def named(purposes: Sequence[Purpose], info: InfoT) -> list[LinkedKind]:
    pairs = zip(purposes, labels(purposes, info), strict=True)
    return [LinkedKind(purpose=purpose, label=label) for purpose, label in pairs]


@strawberry.type(
    description="What a link that leads out is about: a kind of marketing, told to who holds the link at its"
    " foot; or all that comes there, where the link was asked for."
)
class LinkedConsent:
    linked: strawberry.Private[consents.Linked]

    @strawberry.field(description="The kind; null where the link was asked for.")
    def purpose(self) -> Purpose | None:
        return self.linked.purpose

    @strawberry.field(description="What the kind is called, in the reader's language.")
    def label(self, info: InfoT) -> str | None:
        purpose = self.linked.purpose
        return labels([purpose], info)[0] if purpose else None

    @strawberry.field(description="The address or number that it goes to, masked.")
    def reached(self) -> str:
        return self.linked.reached

    @strawberry.field(description="Whether the kind is sent there.")
    def in_force(self) -> bool:
        return self.linked.purpose in self.linked.holding

    @strawberry.field(
        description="All kinds that are sent there: what `everything` stops, and `kind` one of."
    )
    def everything(self, info: InfoT) -> list[LinkedKind]:
        return named(self.linked.holding, info)

    @strawberry.field(
        description="What was asked for there and isn't sent before somebody confirms it, which nobody can any more"
        " once `everything` or `kind` stops it."
    )
    def waiting(self, info: InfoT) -> list[LinkedKind]:
        return named(self.linked.waiting, info)

    @strawberry.field(
        description="What its reader agreed to that isn't mail, in their language: what `besides` stops. Empty"
        " where it isn't theirs."
    )
    def besides(self, info: InfoT) -> list[str]:
        return labels(self.linked.besides, info)


@strawberry.type
class ConsentLinkQuery:
    """What this part offers to the type Query."""

    @strawberry.field(
        description="What the link at a marketing mail's foot is about; null where it isn't one of ours, or"
        " whom it was about is gone. Looking changes nothing.",
        metadata={ALONE: True},
    )
    async def consent_by_link(
        self, info: InfoT, token: Annotated[str, strawberry.argument(description=_TOKEN)]
    ) -> LinkedConsent | None:
        try:
            return LinkedConsent(linked=await consents.look(info.context.house, token))
        except Refusal:
            return None


@strawberry.input(description="What to leave, by the link at a marketing mail's foot.")
class ConsentWithdrawByLinkInput:
    token: str = strawberry.field(description=_TOKEN)
    everything: bool = strawberry.field(
        default=False,
        description="All marketing to that address; otherwise the link's kind, where it has one. Order mail goes"
        " on.",
    )
    besides: bool = strawberry.field(
        default=False, description="Instead: what its reader agreed to that isn't mail."
    )
    kind: Purpose | None = strawberry.field(
        default=None, description="Instead: this one of what is sent there, or waits there."
    )


@strawberry.input(description="What to give back, that was taken by the same link within the hour.")
class ConsentWithdrawUndoByLinkInput:
    token: str = strawberry.field(description=_TOKEN)
    undo: str = strawberry.field(description="What `consentWithdrawByLink` answered.")


@strawberry.type(description="How it is after an act by a link.")
class LinkedConsentPayload:
    consent: LinkedConsent | None = strawberry.field(default=None, description="As it is now.")
    undo: str | None = strawberry.field(
        default=None,
        description="What `consentWithdrawUndoByLink` takes; null where there is nothing to give back.",
    )
    on_its_way: bool | None = strawberry.field(
        default=None,
        description="Whether a mail server held on to something while this was said: it was sent before, and"
        " may still arrive.",
    )
    user_errors: list[UserError] = user_errors()

    @classmethod
    def of(cls, left: consents.Left) -> "LinkedConsentPayload":
        return cls(
            consent=LinkedConsent(linked=left.linked),
            undo=left.undo,
            on_its_way=left.is_on_its_way,
        )


@strawberry.type
class ConsentLinkMutation:
    """Acts by a link: done twice, they answer how it is now."""

    @mutation(
        LinkedConsentPayload,
        "By a link that leads out: no more of one kind, or of any.",
        signed_in=False,
        alone=True,
        again=True,
    )
    async def consent_withdraw_by_link(
        self, info: InfoT, input: ConsentWithdrawByLinkInput
    ) -> LinkedConsentPayload | None:
        left = await consents.withdraw_by_link(
            info.context.house,
            input.token,
            everything=input.everything,
            besides=input.besides,
            kind=input.kind,
        )
        return LinkedConsentPayload.of(left)

    @mutation(
        LinkedConsentPayload,
        "By the same link, within the hour: exactly what was taken holds again.",
        signed_in=False,
        alone=True,
    )
    async def consent_withdraw_undo_by_link(
        self, info: InfoT, input: ConsentWithdrawUndoByLinkInput
    ) -> LinkedConsentPayload | None:
        left = await consents.undo_by_link(info.context.house, input.token, input.undo)
        return LinkedConsentPayload.of(left)
