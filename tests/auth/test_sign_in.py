"""The way in: alike for known and unknown, slow for guessers, open for who lives here."""

import asyncio
import threading
import time
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from tests.conftest import KEYS, PASSWORD, give_password, make_customer

from minside.auth import actions as auth
from minside.auth.actions import Attempt, EventKind, SignedIn, passwords
from minside.auth.actions.passwords import HashingQueue
from minside.core import clock, scope
from minside.core.database import APP, Database
from minside.core.hooks import Identity
from minside.core.keys import Keyring
from minside.core.postgres import Server
from minside.core.refusals import Busy, Refusal
from minside.core.throttle import Throttled

RING = Keyring(KEYS)
HERE = Attempt(
    email="kari@example.com",
    password=PASSWORD,
    address_block="203.0.113.7/32",
    device="Chrome, Linux",
    device_token=None,
)
STRANGER = replace(HERE, password="feil-passord-hver-gang", address_block="198.51.100.9/32")


@pytest.fixture
async def costly_kari(owner: Any, app_database: Database) -> UUID:
    """Her password costs what it does."""
    customer = await make_customer(owner, "kari@example.com", "Kari")
    await give_password(app_database, customer)
    return customer


@pytest.fixture
async def kari(quick_hashes: None, costly_kari: UUID) -> UUID:
    """Here it is what happens around the hash that counts."""
    return costly_kari


async def enter(database: Database, attempt: Attempt = HERE) -> SignedIn:
    async with database.scope():
        return await auth.sign_in(attempt, RING)


async def fails(database: Database, attempt: Attempt = STRANGER) -> type[Refusal]:
    with pytest.raises(Refusal) as refused:
        await enter(database, attempt)
    return type(refused.value)


async def test_the_right_password_opens_a_session(app_database: Database, kari: UUID) -> None:
    """A session that the browser's token opens, and nothing else does."""
    entered = await enter(app_database)
    async with app_database.scope() as scope:
        identity = await auth.identify(scope, entered.session_token)
        assert identity is not None
        assert (kari, entered.session) == (identity.customer, identity.session)
        assert await auth.identify(scope, entered.session_token[:-1]) is None


async def test_the_address_is_found_in_any_letter_case(app_database: Database, kari: UUID) -> None:
    """People type their address as they like, with a space at the end."""
    assert kari == (await enter(app_database, replace(HERE, email=" KARI@Example.COM "))).customer


async def test_the_password_counts_to_the_letter(app_database: Database, kari: UUID) -> None:
    """Exactly as typed: no trimming, no folding, no cutting."""
    for near in (PASSWORD + " ", PASSWORD.upper(), PASSWORD[:-1], ""):
        assert auth.WrongCredentials is await fails(app_database, replace(HERE, password=near))


async def test_no_secret_is_stored(owner: Any, app_database: Database, costly_kari: UUID) -> None:
    """The database holds argon2id and SHA-256, never the password or a token (S9)."""
    entered = await enter(app_database)
    dump = ""
    for table in ("password", "session", "known_device", "security_event", "throttle"):
        dump += str(await owner.fetch(f"SELECT t::text FROM {table} t"))
    assert "$argon2id$v=19$m=65536,t=3,p=4$" in dump
    for secret in (PASSWORD, entered.session_token, entered.device_token, HERE.address_block):
        assert secret not in dump


async def test_a_weaker_hash_is_renewed_at_sign_in(
    owner: Any, app_database: Database, costly_kari: UUID
) -> None:
    """Parameters rise over the years; the hash follows when the password is at hand."""
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    await owner.execute("UPDATE password SET hash = $1", weak)
    await enter(app_database)
    assert "$m=65536,t=3,p=4$" in await owner.fetchval("SELECT hash FROM password")
    await enter(app_database)
    async with app_database.scope(customer=costly_kari):
        kinds = [e.kind for e in (await auth.events(costly_kari, first=9, after=None)).rows]
    assert 1 == kinds.count(EventKind.PASSWORD_REHASHED)


async def test_failures_are_told_to_the_customer(app_database: Database, kari: UUID) -> None:
    """Who reads the log sees that somebody tried; a refusal doesn't undo the entry."""
    await fails(app_database)
    async with app_database.scope(customer=kari):
        [event] = (await auth.events(kari, first=9, after=None)).rows
    assert (EventKind.SIGN_IN_FAILED, "Chrome, Linux") == (event.kind, event.device)


