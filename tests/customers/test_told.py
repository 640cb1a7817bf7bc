"""What the shop tells of customers: the same in any order, however often, and nobody guessed."""

import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import empty, make_customer
from tests.events.shop import MORNING, Happened, changed, claimed, merged, registered, states, tell
from tests.jobs.running import run_jobs

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.customers import actions as customers
from minside.customers.actions.email_told import Holder, Whose

FURULIA = {"street": "Furulia 12", "postcode": "0956", "city": "Oslo"}
BRYGGEN = {"street": "Bryggen 4", "postcode": "5003", "city": "Bergen"}


async def known(owner: Any, number: str = "10001") -> Any:
    """The customer whom the shop calls so."""
    return await owner.fetchrow(
        "SELECT c.* FROM customer c JOIN shop_number n ON n.customer = c.id WHERE n.number = $1",
        number,
    )


async def history(owner: Any, customer: UUID, field: str) -> list[tuple[str | None, str | None]]:
    rows = await owner.fetch(
        """
        SELECT old_value, new_value FROM profile_change
        WHERE customer = $1 AND field = $2 AND old_value IS DISTINCT FROM new_value
        ORDER BY changed_at, event
        """,
        customer, field,
    )  # fmt: skip
    return [(row["old_value"], row["new_value"]) for row in rows]


async def test_a_registered_customer_is_known(house: House, owner: Any) -> None:
    """All that the shop tells is there, tidied as if it had been typed here."""
    await tell(
        house,
        registered(
            email="Kari@Example.com", first_name="Kari", last_name="Nordmann", phone="400 00 101",
            birth_year=1984, language="nb", address=FURULIA,
        ),
    )  # fmt: skip
    kari = await known(owner)
    assert ("10001", "Kari@example.com", "Kari", "Nordmann") == (
        kari["number"], kari["email"], kari["first_name"], kari["last_name"],
    )  # fmt: skip
    assert ("+4740000101", 1984, "nb") == (kari["phone"], kari["birth_year"], kari["language"])
    assert ("Furulia 12", "0956", "NO") == (kari["street"], kari["postcode"], kari["country"])
    assert kari["email_verified_at"] is kari["claimed_at"] is None


async def test_what_cannot_be_used_is_left_out_and_said(house: House, owner: Any) -> None:
    """A bad telephone number doesn't keep a customer out; the operator reads what is missing."""
    event = registered(email="kari@example.com", phone="12", birth_year=1650, first_name="Kari")
    await tell(house, event)
    kari = await known(owner)
    assert ("Kari", None, None) == (kari["first_name"], kari["phone"], kari["birth_year"])
    assert ("handled", "left out, for it can't be used: phone, birth_year") == (
        await states(owner)
    )[event.id]


async def test_what_an_export_leaves_blank_says_nothing(house: House, owner: Any) -> None:
    """It isn't a fault of the whole; an address of one letter is left out, and said."""
    blank = registered(first_name="", phone=" ", email="", last_name="Nordmann")
    short = changed(email="k", phone="", last_name="Hansen")
    await tell(house, registered(hours=-1, phone="400 00 101"), blank, short)
    kari = await known(owner)
    assert ("+4740000101", "Hansen") == (kari["phone"], kari["last_name"])
    told = await states(owner)
    assert ("handled", None) == told[blank.id]
    assert ("handled", "left out, for it can't be used: email") == told[short.id]


async def test_a_handled_event_says_nothing_any_more(house: House, owner: Any) -> None:
    """What the customer's row holds isn't kept a second time."""
    await tell(house, registered(email="kari@example.com"))
    row = await owner.fetchrow("SELECT * FROM event")
    assert ("handled", None, []) == (row["state"], row["data"], row["streams"])
    assert "kari" not in str(dict(row)).lower()


async def test_staff_say_why(house: House, owner: Any) -> None:
    """A change by staff stands in the history with its reason (S38)."""
    why = "Kunden ringte om ny adresse"
    await tell(house, registered(), changed(by="staff", reason=why, address=BRYGGEN))
    kari = await known(owner)
    async with house.database.scope(customer=kari["id"]):
        page = await customers.changes(kari["id"], first=10, after=None)
    newest = page.rows[0]
    assert (customers.ChangedBy.STAFF, why) == (newest.changed_by, newest.reason)
    assert MORNING + timedelta(hours=1) == newest.at
    assert "Bryggen 4\n5003 Bergen\nNO" == newest.new_value


