"""What a letter is called, why it is sent, and what its words need."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum


class Channel(Enum):
    MAIL = "mail"
    SMS = "sms"


class UnknownTemplate(LookupError):
    """No room declares a letter of that name."""


class WrongValues(ValueError):
    """A letter was given other values than it declares. A bug of ours, never a member's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One letter, in both languages.

    `name` is `room/letter`, where its files lie; `purpose` is what it is sent for (N5); `values`
    are kept and shown again, `secrets` (links and codes) are gone once it is sent.
    """

    name: str
    purpose: str
    channel: Channel = Channel.MAIL
    values: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()

    def check(self, values: Collection[str], secrets: Collection[str]) -> None:
        """Raises `WrongValues` unless exactly what is declared is given."""
        self._same("values", self.values, values)
        self._same("secrets", self.secrets, secrets)

    def check_all(self, given: Collection[str]) -> None:
        """As `check`, where values and secrets come together."""
        self._same("values", (*self.values, *self.secrets), given)

    def _same(self, kind: str, declared: tuple[str, ...], given: Collection[str]) -> None:
        missing, unknown = set(declared) - set(given), set(given) - set(declared)
        if missing or unknown:
            # Names only: a value may be somebody's.
            told = f"missing {sorted(missing)}, unknown {sorted(unknown)}"
            raise WrongValues(f"{self.name}, {kind}: {told}")


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
