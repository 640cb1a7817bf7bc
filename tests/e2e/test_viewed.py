"""The goods that the shop remembers one has looked at, on the page of consents (S42)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e import answers, consent_answers
from tests.e2e.agreeing import agrees, grown_up
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.fixed import FOOD, HAY
from tests.e2e.held import Held
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.states import KARI
from tests.e2e.test_consents_page import button, row, shown, told
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.consents.actions import Purpose
from minside.core import clock

HERE = "/samtykker"
MINE = Purpose.PERSONALISATION
GONE = "MP-99999"


@pytest.fixture
def her(newcomer: Callable[..., Newcomer]) -> Newcomer:
    """She agreed, and looked at food, then hay, then something that nobody knows."""
    who = grown_up(newcomer())
    agrees(who, MINE)
    for hours, sku in enumerate((GONE, HAY, FOOD)):
        as_owner(
            who.home.owner_url,
            "INSERT INTO viewed_product (customer, told_of, sku, viewed_at)"
            " VALUES ($1, $2, $3, $4)",
            who.id, str(who.id), sku, clock.now() - timedelta(hours=hours),
        )  # fmt: skip
    return who


def viewed(page: Page, words: Words) -> Locator:
    return page.get_by_role("region", name=words("consents.viewed"), exact=True)


def products(page: Page, words: Words) -> Locator:
    return viewed(page, words).get_by_role("listitem")


def test_what_was_looked_at_is_shown_and_forgotten(
    page: Page, words: Words, keyboard: Keyboard, her: Newcomer
) -> None:
    """The newest first, each with its day and the way to it; by one press all of them go, which is told
    where focus is. What was agreed to stays."""
    walk_in(page, words, her, to=HERE)
    unknown, hay, _food = (products(page, words).nth(at) for at in range(3))
    expect(products(page, words)).to_have_count(3)
    expect(unknown).to_contain_text(words("consents.viewed.unknown", sku=GONE))
    expect(unknown.get_by_role("link")).to_have_count(0)
    goes_too = page.get_by_text(words("consents.all.viewed"))
    expect(goes_too).to_be_visible()
    expect(hay).to_contain_text(words("consents.viewed.at", day=""))
    expect(hay.locator(".product-picture")).to_be_visible()
    expect(hay.get_by_role("link")).to_have_attribute("href", f"/varer/{HAY}")
    keyboard.activate(page.get_by_role("button", name=words("consents.viewed.forget")))
    done = viewed(page, words).locator(".confirmation > div")
    expect(done).to_contain_text(words("consents.viewed.forgotten"))
    expect(done).to_be_focused()
    expect(products(page, words)).to_have_count(0)
    expect(viewed(page, words)).to_contain_text(words("consents.viewed.none"))
    expect(goes_too).to_have_count(0)
    expect(button(page, words, MINE, "consents.yes")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(viewed(page, words)).to_contain_text(words("consents.viewed.none"))
    expect(products(page, words)).to_have_count(0)


def test_no_to_all_says_what_goes_too(page: Page, words: Words, her: Newcomer) -> None:
    """For as long as anything is remembered; a yes that holds again brings none of it back."""
    walk_in(page, words, her, to=HERE)
    goes_too = page.get_by_text(words("consents.all.viewed"))
    expect(goes_too).to_be_visible()
    Held(page, "OwnConsents")
    page.get_by_role("button", name=words("consents.all")).click()
    expect(page.get_by_text(words("consents.done.all"))).to_be_visible()
    page.get_by_role("button", name=words("act.undo")).click()
    expect(viewed(page, words)).to_contain_text(words("consents.viewed.none"))
    expect(page.get_by_text(words("consents.all.text"))).to_be_visible()
    expect(goes_too).to_have_count(0, timeout=1)


def test_with_a_no_they_are_gone_and_nothing_is_remembered(
    page: Page, words: Words, her: Newcomer
) -> None:
    """A yes that is said again doesn't bring them back."""
    walk_in(page, words, her, to=HERE)
    expect(products(page, words)).to_have_count(3)
    button(page, words, MINE, "consents.no").click()
    told(page, MINE, words("consents.done.no.PERSONALISATION"))
    expect(viewed(page, words)).to_have_count(0)
    row(page, MINE).get_by_role("button", name=words("act.undo")).click()
    expect(viewed(page, words)).to_contain_text(words("consents.viewed.none"))
    expect(products(page, words)).to_have_count(0)


def test_many_are_shown_a_few_at_first(visit: Visit, words: Words) -> None:
    """The rest come at a press, and the first of them has focus."""
    page = shown(visit, words, consent_answers.SOME)
    answers.answer(page, {"ViewedProducts": consent_answers.MANY_VIEWED})
    page.reload()
    expect(products(page, words)).to_have_count(6)
    page.get_by_role("button", name=words("consents.viewed.all", count=9)).click()
    expect(products(page, words)).to_have_count(9)
    expect(products(page, words).nth(6)).to_be_focused()


def test_that_they_couldnt_be_forgotten_is_told(visit: Visit, words: Words, watch: Watch) -> None:
    """They stay, and so does the button."""
    watch.expect("500")
    page = shown(visit, words, consent_answers.SOME)
    answers.answer(page, {"ViewedProducts": consent_answers.FEW_VIEWED})
    page.reload()
    answers.intercept(page, {"ViewedProductsForget": lambda route: route.fulfill(status=500)})
    forget = page.get_by_role("button", name=words("consents.viewed.forget"))
    forget.click()
    expect(viewed(page, words).get_by_role("alert")).to_have_text(words("form.failed"))
    expect(products(page, words)).to_have_count(2)
    expect(forget).to_be_visible()


def test_it_is_said_in_the_other_language_too(page: Page, words: Words, her: Newcomer) -> None:
    """All but the names of the goods, which are the shop's."""
    walk_in(page, words, her, to=HERE)
    speak(page, "en")
    english = Words("en")
    expect(viewed(page, english)).to_contain_text(english("consents.viewed.forget.text"))
    expect(products(page, english).nth(1).get_by_role("link")).to_have_attribute("lang", "nb")
    expect(products(page, english).nth(0)).to_contain_text("Last seen")
    speak(page, "nb")


def test_the_demos_kari_has_looked_at_something(visit: Visit, words: Words) -> None:
    """She agreed, so the shop may tell of it."""
    page = visit(KARI).new_page()
    page.goto(HERE)
    expect(products(page, words)).to_have_count(4)
