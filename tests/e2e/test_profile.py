"""Profil og adresser: nothing typed is lost, and the page says what it did."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from tests.e2e.app import Words, wait_until
from tests.e2e.conftest import Visit, fill_sign_in, walk_in
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.states import KARI
from tests.e2e.test_bad_input import problem_at, summary_says
from tests.e2e.test_layout import MEASURES, enlarge_letters, measured
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
SMALL_TALK = "Lundlia 77"
WOULD_ASK = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"


class Profile:
    """The page of one customer, part by part."""

    def __init__(self, page: Page, words: Words, personal: PersonalValues) -> None:
        self.page, self.words, self.personal = page, words, personal

    def part(self, title: str, **values: object) -> Locator:
        return self.page.get_by_role("region", name=self.words(title, **values), exact=True)

    @property
    def person(self) -> Locator:
        return self.part("profile.person.title")

    @property
    def post(self) -> Locator:
        return self.part("profile.post.title")

    @property
    def history(self) -> Locator:
        return self.part("history.title").get_by_role("listitem")

    def field(self, within: Locator, label: str) -> Locator:
        return within.get_by_label(self.words(label))

    def write(self, within: Locator, label: str, text: str) -> None:
        self.personal.add(text)
        self.field(within, label).fill(text)

    def press(self, within: Locator | Page, label: str, **values: str) -> None:
        within.get_by_role("button", name=self.words(label, **values), exact=True).click()

    def open(self, label: str, title: str) -> None:
        """Go to another page by the menu."""
        menu = self.page.get_by_role("navigation", name=self.words("menu.label"))
        menu.get_by_role("link", name=self.words(label)).click()
        heading = self.page.get_by_role("heading", level=1, name=self.words(title))
        expect(heading).to_be_focused()

    def away_and_back(self) -> None:
        self.open("menu.pets", "pets.title")
        self.open("menu.profile", "profile.title")

    def add_address(self, street: str) -> None:
        self.press(self.page, "delivery.add")
        new = self.part("delivery.new")
        self.write(new, "address.street", street)
        self.write(new, "address.postcode", "0956")
        self.write(new, "address.city", "Oslo")
        self.press(new, "delivery.save")
        self.told("delivery.added", street=street)

    def edit(self, street: str) -> Locator:
        self.press(self.page, "delivery.edit", street=street)
        return self.part("delivery.edit", street=street)

    def told(self, text: str, **values: str) -> None:
        """It says this, and no other message stands beside it."""
        said = self.page.locator("main .confirmation")
        expect(said).to_have_count(1)
        expect(said).to_contain_text(self.words(text, **values))

    def unsaved(self, within: Locator | Page) -> Locator:
        return within.get_by_text(self.words("form.unsaved"))


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer()


@pytest.fixture
def profile(page: Page, words: Words, me: Newcomer, personal: PersonalValues) -> Profile:
    walk_in(page, words, me, to="/profil")
    opened = Profile(page, words, personal)
    expect(opened.field(opened.person, "profile.firstName")).to_have_value("Åse")
    return opened


@pytest.fixture
def questions(page: Page) -> list[str]:
    """What the browser asked before it left the page; answered with yes."""
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    return asked


def test_what_was_typed_waits_until_one_comes_back(profile: Profile) -> None:
    """Left by a link of the page and come back to, the text is there, with a way to drop it."""
    profile.write(profile.person, "profile.lastName", "Fjellstrand")
    profile.write(profile.post, "address.street", SMALL_TALK)
    profile.field(profile.post, "address.country").select_option("SE")
    expect(profile.unsaved(profile.page)).to_have_count(0)
    profile.away_and_back()

    expect(profile.unsaved(profile.page)).to_have_count(2)
    expect(profile.field(profile.person, "profile.firstName")).to_have_value("Åse")
    expect(profile.field(profile.person, "profile.lastName")).to_have_value("Fjellstrand")
    expect(profile.field(profile.post, "address.street")).to_have_value(SMALL_TALK)
    expect(profile.field(profile.post, "address.country")).to_have_value("SE")

    profile.press(profile.post, "form.discard")
    expect(profile.field(profile.post, "address.street")).to_have_value("")
    expect(profile.field(profile.post, "address.country")).to_have_value("NO")
    profile.press(profile.person, "profile.person.save")
    profile.told("profile.person.saved")
    expect(profile.unsaved(profile.page)).to_have_count(0)
    profile.away_and_back()
    expect(profile.unsaved(profile.page)).to_have_count(0)
    expect(profile.field(profile.person, "profile.lastName")).to_have_value("Fjellstrand")


def test_one_address_is_edited_beside_another(profile: Profile) -> None:
    """Opening a second form closes no first one, and both are there after another page."""
    profile.add_address("Første gate 1")
    profile.add_address("Andre gate 2")
    first = profile.edit("Første gate 1")
    profile.write(first, "address.instructions", "Ring på hos naboen")
    second = profile.edit("Andre gate 2")
    profile.write(second, "address.city", "Ski")
    expect(profile.field(first, "address.instructions")).to_have_value("Ring på hos naboen")

    profile.away_and_back()
    expect(profile.field(second, "address.city")).to_have_value("Ski")
    expect(profile.unsaved(first)).to_be_visible()
    profile.press(first, "delivery.save")
    profile.told("delivery.saved", street="Første gate 1")
    expect(profile.field(second, "address.city")).to_have_value("Ski")

    profile.press(second, "act.cancel")
    profile.away_and_back()
    expect(second).to_have_count(0)
    expect(profile.page.get_by_text("0956 Ski")).to_have_count(0)


def test_a_form_for_a_new_address_opens_with_what_it_held(profile: Profile) -> None:
    """Also what doesn't exist yet isn't lost; the recipient is known without asking."""
    profile.press(profile.page, "delivery.add")
    new = profile.part("delivery.new")
    expect(profile.field(new, "address.recipient")).to_have_value("Åse Nykommer")
    profile.write(new, "address.street", SMALL_TALK)
    profile.away_and_back()
    expect(profile.field(new, "address.street")).to_have_value(SMALL_TALK)


def test_the_window_asks_before_it_closes_over_unsaved_text(
    profile: Profile, questions: list[str]
) -> None:
    """A draft lives in the window alone: never where the next user of the machine could read it."""
    profile.page.reload()
    assert [] == questions
    profile.write(profile.post, "address.street", SMALL_TALK)
    stored = profile.page.evaluate(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])"
    )
    assert SMALL_TALK not in stored
    wait_until(profile.page, WOULD_ASK)
    profile.page.reload()
    assert ["beforeunload"] == questions
    expect(profile.field(profile.post, "address.street")).to_have_value("")


def test_signing_out_forgets_what_was_typed(
    profile: Profile, me: Newcomer, questions: list[str]
) -> None:
    """Leaving on purpose needs no question, and whoever signs in next finds what is saved."""
    profile.write(profile.post, "address.street", SMALL_TALK)
    profile.press(profile.page, "menu.sign-out")
    profile.page.wait_for_url("**/logg-inn")
    assert [] == questions
    profile.page.goto("/logg-inn?til=/profil")
    fill_sign_in(profile.page, profile.words, me.email)
    expect(profile.field(profile.post, "address.street")).to_have_value("")
    expect(profile.unsaved(profile.page)).to_have_count(0)


def test_another_customer_never_meets_the_text_of_the_first(
    profile: Profile, newcomer: Arrive, watch: Watch, questions: list[str]
) -> None:
    """Signing in as somebody else on top of the page leads away from it at once."""
    watch.expect("401")
    other = newcomer()
    profile.write(profile.post, "address.street", SMALL_TALK)
    profile.page.context.clear_cookies()
    profile.press(profile.post, "profile.post.save")
    expect(profile.page.get_by_role("dialog")).to_be_visible()
    fill_sign_in(profile.page, profile.words, other.email)
    profile.page.wait_for_url(lambda url: url.endswith("/"))
    assert [] == questions
    profile.open("menu.profile", "profile.title")
    expect(profile.field(profile.post, "address.street")).to_have_value("")


def test_a_name_is_never_taken_away(profile: Profile) -> None:
    """A customer has a first and a last name; an empty field is told, and the rest stays."""
    profile.field(profile.person, "profile.firstName").fill("")
    profile.field(profile.person, "profile.lastName").fill("  ")
    profile.write(profile.person, "profile.phone", "468 52 137")
    profile.press(profile.person, "profile.person.save")
    missing = profile.words("form.required")
    summary_says(profile.page, profile.words("form.summary", count=2), "Fornavn", "Etternavn")
    problem_at(profile.field(profile.person, "profile.firstName"), missing)
    problem_at(profile.field(profile.person, "profile.lastName"), missing)
    expect(profile.field(profile.person, "profile.phone")).to_have_value("468 52 137")


def test_a_postcode_abroad_is_checked_by_its_country(profile: Profile) -> None:
    """Told at the field with an example; written without its space it is no mistake."""
    post = profile.post
    profile.write(post, "address.street", SMALL_TALK)
    profile.write(post, "address.postcode", "1145")
    profile.write(post, "address.city", "Stockholm")
    profile.field(post, "address.country").select_option("SE")
    profile.press(post, "profile.post.save")
    problem_at(profile.field(post, "address.postcode"), "Skriv fem siffer, for eksempel 114 55.")

    profile.write(post, "address.postcode", "11455")
    profile.press(post, "profile.post.save")
    profile.told("profile.post.saved")
    expect(profile.field(post, "address.postcode")).to_have_value("114 55")
    line = f"{SMALL_TALK}, 114 55 Stockholm, Sverige"
    expect(profile.history.first).to_contain_text(line)


def test_saving_what_is_saved_says_that_nothing_changed(profile: Profile) -> None:
    """Also where the same is written in another way; the field then shows it as it is kept."""
    profile.write(profile.person, "profile.phone", "46852137")
    profile.press(profile.person, "profile.person.save")
    profile.told("profile.person.saved")
    phone = profile.field(profile.person, "profile.phone")
    expect(phone).to_have_value("+47 468 52 137")
    expect(profile.history.first).to_contain_text("+47 468 52 137")
    changes = profile.history.count()

    phone.fill("0047 46 85 21 37")
    profile.press(profile.person, "profile.person.save")
    profile.told("profile.unchanged")
    expect(phone).to_have_value("+47 468 52 137")
    assert changes == profile.history.count()

    profile.add_address("Første gate 1")
    form = profile.edit("Første gate 1")
    profile.press(form, "delivery.save")
    profile.told("profile.unchanged")


def test_two_windows_dont_undo_each_other(profile: Profile) -> None:
    """What was changed in another window stays, whatever is saved or undone in this one."""
    here = profile
    there = Profile(here.page.context.new_page(), here.words, here.personal)
    there.page.goto("/profil")
    expect(there.field(there.person, "profile.firstName")).to_have_value("Åse")
    here.write(here.person, "profile.firstName", "Åshild")
    here.press(here.person, "profile.person.save")
    here.told("profile.person.saved")

    there.write(there.person, "profile.lastName", "Fjellstrand")
    there.press(there.person, "profile.person.save")
    there.told("profile.person.saved")
    expect(there.field(there.person, "profile.firstName")).to_have_value("Åshild")

    here.press(here.page, "act.undo")
    here.told("profile.undone")
    expect(here.field(here.person, "profile.firstName")).to_have_value("Åse")
    here.page.reload()
    expect(here.field(here.person, "profile.firstName")).to_have_value("Åse")
    expect(here.field(here.person, "profile.lastName")).to_have_value("Fjellstrand")


def test_what_is_saved_already_isnt_sent(profile: Profile) -> None:
    """A save with nothing changed asks nothing of the server, in any of the page's forms."""
    profile.write(profile.post, "address.street", SMALL_TALK)
    profile.write(profile.post, "address.postcode", "0956")
    profile.write(profile.post, "address.city", "Oslo")
    profile.press(profile.post, "profile.post.save")
    profile.told("profile.post.saved")
    profile.add_address("Første gate 1")
    form = profile.edit("Første gate 1")
    sent: list[str] = []
    profile.page.on("request", lambda request: sent.append(request.url))
    for part, save in (
        (profile.person, "profile.person.save"),
        (profile.post, "profile.post.save"),
        (form, "delivery.save"),
    ):
        profile.press(part, save)
        profile.told("profile.unchanged")
    assert [] == sent


