"""Kjæledyrene mine as its owner uses it: what is saved is what was meant, and focus is never lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e import pictures
from tests.e2e.app import Words, wait_until
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.states import KARI

from minside.core import clock

Arrive = Callable[..., Newcomer]

LINES_OF_NUMBERS = """element => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const match of node.data.matchAll(/\\d\\s+(kg|g|år|måneder)\\b/g)) {
            const range = document.createRange();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            if (range.getClientRects().length > 1) broken.push(match[0]);
        }
    }
    return broken;
}"""


class Scales:
    """The weights on a pet's page, and the form below them."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page, self.words = page, words
        self.weight = page.get_by_label(words("weights.weight"), exact=True)
        self.day = page.get_by_label(words("weights.day"))
        self.save = page.get_by_role("button", name=words("weights.save"))
        self.title = page.get_by_role("heading", level=2, name=words("weights.title"), exact=True)
        self.question = page.get_by_role("dialog")
        self.undo = page.get_by_role("button", name=words("act.undo"))

    def unit(self, name: str) -> Locator:
        return self.page.get_by_role("radio", name=name, exact=True)

    def rows(self) -> Locator:
        return self.page.locator(".weight-table tbody tr")

    def row(self, weight: str) -> Locator:
        return self.rows().filter(has_text=weight)

    def weigh(self, typed: str, days_ago: int = 0) -> None:
        """Type and save, to the end."""
        rows = self.rows().count()
        self.weight.fill(typed)
        self.day.fill(ago(days_ago))
        self.save.click()
        expect(self.rows()).to_have_count(rows + 1)
        expect(self.weight).to_have_value("")

    def act(self, key: str, weight: str) -> Locator:
        name = self.words(key).partition("{")[0] + weight
        return self.page.get_by_role("button", name=name)

    def told(self, text: str) -> None:
        """The page tells this, and nothing else beside it."""
        confirmations = self.page.locator(".confirmation")
        expect(confirmations).to_have_count(1)
        expect(confirmations).to_contain_text(text)


def ago(days: int) -> str:
    return (clock.today() - timedelta(days=days)).isoformat()


@pytest.fixture
def storegutt(page: Page, words: Words, newcomer: Arrive) -> Scales:
    """A dog nobody has weighed yet."""
    someone = newcomer(pet="Storegutt")
    walk_in(page, words, someone, to=f"/kjaeledyr/{someone.pet}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Storegutt")
    return Scales(page, words)


def test_the_unit_is_in_sight_and_stays_what_it_is(storegutt: Scales) -> None:
    """After a weighing in grams a bare number still means kilos."""
    expect(storegutt.unit("kg")).to_be_checked()
    storegutt.weigh("850 g", days_ago=9)
    expect(storegutt.unit("kg")).to_be_checked()
    storegutt.weigh("1")
    expect(storegutt.rows().first).to_contain_text("1 kg")


def test_a_chosen_unit_stays_chosen(storegutt: Scales) -> None:
    """Whoever weighs in grams says so once, and sees it said."""
    storegutt.unit("g").check()
    storegutt.weigh("850", days_ago=9)
    expect(storegutt.unit("g")).to_be_checked()
    storegutt.weigh("900")
    expect(storegutt.rows().first).to_contain_text("900 g")


def test_a_hamster_is_weighed_in_grams(page: Page, words: Words, newcomer: Arrive) -> None:
    """Its species chooses, in sight, and one can choose otherwise."""
    walk_in(page, words, newcomer(), to="/kjaeledyr/nytt")
    page.get_by_role("radio", name=words("species.HAMSTER")).check()
    page.get_by_label(words("pet-form.name")).fill("Knaskerud")
    page.get_by_role("button", name=words("pet-form.create")).click()
    scales = Scales(page, words)
    expect(scales.unit("g")).to_be_checked()
    scales.weigh("120", days_ago=1)
    expect(scales.rows().first).to_contain_text("120 g")