async def test_staff_without_a_reason_are_a_dead_letter(house: House, owner: Any) -> None:
    """Nobody's details are changed by staff without a word why."""
    event = changed(by="staff", phone="400 00 102")
    await tell(house, registered(), event)
    state, reason = (await states(owner))[event.id]
    assert "dead" == state
    assert "reason" in (reason or "")
    assert (await known(owner))["phone"] is None


async def test_null_takes_away_and_silence_leaves(house: House, owner: Any) -> None:
    """A detail that isn't spoken of stays as it is."""
    await tell(house, registered(phone="400 00 101", first_name="Kari"), changed(phone=None))
    kari = await known(owner)
    assert (None, "Kari") == (kari["phone"], kari["first_name"])


async def test_a_late_word_finds_its_place(house: House, owner: Any) -> None:
    """What happened before what is known already changes the history, not what is true now."""
    await tell(
        house,
        registered(phone="400 00 101"),
        changed(hours=3, phone="400 00 103"),
        changed(hours=2, phone="400 00 102"),
    )
    kari = await known(owner)
    assert "+4740000103" == kari["phone"]
    assert [
        (None, "+4740000101"),
        ("+4740000101", "+4740000102"),
        ("+4740000102", "+4740000103"),
    ] == await history(owner, kari["id"], "phone")


async def test_a_value_that_was_there_already_counts_too(house: House, owner: Any) -> None:
    """A word that changed nothing still outdoes an earlier one that comes after it."""
    await tell(
        house,
        registered(phone="400 00 101"),
        changed(hours=3, phone="400 00 101"),
        changed(hours=2, phone="400 00 102"),
    )
    assert "+4740000101" == (await known(owner))["phone"]


async def test_what_the_customer_changed_last_stays(house: House, owner: Any) -> None:
    """A change on Min Side isn't undone by what the shop knew before it."""
    await tell(house, registered(phone="400 00 101"))
    kari = (await known(owner))["id"]
    with clock.stopped_at(MORNING + timedelta(hours=5)):
        async with house.database.scope(customer=kari):
            await customers.change(kari, customers.ProfileForm(phone="400 00 105"))
    await tell(house, changed(hours=4, phone="400 00 104"))
    assert "+4740000105" == (await known(owner))["phone"]
    await tell(house, changed(hours=6, phone="400 00 106"))
    assert "+4740000106" == (await known(owner))["phone"]


async def test_who_made_an_account_is_recognised_by_the_address(house: House, owner: Any) -> None:
    """One person is one customer, where the address has been shown to be theirs."""
    ola = await make_customer(owner, "ola@example.com", "Ola")
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET email_verified_at = now(), claimed_at = now(), own_email = email WHERE id = $1",
        kari,
    )
    await tell(
        house,
        registered("10001", email="KARI@example.com", last_name="Nordmann"),
        registered("10002", email="ola@example.com"),
    )
    there = await known(owner)
    # Her details stand as she gave them, or didn't.
    assert (kari, "Kari", None) == (there["id"], there["first_name"], there["last_name"])
    # Nobody has shown that this one is the same person.
    assert ola != (await known(owner, "10002"))["id"]


async def test_who_has_no_account_is_not_recognised(house: House, owner: Any) -> None:
    """Whoever only showed once that the address is theirs."""
    mona = await make_customer(owner, "mona@example.com", "Mona")
    await owner.execute("UPDATE customer SET email_verified_at = now(), own_email = email")
    await tell(house, registered("10001", email="mona@example.com"))
    assert mona != (await known(owner))["id"]


async def test_an_address_of_two_is_neithers(house: House, owner: Any) -> None:
    """Two people on one address: neither is guessed, in whichever order they come; and when the
    shop says whose it is, it is theirs."""
    for first, second in (("10001", "10002"), ("10002", "10001")):
        await empty(owner)
        both = [registered(number, email="felles@example.com") for number in (first, second)]
        await tell(house, *both)
        emails = [(await known(owner, number))["email"] for number in (first, second)]
        assert [None, None] == emails
        async with house.database.scope():
            assert [["10001", "10002"]] == await customers.contested()
        await tell(house, changed("10002", email="ola@example.com"))
        assert "felles@example.com" == (await known(owner, "10001"))["email"]
        assert "ola@example.com" == (await known(owner, "10002"))["email"]


