"""Boxes for e-mail beside something else: what is wrong with them is said at once, and is in nobody's way."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.e2e import answers
from tests.e2e.agreeing import gets, grown_up
from tests.e2e.app import Words
from tests.e2e.conftest import walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.links import forget_attempts, letters_to, link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.consents.actions import Purpose
from minside.core import clock

Arrive = Callable[..., Newcomer]
PASSWORD = "En lang setning om katter 7"
KINDS = "Du har sagt ja til nyheter og tilbud på e‑post."
SUBMITS = {
    "/lag-konto": "register.submit",
    "/nyhetsbrev": "newsletter.submit",
    "/venneklubb": "club.join.act",
}
ASKING = {"/lag-konto": "NewsletterTexts", "/venneklubb": "ConsentsToJoin"}
"""By which each asks for its boxes."""
BESIDE = {"/lag-konto": "Session", "/venneklubb": "Membership"}
"""What else is asked for there: with that answered, all but the boxes is known."""


def come(page: Page, words: Words, newcomer: Arrive, path: str) -> None:
    if path == "/venneklubb":
        walk_in(page, words, newcomer(), to=path)
    else:
        page.goto(path)


def opened(page: Page, words: Words, newcomer: Arrive, path: str) -> None:
    come(page, words, newcomer, path)
    for box in (0, 1):
        page.get_by_role("checkbox").nth(box).check()


def send(page: Page, words: Words, path: str) -> None:
    page.get_by_role("button", name=words(SUBMITS[path]), exact=True).click()


def lines(page: Page) -> Locator:
    return page.locator("ds-error-summary li")


def year(page: Page, words: Words) -> Locator:
    return page.get_by_label(words("boxes.year"))


def way_on(page: Page, words: Words) -> Locator:
    return page.get_by_role("button", name=words("boxes.without"), exact=True)


def fills(page: Page, words: Words, email: str) -> None:
    """The form that makes an account."""
    page.get_by_label(words("register.firstName")).fill("Mia")
    page.get_by_label(words("register.lastName")).fill("Berg")
    page.get_by_label(words("sign-in.email"), exact=True).fill(email)
    page.get_by_label(words("register.password"), exact=True).fill(PASSWORD)


@pytest.mark.parametrize("path", ASKING)
def test_the_button_comes_with_the_boxes(
    path: str, page: Page, words: Words, newcomer: Arrive
) -> None:
    """They stand above it: coming later they would push it away from whoever is about to press it."""
    held: list[Route] = []
    answers.intercept(page, {ASKING[path]: held.append})
    with page.expect_request_finished(lambda sent: answers.operation(sent) == BESIDE[path]):
        come(page, words, newcomer, path)
    expect(page.locator("main [aria-busy]")).to_be_visible()
    button = page.get_by_role("button", name=words(SUBMITS[path]), exact=True)
    with pytest.raises(AssertionError):
        expect(button).to_be_visible(timeout=500)
    held[0].continue_()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    expect(button).to_be_visible()


@pytest.mark.parametrize("path", ASKING)
def test_a_form_without_its_boxes_is_better_than_none(
    path: str, page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Joining and registering need none of them, so neither fails where they can't be had; a form that was begun
    so gets none under the finger once they could be."""
    watch.expect("500")
    answers.intercept(page, {ASKING[path]: lambda route: route.fulfill(status=500)})
    come(page, words, newcomer, path)
    button = page.get_by_role("button", name=words(SUBMITS[path]), exact=True)
    expect(button).to_be_visible()
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(0)
    page.unroute_all()
    with page.expect_response(lambda got: ASKING[path] == answers.operation(got.request)):
        page.get_by_role("banner").get_by_role("button", name="English").click()
    button = page.get_by_role("button", name=Words("en")(SUBMITS[path]), exact=True)
    expect(button).to_be_visible()
    page.wait_for_timeout(200)
    expect(boxes).to_have_count(4 if path == "/venneklubb" else 0)


