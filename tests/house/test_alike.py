"""Nobody learns from the door who is known: by text, status, headers, statements, mail or time."""

import random
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from math import comb
from statistics import median
from typing import Any

import httpx
import pytest
from tests.auth.way_in import LETTER_JOBS
from tests.conftest import give_password
from tests.house.portal import Portal, open_portal
from tests.jobs.running import run_jobs, service_house

from minside.auth import actions as auth
from minside.auth.actions import passwords
from minside.core.postgres import Server
from minside.core.scope import current

PAIRS = 40
# With a leak every pair points the same way, so fewer will do.
PAIRS_OF_A_LEAK = 20
FALSE_ALARM = 1e-5


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
    """What the app would send; the password is nobody's."""
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
    response = await visitor.send(operation, input=form(operation, email))
    seconds = time.perf_counter() - started
    return _told(response, email, portal.statements(operation)), seconds


def _told(response: httpx.Response, email: str, statements: int) -> Told:
    text = response.text.replace(email, "ADDRESS")
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
    see, but no false alarm likelier than the level. At 1e-5 for each of the three operations a
    run in thirty thousand is wrong. Forty pairs show whatever makes the known one slower, or
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
async def crowded(migrated: Server, owner: Any) -> AsyncIterator[Portal]:
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


@pytest.mark.parametrize("operation", OPERATIONS[1:])
async def test_one_letter_and_one_chain_of_jobs_either_way(
    operation: str, migrated: Server, owner: Any, crowded: Portal
) -> None:
    """The worker does as much, and one mail leaves, whoever lives there."""
    work = []
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

    async def leaky(hash: str | None, password: str) -> bool:
        return hash is not None and await matches(hash, password)

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


def test_the_measure_counts_as_it_says() -> None:
    """Half and half is no sign of anything; all one way is one in 2^19 at twenty pairs."""
    told = Told(200, (), "", 1)
    slow, quick = Pair(told, told, 2, 1), Pair(told, told, 1, 2)
    assert 1.0 == chance([slow, quick] * 20)
    assert 2**-19 == chance([slow] * 20) == chance([quick] * 20)
    assert chance([slow] * 33 + [quick] * 7) > FALSE_ALARM > chance([slow] * 35 + [quick] * 5)
