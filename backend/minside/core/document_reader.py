"""A process that opens one PDF and says how many pages it has, or fails: `core.documents` starts it.

It has little memory and few seconds, no file to write to, and no network to speak of.
"""

import resource
import sys
from io import BytesIO
from typing import Any, Final

MEMORY: Final = 512 * 1024 * 1024
SECONDS: Final = 5
# What a reader's program would run, play or take along unseen, wherever that stands.
_ACTS: Final = frozenset({"/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/EF", "/XFA"})
_PLAYS: Final = frozenset({"/RichMedia", "/FileAttachment", "/Screen", "/Movie", "/Sound", "/3D"})
# What may happen without a click: to turn to a page.
_ALONE: Final = frozenset({"/OpenAction", "/AA"})
_QUIET: Final = frozenset({"/GoTo", "/Named"})
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
    from pypdf.generic import IndirectObject

    seen: set[tuple[int, int, bool]] = set()
    left: list[tuple[Any, bool]] = [(reader.trailer["/Root"], False)]
    looked = 0
    while left:
        value, is_alone = left.pop()
        looked += 1
        if looked > _MOST:
            raise ValueError("too much in it")
        if isinstance(value, IndirectObject):
            place = (value.idnum, value.generation, is_alone)
            if place in seen:
                continue
            seen.add(place)
            value = value.get_object()
        if isinstance(value, dict):
            left += _inside(value, is_alone)
        elif isinstance(value, list):
            left += [(each, is_alone) for each in value if _holds(each)]


def _inside(value: Any, is_alone: bool) -> list[tuple[Any, bool]]:
    """What lies in it, and whether that happens without a click. Raises `ValueError` for one that acts."""
    does, plays = (_refers_to(value.get(key)) for key in ("/S", "/Subtype"))
    if not _ACTS.isdisjoint(value) or does in _ACTS or plays in _PLAYS:
        raise ValueError("something in it acts")
    if is_alone and does is not None and does not in _QUIET:
        raise ValueError("something in it acts by itself")
    return [(each, _is_alone(key, value, is_alone)) for key, each in value.items() if _holds(each)]


def _is_alone(key: str, value: Any, is_alone: bool) -> bool:
    """What opens it, and what follows on that; of the moments in `/AA`, each. Where it opens may be a place,
    which is a list that begins with a page, and what is on that isn't done."""
    if key in _ALONE:
        return isinstance(value[key], dict)
    is_moments = "/S" not in value and "/Type" not in value
    return is_alone and (key == "/Next" or is_moments)


def _refers_to(value: Any) -> Any:
    return value.get_object() if hasattr(value, "idnum") else value


def _holds(value: Any) -> bool:
    return isinstance(value, (dict, list)) or hasattr(value, "idnum")


if __name__ == "__main__":
    sys.exit(main())
