"""Another e-mail address: verified, told to the old one, and undone if it wasn't me (S4, N14)."""

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from tests.auth.way_in import HERE, WRONG, Posted, WayIn, count_guesses
from tests.conftest import PASSWORD, give_password, make_customer

from minside.auth import actions as auth
from minside.auth.actions.email_changes import masked
from minside.core import clock
from minside.core.language import Language
from minside.core.refusals import Busy, Refused
from minside.core.throttle import Throttled
from minside.customers import actions as customers

OLD, NEW = "kari@example.com", "kari.ny@example.com"


async def email(way_in: WayIn) -> str:
    return await way_in.owner.fetchval("SELECT email FROM customer WHERE first_name = 'Kari'")


async def test_from_the_old_address_to_the_new(member: WayIn) -> None:
    """The new one gets a code, the old one is told how to stop it, and the history shows both."""
    await member.owner.execute("UPDATE customer SET email_refused_at = now()")
    identity = await member.inside()
    pending = await member.ask_for_change(identity, " Kari.Ny@EXAMPLE.com ")
    assert "Kari.Ny@example.com" == pending.new_email
    posted = await member.letter("email_change_code")
    assert ("Kari.Ny@example.com", 6) == (posted.to, len(posted.secrets["code"]))
    assert OLD == await email(member)
    await member.confirm(identity, " ".join(posted.secrets["code"]))
    told = await member.letter("email_changed")
    assert (OLD, "K…@example.com") == (told.to, told.values["new_email_masked"])
    assert told.secrets["link"].startswith("https://minside.example/frys#")
    row = await member.owner.fetchrow("SELECT * FROM customer")
    assert ("Kari.Ny@example.com", None) == (row["email"], row["email_refused_at"])
    [change] = await member.owner.fetch("SELECT * FROM profile_change")
    assert ("email", OLD, "Kari.Ny@example.com", "customer") == (
        change["field"], change["old_value"], change["new_value"], change["changed_by"],
    )  # fmt: skip
    assert ["email_change_requested", "email_changed"] == (await member.kinds(identity.customer))[
        -2:
    ]
    assert await member.who((await member.sign_in(NEW)).session_token)
    with pytest.raises(auth.WrongCredentials):
        await member.sign_in(OLD)


async def test_whoever_lives_at_the_new_address_is_told(member: WayIn) -> None:
    """The answer is the same, no code is right, and the owner gets one letter too."""
    await make_customer(member.owner, "ola@example.com", "Ola")
    identity = await member.inside()
    pending = await member.ask_for_change(identity, "OLA@example.com")
    assert "OLA@example.com" == pending.new_email
    posted = await member.letter("email_change_taken")
    assert ("ola@example.com", {"name": "Ola"}, {}) == (posted.to, posted.values, posted.secrets)
    for left in (2, 1, 0):
        with pytest.raises(auth.WrongCode) as refused:
            await member.confirm(identity, "000000")
        assert left == refused.value.details["left"]
    assert OLD == await email(member)


async def test_ones_own_rows_dont_tell_who_lives_there(member: WayIn) -> None:
    """Whoever asks for another's address sees, of what is kept about themselves, the same as for
    nobody's or for one that is held: no letter, and a code that is kept."""
    await make_customer(member.owner, "ola@example.com", "Ola")
    await give_password(
        member.web.database, (await make_customer(member.owner, "mona@example.com"))
    )
    mona = await member.inside("mona@example.com")
    await member.change_email(mona, "mona.ny@example.com")
    identity, seen = await member.inside(), []
    async with member.web.database.scope(customer=identity.customer) as scope:
        before = await scope.fetchval("SELECT count(*) FROM message")
    for new_email in ("ola@example.com", "mona@example.com", "ingen@example.com"):
        await member.ask_for_change(identity, new_email)
        assert 1 == len(await member.letters())
        async with member.web.database.scope(customer=identity.customer) as scope:
            letters = await scope.fetchval("SELECT count(*) FROM message")
            kept = await scope.fetchval("SELECT length(code_sha256) FROM email_change_request")
            seen.append((letters - before, kept))
    assert [(0, 32)] * 3 == seen


async def test_the_address_one_has_is_no_new_one(member: WayIn) -> None:
    """In any letter case; and nonsense is no address."""
    identity = await member.inside()
    with pytest.raises(auth.SameEmail):
        await member.ask_for_change(identity, "KARI@example.com")
    with pytest.raises(Refused):
        await member.ask_for_change(identity, "kari@")
    assert 0 == await member.count("email_change_request")


