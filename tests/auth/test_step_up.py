"""What matters asks for the password again, and changing it closes what it should."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.auth.way_in import WRONG, WayIn
from tests.conftest import PASSWORD

from minside.auth import actions as auth
from minside.auth.actions import passwords
from minside.core import clock
from minside.core.hooks import Identity
from minside.core.throttle import Throttled

NEW = "fire-hester-i-fjaera"


async def revoke(way_in: WayIn, identity: Identity, session: object) -> None:
    async with way_in.web.database.scope(customer=identity.customer):
        await auth.revoke(identity, session, None)  # pyright: ignore[reportArgumentType]


async def test_a_fresh_sign_in_counts_for_ten_minutes(member: WayIn) -> None:
    """Then what matters is refused until the password is given again."""
    start = clock.now()
    with clock.stopped_at(start):
        token = (await member.sign_in()).session_token
        await member.letters()
    for minutes, expected in ((9, True), (10, False)):
        with clock.stopped_at(start + timedelta(minutes=minutes)):
            identity = await member.who(token)
            assert identity
            assert expected is (auth.stepped_up_until(identity) is not None)
    with clock.stopped_at(start + timedelta(minutes=10)):
        for refused in (
            member.change_password(identity, NEW),
            member.ask_for_change(identity, "ny@example.com"),
            revoke(member, identity, uuid4()),
            auth.revoke_others(identity, None),
        ):
            with pytest.raises(auth.StepUpRequired):
                await refused


async def test_signing_out_asks_for_nothing(member: WayIn) -> None:
    """To end one's own session is to sign out."""
    start = clock.now()
    with clock.stopped_at(start):
        entered = await member.sign_in()
    with clock.stopped_at(start + timedelta(hours=1)):
        identity = await member.who(entered.session_token)
        assert identity
        await revoke(member, identity, identity.session)
    assert await member.who(entered.session_token) is None


async def test_the_password_gives_ten_minutes_and_a_new_token(member: WayIn) -> None:
    """The session stays, the token before opens nothing, and the log says so (ASVS 7.2.4)."""
    start = clock.now()
    with clock.stopped_at(start):
        entered = await member.sign_in()
        identity = await member.who(entered.session_token)
        assert identity
    later = start + timedelta(hours=1)
    with clock.stopped_at(later):
        stepped_up = await member.reauthenticate(identity)
        assert later + timedelta(minutes=10) == stepped_up.until
        assert await member.who(entered.session_token) is None
        again = await member.who(stepped_up.session_token)
        assert again
        assert (identity.session, later) == (again.session, again.stepped_up_at)
        auth.require_step_up(again)
    assert "reauthenticated" == (await member.kinds(identity.customer))[-1]


async def test_a_wrong_password_steps_nobody_up(member: WayIn) -> None:
    """It is told at its field, noted in the log, and the session stays as it was."""
    identity = await member.inside()
    with pytest.raises(auth.WrongPassword) as refused:
        await member.reauthenticate(identity, PASSWORD + " ")
    assert ("password",) == refused.value.field
    assert "reauthentication_failed" == (await member.kinds(identity.customer))[-1]


async def test_guesses_from_inside_are_counted(member: WayIn) -> None:
    """A stolen session gets ten; whoever waits as told in another session is let in there."""
    thief, owner = await member.inside(), await member.inside()
    start = clock.now()
    with clock.stopped_at(start):
        for _ in range(10):
            with pytest.raises(auth.WrongPassword):
                await member.reauthenticate(thief, WRONG)
        for identity in (thief, owner):
            with pytest.raises(Throttled):
                await member.reauthenticate(identity)
    with clock.stopped_at(start + timedelta(seconds=31)):
        with pytest.raises(auth.WrongPassword):
            await member.reauthenticate(thief, WRONG)
        assert await member.reauthenticate(owner)


async def test_a_session_ended_meanwhile_stays_ended(member: WayIn) -> None:
    """Neither step-up nor a new password revives it."""
    identity = await member.inside()
    await revoke(member, identity, identity.session)
    with pytest.raises(auth.SessionNotFound):
        await member.reauthenticate(identity)
    with pytest.raises(auth.SessionNotFound):
        await member.change_password(identity, NEW)
    assert await member.sign_in()


