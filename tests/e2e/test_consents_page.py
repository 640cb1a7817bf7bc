"""Samtykker og reklame: what one agreed to, by keyboard and by mouse, and what it says of it."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Download, Locator, Page, Route, expect
from tests.e2e import answers, consent_answers
from tests.e2e.agreeing import agrees, answers_by_sms, gets, grown_up
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.held import Held
from tests.e2e.keyboard import Keyboard
from tests.e2e.links import link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.personal import PersonalValues
from tests.e2e.receipts import PAGE, paste
from tests.e2e.states import KARI, MONA
from tests.e2e.test_receipt_page import verdict
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.consents.actions import Purpose

Arrive = Callable[..., Newcomer]
NUMBER = "+4740000178"
NEWS, CODES, CART = Purpose.NEWS, Purpose.DISCOUNT_CODES, Purpose.CART_REMINDER


@pytest.fixture
def her(newcomer: Arrive) -> Newcomer:
    return grown_up(newcomer())


def row(page: Page, purpose: Purpose) -> Locator:
    return page.locator(f"[aria-labelledby=consent-{purpose.name}]")


def button(page: Page, words: Words, purpose: Purpose, key: str) -> Locator:
    return row(page, purpose).get_by_role("button", name=words(key), exact=True)


def told(page: Page, purpose: Purpose, text: str) -> None:
    expect(row(page, purpose).locator(".confirmation")).to_contain_text(text)


def test_the_whole_way_by_keyboard(
    page: Page, words: Words, keyboard: Keyboard, newcomer: Arrive, personal: PersonalValues
) -> None:
    """From the menu: yes, the year that nobody knew, the mail that asks, then no, and back again."""
    who = newcomer()
    walk_in(page, words, who)
    menu = page.get_by_role("navigation", name=words("menu.label"))
    keyboard.activate(menu.get_by_role("link", name=words("menu.consents")))
    heading = page.get_by_role("heading", level=1, name=words("consents.title"))
    expect(heading).to_be_focused()
    keyboard.activate(button(page, words, NEWS, "consents.yes"))
    year = page.get_by_label(words("consents.year"))
    expect(year).to_be_focused()
    keyboard.write(year, "1980")
    keyboard.press("Enter")
    told(page, NEWS, words("consents.done.asked.MAIL", to=who.email))
    assert [] == gets(who, NEWS)
    link = link_to(who.home, who.email, "/bekreft-samtykke")
    personal.add(link.partition("#")[2])
    page.goto(link)
    keyboard.activate(page.get_by_role("button", name=words("confirm.act")))
    expect(page.get_by_role("heading", level=1, name=words("confirm.done.title"))).to_be_visible()
    assert [NEWS] == gets(who, NEWS)
    page.goto("/samtykker")
    expect(row(page, NEWS)).to_contain_text("med lenken i e-posten vi sendte deg")
    keyboard.activate(button(page, words, NEWS, "consents.no"))
    told(page, NEWS, words("consents.done.no.MAIL"))
    assert [] == gets(who, NEWS)
    # The link has shown that the address is hers, so it isn't asked once more.
    keyboard.activate(row(page, NEWS).get_by_role("button", name=words("act.undo")))
    told(page, NEWS, words("consents.undone.one"))
    assert [NEWS] == gets(who, NEWS)


def test_no_to_all_and_back(page: Page, words: Words, her: Newcomer) -> None:
    """One press; what held holds again once that is taken back, and nothing more."""
    agrees(her, NEWS, CODES, Purpose.PERSONALISATION)
    walk_in(page, words, her, to="/samtykker")
    asked = (*Purpose,)[:7]
    held = gets(her, *asked)
    assert [NEWS, CODES, Purpose.PERSONALISATION, CART] == held
    expect(page.get_by_text(words("consents.all.text"))).to_be_visible()
    # Nothing that was looked at is remembered yet.
    expect(page.get_by_text(words("consents.all.viewed"))).to_have_count(0)
    page.get_by_role("button", name=words("consents.all")).click()
    done = page.locator(".confirmation > div").filter(has_text=words("consents.done.all"))
    expect(done).to_be_focused()
    expect(page.get_by_text(words("consents.all.none"))).to_be_visible()
    assert [] == gets(her, *asked)
    page.get_by_role("button", name=words("act.undo")).click()
    expect(page.get_by_text(words("consents.undone"), exact=True)).to_be_visible()
    assert held == gets(her, *asked)


def test_a_yes_is_taken_back_at_once(page: Page, words: Words, her: Newcomer) -> None:
    """Where it was a slip."""
    walk_in(page, words, her, to="/samtykker")
    button(page, words, CODES, "consents.yes").click()
    told(page, CODES, words("consents.done.yes.MAIL"))
    assert [CODES] == gets(her, CODES)
    row(page, CODES).get_by_role("button", name=words("act.undo")).click()
    told(page, CODES, words("consents.undone.yes"))
    assert [] == gets(her, CODES)


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_pressed_stays_under_the_finger(
    width: int, page: Page, words: Words, her: Newcomer
) -> None:
    """Though what was said of another one above it is told no longer."""
    walk_in(page, words, her, to="/samtykker")
    page.set_viewport_size({"width": width, "height": 740})
    button(page, words, NEWS, "consents.yes").click()
    told(page, NEWS, words("consents.done.yes.MAIL"))
    yes = button(page, words, CODES, "consents.yes")
    yes.scroll_into_view_if_needed()
    before = yes.bounding_box()
    yes.click()
    told(page, CODES, words("consents.done.yes.MAIL"))
    after = yes.bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_the_marks_come_with_what_is_said_of_them(page: Page, words: Words, her: Newcomer) -> None:
    """Of one and of all, and back: not once the page has asked anew."""
    agrees(her, NEWS)
    walk_in(page, words, her, to="/samtykker")
    yes, no = (button(page, words, NEWS, f"consents.{each}") for each in ("yes", "no"))
    expect(yes).to_have_attribute("aria-pressed", "true")
    Held(page, "OwnConsents")
    no.click()
    told(page, NEWS, words("consents.done.no.MAIL"))
    expect(no).to_have_attribute("aria-pressed", "true", timeout=1)
    row(page, NEWS).get_by_role("button", name=words("act.undo")).click()
    told(page, NEWS, words("consents.undone.one"))
    expect(yes).to_have_attribute("aria-pressed", "true", timeout=1)
    page.get_by_role("button", name=words("consents.all")).click()
    expect(page.get_by_text(words("consents.done.all"))).to_be_visible()
    expect(no).to_have_attribute("aria-pressed", "true", timeout=1)
    expect(page.get_by_text(words("consents.all.none"))).to_be_visible(timeout=1)
    row(page, NEWS).locator("summary").click()
    expect(row(page, NEWS).locator(".consent-said")).to_have_count(4)


@pytest.mark.parametrize("last", ["no", "yes"])
def test_the_last_press_on_a_row_is_what_is_meant(
    page: Page, words: Words, her: Newcomer, last: str
) -> None:
    """Progress is shown where it was pressed, where focus stays; what is pressed meanwhile is said after it."""
    walk_in(page, words, her, to="/samtykker")
    answers_of = row(page, CODES).locator(".consent-answers button")
    saving = words("act.saving")
    held = Held(page, "ConsentGive", "ConsentWithdraw")
    answers_of.first.click()
    expect(answers_of).to_have_text([saving, words("consents.no")])
    answers_of.last.click()
    expect(answers_of).to_have_text([words("consents.yes"), saving])
    expect(answers_of.last).to_be_focused()
    if last == "yes":
        answers_of.first.click()
        expect(answers_of).to_have_text([saving, words("consents.no")])
    held.let_go("ConsentGive")
    if last == "no":
        held.let_go("ConsentWithdraw")
    told(page, CODES, words(f"consents.done.{last}.MAIL"))
    expect(button(page, words, CODES, f"consents.{last}")).to_be_focused()
    expect(button(page, words, CODES, f"consents.{last}")).to_have_attribute("aria-pressed", "true")
    assert [CODES] * (last == "yes") == gets(her, CODES)
    assert ["ConsentGive", "ConsentWithdraw"][: 2 if last == "no" else 1] == held.asked


def test_a_yes_after_a_no_is_heard(page: Page, words: Words, her: Newcomer) -> None:
    """Though it is a yes still while the no is being said; and no to all takes what waits with it."""
    agrees(her, NEWS)
    walk_in(page, words, her, to="/samtykker")
    held = Held(page, "ConsentGive", "ConsentWithdraw")
    button(page, words, NEWS, "consents.no").click()
    button(page, words, NEWS, "consents.yes").click()
    held.let_go("ConsentWithdraw")
    held.let_go("ConsentGive")
    told(page, NEWS, words("consents.done.yes.MAIL"))
    assert [NEWS] == gets(her, NEWS, CODES)
    button(page, words, NEWS, "consents.no").click()
    button(page, words, CODES, "consents.yes").click()
    page.get_by_role("button", name=words("consents.all")).click()
    held.let_go("ConsentWithdraw")
    held.let_go("ConsentWithdraw")
    expect(page.get_by_text(words("consents.done.all"))).to_be_visible()
    assert [] == gets(her, NEWS, CODES, CART)


def test_each_of_two_rows_says_what_came_of_it(page: Page, words: Words, her: Newcomer) -> None:
    """Pressed soon after each other; a single press after them is told of alone."""
    walk_in(page, words, her, to="/samtykker")
    held = Held(page, "ConsentGive")
    button(page, words, NEWS, "consents.yes").click()
    other = button(page, words, CODES, "consents.yes")
    other.click()
    pressed = row(page, CODES).locator(".consent-answers button").first
    expect(pressed).to_be_focused()
    before = pressed.bounding_box()
    held.let_go("ConsentGive")
    told(page, NEWS, words("consents.done.yes.MAIL"))
    page.wait_for_timeout(100)
    assert before == pressed.bounding_box()
    held.let_go("ConsentGive")
    told(page, CODES, words("consents.done.yes.MAIL"))
    told(page, NEWS, words("consents.done.yes.MAIL"))
    assert [NEWS, CODES] == gets(her, NEWS, CODES)
    button(page, words, CODES, "consents.no").click()
    told(page, CODES, words("consents.done.no.MAIL"))
    expect(row(page, NEWS).locator(".confirmation")).to_have_count(0)


def test_a_no_where_nothing_was_adapted_says_no_more(visit: Visit, words: Words) -> None:
    """Nothing changes for who hadn't said yes."""
    outdated = consent_answers.outdated("PERSONALISATION")
    page = shown(visit, words, consent_answers.page_of(outdated))
    no = consent_answers.page_of(consent_answers.taken_back("PERSONALISATION"))
    payload = {"consents": no["me"]["consents"], "onItsWay": False, "userErrors": []}
    answers.answer(page, {"OwnConsents": no, "ConsentWithdraw": {"consentWithdraw": payload}})
    button(page, words, Purpose.PERSONALISATION, "consents.no").click()
    told(page, Purpose.PERSONALISATION, words("consents.done.no.nothing"))


