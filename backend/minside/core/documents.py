"""Lets a stranger's PDF in, or not: known by content, opened where it can do no harm, never run.

It is read by a process of its own with little memory and few seconds, so that what is made to burst
bursts there. Nothing of it is drawn or run here: it is kept as it came, and leaves as a file to save.
"""

import asyncio
import sys
from dataclasses import dataclass
from typing import Final

import msgspec

from .codes import Code
from .pictures import FileTooLarge
from .refusals import Busy, Refusal

PDF: Final = "application/pdf"
MOST_BYTES: Final = 8 * 1024 * 1024
MOST_PAGES: Final = 40
SECONDS: Final = 10.0
_BEGINS: Final = b"%PDF-"
_READER: Final = "minside.core.document_reader"
_AT_ONCE: Final = 2
_QUEUE: Final = 8


class NotADocument(Refusal):
    """It is no PDF, whatever it calls itself, or one that we don't take: locked, broken, made to burst, or
    with something in it that runs."""

    code = Code.NOT_A_DOCUMENT


class NotAnAttachment(Refusal):
    """Neither a picture nor a PDF, whatever it calls itself."""

    code = Code.NOT_AN_ATTACHMENT


class TooManyPages(Refusal):
    code = Code.TOO_MANY_PAGES


@dataclass(slots=True)
class _Readers:
    """How many are at it or wait for it, in this process."""

    taken: int = 0


_READERS: Final = _Readers()


def begins_as_one(raw: bytes) -> bool:
    """Whether it says of itself that it is a PDF; `check` sees whether that is so."""
    return raw.startswith(_BEGINS)


async def check(raw: bytes) -> int:
    """How many pages it has. Raises `FileTooLarge`, `NotADocument`, `TooManyPages`, and `Busy`."""
    if len(raw) > MOST_BYTES:
        raise FileTooLarge("file", most=MOST_BYTES // 1024 // 1024)
    if not begins_as_one(raw):
        raise NotADocument("file")
    if _READERS.taken >= _AT_ONCE + _QUEUE:
        raise Busy("file")
    _READERS.taken += 1
    try:
        async with _turns():
            pages = await _pages(raw)
    finally:
        _READERS.taken -= 1
    if pages is None:
        raise NotADocument("file")
    if pages > MOST_PAGES:
        raise TooManyPages("file", most=MOST_PAGES)
    return pages


def _turns() -> asyncio.Semaphore:
    """Of the loop that runs now: a test has one of its own."""
    loop = asyncio.get_running_loop()
    if loop not in _TURNS:
        _TURNS.clear()
        _TURNS[loop] = asyncio.Semaphore(_AT_ONCE)
    return _TURNS[loop]


_TURNS: Final[dict[asyncio.AbstractEventLoop, asyncio.Semaphore]] = {}


async def _pages(raw: bytes) -> int | None:
    """What the reader says; None where it doesn't take it, or comes to no end."""
    pipe, null = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    reader = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-m", _READER, stdin=pipe, stdout=pipe, stderr=null
    )
    try:
        said, _ = await asyncio.wait_for(reader.communicate(raw), SECONDS)
    except TimeoutError:
        said = b""
    finally:
        if reader.returncode is None:
            reader.kill()
            await reader.wait()
    if reader.returncode != 0:
        return None
    try:
        return msgspec.json.decode(said, type=int)
    except msgspec.DecodeError:
        return None
