"""The way in by mail: what each page says, what it keeps, and what a link does and doesn't."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.conftest import PASSWORD
from tests.e2e import answers
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit, fill_sign_in, sign_in, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.links import forget_attempts, link_to, take_over
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_bad_input import problem_at, summary_says
from tests.e2e.test_shell import says, speak
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
CHOSEN = "hengekøye under epletreet"
NOT_A_LINK = "ikke-en-lenke-fra-oss"

_numbers = count(1)


@pytest.fixture(autouse=True)
def _few_mails(demo: RunningDemo) -> Iterator[None]:
    forget_attempts(demo.owner_url)
    yield
    forget_attempts(demo.owner_url)


class Door:
    """The pages before one is in, and how somebody unknown uses them."""

    def __init__(self, page: Page, words: Words, personal: PersonalValues) -> None:
        self.page, self.words, self.personal = page, words, personal

    def field(self, label: str) -> Locator:
        return self.page.get_by_role("main").get_by_label(self.words(label), exact=True)

    def write(self, **typed: str) -> None:
        """Fill fields of registering by their last word, such as `firstName`."""
        for name, text in typed.items():
            self.personal.add(text)
            label = "sign-in.email" if name == "email" else f"register.{name}"
            self.field(label).fill(text)

    def press(self, label: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=self.words(label)).click()

    def follow(self, label: str) -> None:
        link = self.page.get_by_role("main").get_by_role("link", name=self.words(label))
        link.first.click()

    def at(self, title: str) -> None:
        """The heading says where one is, names the window, and has focus."""
        heading = self.page.get_by_role("heading", level=1, name=self.words(title), exact=True)
        expect(heading).to_be_focused()
        expect(self.page).to_have_title(self.words("app.title", page=self.words(title)))

    def stands(self, title: str) -> None:
        heading = self.page.get_by_role("heading", level=1, name=self.words(title), exact=True)
        expect(heading).to_be_visible()

    def register(self, email: str, password: str = CHOSEN) -> None:
        """From the empty form to the page that says where the letter went."""
        self.page.goto("/lag-konto")
        self.write(firstName="Solfrid", lastName="Myrvang", email=email, password=password)
        self.press("register.submit")
        self.at("sent.title")

    def ask_for_password(self, email: str) -> None:
        self.page.goto("/glemt-passord")
        self.write(email=email)
        self.press("forgot.submit")
        self.at("sent.title")

    def choose(self, password: str) -> None:
        self.personal.add(password)
        self.field("reset.password").fill(password)
        self.press("reset.submit")

    def confirm(self, password: str) -> None:
        self.field("verify.password").fill(password)
        self.press("verify.submit")


@pytest.fixture
def door(page: Page, words: Words, personal: PersonalValues) -> Door:
    return Door(page, words, personal)


@pytest.fixture
def stranger(personal: PersonalValues) -> str:
    """An address that nobody has an account with."""
    address = f"fremmed.{next(_numbers)}@example.org"
    personal.add(address)
    return address


def told_on(page: Page, *, but: str) -> str:
    """What the page says, but for the one thing that differs from one visitor to the next."""
    return page.get_by_role("main").inner_text().replace(but, "…")


# --- registering


def test_everything_that_lacks_is_told_at_once_and_before_it_is_sent(door: Door) -> None:
    """Each at its field and in the summary; what was typed stays, the password too."""
    door.page.goto("/lag-konto")
    door.write(lastName="Myrvang", email="solfrid", password="for kort")
    sent: list[str] = []
    door.page.on("request", lambda request: sent.append(request.url))
    door.press("register.submit")
    missing, short = door.words("form.required"), door.words("password.too-short")
    no_address = door.words("sign-in.email.invalid")
    summary_says(door.page, door.words("register.failed"), missing, no_address, short)
    problem_at(door.field("register.firstName"), missing)
    problem_at(door.field("sign-in.email"), no_address)
    problem_at(door.field("register.password"), short)
    expect(door.field("register.lastName")).to_have_value("Myrvang")
    expect(door.field("sign-in.email")).to_have_value("solfrid")
    expect(door.field("register.password")).to_have_value("for kort")
    assert [] == sent


@pytest.mark.parametrize("password", ["passord12345", "Solfrid Myrvang"])
def test_a_password_that_others_can_guess_is_refused_at_its_field(
    door: Door, stranger: str, password: str
) -> None:
    """Common, or one's own name: the server says which, and everything typed stays."""
    door.page.goto("/lag-konto")
    door.write(firstName="Solfrid", lastName="Myrvang", email=stranger, password=password)
    door.press("register.submit")
    field = door.field("register.password")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(password)
    expect(door.field("sign-in.email")).to_have_value(stranger)
    expect(door.page).to_have_url("/lag-konto")


