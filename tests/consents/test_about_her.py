"""A no that is about a customer, and not about an address, while somebody else has put theirs into the account:
it is hers, whatever address the account has."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, NUMBER, sendable
from tests.consents.taking import KINDS, OTHER, THIEF, kari, look_after, take_over
from tests.consents.test_no_holds import numbered
from tests.consents.test_told import withdrawn
from tests.events.shop import Happened, just_now, tell

from minside.consents.actions import Purpose

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
    await member.owner.execute(
        "UPDATE consent_subject SET left_at = left_at - $1::interval WHERE left_at IS NOT NULL",
        timedelta(days=9),
    )
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


async def noes_at(member: WayIn, address: str) -> int:
    return await member.owner.fetchval(
        """
        SELECT count(*) FROM consent_entry e JOIN consent_subject s ON s.id = e.subject
        WHERE e.action = 'withdrawn' AND s.address = $1
        """,
        address,
    )
