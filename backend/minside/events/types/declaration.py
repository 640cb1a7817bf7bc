"""What an event's type declares, and the kinds of values that its fields hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Final, TypeAlias

import msgspec
from msgspec import Meta

# PostgreSQL can't hold NUL in a text.
_NO_NUL: Final = r"\A[^\x00]*\Z"


def _text(least: int, most: int, description: str) -> Meta:
    return Meta(min_length=least, max_length=most, pattern=_NO_NUL, description=description)


_SKU_PART: Final = r"[^\s\x00-\x1f\x7f\u0300-\u036f]"

Number: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z._-]{0,39}\Z")]
Sku: TypeAlias = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=100,
        # As a feed's is tidied: what is written otherwise would be another product.
        pattern=rf"\A{_SKU_PART}+(?: {_SKU_PART}+)*\Z",
        description="As in the feed: at most 100 characters, single blanks, letters composed (NFC).",
    ),
]
Name: TypeAlias = Annotated[str, _text(1, 200, "At most 200 characters.")]
Title: TypeAlias = Annotated[str, _text(1, 300, "As in the feed: at most 300 characters.")]
Word: TypeAlias = Annotated[str, _text(1, 60, "At most 60 characters.")]
# What an export leaves blank isn't a fault of the whole.
NameOrBlank: TypeAlias = Annotated[
    str, _text(0, 200, "At most 200 characters; a blank says nothing.")
]
WordOrBlank: TypeAlias = Annotated[
    str, _text(0, 60, "At most 60 characters; a blank says nothing.")
]
Prose: TypeAlias = Annotated[str, _text(1, 20_000, "At most 20,000 characters.")]
Link: TypeAlias = Annotated[str, Meta(max_length=2_000, pattern=r"\Ahttps?://[^\x00-\x20]+\Z")]
SecureLink: TypeAlias = Annotated[str, Meta(max_length=2_000, pattern=r"\Ahttps://[^\x00-\x20]+\Z")]
Country: TypeAlias = Annotated[
    str, Meta(pattern=r"\A[A-Z]{2}\Z", description="ISO 3166-1 alpha-2.")
]
Moment: TypeAlias = Annotated[datetime, Meta(tz=True, description="With its offset from UTC.")]
Day: TypeAlias = Annotated[date, Meta(description="A day in Europe/Oslo.")]
Ore: TypeAlias = Annotated[
    int, Meta(ge=0, le=10**11, description="NOK in whole øre, VAT included.")
]
Grams: TypeAlias = Annotated[int, Meta(ge=1, le=2_000_000)]
Quantity: TypeAlias = Annotated[int, Meta(ge=1, le=10_000)]


class Data(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The data of an event. A field that the type doesn't name isn't read, and isn't kept."""


class Place(Data, frozen=True, kw_only=True):
    """A postal address as it was told."""

    street: Name
    postcode: Word
    city: Name
    street2: Name | None = None
    country: Country = "NO"


class Recipient(Place, frozen=True, kw_only=True):
    """A postal address with a name above it."""

    name: Name


class Line(Data, frozen=True, kw_only=True):
    """A line of an order, an invoice or a cart."""

    sku: Sku
    quantity: Quantity
    line: Annotated[
        Word | None,
        Meta(
            description="What the order calls the line; by its place, `1`, `2`, …, if it doesn't."
        ),
    ] = None
    name: Title | None = None
    price: Annotated[Ore | None, Meta(description="For one, as it was agreed.")] = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One type in one version. `streams` name the fields that say whom and what it is about: of
    events that share one, the earlier is handled first. What `takes_consent` is kept only where
    `core.hooks.may_keep_use` says so, and else not at all."""

    name: str
    data: type[Data]
    about: str
    streams: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    version: int = 1
    takes_consent: bool = False

    def streams_of(self, data: Data) -> list[str]:
        """`customer/10042`, `order/5001`: whom and what this event is about, each once."""
        return sorted(set(self._streams(data))) or [f"type/{self.name}"]

    def _streams(self, data: Data) -> Iterator[str]:
        for kind, names in self.streams.items():
            for name in names:
                if (key := getattr(data, name)) is not None:
                    yield f"{kind}/{key}"
