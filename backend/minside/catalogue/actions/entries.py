"""What a product is found by, as it is written into the index.

All its words are lexemes, by their stems. Signs before them say where else they are looked for:
`N=seng` is a word of the name and `K=seng` one of what else says which kind of thing it is; `N~eng`
and `K~eng` are what such a word ends with, so that "hundeseng" is found by its last part, and any word
from its middle; `#=mp 12` is the whole sku or barcode.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from ..facts import Content, Item
from .words import fold

# Below it a part of a word says nothing.
SHORTEST_PART: Final = 3
# A longer word is none, and would end in too many ways.
LONGEST_WORD: Final = 60
# Beside the columns of the product.
ENTRY: Final = {
    "availability": "text",
    "searched_name": "text",
    "searched_kind": "text",
    "searched_text": "text",
    "searched_codes": "text[]",
}
_FOR: Final = re.compile(r"\bfor\b", re.IGNORECASE)


def _signed(field: str, text: str) -> str:
    """The words of a text and their ends, but of numbers, which nobody knows by their ends."""
    return f"""
        SELECT '{field}' || sign FROM unnest(
            tsvector_to_array(to_tsvector('product_search', {text}))
        ) AS word CROSS JOIN LATERAL (
            SELECT '=' || word
            UNION ALL
            SELECT '~' || substr(word, start)
            FROM generate_series(1, length(word) - {SHORTEST_PART - 1}) AS start
            WHERE length(word) <= {LONGEST_WORD} AND word !~ '^[0-9]+$'
        ) AS signs (sign)"""  # noqa: S608 - parts of our own


LEXEMES: Final = f"""
    to_tsvector('product_search', searched_name) || to_tsvector('product_search', searched_kind)
    || to_tsvector('product_search', searched_text) || array_to_tsvector(ARRAY(
        {_signed("N", "searched_name")}
        UNION ALL {_signed("K", "searched_kind")}
        UNION ALL SELECT '#=' || code FROM unnest(searched_codes) AS code
    ))
"""  # noqa: S608 - as above


def entry(item: Item) -> dict[str, Any]:
    """The `ENTRY` of a product."""
    content = item.content
    name, _, kind = searched(content).partition("\n")
    facts = " ".join(f"{fact.name} {fact.value}" for fact in content.contents)
    return {
        "availability": item.stock and item.stock.availability.value,
        "searched_name": name,
        "searched_kind": kind,
        # The whole name too, so that it is found as it is written.
        "searched_text": fold(f"{content.name} {content.description or ''} {facts}"),
        "searched_codes": [fold(code) for code in (content.sku, content.gtin) if code],
    }


def searched(content: Content) -> str:
    """Folded: the name, and on the next line what else says which kind of thing it is. In a name "for"
    tells nothing of it, and would be taken for "fôr"."""
    name = _FOR.sub(" ", content.name)
    return f"{fold(name)}\n{fold(' '.join(filter(None, _kind(content))))}"


def _kind(content: Content) -> Sequence[str | None]:
    """What it may be found by besides its name."""
    return (content.sku, content.brand, content.gtin, *content.variant.values(), *content.category)
