"""Handlekurver as its customer uses them: nothing that is pressed is lost, all can be taken back, and by the
keyboard alone."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect
from tests.e2e import answers, cart_answers
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.newcomers import Newcomer
from tests.e2e.states import KARI
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
CHEESE, WATER = "Lurvelund Ostehjerter, 150 g", "Fylleleke i naturgummi, S"


class Basket:
    """A cart's page."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page, self.words = page, words
        self.lines = page.locator(".cart-line")
        self.said = page.locator(".confirmation")
        self.undo = page.get_by_role("button", name=words("act.undo"))

    def button(self, key: str, **values: object) -> Locator:
        return self.page.get_by_role("button", name=self.words(key, **values), exact=True)

    def quantity(self, name: str) -> Locator:
        return self.page.get_by_label(self.words("cart.quantity", name=name), exact=True)

    def make(self, name: str) -> None:
        """From the list; ends on the new cart's page."""
        self.page.goto("/handlekurver")
        self.page.get_by_label(self.words("carts.new.called")).fill(name)
        self.button("carts.new.submit").click()
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_focused()

    def put_in(self, search: str, name: str) -> None:
        self.page.get_by_label(self.words("fast.search")).last.fill(search)
        self.button("fast.search.submit").click()
        self.page.get_by_role("button", name=name).click()
        expect(self.lines.filter(has_text=name)).to_be_visible()


