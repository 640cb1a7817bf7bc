"""Goods that were only ever for animals that were said farewell to: nobody is reminded of them (N12)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.scope import current
from minside.pets import actions as pets

from .tolerating import species_of

# What a farewell says in the log that only that animal ate, while it isn't back; and what comes still, or
# is for somebody who lives here.
_DELIVERED: Final = """
    SELECT c.customer, sku, true AS is_gone
    FROM subscription_change c, jsonb_array_elements_text(c.said -> 'goods') AS sku
    WHERE c.customer = ANY($1) AND c.kind = 'farewell' AND NOT EXISTS (
        SELECT FROM pet p WHERE p.customer = c.customer AND p.id = (c.said ->> 'pet')::uuid
            AND NOT EXISTS (
                SELECT FROM pet_farewell w
                WHERE w.customer = p.customer AND w.pet = p.id AND w.undone_at IS NULL
            )
    )
    UNION
    SELECT l.customer, l.sku, false FROM subscription_line l
    JOIN subscription s ON s.customer = l.customer AND s.id = l.subscription
    WHERE l.customer = ANY($1) AND (s.state <> 'cancelled' OR EXISTS (
        SELECT FROM subscription_line_pet e WHERE e.customer = l.customer AND e.line = l.id
    ))
"""


async def only_of_the_gone(goods: Mapping[UUID, Collection[str]]) -> dict[UUID, set[str]]:
    """Of these goods, by customer, those that were only ever for animals who are gone: what they alone ate,
    and what is for a kind of animal of which none is left. Answers `hooks.of_pets_gone`; at most three
    statements, however many."""
    parted = await pets.parted(list(goods))
    if not parted:
        return {}
    ate, eaten = await _delivered(list(parted))
    asked = sorted({sku for customer in parted for sku in goods[customer]})
    kinds = {sku: species_of(each) for sku, each in (await catalogue.sorted_as(asked)).items()}
    return {
        customer: {
            sku
            for sku in goods[customer]
            if sku not in one.eaten | eaten.get(customer, set())
            and (
                sku in one.ate | ate.get(customer, set())
                or _is_of_none_left(kinds.get(sku, set()), one)
            )
        }
        for customer, one in parted.items()
    }


async def _delivered(
    customers: Sequence[UUID],
) -> tuple[dict[UUID, set[str]], dict[UUID, set[str]]]:
    """By customer: what came for those who are gone, and what comes for those who aren't."""
    ate: dict[UUID, set[str]] = {}
    eaten: dict[UUID, set[str]] = {}
    for row in await current().fetch(_DELIVERED, customers):
        (ate if row["is_gone"] else eaten).setdefault(row["customer"], set()).add(row["sku"])
    return ate, eaten


def _is_of_none_left(kinds: set[pets.Species], one: pets.Parted) -> bool:
    return bool(kinds & one.gone) and not kinds & one.left
