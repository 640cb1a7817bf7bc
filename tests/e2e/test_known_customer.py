"""The way in for who has bought from the shop before, and has no password here."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit, fill_sign_in, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.links import code_to, forget_attempts, link_to
from tests.e2e.newcomers import Newcomer, known_to_the_shop
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_bad_input import problem_at, summary_says
from tests.e2e.test_shell import says, speak
from tests.e2e.watch import Watch

CHOSEN = "hengekøye under epletreet"

_numbers = count(1)


@pytest.fixture(autouse=True)
def _few_letters(demo: RunningDemo) -> Iterator[None]:
    forget_attempts(demo.owner_url)
    yield
    forget_attempts(demo.owner_url)


@pytest.fixture
def phone(personal: PersonalValues) -> str:
    """A mobile number of the test's own."""
    number = f"+479990{next(_numbers):04}"
    personal.add(number)
    return number


@pytest.fixture
def email(personal: PersonalValues) -> str:
    address = f"kjent.{next(_numbers)}@example.org"
    personal.add(address)
    return address


class Finder:
    """Somebody at the door, with a keyboard."""

    def __init__(self, page: Page, words: Words, keyboard: Keyboard) -> None:
        self.page, self.words, self.keyboard = page, words, keyboard

    def come(self) -> None:
        """From the sign-in page, by its link."""
        self.page.goto("/logg-inn")
        speak(self.page, self.words.language)
        link = self.page.get_by_role("link", name=self.words("sign-in.find"))
        self.keyboard.activate(link)
        self.at("claim.title")

    def at(self, title: str, **values: str) -> None:
        name = self.words(title, **values)
        expect(self.page.get_by_role("heading", level=1, name=name, exact=True)).to_be_focused()

    def ask_by_email(self, email: str) -> None:
        self.come()
        self.keyboard.write(self.page.get_by_label(self.words("sign-in.email"), exact=True), email)
        self.keyboard.press("Enter")
        self.at("sent.title")

    def ask_by_number(self, number: str) -> None:
        self.come()
        ways = self.page.get_by_role("group", name=self.words("claim.way"))
        self.keyboard.choose(ways, self.words("claim.way.number"))
        field = self.page.get_by_label(self.words("claim.number"), exact=True)
        self.keyboard.write(field, number)
        self.keyboard.press("Enter")
        self.at("claim.code.title")

    def answer(self, code: str, password: str = CHOSEN) -> None:
        page, words = self.page, self.words
        self.keyboard.write(page.get_by_label(words("claim.code"), exact=True), code)
        self.keyboard.write(page.get_by_label(words("claim.password"), exact=True), password)
        self.keyboard.press("Enter")

    def guess_wrong(self, times: int, *, but: str = "") -> None:
        """So many codes that aren't it, each refused before the next."""
        for guess in [code for code in ("111111", "222222", "333333", "444444") if code != but]:
            if times == 0:
                return
            with self.page.expect_response("**/graphql"):
                self.answer(guess)
            times -= 1

    def welcomed(self) -> None:
        self.at("home.greeting", name="Åse")
        says(self.page, self.words("claim.welcome"))


@pytest.fixture
def finder(page: Page, words: Words, keyboard: Keyboard) -> Finder:
    return Finder(page, words, keyboard)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_by_mail_a_known_customer_chooses_a_password_and_is_welcomed(
    visit: Visit,
    demo: RunningDemo,
    personal: PersonalValues,
    email: str,
    language: LanguageCode,
) -> None:
    """By keyboard alone; the link leaves the address at once, and the password works from then on."""
    known_to_the_shop(demo.owner_url, email=email)
    page = visit(language=language).new_page()
    finder = Finder(page, Words(language), Keyboard(page, personal))
    finder.ask_by_email(email.upper())
    page.goto(link_to(demo, email, "/finn-konto/passord"))
    expect(page).to_have_url("/finn-konto/passord")
    field = page.get_by_label(finder.words("claim.password"), exact=True)
    expect(field).to_have_attribute("autocomplete", "new-password")
    finder.keyboard.write(field, CHOSEN)
    finder.keyboard.press("Enter")
    finder.welcomed()
    other = visit().new_page()
    other.goto("/logg-inn")
    fill_sign_in(other, Words("nb"), email, CHOSEN)
    greeting = finder.words("home.greeting", name="Åse")
    expect(other.get_by_role("heading", level=1, name=greeting)).to_be_visible()