@pytest.mark.parametrize("status", [500, 503])
def test_a_no_that_gets_through_at_last_is_seen(
    page: Page, words: Words, her: Newcomer, watch: Watch, status: int
) -> None:
    """Also where neither the first no nor what was asked for after it was answered: no yes is left
    standing on the page for what the shop has been told no to, and a yes after it is one."""
    watch.expect(str(status))
    agrees(her, CODES)
    walk_in(page, words, her, to="/samtykker")
    yes, no = (button(page, words, CODES, f"consents.{answer}") for answer in ("yes", "no"))
    expect(yes).to_have_attribute("aria-pressed", "true")
    page.route("**/graphql", lambda route: route.fulfill(status=status))
    with page.expect_response(lambda got: "OwnConsents" == answers.operation(got.request)):
        no.click()
    expect(row(page, CODES).locator(".failure")).to_be_visible()
    page.unroute_all()
    no.click()
    told(page, CODES, words("consents.done.no.MAIL"))
    expect(yes).to_have_attribute("aria-pressed", "false")
    expect(no).to_have_attribute("aria-pressed", "true")
    assert [] == gets(her, CODES)
    yes.click()
    told(page, CODES, words("consents.done.yes.MAIL"))
    assert [CODES] == gets(her, CODES)


def test_a_way_back_that_fails_stays(page: Page, words: Words, her: Newcomer, watch: Watch) -> None:
    """It says that it failed, and the button is there to press again, with focus on it."""
    watch.expect("500")
    walk_in(page, words, her, to="/samtykker")
    button(page, words, CODES, "consents.yes").click()
    told(page, CODES, words("consents.done.yes.MAIL"))
    undo = row(page, CODES).get_by_role("button", name=words("act.undo"))
    page.route("**/graphql", lambda route: route.fulfill(status=500))
    undo.click()
    expect(row(page, CODES).locator(".failure")).to_be_visible()
    expect(undo).to_be_focused()
    page.unroute_all()
    undo.click()
    told(page, CODES, words("consents.undone.yes"))
    assert [] == gets(her, CODES)


