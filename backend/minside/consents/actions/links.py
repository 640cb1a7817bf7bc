"""Links that lead out: signed, about one purpose of one subject at one address, or about all that comes there,
and valid for as long as that is there. And the way back, for an hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from struct import iter_unpack, pack
from typing import Final, Self
from uuid import UUID

from minside.consents.purposes import Purpose
from minside.core import tokens
from minside.core.codes import Code
from minside.core.keys import Keyring
from minside.core.refusals import Refusal

_SIGNED_FOR: Final = "consent link"
_BACK: Final = "consent undo"
_ID_BYTES, _MARK_BYTES, _UNTIL_BYTES, _ENTRY_BYTES = 16, 6, 4, 8
_LINK_BYTES: Final = _ID_BYTES + 1 + _MARK_BYTES
_MOST_ENTRIES: Final = 200
"""Far more than one press takes: a kind, at each of those who have the address."""
NUMBERS: Final[dict[Purpose, int]] = {
    Purpose.NEWS: 1,
    Purpose.OFFERS: 2,
    Purpose.DISCOUNT_CODES: 3,
    Purpose.ARTICLES: 4,
    Purpose.SMS: 5,
    Purpose.PERSONALISATION: 6,
    Purpose.CART_REMINDER: 7,
    Purpose.STATISTICS_COOKIES: 8,
    Purpose.MARKETING_COOKIES: 9,
}
"""What stands for a purpose in a token. They lie in mailboxes: none is ever another's."""
_ALL: Final = 0
"""What stands for all that comes there; never a purpose's."""
_PURPOSES: Final = {_ALL: None, **{number: purpose for purpose, number in NUMBERS.items()}}


class LinkOver(Refusal):
    """We signed no such link, or whom it was about is gone, or written to elsewhere: not told apart."""

    code = Code.LINK_INVALID


@dataclass(frozen=True, slots=True)
class ConsentLink:
    """Whose consent a link is about, which, and by what address it was sent (`mark`): nothing else is in it,
    and it opens nothing else. `purpose` is None where the link was asked for: it is about all that comes
    there, and no kind of it more than another."""

    subject: UUID
    purpose: Purpose | None
    mark: bytes

    @classmethod
    def to(cls, address: str, subject: UUID, purpose: Purpose | None) -> Self:
        """The one that a message to this address or number carries, or that was asked for there."""
        return cls(subject, purpose, _mark(subject, address))

    def token(self, keys: Keyring) -> str:
        """What stands in `List-Unsubscribe`, and after the `#` at a mail's foot."""
        number = NUMBERS[self.purpose] if self.purpose else _ALL
        value = self.subject.bytes + bytes([number]) + self.mark
        return tokens.written(keys, _SIGNED_FOR, value)

    @classmethod
    def read(cls, token: str, keys: Keyring) -> Self:
        """Raises `LinkOver` for what we never signed, for this; nothing is asked of the database."""
        value = tokens.read(keys, _SIGNED_FOR, token, most=_LINK_BYTES)
        if value is None or len(value) != _LINK_BYTES:
            raise LinkOver("token")
        if (number := value[_ID_BYTES]) not in _PURPOSES:
            raise LinkOver("token")
        return cls(UUID(bytes=value[:_ID_BYTES]), _PURPOSES[number], value[-_MARK_BYTES:])

    def was_sent_to(self, address: str | None) -> bool:
        """Whether this is the address that it was sent to."""
        return address is not None and _mark(self.subject, address) == self.mark


def _mark(subject: UUID, address: str) -> bytes:
    """Tells a subject's addresses apart, and none of them to who doesn't know it: it is theirs who reads it."""
    return sha256(subject.bytes + address.lower().encode()).digest()[:_MARK_BYTES]


@dataclass(frozen=True, slots=True)
class WayBack:
    """What one press took by a link about this subject, which may be given back until then. Who wasn't
    answered so has it from nobody."""

    subject: UUID
    until: datetime
    entries: Sequence[int]

    def token(self, keys: Keyring) -> str:
        until = int(self.until.timestamp()).to_bytes(_UNTIL_BYTES)
        entries = pack(f">{len(self.entries)}q", *self.entries)
        return tokens.written(keys, _BACK, self.subject.bytes + until + entries)

    @classmethod
    def read(cls, token: str, keys: Keyring) -> Self | None:
        """None for what we never signed, for this; nothing is asked of the database."""
        most = _ID_BYTES + _UNTIL_BYTES + _ENTRY_BYTES * _MOST_ENTRIES
        value = tokens.read(keys, _BACK, token, most=most)
        if value is None:
            return None
        until = int.from_bytes(value[_ID_BYTES : _ID_BYTES + _UNTIL_BYTES])
        entries = [number for (number,) in iter_unpack(">q", value[_ID_BYTES + _UNTIL_BYTES :])]
        return cls(UUID(bytes=value[:_ID_BYTES]), datetime.fromtimestamp(until, UTC), entries)