def test_the_rules_stand_there_before_anybody_breaks_one(door: Door) -> None:
    """A manager is told that it is a new password, and fills it in as it likes."""
    door.page.goto("/lag-konto")
    field = door.field("register.password")
    expect(field).to_have_accessible_description(door.words("password.rules"))
    expect(field).to_have_attribute("autocomplete", "new-password")
    expect(door.field("sign-in.email")).to_have_attribute("autocomplete", "username")


def test_a_password_can_be_seen_and_hides_when_it_is_sent(door: Door, keyboard: Keyboard) -> None:
    """By keyboard, with words that say what the button does now."""
    door.page.goto("/lag-konto")
    field = door.field("register.password")
    keyboard.write(field, "for kort")
    expect(field).to_have_attribute("type", "password")
    keyboard.activate(door.page.get_by_role("button", name=door.words("password.show.label")))
    expect(field).to_have_attribute("type", "text")
    expect(door.page.get_by_role("button", name=door.words("password.hide.label"))).to_be_focused()
    keyboard.activate(door.page.get_by_role("button", name=door.words("register.submit")))
    expect(field).to_have_attribute("type", "password")
    expect(field).to_have_value("for kort")


def test_the_page_after_says_the_same_for_known_and_unknown(
    door: Door, newcomer: Arrive, stranger: str
) -> None:
    """It names the address, and nothing on it tells whether somebody lives there."""
    told: list[str] = []
    for email in (newcomer().email, stranger):
        door.register(email)
        expect(door.page.get_by_text(email, exact=True)).to_be_visible()
        expect(door.page.get_by_text(door.words("sent.register.lasts"))).to_be_visible()
        told.append(told_on(door.page, but=email))
    assert told[0] == told[1]


def test_a_wrong_address_is_mended_with_nothing_typed_anew(
    door: Door, demo: RunningDemo, stranger: str
) -> None:
    """The right one gets the letter, and the password chosen first is the one that counts."""
    door.register("fremmed@exmaple.org")
    door.personal.add(stranger, "fremmed@exmaple.org")
    right = door.field("sent.other.email")
    expect(right).to_have_value("fremmed@exmaple.org")
    right.fill("fremmed")
    door.press("sent.other.submit")
    problem_at(right, door.words("sign-in.email.invalid"))
    right.fill(stranger)
    door.press("sent.other.submit")
    beside = door.page.get_by_role("region", name=door.words("sent.other"))
    told = beside.get_by_role("status").filter(
        has_text=door.words("sent.other.done", email=stranger)
    )
    expect(told).to_be_visible()
    expect(door.page.get_by_text(stranger, exact=True)).to_be_visible()
    door.page.goto(link_to(demo, stranger, "/bekreft"))
    door.confirm(CHOSEN)
    expect(door.page).to_have_url("/")


def test_the_letter_can_be_sent_again(door: Door, demo: RunningDemo, stranger: str) -> None:
    """It is said, with the moment, and another letter comes."""
    door.register(stranger)
    first = link_to(demo, stranger, "/bekreft")
    door.press("sent.again")
    says(door.page, door.words("sent.again.done", email=stranger))
    assert first != link_to(demo, stranger, "/bekreft", but=first)


def test_going_back_finds_what_was_typed_but_the_password(door: Door, stranger: str) -> None:
    """The browser's own button, back to the form; forward again the page says that it has forgotten."""
    door.register(stranger)
    door.page.go_back()
    door.at("register.title")
    expect(door.field("register.firstName")).to_have_value("Solfrid")
    expect(door.field("sign-in.email")).to_have_value(stranger)
    expect(door.field("register.password")).to_have_value("")
    door.page.go_forward()
    door.at("sent.title")
    expect(door.page.get_by_text(door.words("sent.unknown"))).to_be_visible()


