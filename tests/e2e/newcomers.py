"""Customers of a test's own, so that no test changes what another one sees."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import count
from uuid import UUID

from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY
from tests.conftest import PASSWORD
from tests.e2e.beside import connected, in_thread
from tests.e2e.running_demo import RunningDemo

from minside.auth import actions as auth
from minside.auth.actions.devices import described
from minside.auth.actions.entering import let_in
from minside.auth.actions.log import EventKind, note
from minside.core import clock
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

    home: RunningDemo = field(repr=False)
    id: UUID
    pet: UUID | None = None

    def let_in(self, user_agent: str) -> auth.SignedIn:
        """As signing in does, but for the password."""
        return in_thread(self._let_in(described(user_agent)))

    async def _let_in(self, device: str | None) -> auth.SignedIn:
        async with connected(self.home.owner_url) as database, database.scope() as scope:
            await note(scope, self.id, EventKind.SIGNED_IN, device)
            return await let_in(self.id, auth.Browser(device, None), device_kept=False)


def move_in(home: RunningDemo, *, language: str = "nb", pet: str | None = None) -> Newcomer:
    """A new customer, with a dog called `pet` where one is named."""
    return in_thread(_move_in(home, language, pet))


async def _move_in(home: RunningDemo, language: str, pet: str | None) -> Newcomer:
    email = f"nykommer.{next(_numbers)}@example.org"
    async with connected(home.owner_url) as database, database.scope() as scope:
        customer = await scope.fetchval(
            "INSERT INTO customer (email, language, created_at) VALUES ($1, $2, $3) RETURNING id",
            email, language, clock.now() - timedelta(days=1),
        )  # fmt: skip
        await auth.store(customer, _hash())
        named = customers.ProfileForm(first_name="Åse", last_name="Nykommer")
        await customers.change(customer, named, by=customers.ChangedBy.SYSTEM)
        return Newcomer(email=email, home=home, id=customer, pet=await _bring(customer, pet))


@cache
def _hash() -> str:
    """One for all, who have one password: each would take as long as signing in does."""
    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY).hash(PASSWORD)


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody whom the shop knows, and who hasn't been here."""

    number: str
    email: str | None
    phone: str | None


def known_to_the_shop(
    owner_url: str, *, email: str | None = None, phone: str | None = None
) -> Known:
    """A customer as the shop tells of one: with a number, and no password."""
    someone = Known(number=f"{700_000 + next(_numbers)}", email=email, phone=phone)
    in_thread(_tell_of(owner_url, someone))
    return someone


async def _tell_of(owner_url: str, who: Known) -> None:
    async with connected(owner_url) as database, database.scope() as scope:
        customer = await scope.fetchval(
            "INSERT INTO customer (email, number, created_at) VALUES ($1, $2, $3) RETURNING id",
            who.email, who.number, clock.now() - timedelta(days=700),
        )  # fmt: skip
        await scope.fetch(
            "INSERT INTO shop_number (number, customer) VALUES ($1, $2)", who.number, customer
        )
        named = customers.ProfileForm(first_name="Åse", last_name="Kjent", phone=who.phone)
        await customers.change(customer, named, by=customers.ChangedBy.SYSTEM)


async def _bring(customer: UUID, name: str | None) -> UUID | None:
    if name is None:
        return None
    form = pets.PetForm(name=name, species=pets.Species.DOG, allergies=[])
    return (await pets.register(customer, form)).id
