"""Cuts a feed into its items as it streams by, whatever is broken in some of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias

MOST_BYTES: Final = 256 * 1024
"""Of one item. What is longer is passed over, never held."""

Fields: TypeAlias = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Piece:
    """One item: where it begins in the file, and its raw text or why there is none. `start` is
    the beginning of what there was, so that its id may be found."""

    line: int
    raw: bytes | None
    problem: str | None = None
    start: bytes = b""


class Splitter(Protocol):
    """Takes a file's bytes in any portions."""

    def feed(self, data: bytes) -> Iterator[Piece]:
        """The items that are whole now. Raises `NotAFeed`."""
        ...

    def close(self) -> Iterator[Piece]:
        """What is left. Raises `NotAFeed` where nothing of a feed was seen."""
        ...

    def fields(self, piece: Piece) -> Fields:
        """What the item says, by the format's names without prefix. Raises `BadItem`."""
        ...

    @property
    def broke_off(self) -> bool:
        """Whether the end is missing, once closed."""
        ...