def test_nothing_of_it_is_left_in_the_browser(door: Door, stranger: str) -> None:
    """After a reload the page says that it has forgotten, what to do where nothing comes, and where to go."""
    door.register(stranger)
    stored = door.page.evaluate(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])"
    )
    assert stranger not in stored
    assert CHOSEN not in stored
    door.page.reload()
    expect(door.page.get_by_text(door.words("sent.unknown"))).to_be_visible()
    expect(door.page.get_by_text(door.words("sent.nothing.wait"))).to_be_visible()
    door.follow("sent.start-over")
    door.at("register.title")
    expect(door.field("sign-in.email")).to_have_value("")


def test_the_language_may_change_midway(door: Door, demo: RunningDemo, stranger: str) -> None:
    """What was typed stays, what is wrong is said anew, and the letter is in that language."""
    door.page.goto("/lag-konto")
    door.write(firstName="Solfrid", email=stranger, password=CHOSEN)
    door.press("register.submit")
    speak(door.page, "en")
    door.words = Words("en")
    problem_at(door.field("register.lastName"), door.words("form.required"))
    expect(door.field("register.firstName")).to_have_value("Solfrid")
    expect(door.field("register.password")).to_have_value(CHOSEN)
    door.write(lastName="Myrvang")
    door.press("register.submit")
    door.at("sent.title")
    door.page.goto(link_to(demo, stranger, "/bekreft"))
    door.confirm(CHOSEN)
    says(door.page, door.words("verify.welcome"))


def test_what_was_typed_survives_a_network_that_is_gone(
    door: Door, stranger: str, watch: Watch
) -> None:
    """It says so, and nothing that isn't so any more; sent again, it is one registration and not
    two."""
    watch.expect("ERR_INTERNET_DISCONNECTED")
    door.page.goto("/lag-konto")
    door.write(lastName="Myrvang", email=stranger, password=CHOSEN)
    door.press("register.submit")
    summary_says(door.page, door.words("register.failed"), door.words("form.required"))
    door.write(firstName="Solfrid")
    door.page.context.set_offline(True)
    door.press("register.submit")
    expect(door.page.get_by_text(door.words("form.offline"))).to_be_visible()
    expect(door.page.get_by_text(door.words("register.failed"))).to_have_count(0)
    expect(door.field("register.password")).to_have_value(CHOSEN)
    door.page.context.set_offline(False)
    door.press("register.submit")
    door.at("sent.title")


def test_who_is_in_already_is_told_as_whom(
    door: Door, page: Page, words: Words, newcomer: Arrive
) -> None:
    """With a way home, and out."""
    me = newcomer()
    walk_in(page, words, me)
    page.goto("/lag-konto")
    door.stands("is-in.title")
    expect(page.get_by_text(words("is-in.text", email=me.email))).to_be_visible()
    page.get_by_role("main").get_by_role("button", name=words("menu.sign-out")).click()
    expect(page).to_have_url("/logg-inn")


# --- verifying


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_new_customer_is_welcomed(
    visit: Visit,
    personal: PersonalValues,
    demo: RunningDemo,
    stranger: str,
    language: LanguageCode,
) -> None:
    """By keyboard: a wrong password is told at its field, the right one leads to the overview."""
    page, words = visit().new_page(), Words(language)
    door, keyboard = Door(page, words, personal), Keyboard(page, personal)
    page.goto("/lag-konto")
    speak(page, language)
    for label, text in (
        ("register.firstName", "Solfrid"),
        ("register.lastName", "Myrvang"),
        ("sign-in.email", stranger),
        ("register.password", CHOSEN),
    ):
        keyboard.write(door.field(label), text)
    keyboard.press("Enter")
    door.at("sent.title")

    page.goto(link_to(demo, stranger, "/bekreft"))
    door.stands("verify.title")
    password = door.field("verify.password")
    keyboard.write(password, "noe helt annet")
    keyboard.press("Enter")
    expect(page.get_by_role("group", name=words("verify.failed"))).to_be_focused()
    expect(password).to_have_attribute("aria-invalid", "true")
    keyboard.write(password, CHOSEN)
    keyboard.press("Enter")
    greeting = page.get_by_role("heading", level=1, name=words("home.greeting", name="Solfrid"))
    expect(greeting).to_be_focused()
    says(page, words("verify.welcome"))
    expect(page).to_have_url("/")
    page.get_by_role("link", name=words("menu.pets")).click()
    expect(page.get_by_text(words("verify.welcome"))).to_have_count(0)


