"""Google Merchant's RSS 2.0: cut into items first, so that a broken one takes no other with it.

A parser of whole documents either stops at the first fault or repairs it by guessing; and it must
hold a text of any length. Here each item is at most `MOST_BYTES`, is parsed alone, and stands or
falls alone (docs/decisions/0010-a-feed-is-read-item-by-item.md). Entities can only be declared in
a DOCTYPE before the first item, and a feed with one is refused before anything is taken.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.sax.saxutils import quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .errors import BadItem, NotAFeed
from .files import MOST_BYTES, Fields, Piece

GOOGLE: Final = "{http://base.google.com/ns/1.0}"
_MOST_HEAD: Final = 64 * 1024
# What Google reads from RSS's own elements where its own are missing.
_OF_RSS: Final = ("title", "link", "description")

_MARK = re.compile(rb"<!--|<!\[CDATA\[|<!DOCTYPE|<item(?=[\s/>])|</item\s*>|</rss\s*>")
_BEGIN = re.compile(rb"<item(?=[\s/>])")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_AFTER_LONG = re.compile(rb"<item(?=[\s/>])|</item\s*>")
# A mark that a portion's end may have cut; blanks in an end tag are the only part without bound.
_LONGEST_MARK: Final = 64


class Rss:
    """See `feeds.files.Splitter`.

    `_buffer` holds what isn't decided yet, `_line` counts the lines before it, `_at` is where the
    next look begins, `_item` whether an item begins at its start. `_within` is what ends the
    comment or CDATA that began at `_within_from`.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._line = 1
        self._at = 0
        self._head: _Head | None = None
        self._item = False
        self._within: bytes | None = None
        self._within_from = 0
        self._passing_over = False
        self._ended = False

    @property
    def broke_off(self) -> bool:
        return not self._ended

    def feed(self, data: bytes) -> Iterator[Piece]:
        self._buffer += data
        while (mark := self._next()) is not None:
            yield from self._meet(mark)
        yield from self._bound()

    def close(self) -> Iterator[Piece]:
        if self._item and self._within is not None:
            self._has_no_end()
            yield from self.feed(b"")
        if self._item:
            raw = bytes(self._buffer)
            self._item = False
            yield Piece(self._line, None, "the file ends inside it", raw)
        if self._head is None:
            self._head = _Head.read(bytes(self._buffer), whole=True)

    def fields(self, piece: Piece) -> Fields:
        assert self._head is not None
        return self._head.fields(piece.raw or b"")

    def _next(self) -> re.Match[bytes] | None:
        """The next mark that counts."""
        while self._pass_within():
            pattern = _AFTER_LONG if self._passing_over else _MARK
            mark = pattern.search(self._buffer, self._at)
            if mark is None:
                self._at = max(self._at, len(self._buffer) - _LONGEST_MARK)
                return None
            if (ends := _ENDS.get(mark.group())) is None:
                return mark
            self._at = self._within_from = mark.end()
            self._within = ends
        return None

    def _pass_within(self) -> bool:
        """Move past a comment or CDATA, whatever it holds; whether its end is there."""
        if self._within is None:
            return True
        end = self._buffer.find(self._within, self._at)
        if end < 0:
            self._at = max(self._at, len(self._buffer) - len(self._within) + 1)
            return False
        if self._item and _BEGIN.search(self._buffer, self._within_from, end):
            self._has_no_end()
        else:
            self._at, self._within = end + len(self._within), None
        return True

    def _has_no_end(self) -> None:
        """The end was forgotten, else the items that follow would be swallowed. The look goes on
        from its beginning, and the item turns out broken when it is parsed."""
        self._at, self._within = self._within_from, None

    def _meet(self, mark: re.Match[bytes]) -> Iterator[Piece]:
        kind, start, end = mark.group().lower(), mark.start(), mark.end()
        if kind.startswith(b"<!doctype"):
            self._refuse_doctype()
            self._at = end
        elif kind.startswith(b"<item"):
            yield from self._begin(start)
        elif kind.startswith(b"</item"):
            yield from self._end(end)
        else:
            self._ended = not self._item
            self._at = end

    def _refuse_doctype(self) -> None:
        """After the first item it is a fault of that item's, and declares nothing there."""
        if self._head is None:
            raise NotAFeed("it has a DOCTYPE, which no feed needs and which may do harm")

    def _begin(self, start: int) -> Iterator[Piece]:
        if self._head is None:
            self._head = _Head.read(bytes(self._buffer[:start]))
        if self._item:
            raw = bytes(self._buffer[:start])
            yield Piece(self._line, None, "another item begins inside it", raw)
        self._drop(start)
        self._item, self._passing_over = True, False
        self._at = len(b"<item")

    def _end(self, end: int) -> Iterator[Piece]:
        if self._item:
            raw = bytes(self._buffer[:end])
            yield Piece(self._line, raw, start=raw)
        self._drop(end)
        self._item = self._passing_over = False

    def _bound(self) -> Iterator[Piece]:
        """Let go of what is too long, and of what lies between items."""
        if self._item and self._within is not None and len(self._buffer) > MOST_BYTES:
            self._has_no_end()
            yield from self.feed(b"")
        elif self._item and len(self._buffer) > MOST_BYTES:
            reason = f"longer than {MOST_BYTES // 1024} KiB"
            yield Piece(self._line, None, reason, bytes(self._buffer[:MOST_BYTES]))
            self._item, self._within, self._passing_over = False, None, True
        if self._head is None:
            if len(self._buffer) > _MOST_HEAD:
                raise NotAFeed("no item begins in its first 64 KiB")
        elif not self._item:
            self._drop(min(self._at, len(self._buffer)))

    def _drop(self, upto: int) -> None:
        self._line += self._buffer.count(b"\n", 0, upto)
        del self._buffer[:upto]
        self._at = max(0, self._at - upto)
        self._within_from = max(0, self._within_from - upto)


