"""What somebody wrote in a mail, without what they answered to: the history is here already.

What is quoted is marked line by line by most programs, and then what stands below it or between is the
writer's own too. Of those that don't mark it nobody can tell where it ends.
"""

import re
from itertools import islice
from typing import Final

from minside.core.intake import what_shows

LONGEST: Final = 20_000
_CUT: Final = " …"
# How the usual programs begin what they quote, in our languages and their neighbours'.
_WROTE: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"^(den|på|on|am|le) .{0,200}(skrev|wrote|skriver|schrieb|écrit)\b.{0,200}:\s*$",
        r"^.{0,200}<[^<>@\s]+@[^<>\s]+>.{0,40}(skrev|wrote):\s*$",
    )
)
# They say when, or who by their address; «På nettsiden skrev dere:» is somebody's own.
_WHEN: Final = re.compile(r"\d|@")
_EXACTLY_WHEN: Final = re.compile(r"\d[:.]\d\d|@")
_FORWARDED: Final = re.compile(
    r"^-{2,}\s*(opprinnelig melding|original message|videresendt melding|forwarded message)\s*-{2,}",
    re.IGNORECASE,
)
# Outlook quotes under the headers of what it answers, and those under a line.
_LINE: Final = re.compile(r"^_{10,}\s*$")
_HEADERS: Final = re.compile(r"^\*?(fra|from):\*?\s.*\S", re.IGNORECASE)
_MORE_HEADERS: Final = re.compile(
    r"^\*?(sendt|sent|dato|date|til|to|emne|subject):\*?\s", re.IGNORECASE
)
_SIGNED: Final = "-- "


def own_words(text: str) -> str:
    """What isn't quoted, at most `LONGEST` characters; empty where there is nothing, or nothing that can be
    shown."""
    lines = _lines(text)
    own: list[str] = []
    place = 0
    while place < len(lines) and not _is_over(lines, place):
        if heads := _heads(lines, place):
            if not _is_marked(_next(lines, place + heads)):
                break
            place += heads
            continue
        if not _is_marked(lines[place]):
            own.append(lines[place])
        place += 1
    return _shown(own)


def all_words(text: str) -> str:
    """Likewise, with what is quoted and isn't marked: for who wrote nothing above it."""
    return _shown([line for line in _lines(text) if not _is_marked(line)])


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_over(lines: list[str], place: int) -> bool:
    """Whether nothing of the writer's own comes from here on."""
    line = lines[place]
    if line == _SIGNED or _FORWARDED.search(line):
        return True
    if _LINE.search(line):
        return bool(_HEADERS.search(_next(lines, place + 1)))
    return bool(_HEADERS.search(line)) and any(
        _MORE_HEADERS.search(each) for each in lines[place + 1 : place + 3]
    )


def _heads(lines: list[str], place: int) -> int:
    """How many lines say whose words come now and when, «Den 1. des. skrev Kari <…>:»; often it is broken in
    two."""
    for count, patterns in ((1, _WROTE), (2, _WROTE[:1])):
        head = " ".join(line.strip() for line in lines[place : place + count])
        if any(each.search(head) for each in patterns):
            is_marked = _is_marked(_next(lines, place + count))
            return count if (_WHEN if is_marked else _EXACTLY_WHEN).search(head) else 0
    return 0


def _next(lines: list[str], place: int) -> str:
    """The next line with something in it."""
    return next((line for line in islice(lines, place, None) if line.strip()), "")


def _is_marked(line: str) -> bool:
    return line.lstrip().startswith(">")


def _shown(lines: list[str]) -> str:
    """Tidied as what is typed is; one that is cut says so."""
    tidied = re.sub(r"\n\s*\n\s*\n", "\n\n", what_shows("\n".join(lines)))
    if len(tidied) <= LONGEST:
        return tidied
    return tidied[: LONGEST - len(_CUT)].rstrip() + _CUT
