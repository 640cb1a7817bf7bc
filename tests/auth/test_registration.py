"""Registering: a customer only once the address is theirs, and never a word of who is known."""

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from tests.auth.way_in import WayIn, count_guesses
from tests.conftest import PASSWORD, make_customer

from minside.auth import actions as auth
from minside.core import clock
from minside.core.codes import Code
from minside.core.idempotency import KeyReused
from minside.core.refusals import Refused
from minside.core.throttle import Throttled

OTHER = "fire-hester-i-fjaera"


async def test_from_a_form_to_a_customer(way_in: WayIn) -> None:
    """The link and the password chosen make the customer, verified and signed in (S4)."""
    assert "mona@example.com" == await way_in.register(" mona@EXAMPLE.com ")
    posted = await way_in.letter("register_verify")
    assert ("mona@example.com", None, "nb") == (posted.to, posted.customer, posted.language)
    assert posted.secrets["link"].startswith("https://minside.example/bekreft#")
    entered = await way_in.verify(posted.token)
    row = await way_in.owner.fetchrow("SELECT * FROM customer")
    assert (entered.customer, "mona@example.com", "Mona", "Nordmann") == (
        row["id"], row["email"], row["first_name"], row["last_name"],
    )  # fmt: skip
    assert row["email_verified_at"] is not None
    assert await way_in.who(entered.session_token)
    assert ["registered"] == await way_in.kinds(entered.customer)
    assert entered.customer == (await way_in.sign_in("mona@example.com")).customer


async def test_nobody_is_a_customer_before_the_link(way_in: WayIn) -> None:
    """What is only asked for is no account: nothing to sign in to, nothing to reset."""
    await way_in.register()
    await way_in.letter("register_verify")
    assert 0 == await way_in.count("customer")
    with pytest.raises(auth.WrongCredentials):
        await way_in.sign_in("mona@example.com")
    await way_in.ask_for_reset("mona@example.com")
    await way_in.letter("password_reset_unknown")


async def test_whoever_lives_there_is_told(member: WayIn) -> None:
    """A known address gets one letter too, in its owner's language and name, without a link."""
    await member.owner.execute("UPDATE customer SET language = 'en'")
    assert "KARI@example.com" == await member.register("KARI@example.com", OTHER, first_name="X")
    posted = await member.letter("register_known")
    assert ("kari@example.com", "en", {"name": "Kari"}, {}) == (
        posted.to, posted.language, posted.values, posted.secrets,
    )  # fmt: skip
    assert 1 == await member.count("customer")
    assert 0 == await member.owner.fetchval("SELECT count(hash) FROM registration")


async def test_a_strangers_registration_isnt_made_by_the_owners_click(way_in: WayIn) -> None:
    """Who registers another's address gets nothing, whoever follows the link without thinking."""
    await way_in.register("ola@example.com", "strangers-own-words")
    token = (await way_in.letter("register_verify")).token
    with pytest.raises(auth.WrongPassword):
        await way_in.verify(token, "hva-ola-ville-skrevet")
    assert 0 == await way_in.count("customer")


async def test_the_owner_gets_the_address_whoever_asked_first(way_in: WayIn) -> None:
    """The first to verify has it; every other registration of the address dies with that."""
    await way_in.register("ola@example.com", "strangers-own-words")
    strangers = (await way_in.letter("register_verify")).token
    await way_in.register("Ola@Example.com", OTHER)
    owners = (await way_in.letter("register_verify")).token
    await way_in.verify(owners, OTHER)
    with pytest.raises(auth.LinkInvalid):
        await way_in.verify(strangers, "strangers-own-words")
    assert 0 == await way_in.count("registration")


async def test_an_address_taken_meanwhile_makes_no_second_customer(
    way_in: WayIn, owner: Any
) -> None:
    """The link is worth nothing once the address is somebody's by another way."""
    await way_in.register()
    token = (await way_in.letter("register_verify")).token
    await make_customer(owner, "MONA@example.com")
    with pytest.raises(auth.LinkInvalid):
        await way_in.verify(token)
    assert 1 == await way_in.count("customer")


async def test_a_link_makes_one_customer(way_in: WayIn) -> None:
    """Used twice, one after the other or five at once, it does its work once."""
    await way_in.register()
    token = (await way_in.letter("register_verify")).token
    answers = await asyncio.gather(
        *(way_in.verify(token) for _ in range(5)), return_exceptions=True
    )
    assert 1 == sum(isinstance(answer, auth.SignedIn) for answer in answers)
    assert 4 == sum(isinstance(answer, auth.LinkInvalid) for answer in answers)
    with pytest.raises(auth.LinkInvalid):
        await way_in.verify(token)
    assert 1 == await way_in.count("session")