class _Head:
    """What stands before the first item: which prefixes mean what in all of them."""

    def __init__(self, namespaces: dict[str, str]) -> None:
        declared = "".join(
            f" xmlns{':' * bool(prefix)}{prefix}={quoteattr(uri)}"
            for prefix, uri in namespaces.items()
        )
        self._before = f"<feed{declared}>".encode()

    @classmethod
    def read(cls, raw: bytes, *, whole: bool = False) -> "_Head":
        """Raises `NotAFeed`."""
        if not raw.strip():
            raise NotAFeed("it is empty")
        namespaces: dict[str, str] = {}
        root: str | None = None
        parser = XMLPullParser(("start", "start-ns"))
        try:
            parser.feed(raw)
            if whole:
                parser.close()
            for event, found in _events(parser):
                if event == "start-ns":
                    namespaces[found[0]] = found[1]
                elif root is None:
                    root = found.tag
        except (ParseError, ValueError, LookupError):
            raise NotAFeed("it is neither RSS nor JSON Lines in UTF-8") from None
        if root != "rss" or _other_encoding(raw):
            raise NotAFeed("it is neither RSS nor JSON Lines in UTF-8")
        return cls(namespaces)

    def fields(self, raw: bytes) -> Fields:
        """Raises `BadItem`."""
        try:
            raw.decode()
            item = fromstring(self._before + raw + b"</feed>", forbid_dtd=True)[0]
        except UnicodeDecodeError:
            raise BadItem("not UTF-8") from None
        except ParseError as error:
            line, _ = error.position
            raise BadItem(f"broken XML: {str(error).partition(':')[0]}", line=line - 1) from None
        except (DefusedXmlException, ValueError, IndexError):
            raise BadItem("broken XML") from None
        return _fields(item)


def _events(parser: Any) -> Iterator[tuple[str, Any]]:
    yield from parser.read_events()


def _other_encoding(raw: bytes) -> bool:
    declared = re.match(rb"""[\s\xef\xbb\xbf]*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""", raw)
    return declared is not None and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii")


def _fields(item: Element) -> Fields:
    found: dict[str, list[Any]] = {}
    for element in item:
        if element.tag.startswith(GOOGLE):
            found.setdefault(element.tag.removeprefix(GOOGLE), []).append(_value(element))
    for name in _OF_RSS:
        if name not in found and (text := item.findtext(name)):
            found[name] = [text]
    return found


def _value(element: Element) -> str | dict[str, str]:
    """Its text, or what stands in it by name."""
    if len(element) == 0:
        return element.text or ""
    return {each.tag.removeprefix(GOOGLE): each.text or "" for each in element}