def test_what_is_typed_is_shown_as_it_is_understood(storegutt: Scales) -> None:
    """In whatever unit, before anything is saved."""
    read = storegutt.page.get_by_role("status")
    storegutt.weight.fill("850")
    expect(read.get_by_text("= 850 kg")).to_be_visible()
    storegutt.unit("g").check()
    expect(read.get_by_text("= 850 g")).to_be_visible()
    storegutt.weight.fill("1,1 kg")
    expect(read.get_by_text("= 1,1 kg")).to_be_visible()


def test_parts_of_a_gram_are_told_in_the_words_of_the_unit(storegutt: Scales) -> None:
    """Whoever meant kilos is led to them."""
    storegutt.unit("g").check()
    storegutt.weight.fill("1,1")
    storegutt.save.click()
    told = storegutt.words("weights.problem.TOO_PRECISE.g")
    expect(storegutt.page.locator(".ds-validation-message")).to_have_text(told)


def test_a_weight_far_from_the_last_one_is_asked_about_and_can_be_mended(
    storegutt: Scales, keyboard: Keyboard
) -> None:
    """Nothing is saved before the answer; whoever mends is back at what was typed."""
    storegutt.weigh("4,2", days_ago=7)
    keyboard.write(storegutt.weight, "126", back=True)
    keyboard.press("Enter")
    expect(storegutt.question).to_contain_text("Mener du 126 kg?")
    expect(storegutt.question).to_contain_text("4,2 kg")
    keyboard.activate(
        storegutt.question.get_by_role("button", name=storegutt.words("weights.surprise.mend"))
    )
    expect(storegutt.question).to_be_hidden()
    expect(storegutt.weight).to_be_focused()
    expect(storegutt.weight).to_have_value("126")
    expect(storegutt.rows()).to_have_count(1)


def test_escape_mends_too(storegutt: Scales, keyboard: Keyboard) -> None:
    """The question goes, what was typed stays and has focus; a third is asked about as well."""
    storegutt.weigh("4,2", days_ago=7)
    keyboard.write(storegutt.weight, "1,4", back=True)
    keyboard.press("Enter")
    expect(storegutt.question).to_contain_text("Mener du 1,4 kg?")
    keyboard.press("Escape")
    expect(storegutt.question).to_be_hidden()
    expect(storegutt.weight).to_be_focused()
    expect(storegutt.weight).to_have_value("1,4")


def test_a_weight_far_from_the_last_one_is_saved_if_it_is_meant(
    storegutt: Scales, keyboard: Keyboard
) -> None:
    """Puppies grow: one answer, and it stands in the list."""
    storegutt.weigh("4,2", days_ago=200)
    keyboard.write(storegutt.weight, "12,6", back=True)
    keyboard.press("Enter")
    name = storegutt.words("weights.surprise.save", weight="12,6 kg")
    keyboard.activate(storegutt.question.get_by_role("button", name=name))
    expect(storegutt.rows().first).to_contain_text("12,6 kg")
    expect(storegutt.question).to_be_hidden()
    expect(storegutt.page.locator("body")).not_to_be_focused()


def test_a_first_weight_and_a_likely_one_are_saved_without_a_word(storegutt: Scales) -> None:
    """Only what is far from the weighings around it is asked about."""
    storegutt.weigh("4,2", days_ago=7)
    storegutt.weigh("12,5")
    storegutt.weigh("1,5", days_ago=30)


def test_a_weight_far_from_the_next_one_is_asked_about(storegutt: Scales) -> None:
    """A weighing noted afterwards has no earlier one, but a later."""
    storegutt.weigh("4,2", days_ago=7)
    storegutt.weight.fill("42")
    storegutt.day.fill(ago(30))
    storegutt.save.click()
    expect(storegutt.question).to_contain_text("neste veiing. Da var det 4,2 kg")
    expect(storegutt.rows()).to_have_count(1)


def test_a_first_weight_beyond_its_kind_is_asked_about(storegutt: Scales) -> None:
    """It is never refused: whoever means it says so once, and isn't asked the next time."""
    storegutt.weight.fill("140")
    storegutt.save.click()
    expect(storegutt.question).to_contain_text(storegutt.words("weights.surprise.heavy"))
    name = storegutt.words("weights.surprise.save", weight="140 kg")
    storegutt.question.get_by_role("button", name=name).click()
    expect(storegutt.row("140 kg")).to_be_visible()
    storegutt.weigh("141", days_ago=3)


