"""Texts as they are searched and sorted: written and sought in one spelling.

Both sides are folded by `fold`, so that "fôr" is found by "for", "ørret" by "orret" and "oerret",
"måltid" by "maltid" and "maaltid". The design names PostgreSQL's `unaccent` for this; folding here
knows the Norwegian double letters too, and needs no extension that must agree with the code.
"""

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {"æ": "a", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "o"}
)
_DOUBLE: Final = re.compile("ae|oe|aa")
_WORD: Final = re.compile("[a-z0-9]+")
# After "z", in Norwegian's order.
_SORTED: Final = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def fold(text: str) -> str:
    """In small letters of the English alphabet and figures, one blank between words."""
    # Composed first: "å" must be known as a letter before its ring is taken for a mark.
    plain = _bare(unicodedata.normalize("NFC", text).lower().translate(_LETTERS))
    single = _DOUBLE.sub(lambda found: found[0][1 if found[0] == "aa" else 0], plain)
    return " ".join(_WORD.findall(single))


def sort_key(name: str) -> str:
    """Compared byte by byte, it sorts as Norwegians do: å last."""
    key = _bare(unicodedata.normalize("NFC", name).lower().translate(_SORTED))
    return " ".join(key.split())[:200]


def _bare(text: str) -> str:
    """Without accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
