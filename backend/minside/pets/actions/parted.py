"""Of whom nobody is to be reminded: animals that were said farewell to, and that are forgotten since (N12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.core.scope import current
from minside.core.sweep import in_batches
from minside.pets.tables import PARTED_DAYS

from .form import Species

_READ: Final = """
    WITH gone AS (
        SELECT p.customer, p.id, p.species FROM pet p JOIN pet_farewell w
            ON w.customer = p.customer AND w.pet = p.id AND w.undone_at IS NULL
        WHERE p.customer = ANY($1)
    ), silent AS (
        SELECT customer, species, ARRAY(
            SELECT sku FROM pet_feeding f WHERE f.customer = gone.customer AND f.pet = gone.id
        ) AS ate FROM gone
        UNION ALL SELECT customer, species, ate FROM pet_parted WHERE customer = ANY($1)
    ), living AS (
        SELECT customer, id, species FROM pet
        WHERE customer IN (SELECT customer FROM silent) AND id NOT IN (SELECT id FROM gone)
    )
    SELECT DISTINCT customer,
        ARRAY(SELECT DISTINCT species FROM silent s WHERE s.customer = silent.customer) AS gone,
        ARRAY(SELECT DISTINCT unnest(s.ate) FROM silent s WHERE s.customer = silent.customer) AS ate,
        ARRAY(SELECT DISTINCT species FROM living l WHERE l.customer = silent.customer) AS left,
        ARRAY(
            SELECT DISTINCT sku FROM pet_feeding f JOIN living l ON l.customer = f.customer AND l.id = f.pet
            WHERE f.customer = silent.customer
        ) AS eaten
    FROM silent
"""


@dataclass(frozen=True, slots=True)
class Parted:
    """What kinds are `gone` and which are `left`; the products that those who are gone `ate`, and those
    that are `eaten` by who lives here."""

    gone: frozenset[Species]
    left: frozenset[Species]
    ate: frozenset[str]
    eaten: frozenset[str]


async def parted(customers: Sequence[UUID]) -> dict[UUID, Parted]:
    """Those of them alone who said farewell to somebody; one statement, however many."""
    rows = await current().fetch(_READ, list(customers))
    return {
        row["customer"]: Parted(
            gone=frozenset(map(Species, row["gone"])),
            left=frozenset(map(Species, row["left"])),
            ate=frozenset(row["ate"]),
            eaten=frozenset(row["eaten"]),
        )
        for row in rows
    }


async def sweep() -> None:
    """What those were who are forgotten goes too, when what was bought for them is no longer used. Needs
    a role that sees every customer's rows."""
    await in_batches("pet_parted", "forgotten_at < $1", clock.now() - timedelta(days=PARTED_DAYS))
