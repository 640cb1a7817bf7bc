"""A process that opens one PDF and says how many pages it has, or fails: `core.documents` starts it.

It has little memory and few seconds, no file to write to, and no network to speak of.
"""

import resource
import sys
from io import BytesIO
from typing import Any, Final

MEMORY: Final = 512 * 1024 * 1024
SECONDS: Final = 5
# What a reader's program would do by itself, or take along unseen.
_ACTS: Final = frozenset({"/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/RichMedia", "/XFA"})
_MOST: Final = 100_000


def main() -> int:
    raw = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        sys.stdout.write(f"{_pages(raw)}\n")
        sys.stdout.flush()
    except BaseException:
        # A stranger's bytes break readers in more ways than can be named.
        return 1
    return 0


def _pages(raw: bytes) -> int:
    """Raises whatever is wrong with it."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(raw), strict=False)
    if reader.is_encrypted:
        raise ValueError("locked")
    pages = len(reader.pages)
    if not pages:
        raise ValueError("nothing in it")
    _look_through(reader)
    return pages


def _look_through(reader: Any) -> None:
    """Every object that its root leads to: one that acts isn't let in. Raises `ValueError`."""
    seen: set[int] = set()
    left: list[Any] = [reader.trailer["/Root"]]
    looked = 0
    while left:
        value = left.pop()
        looked += 1
        if looked > _MOST:
            raise ValueError("too much in it")
        if hasattr(value, "idnum"):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, dict):
            if not _ACTS.isdisjoint(value) or value.get("/S") in _ACTS:
                raise ValueError("something in it acts")
            left += value.values()
        elif isinstance(value, list):
            left += value


if __name__ == "__main__":
    sys.exit(main())
