"""Where statistics are switched on: one question, two answers alike, and nothing before a yes."""

import time
from collections.abc import Callable, Generator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.e2e.app import LanguageCode, Words, wait_until
from tests.e2e.beside import connected, in_thread
from tests.e2e.conftest import LOCALES, PATIENCE, sign_in
from tests.e2e.kept import Seen, declared
from tests.e2e.keyboard import Keyboard
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.states import AT_REST, KARI
from tests.e2e.test_axe import AXE, against_the_rules
from tests.e2e.test_layout import MEASURES, out_of_place_on_a_phone, out_of_place_when_large
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.marketing.cookies import CHOICE_DAYS, DAY_SECONDS, Place

OPEN = "/lag-konto/sendt"
"""A page that anybody may be at, where nobody is in the middle of anything."""
ASKED_BY_US = '"method":"DELETE"'
TWO_FRAMES = """() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
})"""
HAS_NO_FOCUS = "document.activeElement === document.body"


Open = Callable[..., BrowserContext]


@pytest.fixture
def open_there(browser: Browser, counting: RunningDemo, watch: Watch) -> Generator[Open]:
    """Browsers of a test, each with cookies of its own."""
    contexts: list[BrowserContext] = []

    def open_context(language: LanguageCode = "nb", **options: Any) -> BrowserContext:
        window: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(base_url=counting.url, locale=LOCALES[language], **window)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.over(context)
        return context

    yield open_context
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_there: Open) -> Page:
    return open_there().new_page()


def question(page: Page, words: Words) -> Locator:
    return page.get_by_role("region", name=words("cookies.ask.title"))


def counted(demo: RunningDemo) -> dict[str, int]:
    """How often each page was shown so far, with its category where it has one."""

    async def run() -> dict[str, int]:
        async with connected(demo.owner_url) as database, database.scope() as scope:
            rows = await scope.fetch(
                "SELECT concat_ws(' ', page, category), sum(views)::int FROM usage_count GROUP BY 1"
            )
        return {row[0]: row[1] for row in rows}

    return in_thread(run())


def gained(demo: RunningDemo, before: dict[str, int]) -> dict[str, int]:
    """What has been counted since."""
    return {
        name: views - before.get(name, 0)
        for name, views in counted(demo).items()
        if views != before.get(name, 0)
    }


def knocks(demo: RunningDemo) -> int:
    """How often a browser told of a page and was refused: what it sends while it goes on is shown to nobody
    but the server, and what is counted, which `counted` tells, leaves no line."""
    return _lines(demo, '"route":"/usage"', '"method":"POST"')


def _lines(demo: RunningDemo, *having: str) -> int:
    log = demo.written["web.log"].splitlines()
    return sum(all(each in line for each in having) for line in log)


def knocks_by_now(demo: RunningDemo) -> int:
    """The same, once nothing more is on its way: what we ask for later, from no browser, stands in the log, thrice
    over. Whatever a page sent before has come by then."""
    for _ in range(3):
        before = _lines(demo, ASKED_BY_US)
        httpx.delete(f"{demo.url}/usage")
        comes(lambda before=before: _lines(demo, ASKED_BY_US) > before)
    return knocks(demo)


def comes(is_there: Callable[[], bool]) -> None:
    """Waits for it; fails where it doesn't come."""
    until = time.monotonic() + 10
    while not is_there():
        assert time.monotonic() < until
        time.sleep(0.02)


def has_looked(page: Page) -> None:
    """What asks is there, and has seen whether it may."""
    expect(page.locator(".asking")).to_be_attached()
    page.evaluate(TWO_FRAMES)