@pytest.mark.parametrize(("path", "faults"), [("/lag-konto", 5), ("/nyhetsbrev", 2)])
def test_a_year_that_is_missing_is_said_with_all_else(
    path: str, faults: int, page: Page, words: Words, newcomer: Arrive
) -> None:
    """Every fault at once, each at its place and a line of its own."""
    opened(page, words, newcomer, path)
    email = page.get_by_label(words("sign-in.email"), exact=True)
    email.fill("kari@")
    send(page, words, path)
    expect(lines(page)).to_have_count(faults)
    for field in (email, year(page, words)):
        expect(field).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("path", SUBMITS)
def test_a_year_that_hasnt_come_is_one_mistake(
    path: str, page: Page, words: Words, newcomer: Arrive
) -> None:
    """At the year, however many boxes are ticked; and nothing was sent for it."""
    opened(page, words, newcomer, path)
    if path == "/lag-konto":
        fills(page, words, "mia@example.org")
    elif path == "/nyhetsbrev":
        page.get_by_label(words("sign-in.email"), exact=True).fill("mia@example.org")
    year(page, words).fill(str(clock.today().year + 4))
    sent: list[str | None] = []
    page.on("request", lambda request: sent.append(request.post_data))
    send(page, words, path)
    expect(lines(page)).to_have_count(1)
    expect(year(page, words)).to_have_attribute("aria-invalid", "true")
    assert not [each for each in sent if each]


@pytest.mark.parametrize("path", SUBMITS)
def test_the_year_says_whether_it_is_kept(
    path: str, page: Page, words: Words, newcomer: Arrive
) -> None:
    """In the profile, in the same words as on Samtykker; nowhere, where a newsletter alone is asked for."""
    opened(page, words, newcomer, path)
    for said in (words, Words("en")):
        speak(page, said.language)
        kept = said("consents.year.hint.15").rpartition(". ")[2]
        expected = "boxes.year.hint.unkept" if path == "/nyhetsbrev" else "boxes.year.hint"
        expect(year(page, said)).to_have_accessible_description(said(expected))
        assert (path != "/nyhetsbrev") == (kept in said(expected))
    speak(page, "nb")


@pytest.mark.parametrize("path", SUBMITS)
def test_a_year_too_late_is_one_mistake(
    path: str, page: Page, words: Words, newcomer: Arrive, keyboard: Keyboard
) -> None:
    """At the year, with the one from which one may say yes, and the summary leads there: none of what is ticked is
    wrong. It may be mistyped, and mended it is said no more."""
    opened(page, words, newcomer, path)
    if path == "/lag-konto":
        fills(page, words, "mia@example.org")
    elif path == "/nyhetsbrev":
        page.get_by_label(words("sign-in.email"), exact=True).fill("mia@example.org")
    field = year(page, words)
    field.fill("2015")
    send(page, words, path)
    said = words("boxes.year.young" if path == "/nyhetsbrev" else "boxes.year.young.or")
    expect(lines(page)).to_have_text([f"{words('boxes.year')} {said}"])
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(said)))
    expect(page.locator("main input[type=checkbox][aria-invalid=true]")).to_have_count(0)
    keyboard.activate(lines(page).get_by_role("link"))
    expect(field).to_be_focused()
    field.fill("1980")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(lines(page)).to_have_count(0)


