"""What a double tap does: what its first tap hit, whatever stands under the finger by the second."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Request, Route, ViewportSize, expect
from tests.e2e import answers, boxes
from tests.e2e.agreeing import agrees, gets, grown_up
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.leaving import ALL, asked_for, consent
from tests.e2e.newcomers import Newcomer

from minside.consents.actions import Purpose

PHONE: ViewportSize = {"width": 360, "height": 740}
# In milliseconds from what came of the first tap: while the finger is on its way, and once that was seen.
ONE_TAP, TWO_TAPS = 100, 700
LIES_AT = "(element, [x, y]) => element.contains(document.elementFromPoint(x, y))"
HELD = [Purpose.NEWS, Purpose.PERSONALISATION]


@pytest.fixture
def asked(visit: Visit) -> Page:
    """Where a mail's link leads that asks for a yes to two kinds."""
    page = visit(viewport=PHONE).new_page()
    done = {"consentConfirm": {"purposes": boxes.PURPOSES, "userErrors": []}}
    no = {"consentDecline": {"purposes": boxes.PURPOSES, "userErrors": []}}
    told = {"ConsentToConfirm": {"consentToConfirm": boxes.ASKED}}
    answers.answer(page, {**told, "ConsentConfirm": done, "ConsentDecline": no})
    page.goto(f"/bekreft-samtykke#{boxes.TOKEN}")
    return page


@pytest.fixture
def leaving(visit: Visit, width: int) -> tuple[Page, list[str]]:
    """Where a link leads that lists four kinds, each with its no; and the noes that were sent."""
    page = visit(viewport={"width": width, "height": 740}).new_page()
    sent: list[str] = []

    def now() -> answers.Data:
        left = [each for each in ALL[:4] if each["purpose"] not in sent]
        return consent(**asked_for(everything=left))

    def withdraw(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or "")["variables"]["input"]["kind"])
        done = {"consent": now(), "undo": "angre", "onItsWay": False, "userErrors": []}
        route.fulfill(json={"data": {"consentWithdrawByLink": done}})

    def tell(route: Route) -> None:
        route.fulfill(json={"data": {"consentByLink": now()}})

    answers.intercept(page, {"ConsentByLink": tell, "ConsentWithdrawByLink": withdraw})
    page.goto(f"/meld-av#{boxes.TOKEN}")
    return page, sent


def tap_twice(button: Locator, then: Locator, apart: int, said: str = "") -> None:
    """On one spot, where `then` lies by the second tap, once the first one's answer is `said`."""
    page = button.page
    page.wait_for_load_state("networkidle")
    button.scroll_into_view_if_needed()
    x, y = middle(button)
    page.mouse.click(x, y)
    expect(then).to_be_visible()
    expect(page.locator("main")).to_contain_text(said)
    page.wait_for_timeout(apart)
    assert then.evaluate(LIES_AT, [x, y]), "nothing came to lie under the finger"
    page.mouse.click(x, y)


def middle(control: Locator) -> tuple[float, float]:
    box = control.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("apart", "noes"), [(ONE_TAP, 0), (TWO_TAPS, 1)])
def test_a_yes_stays_one(apart: int, noes: int, asked: Page, words: Words) -> None:
    """The way back comes to stand where the yes was said; who takes their time can go it there."""
    sent: list[Request] = []
    asked.on("request", lambda request: sent.append(request))
    yes = asked.get_by_role("button", name=words("confirm.act"))
    no = asked.get_by_role("button", name=words("confirm.no"))
    tap_twice(yes, no, apart)
    asked.wait_for_timeout(200)
    names = [answers.operation(each) for each in sent]
    assert (1, noes) == (names.count("ConsentConfirm"), names.count("ConsentDecline"))


def test_a_no_to_all_stays_one(page: Page, words: Words, newcomer: Callable[..., Newcomer]) -> None:
    """The undo comes to stand where it was said."""
    her = grown_up(newcomer())
    agrees(her, *HELD)
    walk_in(page, words, her, to="/samtykker")
    page.set_viewport_size(PHONE)
    assert HELD == gets(her, *HELD)
    no = page.get_by_role("button", name=words("consents.all"))
    # As where more is said above it that goes with it.
    no.evaluate("button => { button.style.marginBlockStart = '150px'; }")
    tap_twice(no, page.get_by_role("button", name=words("act.undo")), ONE_TAP)
    page.wait_for_timeout(200)
    assert [] == gets(her, *HELD)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_no_is_about_one_kind(leaving: tuple[Page, list[str]], words: Words) -> None:
    """The next kind's no comes to lie where the one before was: it was there, and elsewhere."""
    page, sent = leaving
    noes = page.get_by_role("button", name=words("confirm.no"), exact=True)
    noes.first.click()
    expect(noes).to_have_count(3)
    page.wait_for_timeout(TWO_TAPS)
    tap_twice(noes.first, noes.first, ONE_TAP, words("leaving.done.OFFERS"))
    page.wait_for_timeout(200)
    assert ["NEWS", "OFFERS"] == sent


def test_a_box_that_came_since_isnt_ticked(asked: Page, words: Words) -> None:
    """A label is pressed for what it is for."""
    yes = asked.get_by_role("button", name=words("confirm.act"))
    yes.evaluate(
        """button => button.addEventListener('click', (event) => {
            event.stopImmediatePropagation();
            const label = document.createElement('label');
            label.style.cssText = 'display: block; inline-size: 300px; block-size: 60px';
            const box = document.createElement('input');
            box.type = 'checkbox';
            label.append('Ja', box);
            button.replaceWith(label);
        }, true)"""
    )
    label = asked.locator("label")
    tap_twice(yes, label, ONE_TAP)
    expect(label.get_by_role("checkbox")).not_to_be_checked()
    asked.wait_for_timeout(TWO_TAPS)
    label.click()
    expect(label.get_by_role("checkbox")).to_be_checked()