async def test_a_link_lasts_a_day(way_in: WayIn) -> None:
    """A second before it opens, a second after it doesn't, and says the same as any bad link."""
    start = clock.now()
    with clock.stopped_at(start):
        await way_in.register()
        token = (await way_in.letter("register_verify")).token
    with clock.stopped_at(start + timedelta(hours=24)), pytest.raises(auth.LinkInvalid):
        await way_in.verify(token)
    with clock.stopped_at(start + timedelta(hours=24, seconds=-1)):
        assert await way_in.verify(token)


async def test_a_link_for_one_purpose_opens_no_other(member: WayIn) -> None:
    """Cut short, made up, or meant for something else: one refusal, whatever it was."""
    await member.register()
    verify = (await member.letter("register_verify")).token
    reset = await member.reset_link()
    freeze = (await member.change_email(await member.inside(), "ny@example.com")).token
    reset_again = await member.reset_link("ny@example.com")
    for wrong in (verify[:-1], verify + "x", "", "x" * 10_000, reset, reset_again, freeze):
        with pytest.raises(auth.LinkInvalid):
            await member.verify(wrong)
    for wrong in (reset_again[:-1], "", reset, verify, freeze):
        with pytest.raises(auth.LinkInvalid):
            await member.reset(wrong, OTHER)
    for wrong in (freeze[:-1], "", verify, reset_again):
        with pytest.raises(auth.LinkInvalid):
            await member.freeze(wrong)
        with pytest.raises(auth.LinkInvalid):
            await member.undo(wrong)


async def test_twins_with_one_key_are_one(way_in: WayIn) -> None:
    """A double click, or five at once: one row, one letter, one answer."""
    answers = await asyncio.gather(*(way_in.register(key="k-1") for _ in range(5)))
    assert ["mona@example.com"] * 5 == answers
    await way_in.letter("register_verify")
    assert "mona@example.com" == await way_in.register(key="k-1")
    assert [] == await way_in.letters()
    assert 1 == await way_in.count("registration")


async def test_a_form_sent_again_uses_up_no_letter(way_in: WayIn) -> None:
    """However often the app tries, two more wishes get their letters; of twins none is in the way."""
    for _ in range(5):
        await way_in.register(key="k-1")
    for key in ("k-2", "k-3", "k-4"):
        await way_in.register(key=key)
    assert 3 == len(await way_in.letters())


async def test_twins_of_a_known_address_are_one_too(member: WayIn) -> None:
    """The key answers as long as for an unknown address, so that it tells nothing."""
    for _ in range(2):
        assert "kari@example.com" == await member.register("kari@example.com", key="k-1")
    await member.letter("register_known")
    await member.register("kari@example.com", key="k-1")
    assert [] == await member.letters()


async def test_a_key_with_another_form_is_refused(way_in: WayIn) -> None:
    """A key stands for one form."""
    await way_in.register(key="k-1")
    with pytest.raises(KeyReused):
        await way_in.register("ola@example.com", key="k-1")
    with pytest.raises(Exception, match="BadKey"):
        await way_in.register(key="k" * 101)


async def test_everything_wrong_is_told_at_once(way_in: WayIn) -> None:
    """Each at its field, and nothing is kept."""
    with pytest.raises(Refused) as refused:
        await way_in.register("mona@", "kort", first_name=" ", last_name="x" * 81)
    assert {
        ("email", Code.INVALID_EMAIL),
        ("firstName", Code.REQUIRED),
        ("lastName", Code.TOO_LONG),
        ("password", Code.PASSWORD_TOO_SHORT),
    } == {(r.field[0], r.code) for r in refused.value.refusals if r.field}
    assert 0 == await way_in.count("registration")


async def test_ones_own_name_is_no_password(way_in: WayIn) -> None:
    """The form's own name and address are known words already."""
    with pytest.raises(Refused) as refused:
        await way_in.register("mona.n@example.com", "Mona-Nordmann-1")
    assert [Code.PASSWORD_GUESSABLE] == [r.code for r in refused.value.refusals]


async def test_three_letters_an_hour(member: WayIn) -> None:
    """More wishes get the same answer and no letter, known or not, until the hour is over."""
    start = clock.now()
    with clock.stopped_at(start):
        for email in ("kari@example.com", "mona@example.com"):
            for _ in range(5):
                assert email == await member.register(email)
            assert 3 == len(await member.letters())
    with clock.stopped_at(start + timedelta(hours=1, seconds=1)):
        await member.register("mona@example.com")
        assert 1 == len(await member.letters())


async def test_a_stranger_locks_nobody_out(member: WayIn) -> None:
    """After a day of a stranger's wishes, from one network or from a hundred, whoever lives there
    gets a letter by every door."""
    start = clock.now()
    for hour in range(24):
        with clock.stopped_at(start + timedelta(hours=hour, seconds=hour)):
            for number in range(4):
                network = f"198.51.{hour}.{number}/32"
                await member.register("mona@example.com", address_block=network)
                await member.ask_for_reset("mona@example.com", address_block=network)
                await member.register("mona@example.com", address_block="198.51.100.1/32")
    with clock.stopped_at(start + timedelta(hours=23, minutes=59)):
        await member.letters()
        await member.register("mona@example.com")
        await member.letter("register_verify")
        await member.ask_for_reset("mona@example.com", address_block="192.0.2.1/32")
        await member.letter("password_reset_unknown")
        await member.ask_for_change(await member.inside(), "mona@example.com")
        await member.letter("email_change_code")