def test_a_number_written_otherwise_is_tidied_beside_a_change(profile: Profile) -> None:
    """The field shows what is kept, also where something else in the form was what changed."""
    phone = profile.field(profile.person, "profile.phone")
    profile.write(profile.person, "profile.phone", "46852137")
    profile.press(profile.person, "profile.person.save")
    expect(phone).to_have_value("+47 468 52 137")
    phone.fill("46852137")
    profile.away_and_back()
    profile.write(profile.person, "profile.lastName", "Fjellstrand")
    profile.press(profile.person, "profile.person.save")
    profile.told("profile.person.saved")
    expect(phone).to_have_value("+47 468 52 137")


def test_what_is_mended_is_no_longer_marked(profile: Profile) -> None:
    """A field with something new in it is in peace until it is sent, and focus stays there."""
    profile.field(profile.person, "profile.firstName").fill("")
    profile.field(profile.person, "profile.lastName").fill("")
    profile.press(profile.person, "profile.person.save")
    first = profile.field(profile.person, "profile.firstName")
    last = profile.field(profile.person, "profile.lastName")
    problem_at(first, profile.words("form.required"))
    first.press_sequentially("Å")
    expect(first).not_to_have_attribute("aria-invalid", "true")
    expect(first).to_be_focused()
    problem_at(last, profile.words("form.required"))
    last.press_sequentially(" ")
    problem_at(last, profile.words("form.required"))


