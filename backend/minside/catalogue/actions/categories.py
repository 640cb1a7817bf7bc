"""The shop's categories of goods."""

from collections.abc import Sequence

from minside.core.scope import current


async def is_category(name: str) -> bool:
    """Whether something in the shop is in an outermost category of this name."""
    return await current().fetchval(
        "SELECT EXISTS (SELECT FROM product WHERE gone_at IS NULL AND category[1] = $1)", name
    )


async def sorted_as(skus: Sequence[str]) -> dict[str, list[str]]:
    """How the shop sorts each of these, outermost first; also what it has no more, and without what it
    never had. One statement, however many."""
    rows = await current().fetch(
        "SELECT sku, category FROM product WHERE sku = ANY($1)", list(skus)
    )
    return {row["sku"]: row["category"] for row in rows}
