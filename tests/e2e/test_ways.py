"""Getting about: addresses, the way back, a reload, and a network that comes and goes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, fill_sign_in, sign_in, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.watch import Watch

FAULTS: dict[str, Callable[[Route], None]] = {
    "refused": lambda route: route.abort("connectionrefused"),
    "gateway": lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"),
}
Arrive = Callable[..., Newcomer]
KARI = "kari@example.com"


def at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def test_a_deep_address_leads_through_the_door_and_stands_a_reload(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Unknown at the door, one signs in and is where one wanted to be, also after a reload."""
    me = newcomer(pet="Bamsefar")
    page.goto(f"/kjaeledyr/{me.pet}/endre")
    at(page, words("sign-in.title"))
    fill_sign_in(page, words, me.email)
    title = words("pet-form.edit.title", name="Bamsefar")
    at(page, title)
    expect(page).to_have_url(f"/kjaeledyr/{me.pet}/endre")
    page.reload()
    at(page, title)
    expect(page.get_by_label(words("pet-form.name"))).to_have_value("Bamsefar")


def test_a_wrong_password_is_told_without_saying_what_is_wrong(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """The summary has focus, the e-mail address stays, and nothing says whether it is known."""
    me = newcomer()
    page.goto("/logg-inn")
    told: list[str] = []
    for email in (me.email, "ingen.kjent@example.org"):
        fill_sign_in(page, words, email, "ikke-passordet-mitt")
        expect(page.get_by_label(words("sign-in.email"), exact=True)).to_have_value(email)
        summary = page.get_by_role("group", name=words("sign-in.failed"))
        expect(summary).to_be_focused()
        told.append(summary.inner_text())
        page.get_by_label(words("sign-in.email"), exact=True).focus()
    assert told[0] == told[1]


def test_an_unknown_address_has_a_page_that_leads_home(visit: Visit, words: Words) -> None:
    """A mistyped address says so kindly, and one link leads back."""
    page = visit(KARI).new_page()
    page.goto("/finnes/ikke")
    at(page, words("not-found.title"))
    page.get_by_role("link", name=words("not-found.home")).click()
    at(page, words("home.greeting", name="Kari"))


def test_somebody_elses_pet_is_nobody(visit: Visit, words: Words, newcomer: Arrive) -> None:
    """The address of a stranger's pet tells nothing, not even that it exists."""
    stranger = newcomer(pet="Fremmedpus")
    page = visit(KARI).new_page()
    page.goto(f"/kjaeledyr/{stranger.pet}")
    at(page, words("pet.gone.title"))
    expect(page.get_by_text("Fremmedpus")).to_have_count(0)


def test_the_back_button_leads_the_way_one_came(visit: Visit, words: Words) -> None:
    """Each step back shows its page again, its heading in focus; forward works too."""
    page = visit(KARI).new_page()
    page.goto("/")
    at(page, words("home.greeting", name="Kari"))
    menu = page.get_by_role("navigation", name=words("menu.label"))
    menu.get_by_role("link", name=words("menu.pets")).click()
    page.get_by_role("link", name="Mons").click()
    at(page, "Mons")
    page.go_back()
    expect(page.get_by_role("heading", level=1, name=words("pets.title"))).to_be_focused()
    page.go_back()
    at(page, words("home.greeting", name="Kari"))
    page.go_forward()
    at(page, words("pets.title"))


def test_after_a_new_pet_the_back_button_doesnt_lead_into_its_form(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """The form is done with: going back from the pet ends at the list it was opened from."""
    walk_in(page, words, newcomer(), to="/kjaeledyr")
    page.get_by_role("link", name=words("pets.add")).click()
    page.get_by_role("radio", name=words("species.FISH")).check()
    page.get_by_label(words("pet-form.name")).fill("Bobleplask")
    page.get_by_role("button", name=words("pet-form.create")).click()
    at(page, "Bobleplask")
    page.go_back()
    at(page, words("pets.title"))


def test_after_signing_out_the_back_button_shows_nothing(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Whoever comes to the machine next finds a door, not the last customer's profile."""
    sign_in(page, words, newcomer().email, to="/profil")
    expect(page.get_by_label(words("profile.firstName"))).to_have_value("Åse")
    page.get_by_role("button", name=words("menu.sign-out"), exact=True).click()
    at(page, words("sign-in.title"))
    page.go_back()
    at(page, words("sign-in.title"))
    expect(page.get_by_text("Nykommer")).to_have_count(0)


def test_without_a_network_the_form_waits_and_is_saved_later(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """It says that one is offline and that nothing was saved; what was typed stays, and then goes."""
    watch.expect("ERR_INTERNET_DISCONNECTED")
    walk_in(page, words, newcomer(), to="/profil")
    about = page.get_by_role("region", name=words("profile.person.title"))
    phone = about.get_by_label(words("profile.phone"))
    phone.fill("468 52 199")

    page.context.set_offline(True)
    expect(page.get_by_text(words("network.offline"))).to_be_visible()
    about.get_by_role("button", name=words("profile.person.save")).click()
    expect(page.get_by_text(words("form.offline"))).to_be_visible()
    expect(phone).to_have_value("468 52 199")

    page.context.set_offline(False)
    expect(page.get_by_text(words("network.offline"))).to_be_hidden()
    about.get_by_role("button", name=words("profile.person.save")).click()
    expect(page.get_by_text(words("profile.person.saved"))).to_be_visible()
    expect(page.get_by_text(words("form.offline"))).to_be_hidden()


def test_a_server_that_is_away_is_no_network_that_is(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Nobody is sent to look after their own network, and trying again finds it back."""
    watch.expect("ERR_CONNECTION_REFUSED")
    walk_in(page, words, newcomer())
    page.context.route("**/graphql", lambda route: route.abort("connectionrefused"))
    page.get_by_role("link", name=words("menu.profile"), exact=True).click()
    expect(page.get_by_text(words("network.unreachable"))).to_be_visible()
    expect(page.get_by_text(words("network.offline"))).to_have_count(0)
    page.context.unroute_all()
    page.get_by_role("status").get_by_role("button", name=words("act.retry")).click()
    expect(page.get_by_text(words("network.unreachable"))).to_be_hidden()
    at(page, words("profile.title"))


def test_an_answer_from_before_the_server_went_doesnt_say_that_it_is_back(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """What was asked before may come in after; it says nothing of now."""
    watch.expect("ERR_CONNECTION_REFUSED")
    walk_in(page, words, newcomer(), to="/kjaeledyr")
    at(page, words("pets.title"))
    english = Words("en")
    held: list[Route] = []
    page.context.route(
        "**/graphql", lambda route: FAULTS["refused"](route) if held else held.append(route)
    )
    page.get_by_role("button", name="EN, English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name=english("menu.profile"), exact=True).click()
    away = page.get_by_text(english("network.unreachable"))
    expect(away).to_be_visible()
    with page.expect_response("**/graphql"):
        held[0].continue_()
    expect(page.get_by_text(english("language.kept"))).to_be_visible()
    expect(away).to_be_visible()


@pytest.mark.parametrize("fault", ["refused", "gateway"])
def test_a_form_that_the_server_doesnt_answer_says_that_and_waits(
    page: Page, words: Words, newcomer: Arrive, watch: Watch, fault: str
) -> None:
    """Not that one is offline: also where a gateway answers for a server that is away."""
    watch.expect("ERR_CONNECTION_REFUSED|502")
    walk_in(page, words, newcomer(), to="/profil")
    about = page.get_by_role("region", name=words("profile.person.title"))
    phone = about.get_by_label(words("profile.phone"))
    phone.fill("468 52 199")
    page.route("**/graphql", FAULTS[fault])
    about.get_by_role("button", name=words("profile.person.save")).click()
    expect(page.get_by_text(words("form.unreachable"))).to_be_visible()
    expect(page.get_by_text(words("network.unreachable"))).to_be_visible()
    expect(page.get_by_text(words("form.offline"))).to_have_count(0)
    expect(phone).to_have_value("468 52 199")

    page.unroute_all()
    about.get_by_role("button", name=words("profile.person.save")).click()
    expect(page.get_by_text(words("profile.person.saved"))).to_be_visible()
    expect(page.get_by_text(words("network.unreachable"))).to_be_hidden()


def test_a_page_that_the_server_doesnt_bring_says_that(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Its part of the app can't be had while the server is away: no talk of a newer version."""
    watch.expect("ERR_CONNECTION_REFUSED|Failed to load|dynamically imported")
    walk_in(page, words, newcomer())
    page.route("**/*", FAULTS["refused"])
    page.get_by_role("link", name=words("menu.profile"), exact=True).click()
    at(page, words("load.unreachable.title"))
    expect(page.get_by_text(words("load.unreachable.reload"))).to_be_visible()
    expect(page.get_by_text(words("load.new.text"))).to_have_count(0)
    page.unroute_all()
    page.get_by_role("button", name=words("load.reload")).click()
    at(page, words("profile.title"))


def test_a_page_that_was_missed_comes_when_it_is_asked_for_again(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Also where its part of the app was never had: nobody has to start the app anew."""
    watch.expect("ERR_CONNECTION_REFUSED|Failed to load|dynamically imported")
    walk_in(page, words, newcomer())
    page.route("**/*", FAULTS["refused"])
    page.get_by_role("link", name=words("menu.profile"), exact=True).click()
    at(page, words("load.unreachable.title"))
    page.unroute_all()
    page.get_by_role("status").get_by_role("button", name=words("act.retry")).click()
    at(page, words("profile.title"))


def test_a_page_that_couldnt_load_loads_by_itself_once_there_is_a_network(
    visit: Visit, words: Words, watch: Watch
) -> None:
    """No one has to press anything, but one may; the first page of all waits in the same way."""
    watch.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    context = visit(KARI)
    page = context.new_page()
    page.goto("/profil")
    at(page, words("profile.title"))
    expect(page.get_by_label(words("profile.firstName"))).to_have_value("Kari")
    context.route("**/graphql", lambda route: route.abort())
    menu = page.get_by_role("navigation", name=words("menu.label"))
    menu.get_by_role("link", name=words("menu.security")).click()
    retry = page.get_by_role("button", name=words("act.retry")).first
    expect(retry).to_be_visible()
    context.unroute("**/graphql")
    retry.click()
    expect(page.get_by_text(words("sessions.current"))).to_be_visible()


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(
    visit: Visit, words: Words, personal: PersonalValues
) -> None:
    """At 360 px the menu opens from its button, Escape gives the focus back, a link leads on."""
    page = visit(KARI, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/")
    keyboard = Keyboard(page, personal)
    button = page.get_by_role("button", name=words("menu.open"))
    menu = page.get_by_role("navigation", name=words("menu.label"))
    keyboard.activate(button)
    expect(menu).to_be_visible()
    keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    keyboard.activate(button)
    keyboard.activate(menu.get_by_role("link", name=words("menu.profile")))
    expect(menu).to_be_hidden()
    expect(page.get_by_role("heading", level=1, name=words("profile.title"))).to_be_focused()


def test_the_first_tab_leads_past_the_menu(visit: Visit, words: Words) -> None:
    """Tab, Enter, and one is at the content."""
    page = visit(KARI).new_page()
    page.goto("/profil")
    at(page, words("profile.title"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=words("app.skip"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