def test_focus_is_where_the_year_was_asked_for(page: Page, words: Words, newcomer: Arrive) -> None:
    """Once it is put away; and changing the language meanwhile moves it nowhere."""
    walk_in(page, words, newcomer(), to="/samtykker")
    button(page, words, NEWS, "consents.yes").click()
    page.get_by_role("button", name=words("act.cancel")).click()
    expect(button(page, words, NEWS, "consents.yes")).to_be_focused()
    button(page, words, NEWS, "consents.yes").click()
    expect(page.get_by_label(words("consents.year"))).to_be_focused()
    english = Words("en")
    choice = page.get_by_role("button", name="EN, English")
    choice.click()
    expect(page.get_by_label(english("consents.year"))).to_be_visible()
    expect(choice).to_be_focused()
    speak(page, "nb")


def test_an_answer_to_what_waits_is_as_large_as_its_no(visit: Visit, words: Words) -> None:
    """At the width of a desk too, where the row has the least room for them."""
    page = shown(visit, words, consent_answers.SOME)
    again = page.get_by_role("button", name=words("consents.again"), exact=True)
    expect(again.first).to_be_visible()
    for width in (320, 800, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        group = page.locator(".consent-answers").filter(has=again).first
        boxes = [each.bounding_box() for each in group.get_by_role("button").all()]
        assert 1 == len({(box["width"], box["height"]) for box in boxes if box}), boxes


def test_both_answers_are_as_large_and_none_is_given_beforehand(
    page: Page, words: Words, her: Newcomer
) -> None:
    """Not a yes is pressed for who has said nothing; yes and no look alike, and measure the same."""
    walk_in(page, words, her, to="/samtykker")
    yes = page.get_by_role("button", name=words("consents.yes"), exact=True)
    expect(yes).to_have_count(5)
    assert {"false"} == {each.get_attribute("aria-pressed") for each in yes.all()}
    for group in page.locator(".consent-answers").all():
        boxes = [each.bounding_box() for each in group.get_by_role("button").all()]
        assert 2 == len(boxes)
        assert 1 == len({(box["width"], box["height"]) for box in boxes if box})
    answers_shown = page.locator(".consent-answers button").all()
    assert 1 == len({each.get_attribute("data-variant") for each in answers_shown})


def test_a_number_is_asked_by_sms(page: Page, words: Words, newcomer: Arrive) -> None:
    """It says so while it waits, and where there is no number it leads to where one is added."""
    who = grown_up(newcomer())
    walk_in(page, words, who, to="/samtykker")
    link = row(page, Purpose.SMS).get_by_role("link", name=words("consents.add.phone"))
    expect(link).to_have_attribute("href", "/profil#phone")
    as_owner(who.home.owner_url, "UPDATE customer SET phone = $2 WHERE id = $1", who.id, NUMBER)
    page.reload()
    button(page, words, Purpose.SMS, "consents.yes").click()
    expect(row(page, Purpose.SMS)).to_contain_text("Svar JA innen en uke")
    expect(button(page, words, Purpose.SMS, "consents.again.SMS")).to_be_visible()
    answers_by_sms(who.home, NUMBER, "JA")
    page.reload()
    expect(row(page, Purpose.SMS)).to_contain_text("med svar på en SMS")


def test_who_is_too_young_is_told_kindly_and_nothing_is_lost(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """At the field, where what was typed stays; nothing is kept of it."""
    who = newcomer()
    walk_in(page, words, who, to="/samtykker")
    button(page, words, NEWS, "consents.yes").click()
    year = page.get_by_label(words("consents.year"))
    year.fill("2024")
    page.get_by_role("button", name=words("consents.year.submit"), exact=True).click()
    expect(row(page, NEWS).locator("form")).to_contain_text("fra og med året du fyller 16")
    expect(year).to_have_value("2024")
    page.get_by_role("link", name=words("menu.messages"), exact=True).click()
    page.get_by_role("link", name=words("menu.consents"), exact=True).click()
    button(page, words, NEWS, "consents.yes").click()
    expect(year).to_have_value("2024")
    page.get_by_role("button", name=words("act.cancel")).click()
    expect(button(page, words, NEWS, "consents.no")).to_have_attribute("aria-pressed", "true")


def test_the_text_the_history_and_a_receipt_that_proves_it(
    page: Page, words: Words, her: Newcomer, personal: PersonalValues
) -> None:
    """One press away; the file is found genuine on its page, and the paper opens beside."""
    agrees(her, CODES)
    walk_in(page, words, her, to="/samtykker")
    mine = row(page, CODES)
    mine.locator("summary").click()
    expect(mine.locator("blockquote")).to_contain_text("Ja, send meg rabattkoder på e\u2011post.")
    expect(mine).to_contain_text("tekst nummer 1")
    expect(mine.locator(".consent-said")).to_have_count(1)
    with page.expect_download() as waiting:
        mine.get_by_role("link", name=re.compile("som fil")).click()
    file = _read(waiting.value)
    assert '"event_state":"given"' in file.replace(" ", "")
    paper = mine.get_by_role("link", name=re.compile("PDF"))
    expect(paper).to_have_attribute("target", "_blank")
    answer = page.request.get(paper.get_attribute("href") or "")
    assert "application/pdf" == answer.headers["content-type"]
    page.get_by_role("link", name=words("consents.more.receipt")).click()
    page.wait_for_url(f"**{PAGE}")
    paste(page, words, file)
    verdict(page, words, "genuine")


def _read(download: Download) -> str:
    return download.path().read_text(encoding="utf-8")


def shown(visit: Visit, words: Words, told: answers.Data) -> Page:
    """The page, had the API this to tell."""
    page = visit(KARI).new_page()
    answers.answer(page, {"OwnConsents": told})
    page.goto("/samtykker")
    expect(page.get_by_role("heading", level=3).first).to_be_visible()
    return page


def test_what_was_rewritten_is_shown_word_by_word(visit: Visit, words: Words) -> None:
    """Openly where it must be asked anew, and behind the words where a yes still holds; neither answer
    is given until then."""
    page = shown(visit, words, consent_answers.SOME)
    anew = row(page, Purpose.OFFERS)
    expect(anew).to_contain_text("må spørre deg på nytt")
    expect(anew.locator("ins")).to_be_visible()
    expect(anew.locator("del")).to_contain_text("nettbutikken")
    for key in ("consents.yes", "consents.no"):
        assert button(page, words, Purpose.OFFERS, key).get_attribute("aria-pressed") is None
    holds = row(page, Purpose.PERSONALISATION)
    expect(holds.locator("ins")).to_be_hidden()
    holds.locator("summary").click()
    expect(holds.locator("ins")).to_be_visible()


def test_a_yes_to_words_that_were_rewritten_meanwhile_is_none(
    page: Page, words: Words, her: Newcomer
) -> None:
    """It says so, and shows the words of today, which one can say yes to."""
    told_once: list[bool] = []
    rewritten = "når du får en rabattkode som bare er din"

    def tell(route: Route) -> None:
        response = route.fetch()
        version = 1 if told_once else 9
        told_once.append(True)
        body = response.text().replace('"version":1', f'"version":{version}')
        if version == 9:
            body = body.replace(rewritten, "når du får en rabattkode")
        route.fulfill(response=response, body=body)

    answers.intercept(page, {"OwnConsents": tell})
    walk_in(page, words, her, to="/samtykker")
    with page.expect_response(lambda answer: answers.operation(answer.request) == "OwnConsents"):
        button(page, words, CODES, "consents.yes").click()
    expect(row(page, CODES).locator(".failure")).to_be_visible()
    assert [] == gets(her, CODES)
    expect(row(page, CODES)).to_contain_text(rewritten)
    with page.expect_response(lambda answer: answers.operation(answer.request) == "OwnConsents"):
        button(page, words, CODES, "consents.yes").click()
    told(page, CODES, words("consents.done.yes.MAIL"))
    assert [CODES] == gets(her, CODES)


def test_a_no_to_other_words_isnt_taken_back_by_itself(visit: Visit, words: Words) -> None:
    """Nobody is made to agree to today's words by a press that doesn't show them: yes is beside it."""
    page = shown(visit, words, consent_answers.SOME)
    payload = {"consents": consent_answers.ALL_OFF["me"]["consents"], "userErrors": []}
    answers.answer(page, {"ConsentWithdraw": {"consentWithdraw": payload}})
    button(page, words, Purpose.ARTICLES, "consents.no").click()
    told(page, Purpose.ARTICLES, words("consents.done.no.MAIL"))
    told(page, Purpose.ARTICLES, words("consents.done.no.older"))
    expect(row(page, Purpose.ARTICLES).get_by_role("button", name=words("act.undo"))).to_have_count(
        0
    )


def test_a_no_to_all_said_twice_can_be_taken_back_still(visit: Visit, words: Words) -> None:
    """The second ends nothing that held; where something may have been said beside it, it can be pressed."""
    page = shown(visit, words, consent_answers.SOME)
    payload = {"consents": consent_answers.BESIDE["me"]["consents"], "userErrors": []}
    off = {"OwnConsents": consent_answers.BESIDE, "ConsentWithdraw": {"consentWithdraw": payload}}
    answers.answer(page, off)
    for _ in range(2):
        with page.expect_response(lambda got: "ConsentWithdraw" == answers.operation(got.request)):
            page.get_by_role("button", name=words("consents.all")).click()
        expect(page.get_by_text(words("consents.all.beside"))).to_be_visible()
        expect(page.get_by_role("button", name=words("act.undo"))).to_be_visible()


def test_a_no_is_heard_where_the_answer_is_no_already(visit: Visit, words: Words) -> None:
    """Something may have been agreed to beside it: its own no ends that, and so does no to all, which says so."""
    page = shown(visit, words, consent_answers.BESIDE)
    asked: list[list[str]] = []

    def withdraw(route: Route) -> None:
        asked.append(json.loads(route.request.post_data or "")["variables"]["input"]["purposes"])
        payload = {"consents": consent_answers.BESIDE["me"]["consents"], "userErrors": []}
        route.fulfill(json={"data": {"consentWithdraw": {"onItsWay": False, **payload}}})

    answers.intercept(page, {"ConsentWithdraw": withdraw})
    expect(page.get_by_text(words("consents.all.beside"))).to_be_visible()
    for purpose in (NEWS, Purpose.SMS):
        button(page, words, purpose, "consents.no").click()
        expect(row(page, purpose).locator(".confirmation > div")).to_be_visible()
    page.get_by_role("button", name=words("consents.all")).click()
    expect(page.locator(".confirmation > div")).to_contain_text(words("consents.done.all"))
    button(page, words, Purpose.PERSONALISATION, "consents.no").click()
    assert [["NEWS"], ["SMS"], ["NEWS", "SMS"]] == asked


def test_where_the_reminder_waits_for_a_yes_nothing_says_that_it_is_on(
    visit: Visit, words: Words
) -> None:
    """It is asked about as any other mail (S43)."""
    page = shown(visit, words, consent_answers.page_of(consent_answers.consent(CART.name)))
    expect(page.get_by_text(words("consents.group.cart.asked"))).to_be_visible()
    expect(page.get_by_text(words("consents.group.cart.text"))).to_have_count(0)
    for key in ("consents.yes", "consents.no"):
        expect(button(page, words, CART, key)).to_be_visible()
    expect(page.get_by_text(words("consents.all.none"))).to_be_visible()


def test_what_came_back_and_what_didnt_is_named(visit: Visit, words: Words) -> None:
    """After no to all: a yes to other words than today's stays taken back, and what was deleted is gone."""
    page = shown(visit, words, consent_answers.SOME)
    off = {"consents": consent_answers.ALL_OFF["me"]["consents"], "userErrors": []}
    answers.answer(page, {"ConsentWithdraw": {"consentWithdraw": off}})
    cannot = page.get_by_text(words("consents.all.older", things="").rpartition("etterpå")[2])
    expect(cannot).to_be_visible()
    page.get_by_role("button", name=words("consents.all")).click()
    back = [consent_answers.given("NEWS"), *off["consents"][1:6], consent_answers.cart()]
    answers.answer(page, {"ConsentGive": {"consentGive": {**off, "consents": back}}})
    page.get_by_role("button", name=words("act.undo")).click()
    done = page.locator(".confirmation > div").filter(has_text=words("consents.undone.some"))
    expect(done).to_be_focused()
    plain = done.inner_text().replace("\u2011", "-")
    assert words(
        "consents.undone.back", things="nyheter på e-post og påminnelse om handlekurven"
    ) in (plain)
    assert "Fortsatt nei: artikler, tips og råd på e-post og tilpasset til deg" in plain
    assert "tilbud" not in plain.lower()


def test_a_move_an_old_word_and_what_needs_no_yes_are_told_as_they_are(
    visit: Visit, words: Words
) -> None:
    """A yes and a no that came along keep their day, a number that was left says so, words of others are
    shown beside today's, and the cart's reminder was turned on and not agreed to."""
    page = shown(visit, words, consent_answers.MOVED)
    expect(row(page, NEWS)).to_contain_text("Du sa ja 3. mars 2026. Det fulgte med")
    expect(row(page, Purpose.OFFERS)).to_contain_text("Du sa nei 3. mai 2026. Det fulgte med")
    expect(row(page, Purpose.ARTICLES)).to_contain_text(words("consents.state.ELSEWHERE.MAIL"))
    expect(row(page, Purpose.SMS)).to_contain_text(words("consents.state.ELSEWHERE.SMS"))
    anew = row(page, Purpose.PERSONALISATION)
    expect(anew).to_contain_text("til andre ord enn dem vi spør med i dag")
    expect(anew.locator("blockquote").first).to_contain_text("Dere kan bruke det jeg har kjøpt.")
    for purpose in (NEWS, CODES, Purpose.SMS, CART):
        row(page, purpose).locator("summary").click()
    expect(row(page, NEWS)).to_contain_text(words("consents.step.MOVED"))
    expect(row(page, CODES)).to_contain_text(words("consents.text.untold"))
    expect(row(page, Purpose.SMS)).to_contain_text(words("consents.step.LEFT"))
    expect(row(page, Purpose.SMS)).not_to_contain_text(words("consents.text.untold"))
    for key in ("consents.step.on", "consents.step.off", "consents.text.was"):
        expect(row(page, CART)).to_contain_text(words(key))
    expect(row(page, CART)).not_to_contain_text("sa du ja")


def test_a_no_that_was_taken_back_leaves_the_yes_its_day(visit: Visit, words: Words) -> None:
    """By the link that said it: the words are those of the yes that holds again."""
    page = shown(visit, words, consent_answers.TAKEN_BACK_BY_LINK)
    # A sentence doesn't begin with a date that the one before may have ended with.
    said = "Du sa ja 3. mars 2026. Siden sa du nei, men angret det 3. mai 2026, så ja-et gjelder igjen."
    expect(row(page, NEWS)).to_contain_text(said)
    row(page, NEWS).locator("summary").click()
    expect(row(page, NEWS)).to_contain_text("Dette sa du ja til 3. mars 2026")
    expect(row(page, NEWS)).to_contain_text(words("consents.step.UNDONE"))


def test_a_yes_to_old_words_is_asked_anew_in_the_demo(visit: Visit, words: Words) -> None:
    """Mona agreed to the tool's words about what she bought; nothing is remembered of what she looks at."""
    page = visit(MONA).new_page()
    page.goto("/samtykker")
    anew = row(page, Purpose.PERSONALISATION)
    expect(anew.locator("blockquote").first).to_contain_text("det jeg har kjøpt og fortalt")
    expect(anew.locator("blockquote").nth(1)).to_contain_text("varene du har sett på")
    expect(page.get_by_role("heading", name=words("consents.viewed"))).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_is_pressed_stays_though_a_long_question_goes_with_its_answer(
    visit: Visit, language: LanguageCode, width: int
) -> None:
    """Both texts above Mona's answers are told no longer: what she pressed and what came of it are where she looks."""
    page = visit(MONA, viewport={"width": width, "height": 740}).new_page()
    words = Words(language)
    told_last: list[Any] = []

    def note(route: Route) -> None:
        response = route.fetch()
        told_last.append(response.json())
        route.fulfill(response=response)

    answers.intercept(page, {"OwnConsents": note})
    page.goto("/samtykker")
    speak(page, language)
    hers = row(page, Purpose.PERSONALISATION)
    no = button(page, words, Purpose.PERSONALISATION, "consents.no")
    expect(no).to_be_visible()
    height = hers.evaluate("row => row.offsetHeight")
    became = consent_answers.taken_back("PERSONALISATION")
    before = told_last[-1]["data"]["me"]["consents"]
    now = [became if each["purpose"] == became["purpose"] else each for each in before]
    payload = {"consents": now, "onItsWay": False, "userErrors": []}
    answers.answer(page, {"ConsentWithdraw": {"consentWithdraw": payload}})
    Held(page, "OwnConsents")
    no.evaluate("button => button.scrollIntoView({ block: 'center' })")
    lay = no.bounding_box()
    no.click()
    told(page, Purpose.PERSONALISATION, words("consents.done.no.nothing"))
    page.wait_for_timeout(200)
    assert height - hers.evaluate("row => row.offsetHeight") > 200
    lies = no.bounding_box()
    assert lay
    assert lies
    assert lies["y"] == pytest.approx(lay["y"], abs=1)
    expect(no).to_be_focused()
    expect(hers.locator(".confirmation")).to_be_in_viewport(ratio=1)


def test_what_isnt_saved_is_said_and_sent_once(visit: Visit, words: Words, watch: Watch) -> None:
    """It says that it failed, where it was pressed; tried again it has the same key, another act hasn't."""
    watch.expect("500")
    page = shown(visit, words, consent_answers.SOME)
    keys: list[str] = []

    def fail(route: Route) -> None:
        keys.append(
            json.loads(route.request.post_data or "")["variables"]["input"]["idempotencyKey"]
        )
        route.fulfill(status=500)

    answers.intercept(page, {"ConsentWithdraw": fail})
    for purpose in (NEWS, NEWS, Purpose.ARTICLES):
        button(page, words, purpose, "consents.no").click()
        expect(row(page, purpose).locator(".failure")).to_have_text(words("form.failed"))
        expect(button(page, words, purpose, "consents.yes")).to_have_attribute(
            "aria-pressed", "true"
        )
    assert keys[0] == keys[1]
    assert keys[1] != keys[2]


def test_in_the_other_language_the_words_asked_about_are_too(
    page: Page, words: Words, her: Newcomer
) -> None:
    """And what was done is still said, with its way back."""
    walk_in(page, words, her, to="/samtykker")
    button(page, words, CART, "consents.off").click()
    told(page, CART, words("consents.done.no.CART_REMINDER"))
    speak(page, "en")
    english = Words("en")
    expect(page.get_by_role("heading", level=3, name="Reminder of your cart")).to_be_visible()
    told(page, CART, english("consents.done.no.CART_REMINDER"))
    row(page, CODES).locator("summary").click()
    expect(row(page, CODES).locator("blockquote")).to_have_attribute("lang", "en")
    row(page, CART).get_by_role("button", name=english("act.undo")).click()
    told(page, CART, english("consents.done.yes.CART_REMINDER"))
    speak(page, "nb")


def test_the_demos_customers_have_said_yes_and_no(visit: Visit, words: Words) -> None:
    """Kari in the shop and by the newsletter's link, and no to SMS by an SMS; each with its day."""
    page = visit(KARI).new_page()
    page.goto("/samtykker")
    expect(row(page, NEWS)).to_contain_text(re.compile(r"Du sa ja \d+\.\s\w+\s\d{4}"))
    expect(row(page, Purpose.SMS)).to_contain_text("med svar på en SMS")
    expect(row(page, CART)).to_contain_text(words("consents.state.NEVER.CART_REMINDER"))
    browser = page.get_by_role("region", name=words("consents.group.browser"))
    expect(browser.get_by_text(words("consents.browser.unused"))).to_have_count(2)
    expect(browser.get_by_role("link", name=words("consents.browser.read"))).to_be_visible()


def test_a_question_that_isnt_sent_isnt_said_to_be(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Three SMS come; the fourth press says that none was sent, and from when one can be."""
    walk_in(page, words, grown_up(newcomer(), phone="+4740000178"))
    page.goto("/samtykker")
    button(page, words, Purpose.SMS, "consents.yes").click()
    done = row(page, Purpose.SMS).locator(".confirmation")
    for _ in range(3):
        expect(done).to_be_visible()
        button(page, words, Purpose.SMS, "consents.again.SMS").click()
    refused = row(page, Purpose.SMS).get_by_text("Vi sendte ikke en SMS til nå.")
    expect(refused).to_contain_text("prøv igjen kl.")
    expect(done).to_have_count(0)
