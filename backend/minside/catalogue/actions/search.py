"""Searching the products in Norwegian, and leafing through them.

A word is found at the beginning of a word of any text, by its stem, and anywhere inside the name,
the brand and the category: "fôr" is in "Tørrfôr". A word that is put together is found by its parts
too (`compounds`). Where nothing is found at all, words that are spelled nearly so are sought instead.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from minside.core.paging import BadCursor
from minside.core.scope import current

from .asking import Term, terms_of
from .compounds import Compound, ending_with
from .products import COLUMNS, Listing, listing
from .spelling import respelled


@dataclass(frozen=True, slots=True)
class Category:
    """An outermost category, and how many of what was found are in it."""

    path: list[str]
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A page of products with the place of each. `total` counts all of the category that was asked
    for; `categories` all that was found, whichever category was asked for."""

    products: list[Listing]
    cursors: list[str]
    has_next: bool
    total: int
    categories: list[Category]


@dataclass
class _Query:
    """A statement under way: its conditions, its rank, and the values of its parameters."""

    values: list[Any] = field(default_factory=list[Any])

    def value(self, value: Any, kind: str = "text") -> str:
        """The place of a parameter."""
        self.values.append(value)
        return f"${len(self.values)}::{kind}"


async def search(
    words: str | None, *, category: str | None = None, first: int, after: str | None = None
) -> Found:
    """A page of what is found by `words`, the best first; without words all that is in the shop, by
    name. `category` is a path joined by " > ". Raises `core.paging.BadCursor`."""
    place = _place(after)
    if not words or not words.strip():
        return await _leaf(category, first, place)
    # How a search is best made hangs on its words: a plan made for any words reads the whole table.
    await current().fetch("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
    terms = await terms_of(words)
    if all(term.excluded for term in terms):
        return Found([], [], False, 0, [])
    found = await _search(words.strip(), terms, category, first, place)
    if not found.categories and (meant := await respelled(terms)):
        return await _search(words.strip(), meant, category, first, place)
    return found


async def _leaf(category: str | None, first: int, place: "_Place | None") -> Found:
    """All that is in the shop, by name: read along an index, and counted along another."""
    query = _Query()
    inside = _inside(query, category)
    after = ""
    if place is not None:
        after = f"AND (name_key, id) > ({query.value(place.key)}, {query.value(place.id, 'uuid')})"
    rows = await current().fetch(
        f"""
        SELECT {COLUMNS}, 0 AS rank, name_key FROM product WHERE gone_at IS NULL AND {inside} {after}
        ORDER BY name_key, id LIMIT {query.value(first + 1, "integer")}
        """,  # noqa: S608 - parts of our own, values as parameters
        *query.values,
    )
    query = _Query()
    counted = await current().fetch(
        f"""
        SELECT split_part(category_path, ' > ', 1) AS outermost, sum(count)::bigint AS count,
               coalesce(sum(count) FILTER (WHERE {_inside(query, category)}), 0)::bigint AS inside
        FROM (
            SELECT category_path, count(*) AS count FROM product WHERE gone_at IS NULL GROUP BY 1
        ) AS each GROUP BY 1
        """,  # noqa: S608 - as above
        *query.values,
    )
    categories = {row["outermost"]: row["count"] for row in counted}
    return _found(rows, first, sum(row["inside"] for row in counted), categories)


async def _search(
    words: str,
    terms: Sequence[Term],
    category: str | None,
    first: int,
    place: "_Place | None",
) -> Found:
    """One statement: what is found, how much of it is where, and a page of it."""
    query = _Query()
    conditions = " AND ".join(_condition(query, term) for term in terms)
    rank = _rank(query, words, [term for term in terms if not term.excluded])
    inside = _inside(query, category)
    after = "true"
    if place is not None:
        here = (query.value(place.rank, "integer"), query.value(place.key))
        after = f"(rank, name_key, id) > ({', '.join(here)}, {query.value(place.id, 'uuid')})"
    rows = await current().fetch(
        f"""
        WITH found AS MATERIALIZED (
            SELECT id, name_key, {rank} AS rank, {inside} AS inside,
                   split_part(category_path, ' > ', 1) AS outermost
            FROM product WHERE {conditions}
        ), page AS (
            SELECT id, rank FROM found WHERE inside AND {after}
            ORDER BY rank, name_key, id LIMIT {query.value(first + 1, "integer")}
        )
        SELECT page.rank, product.*, counted.total, counted.categories FROM (
            SELECT (SELECT count(*) FROM found WHERE inside) AS total, (
                SELECT jsonb_object_agg(outermost, count)
                FROM (SELECT outermost, count(*) AS count FROM found GROUP BY 1) AS each
            ) AS categories
        ) AS counted LEFT JOIN page ON true
        LEFT JOIN (SELECT {COLUMNS}, name_key FROM product) AS product ON product.id = page.id
        ORDER BY page.rank, product.name_key, product.id
        """,  # noqa: S608 - as above
        *query.values,
    )
    counted = rows[0]
    page = [row for row in rows if row["id"] is not None]
    return _found(page, first, counted["total"], json.loads(counted["categories"] or "{}"))


def _condition(query: _Query, term: Term) -> str:
    """Found at the beginning of a word anywhere, inside one of the name, brand or category, or there
    by its parts."""
    if term.is_phrase:
        phrase = f"phraseto_tsquery('product_search', {query.value(term.text)})"
        ways = [f"lexemes @@ {phrase}"]
    else:
        ways = [f"lexemes @@ to_tsquery('simple', {query.value(term.lexemes)})"]
    if term.pattern is not None:
        ways.append(f"words LIKE {query.value(term.pattern)}")
    ways += [_by_parts(query, compound) for compound in term.compounds]
    condition = f"({' OR '.join(ways)})"
    return f"NOT {condition}" if term.excluded else condition


def _by_parts(query: _Query, compound: Compound, text: str = "words") -> str:
    """What the thing is stands in the text, what it is for in name, brand or category."""
    end = f"{text} ~ {query.value(ending_with(*compound.stems))}"
    if compound.beginning is None:
        return end
    beginning = query.value(f"{compound.beginning}:*AB")
    return f"lexemes @@ to_tsquery('simple', {beginning}) AND {end}"


def _rank(query: _Query, words: str, terms: Sequence[Term]) -> str:
    """Small is good: the very sku; then all words whole in the name, or at the end of its words; whole
    in brand and category too; at the beginning of words of the name, inside them, in brand and category
    too; by their parts; or only in the description; each in stock first. What is gone comes last."""
    sku = query.value(words)
    how_well = _tier(query, terms)
    return f"""CASE WHEN lower(sku) = lower({sku}) OR gtin = {sku} THEN 0 ELSE ({how_well})
        + CASE WHEN gone_at IS NOT NULL THEN 1000 WHEN availability = 'in_stock' THEN 0
               WHEN availability IN ('preorder', 'backorder') THEN 1 ELSE 2 END END"""


def _tier(query: _Query, terms: Sequence[Term]) -> str:
    beginning = " & ".join(term.lexemes.replace(":*", ":*A") for term in terms)
    # The last part of a word says what it is: "Trekksele" is more of a "sele" than "Selskapsfisk".
    ends = query.value([ending_with(term.stem) for term in terms], "text[]")
    # What the shop sorts it by says best what it is: a coat with "fôr" is none.
    by_name = _all_in(query, terms, "split_part(words, chr(10), 1)")
    by_kind = _all_in(query, terms, "split_part(words, chr(10), 2)")
    parts = query.value([term.pattern or f"%{term.text}%" for term in terms], "text[]")
    return f"""CASE
        WHEN {_has_all(query, terms, "A")} THEN 4
        WHEN split_part(words, chr(10), 1) ~ ALL ({ends}) THEN 6
        WHEN {_has_all(query, terms, "AB")} THEN 8
        WHEN lexemes @@ to_tsquery('simple', {query.value(beginning)}) THEN 10
        WHEN split_part(words, chr(10), 1) LIKE ALL ({parts}) THEN 20
        WHEN words LIKE ALL ({parts}) THEN 30
        WHEN {by_kind} AND {by_name} THEN 32 WHEN {by_kind} THEN 34
        WHEN {_all_in(query, terms, "words")} THEN 36 ELSE 40 END"""


def _has_all(query: _Query, terms: Sequence[Term], weights: str) -> str:
    """All terms as whole words; a phrase has words of any form, which are tried one by one."""
    words = [word for term in terms for word in term.whole.split(" & ")]
    return f"lexemes @@ to_tsquery('simple', {query.value(' & '.join(f'{w}:{weights}' for w in words))})"


def _all_in(query: _Query, terms: Sequence[Term], text: str) -> str:
    """All terms in this text, be it by their parts."""
    return " AND ".join(f"({' OR '.join(_ways_in(query, term, text))})" for term in terms)


def _ways_in(query: _Query, term: Term, text: str) -> list[str]:
    inside = f"{text} LIKE {query.value(term.pattern or f'%{term.text}%')}"
    return [inside, *[_by_parts(query, compound, text) for compound in term.compounds]]


def _inside(query: _Query, category: str | None) -> str:
    """In the category or one inside it: by a range, which the index knows how to read."""
    if category is None:
        return "true"
    path = " > ".join(part.strip() for part in category.split(">"))
    # After a path and a blank comes ">", and the next character of all is "?".
    inner = f"category_path >= {query.value(f'{path} > ')} AND category_path < {query.value(f'{path} ?')}"
    return f"(category_path = {query.value(path)} OR ({inner}))"


def _found(rows: Sequence[Any], first: int, total: int, categories: dict[str, int]) -> Found:
    shown = rows[:first]
    return Found(
        products=[listing(row) for row in shown],
        cursors=[_cursor(row) for row in shown],
        has_next=len(rows) > first,
        total=total,
        categories=[
            Category([name], count)
            for name, count in sorted(categories.items(), key=lambda each: (-each[1], each[0]))
            if name
        ],
    )


@dataclass(frozen=True, slots=True)
class _Place:
    rank: int
    key: str
    id: UUID


def _cursor(row: Any) -> str:
    place = [row["rank"], row["name_key"], str(row["id"])]
    return urlsafe_b64encode(json.dumps(place).encode()).decode()


def _place(after: str | None) -> _Place | None:
    """What `_cursor` hid; raises `BadCursor`."""
    if after is None:
        return None
    try:
        rank, key, id = json.loads(urlsafe_b64decode(after.encode()))
        if not isinstance(rank, int) or not isinstance(key, str) or "\x00" in key:
            raise ValueError("not a place")
        return _Place(min(max(rank, -1), 10_000), key, UUID(id))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadCursor("after") from error
