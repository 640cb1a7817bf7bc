"""A forgotten password: a link to whoever reads the mail, an hour, once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from tests.auth.way_in import WayIn
from tests.conftest import PASSWORD, make_customer
from tests.jobs.running import run_jobs

from minside.auth import actions as auth
from minside.auth.actions import passwords
from minside.core import clock
from minside.core.refusals import Refused
from minside.core.throttle import Throttled

NEW = "fire-hester-i-fjaera"


async def test_from_forgotten_to_signed_in(member: WayIn) -> None:
    """The new password opens, the old one doesn't, every session is out, and nobody is let in by
    the link itself."""
    before = await member.sign_in()
    await member.letters()
    assert "KARI@example.com" == await member.ask_for_reset("KARI@example.com")
    posted = await member.letter("password_reset")
    assert ("kari@example.com", "Kari") == (posted.to, posted.values["name"])
    assert posted.secrets["link"].startswith("https://minside.example/nytt-passord#")
    await member.reset(posted.token, NEW)
    assert await member.who(before.session_token) is None
    assert 0 == await member.count("session")
    assert "Kari" == (await member.letter("password_changed")).values["name"]
    with pytest.raises(auth.WrongCredentials):
        await member.sign_in(password=PASSWORD)
    assert await member.sign_in(password=NEW)
    kinds = await member.kinds(before.customer)
    assert ["password_reset_requested", "password_reset"] == kinds[1:3]


async def test_an_unknown_address_gets_a_letter_too(way_in: WayIn) -> None:
    """One letter, whoever lives there, so that mail work tells nothing."""
    assert "ola@example.com" == await way_in.ask_for_reset("ola@example.com")
    posted = await way_in.letter("password_reset_unknown")
    assert ("ola@example.com", None, {}) == (posted.to, posted.customer, posted.secrets)
    assert 0 == await way_in.count("reset_request")


async def test_a_link_is_used_once(member: WayIn) -> None:
    """One after the other or five at once: one password is set."""
    token = await member.reset_link()
    answers = await asyncio.gather(
        *(member.reset(token, f"{NEW}-{n}") for n in range(5)), return_exceptions=True
    )
    assert 4 == sum(isinstance(answer, auth.LinkInvalid) for answer in answers)
    with pytest.raises(auth.LinkInvalid):
        await member.reset(token, NEW)


async def test_a_link_lasts_an_hour(member: WayIn) -> None:
    """A second before it opens, a second after it doesn't."""
    start = clock.now()
    with clock.stopped_at(start):
        token = await member.reset_link()
    with clock.stopped_at(start + timedelta(hours=1)), pytest.raises(auth.LinkInvalid):
        await member.reset(token, NEW)
    with clock.stopped_at(start + timedelta(hours=1, seconds=-1)):
        await member.reset(token, NEW)


async def test_a_link_dies_with_a_sign_in(member: WayIn) -> None:
    """Who remembers the password after all needs no link, and nobody finds it in the mailbox."""
    token = await member.reset_link()
    await member.sign_in()
    with pytest.raises(auth.LinkInvalid):
        await member.reset(token, NEW)


async def test_a_link_dies_with_a_change_of_password(member: WayIn) -> None:
    """From inside, or by another link."""
    identity = await member.inside()
    token = await member.reset_link()
    await member.change_password(identity, NEW)
    await member.letters()
    with pytest.raises(auth.LinkInvalid):
        await member.reset(token, PASSWORD)
    first, second = await member.reset_link(), await member.reset_link()
    await member.reset(first, PASSWORD)
    with pytest.raises(auth.LinkInvalid):
        await member.reset(second, NEW)


async def test_ten_wishes_at_once_are_three_letters(member: WayIn) -> None:
    """All get the same answer; each of the three links is good until one is used."""
    answers = await asyncio.gather(*(member.ask_for_reset() for _ in range(10)))
    assert ["kari@example.com"] * 10 == answers
    links = [posted.token for posted in await member.letters()]
    assert 3 == len(links)
    await member.reset(links[1], NEW)
    for spent in links:
        with pytest.raises(auth.LinkInvalid):
            await member.reset(spent, PASSWORD)
    with pytest.raises(Throttled):
        await member.ask_for_reset("ola@example.com")