def test_nothing_is_told_before_a_yes_nor_after_a_no(
    page: Page, words: Words, counting: RunningDemo
) -> None:
    """Not a request leaves the browser: while the question stands, and once it is answered no."""
    before, knocked = counted(counting), knocks_by_now(counting)
    page.goto(OPEN)
    expect(question(page, words)).to_be_visible()
    page.goto("/logg-inn")
    page.wait_for_load_state("networkidle")
    page.goto(OPEN)
    question(page, words).get_by_role("button", name=words("cookies.no"), exact=True).click()
    expect(page.get_by_text(words("cookies.ask.thanks"))).to_be_visible()
    page.goto("/logg-inn")
    page.goto("/cookies")
    assert knocked == knocks_by_now(counting)
    assert {} == gained(counting, before)


def test_a_yes_by_keyboard_is_counted_from_there_on(
    page: Page, words: Words, counting: RunningDemo, personal: PersonalValues
) -> None:
    """It is reached by Tab, takes no focus by itself, and what was looked at is told when one goes on;
    of its address nothing but the page."""
    keyboard = Keyboard(page, personal)
    before, knocked = counted(counting), knocks_by_now(counting)
    page.goto(OPEN)
    asked = question(page, words)
    expect(asked).to_be_visible()
    assert page.evaluate(HAS_NO_FOCUS)
    keyboard.activate(asked.get_by_role("button", name=words("cookies.yes"), exact=True))
    thanks = page.get_by_text(words("cookies.ask.thanks"))
    expect(thanks).to_be_focused()
    page.goto("/varer/MP-1?sok=hemmelig")
    page.get_by_role("heading", level=1).wait_for()
    expect(asked).to_have_count(0)
    sign_in(page, words, KARI)
    page.get_by_role("link", name=words("menu.pets"), exact=True).first.click()
    page.get_by_role("link", name="Luna").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Luna")
    page.goto("/varer?kategori=Hund+%3E+T%C3%B8rrf%C3%B4r&sok=hemmelig")
    page.wait_for_load_state("networkidle")
    page.goto("/cookies")
    expected = {OPEN, "/", "/kjaeledyr", "/kjaeledyr/:id", "/varer Hund"}
    comes(lambda: expected <= gained(counting, before).keys())
    # What is counted leaves no line.
    assert knocked == knocks_by_now(counting)
    told = gained(counting, before)
    assert dict.fromkeys(expected, 1) == {name: told[name] for name in expected}


def test_the_browser_keeps_what_the_page_says(page: Page, words: Words) -> None:
    """Of statistics only the choice, for twelve months; counting itself keeps nothing."""
    seen = Seen()
    page.goto(OPEN)
    question(page, words).get_by_role("button", name=words("cookies.yes"), exact=True).click()
    expect(page.get_by_text(words("cookies.ask.thanks"))).to_be_visible()
    page.goto("/cookies")
    seen.look(page)
    assert seen.kept <= declared(*Place)
    assert ("cookie", "minside-choices") in seen.kept
    assert 0 <= CHOICE_DAYS * DAY_SECONDS - seen.seconds["minside-choices"] < 60


def test_a_no_on_the_page_stops_it_at_once(page: Page, words: Words, counting: RunningDemo) -> None:
    """Also of the page that is looked at; each answer is one click, and says until when it holds."""
    start = counted(counting)
    page.goto("/cookies")
    card = page.get_by_role("article", name="Statistikk")
    yes = card.get_by_role("button", name=words("cookies.yes"), exact=True)
    no = card.get_by_role("button", name=words("cookies.no"), exact=True)
    expect(card).to_contain_text(words("cookies.unanswered"))
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(card).to_contain_text(words("cookies.said.yes"))
    page.get_by_role("link", name=words("app.home")).click()
    page.wait_for_url("**/logg-inn*")
    page.get_by_role("contentinfo").get_by_role("link", name=words("shell.cookies")).click()
    # Both pages that were left are told.
    comes(lambda: {"/cookies", "/logg-inn"} <= gained(counting, start).keys())
    before = counted(counting)
    no.click()
    expect(no).to_have_attribute("aria-pressed", "true")
    expect(yes).to_have_attribute("aria-pressed", "false")
    knocked = knocks_by_now(counting)
    page.goto("/logg-inn")
    page.goto("/cookies")
    expect(no).to_have_attribute("aria-pressed", "true")
    assert knocked == knocks_by_now(counting)
    assert {} == gained(counting, before)