def test_a_message_goes_when_the_next_thing_is_done(profile: Profile) -> None:
    """One message at a time: also an error in one form takes away what another one said."""
    profile.write(profile.person, "profile.lastName", "Fjellstrand")
    profile.press(profile.person, "profile.person.save")
    profile.told("profile.person.saved")
    profile.add_address("Første gate 1")
    profile.press(profile.post, "profile.post.save")
    expect(profile.field(profile.post, "address.street")).to_have_attribute("aria-invalid", "true")
    expect(profile.page.locator("main .confirmation")).to_have_count(0)


def test_the_usual_address_has_one_name(profile: Profile) -> None:
    """A choice is one sentence of the history: who chose, what, from what to what."""
    profile.add_address("Første gate 1")
    profile.add_address("Andre gate 2")
    profile.press(profile.page, "delivery.make-default", street="Andre gate 2")
    profile.told("delivery.made-default", street="Andre gate 2")
    usual = profile.words("change.field.DEFAULT_DELIVERY_ADDRESS")
    expect(profile.history.filter(has_text=usual)).to_have_count(1)
    chosen = profile.history.first.get_by_text(f"Du endret {usual} fra ")
    expect(chosen).to_contain_text("Første gate 1")
    expect(chosen).to_contain_text("til Åse Nykommer, Andre gate 2")
    usual = profile.words("delivery.is-default")
    card = profile.page.get_by_role("article").filter(has_text="Andre gate 2")
    expect(card.get_by_text(usual, exact=True)).to_be_visible()


