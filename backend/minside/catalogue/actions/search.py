"""Searching the products in Norwegian, and leafing through them.

A word is found at the beginning of a word of any text, by its stem, and anywhere inside the name,
the brand and the category: "fôr" is in "Tørrfôr". A word that is put together is found by its parts
too (`compounds`). Where nothing is found at all, words that are spelled nearly so are sought instead.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from uuid import UUID

from minside.core.paging import opened, refusing_bad_cursors, seal
from minside.core.scope import current

from .asking import MOST_CHARACTERS, Term, terms_of
from .matching import found, tiers
from .products import COLUMNS, Listing, listing
from .spelling import respelled
from .standing import GONE, is_snapshot, stood

# As asyncpg has it: xmin, xmax, and what is between them.
Snapshot: TypeAlias = tuple[int, int, Sequence[int]]
# After every other rank.
_RANK_OF_GONE: Final = 1000


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


@dataclass(frozen=True, slots=True)
class _Place:
    """What the page follows; `snapshot` is what the database held when the first one was shown."""

    rank: int
    standing: int
    key: str
    id: UUID
    snapshot: Snapshot


@dataclass
class _Query:
    """A statement under way, with the values of its parameters."""

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
    place = None if after is None else _place(after)
    category = None if category is None else _path(category.split(">"))
    if not words or not words.strip():
        return await _leaf(category, first, place)
    words = words.strip()[:MOST_CHARACTERS]
    terms = await terms_of(words)
    if all(term.excluded for term in terms):
        return Found([], [], False, 0, [])
    page = await _search(words, terms, category, first, place)
    if not page.categories and (meant := await respelled(terms)):
        return await _search(words, meant, category, first, place)
    return page


async def _leaf(category: str | None, first: int, place: _Place | None) -> Found:
    """All that is in the shop, by name: read along an index, and counted along another."""
    query = _Query()
    after = ""
    if place is not None:
        after = f"AND (name_key, id) > ({query.value(place.key)}, {query.value(place.id, 'uuid')})"
    rows = await current().fetch(
        f"""
        SELECT {COLUMNS}, 0 AS rank, 0 AS standing, name_key, pg_current_snapshot() AS snapshot FROM product
        WHERE gone_at IS NULL AND {_inside(query, category)} {after}
        ORDER BY name_key, id LIMIT {query.value(first + 1, "integer")}
        """,  # noqa: S608 - parts of our own, values as parameters
        *query.values,
    )
    counted = await current().fetch(
        "SELECT category_path, count(*) AS count FROM product WHERE gone_at IS NULL GROUP BY 1"
    )
    return _found(rows, first, {row["category_path"]: row["count"] for row in counted}, category)


async def _search(
    words: str, terms: Sequence[Term], category: str | None, first: int, place: _Place | None
) -> Found:
    """One statement: how much of what is found is where, and a page of it."""
    query = _Query()
    entries = "entry AS NOT MATERIALIZED (SELECT * FROM product_entry)"
    if place is not None:
        entries = stood(query.value(place.snapshot, "pg_snapshot"))
    limit = query.value(first + 1, "integer")
    rows = await current().fetch(
        f"""
        WITH {entries}, counted AS (
            SELECT category_path, count(*) AS count FROM product_entry
            WHERE lexemes @@ {query.value(found(words, terms), "tsquery")} GROUP BY 1
        ), page AS (
            SELECT * FROM (
                {" UNION ALL ".join(_tiers(query, words, terms, category, place, limit))}
            ) AS tier LIMIT {limit}
        )
        SELECT page.rank, page.standing, product.*, categories, pg_current_snapshot() AS snapshot
        FROM (SELECT jsonb_object_agg(category_path, count) AS categories FROM counted) AS counted
        LEFT JOIN page ON true
        LEFT JOIN (SELECT {COLUMNS}, name_key FROM product) AS product ON product.id = page.product
        ORDER BY page.rank, page.standing, product.name_key, product.id
        """,  # noqa: S608 - as above
        *query.values,
    )
    page = [row for row in rows if row["id"] is not None]
    snapshot = place and place.snapshot
    return _found(page, first, json.loads(rows[0]["categories"] or "{}"), category, snapshot)


def _tiers(
    query: _Query,
    words: str,
    terms: Sequence[Term],
    category: str | None,
    place: _Place | None,
    limit: str,
) -> Iterable[str]:
    """Each tier of the ranking from the place on: in its turn, which only comes while the page isn't
    full. What can be had comes first, and what is gone after all tiers."""
    inside = _inside(query, category)
    ways = [(rank, query_, f"standing < {GONE}") for rank, query_ in tiers(words, terms)]
    ways.append((_RANK_OF_GONE, found(words, terms), f"standing = {GONE}"))
    for rank, matching, stands in ways:
        if place is None or place.rank <= rank:
            after = _after(query, place) if place and place.rank == rank else "true"
            yield f"""(
                SELECT product, {rank} AS rank, standing, name_key FROM entry
                WHERE lexemes @@ {query.value(matching, "tsquery")}
                  AND {stands} AND {inside} AND {after}
                ORDER BY standing, name_key, product LIMIT {limit}
            )"""  # noqa: S608 - as above


def _after(query: _Query, place: _Place) -> str:
    here = query.value(place.standing, "smallint"), query.value(place.key)
    return f"(standing, name_key, product) > ({', '.join(here)}, {query.value(place.id, 'uuid')})"


def _inside(query: _Query, category: str | None) -> str:
    """In the category or one inside it: by a range, which the index knows how to read."""
    if category is None:
        return "true"
    # After a path and a blank comes ">", and the next character of all is "?".
    first, end = query.value(f"{category} > "), query.value(f"{category} ?")
    inner = f"category_path >= {first} AND category_path < {end}"
    return f"(category_path = {query.value(category)} OR ({inner}))"


def _found(
    rows: Sequence[Any],
    first: int,
    counted: Mapping[str, int],
    category: str | None,
    snapshot: Snapshot | None = None,
) -> Found:
    shown = rows[:first]
    outermost: Counter[str] = Counter()
    for path, count in counted.items():
        outermost[path.split(" > ")[0]] += count
    return Found(
        products=[listing(row) for row in shown],
        cursors=[_cursor(row, snapshot or row["snapshot"]) for row in shown],
        has_next=len(rows) > first,
        total=sum(count for path, count in counted.items() if _is_inside(path, category)),
        categories=[
            Category([name], count)
            for name, count in sorted(outermost.items(), key=lambda each: (-each[1], each[0]))
            if name
        ],
    )


def _is_inside(path: str, category: str | None) -> bool:
    return category is None or f"{path} > ".startswith(f"{category} > ")


def _path(category: Iterable[str]) -> str:
    return " > ".join(part.strip() for part in category)


def _cursor(row: Any, snapshot: Snapshot) -> str:
    xmin, xmax, between = snapshot
    place = row["rank"], row["standing"], row["name_key"], str(row["id"])
    return seal(*place, xmin, xmax, *between)


def _place(after: str) -> _Place:
    """What `_cursor` hid; raises `BadCursor`."""
    with refusing_bad_cursors():
        rank, standing, key, id, xmin, xmax, *between = opened(after)
        if not isinstance(rank, int) or not isinstance(key, str) or standing not in range(GONE + 1):
            raise ValueError("not a place")
        if not is_snapshot(xmin, xmax, between):
            raise ValueError("no snapshot")
        # Whatever it is: a rank that comes after all of them leads to an empty page.
        return _Place(min(rank, _RANK_OF_GONE), int(standing), key, UUID(id), (xmin, xmax, between))
