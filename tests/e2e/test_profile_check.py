"""«Stemmer dette?» on Oversikt: why it is asked, what we know, and one tap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e import answers
from tests.e2e.app import Words
from tests.e2e.conftest import walk_in
from tests.e2e.elapsed import since_a_parcel_came_back, since_mail_was_refused, since_they_came
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.running_demo import RunningDemo
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer()


def asked(page: Page, words: Words) -> Locator:
    return page.get_by_role("region", name=words("home.check.title"), exact=True)


def yes(page: Page, words: Words) -> Locator:
    return page.get_by_role("button", name=words("home.check.yes"))


def test_nobody_is_asked_without_a_reason(page: Page, words: Words, me: Newcomer) -> None:
    """Who came yesterday has said enough."""
    walk_in(page, words, me)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Åse")
    expect(asked(page, words)).to_have_count(0)


def test_one_tap_says_that_all_is_right(
    page: Page, words: Words, me: Newcomer, demo: RunningDemo, keyboard: Keyboard
) -> None:
    """After a year, by keyboard: the details stand there, the answer stays, takes focus, and is shown
    in the profile; it isn't asked again."""
    since_they_came(demo.owner_url, me, days=400)
    walk_in(page, words, me)
    for known in ("Åse Nykommer", me.email, words("home.check.unknown")):
        expect(asked(page, words)).to_contain_text(known)
    keyboard.activate(yes(page, words))
    expect(page.locator(".confirmation")).to_contain_text(words("home.check.done"))
    expect(page.locator(".confirmation > div")).to_be_focused()
    expect(asked(page, words)).to_have_count(0)
    page.goto("/profil")
    mark = words("profile.confirmed", day="|").partition("|")[0]
    expect(page.get_by_text(mark)).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Åse")
    expect(asked(page, words)).to_have_count(0)


def test_mail_that_came_back_is_asked_about_once(
    page: Page, words: Words, me: Newcomer, demo: RunningDemo
) -> None:
    """Not as a need beside the question; both acts are there, and a tap lets mail be tried again."""
    since_mail_was_refused(demo.owner_url, me, days=3)
    walk_in(page, words, me)
    expect(page.get_by_text(me.email)).to_have_count(2)
    change = asked(page, words).get_by_role("link", name=words("home.check.change"), exact=True)
    expect(change).to_have_attribute("href", "/innlogging#epost")
    yes(page, words).click()
    expect(page.get_by_text(words("home.check.done"))).to_be_visible()
    page.goto("/innlogging")
    expect(page.get_by_text(me.email).first).to_be_visible()
    mark = words("own-email.refused", day="|").partition("|")[0]
    expect(page.get_by_text(mark)).to_have_count(0)


def test_a_parcel_that_came_back_leads_to_the_address(
    page: Page, words: Words, me: Newcomer, demo: RunningDemo
) -> None:
    """A new address answers the question too."""
    since_a_parcel_came_back(demo.owner_url, me, days=2)
    walk_in(page, words, me)
    asked(page, words).get_by_role("link", name=words("home.check.change"), exact=True).click()
    expect(page.get_by_role("heading", level=1, name=words("profile.title"))).to_be_visible()
    for key, value in (
        ("address.street", "Furulia 12"),
        ("address.postcode", "0956"),
        ("address.city", "Oslo"),
    ):
        page.get_by_label(words(key), exact=True).fill(value)
    page.get_by_role("button", name=words("profile.post.save")).click()
    expect(page.get_by_text(words("profile.post.saved"))).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Åse")
    expect(asked(page, words)).to_have_count(0)


def test_an_answer_that_gets_lost_is_told_and_can_be_given_again(
    page: Page, words: Words, me: Newcomer, demo: RunningDemo, watch: Watch
) -> None:
    """The question stands until the answer is there."""
    watch.expect("500")
    since_they_came(demo.owner_url, me, days=400)
    walk_in(page, words, me)
    answers.intercept(page, {"ProfileConfirm": lambda route: route.fulfill(status=500)})
    yes(page, words).click()
    expect(page.get_by_role("alert").filter(has_text=words("form.failed"))).to_be_visible()
    page.unroute_all()
    yes(page, words).dblclick()
    expect(page.get_by_text(words("home.check.done"))).to_be_visible()