async def test_an_address_that_was_proven_is_not_taken_away(house: House, owner: Any) -> None:
    """Whoever signs in with an address goes on, whatever the shop says of another customer."""
    await tell(house, registered("10001", email="kari@example.com"))
    await claimed(owner)
    await tell(house, registered("10002", email="kari@example.com"))
    assert "kari@example.com" == (await known(owner, "10001"))["email"]
    assert (await known(owner, "10002"))["email"] is None


async def test_what_is_about_an_unknown_customer_waits(house: House, owner: Any) -> None:
    """An event before its customer isn't lost: it is handled as soon as the customer is known."""
    early = changed(hours=2, phone="400 00 102")
    await tell(house, early)
    assert ("waiting", "unknown customer") == (await states(owner))[early.id]
    await tell(house, registered(phone="400 00 101"))
    assert "handled" == (await states(owner))[early.id][0]
    assert "+4740000102" == (await known(owner))["phone"]


def _a_day() -> list[Happened]:
    """Three customers, two of whom are one person, and one more merge that crosses."""
    return [
        registered("10001", 0, email="kari@example.com", first_name="Kari", phone="400 00 101"),
        registered("10002", 1, email="ola@example.com", first_name="Ola", address=BRYGGEN),
        registered("10003", 2, email="kari@example.com", last_name="Nordmann", birth_year=1984),
        changed("10003", 3, phone="400 00 103"),
        changed("10001", 4, first_name="Kari Anne", by="staff", reason="Ringte"),
        changed("10001", 5, phone="400 00 103", address=FURULIA),
        merged("10001", "10003", 6),
        changed("10003", 7, email="kari.anne@example.com"),
        changed("10001", 8, phone=None),
        changed("10002", 9, email="kari@example.com"),
        merged("10003", "10001", 10),
        changed("10002", 11, language="en"),
    ]


async def _picture(owner: Any) -> list[Any]:
    """All that the events have made, without our ids and the moments at which they came."""
    rows = await owner.fetch(
        """
        SELECT number, email, first_name, last_name, phone, birth_year, language, street, city,
            own_email, claimed_at IS NOT NULL, created_at,
            (SELECT row(inner_kind, changed_at)::text FROM password WHERE customer = c.id),
            (SELECT array_agg(number ORDER BY number) FROM shop_number WHERE customer = c.id),
            (SELECT array_agg(row(field, old_value, new_value, changed_by, reason, changed_at)::text
                              ORDER BY changed_at, event, field)
             FROM profile_change WHERE customer = c.id AND old_value IS DISTINCT FROM new_value)
        FROM customer c ORDER BY number
        """
    )
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("seed", range(12))
async def test_any_order_makes_the_same_customers(seed: int, house: House, owner: Any) -> None:
    """A day's events, told in the order of chance and then all once more, make what they make in
    the order in which they happened."""
    day = _a_day()
    await tell(house, *day)
    expected = await _picture(owner)
    assert 2 == len(expected)

    await empty(owner)
    random.Random(seed).shuffle(day)
    await tell(house, *day)
    await tell(house, *day)
    assert expected == await _picture(owner)
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}


POOL = ("kari@example.com", "ola@example.com", "felles@example.com", "ny@example.com")
NUMBERS = ("10001", "10002", "10003", "10004", "10005")


async def _accounts(house: House, owner: Any) -> None:
    """Before the day: two whom the shop knew made an account, and one whom it didn't."""
    await tell(
        house,
        registered("10001", -24 * 30, email=POOL[0], first_name="Kari"),
        registered("10002", -24 * 29, email=POOL[1], first_name="Ola"),
    )
    for number, days in (("10001", 20), ("10002", 10)):
        await claimed(owner, number, days=days)
    await owner.execute(
        """
        INSERT INTO customer
            (email, own_email, own_at, email_verified_at, claimed_at, first_name, created_at)
        VALUES ($1, $1, $2, $2, $2, 'Mona', $2)
        """,
        POOL[2], MORNING - timedelta(days=5),
    )  # fmt: skip
    await owner.execute(
        "INSERT INTO password (customer, hash, changed_at)"
        " SELECT id, '$argon2id$v=19$' || email, claimed_at FROM customer"
    )


