"""Two carts made one."""

from uuid import UUID

from minside.core import clock
from minside.core.idempotency import once
from minside.core.scope import current

from .holding import change, check_room, hold
from .kinds import ChangeKind
from .lines import together
from .refusals import SameCart


async def merge(
    customer: UUID, cart: UUID, into: UUID, *, key: str | None = None, version: int | None = None
) -> UUID | None:
    """All that is in `cart` comes into the other, and it is deleted. What was done; None where the same
    `key` did it before. Whoever was reminded of either isn't of both.

    Raises `CartNotFound`, `SameCart`, `TooManyLines`, `StaleVersion`, `core.idempotency.KeyReused`.
    """
    if cart == into:
        raise SameCart("into")
    use = await once("cartMerge", key, [str(cart), str(into)], customer=customer)
    if use.earlier is not None:
        return None
    held, other = await hold(customer, (cart, "cart"), (into, "into"), version=version)
    wanted = together(other, held.lines)
    check_room(other, wanted, "into")
    done = await change(
        ChangeKind.MERGED, (other, wanted), (held, dict.fromkeys(held.lines, 0)), named=held.name
    )
    await current().fetch("UPDATE cart SET deleted_at = $2 WHERE id = $1", held.id, clock.now())
    await current().fetch(
        "UPDATE cart SET reminded_at = coalesce(reminded_at, $2) WHERE id = $1",
        other.id, held.reminded_at,
    )  # fmt: skip
    await use.made(into)
    return done
