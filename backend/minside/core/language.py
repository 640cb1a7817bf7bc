"""The two languages that Min Side speaks, Bokmål first."""

from enum import Enum
from typing import NamedTuple


class Language(Enum):
    NB = "nb"
    EN = "en"


class Text(NamedTuple):
    """One text for people in both languages."""

    nb: str
    en: str

    def in_(self, language: Language) -> str:
        return self.nb if language is Language.NB else self.en


def preferred(accept_language: str | None) -> Language:
    """The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4).

    Norwegian in any form (`nb`, `no`, `nn`) reads Bokmål; what we don't speak reads Bokmål too,
    unless English is accepted.
    """
    for tag in _by_quality(accept_language or ""):
        primary = tag.partition("-")[0]
        if primary in ("nb", "no", "nn"):
            return Language.NB
        if primary == "en":
            return Language.EN
    return Language.NB


def _by_quality(header: str) -> list[str]:
    ranked: list[tuple[float, str]] = []
    for item in header.lower().split(","):
        tag, _, parameter = item.strip().partition(";")
        quality = _quality(parameter)
        if tag and quality > 0:
            ranked.append((quality, tag.strip()))
    return [tag for _, tag in sorted(ranked, key=lambda pair: -pair[0])]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