def _any_day(chance: random.Random) -> list[Happened]:
    """Whatever a shop may tell in a day of five numbers and four addresses, old hashes and all, but
    merge two accounts: numbers that are one account's for its address alone among them, and some that
    it registers anew."""
    hours = iter(range(100))
    old_hashes = [None, {"scheme": "md5", "hash": "0" * 32}, {"scheme": "md5", "hash": "1" * 32}]
    day = [
        registered(number, next(hours), email=chance.choice(POOL), password=old_hash)
        for number, old_hash in zip(NUMBERS[2:], old_hashes, strict=True)
    ]
    for _ in range(chance.choice((0, 0, 1, 2, 3))):
        day.append(registered(chance.choice(NUMBERS[2:]), next(hours), email=chance.choice(POOL)))
    account = {"10001": "Kari", "10002": "Ola"}
    account |= {each.data["number"]: "Mona" for each in day if each.data["email"] == POOL[2]}
    one = {number: {number} for number in NUMBERS}
    for _ in range(chance.randint(4, 9)):
        number = chance.choice(NUMBERS)
        by = chance.choice(("staff", "system"))
        match chance.randrange(5):
            case 0:
                kept, gone = chance.sample(NUMBERS, 2)
                together = one[kept] | one[gone]
                if len({account[each] for each in together if each in account}) < 2:
                    one |= dict.fromkeys(together, together)
                    day.append(merged(kept, gone, next(hours)))
            case 1:
                name = chance.choice(("Kari", "Ola", "Mona"))
                day.append(changed(number, next(hours), first_name=name, by=by, reason="Ringte"))
            case 2:
                day.append(changed(number, next(hours), language="en", by=by, reason="Ringte"))
            case _:
                email = chance.choice(POOL)
                day.append(changed(number, next(hours), email=email, by=by, reason="Ringte"))
    return day


@pytest.mark.parametrize("seed", range(16))
async def test_any_order_makes_the_same_accounts(seed: int, house: House, owner: Any) -> None:
    """So it is where some have an account: whom an address, a number or a hash belongs to isn't a
    matter of what came first."""
    chance = random.Random(seed)
    day = _any_day(chance)
    await _accounts(house, owner)
    await tell(house, *day)
    expected = await _picture(owner)
    own = await owner.fetch("SELECT own_email, email FROM customer WHERE own_email IS NOT NULL")
    assert all(row["email"] is not None for row in own)

    await empty(owner)
    await _accounts(house, owner)
    chance.shuffle(day)
    await tell(house, *day)
    await tell(house, *day)
    assert expected == await _picture(owner)
    assert set() == {told for told in (await states(owner)).values() if told[0] != "handled"}


async def test_changes_are_told_to_the_other_systems(house: House, owner: Any) -> None:
    """What the shop told isn't told back to it; the rest learn what is new."""
    await tell(house, registered(phone="400 00 101"), changed(phone="400 00 101", hours=1))
    rows = await owner.fetch("SELECT type, origin, data FROM outgoing_event")
    assert [("profile.changed", "shop")] == [(row["type"], row["origin"]) for row in rows]
    assert '"changed": ["phone"]' in rows[0]["data"]


async def test_one_who_changes_here_is_told_of(app_database: Database, owner: Any) -> None:
    """A change on Min Side goes to every system, in the transaction that makes it."""
    kari = await make_customer(owner, "kari@example.com", "Kari")
    async with app_database.scope(customer=kari):
        await customers.change(kari, customers.ProfileForm(last_name="Nordmann"))
    row = await owner.fetchrow("SELECT * FROM outgoing_event")
    assert (kari, None, f"customer/{kari}") == (row["customer"], row["origin"], row["stream"])
    assert isinstance(row["occurred_at"], datetime)


