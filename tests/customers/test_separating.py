"""`minside customers separate`: an address in the shop was wrong, and gave a number to an account."""

import asyncio
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from click.testing import Result
from tests.conftest import make_customer
from tests.customers.test_told import known
from tests.events.shop import Happened, changed, merged, registered, states, tell
from tests.house.test_cli import KEY, minside

from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server

KARIS = "kari@example.com"


@pytest.fixture
async def kari(owner: Any) -> UUID:
    """She made her account here: the shop doesn't know her by any number yet."""
    kari = await make_customer(owner, KARIS, "Kari")
    await owner.execute(
        "UPDATE customer SET email_verified_at = created_at, own_at = created_at,"
        " claimed_at = created_at, own_email = email"
    )
    return kari


async def separate(server: Server, number: str) -> Result:
    environment = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
    return await asyncio.to_thread(minside, "customers", "separate", number, **environment)


async def numbers_of(owner: Any, customer: UUID) -> list[str]:
    rows = await owner.fetch("SELECT number FROM shop_number WHERE customer = $1", customer)
    return sorted(row["number"] for row in rows)


async def test_a_number_with_a_wrong_address_is_a_customer_of_its_own_again(
    kari: UUID, house: House, migrated: Server, owner: Any
) -> None:
    """With the numbers merged with it; the operator read how. What the shop tells then is taken in, and
    the wrong address, told once more, doesn't join them again."""
    wrong = registered("10003", 1, email=KARIS)
    await tell(
        house,
        registered("10003", 0, email="ola@example.com", first_name="Ola"),
        registered("10004", 0, email="ola.n@example.com"),
        wrong,
        merged("10003", "10004", 2),
    )
    assert ["10003", "10004"] == await numbers_of(owner, kari)
    _, said = (await states(owner))[wrong.id]
    assert "`minside customers separate`" in (said or "")
    done = await separate(migrated, "10003")
    assert (0, True) == (done.exit_code, "10003, 10004." in done.output)
    assert [] == await numbers_of(owner, kari)
    await tell(
        house,
        registered("10003", 3, email=KARIS),
        changed("10004", 4, email="ola@example.com", first_name="Ola"),
    )
    ola = await known(owner, "10003")
    assert ("10003", "ola@example.com", "Ola", None) == (
        ola["number"], ola["email"], ola["first_name"], ola["claimed_at"],
    )  # fmt: skip
    assert ["10003", "10004"] == await numbers_of(owner, ola["id"])
    there = await owner.fetchrow("SELECT number, email FROM customer WHERE id = $1", kari)
    assert (None, KARIS) == tuple(there)


async def test_the_accounts_other_numbers_stay(
    kari: UUID, house: House, migrated: Server, owner: Any
) -> None:
    """Those that no merge makes one with it."""
    await tell(house, registered("10003", email=KARIS), registered("10004", email=KARIS))
    assert 0 == (await separate(migrated, "10003")).exit_code
    assert ["10004"] == await numbers_of(owner, kari)
    assert "10004" == await owner.fetchval("SELECT number FROM customer WHERE id = $1", kari)


async def test_what_the_shop_said_by_number_is_not_taken_apart(
    house: House, migrated: Server, owner: Any
) -> None:
    """Whose the number is was said by more than an address; nor is one that nobody knows."""
    await tell(house, registered("10001", email=KARIS))
    for number, why in (
        ("10001", "More than an address says whose 10001 is: nothing was done."),
        ("10009", "The shop has told of no customer 10009."),
    ):
        refused = await separate(migrated, number)
        assert (1, True) == (refused.exit_code, why in refused.output)
    assert KARIS == (await known(owner))["email"]


@pytest.mark.usefixtures("kari")
@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_the_address_that_a_number_leaves_is_whose_it_was_told_to_be(
    order: tuple[int, ...], house: House, owner: Any
) -> None:
    """Two numbers had one address, until one of them was told to have an account's."""
    told: list[Happened] = [
        registered("10003", 0, email="ny@example.com"),
        registered("10004", 1, email="ny@example.com"),
        registered("10004", 2, email=KARIS),
    ]
    await tell(house, *(told[place] for place in order))
    assert "ny@example.com" == (await known(owner, "10003"))["email"]
    assert KARIS == (await known(owner, "10004"))["email"]


async def test_an_old_password_in_the_shop_opens_no_account_that_has_its_address(
    kari: UUID, house: House, owner: Any
) -> None:
    """Whoever typed the address there chose that password, also where the account has none yet."""
    old = {"scheme": "md5", "hash": "0" * 32}
    await owner.execute("DELETE FROM password")
    await tell(house, registered("10003", email=KARIS, password=old))
    assert ["10003"] == await numbers_of(owner, kari)
    assert 0 == await owner.fetchval("SELECT count(*) FROM password")
