"""A no that is about a customer, and not about an address, while somebody else has put theirs into the account:
it is hers, whatever address the account has."""

import asyncio
from collections.abc import Mapping
from contextvars import Context
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.conftest import make_customer
from tests.consents.leaving import MAIL, NUMBER, sendable
from tests.consents.leaving import agree as agree_there
from tests.consents.said import HERE, agree, boxes, retract
from tests.consents.taking import KINDS, OTHER, THIEF, kari, look_after, take_over
from tests.consents.test_no_holds import numbered
from tests.consents.test_told import withdrawn
from tests.events.shop import Happened, just_now, tell

from minside.consents import actions as consents
from minside.consents.actions import Purpose, by_staff, no_told, told, withdrawing
from minside.core.language import Language

__all__ = ["kari", "member", "way_in"]

TILL: Final = {
    "customer": "10001",
    "evidence": {"purpose": "news", "given": False, "channel": "till"},
}
WORDS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "staff, by her number": ("helpdesk", {"customer": "10001", "quote": "Stopp"}),
    "staff, by her telephone": ("helpdesk", {"phone": NUMBER, "quote": "Stopp"}),
    "the tool, by her number": ("newsletter", {"customer": "10001"}),
    "the till": ("shop", {}),
}


async def says(member: WayIn, door: str, at: Any) -> None:
    source, named = WORDS[door]
    word = withdrawn(at, **{"email": None, "purpose": "news", **named})
    if source == "shop":
        word = Happened("consent.evidence", TILL, at)
    await tell(member.worker, word, source=source)


@pytest.fixture
async def known(member: WayIn, kari: UUID) -> UUID:
    """She is a customer of the shop's, and has a telephone."""
    await numbered(member.owner, kari)
    await member.owner.execute("UPDATE customer SET phone = $1", NUMBER)
    return kari


@pytest.mark.parametrize("has_looked", [True, False])
@pytest.mark.parametrize("door", WORDS)
async def test_a_no_about_her_outlasts_the_undo(
    door: str, has_looked: bool, member: WayIn, known: UUID
) -> None:
    """It ends what is sent to the other address at once, and to her own once she has that back."""
    undo = (await member.change_email(await member.inside(MAIL), THIEF)).token
    if has_looked:
        await look_after(member, known)
    await says(member, door, just_now())
    assert [Purpose.OFFERS] == await sendable(member.worker, known, KINDS, THIEF)
    await member.undo(undo)
    await look_after(member, known)
    assert [Purpose.OFFERS] == await sendable(member.worker, known, KINDS, MAIL)


@pytest.mark.parametrize("door", WORDS)
async def test_a_no_of_before_that_is_told_meanwhile_is_hers(
    door: str, member: WayIn, known: UUID
) -> None:
    """Said before anybody took her address, and told after it."""
    said = just_now()
    undo = await take_over(member, known, THIEF)
    await says(member, door, said)
    await member.undo(undo)
    await look_after(member, known)
    assert [Purpose.OFFERS] == await sendable(member.worker, known, KINDS, MAIL)


async def test_an_address_left_for_good_is_none_of_it(member: WayIn, known: UUID) -> None:
    """Once the change can't be undone any more, a no is about what she has now, and nothing is told of the other."""
    await take_over(member, known, OTHER)
    for moment in (
        "consent_subject SET left_at = left_at",
        "email_change SET changed_at = changed_at",
    ):
        await member.owner.execute(f"UPDATE {moment} - $1::interval", timedelta(days=9))
    before = await noes_at(member, MAIL)
    await says(member, "the tool, by her number", just_now())
    assert before == await noes_at(member, MAIL)
    assert [Purpose.OFFERS] == await sendable(member.worker, known, KINDS, OTHER)


async def test_who_reads_at_the_other_address_speaks_for_themselves(
    member: WayIn, known: UUID
) -> None:
    """Staff are told of that address, and of a telephone that isn't hers: her own stays as it was."""
    undo = await take_over(member, known, THIEF)
    word = withdrawn(just_now(), email=THIEF, phone="+4790000001", purpose="news", quote="Stopp")
    await tell(member.worker, word, source="helpdesk")
    await member.undo(undo)
    await look_after(member, known)
    assert KINDS == await sendable(member.worker, known, KINDS, MAIL)


@pytest.fixture
async def silent(member: WayIn) -> UUID:
    """She never said anything of mail to her account's address."""
    customer: UUID = await member.owner.fetchval(
        "UPDATE customer SET birth_year = 1990, phone = $1 RETURNING id", NUMBER
    )
    await numbered(member.owner, customer)
    return customer


