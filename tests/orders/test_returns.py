"""The right to change one's mind: what goes back, how much, until when (angrerettloven)."""

import asyncio
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.orders.orders import (
    FEED,
    LEAD,
    PLACED,
    happened,
    mailed,
    order,
    sent,
    sent_back,
    told,
)
from tests.orders.orders import number as number_of

from minside.core import clock
from minside.core.codes import Code
from minside.core.house import House
from minside.core.idempotency import KeyReused
from minside.core.language import Language
from minside.core.refusals import NotFound, Refused
from minside.orders import actions as orders
from minside.orders.actions import ReturnForm, ReturnState, Wanted, numbering, reasons

DAY = timedelta(days=1)
CAME = PLACED + 3 * DAY
NOW = CAME + 5 * DAY


def form(order: UUID, lines: Mapping[str, int], reason: str | None = None) -> ReturnForm:
    return ReturnForm(order=order, lines=[Wanted(*each) for each in lines.items()], reason=reason)


async def come(owner: Any, customer: UUID, *lines: Mapping[str, Any], at: datetime = CAME) -> UUID:
    """An order that arrived whole."""
    made = await order(owner, customer, *lines)
    contents = {str(n + 1): line["quantity"] for n, line in enumerate(lines or (FEED, LEAD))}
    await sent(owner, made, contents, PLACED + DAY, delivered=at)
    return made


async def ask(
    web: House, customer: UUID, wanted: ReturnForm, *, at: datetime = NOW, key: str | None = None
) -> UUID:
    """The return's id."""
    with clock.stopped_at(at):
        async with web.database.scope(customer=customer):
            _, made = await orders.request_return(web, customer, wanted, key=key or str(uuid4()))
    return made


async def refusals(
    web: House, customer: UUID, wanted: ReturnForm, *, at: datetime = NOW
) -> list[tuple[Code, tuple[str, ...] | None]]:
    with pytest.raises(Refused) as refused:
        await ask(web, customer, wanted, at=at)
    return [(each.code, each.field) for each in refused.value.refusals]


async def standing_of(web: House, customer: UUID, order: UUID, at: datetime = NOW) -> Any:
    with clock.stopped_at(at):
        async with web.database.scope(customer=customer):
            [standing] = await orders.standings([order])
    return standing


async def test_what_goes_back_is_noted_told_and_written(web: House, owner: Any, kari: UUID) -> None:
    """The shop and the warehouse hear of it, the customer gets the form that goes along (S26)."""
    bought = await come(owner, kari)
    made = await ask(web, kari, form(bought, {"1": 1, "2": 1}, " For stor "))
    standing = await standing_of(web, kari, bought)
    [back] = standing.returns
    assert (made, ReturnState.OPEN, False, "For stor") == (
        back.id, back.state, back.by_staff, back.reason,
    )  # fmt: skip
    assert re.fullmatch(rf"R-[{numbering.ALPHABET}]{{7}}", back.number)
    assert [1, 1] == [line.returned for line in standing.lines]
    lines = [{"line": "1", "quantity": 1}, {"line": "2", "quantity": 1}]
    about = {"rma": back.number, "order": await number_of(owner, bought)}
    expected = ("return.requested", {**about, "lines": lines, "reason": "For stor"})
    assert [expected] == await told(owner)
    letter = await owner.fetchrow("SELECT template, recipient, customer FROM message")
    assert ("orders/return_form", "kari@example.com", kari) == tuple(letter)