def test_who_is_known_to_be_too_young_is_told_at_the_box(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """No year is asked for, so there is nothing else to mend; the way on without stands there too."""
    walk_in(page, words, grown_up(newcomer()), to="/venneklubb")
    refusal = {"code": "TOO_YOUNG", "field": ["consents", "0"], "message": "Fra og med året."}
    payload = {"membership": None, "waitsAt": None, "userErrors": [refusal]}
    answers.answer(page, {"MembershipJoin": {"membershipJoin": payload}})
    box = page.get_by_role("checkbox").first
    box.check()
    expect(year(page, words)).to_have_count(0)
    send(page, words, "/venneklubb")
    expect(lines(page)).to_have_count(1)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(way_on(page, words)).to_be_visible()


@pytest.mark.parametrize("born", ["", "too young"])
def test_an_account_is_made_without_the_boxes_by_one_press(
    born: str,
    page: Page,
    words: Words,
    newcomer: Arrive,
    demo: RunningDemo,
    personal: PersonalValues,
) -> None:
    """Both ways out are said where the fault is; the press unticks and sends all else as it stands."""
    address = f"mia.{'ung' if born else 'uten'}@example.org"
    personal.add(address, PASSWORD, "Berg")
    forget_attempts(demo.owner_url)
    opened(page, words, newcomer, "/lag-konto")
    fills(page, words, address)
    expect(way_on(page, words)).to_have_count(0)
    if born:
        year(page, words).fill(str(clock.today().year - 13))
    send(page, words, "/lag-konto")
    said = words("boxes.year.young.or" if born else "boxes.year.needed.or")
    expect(page.locator(".ds-validation-message").first).to_contain_text(said)
    expect(page.get_by_text(words("boxes.register.without"))).to_be_visible()
    way_on(page, words).click()
    expect(page.get_by_role("heading", level=1, name=words("sent.title"))).to_be_visible()
    [letter] = letters_to(demo, address, "Bekreft e-postadressen din")
    assert "Du krysset av for" not in letter


def test_who_is_told_to_untick_and_does_is_told_so_no_more(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Without a tick no year is asked for, so none is wrong; ticked again, it stands there still."""
    opened(page, words, newcomer, "/lag-konto")
    typed = str(clock.today().year - 13)
    year(page, words).fill(typed)
    send(page, words, "/lag-konto")
    about = lines(page).filter(has_text=words("boxes.year"))
    expect(about).to_have_count(1)
    box = page.get_by_role("checkbox").first
    box.uncheck()
    expect(about).to_have_count(1)
    page.get_by_role("checkbox").nth(1).uncheck()
    expect(lines(page).filter(has_text=words("boxes.year.young"))).to_have_count(0)
    expect(way_on(page, words)).to_have_count(0)
    box.check()
    expect(year(page, words)).to_have_value(typed)
    expect(year(page, words)).not_to_have_attribute("aria-invalid", "true")


def test_one_joins_without_the_boxes_by_one_press(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """A member, who agreed to nothing and isn't told of anything that could be taken back."""
    opened(page, words, newcomer, "/venneklubb")
    send(page, words, "/venneklubb")
    expect(year(page, words)).to_have_attribute("aria-invalid", "true")
    way_on(page, words).click()
    expect(page.get_by_text(words("club.joined"))).to_be_visible()
    expect(page.locator(".confirmation li")).to_have_count(0)
    expect(page.get_by_role("button", name=words("club.no-mail"), exact=True)).to_have_count(0)


def test_joining_names_what_was_agreed_to(page: Page, words: Words, newcomer: Arrive) -> None:
    """Before the button that takes it back."""
    who = grown_up(newcomer())
    walk_in(page, words, who, to="/venneklubb")
    for box in (0, 1):
        page.get_by_role("checkbox").nth(box).check()
    send(page, words, "/venneklubb")
    expect(page.locator(".confirmation li")).to_have_text([KINDS])
    assert [Purpose.NEWS] == gets(who, Purpose.NEWS)


def test_registering_names_what_was_agreed_to(
    page: Page, words: Words, newcomer: Arrive, demo: RunningDemo, personal: PersonalValues
) -> None:
    """In the mail that confirms the address, and once one is in, before the button that takes it back."""
    address = "mia.med@example.org"
    personal.add(address, PASSWORD, "Berg")
    forget_attempts(demo.owner_url)
    opened(page, words, newcomer, "/lag-konto")
    fills(page, words, address)
    year(page, words).fill("1980")
    send(page, words, "/lag-konto")
    link = link_to(demo, address, "/bekreft")
    personal.add(link.partition("#")[2])
    [letter] = letters_to(demo, address, "Bekreft e-postadressen din")
    for said in ("Du krysset av for:", "Nyheter på e-post", "Tilbud på e-post"):
        assert said in letter
    page.goto("about:blank")
    page.goto(link)
    page.get_by_label(words("verify.password"), exact=True).fill(PASSWORD)
    page.get_by_role("button", name=words("verify.submit")).click()
    expect(page.locator(".notice-said")).to_have_text(KINDS)
    expect(page.get_by_role("button", name=words("verify.no-mail"), exact=True)).to_be_visible()
