"""What the app does when something is wrong: it says so there, and loses nothing."""

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.e2e import pictures
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, sign_in, walk_in
from tests.e2e.newcomers import Newcomer
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
TOO_LARGE = 12 * 1024 * 1024 + 1


def problem_at(field: Locator, message: str) -> None:
    """The field is marked, and what is wrong is told as a part of it."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(_including(message))


def _including(message: str) -> re.Pattern[str]:
    return re.compile(re.escape(message))


def summary_says(page: Page, title: str, *lines: str) -> None:
    """The summary has focus, and a line for everything that is wrong."""
    summary = page.get_by_role("group", name=title, exact=True)
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_count(len(lines))
    for line in lines:
        expect(summary.get_by_role("listitem").filter(has_text=line)).to_be_visible()


@pytest.fixture
def owner_of_a_dog(page: Page, words: Words, newcomer: Arrive) -> Newcomer:
    """Signed in on `page`, at the dog's page."""
    someone = newcomer(pet="Storegutt")
    walk_in(page, words, someone, to=f"/kjaeledyr/{someone.pet}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Storegutt")
    # What the page asks for by itself is over before a test counts what is sent.
    page.wait_for_load_state("networkidle")
    return someone


def test_a_pet_without_a_name_is_asked_for_one(page: Page, words: Words, newcomer: Arrive) -> None:
    """Both things that lack are said; a line of the summary leads to its field; the rest stays."""
    walk_in(page, words, newcomer(), to="/kjaeledyr/nytt")
    notes = page.get_by_label(words("pet-form.notes"))
    notes.fill("Synger i dusjen")
    page.get_by_role("button", name=words("pet-form.create")).click()

    missing = words("pet-form.name.missing")
    title = words("form.summary", count=2)
    summary_says(page, title, words("pet-form.species.missing"), missing)
    name = page.get_by_label(words("pet-form.name"))
    problem_at(name, missing)
    expect(notes).to_have_value("Synger i dusjen")

    page.get_by_role("link", name=missing).press("Enter")
    expect(name).to_be_focused()


def test_a_phone_number_nobody_can_call_is_refused_by_the_server(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """The server's answer stands at the field, what was typed stays, and nothing is saved."""
    walk_in(page, words, newcomer(), to="/profil")
    about = page.get_by_role("region", name=words("profile.person.title"))
    phone = about.get_by_label(words("profile.phone"))
    phone.fill("to katter og en hund")
    about.get_by_label(words("profile.birthYear")).fill("1991")
    about.get_by_role("button", name=words("profile.person.save")).click()

    told = "Dette er ikke et telefonnummer vi kan ringe"
    summary_says(page, words("form.summary", count=1), told)
    problem_at(phone, told)
    expect(phone).to_have_value("to katter og en hund")
    page.reload()
    expect(about.get_by_label(words("profile.birthYear"))).to_have_value("")


@pytest.mark.usefixtures("owner_of_a_dog")
@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("fjorten", "weights.problem.INVALID"),
        ("2001", "weights.problem.OUT_OF_RANGE"),
        ("0", "weights.problem.OUT_OF_RANGE"),
        ("", "weights.problem.REQUIRED"),
    ],
)
def test_an_impossible_weight_is_refused(page: Page, words: Words, typed: str, key: str) -> None:
    """No dog weighs two tonnes, or nothing; the curve doesn't begin with it."""
    weight = page.get_by_label(words("weights.weight"), exact=True)
    weight.fill(typed)
    page.get_by_role("button", name=words("weights.save")).click()
    # Figures in the text are the app's to choose.
    told = words(key).partition("{")[0].strip()
    summary_says(page, words("form.summary", count=1), told)
    problem_at(weight, told)
    expect(weight).to_have_value(typed)
    expect(page.get_by_text(words("weights.none"))).to_be_visible()


@pytest.mark.usefixtures("owner_of_a_dog")
@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"Kjaere Mikopet, her er hunden min.", "photo.problem.NOT_A_PICTURE"),
        (b"", "photo.problem.EMPTY"),
        (b"\xff\xd8\xff" + bytes(TOO_LARGE), "photo.problem.PICTURE_TOO_LARGE"),
    ],
)
def test_a_photo_that_is_none_is_refused_before_it_is_sent(
    page: Page, words: Words, content: bytes, key: str
) -> None:
    """It is named a JPEG and isn't, or is too large; either is told at the field, at once."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    field = page.get_by_label(words("photo.choose"))
    field.set_input_files(pictures.payload("hund.jpg", "image/jpeg", content))
    problem_at(field, words(key).partition("{")[0].strip())
    assert [] == sent


def test_a_picture_with_too_many_pixels_is_refused_by_the_server(
    owner_of_a_dog: Newcomer, page: Page, words: Words, watch: Watch
) -> None:
    """A small file that would unfold to a hundred megapixels is answered at the field."""
    watch.expect(r"4\d\d")
    field = page.get_by_label(words("photo.choose"))
    field.set_input_files(pictures.payload("hund.png", "image/png", pictures.huge()))
    problem_at(field, "Bildet har for mange piksler")
    expect(page.get_by_role("img", name=words("photo.of", name="Storegutt"))).to_have_count(0)


def test_a_double_click_on_save_makes_one_pet(page: Page, words: Words, newcomer: Arrive) -> None:
    """The second click of an impatient hand falls into the time the server takes."""
    walk_in(page, words, newcomer(), to="/kjaeledyr/nytt")
    page.get_by_role("radio", name=words("species.CAT")).check()
    page.get_by_label(words("pet-form.name")).fill("Dobbeltrud")
    with slowed(page) as sent:
        page.get_by_role("button", name=words("pet-form.create")).dblclick()
        expect(page.get_by_role("heading", level=1, name="Dobbeltrud")).to_be_focused()
    assert 1 == sum("Dobbeltrud" in body for body in sent)

    page.goto("/kjaeledyr")
    expect(page.get_by_role("link", name="Dobbeltrud")).to_have_count(1)


def test_two_enters_on_a_weight_make_one_weighing(
    owner_of_a_dog: Newcomer, page: Page, words: Words
) -> None:
    """The same by keyboard."""
    weight = page.get_by_label(words("weights.weight"), exact=True)
    weight.fill("18,5")
    with slowed(page) as sent:
        weight.press("Enter")
        weight.press("Enter")
        expect(page.get_by_role("status").filter(has_text="18,5")).to_be_visible()
    assert 1 == sum("18500" in body for body in sent)


@contextmanager
def slowed(page: Page, milliseconds: int = 700) -> Generator[list[str]]:
    """Let the server's answers take their time; what is sent meanwhile, as it is sent."""
    sent: list[str] = []

    def later(route: Route) -> None:
        sent.append(route.request.post_data or "")
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route("**/graphql", later)
    yield sent
    page.unroute_all(behavior="wait")