async def test_what_was_given_here_is_newer_than_what_the_shop_knew(
    house: House, owner: Any
) -> None:
    """An account made today isn't overwritten by a line that was true years ago."""
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET email_verified_at = now(), claimed_at = now(), own_email = email WHERE id = $1",
        kari,
    )
    await tell(
        house,
        registered(hours=-24 * 365, email="kari@example.com", first_name="Karen", last_name="N"),
        changed(hours=-24 * 300, first_name="Katrine", email="gammel@example.com"),
    )
    there = await known(owner)
    assert (kari, "Kari", None) == (there["id"], there["first_name"], there["last_name"])
    assert "kari@example.com" == there["email"]


async def test_a_contested_address_that_is_left_is_the_others(house: House, owner: Any) -> None:
    """Staff give it to one who has an account and take it back, and the shop tells of another who has
    it: it is the other's then, whichever was told first."""
    for order in ((0, 1, 2), (1, 0, 2), (0, 2, 1)):
        await empty(owner)
        await tell(house, registered("10001", email="a@example.com"))
        await claimed(owner)
        told = [
            changed("10001", 1, email="n@example.com", by="staff", reason="Ringte"),
            registered("10002", 1, email="n@example.com"),
            changed("10001", 2, email="a@example.com", by="staff", reason="Ringte"),
        ]
        await tell(house, *(told[place] for place in order))
        assert "a@example.com" == (await known(owner, "10001"))["email"]
        assert "n@example.com" == (await known(owner, "10002"))["email"]


async def test_who_is_recognised_by_the_address_alone_stays_as_they_are(
    house: House, owner: Any
) -> None:
    """Whoever makes a customer in the shop with the address of an account can't give the account
    an address or a telephone of theirs, nor by being merged, nor by having staff say so."""
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET email_verified_at = $1, own_email = email, own_at = $1,"
        " claimed_at = $1, created_at = $1",
        MORNING - timedelta(days=1),
    )
    await tell(
        house,
        registered("10001", 1, email="kari@example.com"),
        changed("10001", 2, email="tyv@example.com", phone="400 00 101"),
    )
    there = await known(owner)
    assert (kari, "kari@example.com", None) == (there["id"], there["email"], there["phone"])
    await tell(
        house,
        registered("10002", 2, email="tyv@example.com", first_name="Tyv", phone="400 00 666"),
        merged("10002", "10001", 2.1),
        changed("10002", 2.2, phone="400 00 667"),
    )
    there = await known(owner)
    assert (kari, "Kari", None) == (there["id"], there["first_name"], there["phone"])
    assert [] == await shown(house, kari)
    async with house.database.scope(customer=kari):
        page = await customers.changes(kari, first=20, after=None)
    assert not {"Tyv", "+4740000666", "+4740000667", "tyv@example.com"} & {
        row.new_value for row in page.rows
    }
    for number in ("10001", "10002"):
        # They speak with whoever owns the number, and that is the thief.
        word = changed(number, 3, email="tyv@example.org", by="staff", reason="Ringte")
        await tell(house, word)
        _, said = (await states(owner))[word.id]
        assert "its details stand" in (said or "")
    assert "kari@example.com" == (await known(owner))["email"]


@pytest.mark.parametrize("by", ["customer", "system"])
async def test_the_shop_alone_moves_no_account(by: str, house: House, owner: Any) -> None:
    """Whoever typed another's address in the shop before that one made an account of it can't take
    the account by changing it there; the operator reads that it stays."""
    await tell(house, registered("10001", -48, email="kari@example.com"))
    kari = await claimed(owner)
    word = changed("10001", 1, email="tyv@example.com", by=by, phone="400 00 101")
    await tell(house, word)
    there = await known(owner)
    assert ("kari@example.com", "+4740000101") == (there["email"], there["phone"])
    _, said = (await states(owner))[word.id]
    assert "the e-mail address stays" in (said or "")
    assert [(None, "kari@example.com")] == await shown(house, kari)


