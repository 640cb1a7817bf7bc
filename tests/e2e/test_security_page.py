"""Innlogging og sikkerhet: password, e-mail address, devices, log; and "Bekreft at det er deg"."""

import re
from collections.abc import Callable
from time import monotonic

import pytest
from playwright.sync_api import Locator, Page, Response, Route, expect
from tests.conftest import PASSWORD
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import PATIENCE, Visit, sign_in, walk_in
from tests.e2e.elapsed import since_mail_was_refused, since_the_password
from tests.e2e.keyboard import Keyboard
from tests.e2e.mailbox import Mailbox
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_shell import speak, stay_signed_in

from minside.auth import mail

Arrive = Callable[..., Newcomer]
NEW_PASSWORD = "fire-rever-bak-laaven"
LONG_AGO = 60


@pytest.fixture
def me(newcomer: Arrive, personal: PersonalValues) -> Newcomer:
    personal.add(NEW_PASSWORD)
    return newcomer(pet="Lunamor")


@pytest.fixture
def stepped_down(page: Page, words: Words, demo: RunningDemo, me: Newcomer) -> Page:
    """The page, an hour after its owner gave the password."""
    walk_in(page, words, me, to="/innlogging")
    since_the_password(demo.owner_url, me, LONG_AGO)
    return page


def come_in(
    visit: Visit, words: Words, email: str, password: str = PASSWORD, to: str = "/"
) -> Page:
    """Sign in in another browser, in the language of the words."""
    page = visit(language=words.language).new_page()
    page.goto("/logg-inn")
    speak(page, words.language)
    sign_in(page, words, email, password, to=to)
    return page


def question(page: Page, words: Words) -> Locator:
    return page.get_by_role("dialog", name=words("step-up.title"))


def confirm(page: Page, words: Words, password: str) -> None:
    """Answer the question by keyboard: its field has focus."""
    field = question(page, words).get_by_label(words("step-up.password"))
    expect(field).to_be_focused()
    field.fill(password)
    field.press("Enter")


def type_new_password(page: Page, words: Words, password: str = NEW_PASSWORD) -> Locator:
    """Open the form and fill it in; the field."""
    page.get_by_role("button", name=words("own-password.change")).click()
    field = page.get_by_label(words("own-password.new"))
    expect(field).to_be_focused()
    field.fill(password)
    return field


def save_password(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("own-password.save")).click()


def ask_for_code(page: Page, words: Words, address: str) -> None:
    page.get_by_role("button", name=words("own-email.change"), exact=True).click()
    field = page.get_by_label(words("own-email.new"))
    expect(field).to_be_focused()
    field.fill(address)
    field.press("Enter")


def refused(page: Page, field: Locator, text: str) -> None:
    """The field says why, to eyes and ears."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".ds-validation-message")).to_contain_text(text)
    expect(field).to_have_accessible_description(re.compile(re.escape(text)))


def says(page: Page, text: str) -> None:
    """It was said where the button is gone, so it has focus too."""
    told = page.get_by_role("status").filter(has_text=text)
    expect(told).to_be_visible()
    expect(told.locator(":focus")).to_contain_text(text)


@pytest.fixture
def post(words: Words, personal: PersonalValues) -> Callable[..., str]:
    """Reads the newest code sent to an address, in a window beside."""

    def code(page: Page, to: str, *, spoken: Words = words, but: str | None = None) -> str:
        window = page.context.new_page()
        box = Mailbox(window, Keyboard(window, personal), spoken.language)
        found = but
        while found == but:
            box.open(mail.EMAIL_CHANGE_CODE, to=to)
            found = box.code()
        window.close()
        return str(found)

    return code


def test_the_page_stands_in_the_order_people_need_it(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Password, address, devices, log; and nothing that isn't there yet."""
    walk_in(page, words, me, to="/innlogging")
    expect(page.get_by_role("heading", level=2)).to_have_text(
        [words(f"{name}.title") for name in ("own-password", "own-email", "sessions", "events")]
    )


