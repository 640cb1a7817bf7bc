"""What a letter is called, why it is sent, and what its words need."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec

from minside.core.language import Language


class Channel(Enum):
    MAIL = "mail"
    SMS = "sms"


class UnknownTemplate(LookupError):
    """No room declares a letter of that name."""


class WrongValues(ValueError):
    """A letter was given other values than it declares. A bug of ours, never a member's."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper that goes along with a letter: its kind, by the name that `core.hooks.attachment` knows,
    and which of the letter's values is the id of the row that it belongs to, None where there is none
    to send. It is drawn when the letter is sent, and stored nowhere."""

    kind: str
    row: str

    def row_in(self, values: Mapping[str, Any]) -> UUID | None:
        """The row's id among a letter's values."""
        row = values[self.row]
        return None if row is None else UUID(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One letter, in both languages.

    `name` is `room/letter`, where its files lie; `purpose` is what it is sent for (N5); `values`
    are kept and shown again, `secrets` (links and codes) are gone once it is sent. A value is a
    text, unless `shapes` names it: then it is what msgspec takes for that type, of JSON's kinds.
    What is kept as a code is told in words by what `tells` has for it. One that `follows` goes where
    its customer reads letters when it is sent, whatever was true when it was written.
    One that reminds of a cart names it by the value `left`: it comes by day, and only while the cart is left
    behind. One that `needs` a consent is marketing: it names the purpose by the ledger's word, is asked about at
    each attempt, and says how to leave. Without it, it is told because of something its reader did.
    One that can be answered by mail names in `answered_by` the value that is the id of the row by which
    `core.hooks.answer_address` knows where to.
    """

    name: str
    purpose: str
    channel: Channel = Channel.MAIL
    values: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    shapes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    tells: Mapping[str, Callable[[Any, Language], Any]] = field(
        default_factory=dict[str, Callable[[Any, Language], Any]]
    )
    attaches: Attached | None = None
    follows: bool = False
    needs: str | None = None
    left: str | None = None
    answered_by: str | None = None

    def told(self, values: Mapping[str, Any], language: Language) -> dict[str, Any]:
        """The values as the letter says them."""
        words = {
            name: tell(values[name], language)
            for name, tell in self.tells.items()
            if values[name] is not None
        }
        return {**values, **words}

    def check(self, values: Mapping[str, Any], secrets: Mapping[str, str]) -> None:
        """Raises `WrongValues` unless exactly what is declared is given, in its shape."""
        self._same("values", self.values, values)
        self._same("secrets", self.secrets, secrets)
        self._shaped({**values, **secrets})

    def check_all(self, given: Mapping[str, Any]) -> None:
        """As `check`, where values and secrets come together."""
        self._same("values", (*self.values, *self.secrets), given)
        self._shaped(given)

    def _same(self, kind: str, declared: tuple[str, ...], given: Collection[str]) -> None:
        missing, unknown = set(declared) - set(given), set(given) - set(declared)
        if missing or unknown:
            # Names only: a value may be somebody's.
            told = f"missing {sorted(missing)}, unknown {sorted(unknown)}"
            raise WrongValues(f"{self.name}, {kind}: {told}")

    def _shaped(self, given: Mapping[str, Any]) -> None:
        for name, value in given.items():
            if not _is_shaped(value, self.shapes.get(name, str)):
                raise WrongValues(f"{self.name}, values: {name} has another shape")


def _is_shaped(value: Any, shape: Any) -> bool:
    """Whether it is this and nothing more: what a shape doesn't name would be kept unseen."""
    if shape is str:
        return type(value) is str
    try:
        taken = msgspec.convert(value, shape, strict=True)
    except msgspec.ValidationError:
        return False
    return msgspec.to_builtins(taken) == value


_registered: dict[str, Template] = {}


def register(template: Template) -> Template:
    """Let a letter be found by its name. Raises `ValueError` when the name is taken."""
    if template.name in _registered:
        raise ValueError(f"two letters are called {template.name}")
    _registered[template.name] = template
    return template


def registered() -> tuple[Template, ...]:
    """Every letter of every room that was imported, by name."""
    return tuple(_registered[name] for name in sorted(_registered))


def named(name: str) -> Template:
    """The letter of that name. Raises `UnknownTemplate`."""
    try:
        return _registered[name]
    except KeyError:
        raise UnknownTemplate(name) from None
