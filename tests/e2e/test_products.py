"""Varer: products are searched for in the address, leafed through, and shown one by one."""

import json
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.e2e import answers
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.states import KARI
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
BRAND = "Setertun"
_numbers = count(1)


def item(title: str, **said: object) -> str:
    """A line of the shop's feed."""
    line = {
        "id": f"E2E/{next(_numbers)}",
        "title": title,
        "brand": BRAND,
        "price": "249.00 NOK",
        "availability": "in_stock",
        "product_type": "Hund > Leker",
        **said,
    }
    return json.dumps(line, ensure_ascii=False)


FEED = [
    item(
        "Setertun stølsfôr med laks, 3 kg",
        id="E2E/3kg",
        item_group_id="E2E",
        size="3 kg",
        product_weight="3 kg",
        sale_price="199.90 NOK",
        description="Til lange dager i fjellet.",
        link="https://www.mikopet.no/p/e2e-3kg",
        product_type="Hund > Tørrfôr",
        product_detail=["Innhold:Ingredienser:Laks 26 %, ris"],
    ),
    item(
        "Setertun stølsfôr med laks, 12 kg",
        id="E2E/12kg",
        item_group_id="E2E",
        size="12 kg",
        product_weight="12 kg",
        price="899.00 NOK",
        availability="out_of_stock",
        product_type="Hund > Tørrfôr",
    ),
    item("Setertun klatretre", product_type="Katt > Møbler", quantity="2"),
    *(item(f"Setertun ball nummer {number}") for number in range(1, 31)),
]


@pytest.fixture(scope="session")
def _shelf(demo: RunningDemo, tmp_path_factory: pytest.TempPathFactory) -> None:
    feed: Path = tmp_path_factory.mktemp("feed") / "feed.jsonl"
    feed.write_text("\n".join(FEED) + "\n", encoding="utf-8")
    assert "0 left out" in demo.run("import-products", str(feed))


@pytest.fixture
def page(visit: Visit, _shelf: None) -> Page:
    """A window of Kari's."""
    return visit(KARI).new_page()


def cards(page: Page) -> Locator:
    return page.get_by_role("main").locator(".product-card")


def found(page: Page, text: str) -> None:
    """How many there are is told without taking focus."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def field(page: Page, words: Words) -> Locator:
    return page.get_by_role("searchbox", name=words("products.search"))


def category(page: Page, words: Words, name: str) -> Locator:
    nav = page.get_by_role("navigation", name=words("products.categories"))
    return nav.get_by_role("link", name=re.compile(rf"^{name}\b"))


def test_words_are_searched_by_enter_and_stand_in_the_address(
    page: Page, words: Words, personal: PersonalValues
) -> None:
    """Focus stays where one types; back and reload find the same search again."""
    keyboard = Keyboard(page, personal)
    page.goto("/varer")
    keyboard.write(field(page, words), "setertun klatretre")
    keyboard.press("Enter")
    found(page, words("products.found.for", count=1, search="setertun klatretre"))
    expect(cards(page)).to_have_count(1)
    expect(cards(page)).to_contain_text(words("product.stock.FEW", count=2))
    expect(field(page, words)).to_be_focused()
    expect(page).to_have_url("/varer?sok=setertun+klatretre")
    keyboard.write(field(page, words), BRAND)
    keyboard.press("Enter")
    found(page, words("products.found.for", count=33, search=BRAND))
    page.reload()
    expect(field(page, words)).to_have_value(BRAND)
    found(page, words("products.found.for", count=33, search=BRAND))
    page.go_back()
    expect(field(page, words)).to_have_value("setertun klatretre")
    found(page, words("products.found.for", count=1, search="setertun klatretre"))


def test_a_search_asks_the_server_once(page: Page, words: Words) -> None:
    """The list, its count and its categories are one answer."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(answers.operation(request)))
    page.goto(f"/varer?sok={BRAND}")
    expect(cards(page)).to_have_count(24)
    assert 1 == asked.count("Products")


def test_one_category_is_chosen_and_left_again(page: Page, words: Words) -> None:
    """It is said which; the words stay, and the counts of the others too."""
    page.goto(f"/varer?sok={BRAND}")
    category(page, words, "Katt").click()
    found(page, words("products.found.for", count=1, search=BRAND))
    expect(category(page, words, "Katt")).to_have_attribute("aria-current", "true")
    expect(category(page, words, "Hund")).to_contain_text("32")
    expect(field(page, words)).to_have_value(BRAND)
    everything = words("products.category", name=words("products.all"), number=33)
    page.get_by_role("link", name=everything, exact=True).click()
    found(page, words("products.found.for", count=33, search=BRAND))


