"""Mine omtaler as people use it: written by keyboard, looked at by the shop, read and voted on by others."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from tests.e2e import answers, shop
from tests.e2e.app import Words
from tests.e2e.conftest import walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.test_bad_input import problem_at, summary_says
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
FOOD = "Vilter Vidde Lam & rein, 12 kg"
NEW = "/omtaler/ny?vare=MP-10061"
TITLE, TEXT = "Spist opp på et blunk", "Skåla var tom.\nHun ville ha mer."
# What the demo's shop takes to look at it, and what the worker takes to tell of it.
LOOKED_AT = 40_000


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    """Somebody with a dog, who has got the food."""
    me = newcomer(pet="Tufs")
    shop.order(me, 50).shipped(49).delivered(48)
    return me


class Form:
    """The form of a review."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page, self.words = page, words
        self.stars = page.get_by_role("group", name=words("review-form.stars"))
        self.title = page.get_by_label(words("review-form.title"), exact=True)
        self.text = page.get_by_label(words("review-form.text"))
        self.send = page.get_by_role("button", name=words("review-form.send"))
        self.save = page.get_by_role("button", name=words("review-form.save"))

    def star(self, count: int) -> Locator:
        return self.stars.get_by_role("radio").nth(count - 1)

    def fill(self, title: str = TITLE, text: str = TEXT, stars: int = 4) -> None:
        # As a finger does: the radio button lies under the star.
        self.stars.locator(".star-choice").nth(stars - 1).click()
        self.title.fill(title)
        self.text.fill(text)


def told(page: Page, text: str) -> None:
    """The page tells this, and focus is there."""
    said = page.locator(".confirmation")
    expect(said).to_contain_text(text)
    expect(said.locator(":focus")).to_have_count(1)


def own(page: Page) -> Locator:
    return page.locator(".own-review")


def test_written_by_keyboard_and_read_by_others(
    page: Page, words: Words, me: Newcomer, personal: PersonalValues
) -> None:
    """From the list in one step; it waits, and once the shop has looked at it, it stands at the product."""
    walk_in(page, words, me, to="/omtaler")
    keyboard, form = Keyboard(page, personal), Form(page, words)
    write = page.get_by_role("link", name=words("reviews.write.name", product=FOOD))
    keyboard.activate(write)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    keyboard.go_to(form.star(1))
    keyboard.press("Space", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(form.star(4)).to_be_checked()
    keyboard.write(form.title, TITLE)
    keyboard.go_to(form.text)
    page.keyboard.type(TEXT)
    page.get_by_label(words("review-form.pet")).select_option(label="Tufs")
    keyboard.choose(page.get_by_role("group", name=words("review-form.shown-as")), "Å.N.")
    keyboard.activate(form.send)
    told(page, words("review.sent", product=FOOD))
    expect(own(page)).to_contain_text(TITLE)
    expect(own(page)).to_contain_text(words("review.PENDING", day="|").partition("|")[0])
    expect(write).to_have_count(0)

    page.goto("/varer/MP-10061")
    expect(page.get_by_text(words("product-reviews.own.PENDING"))).to_be_visible()
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)
    _until_read(page)
    mine = page.locator(".product-review").filter(has_text=TITLE)
    for each in (
        "Skåla var tom.",
        "Å.N.",
        words("product-reviews.of.DOG"),
        words("product-reviews.yours"),
    ):
        expect(mine).to_contain_text(each)
    expect(mine).not_to_contain_text("Tufs")
    expect(mine.get_by_role("button")).to_have_count(0)