@pytest.mark.parametrize(
    ("came", "last"),
    [
        (datetime(2026, 11, 5, 12, tzinfo=UTC), datetime(2026, 11, 19, 22, 59, 59, tzinfo=UTC)),
        # Late in the evening in Oslo is the day before in UTC, or the same.
        (datetime(2026, 11, 5, 23, 30, tzinfo=UTC), datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC)),
        (datetime(2026, 11, 5, 22, 59, tzinfo=UTC), datetime(2026, 11, 19, 22, 59, 59, tzinfo=UTC)),
        # Clocks go back on 25 October, and forward on 28 March.
        (datetime(2026, 10, 20, 21, 59, tzinfo=UTC), datetime(2026, 11, 3, 22, 59, 59, tzinfo=UTC)),
        (datetime(2026, 10, 11, 12, tzinfo=UTC), datetime(2026, 10, 26, 22, 59, 59, tzinfo=UTC)),
        (datetime(2027, 3, 17, 23, 30, tzinfo=UTC), datetime(2027, 4, 1, 21, 59, 59, tzinfo=UTC)),
        # A Saturday, a Sunday, Christmas Day through Sunday, and Easter through its Monday.
        (datetime(2026, 11, 7, 12, tzinfo=UTC), datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)),
        (datetime(2026, 11, 8, 12, tzinfo=UTC), datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)),
        (datetime(2026, 12, 11, 12, tzinfo=UTC), datetime(2026, 12, 28, 22, 59, 59, tzinfo=UTC)),
        (datetime(2027, 3, 11, 12, tzinfo=UTC), datetime(2027, 3, 30, 21, 59, 59, tzinfo=UTC)),
    ],
)
async def test_the_fourteenth_day_is_the_last(
    web: House, owner: Any, kari: UUID, came: datetime, last: datetime
) -> None:
    """Through its end in Oslo, also where the clocks change, or that of the next working day; a second
    later it is too late (§21)."""
    bought = await come(owner, kari, at=came)
    standing = await standing_of(web, kari, bought)
    with clock.stopped_at(last):
        may = orders.may_return(standing)
        assert (True, last) == (may.allowed, may.until)
    late = await refusals(web, kari, form(bought, {"1": 1}), at=last + timedelta(seconds=1))
    assert [(Code.PAST_DEADLINE, ("lines", "0", "line"))] == late
    assert [] == await told(owner)
    await ask(web, kari, form(bought, {"1": 1}), at=last)


@pytest.mark.parametrize(
    ("at", "last"),
    [
        # Half an hour before midnight in Oslo or after it, and the clocks change within the 14 days.
        (datetime(2027, 3, 20, 22, 30, tzinfo=UTC), date(2027, 4, 3)),
        (datetime(2027, 3, 20, 23, 30, tzinfo=UTC), date(2027, 4, 4)),
        (datetime(2026, 10, 19, 21, 30, tzinfo=UTC), date(2026, 11, 2)),
        (datetime(2026, 10, 19, 22, 30, tzinfo=UTC), date(2026, 11, 3)),
        (NOW, date(2026, 11, 24)),
    ],
)
async def test_letter_form_and_page_name_one_last_day(
    at: datetime, last: date, web: House, owner: Any, kari: UUID
) -> None:
    """Until when the goods are to be sent, also where the clocks change meanwhile (§25)."""
    bought = await come(owner, kari, at=at - 2 * DAY)
    made = await ask(web, kari, form(bought, {"1": 1}), at=at)
    [letter] = await owner.fetch('SELECT "values" FROM message')
    standing = await standing_of(web, kari, bought, at)
    async with web.database.scope(customer=kari):
        paper = await orders.return_form_paper(made, Language.NB)
    assert paper is not None
    told = date.fromisoformat(json.loads(letter[0])["send_until"])
    assert (last, last, last) == (
        told,
        paper.send_until,
        orders.send_by(standing, standing.returns[0]),
    )