async def test_unknown_and_known_addresses_get_one_answer(
    app_database: Database, kari: UUID
) -> None:
    """Neither the refusal nor the brake tells whether somebody lives here."""
    known = [await fails(app_database) for _ in range(12)]
    stranger = replace(STRANGER, email="nobody@example.com", address_block="198.51.100.10/32")
    unknown = [await fails(app_database, stranger) for _ in range(12)]
    assert known == unknown
    assert [auth.WrongCredentials] * 10 + [Throttled] * 2 == known


async def test_a_guesser_waits_ever_longer(app_database: Database, kari: UUID) -> None:
    """Ten in five minutes, then one each 30 s, 60 s, 120 s …; waiting restores what was."""
    start = clock.now()
    tried = []
    for seconds in range(0, 1200, 5):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            if await fails(app_database) is auth.WrongCredentials:
                tried.append(seconds)
    assert [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 75, 135, 255, 495, 795, 1095] == tried


async def test_a_stranger_cant_lock_the_customer_out(app_database: Database, kari: UUID) -> None:
    """However often a stranger tries, Kari's own browser lets her in at once."""
    known = replace(HERE, device_token=(await enter(app_database)).device_token)
    for _ in range(15):
        await fails(app_database)
    assert Throttled is await fails(app_database)
    assert kari == (await enter(app_database, known)).customer
    home = replace(known, address_block=STRANGER.address_block)
    assert kari == (await enter(app_database, home)).customer


async def test_who_waits_as_told_is_let_in(app_database: Database, kari: UUID) -> None:
    """On a new browser Kari waits once, five minutes at most, though the stranger never stops."""
    start = clock.now()
    told, came_in = None, None
    for seconds in range(0, 2400, 5):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            await fails(app_database)
            if told is None and seconds >= 1200:
                assert Throttled is await fails(app_database, HERE)
                told = seconds
            elif told is not None and came_in is None and seconds >= told + 300:
                came_in = (await enter(app_database)).customer
    assert kari == came_in


async def test_knocking_early_doesnt_help(app_database: Database, kari: UUID) -> None:
    """A ticket is good when its time has come, and once."""
    start = clock.now()
    with clock.stopped_at(start):
        for _ in range(10):
            await fails(app_database)
    for seconds, expected in ((1, Throttled), (29, Throttled), (30, auth.WrongCredentials)):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            assert expected is await fails(app_database)
    with clock.stopped_at(start + timedelta(seconds=31)):
        assert Throttled is await fails(app_database)


async def test_an_account_has_one_bucket_however_it_is_spelt(
    app_database: Database, kari: UUID
) -> None:
    """Letters that PostgreSQL folds together don't give a guesser new attempts."""
    for number in range(10):
        await fails(app_database, replace(STRANGER, address_block=f"198.51.100.{number}/32"))
    for spelling in ("KARI@EXAMPLE.COM", "kar\u0130@example.com", " kari@example.com"):
        again = replace(STRANGER, email=spelling, address_block="192.0.2.1/32")
        assert Throttled is await fails(app_database, again)


async def test_a_browser_that_two_share_is_known_for_both(
    owner: Any, app_database: Database, kari: UUID
) -> None:
    """In a household each is let in past a stranger's guesses, with one token for the browser."""
    ola = await make_customer(owner, "ola@example.com")
    await give_password(app_database, ola)
    token = None
    for email in ("kari@example.com", "ola@example.com") * 2:
        token = (
            await enter(app_database, replace(HERE, email=email, device_token=token))
        ).device_token
    assert 2 == await owner.fetchval("SELECT count(*) FROM known_device")
    for _ in range(12):
        await fails(app_database)
    assert kari == (await enter(app_database, replace(HERE, device_token=token))).customer


async def test_changing_customer_takes_one_connection_at_a_time(
    owner: Any, migrated: Server, kari: UUID
) -> None:
    """Many who sign in over each other's sessions don't wait for each other for good."""
    narrow = await Database.connect(migrated.url(APP), connections=2)
    try:
        ola = await make_customer(owner, "ola@example.com")
        await give_password(narrow, ola)
        entered = await enter(narrow)
        before = Identity(kari, entered.session, clock.now(), clock.now())
        attempt = replace(HERE, email="ola@example.com", replaces=before)
        async with asyncio.timeout(20):
            answers = await asyncio.gather(*(enter(narrow, attempt) for _ in range(6)))
        assert {ola} == {answer.customer for answer in answers}
    finally:
        await narrow.close()


