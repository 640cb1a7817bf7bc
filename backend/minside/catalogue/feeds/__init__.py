"""Reads feeds in the Google Merchant format, item by item; knows nothing of the database."""

from .errors import BadItem, NotAFeed
from .files import MOST_BYTES, Piece, Splitter
from .opening import likely_id, splitter_for
from .reading import read_item

__all__ = [
    "MOST_BYTES",
    "BadItem",
    "NotAFeed",
    "Piece",
    "Splitter",
    "likely_id",
    "read_item",
    "splitter_for",
]
