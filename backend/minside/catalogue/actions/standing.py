"""How well products can be had while somebody leafs through them.

Who turns the page gets what comes after the page before, by how products stood when the first one was
shown: sold out meanwhile, one would else be shown again, or never.
"""

from collections.abc import Sequence
from typing import Final

from minside.core.scope import current

# As `product_standing` in the database.
GONE: Final = 3
_TOO_LATE: Final = 2**63


def stood(snapshot: str) -> str:
    """For WITH: `entry`, as a table of this name, but as products stood in the snapshot in this
    parameter. A transaction that it doesn't hold has changed them since."""
    return f"""
        was AS MATERIALIZED (
            SELECT DISTINCT ON (product) product, standing FROM product_stood
            WHERE changed_by >= pg_snapshot_xmin({snapshot})
              AND NOT pg_visible_in_snapshot(changed_by, {snapshot})
            ORDER BY product, id
        ), entry AS NOT MATERIALIZED (
            SELECT product, name_key, category_path, lexemes,
                   coalesce(was.standing, product_entry.standing) AS standing
            FROM product_entry LEFT JOIN was USING (product)
        )"""  # noqa: S608 - parts of our own


def is_snapshot(xmin: object, xmax: object, between: Sequence[object]) -> bool:
    """Whether PostgreSQL would take it for one: all transactions before `xmin` are over, and `between`
    are those before `xmax` that aren't, in order."""
    ids = [each for each in (xmin, *between, xmax) if isinstance(each, int)]
    in_order = len(ids) == len(between) + 2 and ids == sorted(ids) and xmax not in between
    # An id is an epoch and 32 bits, of which 0 is none.
    return in_order and 0 < ids[0] and ids[-1] < _TOO_LATE and all(id & 0xFFFFFFFF for id in ids)


async def forget_standings() -> None:
    """Nobody leafs for longer than a day. By PostgreSQL's own clock, which wrote down when it was."""
    await current().fetch("DELETE FROM product_stood WHERE changed_at < now() - interval '1 day'")
