"""Two customers who are one person: everything is the one's, and nothing is lost or let in."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import agree
from tests.events.shop import (
    MORNING,
    Happened,
    bring,
    changed,
    claimed,
    merged,
    registered,
    states,
    tell,
)
from tests.house import catalogue, rows
from tests.jobs.running import run_jobs

from minside.consents.actions import Purpose
from minside.core.house import House
from minside.core.personal import EVERY_TABLE, Merging

GUARDED = sorted({*catalogue.customer_tables()} - {"customer"})
# What a merge itself writes, and what it tells of details and club.
WRITTEN = {"profile_change": 1, "outgoing_event": 2}


def merging(table: str) -> Merging:
    return EVERY_TABLE[table].personal.merging


async def owned(owner: Any, customer: UUID) -> dict[str, int]:
    """How many rows of each customer table are this customer's."""
    columns = catalogue.customer_tables()
    return {
        table: await owner.fetchval(
            f"SELECT count(*) FROM {table} WHERE {columns[table]} = $1", customer
        )
        for table in GUARDED
    }


@pytest.fixture
async def two(house: House, owner: Any, kari: UUID, ola: UUID) -> tuple[UUID, UUID]:
    """Kari and Ola with a row in every table, each known by a number. Both agree to what some of it is
    kept by."""
    for customer in (kari, ola):
        await rows.fill(owner, customer)
        await owner.execute("UPDATE customer SET birth_year = 1990 WHERE id = $1", customer)
        await agree(house, customer, Purpose.PERSONALISATION)
    return kari, ola


async def test_a_merge_moves_every_table(house: House, owner: Any, two: tuple[UUID, UUID]) -> None:
    """No table is left out: what moves is the kept one's, what let the other in is gone."""
    kari, ola = two
    before = await owned(owner, kari)
    event = merged(kari.hex, ola.hex)
    await tell(house, event)
    assert ("handled", None) == (await states(owner))[event.id]

    assert {0} == set((await owned(owner, ola)).values())
    assert not await owner.fetchval("SELECT count(*) FROM customer WHERE id = $1", ola)
    expected = {
        table: before[table] * (2 if merging(table) is Merging.MOVE else 1) + WRITTEN.get(table, 0)
        for table in GUARDED
    }
    assert expected == await owned(owner, kari)


AUTHORS = {
    table: declared.personal.author._meta.name
    for table, declared in EVERY_TABLE.items()
    if declared.personal.author is not None
}


@pytest.mark.parametrize("table", AUTHORS)
async def test_what_one_wrote_is_the_others_also_where_it_is_nobodys(
    table: str, house: House, owner: Any, two: tuple[UUID, UUID]
) -> None:
    """Whoever wrote it is the one who is kept from then on."""
    kari, ola = two
    whose, author = catalogue.customer_tables()[table], AUTHORS[table]
    await owner.execute("DELETE FROM complaint_picture")
    await owner.execute(f"UPDATE {table} SET {author} = {whose}, {whose} = NULL")
    await tell(house, merged(kari.hex, ola.hex))
    assert {kari} == {row[0] for row in await owner.fetch(f"SELECT {author} FROM {table}")}


@pytest.mark.parametrize("table", GUARDED)
async def test_rows_of_one_alone_move_or_go(
    table: str, house: House, owner: Any, two: tuple[UUID, UUID]
) -> None:
    """Where only the one who goes has rows, they are the kept one's, or they end: never both."""
    kari, ola = two
    parents = (
        "file", "pet", "outgoing_event", "shop_order", "invoice", "complaint", "subscription",
        "delivery", "consent_subject", "conversation", "conversation_message",
    )  # fmt: skip
    if table not in ("shop_number", *parents):
        # Those have others that hang on them, or are how the two are known.
        await owner.execute(
            f"DELETE FROM {table} WHERE {catalogue.customer_tables()[table]} = '{kari}'"
        )
    await tell(house, merged(kari.hex, ola.hex))
    there = (await owned(owner, kari))[table] - WRITTEN.get(table, 0)
    assert (there > 0) == (merging(table) is not Merging.END or table in ("file", "pet"))


