"""Writing in the ledger: entry after entry, each bound to the one before by an HMAC.

Whoever can write in the database can't make a link of the chain without `MINSIDE_KEYS`; what is cut
off at the end shows in the heads that lie outside it (see `heads`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.keys import Keyring
from minside.core.personal import Basis
from minside.core.scope import current

from .doors import Door

CHAIN: Final = "consent ledger"
NOTE: Final = "consent note"
START: Final = bytes(32)
"""What stands for the link before the first."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Action(Enum):
    """What an entry says. `OPENED` and `SEALED` begin and end a year, `GAP` says what a restore lost;
    `ASKED` waits for a yes from the address itself, `CARRIED` takes a yes to another address or year,
    citing it."""

    OPENED = "opened"
    SEALED = "sealed"
    GAP = "gap"
    ASKED = "asked"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be written of one subject. `purpose` and `channel` are words; the text goes by its hash,
    and so does a `note`, the words that it rests on. `at` is None of what is said here and now: that comes
    after whatever was said before at the same address, though another clock is ahead."""

    subject: UUID
    purpose: str
    action: Action
    channel: str
    basis: Basis = Basis.CONSENT
    text_sha256: bytes | None = None
    cites: int | None = None
    note: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger, without its own link."""

    number: int
    year: int
    subject: UUID | None
    purpose: str | None
    action: str
    basis: str | None
    channel: str | None
    text_sha256: bytes | None
    at: datetime
    written_at: datetime
    cites: int | None
    note_mac: bytes | None
    previous: bytes

    @classmethod
    def of(cls, row: Any) -> "Entry":
        return cls(**{name: row[name] for name in cls.__slots__})

    def canonical(self) -> bytes:
        """What the link is made of: the fields in their order, as JSON; moments in microseconds of
        UTC, bytes in base64."""
        moments = [_micros(self.at), _micros(self.written_at)]
        names = [name for name in self.__slots__ if name not in ("at", "written_at")]
        return msgspec.json.encode([*moments, *(getattr(self, name) for name in names)])


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def note_mac(subject: UUID, note: str, keys: Keyring) -> bytes:
    """What an entry keeps of the words that it rests on. By the key of its link; nobody sees that two
    people said the same."""
    return keys.mac(NOTE, subject.bytes + note.encode())[1]


def is_note(subject: UUID, note: str, key_id: bytes, mac: bytes | None, keys: Keyring) -> bool:
    """Whether these are the words that the entry was written with."""
    return mac is not None and keys.is_mac(NOTE, subject.bytes + note.encode(), key_id, mac)


def is_unsaid(row: Any) -> bool:
    """Whether the entry ends something though nobody said no. It is told by the entry itself, whose link shows
    it, and not by the one that it cites, which goes with its year: a no that came along to a new address
    was said before that was written, at the old one."""
    if row["action"] != Action.WITHDRAWN.value:
        return False
    return row["channel"] == Door.TOO_YOUNG.value or is_end_of_an_address(row)


def is_end_of_an_address(row: Any) -> bool:
    """Whether it ends what was said at an address that was left, then and there."""
    is_no = row["action"] == Action.WITHDRAWN.value
    return is_no and by_address(row) and row["at"] >= row["written_at"]


def by_address(row: Any) -> bool:
    """Whether an address change wrote it."""
    return row["channel"] == Door.ADDRESS_CHANGED.value


async def append(said: Sequence[Said], keys: Keyring) -> list[int]:
    """Write these, in order, and hold the ledger until the transaction ends; their numbers.

    Take other locks before. What is asked of the database is the same for one and for many.
    """
    tip = await current().fetchrow("SELECT * FROM consent_tip()")
    assert tip is not None
    now = clock.now()
    chain = _Chain(tip["number"] or 0, tip["mac"] or START, keys, now)
    chain.turn_year(tip["year"], now.astimezone(clock.OSLO).year)
    numbers = [
        chain.add(each, at) for each, at in zip(said, await _moments(said, now), strict=True)
    ]
    await _insert(chain.links)
    await _keep_notes(said, numbers)
    return numbers


