"""Carts made, renamed and deleted."""

from uuid import UUID

from minside.core import clock
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.scope import current
from minside.customers import actions as customers

from .holding import Held, change, hold, note, touch
from .kinds import LONGEST_NAME, MIN_SIDE, MOST_CARTS, ChangeKind
from .reading import SHOWN, Cart, get
from .refusals import TooManyCarts


async def create(customer: UUID, name: str | None, *, key: str | None = None) -> Cart:
    """An empty cart. The same `key` and name make it once.

    Raises `Refused`, `TooManyCarts`, `core.idempotency.KeyReused`.
    """
    use = await once("cartCreate", key, name, customer=customer)
    if use.earlier is not None:
        return await get(customer, use.earlier, "idempotencyKey")
    made = await make(customer, read_name(name))
    await use.made(made.id)
    return await get(customer, made.id)


async def make(customer: UUID, name: str) -> Held:
    """Raises `TooManyCarts`."""
    await check_carts(customer)
    row = await current().fetchrow(
        """
        INSERT INTO cart (customer, name, named_at, named_by, created_at, touched_at)
        VALUES ($1, $2, $3, $4, $3, $3)
        RETURNING id, customer, name, shop_cart, version, deleted_at, reminded_at
        """,
        customer, name, clock.now(), MIN_SIDE,
    )  # fmt: skip
    assert row is not None
    cart = Held(**row)
    await note(cart, ChangeKind.MADE)
    return cart


async def check_carts(customer: UUID) -> None:
    """Whether there is room for one more, which nobody else takes until the transaction ends. Raises
    `TooManyCarts`."""
    await customers.lock(customer)
    if await current().fetchval(
        f"SELECT count(*) >= $2 FROM cart c WHERE customer = $1 AND {SHOWN}",  # noqa: S608 - our own words
        customer, MOST_CARTS,
    ):  # fmt: skip
        raise TooManyCarts(most=MOST_CARTS)


def read_name(name: str | None) -> str:
    """Raises `Refused`."""
    intake = Intake()
    tidy = intake.required("name", value=name, most=LONGEST_NAME)
    intake.close()
    return tidy


async def rename(customer: UUID, cart: UUID, name: str | None) -> Cart:
    """Raises `Refused`, `CartNotFound`."""
    tidy = read_name(name)
    [held] = await hold(customer, (cart, "id"))
    if held.name != tidy:
        await current().fetch(
            """
            UPDATE cart SET name = $2, named_at = greatest(named_at, $3), named_by = $4 WHERE id = $1
            """,
            cart, tidy, clock.now(), MIN_SIDE,
        )  # fmt: skip
        await touch([cart])
        await note(held, ChangeKind.RENAMED, named=held.name)
    return await get(customer, cart)


async def delete(customer: UUID, cart: UUID, *, version: int | None = None) -> UUID:
    """It can be undone for a day, by the id answered. Raises `CartNotFound`, `StaleVersion`."""
    [held] = await hold(customer, (cart, "id"), version=version)
    done = await change(ChangeKind.DELETED, (held, dict.fromkeys(held.lines, 0)))
    await current().fetch("UPDATE cart SET deleted_at = $2 WHERE id = $1", cart, clock.now())
    assert done is not None
    return done
