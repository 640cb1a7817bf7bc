"""What the shop tells of customers."""

from typing import Annotated, Any, Final, Literal

from msgspec import UNSET, Meta, UnsetType

from .declaration import (
    Data,
    EventType,
    Moment,
    Name,
    NameOrBlank,
    Number,
    Place,
    Prose,
    Word,
    WordOrBlank,
)

Email = Annotated[str, Meta(max_length=254, pattern=r"\A[^\x00]*\Z")]


class Evidence(Data, frozen=True, kw_only=True):
    """What the shop knows of a consent that was given or withdrawn before."""

    purpose: Word
    given: bool
    at: Moment | None = None
    channel: Word | None = None
    text: Annotated[Prose | None, Meta(description="The words agreed to.")] = None


class Registered(Data, frozen=True, kw_only=True):
    number: Number
    email: Email | None = None
    first_name: NameOrBlank | None = None
    last_name: NameOrBlank | None = None
    phone: Annotated[
        WordOrBlank | None, Meta(description="As dialled from Norway, or in E.164.")
    ] = None
    birth_year: int | None = None
    language: Literal["nb", "en"] | None = None
    address: Place | None = None
    password: Annotated[
        dict[str, Any] | None,
        Meta(description="An old hash; wrapped in argon2id before anything is stored."),
    ] = None
    consents: Annotated[
        tuple[Evidence, ...],
        Meta(
            max_length=100,
            description="A yes without its text, moment and channel is none, and one that another than the"
            " shop tells is a dead letter; a no needs nothing.",
        ),
    ] = ()


class Changes(Data, frozen=True, kw_only=True):
    """What is left out stays; null removes."""

    email: Email | UnsetType = UNSET
    first_name: NameOrBlank | UnsetType = UNSET
    last_name: NameOrBlank | UnsetType = UNSET
    phone: WordOrBlank | None | UnsetType = UNSET
    birth_year: int | None | UnsetType = UNSET
    language: Literal["nb", "en"] | UnsetType = UNSET
    address: Place | None | UnsetType = UNSET

    def told(self) -> frozenset[str]:
        """The names of what was said, null included."""
        return frozenset(
            name for name in self.__struct_fields__ if getattr(self, name) is not UNSET
        )


class Changed(Data, frozen=True, kw_only=True):
    number: Number
    changes: Changes
    by: Annotated[
        Literal["customer", "staff", "system"],
        Meta(
            description="Who has an account on Min Side changes the e-mail address there; from the"
            " shop it is moved by staff only."
        ),
    ]
    reason: Annotated[
        Name | None, Meta(description="Why; staff must say so, and the customer reads it.")
    ] = None
    contact: Annotated[
        Number | None,
        Meta(
            description="The call or conversation in which the customer asked for it, where they did."
        ),
    ] = None

    def __post_init__(self) -> None:
        if self.by == "staff" and self.reason is None:
            raise ValueError("staff say why: `reason` is missing")


class Merged(Data, frozen=True, kw_only=True):
    kept: Annotated[Number, Meta(description="The number that counts from now on.")]
    merged: Annotated[Number, Meta(description="The number that is the same person's.")]

    def __post_init__(self) -> None:
        if self.kept == self.merged:
            raise ValueError("`kept` and `merged` are the same number")


TYPES: Final = (
    EventType(
        "customer.registered",
        Registered,
        "Somebody became a customer of the shop, or was one before Min Side.",
        {"customer": ("number",)},
    ),
    EventType(
        "customer.changed",
        Changed,
        "Contact details were changed in the shop, or by staff for the customer.",
        {"customer": ("number",)},
    ),
    EventType(
        "customer.merged",
        Merged,
        "Two customers turned out to be the same person.",
        {"customer": ("kept", "merged")},
    ),
)
