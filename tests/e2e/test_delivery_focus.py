"""Where one is after an act on fixed deliveries: what was done is in sight, has the focus, and reads easily."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect
from tests.e2e import fixed
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.fixed import FOOD, HAY
from tests.e2e.newcomers import Newcomer
from tests.e2e.test_deliveries import HERE, done, part, press, spoken

Arrive = Callable[..., Newcomer]
NARROW: ViewportSize = {"width": 360, "height": 640}


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer(pet="Bamsefar")


def ids(page: Page) -> list[str]:
    """Of the cards, as they stand."""
    cards = page.locator("article.delivery-card").all()
    return [(card.get_attribute("aria-labelledby") or "").removeprefix("d-") for card in cards]


def open_panel(card: Locator, words: Words, key: str) -> Locator:
    press(card, words, key)
    return card.locator(".act-panel")


def test_a_card_stays_where_it_is_until_one_leaves_the_page(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Though it comes after the other by now; what was done is in sight there, with its way back."""
    first = fixed.agree(me, FOOD, first_in_days=20)
    second = fixed.agree(me, HAY, first_in_days=30)
    page.goto("/logg-inn")
    walk_in(page, words, me, to=HERE)
    page.set_viewport_size(NARROW)
    order = [str(first.id), str(second.id)]
    card = page.locator(f"article[aria-labelledby='d-{first.id}']")
    expect(card).to_be_visible()
    assert order == ids(page)
    press(open_panel(card, words, "fast.act.skip"), words, "fast.skip.submit")
    said = done(card)
    expect(said).to_contain_text(words("fast.skip.done"))
    expect(card.get_by_text(spoken(first.first_on, words)).first).to_be_attached()
    assert order == ids(page)
    expect(said.locator("> div")).to_be_focused()
    expect(said).to_contain_text(words("fast.undo.foreseen", what="").strip())
    expect(said.get_by_role("button", name=words("act.undo"))).to_be_in_viewport(ratio=1)
    page.reload()
    expect(card).to_be_visible()
    assert order[::-1] == ids(page)


def test_what_was_done_is_one_line_and_what_comes_of_it_a_list(
    page: Page, words: Words, me: Newcomer
) -> None:
    """As it was told before; what comes of undoing it stands in the same box."""
    mine = fixed.agree(me)
    page.goto("/logg-inn")
    walk_in(page, words, me, to=mine.path)
    panel = open_panel(page.locator("article.delivery-card"), words, "fast.act.skip")
    promised = panel.locator(".consequences li")
    expect(promised.first).to_be_visible()
    told = promised.all_inner_texts()
    press(panel, words, "fast.skip.submit")
    said = done(page)
    expect(said.get_by_text(words("fast.skip.done"), exact=True)).to_be_visible()
    expect(said.get_by_role("listitem")).to_have_text(
        [each for each in told if "koster" not in each]
    )
    expect(said).to_contain_text(words("fast.undo.foreseen", what="").strip())


def test_an_opened_panel_is_in_view_with_all_that_it_tells(
    visit: Visit, words: Words, me: Newcomer
) -> None:
    """On a telephone, down to the button that does it; at once where the system asks for no motion."""
    mine = fixed.agree(me)
    page = visit(reduced_motion="reduce").new_page()
    page.goto("/logg-inn")
    walk_in(page, words, me, to=mine.path)
    page.set_viewport_size(NARROW)
    card = page.locator("article.delivery-card")
    panel = open_panel(card, words, "fast.act.skip")
    expect(panel.get_by_role("heading")).to_be_focused()
    expect(panel.locator(".consequences li").first).to_be_in_viewport()
    expect(panel.get_by_role("button", name=words("fast.skip.submit"))).to_be_in_viewport(ratio=1)


def test_taking_a_product_out_leaves_focus_where_one_is(
    page: Page, words: Words, me: Newcomer
) -> None:
    """At the one that takes its place, and after the last where another is chosen."""
    fixed.settle(me)
    page.goto("/logg-inn")
    walk_in(page, words, me, to=f"{HERE}/ny?varer={FOOD},{HAY}")
    names = page.locator(".subscription-line h3")
    expect(names).to_have_count(2)
    remaining = names.nth(1).inner_text()
    take_out = page.get_by_role("button", name=words("start.remove.name", name=""))
    take_out.first.click()
    expect(names).to_have_text([remaining])
    expect(names).to_be_focused()
    take_out.click()
    expect(part(page, words("start.what")).get_by_role("heading", level=2)).to_be_focused()
