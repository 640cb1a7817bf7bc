"""A delivery that the run has at hand."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from minside.core.language import Language

from .ahead import Ahead
from .assembling import Assembled


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery whose deadline has passed, with its subscription and its reader (a row of
    the run), what lies ahead of it, and what goes into it."""

    row: Any
    ahead: Ahead
    assembled: Assembled

    @property
    def id(self) -> UUID:
        return self.row["id"]

    @property
    def number(self) -> int:
        return self.row["number"]

    @property
    def customer(self) -> UUID:
        return self.row["customer"]

    @property
    def payment(self) -> str:
        return self.row["payment"]

    @property
    def can_be_sent(self) -> bool:
        """There is something to send, and somewhere to send it."""
        return bool(self.assembled.goods) and self.row["street"] is not None

    @property
    def language(self) -> Language:
        return Language(self.row["language"])