def test_the_log_leads_to_the_password(page: Page, words: Words, me: Newcomer) -> None:
    """Who finds there what they haven't done themselves is led to where it can be stopped."""
    walk_in(page, words, me, to="/innlogging")
    log = page.get_by_role("region", name=words("events.title"))
    log.get_by_role("link", name=words("events.text.password")).click()
    expect(page.get_by_role("button", name=words("own-password.change"))).to_be_in_viewport()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_password_is_changed_by_keyboard(
    language: LanguageCode, visit: Visit, demo: RunningDemo, newcomer: Arrive,
    personal: PersonalValues,
) -> None:  # fmt: skip
    """A step-up in between, a slip in it, and the change goes on by itself; the others are out."""
    words, me = Words(language), newcomer(language=language)
    page = come_in(visit, words, me.email, to="/innlogging")
    stay_signed_in(demo.owner_url, me, 3)
    since_the_password(demo.owner_url, me, LONG_AGO)
    keyboard = Keyboard(page, personal)

    keyboard.activate(page.get_by_role("button", name=words("own-password.change")))
    keyboard.write(page.get_by_label(words("own-password.new")), NEW_PASSWORD)
    keyboard.press("Enter")
    confirm(page, words, "ikke-passordet-mitt")
    field = question(page, words).get_by_label(words("step-up.password"))
    expect(field).to_have_attribute("aria-invalid", "true")
    keyboard.write(field, me.password)
    keyboard.press("Enter")

    says(page, words("own-password.done.ended", count=3))
    expect(page.get_by_label(words("own-password.new"))).to_have_count(0)
    expect(page.get_by_text(words("sessions.alone"))).to_be_visible()
    expect(page.get_by_text(words("events.kind.PASSWORD_CHANGED"))).to_be_visible()
    come_in(visit, words, me.email, NEW_PASSWORD)


def test_the_question_keeps_focus_and_tells_why(stepped_down: Page, words: Words) -> None:
    """Tab stays among what the dialog holds, and its reason is read with its title."""
    type_new_password(stepped_down, words)
    save_password(stepped_down, words)
    dialog = question(stepped_down, words)
    expect(dialog).to_have_accessible_description(words("step-up.why"))
    for _ in range(8):
        stepped_down.keyboard.press("Tab")
        assert stepped_down.evaluate(
            "document.activeElement === document.body"
            " || document.querySelector('dialog').contains(document.activeElement)"
        )


def test_the_question_lies_on_the_page(stepped_down: Page, words: Words) -> None:
    """On a phone too there is page around it, and its corners are the house's."""
    stepped_down.set_viewport_size({"width": 360, "height": 800})
    type_new_password(stepped_down, words)
    save_password(stepped_down, words)
    dialog = question(stepped_down, words)
    expect(dialog).to_have_css("border-radius", "12px")
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 8
    assert box["x"] + box["width"] <= 360 - 8


def test_the_question_is_whole_on_a_phone(stepped_down: Page, words: Words) -> None:
    """Also with an error above it, whoever answers sees what to press without scrolling."""
    stepped_down.set_viewport_size({"width": 360, "height": 740})
    type_new_password(stepped_down, words)
    save_password(stepped_down, words)
    confirm(stepped_down, words, "feil-passord-her")
    dialog = question(stepped_down, words)
    expect(dialog.get_by_text(words("step-up.failed"))).to_be_visible()
    for name in (words("step-up.submit"), words("act.cancel")):
        expect(dialog.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    assert dialog.evaluate("dialog => dialog.scrollHeight <= dialog.clientHeight")


@pytest.mark.parametrize("how", ["Escape", "act.cancel", "act.close"])
def test_who_would_rather_not_is_back_at_the_form(
    how: str, stepped_down: Page, words: Words, me: Newcomer
) -> None:
    """Nothing is done or said, what was typed is there; asked for again, it asks again."""
    page = stepped_down
    field = type_new_password(page, words)
    page.get_by_label(words("own-password.end-others")).uncheck()
    save_password(page, words)
    expect(question(page, words)).to_be_visible()
    if how == "Escape":
        page.keyboard.press("Escape")
    else:
        question(page, words).get_by_role("button", name=words(how)).click()
    expect(question(page, words)).to_have_count(0)
    expect(page.get_by_role("button", name=words("own-password.save"))).to_be_focused()
    expect(field).to_have_value(NEW_PASSWORD)
    expect(page.get_by_label(words("own-password.end-others"))).not_to_be_checked()
    expect(page.locator("main [role=status]:not(:empty)")).to_have_count(0)
    save_password(page, words)
    confirm(page, words, me.password)
    says(page, words("own-password.done"))


def test_the_back_button_leaves_the_question_behind(stepped_down: Page, words: Words) -> None:
    """No question stands on top of another page than the one it was about."""
    page = stepped_down
    page.get_by_role("navigation").get_by_role("link", name=words("menu.profile")).click()
    page.get_by_role("navigation").get_by_role("link", name=words("menu.security")).click()
    type_new_password(page, words)
    save_password(page, words)
    expect(question(page, words)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name=words("profile.title"))).to_be_visible()
    expect(question(page, words)).to_have_count(0)


