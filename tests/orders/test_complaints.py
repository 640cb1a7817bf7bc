"""Complaints (reklamasjoner): what is wrong, with pictures, for five years (forbrukerkjøpsloven)."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.orders.orders import PLACED, order, put, sent, told
from tests.orders.orders import number as number_of

from minside.core import clock, files
from minside.core.codes import Code
from minside.core.house import House
from minside.core.pictures import Picture
from minside.core.refusals import NotFound, Refused
from minside.orders import actions as orders
from minside.orders.actions import ComplaintForm, ComplaintOutcome, ComplaintWish, reasons

DAY = timedelta(days=1)
NOW = PLACED + 30 * DAY


async def shipped(owner: Any, customer: UUID) -> UUID:
    """An order of which line 1 was sent."""
    made = await order(owner, customer)
    await sent(owner, made, {"1": 2}, PLACED + DAY, delivered=PLACED + 2 * DAY)
    return made


async def upload(web: House, customer: UUID) -> UUID:
    big, small = Picture(b"big", 640, 480), Picture(b"small", 256, 192)
    with clock.stopped_at(NOW):
        async with web.database.scope(customer=customer):
            return await files.keep_picture(customer, big, small)


def form(order: UUID, **changed: Any) -> ComplaintForm:
    said: dict[str, Any] = {"line": "1", "text": "Sømmen gikk opp.\nEtter en uke."}
    return ComplaintForm(order=order, **(said | changed))


async def complain(
    web: House, customer: UUID, said: ComplaintForm, *, key: str | None = None, at: datetime = NOW
) -> UUID:
    with clock.stopped_at(at):
        async with web.database.scope(customer=customer):
            _, made = await orders.complain(web, customer, said, key=key or str(uuid4()))
    return made


async def refusals(
    web: House, customer: UUID, said: ComplaintForm, **when: Any
) -> list[tuple[Code, tuple[str, ...] | None]]:
    with pytest.raises(Refused) as refused:
        await complain(web, customer, said, **when)
    return [(each.code, each.field) for each in refused.value.refusals]


async def complaints_of(web: House, customer: UUID, order: UUID) -> list[orders.Complaint]:
    async with web.database.scope(customer=customer):
        [found] = await orders.complaints_of([order])
    return found


async def test_what_is_said_is_what_is_read_and_told(web: House, owner: Any, kari: UUID) -> None:
    """With its pictures; the helpdesk hears of it, and the customer gets a confirmation (S14)."""
    bought = await shipped(owner, kari)
    pictures = [await upload(web, kari) for _ in range(2)]
    said = form(bought, wish=ComplaintWish.REPLACEMENT, pictures=pictures)
    made = await complain(web, kari, said)
    [found] = await complaints_of(web, kari, bought)
    assert (made, said.text, ComplaintWish.REPLACEMENT, False, None) == (
        found.id, found.body, found.wish, found.by_staff, found.settled_at,
    )  # fmt: skip
    assert [(each, 640, 480) for each in pictures] == [
        (each.id, each.width, each.height) for each in found.pictures
    ]
    assert re.fullmatch(r"K-[2-9B-Z]{7}", found.number)
    assert [
        (
            "complaint.made",
            {
                "complaint": found.number,
                "order": await number_of(owner, bought),
                "line": "1",
                "text": said.text,
                "wish": "replacement",
                "pictures": 2,
            },
        )
    ] == await told(owner)
    letter = await owner.fetchrow(
        """SELECT template, recipient, "values"->>'pictures' FROM message"""
    )
    assert ("orders/complaint_received", "kari@example.com", "2") == tuple(letter)


async def test_pictures_are_kept_for_good(web: House, owner: Any, kari: UUID) -> None:
    """An upload that nothing took goes after a day; these stay, with their small drawings."""
    bought = await shipped(owner, kari)
    await complain(web, kari, form(bought, pictures=[await upload(web, kari)]))
    assert 2 == await owner.fetchval("SELECT count(*) FROM file WHERE expires_at IS NULL")


async def test_a_complaint_by_telephone_is_shown_with_its_answer(
    web: House, owner: Any, kari: UUID
) -> None:
    """As the shop noted and settled it."""
    bought = await shipped(owner, kari)
    await put(
        owner, "complaint", customer=kari, shop_order=bought, number="K-1", line="1",
        opened_by="staff", opened_at=NOW, body="Ringte", outcome="price_reduced",
        answer="100 kr tilbake", settled_at=NOW + DAY,
    )  # fmt: skip
    [found] = await complaints_of(web, kari, bought)
    assert (True, ComplaintOutcome.PRICE_REDUCED, "100 kr tilbake", None) == (
        found.by_staff, found.outcome, found.answer, found.wish,
    )  # fmt: skip


async def test_everything_that_is_wrong_is_told_at_once(web: House, owner: Any, kari: UUID) -> None:
    """Each at its place, and nothing is stored."""
    bought = await shipped(owner, kari)
    six = [uuid4() for _ in range(6)]
    assert [
        (Code.NOT_FOUND, ("line",)),
        (Code.REQUIRED, ("text",)),
        (Code.LIMIT_REACHED, ("pictures",)),
    ] == await refusals(web, kari, form(bought, line="9", text=" \n ", pictures=six))
    long = form(bought, line="2", text="x" * 5001)
    assert [(Code.NOT_COMPLAINABLE, ("line",)), (Code.TOO_LONG, ("text",))] == await refusals(
        web, kari, long
    )
    assert [] == await told(owner)
    await complain(web, kari, form(bought, text="å" * 5000))


async def test_anothers_picture_isnt_taken(web: House, owner: Any, kari: UUID, ola: UUID) -> None:
    """Nor one that is gone, or that hangs elsewhere; each is named, and the rest waits still."""
    bought = await shipped(owner, kari)
    hers, his = await upload(web, kari), await upload(web, ola)
    pictures = [hers, his, uuid4(), hers]
    assert [
        (Code.UPLOAD_GONE, ("pictures", "1")),
        (Code.UPLOAD_GONE, ("pictures", "2")),
        (Code.UPLOAD_GONE, ("pictures", "3")),
    ] == await refusals(web, kari, form(bought, pictures=pictures))
    assert [] == await complaints_of(web, kari, bought)
    await complain(web, kari, form(bought, pictures=[hers]))
    assert his not in [
        row["file"] for row in await owner.fetch("SELECT file FROM complaint_picture")
    ]


@pytest.mark.parametrize(
    ("delivered", "last"),
    [
        # Midnight in Oslo is an hour or two before UTC's.
        (datetime(2021, 11, 5, 23, 30, tzinfo=UTC), datetime(2026, 11, 6, 22, 59, 59, tzinfo=UTC)),
        (datetime(2024, 2, 29, 12, tzinfo=UTC), datetime(2029, 3, 1, 22, 59, 59, tzinfo=UTC)),
        (datetime(2023, 7, 1, 22, 30, tzinfo=UTC), datetime(2028, 7, 2, 21, 59, 59, tzinfo=UTC)),
    ],
)
async def test_there_are_five_years(
    web: House, owner: Any, kari: UUID, delivered: datetime, last: datetime
) -> None:
    """From the day it came, through the last day in Oslo (§27)."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, delivered - 3 * DAY, delivered=delivered)
    second = timedelta(seconds=1)
    assert [(Code.NOT_COMPLAINABLE, ("line",))] == await refusals(
        web, kari, form(bought), at=last + second
    )
    await complain(web, kari, form(bought), at=last)


async def test_it_can_be_complained_of_once_it_was_sent(web: House, owner: Any, kari: UUID) -> None:
    """What broke on its way needn't arrive first."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 1}, PLACED + DAY)
    async with web.database.scope(customer=kari):
        [standing] = await orders.standings([bought])
    with clock.stopped_at(NOW):
        assert [None, reasons.NOT_SHIPPED] == [
            orders.may_complain(line).reason for line in standing.lines
        ]


async def test_twenty_twins_make_one_complaint(web: House, owner: Any, kari: UUID) -> None:
    """And take its picture once."""
    bought = await shipped(owner, kari)
    said = form(bought, pictures=[await upload(web, kari)])
    made = await asyncio.gather(*(complain(web, kari, said, key="k") for _ in range(20)))
    assert 1 == len(set(made))
    assert 1 == len(await told(owner))
    assert 1 == await owner.fetchval("SELECT count(*) FROM complaint_picture")


async def test_anothers_order_isnt_found(web: House, owner: Any, kari: UUID, ola: UUID) -> None:
    """As if there were none."""
    his = await shipped(owner, ola)
    for unknown in (his, uuid4()):
        with pytest.raises(NotFound) as refused:
            await complain(web, kari, form(unknown))
        assert ("order",) == refused.value.field