async def test_an_account_that_staff_moved_is_not_moved_back(house: House, owner: Any) -> None:
    """By nobody who is told to have the new address as well, and has no account."""
    await tell(house, registered("10001", email="kari@example.com"))
    await claimed(owner)
    moved = changed("10001", 1, email="ny@example.com", by="staff", reason="Mistet postkassen")
    await tell(house, moved, registered("10002", 2, email="ny@example.com"))
    assert "ny@example.com" == (await known(owner))["email"]
    assert (await known(owner, "10002"))["email"] is None


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_whom_staff_gave_an_address_first_keeps_it(
    order: tuple[int, int], house: House, owner: Any
) -> None:
    """Another who has staff give them the same one doesn't send her back to a lost mailbox; the
    operator reads that it stays."""
    for number, email in (("10001", "tapt@example.com"), ("10002", "ola@example.com")):
        await tell(house, registered(number, email=email))
        await claimed(owner, number)
    words = [
        changed(number, hours, email="ny@example.com", by="staff", reason="Ringte")
        for number, hours in (("10001", 1), ("10002", 2))
    ]
    await tell(house, *(words[place] for place in order))
    emails = [(await known(owner, number))["email"] for number in ("10001", "10002")]
    assert ["ny@example.com", "ola@example.com"] == emails
    if order == (0, 1):
        _, said = (await states(owner))[words[1].id]
        assert "the e-mail address stays" in (said or "")


async def test_staffs_word_from_before_the_address_was_confirmed_is_said_to_be_late(
    house: House, owner: Any
) -> None:
    """What the customer has shown since counts, and the operator reads so."""
    await tell(house, registered("10001", email="kari@example.com"))
    await claimed(owner)
    await owner.execute("UPDATE customer SET own_at = $1", MORNING + timedelta(days=1))
    word = changed("10001", 1, email="ny@example.com", by="staff", reason="Ringte")
    await tell(house, word)
    assert "kari@example.com" == (await known(owner))["email"]
    _, said = (await states(owner))[word.id]
    assert "the e-mail address stays" in (said or "")


async def test_who_has_no_address_has_none_of_their_own(house: House, owner: Any) -> None:
    """A link that was under way when the address was another's shows nothing of that one."""
    await tell(house, registered("10001", email="kari@example.com"))
    kari = await claimed(owner)
    await owner.execute("UPDATE customer SET email = NULL")
    async with house.database.scope(customer=kari):
        await customers.mark_verified(kari)
    assert "kari@example.com" == await owner.fetchval("SELECT own_email FROM customer")


@pytest.mark.parametrize(
    ("typed", "own"),
    [("NY@example.com ", "ny@example.com"), ("kari@example.com", "kari@example.com")],
)
async def test_only_the_address_that_was_typed_is_shown_to_be_ones_own(
    typed: str, own: str, house: House, owner: Any
) -> None:
    """Staff may have given another one while the password was being looked at."""
    await tell(house, registered("10001", email="kari@example.com"))
    kari = await claimed(owner)
    await owner.execute("UPDATE customer SET email = 'ny@example.com', email_verified_at = own_at")
    async with house.database.scope(customer=kari):
        await customers.signed_in_with_address(kari, typed)
    row = await owner.fetchrow("SELECT own_email, email_verified_at IS NULL FROM customer")
    assert (own, own != "kari@example.com") == tuple(row)


async def shown(house: House, customer: UUID) -> list[tuple[str | None, str | None]]:
    """What the customer reads of their address, newest first."""
    async with house.database.scope(customer=customer):
        page = await customers.changes(customer, first=20, after=None)
    email = customers.ProfileField.EMAIL
    return [(row.old_value, row.new_value) for row in page.rows if row.field is email]


async def test_all_the_shops_numbers_with_a_proven_address_are_the_accounts(
    house: House, owner: Any
) -> None:
    """In whichever order they come, and the lowest is what the shop calls the customer."""
    for numbers in (("10001", "10002"), ("10002", "10001")):
        await empty(owner)
        kari = await make_customer(owner, "kari@example.com", "Kari")
        await owner.execute(
            "UPDATE customer SET email_verified_at = now(), claimed_at = now(), own_email = email"
        )
        await tell(house, *(registered(number, email="kari@example.com") for number in numbers))
        assert [(kari, "10001")] == [
            tuple(row) for row in await owner.fetch("SELECT id, number FROM customer")
        ]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