def test_the_rest_comes_when_asked_for_and_is_there_when_one_comes_back(
    page: Page, words: Words, personal: PersonalValues
) -> None:
    """By keyboard: focus goes on at the first that is new; a product and back loses nothing."""
    keyboard = Keyboard(page, personal)
    page.goto(f"/varer?sok={BRAND}")
    expect(cards(page)).to_have_count(24)
    more = page.get_by_role("button", name=words("act.more"))
    more.focus()
    keyboard.press("Enter")
    expect(cards(page)).to_have_count(33)
    expect(more).to_have_count(0)
    expect(page.locator(".shelf > li").nth(24)).to_be_focused()
    keyboard.press("Tab")
    expect(cards(page).nth(24)).to_be_focused()
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=BRAND)).to_be_focused()
    page.get_by_role("link", name=words("product.back")).click()
    expect(cards(page)).to_have_count(33)
    expect(cards(page).nth(24)).to_be_focused()
    page.reload()
    expect(cards(page)).to_have_count(33)


@pytest.mark.parametrize("place", [3, 30])
def test_back_from_a_product_one_is_at_its_card(place: int, page: Page, words: Words) -> None:
    """In sight and in focus, however far down the list it is."""
    page.goto(f"/varer?sok={BRAND}")
    page.get_by_role("button", name=words("act.more")).click()
    expect(cards(page)).to_have_count(33)
    cards(page).nth(place).click()
    expect(page.get_by_role("heading", level=1, name=BRAND)).to_be_focused()
    page.go_back()
    expect(cards(page).nth(place)).to_be_focused()
    expect(cards(page).nth(place)).to_be_in_viewport()
    expect(page.locator("h1")).not_to_be_in_viewport()


def test_a_reduced_price_is_told_in_words(page: Page, words: Words) -> None:
    """What it costs now and what it cost before, for eyes and ears alike."""
    page.goto("/varer?sok=stølsfôr")
    card = cards(page).filter(has_text="3 kg").first
    expect(card).to_contain_text(words("product.price", price="199,90\u00a0kr"))
    expect(card).to_contain_text(words("product.price.regular", price="249\u00a0kr"))
    expect(card).to_contain_text(words("product.stock.IN_STOCK"))
    expect(cards(page).filter(has_text="899")).to_contain_text(words("product.stock.OUT_OF_STOCK"))


def test_nothing_found_says_what_to_try(page: Page, words: Words) -> None:
    """Without a word more than was searched for, and with a way on."""
    page.goto("/varer?sok=xyzzyplugh&kategori=Hund")
    found(page, words("products.none.search", search="xyzzyplugh"))
    wider = page.get_by_role("link", name=words("products.none.everywhere"))
    expect(wider).to_have_attribute("href", "/varer?sok=xyzzyplugh")
    page.get_by_role("link", name=words("products.none.all")).click()
    expect(page).to_have_url("/varer")
    expect(cards(page)).not_to_have_count(0)


def test_what_was_searched_before_isnt_shown_for_what_failed(
    page: Page, words: Words, watch: Watch
) -> None:
    """The failure stands in its place, and trying again finds it."""
    watch.expect("500")
    page.goto(f"/varer?sok={BRAND}")
    expect(cards(page)).to_have_count(24)
    answers.intercept(page, {"Products": lambda route: route.fulfill(status=500)})
    field(page, words).fill("setertun klatretre")
    field(page, words).press("Enter")
    retry = page.get_by_role("button", name=words("act.retry"))
    expect(retry).to_be_visible()
    expect(cards(page)).to_have_count(0)
    page.unroute_all()
    retry.click()
    expect(cards(page)).to_have_count(1)


def test_a_product_is_shown_with_its_variants(page: Page, words: Words) -> None:
    """A number with a slash in it has its own address too; a variant is a page of its own."""
    page.goto(f"/varer/{quote('E2E/3kg', safe='')}")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Setertun stølsfôr med laks, 3 kg")
    main = page.get_by_role("main")
    for said in ("199,90\u00a0kr", "Til lange dager i fjellet.", "Laks 26 %, ris", "E2E/3kg"):
        expect(main).to_contain_text(said)
    shop = main.get_by_role("link", name=words("product.shop"))
    expect(shop).to_have_attribute("href", "https://www.mikopet.no/p/e2e-3kg")
    variants = page.get_by_role("navigation", name=words("product.variants")).get_by_role("link")
    expect(variants.nth(0)).to_have_attribute("aria-current", "page")
    expect(variants.nth(1)).to_contain_text(words("product.stock.OUT_OF_STOCK"))
    variants.nth(1).click()
    expect(title).to_have_text("Setertun stølsfôr med laks, 12 kg")
    expect(title).to_be_focused()
    trail = page.get_by_role("navigation", name=words("product.category"))
    trail.get_by_role("link", name="Tørrfôr").click()
    expect(page).to_have_url("/varer?kategori=Hund+%3E+T%C3%B8rrf%C3%B4r")
    current = page.locator(".category[aria-current]")
    expect(current).to_have_text("Hund › Tørrfôr")


