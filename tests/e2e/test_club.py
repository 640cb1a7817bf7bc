"""Venneklubb as a customer uses it: in and out by one click each, and what comes of it (S6)."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect
from tests.e2e import answers
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.held import Held
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.states import KARI
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
COUNTED = "globalThis.clicks = 0; addEventListener('click', () => { clicks += 1; }, true);"


@pytest.fixture
def club(page: Page, words: Words, newcomer: Arrive) -> Page:
    """The page of somebody who isn't a member yet; it counts clicks."""
    page.add_init_script(COUNTED)
    walk_in(page, words, newcomer(), to="/venneklubb")
    expect(page.get_by_role("button", name=words("club.join.act"), exact=True)).to_be_visible()
    return page


def member(visit: Visit, told: answers.Data = answers.MEMBER) -> Page:
    """Kari's page, had the API this to tell."""
    page = visit(KARI).new_page()
    answers.answer(page, {"Membership": told})
    page.goto("/venneklubb")
    return page


def join(page: Page, words: Words) -> Locator:
    return page.get_by_role("button", name=words("club.join.act"), exact=True)


def leave(page: Page, words: Words) -> Locator:
    return page.get_by_role("button", name=words("club.leave.act"))


def part(page: Page, words: Words, key: str) -> Locator:
    return page.get_by_role("region", name=words(key), exact=True)


def periods(page: Page, words: Words) -> Locator:
    return part(page, words, "club.periods.title").get_by_role("listitem")


def clicks(page: Page) -> int:
    """How many there were since the last time one asked."""
    return page.evaluate("(() => { const n = clicks; clicks = 0; return n; })()")


def test_leaving_takes_as_few_clicks_as_joining(club: Page, words: Words) -> None:
    """One each, from the page as it opens; nothing asks whether one is sure."""
    join(club, words).click()
    expect(club.get_by_text(words("club.joined"))).to_be_visible()
    to_join = clicks(club)
    club.reload()
    leave(club, words).click()
    expect(club.get_by_text(words("club.left"))).to_be_visible()
    assert (1, 1) == (to_join, clicks(club))
    expect(club.get_by_role("dialog")).to_have_count(0)


def test_what_comes_of_leaving_is_said_before_and_it_can_be_taken_back(
    club: Page, words: Words
) -> None:
    """After the undo it is as if one had never left; without it the period has its end and why."""
    join(club, words).click()
    for key in ("club.leave.text", "club.leave.undo"):
        expect(club.get_by_text(words(key))).to_be_visible()
    club.get_by_label(words("club.leave.reason")).fill("Ville bare se")
    leave(club, words).click()
    expect(part(club, words, "club.join.title")).to_be_visible()
    expect(periods(club, words)).to_contain_text(["Ville bare se"])
    club.get_by_role("button", name=words("club.back")).click()
    expect(club.get_by_text(words("club.joined.again"))).to_be_visible()
    expect(part(club, words, "club.member.title")).to_be_visible()
    expect(periods(club, words)).to_have_count(1)
    mark = words("club.period.now", from_="").partition("{")[0]
    expect(periods(club, words)).to_contain_text(mark)
    expect(club.get_by_text("Ville bare se")).to_have_count(0)
    club.reload()
    expect(part(club, words, "club.member.title")).to_be_visible()


def test_the_card_comes_with_what_is_said_of_it(club: Page, words: Words) -> None:
    """In, out and in again: not once the page has asked anew."""
    Held(club, "Membership", "ConsentsToJoin")
    join(club, words).click()
    expect(club.get_by_text(words("club.joined"))).to_be_visible()
    expect(part(club, words, "club.member.title")).to_be_visible(timeout=1)
    expect(periods(club, words)).to_have_count(1, timeout=1)
    leave(club, words).click()
    expect(club.get_by_text(words("club.left"))).to_be_visible()
    expect(part(club, words, "club.join.title")).to_be_visible(timeout=1)
    club.get_by_role("button", name=words("club.back")).click()
    expect(club.get_by_text(words("club.joined.again"))).to_be_visible()
    expect(part(club, words, "club.member.title")).to_be_visible(timeout=1)
    expect(periods(club, words)).to_have_count(1, timeout=1)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_taking_back_that_one_left_shows_its_progress(
    club: Page, words: Words, language: LanguageCode
) -> None:
    """As the other ways back do; once more pressed it is one all the same."""
    join(club, words).click()
    expect(club.get_by_text(words("club.joined"))).to_be_visible()
    speak(club, language)
    words = Words(language)
    leave(club, words).click()
    back = club.locator(".confirmation").get_by_role("button")
    expect(back).to_have_text(words("club.back"))
    held = Held(club, "MembershipJoin")
    back.click()
    expect(back).to_have_text(words("act.saving"))
    expect(back).to_have_attribute("aria-busy", "true")
    back.click()
    held.let_go("MembershipJoin")
    expect(club.get_by_text(words("club.joined.again"))).to_be_visible()
    assert ["MembershipJoin"] == held.asked
    speak(club, "nb")


