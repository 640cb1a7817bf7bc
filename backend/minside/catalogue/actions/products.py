"""Products as they are shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current

from ..facts import Availability, Fact, Price

MOST_VARIANTS: Final = 100

COLUMNS: Final = """
    id, sku, group_sku, name, brand, description, category, variant, contents, pack_grams,
    shop_url, picture, currency, price_ore, sale_ore, sale_from, sale_until, availability, stock,
    gone_at
"""


@dataclass(frozen=True, slots=True)
class Money:
    """In whole øre, or what a hundredth of another currency is called."""

    ore: int
    currency: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A product as it is now; `price` is what it costs, `regular_price` what it costs otherwise
    where it is reduced."""

    id: UUID
    sku: str
    group: str | None
    name: str
    brand: str | None
    description: str | None
    category: list[str]
    variant: dict[str, str]
    contents: list[Fact]
    pack_grams: int | None
    shop_url: str | None
    picture: UUID | None
    price: Money | None
    regular_price: Money | None
    availability: Availability
    stock: int | None


async def find(sku: str) -> Listing | None:
    """One product, also one that is gone; or None."""
    row = await current().fetchrow(f"SELECT {COLUMNS} FROM product WHERE sku = $1", sku)  # noqa: S608 - names of our own
    return listing(row) if row else None


async def find_many(skus: list[str]) -> list[Listing | None]:
    """As `find`, for each in the order of `skus`. One statement, however many."""
    rows = await current().fetch(
        f"SELECT {COLUMNS} FROM product WHERE sku = ANY($1)",  # noqa: S608 - names of our own
        skus,
    )
    found = {row["sku"]: listing(row) for row in rows}
    return [found.get(sku) for sku in skus]


@dataclass(frozen=True, slots=True)
class Kin:
    """What people take for one product: `key` is the group's, or the article's own where it is in none;
    `skus` are all in it, also those that are gone."""

    key: str
    skus: frozenset[str]


async def kin(skus: Collection[str]) -> dict[str, Kin]:
    """Of each of these, also of one that the catalogue doesn't know. One statement, however many."""
    rows = await current().fetch(
        """
        SELECT p.sku, p.group_sku, array_agg(o.sku) AS skus
        FROM product p JOIN product o ON o.group_sku = p.group_sku
        WHERE p.sku = ANY($1) GROUP BY p.sku, p.group_sku
        """,
        list(skus),
    )
    found = {row["sku"]: Kin(row["group_sku"], frozenset(row["skus"])) for row in rows}
    return {sku: found.get(sku) or Kin(sku, frozenset({sku})) for sku in skus}


async def prices_now(skus: Collection[str]) -> dict[str, int]:
    """What one of each costs now, in øre, by sku; without what is gone or has no price. One statement,
    however many."""
    rows = await current().fetch(
        """
        SELECT sku, price_ore, sale_ore, sale_from, sale_until FROM product
        WHERE sku = ANY($1) AND gone_at IS NULL AND price_ore IS NOT NULL AND currency = 'NOK'
        """,
        list(skus),
    )
    now = clock.now()
    return {row["sku"]: _price(row).at(now)[0] for row in rows}


async def groups(groups: list[str]) -> list[list[Listing]]:
    """For each group its products, by name; at most `MOST_VARIANTS`. What is gone stays out. One
    statement, however many groups."""
    rows = await current().fetch(
        f"""
        SELECT {COLUMNS} FROM unnest($1::text[]) AS wanted (group_sku)
        CROSS JOIN LATERAL (
            SELECT {COLUMNS.replace("group_sku, ", "")}, name_key FROM product
            WHERE product.group_sku = wanted.group_sku AND gone_at IS NULL
            ORDER BY pack_grams, name_key, id LIMIT {MOST_VARIANTS}
        ) AS of_group ORDER BY pack_grams, name_key, id
        """,  # noqa: S608 - names of our own
        groups,
    )
    found: dict[str, list[Listing]] = {group: [] for group in groups}
    for row in rows:
        found[row["group_sku"]].append(listing(row))
    return [found[group] for group in groups]


def variant_label(product: Listing, group: Sequence[Listing]) -> str | None:
    """What tells a product from the others of its group; all that is said where nothing does."""
    others = [other for other in group if other.id != product.id]
    if not others:
        return None
    kinds = [
        kind
        for kind, said in product.variant.items()
        if any(other.variant.get(kind) != said for other in others)
    ]
    return ", ".join(product.variant[kind] for kind in kinds or product.variant) or None


def listing(row: Any) -> Listing:
    """From the `COLUMNS` of a row."""
    price, regular = _prices(row, clock.now())
    return Listing(
        id=row["id"],
        sku=row["sku"],
        group=row["group_sku"],
        name=row["name"],
        brand=row["brand"],
        description=row["description"],
        category=row["category"],
        variant=msgspec.json.decode(row["variant"], type=dict[str, str]),
        contents=msgspec.json.decode(row["contents"], type=list[Fact]),
        pack_grams=row["pack_grams"],
        shop_url=row["shop_url"],
        picture=row["picture"],
        price=price,
        regular_price=regular,
        availability=_availability(row),
        stock=row["stock"],
    )


def _prices(row: Any, moment: datetime) -> tuple[Money | None, Money | None]:
    if row["price_ore"] is None:
        return None, None
    now, otherwise = _price(row).at(moment)
    currency = row["currency"]
    return Money(now, currency), None if otherwise is None else Money(otherwise, currency)


def _price(row: Any) -> Price:
    return Price(row["price_ore"], row["sale_ore"], row["sale_from"], row["sale_until"])


def _availability(row: Any) -> Availability:
    """What nobody says can be had, can't."""
    if row["gone_at"] is not None:
        return Availability.GONE
    return Availability(row["availability"] or "out_of_stock")