@pytest.mark.parametrize(("end_others", "left"), [(True, 0), (False, 2)])
async def test_a_new_password_ends_the_others_if_asked(
    end_others: bool, left: int, member: WayIn
) -> None:
    """This browser stays, under a new token; the others are out at the customer's choice (S9)."""
    others = [(await member.sign_in()).session_token for _ in range(2)]
    entered = await member.sign_in()
    await member.letters()
    identity = await member.who(entered.session_token)
    assert identity
    changed = await member.change_password(identity, NEW, end_other_sessions=end_others)
    assert 2 - left == changed.ended
    assert left == sum([await member.who(token) is not None for token in others])
    assert await member.who(entered.session_token) is None
    assert await member.who(changed.session_token)
    posted = await member.letter("password_changed")
    assert ("kari@example.com", "Chrome, Linux") == (posted.to, posted.values["device"])
    assert "password_changed" == (await member.kinds(identity.customer))[-1]
    with pytest.raises(auth.WrongCredentials):
        await member.sign_in(password=PASSWORD)
    assert await member.sign_in(password=NEW)


async def test_of_two_changes_at_once_the_second_steps_up_again(member: WayIn) -> None:
    """Its password isn't the one of today any more, so the first change isn't overwritten."""
    one, other = await member.inside(), await member.inside()
    async with member.web.database.scope(customer=one.customer):
        await auth.change_password(
            one, NEW, end_other_sessions=False, device=None, keys=member.web.keys
        )
        changing = asyncio.create_task(member.change_password(other, "et-helt-annet-ord"))
        await asyncio.sleep(0.5)
        assert not changing.done()
    with pytest.raises(auth.StepUpRequired):
        await changing
    assert await member.sign_in(password=NEW)


async def test_a_hash_renewed_meanwhile_is_the_same_password(
    member: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Step-up, undo, a change and a sign-in go on beside a sign-in that renews the hash."""
    told = await member.change_email(await member.inside(), "ny@example.com")
    identity = await member.inside("ny@example.com")
    matches = passwords.matches

    async def meanwhile(hash: str | None, password: str, *inner: Any) -> bool:
        found = await matches(hash, password, *inner)
        await member.owner.execute(
            "UPDATE password SET hash = $1", await passwords.hashed(PASSWORD)
        )
        return found

    monkeypatch.setattr(passwords, "matches", meanwhile)
    await member.reauthenticate(identity)
    assert await member.sign_in("ny@example.com")
    await member.undo(told.token)
    identity = await member.inside()
    assert await member.change_password(identity, NEW)


async def test_the_password_one_has_is_no_new_one(member: WayIn) -> None:
    """Told at its field; nothing changes."""
    identity = await member.inside()
    with pytest.raises(auth.SamePassword):
        await member.change_password(identity, PASSWORD)
    assert [] == await member.letters()


async def test_a_browser_never_seen_is_told_of(member: WayIn) -> None:
    """The first of all is no news, nor is one that is known; another one is, by mail and log."""
    first = await member.sign_in()
    assert [] == await member.letters()
    await member.sign_in(device_token=first.device_token)
    assert [] == await member.letters()
    await member.sign_in(device_token="a-browser-of-somebody-else")
    posted = await member.letter("new_device")
    assert ("kari@example.com", "Chrome, Linux") == (posted.to, posted.values["device"])
    assert 1 == (await member.kinds(first.customer)).count("new_device")


async def test_a_reset_a_freeze_and_an_undo_forget_every_browser(member: WayIn) -> None:
    """A thief's browser isn't known any more: whoever comes in by it is told of. After a reset the
    one where it was done is."""
    thief, customer = await member.sign_in(), (await member.sign_in()).customer
    await member.letters()
    await member.reset(await member.reset_link(), NEW)
    assert 1 == await member.count("known_device")
    await member.letter("password_changed")
    await member.sign_in(password=NEW, device_token=thief.device_token)
    await member.letter("new_device")
    told = await member.change_email(await member.inside(password=NEW), "ny@example.com")
    await member.freeze(told.token)
    assert 0 == await member.count("known_device")
    await member.owner.execute(
        "INSERT INTO known_device (customer, token_sha256, last_used_at) VALUES ($1, $2, now())",
        customer, bytes(32),
    )  # fmt: skip
    await member.undo(told.token, NEW)
    assert 0 == await member.count("known_device")


async def test_the_log_only_grows(member: WayIn) -> None:
    """Nobody rewrites what happened; the worker takes it away when its time is over."""
    await member.inside()
    async with member.owner.transaction():
        may = await member.owner.fetchval(
            """
            SELECT array_agg(privilege || ' ' || role) FROM
                unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) privilege,
                unnest(ARRAY['minside_app', 'minside_service']) role
            WHERE has_table_privilege(role, 'security_event', privilege)
            """
        )
    assert ["DELETE minside_service"] == may
