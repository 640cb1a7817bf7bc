"""A new code of one's own is told of once, where its customer said yes to that (S30)."""

from collections.abc import AsyncGenerator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import agree
from tests.events.shop import MORNING, Happened, registered, tell
from tests.membership.club import issued

from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.house import House

TITLE = {"nb": "Velkommen", "en": "Welcome"}


@pytest.fixture
async def member(house: House, owner: Any) -> AsyncGenerator[UUID]:
    """A customer of the shop's, an hour after the morning."""
    details: dict[str, Any] = {
        "email": "kari@example.com",
        "first_name": "Kari",
        "phone": "+4791234567",
    }
    with clock.stopped_at(MORNING + timedelta(hours=3)):
        await tell(house, registered(**details))
        yield await owner.fetchval("SELECT id FROM customer")


async def told(house: House, *happened: Happened, at: datetime | None = None) -> None:
    with clock.stopped_at(at or MORNING + timedelta(hours=3)):
        await tell(house, *happened)


async def written(owner: Any) -> list[tuple[str, str]]:
    rows = await owner.fetch("SELECT template, recipient FROM message ORDER BY id")
    return [(row["template"], row["recipient"]) for row in rows]


MAILED = [("membership/code_issued", "kari@example.com")]
TEXTED = [("membership/code_issued_sms", "+4791234567")]


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        ((), []),
        ((Purpose.NEWS, Purpose.OFFERS, Purpose.ARTICLES), []),
        ((Purpose.DISCOUNT_CODES,), MAILED),
        ((Purpose.SMS,), TEXTED),
        ((Purpose.DISCOUNT_CODES, Purpose.SMS), MAILED),
    ],
)
async def test_it_is_told_as_was_agreed(
    agreed: tuple[Purpose, ...],
    expected: list[tuple[str, str]],
    house: House,
    owner: Any,
    member: UUID,
) -> None:
    """By mail, by SMS where only that may be, and not at all otherwise."""
    if agreed:
        await agree(house, member, *agreed)
    await told(house, issued(title=TITLE, valid_until="2026-12-24", least_total=49900))
    assert expected == await written(owner)


async def test_nothing_is_told_twice(house: House, owner: Any, member: UUID) -> None:
    """Not the same event, nor another word of the shop's about the same code, in any order."""
    await agree(house, member, Purpose.DISCOUNT_CODES)
    first = issued(1)
    await told(house, issued(2, percent=20), first, first, issued(1.5, percent=15))
    assert MAILED == await written(owner)
    await told(house, issued(2, code="VENN20"))
    assert MAILED * 2 == await written(owner)


@pytest.mark.parametrize(
    "late", [issued(valid_until="2026-11-19"), issued(-24 * 8), issued(-24 * 400)]
)
async def test_what_isnt_new_isnt_told(
    late: Happened, house: House, owner: Any, member: UUID
) -> None:
    """A code of last year, or one whose last day is over: it stands on Min Side, and that is all."""
    await agree(house, member, Purpose.DISCOUNT_CODES)
    await told(house, late)
    assert [] == await written(owner)
    assert 1 == await owner.fetchval("SELECT count(*) FROM discount_code")


async def test_it_ends_with_the_code(house: House, owner: Any, member: UUID) -> None:
    """A mail that waits longer than its code is good isn't sent."""
    await agree(house, member, Purpose.DISCOUNT_CODES)
    await told(house, issued(valid_until="2026-11-30"))
    ends = await owner.fetchval("SELECT useless_after FROM message")
    assert datetime(2026, 12, 1, tzinfo=clock.OSLO) == ends
