"""Meld fra om en feil: text, pictures, and what one would like best."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from tests.e2e import pictures, shop
from tests.e2e.app import Words
from tests.e2e.conftest import walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.test_bad_input import problem_at, summary_says

Arrive = Callable[..., Newcomer]
TORN = "Sekken var revet opp da den kom"
NO_PICTURE: FilePayload = pictures.payload("faktura.jpg", "image/jpeg", b"ikke et bilde")


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer()


@pytest.fixture
def bought(me: Newcomer) -> shop.Order:
    return shop.order(me, 50).shipped(49).delivered(48)


@pytest.fixture
def there(page: Page, words: Words, me: Newcomer, bought: shop.Order) -> Page:
    """At the form for the food, from its line in the order."""
    walk_in(page, words, me, to=bought.path)
    page.get_by_role("link", name=words("lines.complain.name", name="Vilter Vidde")).click()
    expect(page.get_by_role("heading", level=1, name=words("complain.title"))).to_be_focused()
    return page


def files(page: Page) -> Locator:
    return page.locator("input[type=file]")


def chosen(page: Page, words: Words) -> Locator:
    return page.get_by_role("list", name=words("pictures.list")).get_by_role("listitem")


def ready(page: Page, words: Words, count: int) -> None:
    """So many pictures have come."""
    expect(chosen(page, words).filter(has_text=words("pictures.ready"))).to_have_count(count)


def test_a_fault_is_reported_by_keyboard_with_a_picture_and_a_wish(
    there: Page, words: Words, personal: PersonalValues, bought: shop.Order
) -> None:
    """A lasting confirmation with a number; the order shows the same, with the picture."""
    page, keyboard = there, Keyboard(there, personal)
    keyboard.write(page.get_by_label(words("complain.text")), TORN)
    keyboard.hand_over(files(page), pictures.photo())
    ready(page, words, 1)
    keyboard.choose(
        page.get_by_role("group", name=words("complain.wish")), words("complain.wish.REPLACEMENT")
    )
    keyboard.activate(page.get_by_role("button", name=words("complain.submit")))
    said = page.locator(".confirmation")
    expect(said.locator(":focus")).to_have_count(1)
    number = next(word.strip(".") for word in said.inner_text().split() if word.startswith("K-"))
    expect(said).to_contain_text(words("complain.done", number=number))
    expect(page.get_by_text(words("complain.next.answer"))).to_be_visible()

    page.get_by_role("link", name=words("complain.order")).click()
    case = page.get_by_role("region", name=words("cases.title"))
    expect(case).to_contain_text(words("complaint.name", number=number))
    expect(case).to_contain_text(TORN)
    picture = case.get_by_role("img")
    expect(picture).to_have_js_property("complete", True)
    assert 0 < picture.evaluate("image => image.naturalWidth")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        words("order.name", number=bought.number)
    )


def test_what_isnt_a_picture_says_so_at_its_place_and_the_rest_stays(
    there: Page, words: Words
) -> None:
    """Three are chosen at once, and two are taken; what was written stands."""
    page = there
    page.get_by_label(words("complain.text")).fill(TORN)
    files(page).set_input_files([pictures.photo(), NO_PICTURE, pictures.photo()])
    ready(page, words, 2)
    expect(chosen(page, words)).to_have_count(2)
    problem_at(files(page), f"faktura.jpg: {words('photo.problem.NOT_A_PICTURE')}")
    expect(page.get_by_label(words("complain.text"))).to_have_value(TORN)
    page.get_by_role("button", name=words("pictures.remove", number=1)).click()
    expect(chosen(page, words)).to_have_count(1)
    expect(files(page)).to_be_focused()
    expect(files(page)).not_to_have_attribute("aria-invalid", "true")


def test_there_is_room_for_five_pictures(there: Page, words: Words) -> None:
    """The sixth is refused, and the five stay."""
    files(there).set_input_files([pictures.photo()] * 6)
    ready(there, words, 5)
    problem_at(files(there), words("pictures.full", count=5))
    expect(files(there)).to_have_attribute("aria-disabled", "true")


def test_a_fault_without_words_is_asked_for_some(there: Page, words: Words) -> None:
    """The picture and the wish stay."""
    page = there
    files(page).set_input_files(pictures.photo())
    ready(page, words, 1)
    wish = page.get_by_role("radio", name=words("complain.wish.REFUND"))
    wish.check()
    page.get_by_role("button", name=words("complain.submit")).click()
    summary_says(page, words("complain.summary"), words("complain.text.missing"))
    problem_at(page.get_by_label(words("complain.text")), words("complain.text.missing"))
    ready(page, words, 1)
    expect(wish).to_be_checked()
    page.get_by_role("radio", name=words("complain.wish.NONE")).check()
    expect(wish).not_to_be_checked()


def test_what_was_begun_is_there_when_one_comes_back(
    there: Page, words: Words, bought: shop.Order
) -> None:
    """Words, pictures and wish; once sent, the next form is empty."""
    page = there
    page.get_by_label(words("complain.text")).fill(TORN)
    files(page).set_input_files(pictures.photo())
    ready(page, words, 1)
    page.get_by_role("link", name=words("complain.order")).click()
    link = page.get_by_role("link", name=words("lines.complain.name", name="Vilter Vidde"))
    link.click()
    expect(page.get_by_label(words("complain.text"))).to_have_value(TORN)
    ready(page, words, 1)
    expect(chosen(page, words).locator("canvas")).to_be_visible()
    page.get_by_role("button", name=words("complain.submit")).click()
    expect(page.locator(".confirmation")).to_contain_text("K-")
    page.get_by_role("link", name=words("complain.order")).click()
    link.click()
    expect(page.get_by_label(words("complain.text"))).to_have_value("")
    expect(chosen(page, words)).to_have_count(0)


def test_what_hasnt_been_sent_yet_cant_be_faulty(page: Page, words: Words, me: Newcomer) -> None:
    """No link at its line; whoever comes by the address is told why, and whom to ask."""
    waiting = shop.order(me, 1)
    walk_in(page, words, me, to=waiting.path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name=words("lines.complain"))).to_have_count(0)
    page.goto(f"{waiting.path}/reklamasjon/1")
    why = page.get_by_role("region", name=words("complain.no.title"))
    expect(why.get_by_role("link", name="post@mikopet.no")).to_be_visible()
    expect(page.get_by_label(words("complain.text"))).to_have_count(0)
