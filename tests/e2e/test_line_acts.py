"""An order's line leads, in one step each, to buying again, a fixed delivery, a review and a complaint."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e import shop
from tests.e2e.app import Words
from tests.e2e.conftest import walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues

Arrive = Callable[..., Newcomer]
FOOD = "Vilter Vidde"
PACKED = [{"line": "2", "quantity": 2}, {"line": "3", "quantity": 1}]


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer()


@pytest.mark.parametrize(
    ("act", "title"),
    [
        ("cart", "carts.title"),
        ("regularly", "start.title"),
        ("review", "review-form.new.title"),
        ("complain", "complain.title"),
    ],
)
def test_each_act_on_what_came_is_one_step_away(
    page: Page, words: Words, me: Newcomer, personal: PersonalValues, act: str, title: str
) -> None:
    """By keyboard; the page that it leads to is about that product."""
    order = shop.order(me, 50).shipped(49).delivered(48)
    walk_in(page, words, me, to=order.path)
    link = page.get_by_role("link", name=words(f"lines.{act}.name", name=FOOD))
    Keyboard(page, personal).activate(link.first)
    expect(page.get_by_role("heading", level=1, name=words(title))).to_be_focused()
    expect(page.locator("main").get_by_text(FOOD).first).to_be_visible()


def test_what_has_not_come_is_not_reviewed(page: Page, words: Words, me: Newcomer) -> None:
    order = shop.order(me, 2)
    walk_in(page, words, me, to=order.path)
    expect(page.get_by_role("link", name=words("lines.cart.name", name=FOOD)).first).to_be_visible()
    expect(page.get_by_role("link", name=words("lines.review"))).to_have_count(0)


def test_the_whole_order_is_asked_about_in_one_step(page: Page, words: Words, me: Newcomer) -> None:
    order = shop.order(me, 2)
    walk_in(page, words, me, to=order.path)
    page.get_by_role("link", name=words("order.ask")).click()
    expect(page.get_by_role("heading", level=1, name=words("contact.new.title"))).to_be_focused()
    expect(page.locator("main").get_by_text(order.number)).to_be_visible()


def test_what_is_not_sold_any_more_is_left_out(page: Page, words: Words, me: Newcomer) -> None:
    """It can be reviewed, but neither lies in a cart nor comes again; where it is in the form all the same,
    that says so of it."""
    sku = shop.sells(me, "Nedlagt høy", 9_900)
    gone = {"line": "3", "sku": sku, "name": "Nedlagt høy", "quantity": 1, "price": 9_900}
    order = shop.order(me, 50, lines=[shop.FOOD, gone], total=229600, vat=45920)
    order.happened("shipped", 49, shipment="N-1", carrier="Budtjenesten", lines=PACKED)
    shop.gone(me, sku)
    walk_in(page, words, me, to=order.path)
    line = page.locator(".order-line").filter(has_text="Nedlagt høy")
    expect(line.get_by_role("link", name=words("lines.review"))).to_be_visible()
    expect(page.get_by_role("link", name=words("lines.cart.name", name=""))).to_have_count(1)
    expect(page.get_by_role("link", name=words("lines.regularly.name", name=""))).to_have_count(1)
    whole = page.get_by_role("link", name=words("order.subscribe"))
    href = whole.get_attribute("href")
    assert href
    assert str(shop.FOOD["sku"]) in href
    assert sku not in href

    page.goto(f"/faste-leveringer/ny?varer=MP-10061:1,{sku}:1")
    expect(page.get_by_role("heading", name="Nedlagt høy")).to_be_visible()
    card = page.locator(".subscription-line").filter(has_text="Nedlagt høy")
    expect(card).to_contain_text(words("start.gone"))
    expect(page.get_by_text(words("start.gone"))).to_have_count(1)