def test_a_session_ended_elsewhere_asks_to_sign_in_and_keeps_the_form(
    visit: Visit, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Ended from another browser while one types: one signs in on top of the form and it is saved."""
    watch.expect("401")
    me = newcomer()
    page, other = visit().new_page(), visit().new_page()
    walk_in(page, words, me, to="/kjaeledyr/nytt")
    page.get_by_role("radio", name=words("species.RABBIT")).check()
    page.get_by_label(words("pet-form.name")).fill("Langøre Lange")
    page.get_by_label(words("pet-form.notes")).fill("Graver under gjerdet")

    sign_in(other, words, me.email, to="/innlogging")
    other.get_by_role("button", name=words("sessions.end-others")).click()
    expect(other.get_by_text(words("sessions.alone"))).to_be_visible()

    page.get_by_role("button", name=words("pet-form.create")).click()
    dialog = page.get_by_role("dialog", name=words("expired.title"))
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    expect(page.get_by_label(words("pet-form.notes"))).to_have_value("Graver under gjerdet")

    dialog.get_by_label(words("sign-in.email"), exact=True).fill(me.email)
    dialog.get_by_label(words("sign-in.password"), exact=True).fill(me.password)
    dialog.get_by_role("button", name=words("sign-in.submit")).click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("heading", level=1, name="Langøre Lange")).to_be_visible()
    expect(page.get_by_text("Graver under gjerdet")).to_be_visible()


STRAYS = pytest.mark.parametrize("stray", ["a\\0b", "a\\ud83db"])


def put(field: Locator, value: str) -> None:
    """As it is written in JavaScript: half a character crosses no wire."""
    field.evaluate(
        f"""field => {{ field.value = "{value}"; field.dispatchEvent(new Event("input", {{ bubbles: true }})); }}"""
    )


@STRAYS
@pytest.mark.parametrize(
    ("path", "label", "submit"),
    [
        ("/handlekurver", "carts.new.called", "carts.new.submit"),
        ("/kjaeledyr/nytt", "pet-form.name", "pet-form.create"),
        ("/kundeservice/ny", "contact.new.text", "contact.new.submit"),
    ],
)
def test_what_no_text_holds_is_told_at_its_field(
    page: Page, words: Words, newcomer: Arrive, path: str, label: str, submit: str, stray: str
) -> None:
    """A NUL and half a character: as of other characters that can't be shown, before anything is sent."""
    walk_in(page, words, newcomer(), to=path)
    field = page.get_by_label(words(label))
    put(field, stray)
    page.get_by_role("button", name=words(submit)).click()
    problem_at(field, words("form.stray"))
    expect(page.get_by_role("group").filter(has_text=words("form.stray")).first).to_be_focused()
    expect(page.get_by_text(words("form.failed"))).to_have_count(0)
    assert field.evaluate(f'field => field.value === "{stray}"')


@STRAYS
def test_what_no_text_holds_is_a_blank_to_a_search(
    page: Page, words: Words, newcomer: Arrive, stray: str
) -> None:
    """There is nothing to save, so that it is looked for without it."""
    walk_in(page, words, newcomer(), to="/varer")
    field = page.get_by_label(words("products.search"))
    put(field, stray.replace("a", "laks", 1).replace("b", ""))
    page.get_by_role("button", name=words("products.submit")).click()
    expect(page).to_have_url(re.compile("sok="))
    expect(page.locator(".product-card").first).to_be_visible()


@STRAYS
def test_a_password_that_no_text_holds_is_told_at_its_field(
    page: Page, words: Words, stray: str
) -> None:
    """Whoever isn't in yet is answered as well."""
    page.goto("/logg-inn")
    page.get_by_label(words("sign-in.email")).fill("ingen@example.com")
    field = page.get_by_label(words("sign-in.password"), exact=True)
    put(field, stray)
    page.get_by_role("button", name=words("sign-in.submit")).click()
    problem_at(field, words("form.stray"))