async def test_three_wrong_codes_end_it(member: WayIn) -> None:
    """The third wrong one says that the code is spent, and then the right one is no use."""
    identity = await member.inside()
    await member.ask_for_change(identity, NEW)
    code = (await member.letter("email_change_code")).secrets["code"]
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for left in (2, 1, 0):
        with pytest.raises(auth.WrongCode) as refused:
            await member.confirm(identity, wrong)
        assert left == refused.value.details["left"]
    assert "Ask for a new one" in refused.value.message(Language.EN)
    with pytest.raises(auth.WrongCode):
        await member.confirm(identity, code)
    async with member.web.database.scope(customer=identity.customer):
        assert await auth.pending_email(identity.customer) is None
    assert OLD == await email(member)


async def test_racing_gets_no_fourth_try(member: WayIn) -> None:
    """Twenty codes at once are three tries."""
    identity = await member.inside()
    await member.ask_for_change(identity, NEW)
    await member.letters()
    await asyncio.gather(
        *(member.confirm(identity, f"{n:06d}") for n in range(20)), return_exceptions=True
    )
    assert 3 == await member.owner.fetchval("SELECT tries FROM email_change_request")


async def test_a_code_lasts_fifteen_minutes(member: WayIn) -> None:
    """A second before it is good, a second after it isn't."""
    start = clock.now()
    with clock.stopped_at(start):
        identity = await member.inside()
        await member.ask_for_change(identity, NEW)
        code = (await member.letter("email_change_code")).secrets["code"]
    with clock.stopped_at(start + timedelta(minutes=15)), pytest.raises(auth.WrongCode):
        await member.confirm(identity, code)
    with clock.stopped_at(start + timedelta(minutes=15, seconds=-1)):
        await member.confirm(identity, code)
    assert NEW == await email(member)


async def test_a_code_is_for_its_own_request(member: WayIn) -> None:
    """Asking again ends the code before."""
    identity = await member.inside()
    await member.ask_for_change(identity, NEW)
    first = (await member.letter("email_change_code")).secrets["code"]
    await member.ask_for_change(identity, "noen.andre@example.com")
    second = (await member.letter("email_change_code")).secrets["code"]
    if first != second:
        with pytest.raises(auth.WrongCode):
            await member.confirm(identity, first)
    await member.confirm(identity, second)
    assert "noen.andre@example.com" == await email(member)


async def test_a_code_is_worth_nothing_in_another_row(member: WayIn) -> None:
    """What is kept of a code is bound to its request: moved to Ola's, it doesn't open hers."""
    ola = await make_customer(member.owner, "ola@example.com", "Ola")
    await give_password(member.web.database, ola)
    identity, olas = await member.inside(), await member.inside("ola@example.com")
    await member.ask_for_change(olas, "ola.ny@example.com")
    await member.letter("email_change_code")
    await member.ask_for_change(identity, NEW)
    code = (await member.letter("email_change_code")).secrets["code"]
    await member.owner.execute(
        """
        UPDATE email_change_request SET code_sha256 = (
            SELECT code_sha256 FROM email_change_request WHERE new_email = $1
        )
        """,
        NEW,
    )
    with pytest.raises(auth.WrongCode):
        await member.confirm(olas, code)
    await member.confirm(identity, code)


async def test_six_changes_an_hour(member: WayIn) -> None:
    """Who asks for more waits, so that nobody's mailbox is filled from here; what is refused on the
    spot costs none."""
    identity = await member.inside()
    for number in range(6):
        with pytest.raises(auth.SameEmail):
            await member.ask_for_change(identity, OLD)
        await member.ask_for_change(identity, f"nr{number}@example.com")
    with pytest.raises(Throttled):
        await member.ask_for_change(identity, "nr7@example.com")


async def test_an_address_registered_meanwhile_isnt_taken_over(member: WayIn) -> None:
    """The code is spent, and nothing is half done."""
    identity = await member.inside()
    await member.ask_for_change(identity, NEW)
    code = (await member.letter("email_change_code")).secrets["code"]
    await make_customer(member.owner, NEW)
    with pytest.raises(auth.WrongCode):
        await member.confirm(identity, code)
    assert OLD == await email(member)
    assert 0 == await member.count("email_change")


