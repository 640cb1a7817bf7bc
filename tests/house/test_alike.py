"""Nobody learns from the door who is known: by text, status, headers, statements, mail or time."""

import random
import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from math import comb
from statistics import median
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY
from tests.auth.way_in import LETTER_JOBS
from tests.conftest import give_password
from tests.house.portal import Portal, open_portal
from tests.jobs.running import run_jobs, service_house

from minside.auth import actions as auth
from minside.auth.actions import passwords
from minside.core.postgres import Server
from minside.core.scope import current

PAIRS = 40
# With a leak nearly every pair points the same way, so fewer will do; a busy machine turns one or two.
PAIRS_OF_A_LEAK = 27
FALSE_ALARM = 1e-5
BY_NUMBER = "AccountClaimRequest by number"
# Each has its own, at random, whoever asks.
_TOKEN = re.compile(r'"claimToken":"[\w-]{43}"')


@dataclass(frozen=True, slots=True)
class Told:
    """What a stranger sees of one request: all but the time must be alike."""

    status: int
    headers: tuple[tuple[str, str], ...]
    text: str
    statements: int


@dataclass(frozen=True, slots=True)
class Pair:
    """The same request for a known address and an unknown one, within a moment."""

    known: Told
    unknown: Told
    known_seconds: float
    unknown_seconds: float


def form(operation: str, email: str) -> dict[str, str]:
    """What the app would send; the password is nobody's. A number stands before its address's @."""
    if operation == BY_NUMBER:
        return {"customerNumber": email.partition("@")[0]}
    form = {"email": email}
    if operation in ("SignIn", "CustomerRegister"):
        form["password"] = "feil-passord-hver-gang"
    if operation == "CustomerRegister":
        form |= {"firstName": "Mona", "lastName": "Nordmann"}
    return form


async def ask(portal: Portal, operation: str, email: str, number: int) -> tuple[Told, float]:
    """One request from a network that never came before, and how long it took."""
    visitor = portal.visitor(f"198.51.{number // 250}.{number % 250}")
    started = time.perf_counter()
    document = "AccountClaimRequest" if operation == BY_NUMBER else operation
    response = await visitor.send(document, input=form(operation, email))
    seconds = time.perf_counter() - started
    return _told(response, email, portal.statements(document)), seconds


def _told(response: httpx.Response, email: str, statements: int) -> Told:
    text = _TOKEN.sub('"claimToken":"TOKEN"', response.text.replace(email, "ADDRESS"))
    headers = tuple(sorted(response.headers.multi_items()))
    return Told(response.status_code, headers, text, statements)


async def pairs(portal: Portal, operation: str, count: int) -> AsyncIterator[Pair]:
    """Each pair in an order that chance decides; every address is asked about once."""
    for number in range(count):
        emails = [f"known{number:03}@example.com", f"other{number:03}@example.com"]
        asked = {}
        for place, email in enumerate(random.sample(emails, 2)):
            asked[email] = await ask(portal, operation, email, 2 * number + place)
        (known, known_seconds), (unknown, unknown_seconds) = (asked[email] for email in emails)
        yield Pair(known, unknown, known_seconds, unknown_seconds)


def chance(asked: list[Pair]) -> float:
    """How likely at least so one-sided an outcome is if who is known makes no difference.

    The exact sign test, two-sided. Within a pair chance decides who is asked about first, so
    where the two are alike the slower one is the known one in half of all cases, exactly, however
    long requests take and whatever else the machine does meanwhile: noise makes a leak harder to
    see, but no false alarm likelier than the level. At 1e-5 for each of the six measures a run
    in seventeen thousand is wrong. Forty pairs show whatever makes the known one slower, or
    faster, in nine cases of ten; a statement more or less is counted apart from this.
    """
    slower = sum(pair.known_seconds > pair.unknown_seconds for pair in asked)
    tail = max(slower, len(asked) - slower)
    above = sum(comb(len(asked), k) for k in range(tail, len(asked) + 1))
    return min(1.0, 2 * above / 2 ** len(asked))


def medians(asked: list[Pair]) -> str:
    known = median(pair.known_seconds for pair in asked)
    unknown = median(pair.unknown_seconds for pair in asked)
    return f"known {1000 * known:.2f} ms, unknown {1000 * unknown:.2f} ms"