async def test_every_key_between_customer_tables_can_wait(owner: Any) -> None:
    """Parents and children move in one transaction, so their keys are checked at its end."""
    found = await owner.fetch(
        "SELECT conname, condeferrable FROM pg_constraint WHERE contype = 'f'"
    )
    deferrable = {row["conname"]: row["condeferrable"] for row in found}
    keys = await catalogue.keys_between_customer_tables(owner)
    assert [] == [key for key, (name, _) in keys.items() if not deferrable[name]]


async def test_who_has_an_account_keeps_it(house: House, owner: Any) -> None:
    """Whichever number is kept, the one who signs in goes on signing in, with the same address."""
    await tell(
        house,
        registered("10001", email="kari@example.com", first_name="Kari"),
        registered("10002", 1, email="gammel@example.com", last_name="Nordmann"),
    )
    account = await claimed(owner)
    await tell(house, merged("10002", "10001", 2))
    [kari] = await owner.fetch("SELECT * FROM customer")
    assert (account, "10002", "kari@example.com") == (kari["id"], kari["number"], kari["email"])
    assert ("Kari", "Nordmann") == (kari["first_name"], kari["last_name"])


@pytest.mark.parametrize("is_late", [False, True])
async def test_what_was_said_of_another_moves_no_account(
    house: House, owner: Any, is_late: bool
) -> None:
    """An address that staff gave the one who was merged in, before they were one, isn't the
    account's, whenever it is heard; what they say after is."""
    await tell(
        house,
        registered("10001", email="kari@example.com"),
        registered("10002", 1, email="gammel@example.com"),
    )
    await claimed(owner)
    word = changed("10002", 2, email="andre@example.com", by="staff", reason="Ringte")
    merge = merged("10002", "10001", 3)
    await tell(house, *((merge, word) if is_late else (word, merge)))
    assert "kari@example.com" == await owner.fetchval("SELECT email FROM customer")
    await tell(house, changed("10002", 4, email="ny@example.com", by="staff", reason="Ringte"))
    assert "ny@example.com" == await owner.fetchval("SELECT email FROM customer")


@pytest.mark.parametrize("kept", ["10001", "10002"])
async def test_two_accounts_are_never_merged(kept: str, house: House, owner: Any) -> None:
    """Not even where the shop knows the one by its address alone: whoever typed another's address
    there, and is taken for one person with her, would have what is hers."""
    await tell(house, registered("10001", email="tyv@example.com"))
    await claimed(owner, days=9)
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET email_verified_at = $2, claimed_at = $2, own_email = email,"
        " own_at = $2, created_at = $2 WHERE id = $1",
        kari, MORNING,
    )  # fmt: skip
    await tell(house, registered("10002", 1, email="kari@example.com"))
    gone = "10001" if kept == "10002" else "10002"
    merge = merged(kept, gone)
    await tell(house, merge)
    reason = "both have an account: one of them must be closed first"
    assert ("dead", reason) == (await states(owner))[merge.id]
    assert [("kari@example.com", "10002"), ("tyv@example.com", "10001")] == [
        tuple(row) for row in await owner.fetch("SELECT email, number FROM customer ORDER BY 1")
    ]


async def test_of_two_old_hashes_the_newest_counts(house: House, owner: Any) -> None:
    """Whichever number is kept: it is the password that the customer used last."""
    old_hash = {"scheme": "md5", "hash": "0" * 32}
    await tell(
        house,
        registered("10001", 1, password=old_hash),
        registered("10002", 0, password=old_hash),
        merged("10002", "10001", 2),
    )
    assert [(MORNING + timedelta(hours=1),)] == [
        tuple(row) for row in await owner.fetch("SELECT changed_at FROM password")
    ]