async def test_who_waits_for_the_shops_word_of_the_same_address_is_told_so(
    member: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL lets one of two give way that wait for each other; the code is good for another
    try."""
    identity = await member.inside()
    await member.ask_for_change(identity, NEW)
    code = (await member.letter("email_change_code")).secrets["code"]

    async def give_way(*_: Any) -> None:
        raise asyncpg.DeadlockDetectedError

    with monkeypatch.context() as patched, pytest.raises(Busy):
        patched.setattr(customers, "change_email", give_way)
        await member.confirm(identity, code)
    await member.confirm(identity, code)
    assert NEW == await email(member)


async def test_a_change_ends_links_for_a_new_password(member: WayIn) -> None:
    """Whoever reads the old mailbox finds no way in there."""
    identity = await member.inside()
    await member.ask_for_change(identity, NEW)
    code = (await member.letter("email_change_code")).secrets["code"]
    token = await member.reset_link()
    await member.confirm(identity, code)
    with pytest.raises(auth.LinkInvalid):
        await member.reset(token, WRONG)


async def test_a_code_dies_with_the_session_and_the_password(member: WayIn) -> None:
    """A thief who asked for another address, and is put out, doesn't get it: not after a reset,
    even one under way, nor after another password, nor from a session that was ended."""
    thief, owner = await member.inside(), await member.inside()

    async def asked(new_email: str) -> str:
        await member.owner.execute("DELETE FROM throttle")
        await member.ask_for_change(thief, new_email)
        return (await member.letter("email_change_code")).secrets["code"]

    code = await asked("tyv@example.com")
    await member.change_password(owner, WRONG)
    await member.letters()
    with pytest.raises(auth.WrongCode):
        await member.confirm(thief, code)
    code = await asked("tyv2@example.com")
    await member.owner.execute("DELETE FROM session WHERE id = $1", thief.session)
    with pytest.raises(auth.SessionNotFound):
        await member.confirm(thief, code)
    thief = await member.inside(password=WRONG)
    code, link = await asked("tyv3@example.com"), await member.reset_link()
    async with member.web.database.scope():
        await auth.reset(link, PASSWORD, device=None, keys=member.web.keys)
        confirming = asyncio.create_task(member.confirm(thief, code))
        await asyncio.sleep(0.5)
        assert not confirming.done()
    with pytest.raises(auth.WrongCode):
        await confirming
    assert (OLD, 0) == (await email(member), await member.count("email_change_request"))


async def test_it_wasnt_me(member: WayIn) -> None:
    """The whole story: frozen by the link, undone by link and password, and everybody is out."""
    thief = await member.sign_in()
    identity = await member.who(thief.session_token)
    assert identity
    await member.letters()
    link = (await member.change_email(identity, NEW)).token
    customer = await member.freeze(link)
    assert [("email_change_frozen", NEW), ("email_change_frozen", OLD)] == [
        (posted.template, posted.to) for posted in await member.letters()
    ]
    assert await member.who(thief.session_token) is None
    with pytest.raises(auth.AccountFrozen):
        await member.sign_in(NEW)
    with pytest.raises(auth.WrongCredentials):
        await member.sign_in(NEW, WRONG)
    for address in (OLD, NEW):
        await member.ask_for_reset(address)
        assert ("email_change_frozen", address) == _sent(await member.letters())
        await member.register(address)
        assert ("email_change_frozen", address) == _sent(await member.letters())
    with pytest.raises(auth.WrongPassword):
        await member.undo(link, WRONG)
    assert NEW == await email(member)
    assert customer == await member.undo(link)
    assert OLD == await email(member)
    assert [("email_change_undone", OLD), ("email_change_undone", NEW)] == [
        (posted.template, posted.to) for posted in await member.letters()
    ]
    assert await member.sign_in(OLD)
    with pytest.raises(auth.WrongCredentials):
        await member.sign_in(NEW)
    kinds = await member.kinds(customer)
    assert [
        "email_change_frozen", "sign_in_failed", "reauthentication_failed", "email_change_undone",
        "new_device",
    ] == kinds[kinds.index("email_change_frozen") :]  # fmt: skip


def _sent(letters: list[Posted]) -> tuple[str, str]:
    [posted] = letters
    return posted.template, posted.to


async def test_the_link_is_spent_when_it_is_undone(member: WayIn) -> None:
    """Freezing twice does nothing more; after the undo the link opens nothing."""
    link = (await member.change_email(await member.inside(), NEW)).token
    await member.freeze(link)
    assert 2 == len(await member.letters())
    await member.freeze(link)
    assert [] == await member.letters()
    await member.undo(link)
    await member.letters()
    for spent in (member.freeze(link), member.undo(link)):
        with pytest.raises(auth.LinkInvalid):
            await spent
    assert await member.sign_in(OLD)


async def test_a_freeze_behind_an_undo_says_so(member: WayIn) -> None:
    """Whoever waited for the undo has frozen nothing, and isn't told so."""
    link = (await member.change_email(await member.inside(), NEW)).token
    async with member.web.database.scope():
        await auth.undo(link, PASSWORD, address_block=HERE, device=None, keys=member.web.keys)
        freezing = asyncio.create_task(member.freeze(link))
        await asyncio.sleep(0.5)
        assert not freezing.done()
    with pytest.raises(auth.LinkInvalid):
        await freezing


async def test_what_was_asked_in_vain_keeps_no_link_back(member: WayIn) -> None:
    """An owner who asked for a link three times while it was frozen gets one once it is undone."""
    link = (await member.change_email(await member.inside(), NEW)).token
    await member.freeze(link)
    for _ in range(4):
        await member.ask_for_reset(OLD)
    await member.undo(link)
    await member.letters()
    await member.ask_for_reset(OLD)
    await member.letter("password_reset")


async def test_a_freeze_lifts_by_itself(member: WayIn) -> None:
    """Seven days after the change, whoever holds the old mailbox locks nobody out for good."""
    start = clock.now()
    with clock.stopped_at(start):
        link = (await member.change_email(await member.inside(), NEW)).token
    with clock.stopped_at(start + timedelta(days=6)):
        await member.freeze(link)
        with pytest.raises(auth.AccountFrozen):
            await member.sign_in(NEW)
    with clock.stopped_at(start + timedelta(days=7)):
        assert await member.sign_in(NEW)
        for late in (member.freeze(link), member.undo(link)):
            with pytest.raises(auth.LinkInvalid):
                await late


async def test_who_uses_consents_hears_when_a_freeze_begins_and_ends(member: WayIn) -> None:
    """At once, when it lifts by itself, and when it is undone; of an undo that nothing was frozen before,
    nobody."""
    link = (await member.change_email(await member.inside(), NEW)).token
    await member.freeze(link)
    assert ["0 days", "7 days"] == await _tellings(member)
    await member.freeze(link)
    assert [] == await _tellings(member)
    await member.undo(link)
    assert ["0 days"] == await _tellings(member)
    link = (await member.change_email(await member.inside(), NEW)).token
    await member.undo(link)
    assert [] == await _tellings(member)


async def _tellings(member: WayIn) -> list[str]:
    """In how many days who sends for us is told, of the jobs since the last time."""
    rows = await member.owner.fetch(
        """
        DELETE FROM pgqueuer WHERE entrypoint = 'consents.tell_rest'
        RETURNING round(extract(epoch FROM execute_after - now()) / 86400)::int || ' days' AS days
        """
    )
    return sorted(row["days"] for row in rows)


async def test_guesses_at_the_undo_are_counted(member: WayIn) -> None:
    """Whoever holds the old mailbox gets ten guesses in five minutes."""
    link = (await member.change_email(await member.inside(), NEW)).token
    await count_guesses(lambda password: member.undo(link, password))


async def test_an_address_in_between_has_no_say(member: WayIn) -> None:
    """A thief who changes the address twice can't open with the second link what the first
    froze, and the first gives the very first address back."""
    identity = await member.inside()
    first = (await member.change_email(identity, "tyv@example.com")).token
    second = (await member.change_email(identity, NEW)).token
    await member.freeze(first)
    for attempt in (member.undo(second), member.freeze(second)):
        with pytest.raises(auth.LinkInvalid):
            await attempt
    await member.undo(first)
    assert OLD == await email(member)


async def test_the_old_address_waits_for_its_undo(member: WayIn) -> None:
    """For seven days nobody else gets it, or the undo couldn't keep its promise."""
    start = clock.now()
    with clock.stopped_at(start):
        link = (await member.change_email(await member.inside(), NEW)).token
        await member.register(OLD, "noe-helt-annet-enn-det", address_block=HERE)
        posted = await member.letter("register_known")
        assert (OLD, None, {}) == (posted.to, posted.customer, posted.secrets)
    with clock.stopped_at(start + timedelta(days=7)):
        await member.register(OLD, "noe-helt-annet-enn-det")
        await member.letter("register_verify")
    await member.undo(link)
    assert OLD == await email(member)


async def test_who_changed_it_may_change_it_back(member: WayIn) -> None:
    """The old address is held for its own customer."""
    identity = await member.inside()
    await member.change_email(identity, NEW)
    await member.change_email(identity, OLD)
    assert OLD == await email(member)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("kari@example.com", "k…@example.com"), ("k@blåbær.no", "k…@blåbær.no")],
)
def test_an_address_is_masked(address: str, expected: str) -> None:
    """Enough to know one's own by, and not enough to write to."""
    assert expected == masked(address)