def _until_read(page: Page) -> None:
    """The shop looks at it while one waits."""
    mine = page.locator(".product-review").filter(has_text=TITLE)
    for _ in range(LOOKED_AT // 1_000):
        page.reload()
        expect(page.locator(".product-review").first).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        if mine.count():
            return
        page.wait_for_timeout(1_000)
    expect(mine).to_be_visible()


def test_what_is_wrong_is_told_and_what_was_typed_stays(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Nothing chosen, then 20,000 characters, then what only the server knows; and after a look elsewhere."""
    walk_in(page, words, me, to=NEW)
    form = Form(page, words)
    form.send.click()
    missing = [words(f"review-form.{name}.missing") for name in ("stars", "title", "text")]
    summary_says(page, words("review-form.summary"), *missing)
    problem_at(form.title, missing[1])
    page.get_by_role("link", name=missing[0]).click()
    expect(form.star(1)).to_be_focused()

    form.fill(text="x" * 20_000)
    form.send.click()
    summary_says(
        page, words("review-form.summary"), words("review-form.text.too-long", count=15_000)
    )
    expect(form.text).to_have_value("x" * 20_000)

    form.text.fill("Pling\u0007 plong")
    form.send.click()
    problem_at(form.text, "tegn som ikke kan vises")
    expect(form.star(4)).to_be_checked()
    page.get_by_role("link", name=words("menu.pets"), exact=True).click()
    expect(page.get_by_role("heading", level=1, name=words("pets.title"))).to_be_visible()
    page.go_back()
    expect(page.get_by_text(words("form.unsaved"))).to_be_visible()
    expect(form.text).to_have_value("Pling\u0007 plong")
    expect(form.title).to_have_value(TITLE)
    expect(form.star(4)).to_be_checked()


def test_changed_deleted_and_taken_back(page: Page, words: Words, me: Newcomer) -> None:
    """Each act can be undone where it is told, and focus is never lost."""
    walk_in(page, words, me, to=NEW)
    form = Form(page, words)
    form.fill()
    form.send.click()
    told(page, words("review.sent", product=FOOD))

    edit = page.get_by_role("link", name=words("review.edit.name", product=FOOD))
    edit.click()
    expect(form.title).to_have_value(TITLE)
    expect(form.star(4)).to_be_checked()
    form.fill("Ikke så godt likevel", stars=2)
    form.save.click()
    told(page, words("review.changed", product=FOOD))
    expect(own(page)).to_contain_text("Ikke så godt likevel")
    page.get_by_role("button", name=words("act.undo")).click()
    told(page, words("review.unchanged-again", product=FOOD))
    expect(own(page)).to_contain_text(TITLE)
    expect(own(page).get_by_role("img", name=words("stars.of-five", count=4))).to_be_visible()

    edit.click()
    form.save.click()
    told(page, words("review.unchanged", product=FOOD))

    page.get_by_role("button", name=words("review.delete.name", product=FOOD)).click()
    told(page, words("review.deleted", product=FOOD))
    expect(own(page)).to_have_count(0)
    page.get_by_role("button", name=words("act.undo")).click()
    told(page, words("review.restored", product=FOOD))
    expect(own(page)).to_contain_text(TITLE)


def test_what_could_not_be_undone_is_offered_again(
    page: Page, words: Words, me: Newcomer, watch: Watch
) -> None:
    """What was written is in the page alone by then, and isn't lost by a server that broke."""
    walk_in(page, words, me, to=NEW)
    form = Form(page, words)
    form.fill()
    form.send.click()
    page.get_by_role("button", name=words("review.delete.name", product=FOOD)).click()
    told(page, words("review.deleted", product=FOOD))
    watch.expect("ERR_FAILED")
    answers.intercept(page, {"ReviewCreate": lambda route: route.abort()})
    page.get_by_role("button", name=words("act.undo")).click()
    told(page, words("review.not-undone"))
    page.unroute_all()
    page.get_by_role("button", name=words("act.undo")).click()
    told(page, words("review.restored", product=FOOD))
    expect(own(page)).to_contain_text(TITLE)


def test_what_was_not_bought_or_is_written_about_says_so(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Before anything is typed, with the way to what can be done."""
    walk_in(page, words, me, to="/omtaler/ny?vare=MP-20410")
    expect(page.get_by_role("heading", level=1)).to_have_text(words("review-form.no.title"))
    expect(page.get_by_text("vi finner ikke denne blant dem")).to_be_visible()
    page.goto(NEW)
    form = Form(page, words)
    form.fill()
    form.send.click()
    told(page, words("review.sent", product=FOOD))
    page.goto(NEW)
    page.get_by_role("link", name=words("review-form.no.change")).click()
    expect(form.title).to_have_value(TITLE)


def test_a_vote_is_given_and_taken_back(
    page: Page, words: Words, me: Newcomer, personal: PersonalValues
) -> None:
    """One press each, by keyboard; focus stays at the button, and the count is said."""
    walk_in(page, words, me, to="/varer/MP-20410")
    keyboard = Keyboard(page, personal)
    review = page.locator(".product-review").filter(has_text="Lett å vaske")
    vote = review.get_by_role("button")
    expect(vote).to_have_attribute("aria-pressed", "false")
    before = int(review.locator(".vote").evaluate("e => e.dataset.votes"))
    for pressed, votes in (("true", before + 1), ("false", before)):
        keyboard.activate(vote) if pressed == "true" else keyboard.press("Enter")
        expect(vote).to_have_attribute("aria-pressed", pressed)
        expect(vote).to_be_focused()
        expect(review.get_by_role("status")).to_have_text(
            words("product-reviews.votes", count=votes)
        )


def test_a_star_is_as_large_as_a_finger(page: Page, words: Words, me: Newcomer) -> None:
    """44 pixels, on the narrowest phone too, and the whole row on one line."""
    walk_in(page, words, me, to=NEW)
    page.set_viewport_size({"width": 320, "height": 800})
    expect(page.locator(".star-choice").first).to_be_visible()
    boxes = [each.bounding_box() for each in page.locator(".star-choice").all()]
    assert 5 == len(boxes)
    assert all(box and min(box["width"], box["height"]) >= 44 for box in boxes)
    assert 1 == len({box["y"] for box in boxes if box})


def test_what_was_written_is_kept_until_it_is_sent_or_thrown_away(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Over back and forward, over a reload that is asked about first, and over Avbryt."""
    walk_in(page, words, me, to="/omtaler")
    write = page.get_by_role("link", name=words("reviews.write.name", product=FOOD))
    write.click()
    form = Form(page, words)
    form.fill(stars=2)

    page.go_back()
    go_on = page.get_by_role("link", name=words("reviews.go-on.name", product=FOOD))
    expect(go_on).to_be_visible()
    page.go_forward()
    expect(form.title).to_have_value(TITLE)
    expect(form.text).to_have_value(TEXT)
    expect(form.star(2)).to_be_checked()

    page.get_by_role("button", name=words("act.cancel")).click()
    told(page, words("review.left", product=FOOD))
    go_on.click()
    expect(form.text).to_have_value(TEXT)
    expect(form.star(2)).to_be_checked()

    page.get_by_role("button", name=words("form.discard")).click()
    expect(form.text).to_have_value("")
    expect(form.stars.get_by_text(words("stars.none"))).to_be_visible()
    page.get_by_role("button", name=words("act.cancel")).click()
    expect(write).to_be_visible()
    expect(page.locator(".confirmation")).to_have_count(0)

    write.click()
    form.fill()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    page.reload()
    assert ["beforeunload"] == asked


def test_a_change_that_is_left_is_there_when_one_comes_back(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Avbryt says so; nothing that was sent is changed by it."""
    walk_in(page, words, me, to=NEW)
    form = Form(page, words)
    form.fill()
    form.send.click()
    edit = page.get_by_role("link", name=words("review.edit.name", product=FOOD))
    edit.click()
    form.title.fill("Halvferdig")
    page.get_by_role("button", name=words("act.cancel")).click()
    told(page, words("review.left", product=FOOD))
    expect(own(page)).to_contain_text(TITLE)
    edit.click()
    expect(form.title).to_have_value("Halvferdig")
    page.get_by_role("button", name=words("form.discard")).click()
    expect(form.title).to_have_value(TITLE)
    expect(form.star(4)).to_be_checked()