def test_a_cart_is_made_filled_stepped_and_emptied_and_all_is_taken_back(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """From nothing to a cart; several presses in a row are one change; what is taken out stands there until one
    does something else, with its way back."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    expect(page.get_by_role("heading", name=words("carts.empty.title"))).to_be_visible()
    basket = Basket(page, words)
    basket.make("Til hytta")
    expect(basket.said).to_contain_text(words("carts.new.done", name="Til hytta"))
    basket.put_in("ostehjerter", CHEESE)
    more = basket.button("cart.more", name=CHEESE)
    for _ in range(3):
        more.click()
    expect(basket.said).to_contain_text(words("cart.set.done", quantity=4))
    expect(basket.quantity(CHEESE)).to_have_value("4")
    basket.quantity(CHEESE).fill("12")
    basket.quantity(CHEESE).press("Enter")
    expect(basket.said).to_contain_text(words("cart.set.done", quantity=12))
    basket.undo.click()
    expect(basket.quantity(CHEESE)).to_have_value("4")
    basket.quantity(CHEESE).fill("mange")
    basket.quantity(CHEESE).press("Tab")
    expect(page.get_by_text(words("cart.quantity.wrong", most=999))).to_be_visible()
    expect(basket.quantity(CHEESE)).to_have_value("mange")
    basket.button("cart.remove.name", name=CHEESE).click()
    expect(basket.said).to_contain_text(words("cart.removed", name=CHEESE))
    expect(basket.lines).to_have_count(0)
    basket.undo.click()
    expect(basket.quantity(CHEESE)).to_have_value("4")
    page.reload()
    expect(basket.quantity(CHEESE)).to_have_value("4")
    page.get_by_text(words("cart.log"), exact=True).click()
    expect(page.get_by_text(f"Du endret {CHEESE} fra 1 til 4.")).to_be_visible()


def test_two_carts_trade_merge_and_go_and_come_back(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Moved to another and back, merged and parted again, deleted and brought back."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    basket = Basket(page, words)
    basket.make("Til jul")
    basket.put_in("fylleleke", WATER)
    basket.make("Til hytta")
    basket.put_in("ostehjerter", CHEESE)
    basket.button("cart.move.name", name=CHEESE).click()
    basket.button("cart.move.submit").click()
    expect(basket.said).to_contain_text(words("cart.moved", name=CHEESE, cart="Til jul"))
    expect(basket.said.locator("div")).to_be_focused()
    basket.undo.click()
    expect(basket.lines).to_have_count(1)
    basket.button("cart.merge").click()
    basket.button("cart.merge.submit").click()
    expect(page.get_by_role("heading", level=1, name="Til jul")).to_be_focused()
    expect(basket.said).to_contain_text(words("cart.merge.done", name="Til hytta"))
    expect(basket.lines).to_have_count(2)
    basket.undo.click()
    expect(basket.lines).to_have_count(1)
    basket.button("cart.delete").click()
    expect(page.get_by_role("heading", level=1, name=words("carts.title"))).to_be_focused()
    expect(page.locator(".cart-card")).to_have_count(1)
    basket.button("carts.undo.delete").click()
    expect(basket.said).to_contain_text(words("carts.undone.delete", name="Til jul"))
    expect(page.locator(".cart-card")).to_have_count(2)


def test_a_cart_is_renamed_and_leads_to_fixed_deliveries(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """An empty name is refused at its field and what was typed stays; the deliveries begin with its goods."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    basket = Basket(page, words)
    basket.make("Feil navn")
    basket.put_in("ostehjerter", CHEESE)
    basket.button("cart.rename").click()
    field = page.get_by_label(words("cart.rename.called"))
    expect(field).to_be_focused()
    field.fill(" ")
    basket.button("act.save").click()
    expect(page.locator("[aria-invalid=true]")).to_be_visible()
    field.fill("Riktig navn")
    basket.button("act.save").click()
    expect(page.get_by_role("heading", level=1, name="Riktig navn")).to_be_visible()
    expect(basket.said).to_contain_text(words("cart.rename.done", name="Riktig navn"))
    page.get_by_role("link", name=words("cart.regular")).click()
    expect(page.get_by_role("heading", level=3, name=CHEESE)).to_be_visible()


def test_a_cart_is_opened_in_the_shop_by_a_signed_link(visit: Visit, words: Words) -> None:
    """The demo's shop takes it, and tells what is in its cart, which is the same cart here; a link that was changed
    opens nothing."""
    page = visit(KARI).new_page()
    page.goto("/handlekurver")
    expect(page.locator(".cart-card").first).to_be_visible()
    before = page.locator(".cart-card").count()
    page.get_by_role("link", name="Julegaver").click()
    page.get_by_role("button", name=words("cart.open"), exact=True).click()
    page.wait_for_url("**/handlekurv?**")
    query = parse_qs(urlsplit(page.url).query)
    assert ["cart"] == query["purpose"]
    assert ["MP-10430:2", "MP-30020:1"] == query["vare"]
    forged = page.url.replace("MP-10430%3A2", "MP-10430%3A9")
    assert forged != page.url
    answer = page.request.get(forged)
    assert 401 == answer.status
    again = query
    for _ in range(20):
        page.goto(f"/handlekurver/{query['cart'][0]}")
        page.get_by_role("button", name=words("cart.open"), exact=True).click()
        page.wait_for_url("**/handlekurv?**")
        again = parse_qs(urlsplit(page.url).query)
        if "shop_cart" in again:
            break
        page.wait_for_timeout(500)
    assert query["cart"] == again.get("shop_cart")
    page.goto("/handlekurver")
    expect(page.get_by_role("link", name="Julegaver")).to_be_visible()
    assert before == page.locator(".cart-card").count()


def test_an_order_comes_into_a_cart(visit: Visit, words: Words) -> None:
    """What was pressed on the order's page is ticked; nothing ticked is refused in words."""
    page = visit(KARI).new_page()
    page.goto("/bestillinger")
    href = page.locator("a[href^='/bestillinger/0']").first.get_attribute("href") or ""
    order = href.split("/")[2].partition("#")[0]
    page.goto(f"/handlekurver?fra-ordre={order}&linje=2")
    boxes = page.get_by_role("checkbox")
    expect(boxes.first).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.get_by_role("checkbox", checked=True).uncheck()
    submit = page.get_by_role("button", name=words("carts.order.submit"))
    submit.click()
    expect(page.get_by_text(words("carts.order.none")).first).to_be_visible()
    boxes.first.check()
    page.get_by_label(words("carts.order.name")).fill("Fra en bestilling")
    submit.click()
    expect(page.get_by_role("heading", level=1, name="Fra en bestilling")).to_be_focused()
    expect(page.locator(".cart-line")).to_have_count(1)
    page.get_by_role("button", name=words("cart.delete"), exact=True).click()
    expect(page.get_by_role("heading", level=1, name=words("carts.title"))).to_be_visible()


def test_a_change_that_does_not_come_about_is_told_at_its_line(visit: Visit, words: Words) -> None:
    """What was typed stays, and the next press is said."""
    page = visit(KARI).new_page()
    refused = {
        "cartLineSet": {
            "cart": None,
            "change": None,
            "userErrors": [{"field": ["sku"], "code": "LIMIT_REACHED", "message": "Det er fullt."}],
        }
    }
    told = {"Cart": cart_answers.one(cart_answers.details()), "CartLineSet": refused}
    answers.answer(page, told)
    page.goto("/handlekurver/c-1")
    basket = Basket(page, words)
    basket.button("cart.more", name="Høy").click()
    basket.button("cart.less", name="Kobbel").click()
    basket.button("cart.more", name="Kobbel").click()
    basket.button("cart.more", name="Kobbel").click()
    expect(page.get_by_role("alert").filter(has_text="Det er fullt.")).to_be_visible()
    expect(basket.quantity("Kobbel")).to_have_value("3")


def test_one_fills_a_cart_by_the_keyboard_alone(page: Page, words: Words, newcomer: Arrive) -> None:
    """Every button has a name of its own and is reached by Tab; focus is never lost."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    basket = Basket(page, words)
    page.get_by_label(words("carts.new.called")).focus()
    page.keyboard.type("Til hytta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Til hytta")).to_be_focused()
    page.get_by_label(words("fast.search")).last.focus()
    page.keyboard.type("ostehjerter")
    page.keyboard.press("Enter")
    choice = page.get_by_role("button", name=CHEESE)
    choice.focus()
    page.keyboard.press("Enter")
    expect(basket.lines).to_have_count(1)
    basket.button("cart.less", name=CHEESE).focus()
    page.keyboard.press("Tab")
    expect(basket.quantity(CHEESE)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(basket.said).to_contain_text(words("cart.set.done", quantity=2))
    expect(basket.button("cart.more", name=CHEESE)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(basket.said).to_contain_text(words("cart.removed", name=CHEESE))
    expect(basket.said.locator("div")).to_be_focused()


def test_pressed_twice_a_found_product_is_added_once_and_nothing_moves(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """What was found stays under the finger, and the next press adds one more of the same."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    basket = Basket(page, words)
    basket.make("Til hytta")
    page.get_by_label(words("fast.search")).last.fill("ostehjerter")
    basket.button("fast.search.submit").click()
    choice = page.locator("button.product-choice").filter(has_text=CHEESE)
    choice.scroll_into_view_if_needed()
    expect(choice).to_be_visible()
    box = choice.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.dblclick(x, y)
    expect(basket.quantity(CHEESE)).to_have_value("1")
    page.wait_for_timeout(700)
    page.mouse.click(x, y)
    expect(basket.quantity(CHEESE)).to_have_value("2")
    assert "/handlekurver/" in page.url
    basket.undo.click()
    expect(basket.said).to_contain_text(words("cart.undone.add", name=CHEESE))


def test_a_deleted_cart_is_listed_for_a_day_and_comes_back_once(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Also after the notice is gone; pressed twice, it is back, and nothing else is said."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    basket = Basket(page, words)
    basket.make("Til hytta")
    basket.button("cart.delete").click()
    expect(page.get_by_role("heading", level=1, name=words("carts.title"))).to_be_focused()
    page.reload()
    basket.button("carts.recent.back", name="Til hytta").dblclick()
    expect(basket.said).to_contain_text(words("carts.undone.delete", name="Til hytta"))
    expect(page.locator(".cart-card")).to_have_count(1)
    expect(page.get_by_role("heading", name=words("carts.recent"))).to_have_count(0)
    page.get_by_role("link", name="Til hytta").click()
    basket.button("cart.delete").click()
    basket.button("carts.undo.delete").dblclick()
    expect(basket.said).to_contain_text(words("carts.undone.delete", name="Til hytta"))


def test_panels_close_by_escape_and_focus_is_where_they_were_opened(
    visit: Visit, words: Words
) -> None:
    """By Escape and by the button alike; merging begins at its field."""
    page = visit(KARI).new_page()
    answers.answer(page, {"Cart": cart_answers.one(cart_answers.details())})
    page.goto("/handlekurver/c-1")
    basket = Basket(page, words)
    for opener in (
        basket.button("cart.rename"),
        basket.button("cart.merge"),
        basket.button("cart.move.name", name="Kobbel"),
    ):
        opener.click()
        panel = page.locator(".cart-panel")
        expect(panel.locator("input, select").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
        expect(opener).to_be_focused()
        opener.click()
        panel.get_by_role("button", name=words("act.cancel")).click()
        expect(panel).to_have_count(0)
        expect(opener).to_be_focused()


def test_what_another_window_changed_is_told_and_not_overwritten(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Neither a quantity, nor that it was taken out; of another line it is no hindrance."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    here = Basket(page, words)
    here.make("Til hytta")
    here.put_in("ostehjerter", CHEESE)
    here.put_in("fylleleke", WATER)
    there = Basket(page.context.new_page(), words)
    there.page.goto(page.url)
    there.quantity(CHEESE).fill("5")
    there.quantity(CHEESE).press("Enter")
    expect(there.said).to_contain_text(words("cart.set.done", quantity=5))
    here.button("cart.more", name=WATER).click()
    expect(here.said).to_contain_text(words("cart.set.done", quantity=2))
    there.quantity(CHEESE).fill("7")
    there.quantity(CHEESE).press("Enter")
    expect(there.said).to_contain_text(words("cart.set.done", quantity=7))
    here.button("cart.more", name=CHEESE).click()
    expect(here.said).to_contain_text(words("cart.elsewhere", name=CHEESE, quantity=7))
    expect(here.quantity(CHEESE)).to_have_value("7")
    there.button("cart.remove.name", name=CHEESE).click()
    expect(there.said).to_contain_text(words("cart.removed", name=CHEESE))
    here.quantity(CHEESE).fill("9")
    here.quantity(CHEESE).press("Enter")
    expect(here.said).to_contain_text(words("cart.elsewhere.gone", name=CHEESE))
    expect(here.lines).to_have_count(1)


def test_no_sum_is_shown_that_is_not_that_of_the_quantity(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Until it is saved the line says so; offline, that it isn't."""
    walk_in(page, words, newcomer(), to="/handlekurver")
    basket = Basket(page, words)
    basket.make("Til hytta")
    basket.put_in("ostehjerter", CHEESE)
    basket.button("cart.more", name=CHEESE).click()
    expect(basket.lines.locator(".cart-line-total")).to_have_text(words("cart.saving"))
    expect(page.locator(".cart-total strong")).to_have_text(words("cart.total.open"))
    expect(basket.said).to_contain_text(words("cart.set.done", quantity=2))
    expect(basket.lines.locator("strong.cart-line-total")).to_be_visible()
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    basket.button("cart.more", name=CHEESE).click()
    expect(basket.lines.locator(".cart-line-total")).to_have_text(words("cart.unsaved"))
    expect(basket.said).to_have_count(0)
    page.context.set_offline(False)


def test_what_is_not_sold_is_not_ticked_and_a_cart_of_it_is_not_opened(
    visit: Visit, words: Words
) -> None:
    """Also where it is the very line that was pressed; it is said by its name."""
    page = visit(KARI).new_page()
    gone = cart_answers.details(lines=[cart_answers.LINES[2]], total=None)
    told = {
        "Carts": cart_answers.ALL,
        "CartOrder": cart_answers.ORDER,
        "Cart": cart_answers.one(gone),
    }
    answers.answer(page, told)
    page.goto("/handlekurver?fra-ordre=o-1&linje=3")
    expect(page.get_by_text(words("carts.order.unticked", count=1, name="Ball"))).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    page.goto("/handlekurver/c-1")
    expect(page.get_by_text(words("cart.open.nothing"))).to_be_visible()
    expect(page.get_by_role("button", name=words("cart.open"), exact=True)).to_have_count(0)


def test_two_carts_of_one_name_are_told_apart(visit: Visit, words: Words) -> None:
    """By what is in them and when they were changed."""
    page = visit(KARI).new_page()
    twins = [
        {**cart_answers.OTHERS[1], "id": f"c-{n}", "name": "Julegaver", "lineCount": n}
        for n in (2, 3)
    ]
    answers.answer(page, {"Cart": cart_answers.one(cart_answers.details(), twins)})
    page.goto("/handlekurver/c-1")
    Basket(page, words).button("cart.merge").click()
    first, second = page.locator(".cart-panel option").all_inner_texts()
    assert first != second
    assert first.startswith("Julegaver (to varer, endret ")


def test_a_product_comes_into_a_cart_from_its_own_page(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Into a new one first, then into the newest; told with the way there, and taken back."""
    walk_in(page, words, newcomer(), to="/varer/MP-10430")
    basket = Basket(page, words)
    put = basket.button("product.cart")
    name = words("product.cart.new")
    put.click()
    expect(basket.said).to_contain_text(name)
    basket.undo.click()
    expect(basket.said).to_contain_text(words("product.cart.undone", name=name))
    expect(basket.said.locator("div")).to_be_focused()
    put.dblclick()
    page.get_by_role("link", name=words("product.cart.see")).click()
    expect(basket.lines).to_have_count(1)
    expect(basket.lines.get_by_role("textbox")).to_have_value("1")
