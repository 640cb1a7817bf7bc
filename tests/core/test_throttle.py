"""The brake: its waits, and what it says of them."""

from datetime import timedelta

import pytest

from minside.core import clock, throttle
from minside.core.database import Database
from minside.core.language import Language
from minside.core.throttle import Limit, Taken, Throttled

THREE = Limit(attempts=3, window=timedelta(minutes=5))
BUCKET = bytes(32)


async def attempt(database: Database) -> Taken:
    async with database.scope() as scope:
        taken = await throttle.take(scope, BUCKET, THREE)
    if taken.refusal:
        raise taken.refusal
    return taken


@pytest.mark.parametrize(
    ("seconds", "nb", "en"),
    [
        (0, "30 sekunder", "30 seconds"),
        (28.5, "2 sekunder", "2 seconds"),
        (29, "1 sekund", "1 second"),
    ],
)
async def test_the_wait_is_said_in_words(
    seconds: float, nb: str, en: str, app_database: Database
) -> None:
    """Who must wait is told how long, in their language."""
    start = clock.now()
    with clock.stopped_at(start):
        for _ in range(3):
            await attempt(app_database)
    with clock.stopped_at(start + timedelta(seconds=seconds)), pytest.raises(Throttled) as braked:
        await attempt(app_database)
    assert nb in braked.value.message(Language.NB)
    assert en in braked.value.message(Language.EN)


async def test_minutes_are_rounded_up(app_database: Database) -> None:
    """Nobody comes back half a minute too early."""
    start = clock.now()
    for seconds in (0, 0, 0, 30, 90):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            await attempt(app_database)
    with clock.stopped_at(start + timedelta(seconds=91)), pytest.raises(Throttled) as braked:
        await attempt(app_database)
    assert "2 minutter" in braked.value.message(Language.NB)


async def test_a_right_attempt_opens_what_it_closed(app_database: Database) -> None:
    """Those who share a network with someone who is let in don't wait for it."""
    with clock.stopped_at(clock.now()):
        for _ in range(20):
            await give_back(app_database, await attempt(app_database))


async def test_the_right_ones_come_in_after_the_wrong_ones_waited(app_database: Database) -> None:
    """An office whose colleague guessed waits once; after that every right one comes in."""
    start = clock.now()
    with clock.stopped_at(start):
        for _ in range(3):
            await attempt(app_database)
    for seconds in range(31, 200, 15):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            await give_back(app_database, await attempt(app_database))


async def test_right_attempts_keep_no_old_count_alive(app_database: Database) -> None:
    """What was guessed is forgotten with its window, however many come in rightly meanwhile."""
    start = clock.now()
    with clock.stopped_at(start):
        for _ in range(3):
            await attempt(app_database)
    for seconds in range(31, 900, 60):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            await give_back(app_database, await attempt(app_database))
    with clock.stopped_at(start + timedelta(seconds=900)):
        for _ in range(3):
            await attempt(app_database)


async def test_a_right_attempt_leaves_nothing(app_database: Database) -> None:
    """The third wrong one closes, not the second, though a right one came first."""
    with clock.stopped_at(clock.now()):
        await give_back(app_database, await attempt(app_database))
        for _ in range(3):
            await attempt(app_database)
        with pytest.raises(Throttled):
            await attempt(app_database)


async def give_back(database: Database, taken: Taken) -> None:
    async with database.scope() as scope:
        await throttle.give_back(scope, BUCKET, taken)


async def test_a_right_attempt_opens_nothing_for_guessers(app_database: Database) -> None:
    """It gives back itself alone: what three wrong ones closed meanwhile stays closed."""
    with clock.stopped_at(clock.now()):
        right = await attempt(app_database)
        for _ in range(2):
            await attempt(app_database)
        with pytest.raises(Throttled):
            await attempt(app_database)
        await give_back(app_database, right)
        with pytest.raises(Throttled):
            await attempt(app_database)


async def test_a_new_window_starts_anew(app_database: Database) -> None:
    """What was five minutes ago is forgotten."""
    start = clock.now()
    for minutes in (0, 0, 6, 6, 12, 12):
        with clock.stopped_at(start + timedelta(minutes=minutes)):
            await attempt(app_database)


def test_the_wait_grows_to_its_limit() -> None:
    """Twice as long each time, never longer than the longest, however often."""
    waits = [THREE.wait_after(count) for count in (1, 2, 3, 4, 5, 6, 7, 1000)]
    assert [None, None, 30, 60, 120, 240, 300, 300] == [
        wait and wait.total_seconds() for wait in waits
    ]