async def test_the_days_count_from_the_last_parcel(web: House, owner: Any, kari: UUID) -> None:
    """While one is under way nothing ends, and what is on its way can be withdrawn from, too (§21)."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, PLACED + DAY, delivered=CAME)
    rest = await sent(owner, bought, {"2": 1}, PLACED + DAY)
    standing = await standing_of(web, kari, bought, CAME + 40 * DAY)
    with clock.stopped_at(CAME + 40 * DAY):
        assert (True, None) == (
            orders.may_return(standing).allowed,
            orders.may_return(standing).until,
        )
        told_why = [orders.may_return_line(standing, line).reason for line in standing.lines]
        assert [None, None] == told_why
    await owner.execute(
        "UPDATE shipment SET delivered_at = $2 WHERE id = $1", rest, CAME + 40 * DAY
    )
    standing = await standing_of(web, kari, bought)
    until = orders.may_return(standing).until
    assert until is not None
    assert (CAME + 54 * DAY).date() == until.date()


LATE = CAME + 200 * DAY


async def returnables(
    web: House, customer: UUID, order: UUID, at: datetime
) -> tuple[bool, datetime | None, list[int]]:
    """Whether something can go back, until when, and how many of each line."""
    standing = await standing_of(web, customer, order, at)
    with clock.stopped_at(at):
        may = orders.may_return(standing)
        return (
            may.allowed,
            may.until,
            [orders.returnable(standing, each) for each in standing.lines],
        )


def end_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=clock.OSLO)


UNTIL = end_of(date(2026, 11, 19))


@pytest.mark.parametrize("on_its_way", [True, False])
async def test_a_replacement_opens_nothing_anew(
    web: House, owner: Any, kari: UUID, on_its_way: bool
) -> None:
    """It comes beyond what was ordered: neither the day moves nor does more go back (§21)."""
    for sent_at, at in ((CAME + 2 * DAY, NOW), (LATE, LATE + DAY)):
        bought = await come(owner, kari)
        delivered = None if on_its_way else sent_at
        await sent(owner, bought, {"1": 1}, sent_at, delivered=delivered)
        is_open = at == NOW
        expected = (is_open, UNTIL, [2, 1] if is_open else [0, 0])
        assert expected == await returnables(web, kari, bought, at)


async def test_nobody_has_to_wait_for_goods_they_dont_want(
    web: House, owner: Any, kari: UUID
) -> None:
    """Until somebody begins to pack one cancels; from then on one withdraws, and needn't have got them
    first (angrerettloven §20)."""
    bought = await order(owner, kari)
    with clock.stopped_at(PLACED + DAY):
        assert [(Code.NOT_RETURNABLE, ("lines", "0", "line"))] == await refusals(
            web, kari, form(bought, {"1": 1})
        )
    await happened(owner, bought, "packing", PLACED + DAY)
    assert (True, None, [2, 1]) == await returnables(web, kari, bought, PLACED + 2 * DAY)
    await ask(web, kari, form(bought, {"1": 2}), at=PLACED + 2 * DAY)
    assert (True, None, [0, 1]) == await returnables(web, kari, bought, PLACED + 3 * DAY)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED + 2 * DAY, delivered=CAME)
    assert (True, UNTIL, [0, 1]) == await returnables(web, kari, bought, CAME + DAY)


async def test_what_came_back_to_the_shop_isnt_waited_for(
    web: House, owner: Any, kari: UUID
) -> None:
    """The days count from what arrived; what is sent in its place is waited for again."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, PLACED, delivered=CAME)
    await sent(owner, bought, {"2": 1}, PLACED, returned=CAME + 7 * DAY)
    assert (True, UNTIL, [2, 1]) == await returnables(web, kari, bought, CAME + 8 * DAY)
    assert (False, UNTIL, [0, 0]) == await returnables(web, kari, bought, LATE)
    again = await sent(owner, bought, {"2": 1}, CAME + 20 * DAY)
    assert (True, None, [2, 1]) == await returnables(web, kari, bought, CAME + 30 * DAY)
    arrived = CAME + 30 * DAY
    await owner.execute("UPDATE shipment SET delivered_at = $2 WHERE id = $1", again, arrived)
    until = end_of(date(2026, 12, 21))
    assert (True, until, [2, 1]) == await returnables(web, kari, bought, arrived)