def test_a_birth_year_says_how_and_why(profile: Profile) -> None:
    """Why it is asked, what a year can tell of an age, and how many digits it has."""
    year = profile.field(profile.person, "profile.birthYear")
    hint = profile.words("profile.birthYear.hint")
    expect(year).to_have_accessible_description(hint)
    for told in ("året du fyller 19", "Fast levering", "året du fyller 16"):
        assert told in hint
    year.fill("84")
    profile.press(profile.person, "profile.person.save")
    problem_at(year, "Skriv fire siffer, for eksempel 1984.")
    year.fill("1066")
    profile.press(profile.person, "profile.person.save")
    problem_at(year, "Skriv året du ble født, mellom")


def test_the_language_is_the_one_chosen_on_top(profile: Profile) -> None:
    """The field and the switch are one choice, also while another field has unsaved text."""
    english = Words("en")
    language = profile.field(profile.person, "profile.language")
    expect(language).to_have_accessible_description(profile.words("profile.language.hint"))
    profile.write(profile.person, "profile.lastName", "Fjellstrand")
    profile.page.get_by_role("button", name="EN, English").click()
    profile.words = english
    language = profile.field(profile.person, "profile.language")
    expect(language).to_have_value("EN")
    expect(profile.field(profile.person, "profile.lastName")).to_have_value("Fjellstrand")

    language.select_option("NB")
    profile.press(profile.person, "profile.person.save")
    profile.words = Words("nb")
    profile.told("profile.person.saved")
    expect(profile.page.locator("html")).to_have_attribute("lang", "nb")
    profile.press(profile.page, "act.undo")
    profile.words = english
    profile.told("profile.undone")
    expect(profile.field(profile.person, "profile.language")).to_have_value("EN")
    expect(profile.field(profile.person, "profile.lastName")).to_have_value("Nykommer")
    profile.page.get_by_role("button", name="NO, Norsk bokmål").click()
    # A reload would cut short what is on its way.
    expect(profile.page.get_by_text(Words("nb")("language.kept"))).to_be_visible()
    profile.page.reload()
    profile.words = Words("nb")
    expect(profile.field(profile.person, "profile.language")).to_have_value("NB")