@pytest.mark.parametrize(("sku", "is_plain"), [("MP-10061", True), ("MP-20360", False)])
def test_what_runs_out_is_offered_regularly_and_the_rest_quietly(
    sku: str, is_plain: bool, page: Page, words: Words
) -> None:
    """Food by a button, a scratching post by a link beside it; either leads there."""
    page.goto(f"/varer/{sku}")
    offer = page.get_by_role("link", name=words("product.subscribe"))
    expect(offer).to_have_class("ds-button" if is_plain else "ds-link")
    offer.click()
    expect(page.get_by_role("heading", level=1, name=words("start.title"))).to_be_visible()


def test_a_picture_is_fetched_from_here_and_is_decoration(visit: Visit) -> None:
    """The name stands beside it, and white behind it, once it is there; without one, a drawing of
    ours does."""
    page = visit(KARI).new_page()
    pictured = answers.product(1, "Ball", pictureUrl="/favicon.svg")
    answers.answer(page, {"Product": {"product": pictured}})
    page.goto("/varer/MP-1")
    picture = page.locator(".product-picture img")
    expect(picture).to_have_attribute("alt", "")
    expect(picture).to_have_js_property("complete", True)
    expect(page.locator(".product-picture")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator(".product-picture svg")).to_have_count(0)


def test_an_unknown_number_is_told_as_one(page: Page, words: Words) -> None:
    """With a way to the search."""
    page.goto("/varer/finnes-ikke")
    heading = page.get_by_role("heading", level=1, name=words("product.missing.title"))
    expect(heading).to_be_visible()
    page.get_by_role("link", name=words("product.missing.act")).click()
    expect(field(page, words)).to_be_visible()


@pytest.mark.usefixtures("_shelf")
def test_a_pets_page_leads_to_what_it_needs(visit: Visit, words: Words, newcomer: Arrive) -> None:
    """And Oversikt to all of it."""
    page = visit().new_page()
    me = newcomer(pet="Fanny")
    walk_in(page, words, me)
    expect(page.get_by_role("link", name=words("home.shop.link"))).to_have_attribute(
        "href", "/varer"
    )
    page.goto(f"/kjaeledyr/{me.pet}")
    page.get_by_role("link", name=words("pet.shop", name="Fanny")).click()
    expect(field(page, words)).to_have_value("hund")


def test_the_shape_of_the_shelf_stands_until_it_comes(visit: Visit, words: Words) -> None:
    """With the words that were searched for in their field."""
    page = visit(KARI).new_page()
    held: list[Route] = []
    answers.intercept(page, {"Products": held.append})
    page.goto("/varer?sok=ball")
    expect(page.locator(".loading-shelf")).to_be_visible()
    expect(field(page, words)).to_have_value("ball")
    held[0].fulfill(json={"data": answers.WHOLE_SHELF})
    expect(cards(page)).to_have_count(6)


LONG = "seterfôr" * 60


def test_a_search_that_is_too_long_says_so_and_keeps_every_word(
    page: Page, words: Words, personal: PersonalValues
) -> None:
    """Nothing is cut off; what was found before stays, and a shorter search goes on from there."""
    page.goto("/varer")
    expect(cards(page).first).to_be_visible()
    field(page, words).fill(LONG)
    Keyboard(page, personal).press("Enter")
    told = words("products.search.too-long", most=200, count=len(LONG) - 200)
    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    expect(field(page, words)).to_have_value(LONG)
    expect(field(page, words)).to_be_focused()
    expect(field(page, words)).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url("/varer")
    field(page, words).fill(BRAND)
    expect(page.get_by_text(told)).to_have_count(0)
    page.keyboard.press("Enter")
    found(page, words("products.found.for", count=33, search=BRAND))


@pytest.mark.parametrize("width", [320, 1280])
def test_an_address_with_a_very_long_search_holds_its_page(
    visit: Visit, words: Words, width: int
) -> None:
    """Five thousand letters without a space: told as too long, and nothing is wider than the page."""
    page = visit(KARI, viewport={"width": width, "height": 800}).new_page()
    page.goto(f"/varer?sok={'x' * 5000}")
    told = words("products.search.too-long", most=200, count=4800)
    expect(page.get_by_text(told)).to_be_visible()
    expect(field(page, words)).to_have_value("x" * 5000)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"/varer?kategori={'x' * 5000}")
    expect(page.get_by_text(words("products.none.title"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