def test_a_no_in_one_window_holds_in_another(
    page: Page, words: Words, counting: RunningDemo
) -> None:
    """What stood open beside it tells of no page from there on, nor knocks."""
    page.goto("/cookies")
    card = page.get_by_role("article", name="Statistikk")
    card.get_by_role("button", name=words("cookies.yes"), exact=True).click()
    expect(card).to_contain_text(words("cookies.said.yes"))
    beside = page.context.new_page()
    beside.goto(OPEN)
    beside.wait_for_load_state("networkidle")
    before, knocked = counted(counting), knocks_by_now(counting)
    with beside.expect_response("**/graphql"):
        card.get_by_role("button", name=words("cookies.no"), exact=True).click()
    expect(card).to_contain_text(words("cookies.said.no"))
    beside.get_by_role("contentinfo").get_by_role("link", name=words("shell.cookies")).click()
    beside.get_by_role("heading", level=1, name=words("cookies.title")).wait_for()
    beside.goto("/logg-inn")
    assert knocked == knocks_by_now(counting)
    assert {} == gained(counting, before)


def test_a_yes_is_taken_back_at_the_end_of_every_page(
    page: Page, words: Words, counting: RunningDemo
) -> None:
    """By one press, from the yes on, after going on and after a reload; what is looked at isn't told then."""
    start = counted(counting)
    page.goto(OPEN)
    stop = page.get_by_role("button", name=words("cookies.counting.stop"), exact=True)
    expect(question(page, words)).to_be_visible()
    expect(stop).to_have_count(0)
    question(page, words).get_by_role("button", name=words("cookies.yes"), exact=True).click()
    expect(stop).to_be_visible()
    page.goto("/logg-inn")
    expect(stop).to_be_visible()
    page.get_by_role("contentinfo").get_by_role("link", name=words("shell.cookies")).click()
    page.get_by_role("heading", level=1, name=words("cookies.title")).wait_for()
    expect(stop).to_have_count(0)
    page.get_by_role("link", name=words("app.home")).click()
    page.wait_for_url("**/logg-inn*")
    # The page that was left is told.
    comes(lambda: "/cookies" in gained(counting, start))
    before, knocked = counted(counting), knocks_by_now(counting)
    stop.click()
    expect(page.get_by_text(words("cookies.said.no"))).to_be_focused()
    page.goto("/cookies")
    expect(page.get_by_role("article", name="Statistikk")).to_contain_text("Du sa nei")
    assert knocked == knocks_by_now(counting)
    assert {} == gained(counting, before)


def test_a_no_that_isnt_kept_is_told(page: Page, words: Words, watch: Watch) -> None:
    """Counting goes on being named, and can be stopped again."""
    watch.expect("500")
    page.goto(OPEN)
    question(page, words).get_by_role("button", name=words("cookies.yes"), exact=True).click()
    stop = page.get_by_role("button", name=words("cookies.counting.stop"), exact=True)
    expect(stop).to_be_visible()
    page.route("**/graphql", lambda route: route.fulfill(status=500))
    stop.click()
    expect(page.get_by_role("alert")).to_have_text(words("cookies.ask.failed"))
    page.unroute_all()
    stop.click()
    expect(page.get_by_text(words("cookies.said.no"))).to_be_focused()


def test_nobody_is_asked_in_the_middle_of_something(page: Page, words: Words) -> None:
    """Not where there is a form, nor while a dialog or the menu is open, nor on the page that asks
    itself; the question steps aside and comes back."""
    asked = question(page, words)
    page.goto("/logg-inn")
    page.locator("main form").wait_for()
    has_looked(page)
    expect(asked).to_have_count(0)
    page.goto("/cookies")
    page.get_by_role("heading", level=2).first.wait_for()
    has_looked(page)
    expect(asked).to_have_count(0)
    sign_in(page, words, KARI)
    expect(asked).to_be_visible()
    page.get_by_role("link", name=words("menu.profile"), exact=True).first.click()
    page.locator("main form").first.wait_for()
    expect(asked).to_have_count(0)
    page.get_by_role("link", name=words("menu.home"), exact=True).first.click()
    expect(asked).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("button", name=words("menu.open"), exact=True).click()
    expect(asked).to_have_count(0)
    page.keyboard.press("Escape")
    expect(asked).to_be_visible()


