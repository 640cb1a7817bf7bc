"""The whole way through the house, by keyboard alone."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from tests.e2e import pictures
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer, Person
from tests.e2e.personal import PersonalValues

from minside.core import clock


class Traveller:
    """A customer at a page, and how they do each thing there; each says what they see after."""

    def __init__(self, page: Page, keyboard: Keyboard, words: Words, me: Person) -> None:
        self.page, self.keyboard, self.words, self.me = page, keyboard, words, me

    def choose_language(self) -> None:
        name = {"nb": "NO, Norsk bokmål", "en": "EN, English"}[self.words.language]
        self.keyboard.activate(self.page.get_by_role("button", name=name))
        expect(self.page.locator("html")).to_have_attribute("lang", self.words.language)

    def sign_in(self) -> None:
        words, page = self.words, self.page
        expect(page.get_by_role("heading", level=1)).to_have_text(words("sign-in.title"))
        self.keyboard.write(page.get_by_label(words("sign-in.email"), exact=True), self.me.email)
        self.keyboard.write(
            page.get_by_label(words("sign-in.password"), exact=True), self.me.password
        )
        self.keyboard.press("Enter")

    def sign_out(self) -> None:
        leave = self.page.get_by_role("button", name=self.words("menu.sign-out"), exact=True)
        with self.page.expect_navigation(url="**/logg-inn"):
            self.keyboard.activate(leave, back=True)

    def open_page(self, label: str, title: str) -> None:
        menu = self.page.get_by_role("navigation", name=self.words("menu.label"))
        link = menu.get_by_role("link", name=self.words(label))
        self.keyboard.activate(link, back=True)
        expect(link).to_have_attribute("aria-current", "page")
        self.arrived(self.words(title))

    def arrived(self, title: str) -> None:
        """The heading says where one is, and has focus."""
        heading = self.page.get_by_role("heading", level=1, name=title, exact=True)
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()
        expect(self.page).not_to_have_title("")

    def told(self, text: str) -> None:
        """A lasting confirmation says what was done."""
        expect(self.page.get_by_role("status").filter(has_text=text)).to_be_visible()

    def mend_profile(self) -> None:
        words = self.words
        about = self.page.get_by_role("region", name=words("profile.person.title"))
        self.keyboard.write(about.get_by_label(words("profile.firstName")), "Torbjørg")
        self.keyboard.write(about.get_by_label(words("profile.lastName")), "Fjellstrand-Åsheim")
        self.keyboard.write(about.get_by_label(words("profile.phone")), "46 85 21 37")
        self.keyboard.write(about.get_by_label(words("profile.birthYear")), "1979")
        self.keyboard.activate(about.get_by_role("button", name=words("profile.person.save")))
        self.told(words("profile.person.saved"))
        history = self.page.get_by_role("region", name=words("history.title"))
        expect(history.get_by_text("+47 468 52 137")).to_be_visible()

    def give_postal_address(self) -> None:
        words = self.words
        post = self.page.get_by_role("region", name=words("profile.post.title"))
        self.keyboard.write(post.get_by_label(words("address.street")), "Bjørkesvingen 141")
        self.keyboard.write(post.get_by_label(words("address.postcode")), "2830")
        self.keyboard.write(post.get_by_label(words("address.city")), "Raufoss")
        self.keyboard.activate(post.get_by_role("button", name=words("profile.post.save")))
        self.told(words("profile.post.saved"))

    def add_delivery_address(self) -> None:
        words = self.words
        section = self.page.get_by_role("region", name=words("delivery.title"))
        self.keyboard.activate(section.get_by_role("button", name=words("delivery.add")))
        expect(section.get_by_role("heading", name=words("delivery.new"))).to_be_focused()
        self.keyboard.write(section.get_by_label(words("address.recipient")), "Torbjørg F. Åsheim")
        self.keyboard.write(section.get_by_label(words("address.street")), "Setervollen 8")
        self.keyboard.write(section.get_by_label(words("address.postcode")), "2940")
        self.keyboard.write(section.get_by_label(words("address.city")), "Heggenes")
        self.keyboard.write(
            section.get_by_label(words("address.instructions")), "Nøkkelen henger bak fuglekassa"
        )
        self.keyboard.activate(section.get_by_role("button", name=words("delivery.save")))
        self.told(words("delivery.added", street="Setervollen 8"))
        expect(section.get_by_text("2940 Heggenes")).to_be_visible()

    def add_pet(self) -> None:
        words, page = self.words, self.page
        self.keyboard.activate(page.get_by_role("link", name=words("pets.add")))
        self.arrived(words("pet-form.new.title"))
        species = page.get_by_role("group", name=words("pet-form.species"))
        self.keyboard.choose(species, words("species.CAT"))
        self.keyboard.write(page.get_by_label(words("pet-form.name")), "Tussebekk")
        self.keyboard.write(page.get_by_label(words("pet-form.breed")), "Hybelkanin med hale")
        born = page.get_by_role("group", name=words("pet-form.born"))
        self.keyboard.choose(born, words("pet-form.born.YEAR"))
        self.keyboard.write(page.get_by_label(words("pet-form.birth-year")), "2021")
        sex = page.get_by_role("group", name=words("pet-form.sex"))
        self.keyboard.choose(sex, words("sex.FEMALE"))
        self.keyboard.write(page.get_by_label(words("allergies.label")), "Kalkunhjerter")
        self.keyboard.press("Enter")
        self.told(words("allergies.added", thing="Kalkunhjerter"))
        self.keyboard.write(page.get_by_label(words("pet-form.notes")), "Sover helst i vasken")
        self.keyboard.activate(page.get_by_role("button", name=words("pet-form.create")))
        self.arrived("Tussebekk")
        self.told(words("pet.welcome", name="Tussebekk"))
        for fact in ("Hybelkanin med hale", "Kalkunhjerter", "Sover helst i vasken"):
            expect(page.get_by_text(fact)).to_be_visible()

    def give_photo(self) -> None:
        words, page = self.words, self.page
        self.keyboard.hand_over(page.get_by_label(words("photo.choose")), pictures.photo())
        self.told(words("photo.saved", name="Tussebekk"))
        expect(page.get_by_role("img", name=words("photo.of", name="Tussebekk"))).to_be_visible()
        expect(page.get_by_label(words("photo.change"))).to_be_focused()

    def weigh(self, typed: str, day: str | None = None) -> None:
        words, page = self.words, self.page
        weight = page.get_by_label(words("weights.weight"), exact=True)
        self.keyboard.write(weight, typed)
        if day:
            self.keyboard.write_day(page.get_by_label(words("weights.day")), day)
        self.keyboard.activate(page.get_by_role("button", name=words("weights.save")))
        expect(weight).to_have_value("")


def photograph(context: BrowserContext, page: Page, name: str) -> bytes:
    """The picture as the server gives it."""
    source = page.get_by_role("img", name=name).get_attribute("src")
    assert source
    answer = context.request.get(source)
    assert answer.ok
    return answer.body()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_customer_goes_the_whole_way_by_keyboard(
    visit: Visit,
    newcomer: Callable[..., Newcomer],
    personal: PersonalValues,
    language: LanguageCode,
) -> None:
    """From the door to a weight curve and back, without a mouse and without a complaint."""
    words = Words(language)
    context = visit(language=language)
    page = context.new_page()
    keyboard = Keyboard(page, personal)
    me = Traveller(page, keyboard, words, newcomer(language=language))

    page.goto("/")
    expect(page).to_have_url("/logg-inn")
    me.choose_language()
    me.sign_in()
    me.arrived(words("home.greeting", name="Åse"))

    me.open_page("menu.profile", "profile.title")
    me.mend_profile()
    me.give_postal_address()
    me.add_delivery_address()

    me.open_page("menu.pets", "pets.title")
    me.add_pet()
    me.give_photo()
    picture = photograph(context, page, words("photo.of", name="Tussebekk"))
    assert {} == dict(Image.open(BytesIO(picture)).getexif())

    last_week = (clock.today() - timedelta(days=7)).isoformat()
    me.weigh("4,25" if language == "nb" else "4.25", last_week)
    me.weigh("4300 g")
    expect_both_weights(page, words)

    me.sign_out()
    me.sign_in()
    me.arrived(words("home.greeting", name="Torbjørg"))
    expect(page.get_by_role("link", name="Tussebekk")).to_be_visible()


def expect_both_weights(page: Page, words: Words) -> None:
    """The curve says so, draws both, and the table beside it has the figures."""
    first, last = ("4,25 kg", "4,3 kg") if words.language == "nb" else ("4.25 kg", "4.3 kg")
    label = words("curve.label", name="Tussebekk", count=2, first=first, last=last)
    curve = page.get_by_role("img", name=label)
    expect(curve.locator("circle")).to_have_count(2)
    table = page.get_by_role("table", name=words("curve.caption", name="Tussebekk"))
    expect(table.get_by_role("row")).to_have_count(3)
    newest = table.get_by_role("row").nth(1)
    expect(newest).to_contain_text(last)
    expect(newest).to_contain_text("+50 g")
    expect(table.get_by_role("row").nth(2)).to_contain_text(first)