def test_who_guesses_is_told_to_wait(stepped_down: Page, words: Words, me: Newcomer) -> None:
    """In the dialog, beside the field; and nothing was changed."""
    page = stepped_down
    type_new_password(page, words)
    save_password(page, words)
    dialog = question(page, words)
    field = dialog.get_by_label(words("step-up.password"))
    for guess in range(11):
        field.fill(f"gjetning {guess}")
        with page.expect_response(is_answer_to(f"gjetning {guess}")):
            field.press("Enter")
        expect(dialog.locator("form")).to_have_attribute("aria-busy", "false")
    summary = dialog.get_by_role("group", name=words("step-up.failed"))
    expect(summary).to_contain_text("Prøv igjen om")
    expect(field).to_have_value("gjetning 10")


def is_answer_to(part: str) -> Callable[[Response], bool]:
    return lambda response: part in (response.request.post_data or "")


def test_a_password_with_the_pets_name_is_refused_at_its_field(
    page: Page, words: Words, me: Newcomer
) -> None:
    """And one that is too short before anything is sent; what was typed stays."""
    walk_in(page, words, me, to="/innlogging")
    field = type_new_password(page, words, "kort")
    save_password(page, words)
    refused(page, field, words("password.too-short"))
    field.fill("lunamor lunamor")
    save_password(page, words)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("group", name=words("own-password.failed"))).to_be_focused()
    expect(field).to_have_value("lunamor lunamor")


def test_others_may_stay_signed_in(
    page: Page, words: Words, demo: RunningDemo, me: Newcomer
) -> None:
    """Without the tick the password alone is changed."""
    stay_signed_in(demo.owner_url, me, 1)
    walk_in(page, words, me, to="/innlogging")
    type_new_password(page, words)
    page.get_by_label(words("own-password.end-others")).uncheck()
    save_password(page, words)
    says(page, words("own-password.done"))
    devices = page.get_by_role("region", name=words("sessions.title")).get_by_role("article")
    expect(devices).to_have_count(2)


def test_ending_a_session_asks_first(
    stepped_down: Page, words: Words, demo: RunningDemo, me: Newcomer
) -> None:
    """Of one device and of all others: each goes on by itself, and the first asks for both."""
    page = stepped_down
    stay_signed_in(demo.owner_url, me, 3)
    page.reload()
    device = page.get_by_role("article").filter(has_text="Firefox").first
    device.get_by_role("button").click()
    confirm(page, words, me.password)
    says(
        page,
        words("sessions.ended", device=words("device.on", browser="Firefox", system="Windows")),
    )
    page.get_by_role("button", name=words("sessions.end-others")).click()
    says(page, words("sessions.others-ended", count=2))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_an_address_is_changed_by_keyboard(
    language: LanguageCode, visit: Visit, post: Callable[..., str], newcomer: Arrive,
    personal: PersonalValues,
) -> None:  # fmt: skip
    """Asked for in the profile, verified by the code, told to the old address; it signs in then."""
    words, me = Words(language), newcomer(language=language)
    page = come_in(visit, words, me.email, to="/profil")
    new = me.email.replace("nykommer", "flyttet")
    personal.add(new)
    keyboard = Keyboard(page, personal)

    keyboard.activate(page.get_by_role("link", name=words("profile.email.change")))
    field = page.get_by_label(words("own-email.new"))
    expect(field).to_be_focused()
    keyboard.write(field, new)
    keyboard.press("Enter")
    code = page.get_by_label(words("own-email.code"))
    expect(code).to_be_focused()
    expect(page.get_by_text(words("own-email.sent", email=new))).to_be_visible()
    keyboard.write(code, post(page, new, spoken=words))
    keyboard.press("Enter")

    says(page, words("own-email.done", email=new, before=me.email))
    expect(page.get_by_role("region", name=words("own-email.title"))).to_contain_text(new)
    letters = page.context.new_page()
    Mailbox(letters, Keyboard(letters, personal), language).open(mail.EMAIL_CHANGED, to=me.email)
    come_in(visit, words, new)