def test_joining_gets_one_no_newsletter(club: Page, words: Words) -> None:
    """The page says so beside the button; the boxes there are unticked, and nothing is agreed to."""
    expect(part(club, words, "club.join.title")).to_contain_text(words("club.join.newsletter"))
    boxes = part(club, words, "club.join.title").get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    assert not any(box.is_checked() for box in boxes.all())
    sent: list[Request] = []
    club.on("request", lambda request: sent.append(request))
    join(club, words).click()
    expect(club.get_by_text(words("club.joined"))).to_be_visible()
    named = {answers.operation(each): each for each in sent}
    assert {"MembershipJoin", "Membership", "ConsentsToJoin"} == {name for name in named if name}
    joined = json.loads(named["MembershipJoin"].post_data or "")
    assert {"idempotencyKey"} == joined["variables"]["input"].keys()


def test_a_double_click_joins_once(club: Page, words: Words) -> None:
    """One period, and one act."""
    join(club, words).dblclick()
    expect(part(club, words, "club.member.title")).to_be_visible()
    expect(periods(club, words)).to_have_count(1)


def test_in_and_out_by_keyboard(
    page: Page, words: Words, newcomer: Arrive, keyboard: Keyboard
) -> None:
    """From the menu; what was done takes focus, since the button is gone."""
    walk_in(page, words, newcomer())
    menu = page.get_by_role("navigation", name=words("menu.label"))
    keyboard.activate(menu.get_by_role("link", name=words("menu.club")), back=True)
    expect(page.get_by_role("heading", level=1, name=words("club.title"))).to_be_focused()
    for button, told in ((join, "club.joined"), (leave, "club.left")):
        keyboard.activate(button(page, words))
        expect(page.locator(".confirmation > div")).to_be_focused()
        expect(page.locator(".confirmation")).to_contain_text(words(told))
    keyboard.activate(page.get_by_role("button", name=words("club.back")))
    expect(page.locator(".confirmation > div")).to_be_focused()
    expect(part(page, words, "club.member.title")).to_be_visible()


def test_too_long_a_reason_is_told_at_its_field(club: Page, words: Words) -> None:
    """What was typed stays, and so does the membership."""
    join(club, words).click()
    reason = club.get_by_label(words("club.leave.reason"))
    reason.fill("x" * 201)
    leave(club, words).click()
    expect(club.locator(".ds-validation-message")).to_contain_text("200")
    expect(reason).to_have_value("x" * 201)
    reason.fill("Kort og godt")
    leave(club, words).click()
    expect(periods(club, words)).to_contain_text(["Kort og godt"])


def test_joining_that_fails_is_told_and_can_be_tried_again(
    club: Page, words: Words, watch: Watch
) -> None:
    """Nobody is left to wonder; the second try is the same act."""
    watch.expect("500")
    answers.intercept(club, {"MembershipJoin": lambda route: route.fulfill(status=500)})
    join(club, words).click()
    expect(club.get_by_role("alert").filter(has_text=words("form.failed"))).to_be_visible()
    club.unroute_all()
    join(club, words).click()
    expect(periods(club, words)).to_have_count(1)


def test_a_members_page_tells_all_of_it(visit: Visit, words: Words) -> None:
    """Since when, what one gets and when, each code with its terms, and every period with who and
    why."""
    page = member(visit)
    expect(part(page, words, "club.member.title")).to_contain_text("3. mars 2024")
    cards = part(page, words, "club.benefits.member").get_by_role("listitem")
    expect(cards).to_have_count(3)
    expect(cards.nth(1)).to_contain_text("Fra 1. desember 2036 til og med 31. januar 2037")
    expect(cards.nth(2)).to_contain_text("Til og med 31. desember 2036")
    expect(cards.nth(2)).not_to_contain_text("januar")
    codes = part(page, words, "club.codes.title")
    gift = codes.get_by_role("listitem").filter(has_text="VENNEKLUBBEN-JUL-2026")
    expect(gift).to_contain_text("100 kr avslag")
    expect(gift).to_contain_text("Når du handler for minst 499 kr. Kan brukes én gang.")
    expect(gift).to_contain_text("Gjelder til og med 24. desember 2036.")
    several = codes.get_by_role("listitem").filter(has_text="MANGE")
    expect(several).to_contain_text("Du har brukt den to ganger, sist 12. november 2026.")
    expect(codes.get_by_role("listitem").filter(has_text="SNART")).to_contain_text(
        words("club.code.from", day="1. desember 2036")
    )
    expect(periods(page, words)).to_have_count(2)
    expect(periods(page, words).first).to_contain_text("Årsak: Ba om det på telefon")
    expect(periods(page, words).last).to_contain_text("6. januar 2020 til 1. april 2021")
    expect(periods(page, words).last).to_contain_text("Kundeservice meldte deg ut.")


