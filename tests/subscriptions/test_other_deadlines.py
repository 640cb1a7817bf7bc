"""What becomes of deliveries where the operator sets other deadlines."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from tests.subscriptions.agreed import MONDAY, agreed, deliveries, lives, plan, sells
from tests.subscriptions.notices import claimed

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

FIRST = date(2026, 11, 18)
# By two working days, and by four and five.
TWO = datetime(2026, 11, 16, 12, tzinfo=OSLO)
FOUR = datetime(2026, 11, 12, 12, tzinfo=OSLO)
FIVE = datetime(2026, 11, 11, 12, tzinfo=OSLO)
TOLD_AT = datetime(2026, 11, 13, 12, tzinfo=OSLO)


@pytest.fixture
async def subscription(house: House, owner: Any, kari: UUID) -> UUID:
    """A bag of feed every fourth Wednesday, first on 18 November."""
    await sells(owner)
    await lives(owner, kari)
    await claimed(owner, kari)
    with clock.stopped_at(MONDAY):
        return await agreed(house, owner, kari, FIRST)


def _with(house: House, working_days: int) -> House:
    settings = house.settings.model_copy(update={"deadline_working_days": working_days})
    return House(settings, house.database, house.keys)


async def _deadline(owner: Any, subscription: UUID) -> datetime:
    return (await deliveries(owner, subscription))[0]["deadline_at"]


async def test_a_deadline_that_was_told_is_not_brought_forward(
    house: House, owner: Any, subscription: UUID
) -> None:
    """Until then it can be changed, and it isn't ordered before; nor is it told of again."""
    with clock.stopped_at(TOLD_AT):
        assert 1 == await subscriptions.notice(house)
    stricter = _with(house, 5)
    with clock.stopped_at(TOLD_AT):
        assert 0 == await plan(stricter)
        assert 0 == await subscriptions.run(stricter)
        assert 0 == await subscriptions.notice(stricter)
    assert TWO == await _deadline(owner, subscription)
    with clock.stopped_at(TWO):
        assert 1 == await subscriptions.run(stricter)


async def test_a_deadline_that_was_told_and_is_still_ahead_by_the_new_setting_stays_too(
    house: House, owner: Any, subscription: UUID
) -> None:
    """Whoever reads their notice again finds what holds."""
    with clock.stopped_at(TOLD_AT):
        await subscriptions.notice(house)
    with clock.stopped_at(MONDAY):
        assert 0 == await plan(_with(house, 4))
    assert TWO == await _deadline(owner, subscription)


async def test_no_deadline_is_brought_into_the_past(
    house: House, owner: Any, subscription: UUID
) -> None:
    """Where nobody was told yet, it is brought forward as far as it is still ahead."""
    with clock.stopped_at(FIVE):
        assert 0 == await plan(_with(house, 5))
        assert TWO == await _deadline(owner, subscription)
        assert 1 == await plan(_with(house, 4))
    assert FOUR == await _deadline(owner, subscription)


async def test_a_deadline_that_is_put_back_is_told_anew(
    house: House, owner: Any, subscription: UUID
) -> None:
    """A later one harms nobody."""
    with clock.stopped_at(TOLD_AT):
        await subscriptions.notice(house)
        assert 1 == await plan(_with(house, 1))
    [first] = await deliveries(owner, subscription)
    assert datetime(2026, 11, 17, 12, tzinfo=OSLO) == first["deadline_at"]
    assert first["noticed_at"] is None