PAGES = [
    ("/bekreft", "verify"),
    ("/nytt-passord", "reset"),
    ("/frys", "freeze"),
]


@pytest.mark.parametrize(("path", "kind"), PAGES)
def test_the_token_leaves_the_address_at_once(door: Door, path: str, kind: str) -> None:
    """Neither the address, history nor storage has it; a reload says what to do then."""
    door.page.goto(f"{path}#{NOT_A_LINK}")
    door.stands("link.dead.title")
    expect(door.page).to_have_url(path)
    stored = door.page.evaluate(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])"
    )
    assert NOT_A_LINK not in stored
    door.page.go_back()
    door.page.go_forward()
    expect(door.page).to_have_url(path)
    door.page.reload()
    door.stands("link.gone.title")
    gone = "link.gone.freeze" if kind == "freeze" else "link.gone.text"
    expect(door.page.get_by_text(door.words(gone))).to_be_visible()


@pytest.mark.parametrize(("path", "kind"), PAGES)
def test_a_link_that_isnt_whole_says_so_and_what_to_do(door: Door, path: str, kind: str) -> None:
    """At once, before anybody chooses a password for it: the heading has focus, and each way on is
    a link; a newer link in the same window works."""
    door.page.goto(f"{path}#{NOT_A_LINK}")
    door.at("link.dead.title")
    expect(door.page.locator("main form")).to_have_count(0)
    expect(door.page.get_by_text(door.words(f"link.dead.{kind}"))).to_be_visible()
    ways = {
        "verify": ["link.sign-in", "link.register", "link.forgot"],
        "reset": ["link.again", "link.sign-in"],
        "freeze": ["link.sign-in", "link.forgot"],
    }
    main = door.page.get_by_role("main")
    for way in ways[kind]:
        expect(main.get_by_role("link", name=door.words(way))).to_be_visible()
    answers.answer(door.page, {"LinkIsGood": {"linkIsGood": True}})
    door.page.goto(f"{path}#{NOT_A_LINK}-til")
    door.stands(f"{kind}.title")


@pytest.mark.parametrize(("path", "kind"), PAGES)
def test_a_link_that_dies_under_the_form_says_so_too(door: Door, path: str, kind: str) -> None:
    """As where it was used in another window meanwhile; nothing else is said of the password."""
    answers.answer(door.page, {"LinkIsGood": {"linkIsGood": True}})
    submit = {"verify": door.confirm, "reset": door.choose}.get(kind)
    door.page.goto(f"{path}#{NOT_A_LINK}")
    submit(CHOSEN) if submit else door.press("freeze.submit")
    door.at("link.dead.title")


def test_a_link_that_nobody_could_look_at_has_its_form(door: Door, watch: Watch) -> None:
    """No answer isn't a bad one: the form is there, and sending it tells."""
    watch.expect("500")
    answers.intercept(door.page, {"LinkIsGood": lambda route: route.fulfill(status=500)})
    door.page.goto(f"/nytt-passord#{NOT_A_LINK}")
    door.stands("reset.title")
    door.choose(CHOSEN)
    door.at("link.dead.title")


def test_a_link_is_for_one_time(door: Door, demo: RunningDemo, stranger: str) -> None:
    """Used again it says so, and that one may simply sign in."""
    door.register(stranger)
    link = link_to(demo, stranger, "/bekreft")
    door.page.goto(link)
    door.confirm(CHOSEN)
    expect(door.page).to_have_url("/")
    door.page.goto(link)
    door.at("link.dead.title")


