"""Reviews: written, changed and taken away (S17)."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

import asyncpg

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.idempotency import once
from minside.core.scope import current
from minside.customers import actions as customers
from minside.orders import actions as orders
from minside.pets import actions as pets
from minside.reviews.tables import Review as Row

from .announcing import submitted, withdrawn
from .form import ReviewForm, read
from .kinds import ReviewState
from .reading import Review, get
from .refusals import AlreadyReviewed, NotBought, ReviewNotFound, StaleVersion, TooManyReviews

MOST: Final = 500
_WRITTEN: Final = ("stars", "title", "body", "pet", "shown_as")


async def write(customer: UUID, sku: str, form: ReviewForm, *, key: str | None = None) -> Review:
    """Write about a product that the customer bought; it waits for the shop to look at it. The same `key`
    and form write it once.

    Raises `Refused`, `pets.PetNotFound`, `NotBought`, `AlreadyReviewed`, `TooManyReviews`,
    `core.idempotency.KeyReused`.
    """
    use = await once("reviewCreate", key, {"sku": sku, **asdict(form)}, customer=customer)
    if use.earlier is not None:
        return await get(customer, use.earlier, "idempotencyKey")
    values = await read(customer, form)
    await customers.lock(customer)
    product = (await catalogue.kin([sku]))[sku]
    bought = await _bought(customer, sku, product)
    await _have_room(customer, product)
    now = clock.now()
    review = Row(
        **values,
        customer=customer,
        product=product.key,
        sku=bought.sku,
        name=bought.name,
        written_at=now,
        changed_at=now,
    )
    async with _with_its_pet():
        await review.save()
    await submitted(customer, review.id)
    await use.made(review.id)
    return await get(customer, review.id)


async def _bought(customer: UUID, sku: str, product: catalogue.Kin) -> orders.Bought:
    """The line that shows it; of another size or taste where it wasn't this one."""
    lines = await orders.bought(customer, product.skus)
    if not lines:
        raise NotBought("sku")
    return next((line for line in lines if line.sku == sku), lines[0])


async def _have_room(customer: UUID, product: catalogue.Kin) -> None:
    """A product whose group is another by now is known by its articles."""
    if await Row.exists().where(
        (Row.customer == customer)
        & ((Row.product == product.key) | Row.sku.is_in(list(product.skus)))
    ):
        raise AlreadyReviewed("sku")
    if await Row.count().where(Row.customer == customer) >= MOST:
        raise TooManyReviews(most=MOST)


async def rewrite(customer: UUID, review: UUID, version: int, form: ReviewForm) -> Review:
    """Write it anew: others can't read it until the shop has looked at it again. What is as it was
    stays as it stands.

    Raises `Refused`, `pets.PetNotFound`, `ReviewNotFound`, `StaleVersion`.
    """
    values = await read(customer, form)
    row = await _held(customer, review)
    if row["version"] != version:
        raise StaleVersion("version")
    if any(values[name] != row[name] for name in _WRITTEN):
        async with _with_its_pet():
            await _pend(customer, review, values)
        await submitted(customer, review)
    return await get(customer, review)


@asynccontextmanager
async def _with_its_pet() -> AsyncGenerator[None]:
    """Raises `PetNotFound` where the pet was deleted since the form was read."""
    try:
        async with current().savepoint():
            yield
    except asyncpg.ForeignKeyViolationError as error:
        raise pets.PetNotFound("pet") from error


async def _held(customer: UUID, review: UUID) -> Any:
    row = await current().fetchrow(
        "SELECT * FROM review WHERE customer = $1 AND id = $2 FOR UPDATE", customer, review
    )
    if row is None:
        raise ReviewNotFound("id")
    return row


async def _pend(customer: UUID, review: UUID, values: dict[str, Any]) -> None:
    sets = ", ".join(f"{name} = ${n}" for n, name in enumerate(values, start=4))
    await current().fetch(
        f"""
        UPDATE review SET version = version + 1, changed_at = $3, state = '{ReviewState.PENDING.value}',
            moderated_at = NULL, moderated_event = '', moderator = NULL, reason = NULL, {sets}
        WHERE customer = $1 AND id = $2
        """,  # noqa: S608 - names of our own
        customer, review, clock.now(), *values.values(),
    )  # fmt: skip


async def delete(customer: UUID, review: UUID) -> None:
    """Delete it, with what others read of it and the votes on that. Raises `ReviewNotFound`."""
    gone = (
        await Row.delete().where((Row.customer == customer) & (Row.id == review)).returning(Row.id)
    )
    if not gone:
        raise ReviewNotFound("id")
    await withdrawn(customer, review)