@pytest.fixture
def lighter_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with a quarter of the memory: still by far the longest part of what has a hash, and
    what else may differ is seen the better."""
    lighter = PasswordHasher(
        time_cost=RFC_9106_LOW_MEMORY.time_cost,
        memory_cost=RFC_9106_LOW_MEMORY.memory_cost // 4,
        parallelism=RFC_9106_LOW_MEMORY.parallelism,
    )
    monkeypatch.setattr(passwords, "_HASHER", lighter)
    monkeypatch.setattr(passwords, "DUMMY_HASH", lighter.hash("hva-som-helst"))


@pytest.fixture
async def crowded(migrated: Server, owner: Any, lighter_hashes: None) -> AsyncIterator[Portal]:
    """A portal where `known000@example.com` and so on live, with passwords, and no `other000`."""
    async with open_portal(migrated) as portal:
        await owner.execute(
            """
            INSERT INTO customer (email, first_name, last_name, created_at)
            SELECT 'known' || to_char(n, 'FM000') || '@example.com', 'Mona', 'Nordmann', now()
            FROM generate_series(0, $1::int - 1) n
            """,
            PAIRS,
        )
        first = await owner.fetchval("SELECT id FROM customer LIMIT 1")
        await give_password(portal.database, first)
        await owner.execute(
            """
            INSERT INTO password (customer, hash, changed_at)
            SELECT c.id, p.hash, p.changed_at FROM customer c, password p
            ON CONFLICT DO NOTHING
            """
        )
        yield portal


OPERATIONS = ("SignIn", "CustomerRegister", "PasswordResetRequest")


@pytest.mark.parametrize("operation", OPERATIONS)
async def test_known_and_unknown_addresses_are_alike(operation: str, crowded: Portal) -> None:
    """Signing in, registering and asking for a new password tell nobody who is a customer."""
    asked = [pair async for pair in pairs(crowded, operation, PAIRS)]
    assert [] == [(p.known, p.unknown) for p in asked if p.known != p.unknown]
    assert all(200 == pair.known.status for pair in asked)
    assert chance(asked) > FALSE_ALARM, medians(asked)


@pytest.mark.parametrize("operation", [*OPERATIONS[1:], "AccountClaimRequest"])
async def test_one_letter_and_one_chain_of_jobs_either_way(
    operation: str, migrated: Server, owner: Any, crowded: Portal
) -> None:
    """The worker does as much, and one mail leaves, whoever lives there."""
    work = []
    # What is left to do about those who live there since they came.
    await owner.execute("DELETE FROM pgqueuer")
    async with service_house(migrated) as worker:
        for email in ("known000@example.com", "other000@example.com"):
            await ask(crowded, operation, email, len(work))
            waiting = await _queued(owner)
            done = await run_jobs(worker, *LETTER_JOBS)
            left = await owner.fetchval("SELECT count(*) FROM message WHERE recipient = $1", email)
            work.append((waiting, done, await _queued(owner), left))
            await owner.execute("DELETE FROM pgqueuer")
    assert work[0] == work[1]
    _, done, sending, letters = work[0]
    assert (1, ["outbox.send"], 1) == (len(done), sending, letters)


async def _queued(owner: Any) -> list[str]:
    rows = await owner.fetch("SELECT entrypoint FROM pgqueuer WHERE status = 'queued' ORDER BY id")
    return [row["entrypoint"] for row in rows]


async def test_a_missing_dummy_hash_is_found(
    crowded: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure above sees a sign-in that hashes only where somebody lives."""
    matches = passwords.matches

    async def leaky(hash: str | None, password: str, *inner: Any) -> bool:
        return hash is not None and await matches(hash, password, *inner)

    monkeypatch.setattr(passwords, "matches", leaky)
    asked = [pair async for pair in pairs(crowded, "SignIn", PAIRS_OF_A_LEAK)]
    assert chance(asked) < FALSE_ALARM, medians(asked)


