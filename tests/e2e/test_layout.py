"""Room for everybody: narrow screens, large letters, unsteady hands, and no wish for motion."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.app import Words
from tests.e2e.conftest import Visit
from tests.e2e.states import KARI, STATES, State
from tests.e2e.watch import Watch

MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")
NARROW = (320, 360)
# A window beside another one, and one that fills a small screen.
LARGE_LETTERS_AT = (640, 1280)

# Notes each animation that takes long enough to be seen; a transition of no length has no event.
MOTION = """
globalThis.moved = [];
for (const kind of ['animationstart', 'transitionrun']) {
    addEventListener(kind, ({ target, animationName, propertyName }) => {
        const seen = target.getAnimations().some((one) => one.effect.getComputedTiming().duration > 20);
        if (seen) moved.push(`${kind} ${animationName ?? propertyName} on ${target.className}`);
    }, true);
}
"""


@pytest.fixture
def page_in(visit: Visit, words: Words, watch: Watch) -> Any:
    """Opens the page of a state, with `measures` at hand."""
    watch.expect("401|ERR_INTERNET_DISCONNECTED|500")

    def show(state: State, **options: Any) -> Page:
        page = state.show(visit(state.who, **options), words)
        page.evaluate(MEASURES)
        return page

    return show


def out_of_place_on_a_phone(page: Page) -> list[str]:
    """At 320 and 360 px something lies beyond the edge, or a target has less than 24 px one way;
    the page has `MEASURES`."""
    return _misplaced(page, NARROW, ("sideways", "small", "clipped", "overlapping"))


def out_of_place_when_large(page: Page) -> list[str]:
    """With letters twice as large something is cut off, covered or pushed out (WCAG 1.4.4)."""
    enlarge_letters(page)
    found = _misplaced(page, LARGE_LETTERS_AT, ("sideways", "clipped", "overlapping"))
    set_letters(page, 16)
    return [f"large letters, {line}" for line in found]


def _misplaced(page: Page, widths: Sequence[int], measures: Sequence[str]) -> list[str]:
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for measure in measures:
            found += [f"{measure}, {width} px: {line}" for line in measured(page, measure)]
    return found


def enlarge_letters(page: Page) -> None:
    """As one does in the browser's settings, where 16 px is what everybody has at first."""
    set_letters(page, 32)


def set_letters(page: Page, size: int) -> None:
    sizes = {"standard": size, "fixed": size * 13 // 16}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    assert f"{size}px" == page.evaluate("getComputedStyle(document.documentElement).fontSize")


def measured(page: Page, measure: str) -> list[str]:
    return page.evaluate(f"measures.{measure}()")


@pytest.mark.parametrize(
    ("measure", "style"),
    [
        ("sideways", "width: 500px"),
        ("small", "inline-size: 20px; min-inline-size: 0; overflow: hidden; padding: 0"),
        ("clipped", "height: 10px; overflow: hidden; display: block"),
        ("overlapping", "position: absolute; inset-block-start: 300px; margin: 0"),
    ],
)
def test_each_measure_finds_its_fault(visit: Visit, measure: str, style: str) -> None:
    """The same measures, with something to find."""
    page = visit(viewport={"width": 360, "height": 800}).new_page()
    page.goto("/logg-inn")
    page.get_by_role("heading", level=1).wait_for()
    page.evaluate(MEASURES)
    assert [] == measured(page, measure)
    page.evaluate(
        """style => {
            const [one, two] = ['En knapp for', 'En knapp til'].map((text) => {
                const button = document.createElement('button');
                button.textContent = text;
                button.style.cssText = style;
                return button;
            });
            document.querySelector('main').append(one, two);
        }""",
        style,
    )
    assert [] != measured(page, measure)


# Room for all that the demo's customer has: only a page that fits can be tried so.
TALL = 2400
SHORT = [state for state in STATES if state.name in ("home", "pet-gone", "not-found")]


@pytest.mark.parametrize("state", SHORT, ids=lambda state: state.name)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_that_fits_doesnt_scroll(state: State, width: int, page_in: Any) -> None:
    """The foot stands at the window's edge or nearer, never just below it."""
    page = page_in(state, viewport={"width": width, "height": TALL})
    assert TALL == page.evaluate("document.documentElement.scrollHeight")


def wander(page: Page, words: Words) -> list[str]:
    """Do what might move; what did."""
    page.add_init_script(MOTION)
    page.route("**/graphql", lambda route: (page.wait_for_timeout(200), route.continue_()))
    page.goto("/kjaeledyr")
    page.get_by_role("button", name=words("menu.open")).click()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Luna").click()
    expect(page.get_by_role("heading", level=1, name="Luna")).to_be_visible()
    page.get_by_role("button", name=words("pet-delete.open", name="Luna")).click()
    keep = page.get_by_role("dialog").get_by_role(
        "button", name=words("pet-delete.keep", name="Luna")
    )
    keep.hover()
    keep.click()
    page.unroute_all(behavior="wait")
    return page.evaluate("moved")


def test_nothing_moves_for_those_who_want_no_motion(visit: Visit, words: Words) -> None:
    """Loading, menu, dialog and buttons are still; without the wish, something does move."""
    phone = {"width": 360, "height": 740}
    still = visit(KARI, viewport=phone, reduced_motion="reduce").new_page()
    assert [] == wander(still, words), "motion against the wish"
    moving = visit(KARI, viewport=phone, reduced_motion="no-preference").new_page()
    assert [] != wander(moving, words)
