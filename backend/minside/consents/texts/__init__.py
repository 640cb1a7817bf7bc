"""The words that customers are asked to agree to, in versions that never change.

`versions.toml` lists them with their hashes; each lies in a file of its own, in both languages.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from minside.consents.purposes import ABOUT, Purpose
from minside.core.language import Language
from minside.core.personal import Basis

_HERE: Final = Path(__file__).parent


class Altered(RuntimeError):
    """A file isn't the one that customers agreed to: its hash is another. A bug of ours."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of one text in one language, whole; its first line is what stands at the box. `basis` where
    it says what it rests on, and that may be one or the other."""

    purpose: Purpose
    version: int
    since: date
    asks_again: bool
    language: Language
    text: str
    basis: Basis | None

    @property
    def sha256(self) -> bytes:
        """32 bytes: what the ledger keeps of it."""
        return sha256(self.text.encode()).digest()

    @property
    def label(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def paragraphs(self) -> list[str]:
        """What stands below the label."""
        return [line for line in self.text.splitlines()[1:] if line]


def latest(purpose: Purpose, language: Language) -> Wording:
    """The text that is asked about today."""
    return _fitting(versions(purpose, language))[-1]


def _fitting(all_of_it: list[Wording]) -> list[Wording]:
    """Those that say what the purpose rests on now."""
    return [each for each in all_of_it if each.basis in (None, ABOUT[each.purpose].basis)]


def versions(purpose: Purpose, language: Language) -> list[Wording]:
    """All there ever were, oldest first."""
    return _every()[purpose, language]


def find(purpose: Purpose, version: int, language: Language) -> Wording | None:
    """That version, or None."""
    found = (each for each in versions(purpose, language) if each.version == version)
    return next(found, None)


def by_hash(digest: bytes) -> Wording | None:
    """Ours of that hash, or None where the text is another's."""
    return _by_hash().get(digest)


def hashes() -> list[bytes]:
    """Of all of ours. Raises `Altered`."""
    return list(_by_hash())


def holding(purpose: Purpose) -> list[bytes]:
    """The hashes of the versions a yes to which holds still: those that no later one asks anew. Where a yes
    is needed, one to a text that needed none is none."""
    return [
        each.sha256
        for language in Language
        for each in _since_asked_again(versions(purpose, language))
    ]


def asked_again(purpose: Purpose) -> date | None:
    """Since when everybody is asked anew, whatever they said yes to before; None where nobody ever was."""
    asked = [each.since for each in versions(purpose, Language.NB) if each.asks_again]
    return asked[-1] if asked else None


def _since_asked_again(all_of_it: list[Wording]) -> list[Wording]:
    asked = [place for place, each in enumerate(all_of_it) if each.asks_again]
    newest = all_of_it[asked[-1] :] if asked else all_of_it
    needs_yes = ABOUT[all_of_it[0].purpose].basis is Basis.CONSENT
    return _fitting(newest) if needs_yes else newest


@cache
def _by_hash() -> dict[bytes, Wording]:
    return {each.sha256: each for found in _every().values() for each in found}


@cache
def _every() -> dict[tuple[Purpose, Language], list[Wording]]:
    """Raises `Altered`, and `FileNotFoundError` where a version has no file."""
    listed = tomllib.loads((_HERE / "versions.toml").read_text(encoding="utf-8"))
    return {
        (purpose, language): [_read(purpose, language, row) for row in listed[purpose.value]]
        for purpose in Purpose
        for language in Language
    }


def _read(purpose: Purpose, language: Language, row: dict[str, object]) -> Wording:
    path = _HERE / f"{purpose.value}.{row['version']}.{language.value}.txt"
    text = path.read_text(encoding="utf-8")
    wording = Wording(
        purpose=purpose,
        version=int(str(row["version"])),
        since=date.fromisoformat(str(row["since"])),
        asks_again=bool(row["asks_again"]),
        language=language,
        text=text,
        basis=Basis(str(row["basis"])) if "basis" in row else None,
    )
    if wording.sha256.hex() != row[language.value]:
        raise Altered(path.name)
    return wording