async def test_an_old_hash_never_replaces_a_password_of_ones_own(house: House, owner: Any) -> None:
    """However new it is: who has chosen a password signs in with that."""
    old_hash = {"scheme": "md5", "hash": "0" * 32}
    await tell(house, registered("10001"), registered("10002", 1, password=old_hash))
    kari = await owner.fetchval(
        "UPDATE customer SET claimed_at = $1 WHERE number = '10001' RETURNING id", MORNING
    )
    await owner.execute(
        "INSERT INTO password (customer, hash, changed_at) VALUES ($1, '$argon2id$hers', $2)",
        kari, MORNING,
    )  # fmt: skip
    await tell(house, merged("10002", "10001", 2))
    assert [("$argon2id$hers", None)] == [
        tuple(row) for row in await owner.fetch("SELECT hash, inner_kind FROM password")
    ]


async def test_of_two_pets_each_keeps_its_weights(
    house: House, owner: Any, two: tuple[UUID, UUID]
) -> None:
    """What hangs on a row that moves, hangs on it still."""
    kari, ola = two
    pets = await owner.fetch("SELECT id FROM pet")
    await tell(house, merged(kari.hex, ola.hex))
    found = await owner.fetch(
        "SELECT p.id FROM pet p JOIN pet_weight w ON (w.customer, w.pet) = (p.customer, p.id)"
        " WHERE p.customer = $1",
        kari,
    )
    assert sorted(row["id"] for row in pets) == sorted(row["id"] for row in found)


async def test_the_gone_number_is_still_understood(house: House, owner: Any) -> None:
    """A system that hasn't heard of the merge yet is heard all the same."""
    await tell(house, registered("10001"), registered("10002"), merged("10001", "10002"))
    await tell(house, changed("10002", 5, phone="400 00 102"))
    [kari] = await owner.fetch("SELECT * FROM customer")
    assert ("10001", "+4740000102") == (kari["number"], kari["phone"])


def _crossing() -> list[Happened]:
    return [merged("10001", "10002", 2), merged("10002", "10001", 3)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_two_merges_that_cross_make_one(
    order: tuple[int, int], house: House, owner: Any
) -> None:
    """Each says that the other is kept: they are one, under the number that was kept last."""
    crossing = _crossing()
    await tell(house, registered("10001"), registered("10002", 1))
    await tell(house, *(crossing[place] for place in order))
    assert ["10002"] == [row["number"] for row in await owner.fetch("SELECT * FROM customer")]
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}


async def test_two_merges_that_cross_at_once(house: House, owner: Any) -> None:
    """Two workers have one each: neither waits for the other without end, and both are done."""
    await tell(house, registered("10001"), registered("10002", 1))
    crossing = _crossing()
    for each in crossing:
        await bring(house, each)
    await asyncio.wait_for(
        asyncio.gather(*(run_jobs(house, "events.handle") for _ in range(4))), timeout=20
    )
    for _ in range(3):
        await owner.execute("UPDATE pgqueuer SET execute_after = now()")
        await run_jobs(house, "events.handle")
    assert ["10002"] == [row["number"] for row in await owner.fetch("SELECT * FROM customer")]
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}


async def test_a_merge_with_nobody_waits(house: House, owner: Any) -> None:
    """A number that was never told isn't made up."""
    event = merged("10001", "10002")
    await tell(house, registered("10001"), event)
    assert ("waiting", "unknown customer") == (await states(owner))[event.id]
    await tell(house, registered("10002"))
    assert "handled" == (await states(owner))[event.id][0]


async def test_a_merge_that_comes_again_after_its_id_is_forgotten_stands_once(
    house: House, owner: Any
) -> None:
    """In the history, which the customer reads."""
    merge = merged("10001", "10002")
    await tell(house, registered("10001"), registered("10002"), merge)
    await owner.execute("DELETE FROM event")
    await tell(house, merge)
    count = "SELECT count(*) FROM profile_change WHERE field = 'customer_number'"
    assert 1 == await owner.fetchval(count)