async def yes_at_hers(member: WayIn, at: Any) -> None:
    """By a form of the tool's that asks for an address alone."""
    said = {"purpose": "news", "channel": "footer_form", "text": "Ja takk", "language": "nb"}
    word = Happened("consent.given", {**said, "email": MAIL}, at)
    await tell(member.worker, word, source="newsletter")


async def signed_out_yes(member: WayIn) -> None:
    asked = boxes(Purpose.NEWS, born=1990)
    async with member.web.database.scope():
        await consents.request_newsletter(member.web, MAIL, asked, Language.NB, address_block=HERE)
    token = (await member.letters())[-1].token
    async with member.web.database.scope():
        await consents.confirm(token, member.web.keys)


@pytest.mark.parametrize("said", ["before", "while it is theirs", "told late", "told last"])
@pytest.mark.parametrize("door", WORDS)
async def test_a_no_is_about_an_address_at_which_she_had_said_nothing(
    door: str, said: str, member: WayIn, silent: UUID
) -> None:
    """Whoever said yes at her own without being known, before the no: it is no yes any more once she has the
    address back, whatever is told of first."""
    if said == "before":
        await signed_out_yes(member)
    yes = just_now()
    undo = await take_over(member, silent, THIEF)
    if said == "while it is theirs":
        await yes_at_hers(member, just_now())
    await says(member, door, just_now())
    if said == "told late":
        await yes_at_hers(member, yes)
    await member.undo(undo)
    await look_after(member, silent)
    if said == "told last":
        await yes_at_hers(member, yes)
        await look_after(member, silent)
    assert [] == await sendable(member.worker, silent, KINDS, MAIL)


async def test_her_yes_of_later_counts_there(member: WayIn, silent: UUID) -> None:
    """The no at that address is one like any: who says yes after it has said yes."""
    undo = await take_over(member, silent, THIEF)
    await says(member, "the tool, by her number", just_now())
    await yes_at_hers(member, just_now())
    await member.undo(undo)
    await look_after(member, silent)
    assert [Purpose.NEWS] == await sendable(member.worker, silent, KINDS, MAIL)


async def test_it_is_about_each_address_that_may_come_back(member: WayIn, silent: UUID) -> None:
    """She moved herself before: the address of then is hers as well, and what others take back isn't."""
    await member.change_email(await member.inside(MAIL), OTHER)
    undo = (await member.change_email(await member.inside(OTHER), THIEF)).token
    await says(member, "the till", just_now())
    await member.undo(undo)
    await look_after(member, silent)
    assert all([await noes_at(member, each) for each in (MAIL, OTHER, THIEF)])
    taken_back = await member.owner.fetch(
        "SELECT address FROM consent_subject WHERE taken_back_at IS NOT NULL"
    )
    assert [THIEF] == [row["address"] for row in taken_back]


@pytest.mark.parametrize("source", ["newsletter", "helpdesk"])
async def test_her_number_says_more_than_an_address_that_was_never_hers(
    source: str, member: WayIn, known: UUID
) -> None:
    undo = await take_over(member, known, THIEF)
    named = {"customer": "10001", "email": "kari@jobb.example.com", "purpose": "news"}
    await tell(member.worker, withdrawn(just_now(), **named, quote="Stopp"), source=source)
    await member.undo(undo)
    await look_after(member, known)
    assert [Purpose.OFFERS] == await sendable(member.worker, known, KINDS, MAIL)


async def test_a_number_that_an_address_alone_tells_of_is_about_her_too(
    member: WayIn, known: UUID
) -> None:
    await member.owner.execute("UPDATE shop_number SET is_recognised = true")
    undo = await take_over(member, known, THIEF)
    await says(member, "the till", just_now())
    await member.undo(undo)
    await look_after(member, known)
    assert [Purpose.OFFERS] == await sendable(member.worker, known, KINDS, MAIL)


@pytest.mark.parametrize("door", WORDS)
async def test_it_is_written_once_for_each_address(door: str, member: WayIn, known: UUID) -> None:
    """By a move of her own she has two that it is about: what is told of the no is one line at each."""
    await take_over(member, known, OTHER)
    there, here = await noes_at(member, MAIL), await noes_at(member, OTHER)
    await says(member, door, just_now())
    assert (there + 1, here + 1) == (await noes_at(member, MAIL), await noes_at(member, OTHER))


async def test_the_tools_echo_of_their_no_is_nobodys(member: WayIn, known: UUID) -> None:
    """What somebody else said on Min Side while the account had their address, told back with her number."""
    undo = await take_over(member, known, THIEF)
    await retract(member.web, known, Purpose.NEWS)
    echo = withdrawn(just_now(), email=None, customer="10001", purpose="news", channel="min_side")
    await tell(member.worker, echo, source="newsletter")
    await member.undo(undo)
    await look_after(member, known)
    assert KINDS == await sendable(member.worker, known, KINDS, MAIL)