def test_opening_a_link_does_nothing(
    door: Door, demo: RunningDemo, newcomer: Arrive, stranger: str, visit: Visit
) -> None:
    """A mail scanner opens every link, as a browser does: each still works afterwards."""
    door.register(stranger)
    verify = link_to(demo, stranger, "/bekreft")
    me = newcomer()
    door.ask_for_password(me.email)
    reset = link_to(demo, me.email, "/nytt-passord")
    for link, title in ((verify, "verify.title"), (reset, "reset.title")):
        scanner = Door(visit().new_page(), door.words, door.personal)
        scanner.page.goto(link)
        scanner.stands(title)
    door.page.goto(verify)
    door.confirm(CHOSEN)
    expect(door.page).to_have_url("/")
    door.page.goto(reset)
    door.choose(CHOSEN)
    door.page.wait_for_url("**/logg-inn")


def test_who_is_signed_in_is_told_that_another_account_comes(
    door: Door, demo: RunningDemo, newcomer: Arrive, stranger: str
) -> None:
    """The link works all the same, and leads into the new account."""
    door.register(stranger)
    me = newcomer()
    walk_in(door.page, door.words, me)
    door.page.goto(link_to(demo, stranger, "/bekreft"))
    notice = f"{door.words('is-in.as', email=me.email)} {door.words('is-in.verify')}"
    expect(door.page.get_by_text(notice)).to_be_visible()
    door.confirm(CHOSEN)
    expect(door.page).to_have_url("/")
    expect(door.page.get_by_text(door.words("home.greeting", name="Solfrid"))).to_be_visible()


# --- a forgotten password


def test_what_was_typed_at_the_door_comes_along(door: Door, newcomer: Arrive) -> None:
    """After a wrong password: what to try, and the address needn't be written again."""
    me = newcomer()
    door.page.goto("/logg-inn")
    fill_sign_in(door.page, door.words, me.email, "ikke-passordet-mitt")
    expect(door.page.get_by_text(door.words("sign-in.try.title"))).to_be_visible()
    door.follow("sign-in.try.reset")
    door.at("forgot.title")
    expect(door.field("sign-in.email")).to_have_value(me.email)
    door.follow("link.sign-in")
    door.at("sign-in.title")
    expect(door.field("sign-in.email")).to_have_value(me.email)
    expect(door.field("sign-in.password")).to_have_value("")
    door.follow("sign-in.register")
    door.at("register.title")
    expect(door.field("sign-in.email")).to_have_value(me.email)


def test_asking_for_a_password_says_the_same_for_known_and_unknown(
    door: Door, newcomer: Arrive, stranger: str
) -> None:
    """Nothing tells whether somebody lives there; the page says how long the link lives."""
    told: list[str] = []
    for email in (newcomer().email, stranger):
        door.ask_for_password(email)
        expect(door.page.get_by_text(door.words("sent.forgot.lasts"))).to_be_visible()
        told.append(told_on(door.page, but=email))
    assert told[0] == told[1]


@pytest.mark.parametrize("password", ["passord12345", "Storegutt Storegutt", "Åse Nykommer 1"])
def test_a_new_password_that_others_can_guess_is_refused(
    door: Door, demo: RunningDemo, newcomer: Arrive, password: str
) -> None:
    """Common, the pet's name, one's own: told at the field, and the link still works."""
    me = newcomer(pet="Storegutt")
    door.ask_for_password(me.email)
    door.page.goto(link_to(demo, me.email, "/nytt-passord"))
    door.choose("for kort")
    problem_at(door.field("reset.password"), door.words("password.too-short"))
    door.choose(password)
    expect(door.page.get_by_role("group", name=door.words("reset.failed"))).to_be_focused()
    field = door.field("reset.password")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(password)
    door.choose(CHOSEN)
    door.page.wait_for_url("**/logg-inn")


def test_a_new_password_signs_nobody_in(door: Door, demo: RunningDemo, newcomer: Arrive) -> None:
    """The door says so once, its heading in focus; the old password is of no use any more."""
    me = newcomer()
    door.ask_for_password(me.email)
    door.page.goto(link_to(demo, me.email, "/nytt-passord"))
    door.choose(CHOSEN)
    door.page.wait_for_url("**/logg-inn")
    door.at("sign-in.title")
    says(door.page, door.words("sign-in.farewell.reset"))
    fill_sign_in(door.page, door.words, me.email, PASSWORD)
    expect(door.page.get_by_role("group", name=door.words("sign-in.failed"))).to_be_focused()
    door.page.reload()
    expect(door.page.get_by_text(door.words("sign-in.farewell.reset"))).to_have_count(0)
    fill_sign_in(door.page, door.words, me.email, CHOSEN)
    expect(door.page).to_have_url("/")


