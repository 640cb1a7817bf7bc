"""The privacy notice, in versions that never change.

`versions.toml` lists them with their hashes; each lies in two files, one a language. The first is the
shop's own notice, word for word.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from minside.core.language import Language

HERE: Final = Path(__file__).parent
TOP: Final = 2
"""The level of the headings under the page's own."""


class Altered(RuntimeError):
    """A file isn't the one that people have read: its hash is another. A bug of ours."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list of `items`; never both."""

    text: str | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the notice. Its `key` is the same in every version and language; the opening has no
    title, and `level` is 2 or, below such a one, 3."""

    key: str
    title: str | None
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version in one language, whole; `summary` says in sentences what is new in it."""

    version: int
    date: date
    title: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]


def versions(language: Language) -> list[Version]:
    """All there ever were, oldest first; the last one holds."""
    return _every()[language]


def find(version: int, language: Language) -> Version | None:
    """That version, or None."""
    return next((each for each in versions(language) if each.version == version), None)


@cache
def _every() -> dict[Language, list[Version]]:
    return {language: read(HERE, language) for language in Language}


def read(folder: Path, language: Language) -> list[Version]:
    """Those that the folder's `versions.toml` lists. Raises `Altered`, and `FileNotFoundError` where one
    has no file."""
    listed = tomllib.loads((folder / "versions.toml").read_text(encoding="utf-8"))
    return [_read(folder, language, row) for row in listed["versions"]]


def _read(folder: Path, language: Language, row: dict[str, Any]) -> Version:
    content = (folder / f"{row['version']}.{language.value}.toml").read_bytes()
    if sha256(content).hexdigest() != row[language.value]:
        raise Altered(f"{row['version']}.{language.value}")
    written = tomllib.loads(content.decode())
    return Version(
        version=row["version"],
        date=row["date"],
        title=written["title"],
        summary=tuple(written["summary"]),
        sections=tuple(_section(each) for each in written["sections"]),
    )


def _section(written: dict[str, Any]) -> Section:
    return Section(
        key=written["key"],
        title=written.get("title"),
        level=written.get("level", TOP),
        blocks=tuple(_block(each) for each in written["text"]),
    )


def _block(written: str | list[str]) -> Block:
    return Block(written, ()) if isinstance(written, str) else Block(None, tuple(written))
