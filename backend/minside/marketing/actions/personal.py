"""What messages to many customers may be adapted by: goods bought and viewed, and living animals, of
those who agree to it and are of age (S42)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from minside.consents import actions as consents
from minside.core import clock, hooks
from minside.core.scope import current
from minside.events.types.outgoing import LivingPet, Personal

from .remembering import BY
from .views import KEPT, MOST

# More than are told, for some may be left out.
_READ: Final = 3 * MOST
_BOUGHT: Final = """
    SELECT l.customer, l.sku, max(o.placed_at) AS at
    FROM order_line l JOIN shop_order o ON o.customer = l.customer AND o.id = l.shop_order
    WHERE l.customer = ANY($1) AND o.placed_at > $2 AND NOT EXISTS (
        SELECT FROM order_event e
        WHERE e.customer = l.customer AND e.shop_order = l.shop_order AND e.kind = 'cancelled'
          AND (e.lines IS NULL OR l.line = ANY(e.lines))
    )
    GROUP BY l.customer, l.sku
"""
_VIEWED: Final = """
    SELECT customer, sku, max(viewed_at) AS at FROM viewed_product
    WHERE customer = ANY($1) AND viewed_at > $2 GROUP BY customer, sku
"""


async def personal_of(born: Mapping[UUID, int | None]) -> dict[UUID, Personal]:
    """By the customer, those alone who agree; `born` are the years, None where one isn't known."""
    of_age = [each for each, year in born.items() if consents.is_old_enough(year, BY)]
    agree = sorted(await consents.who_agree(of_age, BY))
    if not agree:
        return {}
    bought, viewed = await _newest(_BOUGHT, agree), await _newest(_VIEWED, agree)
    goods = {each: {*bought.get(each, ()), *viewed.get(each, ())} for each in agree}
    silent = await hooks.of_pets_gone(goods)
    pets = await _living(agree)
    return {
        each: Personal(
            bought=_without(bought.get(each, ()), silent.get(each, ())),
            viewed=_without(viewed.get(each, ()), silent.get(each, ())),
            pets=pets.get(each, ()),
        )
        for each in agree
    }


def _without(goods: Sequence[str], silent: Collection[str]) -> tuple[str, ...]:
    """Nor is anybody reminded of an animal by what was bought for it alone."""
    return tuple(sku for sku in goods if sku not in silent)[:MOST]


async def _newest(goods: str, customers: Sequence[UUID]) -> dict[UUID, tuple[str, ...]]:
    rows = await current().fetch(
        f"""
        SELECT customer, array_agg(sku ORDER BY place) AS skus FROM (
            SELECT *, row_number() OVER (PARTITION BY customer ORDER BY at DESC, sku) AS place
            FROM ({goods}) AS one
        ) AS placed WHERE place <= $3 GROUP BY customer
        """,  # noqa: S608 - our own words
        customers, clock.now() - KEPT, _READ,
    )  # fmt: skip
    return {row["customer"]: tuple(row["skus"]) for row in rows}


async def _living(customers: Sequence[UUID]) -> dict[UUID, tuple[LivingPet, ...]]:
    """Nobody is reminded of an animal that is gone, whichever way it went (N12)."""
    rows = await current().fetch(
        """
        SELECT DISTINCT p.customer, p.species, p.breed FROM pet p
        WHERE p.customer = ANY($1) AND NOT EXISTS (
            SELECT FROM pet_farewell f
            WHERE f.customer = p.customer AND f.pet = p.id AND f.undone_at IS NULL
        ) ORDER BY p.customer, p.species, p.breed
        """,
        customers,
    )
    found: dict[UUID, tuple[LivingPet, ...]] = {}
    for row in rows:
        pet = LivingPet(species=row["species"], breed=row["breed"])
        found[row["customer"]] = (*found.get(row["customer"], ()), pet)
    return found
