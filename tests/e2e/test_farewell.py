"""Farewell to one of two dogs who share food, and its undoing; what they eat, and the rhythm that fits."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.e2e import fed, fixed
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.test_deliveries import at, done, part, press, spoken

Arrive = Callable[..., Newcomer]
FOOD, TREATS = "MP-10061", "MP-30011"
NAME = "Vilter Vidde Lam & rein, 12 kg"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_farewell_to_one_of_two_dogs_who_share_food_and_its_undo(
    language: LanguageCode, visit: Visit, newcomer: Arrive, personal: PersonalValues
) -> None:
    """By keyboard: what only Luna eats stops, the shared food comes every sixth week for Bella, as the page
    said it would; her page is there as a memory. Undone, all is as it was, to the day."""
    words, me = Words(language), newcomer(language=language, pet="Luna")
    assert me.pet is not None
    mine = fixed.agree(me, FOOD, TREATS, every=4)
    bella = fed.another_dog(me, "Bella")
    fed.shares(mine, FOOD, bella)
    fed.eats(me, me.pet, FOOD, 150)
    fed.eats(me, bella, FOOD, 250)
    page = visit(language=language).new_page()
    keyboard = Keyboard(page, personal)
    walk_in(page, words, me, to=f"/kjaeledyr/{me.pet}")

    keyboard.activate(page.get_by_role("link", name=words("farewell.open", name="Luna")))
    at(page, words("farewell.title", name="Luna"))
    keyboard.go_to(page.get_by_label(words("farewell.kind.DIED", name="Luna")))
    keyboard.press("Space")
    sixth = words("fast.every.WEEK", number=6)
    rarely = words("farewell.choice.LESS_OFTEN", rhythm=sixth)
    page.get_by_label(rarely).check()
    foreseen = page.locator(".consequences")
    expect(foreseen).to_contain_text(sixth)
    expect(foreseen).to_contain_text(spoken(mine.first_on, words))
    told = foreseen.locator("li").all_inner_texts()
    expect(page.get_by_role("button", name=words("fast.log"))).to_have_count(0)
    keyboard.activate(page.get_by_role("button", name=words("farewell.submit", name="Luna")))

    expect(done(page)).to_contain_text(words("farewell.done", name="Luna"))
    at(page, "Luna")
    quiet = done(page).get_by_role("heading", name=words("farewell.done", name="Luna"))
    expect(quiet).to_be_visible()
    expect(done(page).locator("svg")).to_have_count(0)
    expect(done(page).get_by_role("listitem")).to_have_text(told)
    page.goto("/kjaeledyr")
    expect(part(page, words("remembered.title")).get_by_role("link", name="Luna")).to_be_visible()
    page.goto(mine.path)
    at(page, words("fast.for", name="Bella"))
    expect(part(page, words("fast.rhythm"))).to_contain_text(sixth[1:])
    expect(part(page, words("fast.products")).get_by_role("heading", level=3)).to_have_text([NAME])

    page.goto(f"/kjaeledyr/{me.pet}")
    back = page.locator(".consequences")
    expect(back).to_contain_text(spoken(mine.first_on, words))
    promised = back.locator("li").all_inner_texts()
    keyboard.activate(page.get_by_role("button", name=words("remembered.undo.act")))
    for line in promised:
        expect(done(page)).to_contain_text(line)
    expect(done(page)).to_contain_text(spoken(mine.first_on, words))
    expect(part(page, words("farewell.section", name="Luna"))).to_be_visible()
    page.goto(mine.path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Luna")
    expect(part(page, words("fast.rhythm"))).to_contain_text(words("fast.every.WEEK", number=4)[1:])
    expect(part(page, words("fast.products")).get_by_role("heading", level=3)).to_have_count(2)


def test_nothing_is_said_until_it_is_said_what_has_happened(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Asked for at its field; what was chosen stays."""
    me = newcomer(pet="Luna")
    walk_in(page, words, me, to=f"/kjaeledyr/{me.pet}/farvel")
    page.get_by_label(words("farewell.memory.FORGET")).check()
    press(page, words, "farewell.submit", name="Luna")
    expect(page.get_by_role("link", name=words("farewell.kind.missing"))).to_be_visible()
    expect(page.get_by_label(words("farewell.memory.FORGET"))).to_be_checked()
    page.get_by_label(words("farewell.kind.MOVED", name="Luna")).check()
    press(page, words, "farewell.submit", name="Luna")
    expect(
        page.get_by_text(re.compile("flyttet til et nytt hjem, og du tok farvel"))
    ).to_be_visible()


