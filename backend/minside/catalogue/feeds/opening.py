"""Which kind of feed a file is, told by how it begins."""

import html
import re
from typing import Final

from .errors import NotAFeed
from .files import Splitter
from .json_lines import JsonLines
from .xml import Rss

_ID: Final = re.compile(
    rb"""<(?:[\w.-]+:)?id>\s*(?:<!\[CDATA\[)?([^<\]]{1,100})|"id"\s*:\s*"?([^",}]{1,100})"""
)


def splitter_for(start: bytes) -> Splitter:
    """The one that a file with this start wants. Raises `NotAFeed`."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start[:4]:
        raise NotAFeed("it isn't UTF-8")
    return JsonLines() if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else Rss()


def likely_id(start: bytes) -> str | None:
    """What an item that can't be read seems to be called, from its beginning."""
    found = _ID.search(start)
    if found is None:
        return None
    raw = (found[1] or found[2]).decode(errors="replace")
    written = html.unescape(raw) if found[1] else raw.replace("\\/", "/")
    return written.strip() or None
