"""Whose an address or a number is: the rules that decide it, one by one."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.events.shop import MORNING, changed, claimed, registered, tell

from minside.core.house import House
from minside.customers import actions as customers
from minside.customers.actions import email_told, joining

KARI = "kari@example.com"


async def member(
    owner: Any,
    *,
    id: int = 1,
    email: str | None = KARI,
    own: str | None = KARI,
    days: float = 1,
    verified: bool = True,
) -> UUID:
    """Somebody with an account that was made on Min Side, so many days before the morning."""
    since = MORNING - timedelta(days=days)
    return await owner.fetchval(
        """
        INSERT INTO customer
            (id, email, own_email, own_at, email_verified_at, claimed_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $4, $4) RETURNING id
        """,
        UUID(int=id), email, own, since, since if verified else None,
    )  # fmt: skip


async def whose(owner: Any, number: str = "10001") -> UUID:
    return await owner.fetchval("SELECT customer FROM shop_number WHERE number = $1", number)


@pytest.mark.parametrize("verified", [True, False])
async def test_only_an_address_that_was_verified_makes_a_number_an_accounts(
    verified: bool, house: House, owner: Any
) -> None:
    """Whoever signs in with what staff gave them hasn't shown yet that mail to it reaches them."""
    kari = await member(owner, verified=verified)
    await tell(house, registered("10001", email=KARI))
    assert verified == (kari == await whose(owner))


@pytest.mark.parametrize(
    ("days", "first"), [((1, 2), 1), ((2, 1), 2), ((1, 1), 1)], ids=["later", "earlier", "at once"]
)
async def test_of_two_who_showed_one_address_the_earlier_account_has_the_number(
    days: tuple[float, float], first: int, house: House, owner: Any
) -> None:
    """Also where the rows lie the other way round, and the ids decide where the moments don't."""
    await member(owner, id=2, email=None, days=days[0])
    await member(owner, id=1, days=days[1])
    await tell(house, registered("10001", email=KARI))
    assert UUID(int=first) == await whose(owner)


async def test_a_link_that_was_used_outdoes_staffs_word_from_before(
    house: House, owner: Any
) -> None:
    """Whoever reads mail at the address today had it still after staff were told of another."""
    await tell(house, registered("10001", email=KARI))
    kari = await claimed(owner)
    async with house.database.scope(customer=kari):
        await customers.mark_verified(kari)
    word = changed("10001", 1, email="ny@example.com", by="staff", reason="Ringte")
    await tell(house, word)
    assert KARI == await owner.fetchval("SELECT email FROM customer")


@pytest.mark.parametrize(
    ("recognised", "takes_details"), [((True, True), False), ((True, False), True), ((), True)]
)
async def test_an_account_takes_anothers_details_but_where_an_address_alone_says_it_is_theirs(
    recognised: tuple[bool, ...], takes_details: bool, house: House, owner: Any
) -> None:
    """One number of its own that the shop knew otherwise is enough; and what joins is as sure as
    what was there."""
    account = await member(owner)
    gone = await member(owner, id=2, email=None, own=None)
    for n, alone in enumerate(recognised):
        await number(owner, f"1000{n}", account, is_recognised=alone)
    await number(owner, "20000", gone)
    async with house.database.scope():
        assert takes_details == await joining.give_up(gone, account)
    row = await owner.fetchrow("SELECT is_recognised FROM shop_number WHERE number = '20000'")
    assert (not takes_details) == row["is_recognised"]


async def number(owner: Any, number: str, customer: UUID, *, is_recognised: bool = False) -> None:
    await owner.execute(
        "INSERT INTO shop_number (number, customer, is_recognised) VALUES ($1, $2, $3)",
        number, customer, is_recognised,
    )  # fmt: skip


@pytest.mark.parametrize(("own", "then"), [(None, "ny@example.com"), (KARI, KARI)])
async def test_the_first_password_makes_the_address_ones_own_but_for_who_has_one(
    own: str | None, then: str, house: House, owner: Any
) -> None:
    """What was shown to be theirs by a link stays so, whatever the shop said of them since."""
    kari = await member(owner, email="ny@example.com", own=own)
    await owner.execute("UPDATE customer SET claimed_at = NULL")
    async with house.database.scope(customer=kari):
        await customers.mark_claimed(kari)
    assert then == await owner.fetchval("SELECT own_email FROM customer")


async def near(house: House, *addresses: str) -> list[email_told.Holder]:
    async with house.database.scope():
        return await email_told._near(addresses, [])


async def test_who_showed_an_address_is_near_it_without_having_it(house: House, owner: Any) -> None:
    """In any letter case."""
    kari = await member(owner, email=None, own="Kari@Example.com")
    assert [kari] == [each.id for each in await near(house, KARI)]
    assert [] == await near(house, "ny@example.com")


@pytest.mark.parametrize(("own", "told"), [(KARI, KARI), (None, "ny@example.com")])
async def test_of_an_account_its_own_address_is_what_counts_as_told(
    own: str | None, told: str, house: House, owner: Any
) -> None:
    """Where nobody said another since; what it was given for a while isn't."""
    await member(owner, email="ny@example.com", own=own)
    assert [told] == [each.told for each in await near(house, "ny@example.com")]


async def test_who_was_told_another_since_is_not_near_the_one_before(
    house: House, owner: Any
) -> None:
    """What was said once and is outdone ties nobody to anybody; what counts does, also where it
    couldn't be given."""
    await tell(house, registered("10001", email=KARI), registered("10002", email=KARI))
    assert 2 == len(await near(house, KARI))
    await tell(house, changed("10001", 1, email="ny@example.com"))
    assert [await whose(owner, "10002")] == [each.id for each in await near(house, KARI)]