def test_by_number_and_code_and_asked_for_an_address_then(
    finder: Finder, demo: RunningDemo, phone: str
) -> None:
    """A wrong code is told with the tries left, and nothing typed is lost; then the right one.

    Who gave no address is asked for one, where the change of address begins.
    """
    me = known_to_the_shop(demo.owner_url, phone=phone)
    finder.ask_by_number(me.number)
    code = code_to(demo, phone)
    field = finder.page.get_by_label(finder.words("claim.code"), exact=True)
    expect(field).to_have_attribute("autocomplete", "one-time-code")
    expect(field).to_have_attribute("inputmode", "numeric")
    finder.guess_wrong(1, but=code)
    expect(field).to_have_attribute("aria-invalid", "true")
    password = finder.page.get_by_label(finder.words("claim.password"), exact=True)
    expect(password).to_have_value(CHOSEN)
    finder.answer(f"{code[:3]} {code[3:]}")
    finder.welcomed()
    need = finder.page.get_by_role("link", name=finder.words("home.needs.ownEmail"))
    finder.keyboard.activate(need)
    title = finder.words("security.title")
    expect(finder.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    expect(finder.page.get_by_label(finder.words("own-email.new"))).to_be_focused()


def test_a_number_that_is_nobodys_reads_the_same(
    finder: Finder, demo: RunningDemo, phone: str
) -> None:
    """The page before, and after a wrong code, word for word."""
    told = []
    for number in (known_to_the_shop(demo.owner_url, phone=phone).number, "999999"):
        finder.ask_by_number(number)
        before = finder.page.get_by_role("main").inner_text()
        finder.guess_wrong(1)
        expect(finder.page.locator("[aria-invalid=true]")).to_have_count(1)
        told.append((before, finder.page.get_by_role("main").inner_text()))
        finder.page.evaluate("sessionStorage.clear()")
    assert told[0] == told[1]


def test_after_three_tries_a_new_code_goes_on_with_what_was_typed(
    finder: Finder, demo: RunningDemo, phone: str
) -> None:
    """The spent code is said to be so; a new one is a press away, and the password still stands."""
    me = known_to_the_shop(demo.owner_url, phone=phone)
    finder.ask_by_number(me.number)
    first = code_to(demo, phone)
    finder.guess_wrong(3, but=first)
    expect(finder.page.get_by_text(finder.words("claim.code.spent"))).to_have_count(0)
    finder.answer(first)
    spent = finder.page.get_by_role("alert").filter(has_text=finder.words("claim.code.spent"))
    expect(spent).to_be_visible()
    finder.page.get_by_role("button", name=finder.words("claim.code.again")).click()
    says(finder.page, finder.words("claim.code.again.done"))
    expect(spent).to_have_count(0)
    expect(finder.page.get_by_text(finder.words("claim.failed"))).to_have_count(0)
    password = finder.page.get_by_label(finder.words("claim.password"), exact=True)
    expect(password).to_have_value(CHOSEN)
    finder.answer(code_to(demo, phone, but=first))
    finder.welcomed()


def test_a_reload_while_the_code_is_looked_up_loses_nothing(
    finder: Finder, demo: RunningDemo, phone: str
) -> None:
    """A phone drops the page behind another app; afterwards nothing of it is in the browser."""
    me = known_to_the_shop(demo.owner_url, phone=phone)
    finder.ask_by_number(me.number)
    finder.page.reload()
    finder.answer(code_to(demo, phone))
    finder.welcomed()
    assert 0 == finder.page.evaluate("sessionStorage.length")
    finder.page.goto("/finn-konto/kode")
    gone = finder.page.get_by_role("heading", name=finder.words("claim.code.gone.title"))
    expect(gone).to_be_visible()


def test_what_lacks_is_told_before_anything_is_sent(finder: Finder) -> None:
    """In the summary and at the field, the number as well as the code."""
    page, words = finder.page, finder.words
    page.goto("/finn-konto")
    sent: list[str] = []
    page.get_by_text(words("claim.way.number")).click()
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name=words("claim.number.submit")).click()
    summary_says(page, words("claim.number.failed"), words("form.required"))
    problem_at(page.get_by_label(words("claim.number"), exact=True), words("form.required"))
    assert [] == sent


def test_a_slip_of_the_finger_costs_no_try(finder: Finder) -> None:
    """Five digits are no code, and a short password none: both are told at once."""
    page, words = finder.page, finder.words
    finder.ask_by_number("999998")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    finder.answer("12345", "for kort")
    invalid, short = words("claim.code.invalid"), words("password.too-short")
    summary_says(page, words("claim.failed"), invalid, short)
    assert [] == sent


def test_a_used_link_says_what_helps(finder: Finder, demo: RunningDemo, email: str) -> None:
    """Whoever opens it again is led to a new one, or to signing in."""
    known_to_the_shop(demo.owner_url, email=email)
    finder.ask_by_email(email)
    link = link_to(demo, email, "/finn-konto/passord")
    finder.page.goto(link)
    finder.page.get_by_label(finder.words("claim.password"), exact=True).fill(CHOSEN)
    finder.page.keyboard.press("Enter")
    expect(finder.page.get_by_text(finder.words("claim.welcome"))).to_be_visible()
    finder.page.goto(link)
    finder.at("link.dead.title")
    expect(finder.page.get_by_text(finder.words("link.dead.claim"))).to_be_visible()
    again = finder.page.get_by_role("link", name=finder.words("link.again"))
    expect(again).to_have_attribute("href", "/finn-konto")


def test_who_is_signed_in_is_told_that_another_account_comes(
    finder: Finder,
    demo: RunningDemo,
    email: str,
    visit: Visit,
    newcomer: Callable[..., Newcomer],
) -> None:
    """The link works all the same, and leads into the account that the letter is about."""
    known_to_the_shop(demo.owner_url, email=email)
    finder.ask_by_email(email)
    page = visit().new_page()
    walk_in(page, finder.words, newcomer())
    page.goto(link_to(demo, email, "/finn-konto/passord"))
    expect(page.get_by_text(finder.words("is-in.claim"))).to_be_visible()
    page.get_by_label(finder.words("claim.password"), exact=True).fill(CHOSEN)
    page.get_by_role("button", name=finder.words("claim.submit")).click()
    greeting = finder.words("home.greeting", name="Åse")
    expect(page.get_by_role("heading", level=1, name=greeting)).to_be_visible()


def test_the_door_points_the_way(page: Page, words: Words, watch: Watch) -> None:
    """From signing in, also after it failed, and from making an account."""
    page.goto("/logg-inn")
    expect(page.get_by_text(words("sign-in.shop"))).to_be_visible()
    fill_sign_in(page, words, "ingen@example.org", "feil")
    tried = page.get_by_role("listitem").filter(has_text=words("sign-in.try.find"))
    expect(tried.get_by_role("link")).to_have_attribute("href", "/finn-konto")
    page.goto("/lag-konto")
    expect(page.get_by_role("link", name=words("link.find"))).to_have_attribute(
        "href", "/finn-konto"
    )