def test_a_change_that_waits_survives_a_reload(
    page: Page, words: Words, post: Callable[..., str], me: Newcomer, personal: PersonalValues
) -> None:
    """The code's field is there again, and the code still works, pasted in groups."""
    walk_in(page, words, me, to="/innlogging")
    new = me.email.replace("nykommer", "ventet")
    personal.add(new)
    ask_for_code(page, words, new)
    code = post(page, new)
    page.reload()
    expect(page.get_by_text(words("own-email.waits", email=new))).to_be_visible()
    page.get_by_label(words("own-email.code")).fill(f"{code[:3]} {code[3:]}")
    page.get_by_role("button", name=words("own-email.confirm")).click()
    says(page, words("own-email.done", email=new, before=me.email))


def test_wrong_codes_are_counted_aloud_and_a_new_one_can_be_had(
    page: Page, words: Words, post: Callable[..., str], me: Newcomer, personal: PersonalValues
) -> None:
    """A slip costs nothing; after three wrong ones nothing says that the code still works, the way
    on is right there, and with another code all begins anew."""
    walk_in(page, words, me, to="/innlogging")
    new = me.email.replace("nykommer", "slurvet")
    personal.add(new)
    ask_for_code(page, words, new)
    field = page.get_by_label(words("own-email.code"))
    first = post(page, new)
    wrong = "000000" if first != "000000" else "111111"

    field.fill("12")
    field.press("Enter")
    refused(page, field, words("own-email.code.invalid"))
    for left in ("2", "1", None):
        field.fill(wrong)
        field.press("Enter")
        problem = page.locator(".ds-validation-message")
        expect(problem).to_contain_text(f"Du har {left} forsøk igjen" if left else "Be om en ny")
    hint = field.locator("xpath=../*[@data-field='description']")
    expect(hint).to_have_text(words("own-email.code.spent"))
    page.get_by_role("button", name=words("own-email.again")).click()
    told = page.get_by_role("status").filter(has_text=words("own-email.sent-again", email=new))
    expect(told).to_be_visible()
    expect(page.locator(".ds-validation-message")).to_have_count(0)
    expect(field).to_have_value("")
    expect(hint).to_contain_text(words("own-email.code.hint", time="|").partition("|")[0])
    field.fill(post(page, new, but=first))
    field.press("Enter")
    says(page, words("own-email.done", email=new, before=me.email))


def test_a_mistyped_address_can_be_typed_again(
    page: Page, words: Words, me: Newcomer, personal: PersonalValues
) -> None:
    """With what was typed in the field; giving that up leads back to the code."""
    walk_in(page, words, me, to="/innlogging")
    mistyped = me.email.replace("nykommer", "mykommer")
    personal.add(mistyped)
    ask_for_code(page, words, mistyped)
    page.get_by_role("button", name=words("own-email.other")).click()
    field = page.get_by_label(words("own-email.new"))
    expect(field).to_be_focused()
    expect(field).to_have_value(mistyped)
    page.get_by_role("button", name=words("act.cancel")).click()
    expect(page.get_by_label(words("own-email.code"))).to_be_focused()


def test_ones_own_address_is_no_new_one(page: Page, words: Words, me: Newcomer) -> None:
    """Refused at its field, and what is none before it is sent."""
    walk_in(page, words, me, to="/innlogging")
    ask_for_code(page, words, "nykommer")
    field = page.get_by_label(words("own-email.new"))
    refused(page, field, words("own-email.invalid"))
    field.fill(me.email.upper())
    field.press("Enter")
    expect(page.locator(".ds-validation-message")).to_contain_text("e-postadressen du har nå")


