"""A no holds: at every address that may be the customer's again, beside a question that is asked since, and
whatever a clock that is ahead said."""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import MAIL, NUMBER, agree_nobody, link
from tests.consents.leaving import agree as agreed_to
from tests.consents.said import agree, entries, may_send, retract, states
from tests.consents.test_by_link import leave, undo
from tests.consents.test_gives_way import came_together
from tests.events.shop import MORNING, Happened, tell
from tests.house.portal import Portal
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import Action, Kind, Purpose, Said, State
from minside.consents.actions.standing_proof import wrong_standing
from minside.core import clock
from minside.core.house import House

OTHER = "other@example.com"
NOON = MORNING + timedelta(hours=5)
Doors = Callable[["House", "House", UUID, Portal], Awaitable[None]]


async def follow(house: House, customer: UUID) -> None:
    async with house.database.scope():
        await consents.follow(house, customer)


async def on_min_side(house: House, web: House, customer: UUID, portal: Portal) -> None:
    await retract(web, customer, Purpose.NEWS)


async def by_staff(house: House, web: House, customer: UUID, portal: Portal) -> None:
    data = {"customer": "10001", "purpose": "everything", "channel": "phone", "quote": "Nei takk"}
    await tell(house, Happened("consent.withdrawn", data, 4), source="helpdesk")


async def by_the_tool(house: House, web: House, customer: UUID, portal: Portal) -> None:
    data = {"customer": "10001", "purpose": "newsletter", "channel": "footer_link"}
    await tell(house, Happened("consent.withdrawn", data, 4), source="newsletter")


async def by_the_foot(house: House, web: House, customer: UUID, portal: Portal) -> None:
    token = await link(house, customer, Purpose.CART_REMINDER)
    left = await leave(portal.visitor(), token, everything=True)
    assert [] == left["userErrors"]


async def numbered(owner: Any, customer: UUID) -> None:
    await owner.execute("UPDATE customer SET number = '10001' WHERE id = $1", customer)
    await owner.execute("INSERT INTO shop_number (number, customer) VALUES ('10001', $1)", customer)


async def staff_move(house: House, owner: Any, customer: UUID, address: str) -> None:
    """The shop says that the address is another; nobody has shown that it is theirs."""
    await owner.execute("UPDATE customer SET email = $2 WHERE id = $1", customer, address)
    await follow(house, customer)


@pytest.mark.parametrize("say_no", [on_min_side, by_staff, by_the_tool, by_the_foot])
async def test_a_no_holds_when_an_address_comes_back(
    say_no: Doors, house: House, web: House, owner: Any, shown: UUID, portal: Portal
) -> None:
    """Said through whichever door while staff have given the customer another address, which isn't shown to be
    theirs: the first one, which may be theirs again, has heard it too."""
    await numbered(owner, shown)
    with clock.stopped_at(MORNING):
        await agreed_to(house, shown, Purpose.NEWS)
    await staff_move(house, owner, shown, OTHER)
    await say_no(house, web, shown, portal)
    await staff_move(house, owner, shown, MAIL)
    assert not await may_send(house, Purpose.NEWS, MAIL, shown)
    assert State.WITHDRAWN == (await states(web, shown))[Purpose.NEWS]


async def test_a_slip_at_the_foot_is_undone_at_both_addresses(
    house: House, web: House, owner: Any, shown: UUID, portal: Portal
) -> None:
    """What a no took everywhere comes back everywhere."""
    with clock.stopped_at(MORNING):
        await agreed_to(house, shown, Purpose.NEWS)
    await staff_move(house, owner, shown, OTHER)
    token = await link(house, shown, Purpose.CART_REMINDER)
    left = await leave(portal.visitor(), token, everything=True)
    assert [] == (await undo(portal.visitor(), token, left["undo"]))["userErrors"]
    await staff_move(house, owner, shown, MAIL)
    assert await may_send(house, Purpose.NEWS, MAIL, shown)


async def test_at_the_foot_nobody_speaks_for_who_has_the_first_address_now(
    house: House, owner: Any, shown: UUID, portal: Portal
) -> None:
    """Only the customer's own word about it ends."""
    with clock.stopped_at(MORNING):
        await agreed_to(house, shown, Purpose.NEWS)
    await staff_move(house, owner, shown, OTHER)
    next_one = await make_customer(owner, MAIL)
    await agreed_to(house, next_one, Purpose.NEWS)
    token = await link(house, shown, Purpose.CART_REMINDER)
    await leave(portal.visitor(), token, everything=True)
    assert await may_send(house, Purpose.NEWS, MAIL, next_one)


async def test_a_question_brings_no_older_yes_of_the_address_back(
    house: House, web: House, unshown: UUID
) -> None:
    """The address said yes by a form; its customer, who hasn't shown it, said no, and ticks the box: until the
    address answers, the no holds."""
    with clock.stopped_at(MORNING):
        await agree_nobody(house, Kind.MAIL, MAIL, Purpose.NEWS)
    await retract(web, unshown, Purpose.NEWS)
    await agree(web, unshown, Purpose.NEWS)
    assert not await may_send(house, Purpose.NEWS, MAIL, unshown)
    assert {Purpose.NEWS: State.ASKED} == await states(web, unshown)