async def test_a_hash_for_newcomers_alone_is_found(
    crowded: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure above sees a registration that spares itself the hash of a known address."""
    register, spared = auth.register, await _some_hash(crowded)

    async def cheap(_password: str) -> str:
        return spared

    async def leaky(form: auth.RegistrationForm, **rest: Any) -> str:
        with monkeypatch.context() as patched:
            if form.email.startswith("known"):
                patched.setattr(passwords, "hashed", cheap)
            return await register(form, **rest)

    monkeypatch.setattr(auth, "register", leaky)
    asked = [pair async for pair in pairs(crowded, "CustomerRegister", PAIRS_OF_A_LEAK)]
    assert chance(asked) < FALSE_ALARM, medians(asked)


async def _some_hash(portal: Portal) -> str:
    async with portal.database.scope():
        return await passwords.hashed("hva-som-helst")


async def test_a_statement_more_for_some_is_found(
    crowded: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is too quick to be timed is counted."""
    request_reset = auth.request_reset

    async def leaky(email: str, *args: Any, **rest: Any) -> str:
        sent_to = await request_reset(email, *args, **rest)
        if email.startswith("known"):
            await current().fetch("SELECT 1")
        return sent_to

    monkeypatch.setattr(auth, "request_reset", leaky)
    asked = [pair async for pair in pairs(crowded, "PasswordResetRequest", 2)]
    assert [1, 1] == [pair.known.statements - pair.unknown.statements for pair in asked]


CLAIMS = ("AccountClaimRequest", BY_NUMBER)


@pytest.fixture
async def of_the_shop(crowded: Portal, owner: Any) -> Portal:
    """As `crowded`, but nobody has been here yet: the shop knows them by number and telephone."""
    await owner.execute(
        """
        DELETE FROM password;
        UPDATE customer SET number = split_part(email, '@', 1), phone = '+4740000101';
        INSERT INTO shop_number (number, customer) SELECT number, id FROM customer
        """
    )
    return crowded


@pytest.mark.parametrize("operation", CLAIMS)
async def test_who_is_known_to_the_shop_is_alike(
    operation: str, of_the_shop: Portal, owner: Any
) -> None:
    """Asking for a way in tells nobody whom the shop knows, by address or by number."""
    asked = [pair async for pair in pairs(of_the_shop, operation, PAIRS)]
    assert [] == [(p.known, p.unknown) for p in asked if p.known != p.unknown]
    assert all(200 == pair.known.status for pair in asked)
    assert chance(asked) > FALSE_ALARM, medians(asked)


async def test_a_wrong_code_is_alike(of_the_shop: Portal, migrated: Server, owner: Any) -> None:
    """Guessing at a code tells nobody whether one was sent."""
    told = []
    async with service_house(migrated) as worker:
        for number, email in enumerate(("known000@example.com", "other000@example.com")):
            visitor = of_the_shop.visitor(f"198.51.9.{number}")
            asked = await visitor.run("AccountClaimRequest", input=form(BY_NUMBER, email))
            await run_jobs(worker, *LETTER_JOBS)
            guess = {"token": asked["claimToken"], "code": "123456", "newPassword": "x" * 20}
            response = await visitor.send("AccountClaim", input=guess)
            told.append(_told(response, email, of_the_shop.statements("AccountClaim")))
    assert told[0] == told[1]
    assert "WRONG_CODE" in told[0].text
    assert 1 == await owner.fetchval("SELECT count(*) FROM message")


@pytest.fixture
async def of_old(crowded: Portal, owner: Any, monkeypatch: pytest.MonkeyPatch) -> Portal:
    """As `crowded`, but what is kept of everybody's password is an old hash of the shop's. Argon2id
    is cheap here: its own ups and downs are as long as what is looked for."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
    monkeypatch.setattr(passwords, "DUMMY_HASH", quick.hash("hva-som-helst"))
    await owner.execute(
        """
        UPDATE password
        SET hash = $1, inner_kind = 'bcrypt 9', inner_salt = $2, inner_salt_place = 'before'
        """,
        quick.hash("hva-som-helst"), b"CCCCCCCCCCCCCCCCCCCCC.",
    )  # fmt: skip
    return crowded


async def test_an_old_hash_is_alike_too(of_old: Portal) -> None:
    """Nobody learns from a wrong password that an address is of somebody whom the shop had before,
    though theirs is two hashes to reckon."""
    asked = [pair async for pair in pairs(of_old, "SignIn", PAIRS)]
    assert [] == [(p.known, p.unknown) for p in asked if p.known != p.unknown]
    assert chance(asked) > FALSE_ALARM, medians(asked)


async def test_an_old_hash_that_only_its_owner_pays_for_is_found(
    of_old: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure above sees a sign-in where a stranger is spared the shop's hash."""
    matches = passwords.matches

    async def leaky(hash: str | None, password: str, inner: Any, kinds: Any) -> bool:
        return await matches(hash, password, inner, kinds if inner else ())

    monkeypatch.setattr(passwords, "matches", leaky)
    asked = [pair async for pair in pairs(of_old, "SignIn", PAIRS_OF_A_LEAK)]
    assert chance(asked) < FALSE_ALARM, medians(asked)


def test_the_measure_counts_as_it_says() -> None:
    """Half and half is no sign of anything; all one way is one in 2^19 at twenty pairs."""
    told = Told(200, (), "", 1)
    slow, quick = Pair(told, told, 2, 1), Pair(told, told, 1, 2)
    assert 1.0 == chance([slow, quick] * 20)
    assert 2**-19 == chance([slow] * 20) == chance([quick] * 20)
    assert chance([slow] * 33 + [quick] * 7) > FALSE_ALARM > chance([slow] * 35 + [quick] * 5)