async def test_what_is_never_sent_is_waited_for_ninety_days(
    web: House, owner: Any, kari: UUID
) -> None:
    """So is what is under way and never heard of; if it comes after all, it has days of its own."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, PLACED, delivered=CAME)
    assert (True, None, [2, 1]) == await returnables(web, kari, bought, CAME + 90 * DAY)
    standing = await standing_of(web, kari, bought)
    with clock.stopped_at(CAME + 91 * DAY):
        assert reasons.PAST_14_DAYS is orders.may_return(standing).reason
    assert (False, UNTIL, [0, 0]) == await returnables(web, kari, bought, CAME + 91 * DAY)
    lost = await order(owner, kari)
    await sent(owner, lost, {"1": 2}, PLACED, delivered=CAME)
    await sent(owner, lost, {"2": 1}, CAME + DAY)
    assert (True, None, [2, 1]) == await returnables(web, kari, lost, CAME + 91 * DAY)
    assert (False, UNTIL, [0, 0]) == await returnables(web, kari, lost, CAME + 92 * DAY)
    await sent(owner, bought, {"2": 1}, LATE, delivered=LATE + DAY)
    until = end_of(date(2027, 6, 8))
    assert (True, until, [0, 1]) == await returnables(web, kari, bought, LATE + 14 * DAY)
    assert (False, UNTIL, [0, 0]) == await returnables(web, kari, bought, LATE + 20 * DAY)


async def test_a_parcel_with_nothing_agreed_in_it_moves_no_day(
    web: House, owner: Any, kari: UUID
) -> None:
    """Neither an empty one nor one with what nobody ordered."""
    for contents in ({}, {"9": 1}):
        for delivered in (None, CAME + 10 * DAY):
            bought = await come(owner, kari)
            await sent(owner, bought, contents, CAME, delivered=delivered)
            allowed, until, much = await returnables(web, kari, bought, NOW)
            assert (True, UNTIL, [2, 1]) == (allowed, until, much[:2])


async def test_each_line_says_why_it_stays(web: House, owner: Any, kari: UUID) -> None:
    """Perishable, made to order, cancelled, sent back already; and how many could go."""
    lines = [
        {**FEED, "unreturnable": "perishable"},
        {**FEED, "unreturnable": "made_to_order"},
        FEED,
        FEED,
        FEED,
    ]
    bought = await order(owner, kari, *lines)
    await sent(owner, bought, {"1": 2, "2": 2, "3": 2, "4": 2}, PLACED, delivered=CAME)
    await happened(owner, bought, "cancelled", PLACED + DAY, lines=["5"])
    await sent_back(owner, bought, {"3": 2, "4": 1}, CAME + DAY)
    standing = await standing_of(web, kari, bought)
    with clock.stopped_at(NOW):
        why = [orders.may_return_line(standing, line).reason for line in standing.lines]
        much = [orders.returnable(standing, line) for line in standing.lines]
    assert [
        reasons.PERISHABLE,
        reasons.MADE_TO_ORDER,
        reasons.SENT_BACK,
        None,
        reasons.LINE_CANCELLED,
    ] == why
    assert [0, 0, 0, 1, 0] == much
    wrong = await refusals(web, kari, form(bought, {"1": 1, "3": 1, "5": 1}))
    assert [(Code.NOT_RETURNABLE, ("lines", str(n), "line")) for n in range(3)] == wrong


async def test_a_refusal_says_why_in_the_customers_language(
    web: House, owner: Any, kari: UUID
) -> None:
    """In words, and not by a code alone."""
    bought = await order(owner, kari)
    with pytest.raises(Refused) as refused:
        await ask(web, kari, form(bought, {"1": 1}))
    [refusal] = refused.value.refusals
    for language in Language:
        assert reasons.NOT_PACKED.in_(language) == refusal.message(language)


async def test_the_order_says_what_holds_for_all_of_it(web: House, owner: Any, kari: UUID) -> None:
    """One reason, though its lines may have several."""
    fresh = await come(owner, kari, {**FEED, "unreturnable": "perishable"})
    mixed = await come(owner, kari, {**FEED, "unreturnable": "perishable"}, LEAD)
    await sent_back(owner, mixed, {"2": 1}, CAME)
    waiting, cancelled = await order(owner, kari), await order(owner, kari)
    await happened(owner, cancelled, "cancelled", PLACED)
    old = await come(owner, kari, at=NOW - 20 * DAY)
    found = [
        orders.may_return(await standing_of(web, kari, each)).reason
        for each in (fresh, mixed, waiting, cancelled)
    ]
    with clock.stopped_at(NOW):
        found.append(orders.may_return(await standing_of(web, kari, old)).reason)
    assert [
        reasons.PERISHABLE,
        reasons.NOTHING_LEFT,
        reasons.NOT_PACKED,
        reasons.CANCELLED,
        reasons.PAST_14_DAYS,
    ] == found


async def test_no_more_goes_back_than_came(web: House, owner: Any, kari: UUID) -> None:
    """Also where a line is named twice, or some are under way already; each at its place."""
    bought = await come(owner, kari)
    asked = ReturnForm(
        order=bought,
        lines=[Wanted("1", 3), Wanted("2", 0), Wanted("2", -1), Wanted("9", 1), Wanted("2", 1)],
        reason="x" * 201,
    )
    assert [
        (Code.OUT_OF_RANGE, ("lines", "0", "quantity")),
        (Code.OUT_OF_RANGE, ("lines", "1", "quantity")),
        (Code.OUT_OF_RANGE, ("lines", "2", "quantity")),
        (Code.NOT_FOUND, ("lines", "3", "line")),
        (Code.TOO_LONG, ("reason",)),
    ] == await refusals(web, kari, asked)
    twice = ReturnForm(order=bought, lines=[Wanted("1", 1), Wanted("1", 2)])
    assert [(Code.OUT_OF_RANGE, ("lines", "1", "quantity"))] == await refusals(web, kari, twice)
    assert [] == await told(owner)
    await ask(web, kari, form(bought, {"1": 1}))
    again = await refusals(web, kari, form(bought, {"1": 2}))
    assert [(Code.OUT_OF_RANGE, ("lines", "0", "quantity"))] == again


async def test_what_was_named_twice_goes_back_together(web: House, owner: Any, kari: UUID) -> None:
    """As one line of one return."""
    bought = await come(owner, kari)
    await ask(web, kari, ReturnForm(order=bought, lines=[Wanted("1", 1), Wanted("1", 1)]))
    [back] = (await standing_of(web, kari, bought)).returns
    assert [("1", 2)] == [(each.line, each.quantity) for each in back.lines]


async def test_an_empty_return_is_none(web: House, owner: Any, kari: UUID) -> None:
    """Something has to go back."""
    bought = await come(owner, kari)
    assert [(Code.REQUIRED, ("lines",))] == await refusals(web, kari, form(bought, {}))
    many = ReturnForm(order=bought, lines=[Wanted("1", 1)] * 501)
    assert (Code.LIMIT_REACHED, ("lines",)) in await refusals(web, kari, many)


async def test_twenty_twins_make_one_return(web: House, owner: Any, kari: UUID) -> None:
    """By one key, all are told the same; the key with another form is refused."""
    bought = await come(owner, kari)
    wanted = form(bought, {"1": 1})
    made = await asyncio.gather(*(ask(web, kari, wanted, key="k") for _ in range(20)))
    assert 1 == len(set(made))
    assert 1 == len(await told(owner))
    with pytest.raises(KeyReused):
        await ask(web, kari, form(bought, {"1": 2}), key="k")


async def test_two_windows_send_nothing_back_twice(web: House, owner: Any, kari: UUID) -> None:
    """Each with a key of its own: the second finds that it is on its way."""
    bought = await come(owner, kari)
    wanted = form(bought, {"2": 1})
    made = await asyncio.gather(*(ask(web, kari, wanted) for _ in range(8)), return_exceptions=True)
    assert 1 == sum(isinstance(each, UUID) for each in made)
    assert [] == [each for each in made if not isinstance(each, (UUID, Refused))]
    assert 7 == sum(isinstance(each, Refused) for each in made)
    assert 1 == await owner.fetchval("SELECT count(*) FROM order_return")


async def test_anothers_order_isnt_found(web: House, owner: Any, kari: UUID, ola: UUID) -> None:
    """As if there were none."""
    his = await come(owner, ola)
    for unknown in (his, uuid4()):
        with pytest.raises(NotFound) as refused:
            await ask(web, kari, form(unknown, {"1": 1}))
        assert ("order",) == refused.value.field


async def test_a_number_that_is_taken_is_drawn_anew(
    web: House, owner: Any, kari: UUID, ola: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it is another's return, which nobody here may see."""
    his, hers = await come(owner, ola), await come(owner, kari)
    await sent_back(owner, his, {"1": 1}, CAME, number="R-2222222")
    draws = iter(["R-2222222", "R-3333333"])
    monkeypatch.setattr(numbering, "draw", lambda _: next(draws))
    await ask(web, kari, form(hers, {"1": 1}))
    [back] = (await standing_of(web, kari, hers)).returns
    assert "R-3333333" == back.number


