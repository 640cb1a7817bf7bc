"""Fills an empty database through the rooms' own verbs, so that the demo is a trial of them."""

from datetime import date, timedelta
from uuid import UUID

from minside.auth import actions as auth
from minside.core import clock
from minside.core.database import Database
from minside.core.scope import current
from minside.core.settings import Settings
from minside.customers import actions as customers
from minside.pets import actions as pets

from .customers import PASSWORD, PEOPLE, Companion, Person

JOINED = timedelta(days=400)


async def fill(settings: Settings) -> None:
    """Add those of the demo's customers who aren't there; a second run changes nothing.

    Needs the owner's URL. Raises `asyncpg.PostgresError`, `OSError`.
    """
    assert settings.database_owner_url is not None, "the demo makes its own database"
    owner = await Database.connect(settings.database_owner_url.get_secret_value(), connections=2)
    try:
        for person in PEOPLE:
            async with owner.scope():
                await _move_in(person)
    finally:
        await owner.close()


async def _move_in(person: Person) -> None:
    """All of a person, or nothing."""
    secret = await auth.hashed(PASSWORD)
    customer = await _added(person)
    if customer is None:
        return
    await auth.store(customer, secret)
    with clock.stopped_at(clock.now() - JOINED):
        await customers.change(customer, person.profile, by=customers.ChangedBy.SYSTEM)
        for address in person.addresses:
            await customers.add_address(customer, address)
    for companion in person.pets:
        await _bring(customer, companion)


async def _added(person: Person) -> UUID | None:
    """The id of a new customer; None when they are there already."""
    return await current().fetchval(
        """
        INSERT INTO customer (email, email_verified_at, created_at) VALUES ($1, $2, $2)
        ON CONFLICT (lower(email)) DO NOTHING RETURNING id
        """,
        person.email, clock.now() - JOINED,
    )  # fmt: skip


async def _bring(customer: UUID, companion: Companion) -> None:
    animal = await pets.register(customer, companion.form)
    if companion.born_days_ago is not None:
        born = pets.PetForm(birth_date=_days_ago(companion.born_days_ago))
        await pets.change(customer, animal.id, born)
    for days, grams in companion.weights:
        await pets.weigh(customer, animal.id, grams=grams, on=_days_ago(days))


def _days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)