async def test_a_password_that_wont_do_leaves_the_link_good(member: WayIn) -> None:
    """Nothing is half done: another password may be tried with the same link."""
    token = await member.reset_link()
    for wrong in ("kort", "passord12345", "Kari-Nordmann"):
        with pytest.raises(Exception, match="Password"):
            await member.reset(token, wrong)
    assert await member.reset(token, NEW)


async def test_who_has_no_password_yet_gets_one(way_in: WayIn, owner: Any) -> None:
    """Whom the shop knew before has none to forget: the link is that for the first one, and no link
    for a new one."""
    await make_customer(owner, "ola@example.com")
    await way_in.ask_for_reset("ola@example.com")
    token = (await way_in.letter("claim")).token
    with pytest.raises(auth.LinkInvalid):
        await way_in.reset(token, NEW)
    await way_in.claim(token, password=NEW)
    assert await way_in.sign_in("ola@example.com", NEW)
    assert await owner.fetchval("SELECT email_verified_at FROM customer")


async def test_nonsense_is_no_address(way_in: WayIn) -> None:
    """What can't be an address is told at its field, and nothing is kept."""
    for wrong in ("", "kari", "kari@", "a@b", "kari@example.com\nBcc: all@example.com", "x" * 400):
        with pytest.raises(Refused) as refused:
            await way_in.ask_for_reset(wrong)
        assert [("email",)] == [r.field for r in refused.value.refusals]
    assert 0 == await way_in.count("reset_request")


async def test_a_sign_in_under_way_doesnt_outlive_a_reset(
    member: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thief whose old password was just found right isn't let in after it was changed."""
    token, renewed = await member.reset_link(), passwords.renewed

    async def meanwhile(hash: str, password: str, *inner: Any) -> str | None:
        await asyncio.create_task(member.reset(token, NEW))
        return await renewed(hash, password, *inner)

    monkeypatch.setattr(passwords, "renewed", meanwhile)
    with pytest.raises(auth.WrongCredentials):
        await member.sign_in()
    assert 0 == await member.count("session")


async def test_a_link_written_beside_a_freeze_opens_nothing(member: WayIn) -> None:
    """A thief who changed the address gets no link while the old one freezes, nor keeps one."""
    told = await member.change_email(await member.inside(), "tyv@example.com")
    kept = await member.reset_link("tyv@example.com")
    row = await member.owner.fetchrow("SELECT * FROM reset_link")
    await member.ask_for_reset("tyv@example.com")
    async with member.web.database.scope():
        await auth.freeze(told.token, device=None, keys=member.web.keys)
        writing = asyncio.create_task(run_jobs(member.worker, "auth.reset_letter"))
        await asyncio.sleep(0.5)
        assert not writing.done()
    await writing
    templates = [posted.template for posted in await member.letters()]
    assert ["email_change_frozen"] * 3 == templates
    assert 0 == await member.count("reset_link")
    await member.owner.execute("INSERT INTO reset_link VALUES ($1, $2, $3, $4, $5)", *row.values())
    with pytest.raises(auth.LinkInvalid):
        await member.reset(kept, NEW)
    await member.undo(told.token)


async def test_who_chose_a_new_password_is_known_in_that_browser(member: WayIn) -> None:
    """A stranger's guesses from her own network keep her waiting no longer, and no alarm is sent
    about the browser that she stands at; it is signed in by her alone."""
    token = await member.reset_link()

    for _ in range(10):
        with pytest.raises(auth.WrongCredentials):
            await member.sign_in(password="a-stranger-guesses")
    done = await member.reset(token, NEW)
    await member.letters()
    with pytest.raises(Throttled):
        await member.sign_in(password=NEW)
    assert await member.sign_in(password=NEW, device_token=done.device_token)
    assert [] == await member.letters()


async def test_a_new_password_that_ends_other_sessions_says_so_in_the_log(member: WayIn) -> None:
    """Whoever wonders why another browser is out finds it there."""
    await member.inside()
    identity = await member.inside()
    await member.change_password(identity, NEW, end_other_sessions=True)
    kinds = await member.kinds(identity.customer)
    assert ["other_sessions_ended", "password_changed"] == kinds[-2:]
