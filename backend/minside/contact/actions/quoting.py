"""What somebody wrote in a mail, without what they answered to: the history is here already."""

import re
from itertools import takewhile
from typing import Final

from minside.core.intake import Intake

LONGEST: Final = 5_000
# How the usual programs begin what they quote, in our languages and their neighbours'.
_BEGINS: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"^(den|på|on|am|le) .{0,200}(skrev|wrote|skriver|schrieb|écrit)\b.{0,200}:\s*$",
        r"^.{0,200}<[^<>@\s]+@[^<>\s]+>.{0,40}(skrev|wrote):\s*$",
        r"^-{2,}\s*(opprinnelig melding|original message|videresendt melding|forwarded message)\s*-{2,}",
        r"^_{10,}\s*$",
        r"^-- $",
    )
)
# Outlook quotes under the headers of what it answers.
_HEADERS: Final = re.compile(r"^\*?(fra|from):\*?\s.*\S", re.IGNORECASE)
_MORE_HEADERS: Final = re.compile(
    r"^\*?(sendt|sent|dato|date|til|to|emne|subject):\*?\s", re.IGNORECASE
)


def own_words(text: str) -> str:
    """What stands above the first thing that is quoted, at most `LONGEST` characters; empty where nothing
    does, or nothing that can be shown."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    above = [
        line
        for _, line in takewhile(lambda at: not _is_history(lines, at[0]), enumerate(lines))
        if not line.lstrip().startswith(">")
    ]
    return _shown("\n".join(above))


def _is_history(lines: list[str], place: int) -> bool:
    line = lines[place]
    if any(each.search(line) for each in _BEGINS):
        return True
    # «Den 1. des. skrev Kari <…>:» is often broken in two.
    if place + 1 < len(lines) and _BEGINS[0].search(f"{line.rstrip()} {lines[place + 1].strip()}"):
        return bool(re.match(r"(?i)^(den|på|on|am|le) ", line))
    return bool(_HEADERS.search(line)) and any(
        _MORE_HEADERS.search(each) for each in lines[place + 1 : place + 3]
    )


def _shown(text: str) -> str:
    """Tidied as what is typed is; who wrote by mail can't be asked to write it otherwise, so what can't be
    shown is left out."""
    plain = "".join(each for each in text if each in "\n\t" or each.isprintable()).replace(
        "\t", " "
    )
    tidied = re.sub(r"\n{3,}", "\n\n", plain).strip()[:LONGEST]
    intake = Intake()
    return intake.text("text", value=tidied, most=LONGEST, lines=True) or ""