async def test_a_neighbours_wishes_of_one_kind_leave_the_other(member: WayIn) -> None:
    """Who fills a member's share of letters about registering leaves the links that she needs."""
    start = clock.now()
    for hour in range(10):
        with clock.stopped_at(start + timedelta(hours=hour, seconds=hour)):
            for _ in range(3):
                await member.register("kari@example.com")
    with clock.stopped_at(start + timedelta(hours=10)):
        await member.letters()
        await member.ask_for_reset("kari@example.com")
        await member.letter("password_reset")


async def test_no_mailbox_is_filled_from_many_networks(way_in: WayIn) -> None:
    """Twenty-four letters a day of a kind, however the address is tagged, and one more for each
    neighbourhood that came late."""
    start = clock.now()
    for hour in range(24):
        with clock.stopped_at(start + timedelta(minutes=59 * hour)):
            for number in range(6):
                network = f"198.51.100.{6 * hour + number}/32"
                await way_in.register(f"mona+{hour}@example.com", address_block=network)
                await way_in.ask_for_reset("Mona@example.com", address_block=network)
    with clock.stopped_at(start + timedelta(hours=23, minutes=59)):
        assert 48 == len(await way_in.letters())
        for network in ("2001:db8:0:1::/64", "2001:db8:0:2::/64", "unknown"):
            await way_in.register("mona@example.com", address_block=network)
        assert 2 == len(await way_in.letters())


async def test_a_key_doesnt_tell_of_letters_to_others(way_in: WayIn) -> None:
    """Whether others asked for an address, until no letter leaves, can't be seen by a key: it
    stands for its form either way."""
    for _ in range(3):
        await way_in.register("ola@example.com")
    await way_in.register("kari@example.com", key="k-1")
    for key, email in (("k-1", "ola@example.com"), ("k-2", "kari@example.com")):
        if key == "k-2":
            await way_in.register("ola@example.com", key=key)
        with pytest.raises(KeyReused):
            await way_in.register(email, key=key)
    assert 4 == len(await way_in.letters())


async def test_one_network_asks_ten_times(way_in: WayIn) -> None:
    """Who registers one address after another is told to wait; others aren't."""
    for number in range(10):
        await way_in.register(f"nr{number}@example.com")
    with pytest.raises(Throttled):
        await way_in.register("nr10@example.com")
    assert await way_in.register("nr11@example.com", address_block="198.51.100.1/32")


async def test_guesses_at_a_link_are_counted(way_in: WayIn) -> None:
    """Ten passwords in five minutes, then even the right one waits."""
    await way_in.register()
    token = (await way_in.letter("register_verify")).token
    await count_guesses(lambda password: way_in.verify(token, password))


async def test_the_letter_is_written_once(way_in: WayIn) -> None:
    """The job may run twice; the second time there is nothing to do, and the link stays good."""
    await way_in.register()
    token = (await way_in.letter("register_verify")).token
    row = await way_in.owner.fetchval("SELECT id FROM registration")
    async with way_in.worker.database.scope():
        await auth.write_registration_letter(row, way_in.worker)
    assert [] == await way_in.letters()
    assert await way_in.verify(token)


async def test_the_web_puts_addresses_there_and_cant_look(way_in: WayIn) -> None:
    """A leak in the web's process shows nobody's registration or wish for a link."""
    await way_in.register()
    await way_in.ask_for_reset("ola@example.com")
    for table in ("registration", "reset_request"):
        for attempt in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with way_in.web.database.scope() as scope:
                    await scope.fetch(attempt)


async def test_no_secret_is_stored(way_in: WayIn) -> None:
    """Of passwords there is argon2id, of links SHA-256, of a letter not yet sent a sealed box."""
    await way_in.register(key="k-1")
    link = (await way_in.letter("register_verify")).token
    dump = ""
    for table in ("registration", "message", "pgqueuer", "throttle"):
        dump += str(await way_in.owner.fetch(f"SELECT t::text FROM {table} t"))
    assert "$argon2id$v=19$" in dump
    for secret in (PASSWORD, link):
        assert secret not in dump


async def test_what_is_never_verified_goes(member: WayIn) -> None:
    """A day later nothing is left of whoever didn't follow the link, and of spent links."""
    await member.reset_link()
    await member.register()
    await member.ask_for_change(await member.inside(), "ny@example.com")
    await member.ask_for_reset("ola@example.com")
    with clock.stopped_at(clock.now() + timedelta(hours=25)):
        async with member.worker.database.scope():
            await auth.sweep()
    for table in ("registration", "reset_link", "reset_request", "email_change_request"):
        assert 0 == await member.count(table), table
    assert 1 == await member.count("customer")
