"""Which passwords are taken, and that they count exactly as typed."""

import time
import unicodedata

import pytest
from tests.auth.way_in import WayIn

from minside.auth import actions as auth
from minside.auth.actions import rules
from minside.core.language import Language
from minside.core.refusals import Refusal, Refused, TooLong
from minside.pets import actions as pets

KARI = ("kari.nordmann@example.com", "Kari", "Nordmann", "Luna", "Sir Pus")


def refused(password: str, known: tuple[str, ...] = ()) -> type[Refusal] | None:
    try:
        rules.check(password, known, "password")
    except Refusal as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize(
    "password",
    [
        "alle hester kan fly",
        "bare bokstaver uten tall",
        "592038471650",
        "🐈🐕🐇🐎🦜🐟🦎🐹🐈‍⬛🐕‍🦺",
        "blåbærsyltetøyet på Å",
        "x9 hest i fjæra " * 8,
        "Luna og fire andre katter",
    ],
)
def test_any_long_password_will_do(password: str) -> None:
    """No rules of composition: letters, figures, spaces or emoji alone are welcome."""
    assert refused(password, KARI) is None


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", auth.PasswordTooShort),
        ("elleve tegn", auth.PasswordTooShort),
        ("👨‍👩‍👧", auth.PasswordTooShort),
        ("x9" * 64 + "x", TooLong),
        ("x" * 10_000, TooLong),
        ("passord12345", auth.PasswordCommon),
        ("qwertyuiop12", auth.PasswordCommon),
        ("QWERTYUIOP12", auth.PasswordCommon),
        ("passord1234567", auth.PasswordCommon),
        ("Sommersommer", auth.PasswordCommon),
        ("katten12345678", auth.PasswordCommon),
        ("abcdefghijkl", auth.PasswordCommon),
        ("x9" * 64, auth.PasswordCommon),
        ("mikopet12345!", auth.PasswordGuessable),
        ("Min Side 2026", auth.PasswordGuessable),
        ("Venneklubben1", auth.PasswordGuessable),
        ("KariNordmann1984", auth.PasswordGuessable),
        ("kari.nordmann@example.com", auth.PasswordGuessable),
        ("lunaluna2026!", auth.PasswordGuessable),
        ("LUNA-og-Sir-Pus", auth.PasswordGuessable),
    ],
)
def test_a_password_that_others_would_guess_is_refused(
    password: str, expected: type[Refusal]
) -> None:
    """Too short, too long, on the list or like one that is, or made of the shop's, one's own and the pets' names."""
    assert expected is refused(password, KARI)


def test_names_count_only_for_whose_they_are() -> None:
    """Others may use what would be a guess at Kari's account, and two letters are no word."""
    assert refused("KariNordmann1984") is None
    assert refused("bo!bo?bo.bo,bo:bo", ("Bo",)) is None


async def test_the_same_letters_in_another_form_are_another_password(way_in: WayIn) -> None:
    """Nothing is folded: what was typed is what is hashed."""
    composed = unicodedata.normalize("NFC", "blåbærsyltetøy på loff")
    taken_apart = unicodedata.normalize("NFD", composed)
    await way_in.register(password=composed)
    token = (await way_in.letter("register_verify")).token
    with pytest.raises(auth.WrongPassword):
        await way_in.verify(token, taken_apart)
    assert await way_in.verify(token, composed)


async def test_all_128_characters_count(way_in: WayIn) -> None:
    """The last of the longest password matters as much as the first; one more is refused."""
    longest = "blåbær 🐈" * 16
    assert 128 == len(longest)
    with pytest.raises(Refused):
        await way_in.register(password=longest + "!")
    await way_in.register(password=longest)
    token = (await way_in.letter("register_verify")).token
    with pytest.raises(auth.WrongPassword):
        await way_in.verify(token, longest[:-1] + "🐕")
    assert await way_in.verify(token, longest)


async def test_pets_names_are_forbidden_at_every_change(member: WayIn) -> None:
    """What the pets are called is asked for where the password is changed or set anew (S7)."""
    identity = await member.inside()
    async with member.web.database.scope(customer=identity.customer):
        await pets.register(
            identity.customer, pets.PetForm(name="Trofast", species=pets.Species.DOG)
        )
    with pytest.raises(auth.PasswordGuessable) as told:
        await member.change_password(identity, "trofast-Trofast-1")
    assert "«Trofast»" in told.value.message(Language.NB)
    token = await member.reset_link()
    with pytest.raises(auth.PasswordGuessable):
        await member.reset(token, "TROFAST 12 34")
    await member.reset(token, "en hund er alltid trofast")


def test_the_list_is_asked_in_no_time() -> None:
    """The list lies on disk; asking it holds nobody up, and neither does the longest password. What others do on
    the machine meanwhile isn't counted."""
    for password, most in (("hestemannen fra {}", 0.01), ("q7w2 hest {} " * 8, 0.05)):
        started = time.thread_time()
        for number in range(50):
            rules.check(password.replace("{}", str(number)), KARI, "password")
        assert (time.thread_time() - started) / 50 < most


def test_no_password_takes_long_to_be_judged() -> None:
    """Signs that may each be several letters, as many as are looked at: before any brake, and while
    everybody waits."""
    made_for_it = "<(58947[2{6#&!%/@3$10+|@@ti20<ttt15@4|a("
    began = time.process_time()
    for _ in range(10):
        rules.check(made_for_it * 3, [], "password")
    assert time.process_time() - began < 1


def test_signs_for_letters_hide_no_common_word() -> None:
    with pytest.raises(rules.PasswordCommon):
        rules.check("P4ssw0rd1234567", [], "password")
