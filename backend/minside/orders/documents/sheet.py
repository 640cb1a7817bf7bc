"""A paper as it is laid out: blocks under a title, every word ready to be printed.

`typst/sheet.typ` draws them. It gets them as JSON and prints texts as they are, so that nothing a
person wrote is ever read as Typst's markup.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from minside.core.language import Language

Pair: TypeAlias = tuple[str, str]


class Column(Struct, frozen=True):
    """`wide` takes the room that is left, `code` has a width of its own however long its words are,
    `number` stands to the right."""

    label: str
    kind: Literal["narrow", "code", "wide", "number"] = "narrow"


class Heading(Struct, frozen=True, tag="heading"):
    text: str


class Words(Struct, frozen=True, tag="words"):
    """A paragraph; a `soft` one matters less."""

    text: str
    soft: bool = False


class Steps(Struct, frozen=True, tag="steps"):
    """What to do, in order."""

    texts: list[str]


class Table(Struct, frozen=True, tag="table"):
    """Its head is repeated on each page."""

    columns: list[Column]
    rows: list[list[str]]


class Sums(Struct, frozen=True, tag="sums"):
    """What is added up, and what comes of it."""

    parts: list[Pair]
    whole: Pair
    beneath: list[Pair]


class Box(Struct, frozen=True, tag="box"):
    """What matters most, as how to pay; a `close` one is only looked up in."""

    title: str
    pairs: list[Pair]
    text: str = ""
    close: bool = False


class Blanks(Struct, frozen=True, tag="blanks"):
    """Lines to be filled in by hand."""

    labels: list[str]


Block: TypeAlias = Heading | Words | Steps | Table | Sums | Box | Blanks


class Sheet(Struct, frozen=True, kw_only=True):
    """`seller` and `to` are lines, the name first; `page` is how pages are counted, around two
    numbers; `to_label` says what the address is."""

    language: Language
    title: str
    seller: list[str]
    to_label: str
    to: list[str]
    facts: list[Pair]
    blocks: list[Block]
    footer: str
    page: Pair