async def test_a_question_brings_nobody_elses_yes_to_a_number_back(
    house: House, web: House, owner: Any, reader: UUID
) -> None:
    """Of two who have one number one said yes, the other no, and asks for it anew: it begins with JA."""
    other = await make_customer(owner, "ola@example.com", "Ola")
    await owner.execute("UPDATE customer SET phone = $2 WHERE id = $1", other, NUMBER)
    with clock.stopped_at(MORNING):
        await agreed_to(house, other, Purpose.SMS)
    await retract(web, reader, Purpose.SMS)
    await agree(web, reader, Purpose.SMS)
    assert not await may_send(house, Purpose.SMS, NUMBER, reader)
    async with house.database.scope():
        await consents.said_by_sms(house, NUMBER, "JA")
    assert await may_send(house, Purpose.SMS, NUMBER, reader)


async def test_a_no_shows_again_when_nobody_answers(web: House, unshown: UUID) -> None:
    """After a week the question is over, and what was said before it is what the customer reads."""
    await retract(web, unshown, Purpose.NEWS)
    await agree(web, unshown, Purpose.NEWS)
    with clock.stopped_at(clock.now() + timedelta(days=8)):
        assert {Purpose.NEWS: State.WITHDRAWN} == await states(web, unshown)


SAID = (
    (Action.GIVEN, 1), (Action.ASKED, 2), (Action.WITHDRAWN, 3), (Action.ASKED, 4), (Action.GIVEN, 4),
)  # fmt: skip