def test_what_is_used_or_over_stands_below_and_cant_be_copied(visit: Visit, words: Words) -> None:
    """Under a heading of its own, with when and for which order."""
    page = member(visit)
    codes = part(page, words, "club.codes.title")
    expect(codes.get_by_role("heading", name=words("club.codes.spent"))).to_be_visible()
    lines = codes.locator(".lines > li")
    expect(lines).to_contain_text(
        ["Brukt 3. september 2026 på bestilling 50107.", "Gikk ut 31. august 2026."]
    )
    expect(lines.get_by_role("button")).to_have_count(0)


def test_a_used_code_leads_to_its_order(visit: Visit, words: Words) -> None:
    """Where it is one of the customer's; else its number stands."""
    page = member(visit)
    spent = part(page, words, "club.codes.title").locator(".lines > li")
    link = spent.get_by_role("link", name=words("club.code.order", order="50107"))
    expect(link).to_have_attribute("href", "/bestillinger/o-1")
    expect(link).to_have_count(1)


def test_a_code_is_copied(visit: Visit, words: Words) -> None:
    """It is where one pastes from, and the page says so."""
    context = visit(KARI)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    answers.answer(page, {"Membership": answers.MEMBER})
    page.goto("/venneklubb")
    page.get_by_role("button", name=words("club.code.copy.name", code="MANGE")).click()
    said = page.get_by_role("status").filter(has_text=words("club.code.copied", code="MANGE"))
    expect(said).to_be_visible()
    assert "MANGE" == page.evaluate("navigator.clipboard.readText()")


def test_where_copying_isnt_let_it_is_said_what_to_do(visit: Visit, words: Words) -> None:
    """A browser that refuses leaves the code to be selected by hand."""
    page = member(visit)
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    )
    page.get_by_role("button", name=words("club.code.copy.name", code="MANGE")).click()
    expect(page.get_by_text(words("club.code.not-copied"))).to_be_visible()


def test_where_there_is_nothing_yet_it_says_so(visit: Visit, words: Words) -> None:
    """Calmly, with a drawing; and who isn't a member is told nothing of codes."""
    page = member(visit, answers.BARE_MEMBER)
    for key in ("club.benefits.none", "club.codes.none"):
        expect(page.get_by_text(words(key))).to_be_visible()
    expect(page.locator(".none-yet .drawing")).to_have_count(2)
    page = member(visit, answers.GUEST)
    expect(part(page, words, "club.benefits.guest").get_by_role("listitem")).to_have_count(3)
    expect(part(page, words, "club.codes.title")).to_have_count(0)
    expect(part(page, words, "club.periods.title")).to_have_count(0)


def test_the_other_language_is_asked_for_anew(visit: Visit, words: Words) -> None:
    """The server words benefits and codes."""
    page = visit(KARI).new_page()

    def tell(route: Route) -> None:
        is_english = route.request.headers["accept-language"] == "en"
        title = "Ten per cent off food" if is_english else "Ti prosent på fôr"
        told = answers.club(benefits=[answers.benefit("mat", title, "x")])
        route.fulfill(json={"data": told})

    answers.intercept(page, {"Membership": tell})
    page.goto("/venneklubb")
    expect(page.get_by_text("Ti prosent på fôr")).to_be_visible()
    speak(page, "en")
    expect(page.get_by_text("Ten per cent off food")).to_be_visible()
    expect(page.get_by_text("Ti prosent på fôr")).to_have_count(0)
    speak(page, "nb")


def test_what_cant_be_had_is_asked_for_again(visit: Visit, words: Words, watch: Watch) -> None:
    """The page says so, and has a button."""
    watch.expect("500")
    page = visit(KARI).new_page()
    answers.intercept(page, {"Membership": lambda route: route.fulfill(status=500)})
    page.goto("/venneklubb")
    retry = page.get_by_role("button", name=words("act.retry"))
    expect(retry).to_be_visible()
    page.unroute_all()
    answers.answer(page, {"Membership": answers.MEMBER})
    retry.click()
    expect(part(page, words, "club.member.title")).to_be_visible()
