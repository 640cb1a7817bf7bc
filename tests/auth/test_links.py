"""Looking at a link before following it: it tells whether it is good, and does nothing."""

from datetime import timedelta

from tests.auth.way_in import WayIn
from tests.conftest import PASSWORD

from minside.auth import actions as auth
from minside.core import clock

NEW = "fire-hester-i-fjaera"


async def test_a_registration_is_good_until_it_is_followed(way_in: WayIn) -> None:
    """Looking tries no password, so as often as one likes; then it is dead."""
    await way_in.register()
    token = (await way_in.letter("register_verify")).token
    for _ in range(12):
        assert await way_in.is_good(auth.LinkKind.VERIFY, token)
    await way_in.verify(token)
    assert not await way_in.is_good(auth.LinkKind.VERIFY, token)


async def test_a_new_password_is_good_for_an_hour_and_once(member: WayIn) -> None:
    """A second before it is, at the hour it isn't, and neither once it was used."""
    start = clock.now()
    with clock.stopped_at(start):
        token = await member.reset_link()
    with clock.stopped_at(start + timedelta(hours=1, seconds=-1)):
        assert await member.is_good(auth.LinkKind.RESET, token)
    with clock.stopped_at(start + timedelta(hours=1)):
        assert not await member.is_good(auth.LinkKind.RESET, token)
    with clock.stopped_at(start):
        await member.reset(token, NEW)
        assert not await member.is_good(auth.LinkKind.RESET, token)


async def test_a_freeze_is_good_for_seven_days(member: WayIn) -> None:
    """Also where it was frozen already, since the link takes the account back; not once it has."""
    start = clock.now()
    with clock.stopped_at(start):
        token = (await member.change_email(await member.inside(), "ny@example.com")).token
    with clock.stopped_at(start + timedelta(days=7)):
        assert not await member.is_good(auth.LinkKind.FREEZE, token)
    with clock.stopped_at(start + timedelta(days=6)):
        await member.freeze(token)
        assert await member.is_good(auth.LinkKind.FREEZE, token)
        await member.undo(token, PASSWORD)
        assert not await member.is_good(auth.LinkKind.FREEZE, token)


async def test_a_link_is_good_for_its_own_page_alone(member: WayIn) -> None:
    """A token of one letter is nothing on the page of another, and neither is what nobody made."""
    token = await member.reset_link()
    others = set(auth.LinkKind) - {auth.LinkKind.RESET}
    assert not any([await member.is_good(kind, token) for kind in others])
    made_up = ["", "x" * 43, "x" * 5000, token[:-1]]
    assert not any([await member.is_good(k, t) for k in auth.LinkKind for t in made_up])