def test_giving_up_a_form_leads_back_to_its_button(page: Page, words: Words, me: Newcomer) -> None:
    """Both forms of the page."""
    walk_in(page, words, me, to="/innlogging")
    for key, first in (
        ("own-password.change", "own-password.new"),
        ("own-email.change", "own-email.new"),
    ):
        page.get_by_role("button", name=words(key), exact=True).press("Enter")
        expect(page.get_by_label(words(first), exact=True)).to_be_focused()
        page.get_by_role("button", name=words("act.cancel")).press("Enter")
        expect(page.get_by_role("button", name=words(key), exact=True)).to_be_focused()


def test_an_address_that_takes_no_mail_is_what_we_need_from_one(
    page: Page, words: Words, demo: RunningDemo, me: Newcomer
) -> None:
    """Oversikt says so and leads to where it is changed."""
    since_mail_was_refused(demo.owner_url, me, days=3)
    walk_in(page, words, me)
    asked = page.get_by_role("region", name=words("home.check.title"))
    expect(asked).to_contain_text(me.email)
    expect(page.get_by_text(words("home.needs.email", email=me.email))).to_have_count(0)
    asked.get_by_role("link", name=words("home.check.change"), exact=True).click()
    expect(page.get_by_label(words("own-email.new"))).to_be_focused()
    mark = words("own-email.refused", day="|").partition("|")[0]
    expect(page.get_by_text(mark)).to_be_visible()


def test_what_was_on_its_way_when_the_token_changed_is_asked_for_once_more(
    stepped_down: Page, words: Words, demo: RunningDemo, me: Newcomer, personal: PersonalValues
) -> None:
    """Acts of this window and of another, and a third one's question, beside each other: each goes
    twice and not thrice, and nobody is told they are signed out."""
    english, phone = Words("en"), "+47 468 52 151"
    personal.add(phone)
    stay_signed_in(demo.owner_url, me, 1)
    stepped_down.reload()
    here, there, elsewhere = windows = [stepped_down, *opened(stepped_down, "/profil", "/")]
    there.get_by_label(words("profile.phone")).fill(phone)
    others = here.get_by_role("button", name=english("sessions.end-others"))

    late = [Late(window) for window in windows]
    speak(here, "en")
    there.get_by_role("button", name=words("profile.person.save"), exact=True).click()
    elsewhere.get_by_role("link", name=words("menu.pets")).click()
    for request in late:
        request.is_sent()
    others.click()
    confirm(here, english, me.password)
    says(here, english("sessions.others-ended", count=1))
    spoken, *rest = late
    spoken.arrives()
    # What is answered from here on is answered in English.
    expect(here.get_by_text(english("language.kept"))).to_be_visible()
    for request in rest:
        request.arrives()

    expect(there.get_by_text(english("profile.person.saved"))).to_be_visible()
    expect(elsewhere.get_by_role("link", name="Lunamor")).to_be_visible()
    for window in windows:
        expect(window.get_by_role("dialog")).to_have_count(0)
    assert [2, 2, 2] == [request.times for request in late]


def opened(page: Page, *paths: str) -> list[Page]:
    """Windows beside this one, each with its page at rest."""
    windows = [page.context.new_page() for _ in paths]
    for window, path in zip(windows, paths, strict=True):
        window.goto(path)
        expect(window.get_by_role("heading", level=2).first).to_be_visible()
        window.wait_for_load_state("networkidle")
    return windows


class Late:
    """The next request of a window: it comes to the server when the test says so, with the cookies
    that it had when it was sent. `times` is how often it was sent."""

    def __init__(self, page: Page) -> None:
        self.times = 0
        self._page = page
        self._first: Route | None = None
        cookies = page.context.cookies()
        self._cookie = "; ".join(f"{each.get('name')}={each.get('value')}" for each in cookies)
        page.route("**/graphql", self._hold)

    def is_sent(self) -> None:
        """Raises `AssertionError` where it never is, instead of waiting for good."""
        until = monotonic() + PATIENCE / 1000
        while self._first is None:
            assert monotonic() < until, "it was never sent"
            self._page.wait_for_timeout(20)

    def arrives(self) -> None:
        assert self._first is not None
        headers = {**self._first.request.headers, "cookie": self._cookie}
        self._first.fulfill(response=self._first.fetch(headers=headers))

    def _hold(self, route: Route) -> None:
        if self._first is None:
            self._first = route
        else:
            route.continue_()
        self.times += route.request.post_data == self._first.request.post_data