async def leave_gap(
    number: int, year: int, previous: bytes, cites: int | None, keys: Keyring
) -> None:
    """Go on after what a restore lost: `previous` is the link of the entry before `number`, `cites` the
    last one that is there. PostgreSQL refuses it where nothing is missing."""
    entry = Entry(
        number=number, year=year, subject=None, purpose=None, action=Action.GAP.value, basis=None,
        channel=None, text_sha256=None, at=(now := clock.now()), written_at=now, cites=cites,
        note_mac=None, previous=previous,
    )  # fmt: skip
    key_id, mac = keys.mac(CHAIN, entry.canonical())
    await _insert([(entry, key_id, mac)])


async def _moments(said: Sequence[Said], now: datetime) -> list[datetime]:
    here = [each for each in said if each.at is None]
    rows = await current().fetch(
        "SELECT * FROM consent_moments($1, $2, $3) AS at",
        [each.subject for each in here], [each.purpose for each in here], now,
    ) if here else []  # fmt: skip
    moments = iter(rows)
    return [each.at or next(moments)["at"] for each in said]


class _Chain:
    """Entries that follow the newest one there is."""

    def __init__(self, number: int, mac: bytes, keys: Keyring, now: datetime) -> None:
        self._number, self._mac, self._keys, self._now = number, mac, keys, now
        self._year = 0
        self.links: list[tuple[Entry, bytes, bytes]] = []

    def turn_year(self, before: int | None, year: int) -> None:
        """A new year's part begins where the last one is sealed. A clock that goes back turns nothing."""
        self._year = before or year
        if before is not None and before < year:
            self._mark(Action.SEALED)
        if before is None or before < year:
            self._year = year
            self._mark(Action.OPENED)

    def _mark(self, action: Action) -> None:
        self._link(subject=None, purpose=None, action=action.value, basis=None, channel=None,
                   text_sha256=None, at=self._now, cites=None, note_mac=None)  # fmt: skip

    def add(self, said: Said, at: datetime) -> int:
        mac = None if said.note is None else note_mac(said.subject, said.note, self._keys)
        return self._link(
            subject=said.subject,
            purpose=said.purpose,
            action=said.action.value,
            basis=said.basis.value,
            channel=said.channel,
            text_sha256=said.text_sha256,
            at=at,
            cites=said.cites,
            note_mac=mac,
        )

    def _link(self, **fields: Any) -> int:
        entry = Entry(
            number=self._number + 1, year=self._year, written_at=self._now, previous=self._mac, **fields
        )  # fmt: skip
        key_id, mac = self._keys.mac(CHAIN, entry.canonical())
        self.links.append((entry, key_id, mac))
        self._number, self._mac = entry.number, mac
        return entry.number


async def _insert(links: Sequence[tuple[Entry, bytes, bytes]]) -> None:
    columns = [[getattr(entry, name) for entry, _, _ in links] for name in Entry.__slots__]
    await current().fetch(
        """
        INSERT INTO consent_entry (number, year, subject, purpose, action, basis, channel, text_sha256,
                                   at, written_at, cites, note_mac, previous, key_id, mac)
        SELECT * FROM unnest(
            $1::bigint[], $2::smallint[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::bytea[], $9::timestamptz[], $10::timestamptz[], $11::bigint[], $12::bytea[],
            $13::bytea[], $14::bytea[], $15::bytea[]
        ) AS one (number) ORDER BY number
        """,
        *columns, [key_id for _, key_id, _ in links], [mac for _, _, mac in links],
    )  # fmt: skip


async def _keep_notes(said: Sequence[Said], numbers: Sequence[int]) -> None:
    noted = [(n, each) for n, each in zip(numbers, said, strict=True) if each.note is not None]
    if noted:
        await current().fetch(
            """
            INSERT INTO consent_note (entry, subject, customer, note)
            SELECT one.entry, one.subject, s.customer, one.note
            FROM unnest($1::bigint[], $2::uuid[], $3::text[]) AS one (entry, subject, note)
            JOIN consent_subject s ON s.id = one.subject
            """,
            [n for n, _ in noted], [each.subject for _, each in noted],
            [each.note for _, each in noted],
        )  # fmt: skip
