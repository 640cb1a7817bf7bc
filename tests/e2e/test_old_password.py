"""The password that somebody had in the shop opens Min Side, on the same page as everybody's."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.app import LanguageCode, Words
from tests.e2e.beside import connected, in_thread
from tests.e2e.conftest import Visit, fill_sign_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.links import forget_attempts
from tests.e2e.newcomers import Known, known_to_the_shop
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_shell import speak

from minside.auth.actions import passwords
from minside.auth.actions.old_hashes import OldHash
from minside.core import clock

OLD = "pus i støvler"


@pytest.fixture(autouse=True)
def _few_attempts(demo: RunningDemo) -> Iterator[None]:
    forget_attempts(demo.owner_url)
    yield
    forget_attempts(demo.owner_url)


def of_the_shop(demo: RunningDemo, email: str) -> Known:
    """Somebody of whom the shop told with a salted SHA-1 of their password."""
    someone = known_to_the_shop(demo.owner_url, email=email)
    in_thread(_keep_old(demo.owner_url, email))
    return someone


async def _keep_old(owner_url: str, email: str) -> None:
    told = {"scheme": "sha1", "salt": "x", "hash": hashlib.sha1(b"x" + OLD.encode()).hexdigest()}
    async with connected(owner_url) as database, database.scope() as scope:
        wrapped = await passwords.wrapped(OldHash.read(told))
        customer = await scope.fetchval("SELECT id FROM customer WHERE email = $1", email)
        await passwords.store_wrapped(customer, wrapped, clock.now() - timedelta(days=700))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_shops_old_password_opens_the_door(
    language: LanguageCode, visit: Visit, demo: RunningDemo, personal: PersonalValues
) -> None:
    """By keyboard alone, the first time and the second, when it is a new hash."""
    email = f"gammelt.{language}@example.org"
    personal.add(email)
    of_the_shop(demo, email)
    words = Words(language)
    for _ in range(2):
        page = visit(language=language).new_page()
        page.goto("/logg-inn")
        speak(page, language)
        keyboard = Keyboard(page, personal)
        keyboard.write(page.get_by_label(words("sign-in.email"), exact=True), email)
        keyboard.write(page.get_by_label(words("sign-in.password"), exact=True), OLD)
        keyboard.press("Enter")
        greeting = words("home.greeting", name="Åse")
        expect(page.get_by_role("heading", level=1, name=greeting)).to_be_visible()


def test_all_three_meet_the_same_page(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """Known without an account, with the shop's old password, or a stranger: word for word."""
    emails = [f"{who}@example.org" for who in ("uten.konto", "med.gammelt", "fremmed")]
    personal.add(*emails)
    known_to_the_shop(demo.owner_url, email=emails[0])
    of_the_shop(demo, emails[1])
    told = []
    for email in emails:
        page.goto("/logg-inn")
        fill_sign_in(page, words, email, "feil-passord-hver-gang")
        expect(page.get_by_role("group", name=words("sign-in.failed"))).to_be_visible()
        told.append(page.locator("main").inner_text())
    assert told[0] == told[1] == told[2]