@pytest.mark.parametrize("order", list(permutations(SAID))[::7])
async def test_what_holds_is_the_same_in_any_order(
    order: tuple[tuple[Action, int], ...], house: House, owner: Any
) -> None:
    """What was said last of yes and no, and the question that was asked after it; the ledger, reckoned anew,
    agrees. Of one moment what was written last."""
    async with house.database.scope():
        [subject] = await consents.of_address(Kind.MAIL, MAIL)
        for action, hours in order:
            at = MORNING + timedelta(hours=hours)
            said = Said(subject.id, Purpose.NEWS.value, action, "tool/form", at=at)
            await consents.append([said], house.keys)
        assert None is await wrong_standing()
    asked_last = order.index((Action.ASKED, 4)) > order.index((Action.GIVEN, 4))
    expected = {("given", 4), ("asked", 4)} if asked_last else {("given", 4)}
    rows = await owner.fetch("SELECT state, since FROM consent")
    assert expected == {(row["state"], (row["since"] - MORNING).seconds // 3600) for row in rows}


def ahead(**whose: Any) -> Happened:
    """A yes of a tool whose clock is fifty minutes ahead of ours at noon."""
    data = {"purpose": "news", "channel": "signup_form", "text": "Ja takk", "email": MAIL, **whose}
    return Happened("consent.given", data, 5 + 50 / 60)


async def test_a_no_beats_the_yes_of_a_clock_that_is_ahead(
    house: House, owner: Any, shown: UUID
) -> None:
    """The yes counts from when it came; what staff are told ten minutes later comes after it."""
    with clock.stopped_at(NOON):
        await tell(house, ahead(), source="newsletter")
        assert await may_send(house, Purpose.NEWS, MAIL, shown)
    data = {"email": MAIL, "purpose": "news", "channel": "email", "quote": "Stopp"}
    with clock.stopped_at(NOON + timedelta(minutes=10)):
        await tell(house, Happened("consent.withdrawn", data, 5 + 10 / 60), source="helpdesk")
        assert not await may_send(house, Purpose.NEWS, MAIL, shown)


@pytest.mark.parametrize("minutes", [20, 200])
async def test_such_a_yes_that_is_told_again_beats_no_later_no(
    minutes: int, house: House, web: House, shown: UUID
) -> None:
    """It counts from when it came first, also under another id, and when that clock has been caught up."""
    with clock.stopped_at(NOON):
        await tell(house, ahead(), source="newsletter")
    with clock.stopped_at(NOON + timedelta(minutes=10)):
        await retract(web, shown, Purpose.NEWS)
    with clock.stopped_at(NOON + timedelta(minutes=minutes)):
        await tell(house, ahead(), source="newsletter")
        assert not await may_send(house, Purpose.NEWS, MAIL, shown)


async def test_a_no_on_min_side_beats_what_others_said_ahead_of_us(
    house: House, web: House, owner: Any, unshown: UUID
) -> None:
    """Also where that was said at the address, and isn't the customer's to see."""
    async with house.database.scope():
        [subject] = await consents.of_address(Kind.MAIL, MAIL)
        at = clock.now() + timedelta(minutes=50)
        yes = Said(subject.id, Purpose.NEWS.value, Action.GIVEN, "tool/form", at=at)
        await consents.append([yes], house.keys)
    await retract(web, unshown, Purpose.NEWS)
    assert not await may_send(house, Purpose.NEWS, MAIL, unshown)
    assert ("withdrawn", "news", "min_side") == (await entries(owner))[-1]


async def test_when_others_spoke_is_nobodys_to_ask(web: House, house: House, ola: UUID) -> None:
    """Who can't speak for a subject hears nothing of it but the time of day."""
    async with house.database.scope():
        [subject] = await consents.of_address(Kind.MAIL, MAIL)
        at = clock.now() + timedelta(minutes=50)
        yes = Said(subject.id, Purpose.NEWS.value, Action.GIVEN, "tool/form", at=at)
        await consents.append([yes], house.keys)
    now = clock.now()
    async with web.database.scope(customer=ola) as scope:
        moment = await scope.fetchval(
            "SELECT * FROM consent_moments(ARRAY[$1::uuid], ARRAY['news'], $2)", subject.id, now
        )
    assert now == moment


async def test_a_no_names_everybody_whom_an_audience_may_have_named(
    house: House, web: House, owner: Any, reader: UUID
) -> None:
    """Two have one number, and the audience named the other: the newsletter tool, which goes by what it was
    told, hears that name too."""
    other = await make_customer(owner, "ola@example.com", "Ola")
    await owner.execute("UPDATE customer SET phone = $2 WHERE id = $1", other, NUMBER)
    await agreed_to(house, other, Purpose.SMS)
    async with house.database.scope():
        [named] = (await consents.reached(Purpose.SMS, consents.FIRST, 100)).reached
    await retract(web, reader, Purpose.SMS)
    data = await owner.fetchval("SELECT data FROM outgoing_event WHERE type = 'consent.changed'")
    assert (False, [str(named.subject)]) == (
        json.loads(data)["given"], json.loads(data)["members"],
    )  # fmt: skip


NO = {"purpose": "news", "channel": "footer_link", "email": MAIL, "quote": "Nei takk"}
YES = {"purpose": "news", "channel": "form", "email": MAIL, "text": "Ja takk", "language": "nb"}
LATER = 5 + 50 / 60


@pytest.mark.parametrize("teller", ["newsletter", "helpdesk", "shop"])
async def test_a_no_of_a_clock_that_is_ahead_lends_no_yes_its_moment(
    teller: str, house: House, web: House, shown: UUID
) -> None:
    """It was said when word of it came: the yes that comes after it on Min Side stands at its own moment, and
    the next no ends it, whoever tells of that."""
    with clock.stopped_at(NOON):
        await tell(house, Happened("consent.withdrawn", NO, LATER), source=teller)
    with clock.stopped_at(NOON + timedelta(minutes=5)):
        await agree(web, shown, Purpose.NEWS)
        assert await may_send(house, Purpose.NEWS, MAIL, shown)
    with clock.stopped_at(NOON + timedelta(minutes=10)):
        for source in ("newsletter", "helpdesk"):
            await tell(house, Happened("consent.withdrawn", NO, 5 + 10 / 60), source=source)
            assert not await may_send(house, Purpose.NEWS, MAIL, shown)


@pytest.mark.parametrize("no_first", [True, False])
async def test_a_clock_that_is_ahead_tells_in_any_order(
    no_first: bool, house: House, shown: UUID
) -> None:
    """The tool's yes, and its no two minutes later, both from a time to come: the no holds, though word of it
    came first; and a yes that it says came later holds."""
    told = [
        Happened("consent.given", YES, LATER),
        Happened("consent.withdrawn", NO, LATER + 2 / 60),
    ]
    for minutes, each in enumerate(reversed(told) if no_first else told):
        with clock.stopped_at(NOON + timedelta(minutes=minutes)):
            await tell(house, each, source="newsletter")
    with clock.stopped_at(NOON + timedelta(minutes=3)):
        assert not await may_send(house, Purpose.NEWS, MAIL, shown)
        again = Happened("consent.given", YES, LATER + 3 / 60)
        await tell(house, again, source="newsletter")
        assert await may_send(house, Purpose.NEWS, MAIL, shown)


OLAS = {**NO, "email": "ola@example.com"}


@pytest.mark.parametrize(
    "told",
    [
        # In one moment; the no that was said first told last; beside another's no that was said last.
        [[("withdrawn", NO, 0), ("given", YES, 2)]],
        [[("given", YES, 2)], [("withdrawn", NO, 0)]],
        [[("withdrawn", NO, 0), ("withdrawn", OLAS, 5)], [("given", YES, 2)]],
    ],
)
async def test_of_a_clock_that_is_ahead_doubt_is_a_no(
    told: list[list[tuple[str, dict[str, str], int]]], house: House, shown: UUID
) -> None:
    """Nobody is sent what they may have taken back: they say yes anew."""
    for minutes, together in enumerate(told):
        with clock.stopped_at(NOON + timedelta(minutes=minutes)):
            came = [
                Happened(f"consent.{what}", data, LATER + after / 60)
                for what, data, after in together
            ]
            await came_together(house, "newsletter", *came)
            await run_jobs(house, "events.handle")
    with clock.stopped_at(NOON + timedelta(minutes=3)):
        assert not await may_send(house, Purpose.NEWS, MAIL, shown)
        await tell(house, Happened("consent.given", YES, LATER + 10 / 60), source="newsletter")
        assert await may_send(house, Purpose.NEWS, MAIL, shown)