async def test_a_number_that_is_told_of_anew_with_a_proven_address_is_the_accounts(
    order: tuple[int, ...], house: House, owner: Any
) -> None:
    """So are the numbers merged with it; what was said of them before is nowhere, as it is where the
    address was told first."""
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET email_verified_at = $1, own_email = email, own_at = $1,"
        " claimed_at = $1",
        MORNING - timedelta(days=1),
    )
    told = [
        registered("10001", 0, email="gammel@example.com", first_name="Karen"),
        merged("10001", "10002", 2),
        registered("10001", 3, email="kari@example.com"),
    ]
    await tell(house, registered("10002", -1, phone="400 00 102"))
    await tell(house, *(told[place] for place in order))
    numbers = await owner.fetch("SELECT customer, number FROM shop_number ORDER BY number")
    assert [(kari, "10001"), (kari, "10002")] == [tuple(row) for row in numbers]
    rows = await owner.fetch("SELECT number, email, first_name, phone FROM customer")
    assert [("10001", "kari@example.com", "Kari", None)] == [tuple(row) for row in rows]
    fields = await owner.fetch("SELECT field FROM profile_change")
    assert ["customer_number"] == [row["field"] for row in fields]


async def test_the_address_that_was_left_is_whose_it_was_told_to_be(
    house: House, owner: Any
) -> None:
    """A customer changes the address on Min Side; another, whom the shop told to have the one
    before, has it as soon as the worker has looked."""
    await tell(house, registered("10001", email="felles@example.com"))
    await claimed(owner)
    await tell(house, registered("10002", email="felles@example.com"))
    kari = (await known(owner))["id"]
    assert (await known(owner, "10002"))["email"] is None
    async with house.database.scope(customer=kari):
        await customers.change_email(kari, "kari@example.com")
    await run_jobs(house, "customers.settle_addresses")
    emails = [(await known(owner, number))["email"] for number in ("10001", "10002")]
    assert ["kari@example.com", "felles@example.com"] == emails


ADDRESS = st.sampled_from(("a@example.com", "b@example.com", "c@example.com", "d@example.com"))


@given(
    told=st.lists(st.tuples(ADDRESS, st.none() | ADDRESS), max_size=6),
    chance=st.randoms(use_true_random=False),
)
def test_an_address_is_one_customers(
    told: list[tuple[str, str | None]], chance: random.Random
) -> None:
    """Nobody gets what another has, in whichever order they stand; and who has an address of their
    own that nobody else has shown to be theirs is never without."""
    holders = [
        Holder(UUID(int=place), None, said, own, MORNING + timedelta(days=place))
        for place, (said, own) in enumerate(told)
    ]
    whose = Whose(holders)
    given_ = {each.id: whose.address(each) for each in holders}
    have = [address for address in given_.values() if address is not None]
    assert len(have) == len(set(have))
    own = Counter(each.own for each in holders if each.own is not None)
    assert all(given_[each.id] for each in holders if each.own and own[each.own] == 1)
    shuffled = Whose(chance.sample(holders, len(holders)))
    assert given_ == {each.id: shuffled.address(each) for each in holders}


def test_who_showed_last_that_an_address_is_theirs_has_it() -> None:
    """Staff moved the one from a lost mailbox, and it is another's since; what staff gave them is
    somebody else's too."""
    before = Holder(UUID(int=1), None, "a@example.com", "a@example.com", MORNING, own_at=MORNING)
    now = Holder(
        UUID(int=2), "a@example.com", "a@example.com", "a@example.com",
        MORNING - timedelta(days=9), own_at=MORNING + timedelta(days=1),
    )  # fmt: skip
    for holders in ([before, now], [now, before]):
        whose = Whose(holders)
        assert (None, "a@example.com") == (whose.address(before), whose.address(now))


async def test_the_operator_reads_who_has_an_account_and_no_address(
    house: House, owner: Any
) -> None:
    """They can't sign in, and nobody else sees it."""
    await tell(house, registered("10001", email="kari@example.com"), registered("10002"))
    await claimed(owner)
    async with house.database.scope():
        assert [] == await customers.shut_out()
        await owner.execute("UPDATE customer SET email = NULL")
        assert ["10001"] == await customers.shut_out()


def test_two_who_were_told_each_others_address_stay() -> None:
    """It is more likely a mistake than a swap, and neither is shut out."""
    kari = Holder(UUID(int=1), "a@example.com", "b@example.com", "a@example.com", MORNING)
    ola = Holder(UUID(int=2), "b@example.com", "a@example.com", "b@example.com", MORNING)
    whose = Whose([kari, ola])
    assert ("a@example.com", "b@example.com") == (whose.address(kari), whose.address(ola))