@pytest.mark.parametrize("by", [{}, {"email": THIEF}])
async def test_nor_is_it_once_she_has_undone_it(
    by: dict[str, str], member: WayIn, known: UUID
) -> None:
    """The tool was told of it, and tells it back late."""
    undo = await take_over(member, known, THIEF)
    said = just_now()
    await retract(member.web, known, Purpose.NEWS)
    await member.undo(undo)
    await look_after(member, known)
    named = {"email": None, "customer": "10001", "purpose": "news", "channel": "min_side"} | by
    await tell(member.worker, withdrawn(said, **named), source="newsletter")
    await look_after(member, known)
    assert KINDS == await sendable(member.worker, known, KINDS, MAIL)


@pytest.mark.parametrize("named", [{"customer": "10001"}, {"phone": NUMBER}])
@pytest.mark.parametrize("source", ["newsletter", "helpdesk"])
async def test_beside_the_address_that_the_account_has_it_is_about_that(
    source: str, named: dict[str, str], member: WayIn, known: UUID
) -> None:
    """Whoever writes down the word of who reads there may well add what they know of the account."""
    undo = await take_over(member, known, THIEF)
    word = withdrawn(just_now(), email=THIEF, purpose="news", quote="Stopp", **named)
    await tell(member.worker, word, source=source)
    await member.undo(undo)
    await look_after(member, known)
    assert KINDS == await sendable(member.worker, known, KINDS, MAIL)


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("door", WORDS)
async def test_it_ends_what_anybody_said_at_an_address_that_may_come_back(
    door: str, is_late: bool, member: WayIn, known: UUID
) -> None:
    """At once, and not only when she has it back; also a yes of before that is told after it."""
    yes = just_now()
    await take_over(member, known, THIEF)
    if not is_late:
        await yes_at_hers(member, just_now())
        assert [Purpose.NEWS] == await sendable(member.worker, None, KINDS, MAIL)
    await says(member, door, just_now())
    if is_late:
        await yes_at_hers(member, yes)
    assert [] == await sendable(member.worker, None, KINDS, MAIL)


@pytest.mark.parametrize("source", ["newsletter", "helpdesk"])
async def test_a_no_at_an_address_that_was_left_since_outlasts_a_yes_of_before(
    source: str, member: WayIn, known: UUID
) -> None:
    """It was said of the address while that was hers; the yes comes after she left it. A yes of later holds."""
    yes = just_now()
    word = withdrawn(just_now(), email=MAIL, purpose="news", quote="Stopp")
    await tell(member.worker, word, source=source)
    await take_over(member, known, OTHER)
    await yes_at_hers(member, yes)
    assert [] == await sendable(member.worker, None, KINDS, MAIL)
    await yes_at_hers(member, just_now())
    assert [Purpose.NEWS] == await sendable(member.worker, None, KINDS, MAIL)


