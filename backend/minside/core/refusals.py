"""What a customer can cause: a refusal with a code and a field. Anything else is a bug."""

from collections.abc import Sequence
from typing import Any, ClassVar

from .codes import TEXTS, Code
from .language import Language


class Refusal(Exception):
    """One thing that can't be done as asked.

    A verb declares its own subclass with its `code`; `field` is the path inside the input in
    GraphQL's names, or None for the whole; `details` fill the text's placeholders.
    """

    code: ClassVar[Code] = Code.INVALID

    def __init__(self, *field: str, **details: Any) -> None:
        super().__init__(type(self).__name__)
        self.field = field or None
        self.details = details

    def message(self, language: Language) -> str:
        """The text for the customer."""
        details = {
            name: value(language) if callable(value) else value
            for name, value in self.details.items()
        }
        return TEXTS[self.code].in_(language).format(**details)


class Refused(Exception):
    """Several refusals at once, as a form shows them."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(", ".join(type(refusal).__name__ for refusal in refusals))
        self.refusals = tuple(refusals)


class Required(Refusal):
    code = Code.REQUIRED


class TooLong(Refusal):
    code = Code.TOO_LONG


class InvalidCharacters(Refusal):
    code = Code.INVALID_CHARACTERS


class OutOfRange(Refusal):
    code = Code.OUT_OF_RANGE


class InFuture(Refusal):
    code = Code.IN_FUTURE


class TooEarly(Refusal):
    code = Code.TOO_EARLY


class NotFound(Refusal):
    """Gone, never there, or another customer's: the three can't be told apart."""

    code = Code.NOT_FOUND


class Busy(Refusal):
    """More is asked for than can be done soon; nothing was tried."""

    code = Code.BUSY


class LimitReached(Refusal):
    code = Code.LIMIT_REACHED