@pytest.mark.parametrize("way", ["delivery.edit", "delivery.add"])
def test_who_gives_up_an_address_stands_where_they_began(
    way: str, profile: Profile, page: Page
) -> None:
    """Focus is back on the button that opened the form, not at the top of the page."""
    profile.add_address(SMALL_TALK)
    opener = page.get_by_role("button", name=profile.words(way, street=SMALL_TALK), exact=True)
    opener.press("Enter")
    cancel = page.get_by_role("button", name=profile.words("act.cancel"), exact=True)
    cancel.press("Enter")
    expect(opener).to_be_focused()


def test_the_shops_number_of_a_customer_can_be_read(
    visit: Visit, words: Words, profile: Profile
) -> None:
    """Whoever is asked for it finds it here; whom the shop doesn't know by one reads of none."""
    expect(profile.person).not_to_contain_text(words("profile.number"))
    kari = visit(KARI).new_page()
    kari.goto("/profil")
    about = kari.get_by_role("region", name=words("profile.person.title"), exact=True)
    expect(about).to_contain_text(f"{words('profile.number')}10001")


def test_whoever_opens_a_form_is_in_it_at_once(profile: Profile, page: Page) -> None:
    """A moment later the next key would be torn away from where it was meant to go."""
    profile.add_address(SMALL_TALK)
    opener = page.get_by_role("button", name=profile.words("delivery.add"), exact=True)
    within = opener.evaluate(
        """async (button) => {
            button.click();
            await new Promise((done) => queueMicrotask(() => queueMicrotask(done)));
            return document.activeElement.textContent;
        }"""
    )
    assert within == profile.words("delivery.new")


def test_the_overview_is_calm(profile: Profile) -> None:
    """An address is needed and a phone number welcome; the latest change is one sentence of it."""
    profile.write(profile.person, "profile.lastName", "Fjellstrand")
    profile.press(profile.person, "profile.person.save")
    profile.told("profile.person.saved")
    profile.page.goto("/")
    main = profile.page.get_by_role("main")
    needs = profile.part("home.needs.title", count=1)
    expect(needs.get_by_role("listitem")).to_have_count(1)
    expect(needs).to_contain_text(profile.words("home.needs.postalAddress"))
    phone = main.get_by_role("link", name=profile.words("home.wishes.phone"))
    expect(main.get_by_text("Sist endret du etternavnet ditt")).to_be_visible()
    expect(main.locator("del")).to_have_count(0)
    phone.click()
    expect(profile.field(profile.person, "profile.phone")).to_be_focused()


def test_very_large_letters_fit_a_phone(profile: Profile) -> None:
    """Long words break rather than stick out, on a narrow phone with letters twice as large."""
    profile.add_address(SMALL_TALK)
    profile.press(profile.page, "delivery.add")
    profile.page.evaluate(MEASURES)
    profile.page.set_viewport_size({"width": 360, "height": 800})
    enlarge_letters(profile.page)
    assert [] == measured(profile.page, "sideways")