def test_a_day_before_its_birth_is_refused_at_its_field(storegutt: Scales, words: Words) -> None:
    """Told before anything is sent."""
    page = storegutt.page
    page.get_by_role("link", name=words("pet.edit")).click()
    page.get_by_role("radio", name=words("pet-form.born.DATE")).check()
    page.get_by_label(words("pet-form.birth-date")).fill(ago(30))
    page.get_by_role("button", name=words("act.save"), exact=True).click()
    storegutt.weigh("4,2", days_ago=30)
    storegutt.weight.fill("4,1")
    storegutt.day.fill(ago(31))
    storegutt.save.click()
    told = words("weights.day.unborn", name="Storegutt")
    expect(page.locator(".ds-validation-message")).to_have_text(told)
    expect(storegutt.rows()).to_have_count(1)


def test_two_windows_undo_nothing_of_each_other(storegutt: Scales, words: Words) -> None:
    """A form saves what was changed in it, however long ago it was opened."""
    other, page = storegutt.page, storegutt.page.context.new_page()
    for window in (other, page):
        window.goto(f"{storegutt.page.url.removesuffix('/endre')}/endre")
        expect(window.get_by_label(words("pet-form.breed"))).to_be_visible()
    save = words("act.save")
    other.get_by_label(words("pet-form.breed")).fill("Buhund")
    other.get_by_role("button", name=save, exact=True).click()
    expect(other.get_by_text("Buhund")).to_be_visible()
    page.get_by_label(words("pet-form.notes")).fill("Redd for torden")
    page.get_by_role("button", name=save, exact=True).click()
    expect(page.get_by_text("Redd for torden")).to_be_visible()
    expect(page.get_by_text("Buhund")).to_be_visible()


def away_and_back(page: Page, words: Words) -> None:
    """By links and the browser's own button, as people do."""
    page.get_by_role("link", name=words("pets.title")).first.click()
    expect(page.get_by_role("heading", level=1, name=words("pets.title"))).to_be_visible()
    page.go_back()


