"""What a double tap does: what its first tap hit, whatever stands under the finger by the second."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Request, ViewportSize, expect
from tests.e2e import answers, boxes
from tests.e2e.agreeing import agrees, gets, grown_up
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.newcomers import Newcomer

from minside.consents.actions import Purpose

PHONE: ViewportSize = {"width": 360, "height": 740}
# In milliseconds from tap to tap: the slowest that fingers make, and somebody who has read what came.
ONE_TAP, TWO_TAPS = 250, 700
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


def tap_twice(button: Locator, then: Locator, apart: int) -> None:
    """On one spot, where `then` stands by the second tap."""
    page = button.page
    button.scroll_into_view_if_needed()
    spot = button.bounding_box()
    assert spot
    x, y = spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2
    page.mouse.click(x, y)
    expect(then).to_be_visible()
    page.wait_for_timeout(apart)
    now = then.bounding_box()
    assert now, "nothing came to lie under the finger"
    assert now["x"] < x < now["x"] + now["width"], (x, now)
    assert now["y"] < y < now["y"] + now["height"], (y, now)
    page.mouse.click(x, y)


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
    tap_twice(no, page.get_by_role("button", name=words("act.undo")), ONE_TAP)
    page.wait_for_timeout(200)
    assert [] == gets(her, *HELD)
