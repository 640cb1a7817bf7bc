"""A newsletter tool that tells us back what we told it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import MAIL, agree, sendable
from tests.consents.said import agree as agree_here
from tests.consents.said import entries, retract
from tests.consents.test_along import NEW, move
from tests.consents.test_frozen import change, tool_hears
from tests.consents.test_no_holds import numbered
from tests.events.shop import MORNING, Happened, just_now, states, tell

from minside.auth import actions as auth
from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.consents.actions.told import ECHO, TOLD_BACK
from minside.core import clock
from minside.core.house import House
from minside.events.types.outgoing import UNSAID

NEWS = Purpose.NEWS
REPOSITORY = Path(__file__).parents[2]


async def tell_back(house: House, type: str, told: dict[str, Any]) -> None:
    who = {each: told[each] for each in ("customer", "email") if told.get(each)}
    data = {"purpose": told["purpose"], "channel": told["channel"], **who}
    words = {"text": "Ja takk"} if type == "consent.given" else {}
    await tell(house, Happened(type, {**data, **words}, just_now()), source="newsletter")


@pytest.mark.parametrize("type", ["consent.withdrawn", "consent.given"])
async def test_what_we_told_is_nobodys_word_when_it_comes_back(
    type: str, house: House, owner: Any, reader: UUID
) -> None:
    """Of a freeze, an opening or an address that was left: the ledger stays, news come to the new address, and
    the operator reads why, even where the tool writes our words its own way."""
    await numbered(owner, reader)
    await agree(house, reader, NEWS)
    await move(house, owner, reader)
    rows = await owner.fetch("SELECT data FROM outgoing_event WHERE type = 'consent.changed'")
    [left] = [each for row in rows if not (each := json.loads(row["data"]))["given"]]
    assert ("address_changed", MAIL) == (left["channel"], left["email"])
    entries = await owner.fetchval("SELECT count(*) FROM consent_entry")
    for echo in (left, {**left, "channel": "account_frozen"}, {**left, "channel": " Account_Open"}):
        await tell_back(house, type, echo)
    assert {("handled", ECHO)} == {*(await states(owner)).values()}
    assert entries == await owner.fetchval("SELECT count(*) FROM consent_entry")
    assert [NEWS] == await sendable(house, reader, [NEWS], NEW)


@pytest.mark.parametrize("type", ["consent.withdrawn", "consent.given", "consent.evidence"])
@pytest.mark.parametrize(
    "channel",
    [
        "account-frozen", "Account frozen", "accountFrozen", "ACCOUNT.FROZEN", "minside/account_frozen",
        "tool/account_frozen", "min side / Account-Open", "address changed", "too-young", "account_frozen/",
        "minside:account_frozen", "minside.account_frozen", "account_frozen/email", "account_frozen (Min Side)",
    ],
)  # fmt: skip
async def test_an_echo_is_known_however_it_is_written(
    channel: str, type: str, house: House, owner: Any, reader: UUID
) -> None:
    """Systems write and prefix the words of others as they do their own: her news come still."""
    await numbered(owner, reader)
    await agree(house, reader, NEWS)
    echo = {"purpose": "news", "channel": channel, "customer": "10001", "email": MAIL}
    if type == "consent.evidence":
        evidence = {"purpose": "news", "given": False, "channel": channel}
        data = {"customer": "10001", "evidence": evidence}
        await tell(house, Happened(type, data, just_now()), source="newsletter")
    else:
        await tell_back(house, type, echo)
    assert [("handled", ECHO)] == list((await states(owner)).values())
    assert [("given", "news", "tool/form")] == await entries(owner)
    assert [NEWS] == await sendable(house, reader, [NEWS])


OURS = [each for each in consents.Door if each.value not in ("address_changed", "too_young")]


@pytest.mark.parametrize(
    "channel",
    [
        *(each.value for each in OURS),
        "Min-Side",
        "minside/minSide",
        "minside/tool/signup_form",
        "min_side (web)",
        "min_side/2026-11-20",
        "shop/till",
        "Shop : till",
    ],
)
async def test_a_yes_by_a_door_of_ours_is_no_new_one(
    channel: str, house: House, web: House, owner: Any, reader: UUID
) -> None:
    """The tool tells back what it heard after she said no: the no holds, and it waits for the operator, who
    reads why."""
    await numbered(owner, reader)
    await agree(house, reader, NEWS)
    await retract(web, reader, NEWS)
    before = await entries(owner)
    echo = {"purpose": "news", "channel": channel, "customer": "10001", "email": MAIL}
    await tell_back(house, "consent.given", echo)
    assert [("dead", TOLD_BACK)] == list((await states(owner)).values())
    assert before == await entries(owner)
    assert [] == await sendable(house, reader, [NEWS])


@pytest.mark.parametrize(
    "channel", ["shop/till", *(each.value for each in consents.Door), "sign-up"]
)
async def test_the_shops_own_form_is_the_shops(
    channel: str, house: House, owner: Any, reader: UUID
) -> None:
    """Nobody tells the shop of consents, so what it calls its own is no word of ours."""
    await numbered(owner, reader)
    yes = {"purpose": "news", "channel": channel, "customer": "10001", "text": "Ja takk"}
    await tell(house, Happened("consent.given", yes, just_now()), source="shop")
    assert [NEWS] == await sendable(house, reader, [NEWS])


@pytest.mark.parametrize("type", ["consent.withdrawn", "consent.evidence"])
@pytest.mark.parametrize("channel", ["too_young", "address_changed", "Address changed", "min_side"])
async def test_the_shops_no_is_never_an_echo(
    channel: str, type: str, house: House, owner: Any, reader: UUID
) -> None:
    """By whatever channel: it may have had the reason that we call so too."""
    await numbered(owner, reader)
    await agree(house, reader, NEWS)
    no = {"purpose": "news", "channel": channel}
    evidence = {"evidence": {**no, "given": False}}
    data = {"customer": "10001", **(evidence if type == "consent.evidence" else no)}
    await tell(house, Happened(type, data, just_now()), source="shop")
    assert [] == await sendable(house, reader, [NEWS])


def test_the_page_names_every_door_of_ours() -> None:
    """Who reads what a yes isn't counted by finds each of our words."""
    page = (REPOSITORY / "docs/events.md").read_text(encoding="utf-8")
    [said] = [line for line in page.splitlines() if "How it was given" in line]
    words = {*UNSAID, *(each.value for each in consents.Door)}
    assert [] == [each for each in words if f"`{each}`" not in said]


