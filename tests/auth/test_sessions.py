"""Sessions: listed, ended at once, and over by themselves in time."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from minside.auth import actions as auth
from minside.auth.actions import devices
from minside.auth.actions.sessions import open_session
from minside.core import clock
from minside.core.database import Database
from minside.core.hooks import Identity


async def opened(database: Database, customer: UUID) -> tuple[UUID, str]:
    async with database.scope(customer=customer):
        return await open_session(customer, "Chrome, Linux")


def identity_of(customer: UUID, session: UUID) -> Identity:
    """Who has just signed in."""
    return Identity(customer, session, clock.now(), clock.now())


async def who(database: Database, token: str) -> Identity | None:
    async with database.scope() as scope:
        return await auth.identify(scope, token)


async def test_of_ten_sessions_one_is_ended(app_database: Database, kari: UUID) -> None:
    """Only that one is out, and at once."""
    all_ten = [await opened(app_database, kari) for _ in range(10)]
    session, token = all_ten.pop()
    async with app_database.scope(customer=kari):
        await auth.revoke(identity_of(kari, all_ten[0][0]), session, "Firefox")
        assert 9 == len(await auth.sessions(kari))
    assert await who(app_database, token) is None
    assert all([await who(app_database, token) for _, token in all_ten])


async def test_the_others_are_ended_and_this_one_stays(
    app_database: Database, kari: UUID, ola: UUID
) -> None:
    """Kari's other browsers are out; Ola's isn't."""
    (mine, token), *others = [await opened(app_database, kari) for _ in range(3)]
    _, olas = await opened(app_database, ola)
    async with app_database.scope(customer=kari):
        count = await auth.revoke_others(identity_of(kari, mine), "Chrome")
    assert 2 == count
    assert [None, None] == [await who(app_database, token) for _, token in others]
    assert await who(app_database, token)
    assert await who(app_database, olas)


async def test_another_customers_session_is_not_found(
    app_database: Database, kari: UUID, ola: UUID
) -> None:
    """Nobody ends a stranger's session, nor one that never was."""
    session, token = await opened(app_database, kari)
    async with app_database.scope(customer=ola):
        for wrong in (session, uuid4()):
            with pytest.raises(auth.SessionNotFound):
                await auth.revoke(identity_of(ola, uuid4()), wrong, "Chrome")
    assert await who(app_database, token)


@pytest.mark.parametrize(
    ("used_every", "days", "open_then"),
    [(None, 59, True), (None, 61, False), (10, 179, True), (10, 181, False)],
)
async def test_a_session_ends_by_itself(
    used_every: int | None, days: int, open_then: bool, app_database: Database, kari: UUID
) -> None:
    """Sixty days without use, or half a year in all, and the token opens nothing."""
    start = clock.now()
    _, token = await opened(app_database, kari)
    for day in range(10, days, used_every or days):
        with clock.stopped_at(start + timedelta(days=day if used_every else 0)):
            identity = await who(app_database, token)
            assert identity
            async with app_database.scope(customer=kari) as scope:
                await auth.note_use(scope, identity)
    with clock.stopped_at(start + timedelta(days=days)):
        assert open_then is bool(await who(app_database, token))
        async with app_database.scope(customer=kari):
            assert int(open_then) == len(await auth.sessions(kari))


async def test_use_is_noted_every_ten_minutes(app_database: Database, kari: UUID) -> None:
    """Reading a page twice doesn't write twice."""
    start = clock.now()
    with clock.stopped_at(start):
        _, token = await opened(app_database, kari)
    statements = []
    for minutes in (0, 9, 10, 15, 21):
        with clock.stopped_at(start + timedelta(minutes=minutes)):
            identity = await who(app_database, token)
            assert identity
            async with app_database.scope(customer=kari) as scope:
                await auth.note_use(scope, identity)
            statements.append(scope.statements)
    assert [0, 0, 1, 0, 1] == statements


async def test_spent_sessions_are_swept_at_the_next_sign_in(
    owner: Any, app_database: Database, kari: UUID
) -> None:
    """What opens no door any more isn't kept."""
    await opened(app_database, kari)
    with clock.stopped_at(clock.now() + timedelta(days=61)):
        await opened(app_database, kari)
    assert 1 == await owner.fetchval("SELECT count(*) FROM session")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            " Chrome/156.0.0.0 Safari/537.36",
            "Chrome, Linux",
        ),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_browsers_have_names(header: str, name: str | None) -> None:
    """The list says "Chrome, Linux", or that we can't tell, whatever the header holds."""
    assert name == devices.described(header)
