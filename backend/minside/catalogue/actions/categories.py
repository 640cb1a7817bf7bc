"""The shop's categories of goods, the outermost ones."""

from minside.core.scope import current


async def is_category(name: str) -> bool:
    """Whether something in the shop is in an outermost category of this name."""
    return await current().fetchval(
        "SELECT EXISTS (SELECT FROM product WHERE gone_at IS NULL AND category[1] = $1)", name
    )