def test_what_was_changed_elsewhere_is_looked_at_first(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    me = newcomer(pet="Luna")
    mine = fixed.agree(me)
    walk_in(page, words, me, to=f"/kjaeledyr/{me.pet}/farvel")
    page.get_by_label(words("farewell.kind.DIED", name="Luna")).check()
    expect(page.locator(".consequences")).to_be_visible()
    mine.changed_elsewhere()
    press(page, words, "farewell.submit", name="Luna")
    expect(page.get_by_text(words("farewell.stale"))).to_be_visible()
    expect(page.get_by_label(words("farewell.kind.DIED", name="Luna"))).to_be_checked()
    press(page, words, "farewell.submit", name="Luna")
    expect(done(page)).to_contain_text(words("farewell.done", name="Luna"))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_a_dog_eats_is_told_and_the_rhythm_that_fits_is_taken(
    language: LanguageCode, visit: Visit, newcomer: Arrive
) -> None:
    """From the pet's page, where the food it is sent is asked about; then offered on the delivery's page,
    with what comes of it, and taken in one click."""
    words, me = Words(language), newcomer(language=language, pet="Luna")
    mine = fixed.agree(me, every=4)
    page = visit(language=language).new_page()
    walk_in(page, words, me, to=f"/kjaeledyr/{me.pet}")
    food = part(page, words("food.title"))
    press(food, words, "food.unknown.act", name="Luna")
    field = food.get_by_label(words("food.field"))
    for wrong in ("", "0", "100000"):
        field.fill(wrong)
        press(food, words, "food.save")
        expect(food.locator("[aria-invalid=true]")).to_have_count(1)
    field.fill("500")
    press(food, words, "food.save")
    expect(done(food)).to_contain_text("500")
    lasts = spoken(mine.first_on + timedelta(days=24), words)
    expect(food).to_contain_text(words("food.until", day=lasts))

    food.get_by_role("link", name=words("food.fit.link")).click()
    lasting = part(page, words("food.lasting"))
    rhythm = words("fast.every.WEEK", number=3)
    lasting.get_by_role("button", name=words("food.fit.act", rhythm=rhythm)).click()
    foreseen = lasting.locator(".consequences")
    expect(foreseen).to_contain_text(rhythm)
    said = foreseen.locator("li").all_inner_texts()
    lasting.get_by_role("button", name=words("food.fit.act", rhythm=rhythm)).last.click()
    expect(done(lasting)).to_contain_text(words("food.fit.done"))
    for line in said:
        expect(done(lasting)).to_contain_text(line)
    expect(part(page, words("fast.rhythm"))).to_contain_text(rhythm[1:])
    expect(lasting.get_by_role("heading", name=words("food.fit.title"))).to_have_count(0)


def test_how_long_two_packs_last_is_told_of_both_and_of_each(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Two of 24 days last 48 together: neither sentence leaves one to wonder about the other."""
    me = newcomer(pet="Luna")
    mine = fixed.agree(me, quantity=2)
    assert me.pet is not None
    fed.eats(me, me.pet, FOOD, 500)
    walk_in(page, words, me, to=mine.path)
    lasting = part(page, words("food.lasting"))
    lasts = spoken(mine.first_on + timedelta(days=48), words)
    expect(lasting).to_contain_text(words("food.until", day=lasts))
    expect(lasting).to_contain_text("Vi regner med 2 pakker, og hver av dem varer i 24 dager.")
    expect(lasting).not_to_contain_text("Én pakke")
    expect(lasting).to_contain_text(f"2 pakker av {NAME} varer i 48 dager til sammen. Hver 6. uke")


def test_ten_kilos_a_day_are_asked_about_and_saved_when_they_are_meant(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Nothing is saved before the answer."""
    me = newcomer(pet="Luna")
    assert me.pet is not None
    fed.eats(me, me.pet, FOOD, 500)
    walk_in(page, words, me, to=f"/kjaeledyr/{me.pet}")
    food = part(page, words("food.title"))
    press(food, words, "food.change.name", name="Luna", product=NAME)
    food.get_by_label(words("food.field")).fill("15000")
    press(food, words, "food.save")
    question = page.get_by_role("dialog")
    expect(question).to_contain_text(words("food.surprise.kind"))
    press(question, words, "food.surprise.mend")
    food.get_by_label(words("food.field")).fill("14000")
    press(food, words, "food.save")
    press(question, words, "food.surprise.save", grams="14 kg")
    expect(done(food)).to_contain_text("14 kg")


def test_food_is_found_by_searching_and_taken_away_again(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Nothing chosen is told at its place; what was taken away by mistake is back in one click."""
    me = newcomer(pet="Luna")
    walk_in(page, words, me, to=f"/kjaeledyr/{me.pet}")
    food = part(page, words("food.title"))
    press(food, words, "food.add")
    press(food, words, "food.save")
    expect(food.locator("[data-field=validation]").first).to_have_text(
        words("food.product.missing", name="Luna")
    )
    food.get_by_label(words("fast.search"), exact=True).fill("Lam rein 12 kg")
    press(food, words, "fast.search.submit")
    food.get_by_role("radio", name=re.compile("Lam & rein, 12 kg")).check()
    food.get_by_label(words("food.field")).fill("1 200 g")
    press(food, words, "food.save")
    expect(done(food)).to_contain_text(NAME)
    food.get_by_role("button", name=words("food.remove.name", product=NAME)).click()
    expect(done(food)).to_contain_text(words("food.removed", product=NAME))
    expect(food.get_by_role("heading", level=3, name=NAME)).to_have_count(0)
    press(done(food), words, "act.undo")
    expect(done(food)).to_contain_text(words("food.restored", product=NAME))
    expect(food.get_by_role("heading", level=3, name=NAME)).to_be_visible()
