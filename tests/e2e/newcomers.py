"""Customers of a test's own, so that no test changes what another one sees."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from uuid import UUID

from tests.conftest import PASSWORD

from minside.auth import actions as auth
from minside.core import clock
from minside.core.database import Database
from minside.customers import actions as customers
from minside.pets import actions as pets

_numbers = count(1)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who can sign in."""

    email: str
    password: str = PASSWORD


@dataclass(frozen=True, kw_only=True)
class Newcomer(Person):
    """And of whom little is known yet."""

    id: UUID
    pet: UUID | None = None


def move_in(owner_url: str, *, language: str = "nb", pet: str | None = None) -> Newcomer:
    """A new customer, with a dog called `pet` where one is named."""
    email = f"nykommer.{next(_numbers)}@example.org"
    # Playwright's loop runs in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _move_in(owner_url, email, language, pet)).result()


async def _move_in(owner_url: str, email: str, language: str, pet: str | None) -> Newcomer:
    database = await Database.connect(owner_url, connections=2)
    try:
        async with database.scope() as scope:
            secret = await auth.hashed(PASSWORD)
            customer = await scope.fetchval(
                "INSERT INTO customer (email, language, created_at) VALUES ($1, $2, $3) RETURNING id",
                email, language, clock.now() - timedelta(days=1),
            )  # fmt: skip
            await auth.store(customer, secret)
            named = customers.ProfileForm(first_name="Åse", last_name="Nykommer")
            await customers.change(customer, named, by=customers.ChangedBy.SYSTEM)
            return Newcomer(email=email, id=customer, pet=await _bring(customer, pet))
    finally:
        await database.close()


async def _bring(customer: UUID, name: str | None) -> UUID | None:
    if name is None:
        return None
    form = pets.PetForm(name=name, species=pets.Species.DOG, allergies=[])
    return (await pets.register(customer, form)).id