@pytest.mark.parametrize("channel", ["account_frozen", "account_open", "min_side"])
async def test_a_no_in_somebodys_words_counts_by_whatever_channel(
    channel: str, house: House, owner: Any, reader: UUID
) -> None:
    """Who is quoted said so; a quote of nothing is none."""
    await numbered(owner, reader)
    await agree(house, reader, NEWS)
    no = {"purpose": "news", "channel": channel, "email": MAIL, "quote": "Ikke mer, takk"}
    if channel != "min_side":
        blank = Happened("consent.withdrawn", {**no, "quote": " \n"}, just_now())
        await tell(house, blank, source="newsletter")
        assert [NEWS] == await sendable(house, reader, [NEWS])
    await tell(house, Happened("consent.withdrawn", no, just_now()), source="newsletter")
    assert [] == await sendable(house, reader, [NEWS])


@pytest.mark.parametrize("channel", [each.value for each in OURS])
async def test_a_no_by_a_door_of_ours_counts(
    channel: str, house: House, owner: Any, reader: UUID
) -> None:
    """It may be somebody's own: a no is never held back."""
    await numbered(owner, reader)
    await agree(house, reader, NEWS)
    await tell_back(
        house, "consent.withdrawn", {"purpose": "news", "channel": channel, "email": MAIL}
    )
    assert [] == await sendable(house, reader, [NEWS])


@pytest.mark.parametrize("by_the_second", [False, True])
@pytest.mark.parametrize("says_yes", [False, True])
async def test_a_no_of_ours_told_back_for_its_moment_is_nothing_new(
    says_yes: bool, by_the_second: bool, house: House, web: House, owner: Any, reader: UUID
) -> None:
    """It stands in the ledger once, and a yes that she said since holds."""
    await numbered(owner, reader)
    await owner.execute("UPDATE customer SET own_email = email")
    no_at, yes_at, now = (clock.now() + timedelta(minutes=each) for each in (-30, -20, 0))
    with clock.stopped_at(no_at - timedelta(minutes=5)):
        await agree(house, reader, NEWS)
    with clock.stopped_at(no_at):
        await retract(web, reader, NEWS)
    [told] = await owner.fetch("SELECT occurred_at, data FROM outgoing_event")
    if says_yes:
        with clock.stopped_at(yes_at):
            await agree_here(web, reader, NEWS)
    before = await entries(owner)
    at = told["occurred_at"].replace(microsecond=0) if by_the_second else told["occurred_at"]
    data = json.loads(told["data"])
    echo = {"purpose": "news", "channel": data["channel"], "customer": "10001", "email": MAIL}
    with clock.stopped_at(now):
        hours = (at - MORNING) / timedelta(hours=1)
        await tell(house, Happened("consent.withdrawn", echo, hours), source="newsletter")
    assert before == await entries(owner)
    assert ([NEWS] if says_yes else []) == await sendable(house, reader, [NEWS])


async def test_another_no_by_our_word_counts_though_one_was_said_that_moment(
    house: House, web: House, owner: Any, reader: UUID
) -> None:
    """She said no, yes, and no again at once, the last in a mail of the tool's; and one of a later moment counts
    too."""
    await numbered(owner, reader)
    await owner.execute("UPDATE customer SET own_email = email")
    start = clock.now() - timedelta(minutes=30)
    for seconds, say in ((-60, agree_here), (0, retract), (0.2, agree_here)):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            await say(web, reader, NEWS)
    echo = {"purpose": "news", "channel": "min_side", "customer": "10001", "email": MAIL}
    at = start + timedelta(seconds=0.5)
    no = Happened("consent.withdrawn", echo, (at - MORNING) / timedelta(hours=1))
    await tell(house, no, source="newsletter")
    assert [] == await sendable(house, reader, [NEWS])
    with clock.stopped_at(start + timedelta(minutes=2)):
        await agree_here(web, reader, NEWS)
    assert [NEWS] == await sendable(house, reader, [NEWS])
    await tell_back(house, "consent.withdrawn", echo)
    assert [] == await sendable(house, reader, [NEWS])


async def test_an_account_opens_with_what_was_told_back_while_it_was_frozen(
    sender: House, web: House, owner: Any, reader: UUID
) -> None:
    """The newsletter that she never said no to comes again."""
    now = clock.now()
    with clock.stopped_at(now):
        await numbered(owner, reader)
        await agree(sender, reader, NEWS)
        await change(owner, reader, "token")
        async with web.database.scope():
            await auth.freeze("token", device=None, keys=web.keys)
        [(purpose, _, channel)] = await tool_hears(sender, owner)
    frozen = {"purpose": purpose, "channel": channel, "customer": "10001", "email": MAIL}
    await tell_back(sender, "consent.withdrawn", frozen)
    with clock.stopped_at(now + timedelta(days=7, minutes=2)):
        assert [("news", True, "account_open")] == await tool_hears(sender, owner)
        assert [NEWS] == await sendable(sender, reader, [NEWS], MAIL)