@pytest.mark.parametrize("door", WORDS)
async def test_a_yes_in_the_same_moment_doesnt_outlast_it(
    door: str, member: WayIn, silent: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was said a little before, and is told while the no is being written, which has seen all there was."""
    said = just_now()
    await take_over(member, silent, THIEF)
    withdraw, yes = withdrawing.withdraw, list[asyncio.Task[None]]()

    async def late(*args: Any, **how: Any) -> list[int]:
        yes.append(asyncio.create_task(yes_at_hers(member, said), context=Context()))
        await asyncio.wait(yes, timeout=0.3)
        return await withdraw(*args, **how)

    for module in (told, no_told, by_staff):
        monkeypatch.setattr(module, "withdraw", late)
    await says(member, door, just_now())
    await asyncio.wait_for(yes[0], 10)
    assert [] == await sendable(member.worker, None, KINDS, MAIL)


@pytest.mark.parametrize("said", ["before", "late"])
@pytest.mark.parametrize("door", WORDS)
async def test_it_is_about_her_own_while_staff_have_given_her_another(
    door: str, said: str, member: WayIn, silent: UUID
) -> None:
    """Which nobody has shown to be hers: the one that she has shown isn't the account's now, and may be again."""
    yes = just_now()
    await agree_there(member.worker, silent, Purpose.OFFERS)
    await member.owner.execute("UPDATE customer SET email = $1", OTHER)
    if said == "before":
        await yes_at_hers(member, yes)
    await says(member, door, just_now())
    if said == "late":
        await yes_at_hers(member, yes)
    assert [] == await sendable(member.worker, None, [Purpose.NEWS], MAIL)


async def test_a_yes_of_before_doesnt_outlast_a_no_at_a_number_that_was_left(
    member: WayIn, known: UUID
) -> None:
    """As at an address."""
    await agree(member.web, known, Purpose.SMS)
    yes = just_now()
    await retract(member.web, known, Purpose.SMS)
    await member.owner.execute("UPDATE customer SET phone = '+4790000001'")
    await look_after(member, known)
    data = {
        "phone": NUMBER,
        "purpose": "sms",
        "channel": "sms_form",
        "text": "Ja",
        "language": "nb",
    }
    await tell(member.worker, Happened("consent.given", data, yes), source="newsletter")
    assert [] == await sendable(member.worker, None, [Purpose.SMS], NUMBER)
    later = Happened("consent.given", data, just_now())
    await tell(member.worker, later, source="newsletter")
    assert [Purpose.SMS] == await sendable(member.worker, None, [Purpose.SMS], NUMBER)


@pytest.mark.parametrize("late", [False, True])
async def test_her_yes_of_later_comes_along_where_the_no_wasnt_said(
    late: bool, member: WayIn, known: UUID
) -> None:
    """The no stands at the address to which she moves back because it was about her; or because it is newer than
    a yes that was told late of that."""
    yes = just_now()
    await take_over(member, known, OTHER)
    await says(member, "the till", just_now())
    await agree(member.web, known, Purpose.NEWS)
    if late:
        await yes_at_hers(member, yes)
    await member.change_email(await member.inside(OTHER), MAIL)
    await look_after(member, known)
    assert KINDS == await sendable(member.worker, known, KINDS, MAIL)


async def test_who_told_of_a_late_yes_hears_that_it_holds_no_more(
    member: WayIn, known: UUID
) -> None:
    """And nobody is told of the yes."""
    yes = just_now()
    word = withdrawn(just_now(), email=MAIL, purpose="news", quote="Stopp")
    await tell(member.worker, word, source="helpdesk")
    await take_over(member, known, OTHER)
    newest = await member.owner.fetchval("SELECT max(id::text)::uuid FROM outgoing_event")
    await yes_at_hers(member, yes)
    rows = await member.owner.fetch(
        """
        SELECT data ->> 'given' AS given, data ->> 'email' AS email, origin FROM outgoing_event
        WHERE type = 'consent.changed' AND id > $1
        """,
        newest,
    )
    assert [("false", MAIL)] == [(row["given"], row["email"]) for row in rows]


async def test_nothing_is_told_of_an_address_that_is_anothers(member: WayIn, known: UUID) -> None:
    """The shop gave her another, which can't be undone, and the one of before is somebody else's by now."""
    await member.owner.execute("UPDATE customer SET email = $1, own_email = $1", OTHER)
    await look_after(member, known)
    ola = await make_customer(member.owner, MAIL, "Ola")
    await agree_there(member.worker, ola, *KINDS)
    await says(member, "staff, by her number", just_now())
    told = await member.owner.fetch(
        "SELECT data ->> 'email' AS email FROM outgoing_event WHERE data ->> 'channel' = 'staff'"
    )
    assert [OTHER] == [row["email"] for row in told]
    assert KINDS == await sendable(member.worker, ola, KINDS, MAIL)


@pytest.mark.parametrize("door", WORDS)
async def test_she_reads_it_once(door: str, member: WayIn, known: UUID) -> None:
    """However many addresses it is about; its receipt is of the one that she has."""
    await take_over(member, known, OTHER, "kari.tredje@example.com")
    await says(member, door, just_now())
    async with member.web.database.scope(customer=known):
        [lines] = await consents.steps([(known, Purpose.NEWS)])
    [line] = [each for each in lines if each.action == "withdrawn"]
    assert "kari.tredje@example.com" == await member.owner.fetchval(
        """
        SELECT s.address FROM consent_entry e JOIN consent_subject s ON s.id = e.subject
        WHERE e.number = $1
        """,
        line.entry,
    )


@pytest.mark.parametrize("how", ["moves back", "undoes it"])
async def test_a_yes_after_staffs_no_outlasts_a_move_away_and_back(
    how: str, member: WayIn, known: UUID
) -> None:
    await says(member, "staff, by her number", just_now())
    await agree(member.web, known, Purpose.NEWS)
    undo = (await member.change_email(await member.inside(MAIL), OTHER)).token
    await look_after(member, known)
    assert KINDS == await sendable(member.worker, known, KINDS, OTHER)
    if how == "moves back":
        await member.change_email(await member.inside(OTHER), MAIL)
    else:
        await member.undo(undo)
    await look_after(member, known)
    assert KINDS == await sendable(member.worker, known, KINDS, MAIL)


async def noes_at(member: WayIn, address: str) -> int:
    return await member.owner.fetchval(
        """
        SELECT count(*) FROM consent_entry e JOIN consent_subject s ON s.id = e.subject
        WHERE e.action = 'withdrawn' AND s.address = $1 AND s.customer IS NOT NULL
        """,
        address,
    )
