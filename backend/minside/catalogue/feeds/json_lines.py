"""JSON Lines: an object a line, with the names of the Google Merchant format without prefix."""

from collections.abc import Iterator
from typing import Any

import msgspec

from .errors import BadItem, NotAFeed
from .files import MOST_BYTES, Fields, Piece


class JsonLines:
    """See `feeds.files.Splitter`."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._line = 1
        self._passing_over = False
        self._seen = False
        self.broke_off = False

    def feed(self, data: bytes) -> Iterator[Piece]:
        lines = data.split(b"\n")
        for part in lines[:-1]:
            yield from self._end_line(part)
            self._line += 1
        yield from self._keep(lines[-1])

    def close(self) -> Iterator[Piece]:
        raw = bytes(self._rest).strip()
        if raw:
            self._seen = True
            # A file may end without a line break; one that was cut off ends in half an object.
            self.broke_off = not _whole(raw)
            yield Piece(self._line, raw, start=raw)
        elif self._passing_over:
            self.broke_off = True
        if not self._seen:
            raise NotAFeed("it is empty")

    def fields(self, piece: Piece) -> Fields:
        try:
            found = msgspec.json.decode(piece.raw or b"", type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise BadItem("not a JSON object in UTF-8") from None
        return {name: _several(value) for name, value in found.items() if value is not None}

    def _end_line(self, part: bytes) -> Iterator[Piece]:
        yield from self._keep(part)
        raw = bytes(self._rest).strip(b" \t\r\n\xef\xbb\xbf")
        self._rest.clear()
        if raw and not self._passing_over:
            self._seen = True
            yield Piece(self._line, raw, start=raw)
        self._passing_over = False

    def _keep(self, part: bytes) -> Iterator[Piece]:
        if self._passing_over:
            return
        self._rest += part[: MOST_BYTES + 1]
        if len(self._rest) > MOST_BYTES:
            start = bytes(self._rest[:MOST_BYTES])
            self._rest.clear()
            self._seen = self._passing_over = True
            yield Piece(self._line, None, f"longer than {MOST_BYTES // 1024} KiB", start)


def _whole(raw: bytes) -> bool:
    try:
        msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _several(value: Any) -> list[Any]:
    """What XML repeats, JSON has in a list."""
    values: list[Any] = value if isinstance(value, list) else [value]
    return [_plain(each) for each in values]


def _plain(value: Any) -> Any:
    """Numbers as the text they'd be in XML."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return str(value)