async def test_a_known_browser_is_braked_too(app_database: Database, kari: UUID) -> None:
    """A stolen browser gets ten guesses, not endless ones."""
    token = (await enter(app_database)).device_token
    thief = replace(STRANGER, device_token=token)
    answers = [await fails(app_database, thief) for _ in range(11)]
    assert [auth.WrongCredentials] * 10 + [Throttled] == answers


async def test_a_strangers_device_token_opens_nothing(
    owner: Any, app_database: Database, kari: UUID
) -> None:
    """The token of a browser that Ola used counts for Ola alone."""
    ola = await make_customer(owner, "ola@example.com")
    await give_password(app_database, ola)
    token = (await enter(app_database, replace(HERE, email="ola@example.com"))).device_token
    for _ in range(12):
        await fails(app_database)
    assert Throttled is await fails(app_database, replace(STRANGER, device_token=token))


async def test_right_sign_ins_arent_counted(app_database: Database, kari: UUID) -> None:
    """An office behind one address signs in all morning."""
    for _ in range(14):
        assert kari == (await enter(app_database)).customer


async def test_one_address_cant_try_many_accounts(app_database: Database, kari: UUID) -> None:
    """Spraying one password over many accounts from one network is braked."""
    answers = [
        await fails(app_database, replace(STRANGER, email=f"nr{n}@example.com")) for n in range(11)
    ]
    assert Throttled is answers[-1]


async def test_twenty_guesses_at_once_are_still_counted(app_database: Database, kari: UUID) -> None:
    """Racing doesn't get past the brake."""
    answers = await asyncio.gather(*(fails(app_database) for _ in range(20)))
    assert 10 == answers.count(auth.WrongCredentials)


async def test_nothing_is_hashed_while_a_connection_is_held(app_database: Database) -> None:
    """A verb that holds a connection while it hashes is a bug that shows at once."""
    async with app_database.scope() as held:
        await held.fetch("SELECT 1")
        with pytest.raises(auth.HashingWhileHolding):
            await passwords.hashed(PASSWORD)


async def test_a_full_queue_says_so(app_database: Database) -> None:
    """More than can be served soon are asked to come back, at once, rather than kept waiting."""
    queue = HashingQueue(threads=1, waiting=2)

    async def one() -> object:
        try:
            return await queue.run(lambda: time.sleep(0.2))
        except Busy as busy:
            return busy

    async with app_database.scope():
        started = time.monotonic()
        answers = await asyncio.gather(*(one() for _ in range(10)))
        assert 7 == sum(isinstance(answer, Busy) for answer in answers)
        assert time.monotonic() - started < 2
        assert 0 == queue.depth


async def test_a_storm_of_sign_ins_leaves_reads_answering(
    app_database: Database, kari: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While every hashing thread is at work, and all places behind them are taken, those who read are answered:
    not one of them waits for a hash. What that costs beside real hashes is timed where pages are read
    (`tests/house/test_portal.py`)."""
    verify, released = passwords._verify, threading.Event()
    places = passwords.QUEUE.places

    def held(*args: Any, **how: Any) -> bool:
        assert released.wait(60)
        return verify(*args, **how)

    async def read() -> None:
        async with app_database.scope(read_only=True, customer=kari):
            assert 1 == len(await scope.current().fetch("SELECT * FROM customer"))

    monkeypatch.setattr(passwords, "_verify", held)
    strangers = [
        replace(STRANGER, email=f"s{n}@example.com", address_block=f"198.51.100.{n}/32")
        for n in range(60)
    ]
    storm = [asyncio.create_task(fails(app_database, each)) for each in strangers]
    try:
        async with asyncio.timeout(30):
            for refused in islice(asyncio.as_completed(storm), 60 - places):
                assert Busy is await refused
            for _ in range(50):
                await read()
        assert places == passwords.QUEUE.depth
    finally:
        released.set()
    assert 60 == len(await asyncio.gather(*storm))


async def test_many_right_sign_ins_at_once_wait_for_no_other(
    app_database: Database, kari: UUID
) -> None:
    """Each locks what it is counted under in one order: nobody is thrown out by a deadlock."""
    for _ in range(6):
        answers = await asyncio.gather(
            *(enter(app_database) for _ in range(24)), return_exceptions=True
        )
        assert [] == [a for a in answers if not isinstance(a, SignedIn | Refusal)]
        assert any(isinstance(answer, SignedIn) for answer in answers)
