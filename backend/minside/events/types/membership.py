"""What the shop tells of the venneklubb: who is in it, what it gives, and discount codes."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .declaration import Data, Day, EventType, Name, Number, Ore, Prose, Word

By = Annotated[
    Literal["customer", "staff", "system"],
    Meta(description="Who did it: the customer in the shop, its staff for them, or a system."),
]


class Started(Data, frozen=True, kw_only=True):
    customer: Number
    by: By
    reason: Annotated[Name | None, Meta(description="Why; the customer reads it.")] = None


class Ended(Data, frozen=True, kw_only=True):
    customer: Number
    by: By
    reason: Annotated[
        Name | None, Meta(description="Why; staff must say so, and the customer reads it.")
    ] = None

    def __post_init__(self) -> None:
        if self.by == "staff" and self.reason is None:
            raise ValueError("staff say why: `reason` is missing")


class Heading(Data, frozen=True, kw_only=True):
    """A short text in Norwegian Bokmål and in English."""

    nb: Name
    en: Name


class Text(Data, frozen=True, kw_only=True):
    """A text in Norwegian Bokmål and in English."""

    nb: Prose
    en: Prose


class BenefitOffered(Data, frozen=True, kw_only=True):
    benefit: Annotated[Number, Meta(description="What the shop calls it; told again, it changes.")]
    title: Heading
    text: Text
    from_on: Day | None = None
    until_on: Annotated[Day | None, Meta(description="The last day.")] = None

    def __post_init__(self) -> None:
        _in_order("from_on", self.from_on, "until_on", self.until_on)


class BenefitWithdrawn(Data, frozen=True, kw_only=True):
    benefit: Number


class CodeIssued(Data, frozen=True, kw_only=True):
    customer: Annotated[Number, Meta(description="Whose the code is, and nobody else's.")]
    code: Annotated[Word, Meta(description="As it is typed at the checkout.")]
    once: Annotated[bool, Meta(description="Whether it is good for one order only.")]
    title: Heading | None = None
    percent: Annotated[
        Annotated[int, Meta(ge=1, le=100)] | None,
        Meta(description="Off the price; this or `amount`."),
    ] = None
    amount: Annotated[Ore | None, Meta(description="Off the price; this or `percent`.")] = None
    valid_from: Day | None = None
    valid_until: Annotated[
        Day | None, Meta(description="The last day; it ends when that day ends in Oslo.")
    ] = None
    least_total: Annotated[Ore | None, Meta(description="What the order must come to.")] = None

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.amount is None):
            raise ValueError("one of `percent` and `amount` is needed, and only one")
        _in_order("valid_from", self.valid_from, "valid_until", self.valid_until)


class CodeUsed(Data, frozen=True, kw_only=True):
    customer: Number
    code: Word
    order: Number | None = None


def _in_order(first: str, begin: Day | None, last: str, end: Day | None) -> None:
    if begin is not None and end is not None and end < begin:
        raise ValueError(f"`{last}` is before `{first}`")


_CUSTOMER: Final = {"customer": ("customer",)}
_BENEFIT: Final = {"benefit": ("benefit",)}
TYPES: Final = (
    EventType("membership.started", Started, "Somebody joined the venneklubb.", _CUSTOMER),
    EventType("membership.ended", Ended, "Somebody left the venneklubb.", _CUSTOMER),
    EventType(
        "benefit.offered",
        BenefitOffered,
        "Members of the venneklubb get something, or get it on other terms.",
        _BENEFIT,
    ),
    EventType("benefit.withdrawn", BenefitWithdrawn, "Members don't get it any longer.", _BENEFIT),
    EventType("code.issued", CodeIssued, "A customer got a discount code of their own.", _CUSTOMER),
    EventType(
        "code.used",
        CodeUsed,
        "A discount code was used.",
        {"customer": ("customer",), "order": ("order",)},
    ),
)