async def withdraw(web: House, customer: UUID, back: UUID, at: datetime = NOW) -> None:
    with clock.stopped_at(at):
        async with web.database.scope(customer=customer):
            await orders.withdraw_return(web, customer, back)


async def test_a_return_is_withdrawn_while_it_is_open(
    web: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """The goods can be sent back again; the shop is told once, however often it is clicked."""
    bought = await come(owner, kari)
    made = await ask(web, kari, form(bought, {"1": 2}))
    with pytest.raises(NotFound):
        await withdraw(web, ola, made)
    for _ in range(2):
        await withdraw(web, kari, made)
    standing = await standing_of(web, kari, bought)
    [back] = standing.returns
    assert (ReturnState.WITHDRAWN, None) == (back.state, orders.send_by(standing, back))
    assert orders.may_withdraw(back).reason is reasons.RETURN_SETTLED
    events = [each for each in await told(owner) if each[0] == "return.withdrawn"]
    assert [{"rma": back.number, "order": await number_of(owner, bought)}] == [
        data for _, data in events
    ]
    assert ["orders/return_form", "orders/return_withdrawn"] == [
        template for template, *_ in await mailed(owner)
    ]
    await ask(web, kari, form(bought, {"1": 2}))


@pytest.mark.parametrize(("days", "until"), [(5, "2026-11-19"), (20, None)])
async def test_who_keeps_the_goods_hears_until_when_they_may_change_their_mind(
    web: House, owner: Any, kari: UUID, days: int, until: str | None
) -> None:
    """In the mail, with what is kept; of a time that is over nothing is said."""
    bought = await come(owner, kari)
    made = await ask(web, kari, form(bought, {"1": 1}))
    await withdraw(web, kari, made, at=CAME + days * DAY)
    row = await owner.fetchrow(
        "SELECT \"values\" FROM message WHERE template = 'orders/return_withdrawn'"
    )
    said = json.loads(row[0])
    assert ([("Tørrfôr 12 kg", 1)], until) == (
        [(line["name"], line["quantity"]) for line in said["lines"]],
        said["withdraw_until"],
    )


@pytest.mark.parametrize("settled", ["received_at", "refunded_at", "refused_at"])
async def test_what_the_shop_has_dealt_with_isnt_withdrawn(
    web: House, owner: Any, kari: UUID, settled: str
) -> None:
    """It lies in the shop, or was decided."""
    bought = await come(owner, kari)
    back = await sent_back(owner, bought, {"1": 1}, CAME, **{settled: NOW})
    with pytest.raises(orders.NotReturnable) as refused:
        await withdraw(web, kari, back)
    assert ("return",) == refused.value.field
    assert ([], []) == (await told(owner), await mailed(owner))


async def test_a_refused_return_leaves_the_goods_returnable(
    web: House, owner: Any, kari: UUID
) -> None:
    """They are with the customer still; what was received isn't."""
    bought = await come(owner, kari)
    await sent_back(owner, bought, {"1": 2}, CAME, refused_at=NOW, refusal="Åpnet")
    await sent_back(owner, bought, {"2": 1}, CAME, received_at=NOW)
    standing = await standing_of(web, kari, bought)
    assert [0, 1] == [line.returned for line in standing.lines]
    [refused, received] = standing.returns
    assert (ReturnState.REFUSED, ReturnState.RECEIVED) == (refused.state, received.state)


async def test_money_has_a_last_day_until_it_is_past(web: House, owner: Any, kari: UUID) -> None:
    """14 days from when it was said, by the calendar in Oslo, while the return is open (§24)."""
    bought = await come(owner, kari)
    evening = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)
    made = await ask(web, kari, form(bought, {"1": 1}), at=evening)
    [back] = (await standing_of(web, kari, bought)).returns
    for days, expected in ((0, date(2026, 11, 24)), (14, date(2026, 11, 24)), (15, None)):
        with clock.stopped_at(evening + days * DAY):
            assert expected == orders.money_by(back)
    await owner.execute("UPDATE order_return SET received_at = $2 WHERE id = $1", made, evening)
    [back] = (await standing_of(web, kari, bought)).returns
    with clock.stopped_at(evening):
        assert orders.money_by(back) is None


async def test_what_is_to_be_sent_has_a_last_day(web: House, owner: Any, kari: UUID) -> None:
    """14 days from when it was said, by the calendar in Oslo (§25)."""
    bought = await come(owner, kari)
    evening = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)
    await ask(web, kari, form(bought, {"1": 1}), at=evening)
    standing = await standing_of(web, kari, bought)
    assert date(2026, 11, 24) == orders.send_by(standing, standing.returns[0])