def test_a_new_pet_that_was_left_is_there_on_return(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Everything that was typed, chosen and listed; once saved, the next form is empty."""
    walk_in(page, words, newcomer(), to="/kjaeledyr/nytt")
    page.get_by_role("radio", name=words("species.CAT")).check()
    page.get_by_label(words("pet-form.name")).fill("Findus")
    page.get_by_label(words("pet-form.breed")).fill("Skogkatt")
    page.get_by_role("radio", name=words("pet-form.born.YEAR")).check()
    page.get_by_label(words("pet-form.birth-year")).fill("2024")
    page.get_by_role("radio", name=words("sex.MALE"), exact=True).check()
    allergies = page.get_by_label(words("allergies.label"))
    allergies.fill("egg, soya")
    allergies.press("Enter")
    allergies.fill("mel")
    page.get_by_role("button", name=words("allergies.remove", thing="egg")).click()
    page.get_by_label(words("pet-form.notes")).fill("Sover i skuffen")

    away_and_back(page, words)
    expect(page.get_by_text(words("form.unsaved"))).to_be_visible()
    expect(page.get_by_role("radio", name=words("species.CAT"))).to_be_checked()
    expect(page.get_by_label(words("pet-form.name"))).to_have_value("Findus")
    expect(page.get_by_label(words("pet-form.breed"))).to_have_value("Skogkatt")
    expect(page.get_by_role("radio", name=words("pet-form.born.YEAR"))).to_be_checked()
    expect(page.get_by_label(words("pet-form.birth-year"))).to_have_value("2024")
    expect(page.get_by_role("radio", name=words("sex.MALE"), exact=True)).to_be_checked()
    expect(page.locator(".list-field .thing")).to_have_text(["soya"])
    expect(allergies).to_have_value("mel")
    expect(page.get_by_label(words("pet-form.notes"))).to_have_value("Sover i skuffen")

    page.get_by_role("button", name=words("pet-form.create")).click()
    expect(page.get_by_role("heading", level=1, name="Findus", exact=True)).to_be_visible()
    expect(page.locator(".facts .thing")).to_have_text(["soya", "mel"])
    page.goto("/kjaeledyr/nytt")
    expect(page.get_by_label(words("pet-form.name"))).to_have_value("")


def test_a_changed_pet_that_was_left_is_there_on_return(storegutt: Scales, words: Words) -> None:
    """A choice taken back and a list too; cancelling gives it all up."""
    page = storegutt.page
    page.get_by_role("link", name=words("pet.edit")).click()
    page.get_by_label(words("allergies.label")).fill("mais")
    page.get_by_role("button", name=words("allergies.add"), exact=True).click()
    page.get_by_role("radio", name=words("pet-form.born.DATE")).check()
    away_and_back(page, words)
    expect(page.get_by_text(words("form.unsaved"))).to_be_visible()
    expect(page.locator(".list-field .thing")).to_have_text(["mais"])
    expect(page.get_by_label(words("pet-form.birth-date"))).to_be_visible()
    page.get_by_role("button", name=words("act.cancel")).click()
    page.get_by_role("link", name=words("pet.edit")).click()
    expect(page.get_by_label(words("pet-form.name"))).to_have_value("Storegutt")
    expect(page.locator(".list-field .thing")).to_have_count(0)
    expect(page.get_by_text(words("form.unsaved"))).to_be_hidden()


def test_a_typed_weight_that_was_left_is_there_on_return(storegutt: Scales, words: Words) -> None:
    """With its unit and its day, and what they will be saved as; it can be discarded."""
    storegutt.weight.fill("850")
    storegutt.unit("g").check()
    storegutt.day.fill(ago(3))
    away_and_back(storegutt.page, words)
    expect(storegutt.page.get_by_text(words("form.unsaved"))).to_be_visible()
    expect(storegutt.weight).to_have_value("850")
    expect(storegutt.unit("g")).to_be_checked()
    expect(storegutt.day).to_have_value(ago(3))
    expect(storegutt.page.get_by_text("= 850 g")).to_be_visible()
    storegutt.page.get_by_role("button", name=words("form.discard")).click()
    expect(storegutt.weight).to_have_value("")
    expect(storegutt.unit("kg")).to_be_checked()
    expect(storegutt.day).to_have_value(ago(0))
    expect(storegutt.page.get_by_text("= 850 g")).to_be_hidden()


def test_a_correction_that_was_left_is_there_on_return(storegutt: Scales, words: Words) -> None:
    """It is still the same weighing that is corrected."""
    storegutt.weigh("17,6", days_ago=3)
    storegutt.act("weights.correct", "17,6 kg").click()
    storegutt.weight.fill("17,8")
    away_and_back(storegutt.page, words)
    expect(storegutt.weight).to_have_value("17,8")
    storegutt.page.get_by_role("button", name=words("weights.correct.save")).click()
    expect(storegutt.row("17,8 kg")).to_be_focused()
    expect(storegutt.rows()).to_have_count(1)


def test_the_hint_about_a_day_waits_until_something_is_typed(storegutt: Scales) -> None:
    """Then it says what will be replaced; without a weighing that day it says nothing."""
    storegutt.weigh("17,6")
    hint = storegutt.page.get_by_text("blir det byttet ut")
    expect(hint).to_be_hidden()
    storegutt.weight.fill("17,8")
    expect(hint).to_be_visible()
    expect(hint).to_contain_text("17,6 kg")
    storegutt.day.fill(ago(3))
    expect(hint).to_be_hidden()


def test_a_weighing_is_corrected_from_its_row(storegutt: Scales, keyboard: Keyboard) -> None:
    """The form takes its day and value, focus goes there and comes back; undo has a place too."""
    storegutt.weigh("850 g", days_ago=9)
    storegutt.weigh("900 g")
    keyboard.activate(storegutt.act("weights.correct", "850 g"), back=True)
    expect(storegutt.weight).to_be_focused()
    expect(storegutt.weight).to_have_value("850")
    expect(storegutt.unit("g")).to_be_checked()
    expect(storegutt.day).to_have_value(ago(9))
    keyboard.write(storegutt.weight, "860")
    keyboard.press("Enter")
    expect(storegutt.row("860 g")).to_be_focused()
    storegutt.told("860 g")
    expect(storegutt.weight).to_have_value("")
    expect(storegutt.unit("kg")).to_be_checked()

    keyboard.activate(storegutt.undo)
    expect(storegutt.row("850 g")).to_be_focused()


def test_a_correction_may_move_a_weighing_to_another_day(
    storegutt: Scales, keyboard: Keyboard
) -> None:
    """Told before it is saved; afterwards focus is on the row that was saved, and undo moves back
    and brings back what the day had said."""
    storegutt.weigh("17,2", days_ago=3)
    storegutt.weigh("17,6")
    storegutt.act("weights.correct", "17,6 kg").click()
    storegutt.day.fill(ago(3))
    expect(storegutt.page.get_by_text("flyttes til denne dagen")).to_be_visible()
    keyboard.write(storegutt.weight, "17,9", back=True)
    keyboard.press("Enter")
    expect(storegutt.row("17,9 kg")).to_be_focused()
    expect(storegutt.row("17,6 kg")).to_have_count(0)
    expect(storegutt.page.get_by_text("17,9 kg er flyttet fra")).to_be_visible()
    expect(storegutt.row("17,2 kg")).to_have_count(0)
    storegutt.page.get_by_role("button", name=storegutt.words("act.undo"), exact=True).click()
    expect(storegutt.row("17,6 kg")).to_be_focused()
    expect(storegutt.row("17,2 kg")).to_be_visible()
    expect(storegutt.row("17,9 kg")).to_have_count(0)


def test_correcting_can_be_cancelled(storegutt: Scales, keyboard: Keyboard) -> None:
    """One is back at the row, and the form is empty again."""
    storegutt.weigh("17,6")
    keyboard.activate(storegutt.act("weights.correct", "17,6 kg"), back=True)
    keyboard.write(storegutt.weight, "18")
    cancel = storegutt.page.get_by_role("button", name=storegutt.words("act.cancel"))
    keyboard.activate(cancel)
    expect(storegutt.row("17,6 kg")).to_be_focused()
    expect(storegutt.weight).to_have_value("")


def test_a_correction_that_changes_nothing_says_so(storegutt: Scales, keyboard: Keyboard) -> None:
    """Nothing is sent, and nothing says saved."""
    storegutt.weigh("17,6")
    keyboard.activate(storegutt.act("weights.correct", "17,6 kg"), back=True)
    expect(storegutt.weight).to_be_focused()
    sent: list[str] = []
    storegutt.page.on("request", lambda request: sent.append(request.url))
    keyboard.press("Enter")
    expect(storegutt.row("17,6 kg")).to_be_focused()
    storegutt.told("Ingenting er endret")
    assert [] == sent


def test_a_deleted_weighing_comes_back_and_has_focus(storegutt: Scales, keyboard: Keyboard) -> None:
    """Deleting leads to the heading, with undoing the next thing; undoing leads to the row."""
    storegutt.weigh("17,6")
    keyboard.activate(storegutt.act("weights.delete", "17,6 kg"), back=True)
    expect(storegutt.title).to_be_focused()
    expect(storegutt.rows()).to_have_count(0)
    keyboard.press("Tab")
    expect(storegutt.undo).to_be_focused()
    keyboard.press("Enter")
    expect(storegutt.row("17,6 kg")).to_be_focused()


def test_one_thing_is_told_at_a_time(storegutt: Scales) -> None:
    """New words clear the old ones, wherever on the page they stood; a deletion never says saved."""
    page, words = storegutt.page, storegutt.words
    page.get_by_label(words("photo.choose")).set_input_files(pictures.photo())
    storegutt.told(words("photo.saved", name="Storegutt"))
    storegutt.weigh("17,6")
    storegutt.told("17,6 kg")
    storegutt.act("weights.delete", "17,6 kg").click()
    storegutt.told("er slettet")
    expect(page.locator(".confirmation")).not_to_contain_text("Lagret")
    page.get_by_role("button", name=words("photo.remove")).click()
    page.get_by_role("button", name=words("photo.remove.confirm")).click()
    storegutt.told(words("photo.removed"))
    storegutt.weight.fill("mye")
    storegutt.save.click()
    expect(page.locator(".confirmation")).to_have_count(0)


def test_a_photo_taken_away_leaves_focus_at_its_field(
    storegutt: Scales, keyboard: Keyboard
) -> None:
    """It is asked first, for it can't be undone; the button that took it away is gone then."""
    page, words = storegutt.page, storegutt.words
    page.get_by_label(words("photo.choose")).set_input_files(pictures.photo())
    remove = page.get_by_role("button", name=words("photo.remove"), exact=True)
    keyboard.activate(remove)
    keyboard.activate(page.get_by_role("button", name=words("photo.remove.keep")))
    expect(remove).to_be_focused()
    expect(page.locator(".pet-face img")).to_be_visible()
    keyboard.activate(remove)
    keyboard.activate(page.get_by_role("button", name=words("photo.remove.confirm")))
    expect(page.get_by_label(words("photo.choose"))).to_be_focused()


@pytest.mark.usefixtures("storegutt")
def test_a_form_without_a_change_says_nothing_was_changed(
    page: Page, words: Words, keyboard: Keyboard
) -> None:
    """Nothing is sent; one is back at the pet, its heading in focus."""
    keyboard.activate(page.get_by_role("link", name=words("pet.edit")))
    save = page.get_by_role("button", name=words("act.save"), exact=True)
    expect(save).to_be_visible()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    keyboard.activate(save)
    expect(page.get_by_role("heading", level=1, name="Storegutt", exact=True)).to_be_focused()
    expect(page.locator(".confirmation")).to_have_text(words("pet.unchanged"))
    assert not any("Storegutt" in body for body in sent)


@pytest.mark.usefixtures("storegutt")
def test_leaving_a_form_and_deleting_a_pet_lead_to_a_heading(
    page: Page, words: Words, keyboard: Keyboard
) -> None:
    """Cancelled, kept and deleted: focus is where one goes on from."""
    keyboard.activate(page.get_by_role("link", name=words("pet.edit")))
    keyboard.activate(page.get_by_role("button", name=words("act.cancel")))
    expect(page.get_by_role("heading", level=1, name="Storegutt", exact=True)).to_be_focused()

    delete = page.get_by_role("button", name=words("pet-delete.open", name="Storegutt"))
    keyboard.activate(delete)
    keyboard.activate(page.get_by_role("button", name=words("pet-delete.keep", name="Storegutt")))
    expect(delete).to_be_focused()
    keyboard.press("Enter")
    keyboard.activate(page.get_by_role("button", name=words("pet-delete.confirm")))
    expect(page.get_by_role("heading", level=1, name=words("pets.title"))).to_be_focused()
    expect(page.get_by_text(words("pet-delete.done", name="Storegutt"))).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_number_and_its_unit_share_a_line(visit: Visit, words: Words, width: int) -> None:
    """On the cards and on a pet's page; and no mark stands alone at the end of a line."""
    page = visit(KARI, viewport={"width": width, "height": 800}).new_page()
    page.goto("/kjaeledyr")
    cards = page.locator(".pet-list")
    expect(cards).to_contain_text("17,6 kg")
    expect(cards).not_to_contain_text("·")
    assert [] == cards.evaluate(LINES_OF_NUMBERS)
    page.get_by_role("link", name="Luna").click()
    expect(page.get_by_role("heading", level=2, name=words("weights.title"))).to_be_visible()
    assert [] == page.get_by_role("main").evaluate(LINES_OF_NUMBERS)


def test_the_weights_fit_a_narrow_screen_with_large_letters(visit: Visit, words: Words) -> None:
    """360 pixels, and letters half as large again as usual: the page needs no scrolling sideways."""
    page = visit(KARI, viewport={"width": 360, "height": 800}).new_page()
    page.goto("/kjaeledyr")
    page.get_by_role("link", name="Luna").click()
    table = page.locator(".weight-table")
    expect(table).to_be_visible()
    # Media queries follow the browser's setting, which only its own protocol can change.
    sizes = {"fontSizes": {"standard": 24, "fixed": 20}}
    settings = page.context.new_cdp_session(page)
    settings.send("Page.setFontSizes", sizes)
    wait_until(page, "matchMedia('(max-width: 15rem)').matches")
    assert table.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