def test_both_answers_are_alike(page: Page, words: Words) -> None:
    """As large, in the same colours, beside each other; on the page too."""
    page.goto(OPEN)
    expect(question(page, words)).to_be_visible()
    assert 1 == len(looks(question(page, words)))
    page.goto("/cookies")
    card = page.get_by_role("article", name="Statistikk")
    expect(card).to_be_visible()
    assert 1 == len(looks(card))


def looks(asked: Locator) -> set[str]:
    """How its buttons look, whatever they say."""
    buttons = asked.get_by_role("button").all()
    assert 2 == len(buttons)
    return {
        button.evaluate(
            """(element) => {
                const { width, height, top } = element.getBoundingClientRect();
                const { color, backgroundColor, fontSize, fontWeight, borderColor } =
                    getComputedStyle(element);
                return JSON.stringify([Math.round(width), Math.round(height), Math.round(top),
                    color, backgroundColor, fontSize, fontWeight, borderColor]);
            }"""
        )
        for button in buttons
    }


def test_it_covers_nothing_for_good(page: Page, words: Words) -> None:
    """Whoever scrolls to the end sees all of the page above it, and what has focus isn't under it."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(OPEN)
    asked = question(page, words)
    expect(asked).to_be_visible()
    assert asked.evaluate("(element) => element.getBoundingClientRect().height") < 320
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    foot = page.get_by_role("contentinfo").evaluate(
        "(element) => element.getBoundingClientRect().bottom"
    )
    assert foot <= asked.evaluate("(element) => element.getBoundingClientRect().top") + 1


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_question_keeps_nobody_out(
    open_there: Open, language: LanguageCode, watch: Watch
) -> None:
    """Nor the way out of it: axe finds nothing on a phone and a desk, light and dark; all of it fits, with
    large letters too."""
    page = open_there(language, reduced_motion="reduce").new_page()
    words = Words(language)
    page.goto(OPEN)
    if language == "en":
        speak(page, "en")
    expect(question(page, words)).to_be_visible()
    keeps_nobody_out(page)
    yes = question(page, words).get_by_role("button", name=words("cookies.yes"), exact=True)
    yes.click()
    expect(page.get_by_role("button", name=words("cookies.counting.stop"))).to_be_visible()
    page.goto("/logg-inn")
    expect(page.get_by_role("button", name=words("cookies.counting.stop"))).to_be_visible()
    keeps_nobody_out(page)


def keeps_nobody_out(page: Page) -> None:
    wait_until(page, AT_REST)
    page.evaluate(AXE)
    page.evaluate(MEASURES)
    assert [] == [
        *out_of_place_on_a_phone(page),
        *against_the_rules(page, 360),
        *out_of_place_when_large(page),
        *against_the_rules(page, 1280),
    ]


def test_an_answer_that_isnt_kept_is_told(page: Page, words: Words, watch: Watch) -> None:
    """The question stays, and can be answered again."""
    watch.expect("500")
    page.goto(OPEN)
    asked = question(page, words)
    expect(asked).to_be_visible()
    page.route("**/graphql", lambda route: route.fulfill(status=500))
    asked.get_by_role("button", name=words("cookies.yes"), exact=True).click()
    expect(asked.get_by_role("alert")).to_have_text(words("cookies.ask.failed"))
    page.unroute_all()
    asked.get_by_role("button", name=words("cookies.yes"), exact=True).click()
    expect(page.get_by_text(words("cookies.ask.thanks"))).to_be_visible()
