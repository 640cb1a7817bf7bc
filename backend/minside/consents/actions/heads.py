"""The ledger's heads, noted outside the database: what is cut off at its end shows by them.

One JSON object a line, in `consent-heads.jsonl` in the folder that `MINSIDE_PROOFS` names, which is kept
apart from the database and its backups. Each line is signed and bound to the line before. A `head` says
which entry was the newest, a `dropped` one which years went, and so where the ledger may begin.
"""

import fcntl
import os
from asyncio import to_thread
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

import msgspec
import structlog

from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.scope import current

FILE: Final = "consent-heads.jsonl"
SIGNED: Final = "consent heads"
_START: Final = "0" * 64
# What is looked at to find the last line: many times as long as any of ours.
_TAIL: Final = 64 * 1024
log = structlog.get_logger(__name__)


class NoProofs(RuntimeError):
    """No folder is named where the heads are noted: MINSIDE_PROOFS."""


class BrokenHeads(RuntimeError):
    """A line isn't one that we wrote, or one is missing. Its text names the line."""


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stood at this moment: `number`, `year` and `mac` are an entry's. Of a `dropped` line it is the
    last one that went. Hashes are hexadecimal; `before` is the signature of the line before."""

    line: int
    kind: Literal["head", "dropped"]
    number: int
    year: int
    mac: str
    at: str
    before: str
    key: str
    signature: str = ""

    def signed(self) -> bytes:
        return msgspec.json.encode(msgspec.structs.replace(self, signature=""))

    @property
    def says(self) -> tuple[str, int, int, str]:
        return self.kind, self.number, self.year, self.mac


def path(house: House) -> Path:
    """Raises `NoProofs`."""
    if house.settings.proofs is None:
        raise NoProofs("MINSIDE_PROOFS is missing: the folder where the ledger's heads are noted")
    return house.settings.proofs / FILE


async def note_head(house: House) -> None:
    """Note which entry is the newest, unless that is noted. Raises `BrokenHeads`, `OSError`."""
    tip = await current().fetchrow(
        "SELECT number, year, mac FROM consent_entry ORDER BY number DESC LIMIT 1"
    )
    if house.settings.proofs is None:
        log.warning("consent_heads_not_noted", why="MINSIDE_PROOFS is not set")
    elif tip is not None:
        await to_thread(
            note, path(house), house.keys, "head", tip["number"], tip["year"], tip["mac"]
        )


def note(
    file: Path, keys: Keyring, kind: Literal["head", "dropped"], number: int, year: int, mac: bytes
) -> bool:
    """Add a line, on the disk before this answers; whether it was new. One at a time, in all processes
    of the machine. Raises `BrokenHeads`, `OSError`."""
    with _held(file) as descriptor:
        last = _mended(descriptor, keys)
        if _is_known(file, keys, last, kind, number, mac.hex()):
            return False
        _write(descriptor, _next(keys, last, kind, number, year, mac))
        return True


@contextmanager
def _held(file: Path) -> Generator[int]:
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _mended(descriptor: int, keys: Keyring) -> Line | None:
    """The last line; what somebody who was killed left half-written goes."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, _TAIL, max(0, size - _TAIL))
    whole, newline, torn = tail.rpartition(b"\n")
    if torn:
        os.ftruncate(descriptor, size - len(torn))
        os.fsync(descriptor)
    if not newline:
        return None
    return _read(whole.rpartition(b"\n")[2], keys, "the last line")


def _is_known(
    file: Path, keys: Keyring, last: Line | None, kind: str, number: int, mac: str
) -> bool:
    if last is None:
        return False
    if kind == "dropped":
        return any(
            each.kind == "dropped" and (each.number, each.mac) == (number, mac)
            for each in lines(file, keys)
        )
    newest = newest_head(file, keys) if last.kind == "dropped" else last
    if newest is None or number > newest.number:
        return False
    noted = [newest] if number == newest.number else heads(file, keys)
    if any(each.number == number and each.mac != mac for each in noted):
        # Somebody wrote on in a restored database, or changed it.
        log.error("consent_head_differs", number=number, noted=newest.number)
    elif number < newest.number:
        # Another worker was quicker, or the database was restored from before.
        log.warning("consent_head_is_older", number=number, noted=newest.number)
    return True


def _next(
    keys: Keyring, last: Line | None, kind: Literal["head", "dropped"], number: int, year: int,
    mac: bytes,
) -> Line:  # fmt: skip
    line = Line(
        line=last.line + 1 if last else 1,
        kind=kind,
        number=number,
        year=year,
        mac=mac.hex(),
        at=clock.now().isoformat(),
        before=last.signature if last else _START,
        key=keys.key_id.hex(),
    )
    _, signature = keys.mac(SIGNED, line.signed())
    return msgspec.structs.replace(line, signature=signature.hex())


def _write(descriptor: int, line: Line) -> None:
    """Whole, or torn at the end of the file, where the next one mends it."""
    left = memoryview(msgspec.json.encode(line) + b"\n")
    while left:
        left = left[os.write(descriptor, left) :]
    os.fsync(descriptor)


def lines(file: Path, keys: Keyring, *, size: int | None = None) -> Iterator[Line]:
    """Every line, oldest first, of the first `size` bytes; nothing where there is no file. What is torn
    at the end isn't there. Raises `BrokenHeads`."""
    if not file.exists():
        return
    before, place, seen = _START, 0, 0
    with file.open("rb") as opened:
        for place, raw in enumerate(opened, 1):
            seen += len(raw)
            if not raw.endswith(b"\n") or (size is not None and seen > size):
                return
            line = _read(raw, keys, f"line {place}")
            if (line.line, line.before) != (place, before):
                raise BrokenHeads(f"line {place} doesn't follow the one before: lines are missing")
            before = line.signature
            yield line


def _read(raw: bytes, keys: Keyring, where: str) -> Line:
    try:
        line = msgspec.json.decode(raw, type=Line)
        key, signature = bytes.fromhex(line.key), bytes.fromhex(line.signature)
    except (msgspec.MsgspecError, ValueError):
        raise BrokenHeads(f"{where} can't be read") from None
    if not keys.knows(key):
        raise BrokenHeads(f"{where} is signed by key {line.key}, which isn't in MINSIDE_KEYS")
    if not keys.is_mac(SIGNED, line.signed(), key, signature) or raw.rstrip(
        b"\n"
    ) != msgspec.json.encode(line):
        raise BrokenHeads(f"{where} isn't as it was signed")
    return line


def heads(file: Path, keys: Keyring) -> Iterator[Line]:
    """Oldest first. Raises `BrokenHeads`."""
    return (line for line in lines(file, keys) if line.kind == "head")


def newest_head(file: Path, keys: Keyring) -> Line | None:
    """Raises `BrokenHeads`."""
    newest = None
    for line in heads(file, keys):
        newest = line
    return newest


def dropped(file: Path, keys: Keyring) -> set[tuple[int, str]]:
    """Which entries were the last of what went, with their links. Raises `BrokenHeads`."""
    return {(each.number, each.mac) for each in lines(file, keys) if each.kind == "dropped"}