def test_a_new_password_ends_the_windows_that_were_in(
    door: Door, demo: RunningDemo, newcomer: Arrive
) -> None:
    """Signed in while one chooses it: this window begins at the door, another keeps its text and
    asks."""
    me = newcomer()
    walk_in(door.page, door.words, me)
    other = door.page.context.new_page()
    other.goto("/profil")
    last = other.get_by_role("textbox", name=door.words("profile.lastName"))
    last.fill("Utenfor")
    door.ask_for_password(me.email)
    door.page.goto(link_to(demo, me.email, "/nytt-passord"))
    door.choose(CHOSEN)
    door.page.wait_for_url("**/logg-inn")
    says(door.page, door.words("sign-in.farewell.reset"))
    expect(other.get_by_role("dialog", name=door.words("expired.title"))).to_be_visible()
    expect(other.get_by_label(door.words("profile.lastName"))).to_have_value("Utenfor")


# --- it wasn't me


def test_a_stolen_account_is_frozen_and_taken_back_by_keyboard(
    door: Door, demo: RunningDemo, newcomer: Arrive, keyboard: Keyboard, stranger: str
) -> None:
    """One press freezes it; the password gives the old address back; a new one is a link away."""
    me = newcomer()
    link = take_over(demo.owner_url, me, stranger)
    sign_in(door.page, door.words, stranger)
    door.page.goto(link)
    door.stands("freeze.title")
    thief = door.page.context.new_page()
    thief.goto("/profil")
    expect(thief.get_by_role("main").get_by_text(stranger)).to_be_visible()

    keyboard.activate(door.page.get_by_role("button", name=door.words("freeze.submit")))
    door.at("frozen.title")
    thief.reload()
    expect(thief).to_have_url("/logg-inn?til=%2Fprofil")

    password = door.field("frozen.undo.password")
    keyboard.write(password, "ikke-passordet-mitt")
    keyboard.press("Enter")
    expect(door.page.get_by_role("group", name=door.words("frozen.undo.failed"))).to_be_focused()
    expect(password).to_have_attribute("aria-invalid", "true")
    keyboard.write(password, PASSWORD)
    keyboard.press("Enter")
    door.at("undone.title")
    keyboard.activate(door.page.get_by_role("link", name=door.words("undone.reset")))
    door.at("forgot.title")
    sign_in(door.page, door.words, me.email)


def test_a_frozen_account_can_be_taken_back_later(
    door: Door, demo: RunningDemo, newcomer: Arrive, stranger: str
) -> None:
    """The page was closed before the password came to mind: the same link leads there again, and
    taken back, it says that the account is one's own."""
    me = newcomer()
    link = take_over(demo.owner_url, me, stranger)
    door.page.goto(link)
    door.press("freeze.submit")
    door.at("frozen.title")
    door.page.reload()
    expect(door.page.get_by_text(door.words("link.gone.freeze"))).to_be_visible()
    door.page.goto(link)
    expect(door.page.get_by_text(door.words("freeze.take-back"))).to_be_visible()
    door.press("freeze.take-back.act")
    door.at("take-back.title")
    door.field("frozen.undo.password").fill(PASSWORD)
    door.press("frozen.undo.submit")
    door.at("undone.title")
    door.page.goto("/logg-inn")
    door.page.goto(link)
    expect(door.page.get_by_text(door.words("link.dead.freeze"))).to_be_visible()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_freezing_says_before_what_it_means(
    door: Door, demo: RunningDemo, newcomer: Arrive, stranger: str, language: LanguageCode
) -> None:
    """In either language; until the button is pressed nothing is frozen, and whoever is in stays."""
    me = newcomer()
    door.page.goto(take_over(demo.owner_url, me, stranger))
    speak(door.page, language)
    door.words = Words(language)
    for means in ("out", "still", "safe"):
        expect(door.page.get_by_text(door.words(f"freeze.means.{means}"))).to_be_visible()
    expect(door.page.get_by_text(door.words("freeze.was-me"))).to_be_visible()
    sign_in(door.page, door.words, stranger)
