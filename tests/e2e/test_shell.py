"""The shell: who is told what at the door, where focus goes, and which language is spoken."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.e2e import order_answers
from tests.e2e.app import LanguageCode, Words, wait_until
from tests.e2e.beside import connected, in_thread
from tests.e2e.conftest import Visit, fill_sign_in, sign_in, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.watch import Watch

from minside.auth.actions.sessions import open_session

Arrive = Callable[..., Newcomer]
OLA = "ola@example.com"
SWITCH: dict[LanguageCode, str] = {"nb": "NO, Norsk bokmål", "en": "EN, English"}
PHONE = "+47 468 52 137"
NOTICE = "/personvern/erklaering"


def speak(page: Page, language: LanguageCode) -> None:
    """Press the switch in the header."""
    page.get_by_role("button", name=SWITCH[language]).click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def door(page: Page, words: Words) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words("sign-in.title"))


def says(page: Page, text: str) -> None:
    """It stands in a region that is read aloud, and can be seen."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def test_who_signs_out_by_keyboard_is_told_so_at_the_heading(
    page: Page, words: Words, newcomer: Arrive, keyboard: Keyboard
) -> None:
    """Focus is on the new page's heading; a reload has nothing more to say."""
    walk_in(page, words, newcomer())
    leave = page.get_by_role("button", name=words("menu.sign-out"), exact=True)
    keyboard.activate(leave, back=True)
    expect(page).to_have_url("/logg-inn")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    says(page, words("sign-in.farewell.own"))
    page.reload()
    door(page, words)
    expect(page.get_by_text(words("sign-in.farewell.own"))).to_have_count(0)


def test_whose_session_is_gone_is_told_why_and_led_back(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Ended while the window was closed: the door says so, and the way leads to where one was."""
    me = newcomer()
    walk_in(page, words, me, to="/kjaeledyr")
    # What a page has just stored isn't there yet for a page in another process.
    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()
    page.goto("/profil")
    door(page, words)
    says(page, words("sign-in.farewell.ended"))
    fill_sign_in(page, words, me.email)
    expect(page.get_by_role("heading", level=1, name=words("profile.title"))).to_be_focused()
    expect(page.get_by_text(words("sign-in.farewell.ended"))).to_have_count(0)


def test_a_stranger_is_not_told_of_a_session(page: Page, words: Words) -> None:
    """Nobody was signed in, so nobody was signed out."""
    page.goto("/profil")
    door(page, words)
    expect(page.get_by_text(words("sign-in.farewell.ended"))).to_have_count(0)


@pytest.mark.parametrize("typed", ["kari", "kari.example.com", "kari@"])
def test_an_address_without_an_at_is_told_before_it_is_sent(
    page: Page, words: Words, typed: str
) -> None:
    """At its field, at once; both what was typed and the password stay."""
    page.goto("/logg-inn")
    door(page, words)
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    fill_sign_in(page, words, typed, "passordet mitt")
    email = page.get_by_label(words("sign-in.email"), exact=True)
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_have_accessible_description(words("sign-in.email.invalid"))
    expect(email).to_have_value(typed)
    expect(page.get_by_label(words("sign-in.password"), exact=True)).to_have_value("passordet mitt")
    assert [] == sent


def test_the_privacy_notice_is_a_click_away(page: Page, visit: Visit, words: Words) -> None:
    """From the foot of every page: at the door, where one is asked for a password, and inside."""
    for window, path in ((page, "/logg-inn"), (visit(OLA).new_page(), "/innlogging")):
        window.goto(path)
        footer = window.get_by_role("contentinfo")
        expect(footer.get_by_role("link", name=words("shell.privacy"))).to_have_attribute(
            "href", NOTICE
        )


def test_who_needs_no_year_of_birth_isnt_asked_for_it(visit: Visit, words: Words) -> None:
    """Ola is in the club and has no deliveries: once he owes nothing all is well, though we don't
    know his age."""
    page = visit(OLA).new_page()
    page.goto("/")
    needed = page.get_by_role("region", name=words("home.needs.title", count=1))
    expect(needed.get_by_role("link")).to_have_attribute("href", re.compile("^/bestillinger/"))
    page.route("**/graphql", owe_nothing)
    page.reload()
    expect(page.get_by_text(words("home.needs.none"))).to_be_visible()


def test_not_all_is_done_above_what_is_to_be_paid_later(visit: Visit, words: Words) -> None:
    """Nothing is urgent, which is all that is said."""
    page = visit(OLA).new_page()
    page.route("**/graphql", owe_later)
    page.goto("/")
    expect(page.locator(".nothing")).to_have_text(words("home.needs.none.yet"))
    expect(page.get_by_role("link", name=words("home.owed.link"))).to_be_visible()


def owe_nothing(route: Route) -> None:
    """The answer as it is, except that every invoice is paid."""
    _owe(route, [])


def owe_later(route: Route) -> None:
    """The answer as it is, except that there is one invoice, which isn't due yet."""
    _owe(route, [order_answers.invoice("F-1", "DUE")])


def _owe(route: Route, invoices: list[order_answers.Data]) -> None:
    response = route.fetch()
    told = response.json()
    if "unpaidInvoices" in (told["data"].get("me") or {}):
        told["data"]["me"]["unpaidInvoices"] = invoices
    route.fulfill(response=response, json=told)


def test_the_device_in_hand_comes_first_and_is_in_use(
    visit: Visit, words: Words, newcomer: Arrive, page: Page
) -> None:
    """Though another one signed in later; each is named as one says it."""
    me = newcomer()
    walk_in(page, words, me, to="/innlogging")
    walk_in(visit().new_page(), words, me)
    page.reload()
    devices = page.get_by_role("region", name=words("sessions.title")).get_by_role("article")
    expect(devices).to_have_count(2)
    expect(devices.first).to_contain_text(words("sessions.current"))
    expect(devices.first).to_contain_text(words("sessions.now"))
    expect(devices.first.get_by_role("heading")).to_have_text("Chrome på Linux")
    expect(devices.last).not_to_contain_text(words("sessions.now"))


def test_ending_a_session_by_keyboard_leads_to_what_was_done(
    visit: Visit, words: Words, newcomer: Arrive, page: Page, keyboard: Keyboard
) -> None:
    """The button is gone with its device, so the words that say so take focus."""
    me = newcomer()
    walk_in(visit().new_page(), words, me)
    walk_in(page, words, me, to="/innlogging")
    keyboard.activate(page.get_by_role("button", name="Logg ut Chrome på Linux"))
    told = words("sessions.ended", device="Chrome på Linux")
    expect(page.locator(":focus")).to_contain_text(told)
    expect(page.get_by_text(words("sessions.alone"))).to_be_visible()


def test_the_switch_in_the_header_is_also_what_we_write(
    page: Page, words: Words, newcomer: Arrive, keyboard: Keyboard
) -> None:
    """It is said aloud, focus stays, the profile follows, and another page has nothing to say."""
    english = Words("en")
    walk_in(page, words, newcomer(), to="/profil")
    button = page.get_by_role("button", name=SWITCH["en"])
    keyboard.activate(button, back=True)
    says(page, english("language.kept"))
    expect(button).to_be_focused()
    history = page.get_by_role("region", name=english("history.title"), exact=True)
    expect(history.get_by_role("listitem").first).to_contain_text("English")
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(english("profile.title"))
    speak(page, "nb")
    says(page, words("language.kept"))
    page.get_by_role("link", name=words("menu.pets")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words("pets.title"))
    expect(page.get_by_text(words("language.kept"))).to_have_count(0)


def test_a_language_chosen_at_the_door_goes_before_the_profiles(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Also after a reload of the door; the profile follows, and it is said."""
    english = Words("en")
    page.goto("/logg-inn")
    speak(page, "en")
    page.reload()
    door(page, english)
    fill_sign_in(page, english, newcomer(language="nb").email)
    says(page, english("language.kept"))
    expect(page.get_by_role("heading", level=1)).to_have_text(english("home.greeting", name="Åse"))


def test_a_language_somebody_else_chose_at_the_door_is_nobodys_letters(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """Who chose it never signed in, and closed the window: the next one's profile decides."""
    english = Words("en")
    page.goto("/logg-inn")
    speak(page, "en")
    door(page, english)
    later = page.context.new_page()
    page.close()
    later.goto("/logg-inn")
    door(later, english)
    fill_sign_in(later, english, newcomer(language="nb").email)
    expect(later.get_by_role("heading", level=1)).to_have_text(words("home.greeting", name="Åse"))
    expect(later.get_by_text(english("language.kept"))).to_have_count(0)


def test_the_last_customers_language_isnt_the_next_ones(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """On a shared machine the door speaks as it did last; inside, each profile decides again."""
    english = Words("en")
    walk_in(page, words, newcomer(language="nb"))
    speak(page, "en")
    says(page, english("language.kept"))
    page.get_by_role("button", name=english("menu.sign-out"), exact=True).click()
    door(page, english)
    fill_sign_in(page, english, newcomer(language="nb").email)
    expect(page.get_by_role("heading", level=1)).to_have_text(words("home.greeting", name="Åse"))
    expect(page.get_by_text(words("language.kept"))).to_have_count(0)


def test_a_choice_that_couldnt_be_kept_says_so(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """The page turns all the same."""
    watch.expect("500")
    walk_in(page, words, newcomer())
    page.route("**/graphql", lambda route: route.fulfill(status=500))
    speak(page, "en")
    says(page, Words("en")("language.not-kept"))


def test_the_menu_of_a_phone_closes_on_the_page_one_is_on(
    visit: Visit, words: Words, personal: PersonalValues
) -> None:
    """The entry of the page one is on leads nowhere new, and closes the menu all the same."""
    page = visit(OLA, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/")
    keyboard = Keyboard(page, personal)
    button = page.get_by_role("button", name=words("menu.open"))
    menu = page.get_by_role("navigation", name=words("menu.label"))
    keyboard.activate(button)
    keyboard.activate(menu.get_by_role("link", name=words("menu.home")))
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_what_was_said_of_one_act_isnt_said_of_the_next(
    visit: Visit, words: Words, newcomer: Arrive, page: Page, watch: Watch
) -> None:
    """One device is signed out; the next can't be, and the old good news doesn't stand beside it."""
    watch.expect("500")
    me = newcomer()
    for _ in range(2):
        walk_in(visit().new_page(), words, me)
    walk_in(page, words, me, to="/innlogging")
    end = page.get_by_role("button", name="Logg ut Chrome på Linux")
    end.first.click()
    told = words("sessions.ended", device="Chrome på Linux")
    expect(page.get_by_text(told)).to_be_visible()
    page.route("**/graphql", lambda route: route.fulfill(status=500))
    end.first.click()
    expect(page.get_by_text(words("form.failed"))).to_be_visible()
    expect(page.get_by_text(told)).to_have_count(0)


# The number of lines of each entry's words.
LINES = """() => [...document.querySelectorAll('#menu a, #menu button')].map((entry) => {
    const range = document.createRange();
    range.selectNodeContents(entry.lastChild);
    return new Set([...range.getClientRects()].map((box) => box.top)).size;
})"""


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_entry_of_the_menu_takes_two_lines(
    page: Page, words: Words, newcomer: Arrive, language: LanguageCode
) -> None:
    """At no width between the narrowest phone and a desk, on the page with the longest name."""
    walk_in(page, words, newcomer(), to="/innlogging")
    speak(page, language)
    page.evaluate("document.fonts.ready")
    wrapped: list[int] = []
    for width in range(320, 1401, 20):
        page.set_viewport_size({"width": width, "height": 800})
        if not page.locator("#menu").is_visible():
            page.get_by_role("button", name=Words(language)("menu.open")).click()
        if set(page.evaluate(LINES)) != {1}:
            wrapped.append(width)
        page.keyboard.press("Escape")
    assert [] == wrapped


# Adds up what moved before the eyes without anybody having asked for it.
SHIFT = """
globalThis.shift = 0;
new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) shift += value;
}).observe({ type: 'layout-shift', buffered: true });
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_many_devices_push_nothing_away(
    page: Page, words: Words, newcomer: Arrive, demo: RunningDemo, width: int
) -> None:
    """Twelve devices come where two were expected, slowly, and what was seen stays where it is."""
    me = newcomer()
    stay_signed_in(demo.owner_url, me, 12)
    walk_in(page, words, me)
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(SHIFT)
    page.route("**/graphql", lambda route: (page.wait_for_timeout(200), route.continue_()))
    page.goto("/innlogging")
    expect(page.get_by_role("article")).to_have_count(13)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.unroute_all(behavior="wait")
    assert 0.05 > page.evaluate("shift")


def stay_signed_in(owner_url: str, who: Newcomer, browsers: int) -> None:
    async def open_them() -> None:
        async with connected(owner_url) as database, database.scope():
            for _ in range(browsers):
                await open_session(who.id, "Firefox, Windows")

    in_thread(open_them())


def test_a_menu_left_open_goes_into_its_column_when_there_is_room(
    visit: Visit, words: Words
) -> None:
    """A phone that is turned has the menu beside the page, not over it."""
    page = visit(OLA, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/")
    page.get_by_role("button", name=words("menu.open")).click()
    menu = page.get_by_role("navigation", name=words("menu.label"))
    expect(menu).to_be_visible()
    assert menu.evaluate("menu => menu.matches(':popover-open')")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(menu).to_be_visible()
    wait_until(page, "!document.querySelector('#menu').matches(':popover-open')")


def test_a_page_left_open_never_writes_to_another_customer(
    page: Page, words: Words, newcomer: Arrive, personal: PersonalValues
) -> None:
    """Two windows, two customers: each keeps what it shows and asks who is there; neither saves
    anything for the other."""
    first, second = newcomer(), newcomer()
    walk_in(page, words, first, to="/profil")
    personal.add(PHONE)
    page.get_by_role("textbox", name=words("profile.phone")).fill(PHONE)
    page.context.clear_cookies()
    other = page.context.new_page()
    sign_in(other, words, second.email, to="/profil")
    expect(page.get_by_role("dialog", name=words("expired.title"))).to_be_visible()
    fill_sign_in(page, words, first.email)
    page.get_by_role("button", name=words("profile.person.save"), exact=True).click()
    expect(page.get_by_text(words("profile.person.saved"))).to_be_visible()
    expect(page.get_by_role("textbox", name=words("profile.phone"))).to_have_value(PHONE)
    expect(other.get_by_role("dialog", name=words("expired.title"))).to_be_visible()
    expect(
        other.get_by_role("textbox", name=words("profile.phone"), include_hidden=True)
    ).to_have_value("")


def test_signing_out_clears_every_window(page: Page, words: Words, newcomer: Arrive) -> None:
    """A window left open on a shared machine shows nothing of whoever left."""
    me = newcomer()
    walk_in(page, words, me, to="/profil")
    other = page.context.new_page()
    other.goto("/profil")
    expect(other.get_by_text(me.email)).to_be_visible()
    page.get_by_role("button", name=words("menu.sign-out"), exact=True).click()
    expect(page).to_have_url("/logg-inn")
    expect(other).to_have_url("/logg-inn")
    expect(other.get_by_text(me.email)).to_have_count(0)


@pytest.mark.parametrize("fault", ["offline", "out of order"])
def test_nobody_is_told_they_are_out_while_they_are_in(
    fault: str, page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Where signing out fails the page stays, says so, and keeps what was typed."""
    walk_in(page, words, newcomer(), to="/profil")
    page.get_by_role("textbox", name=words("profile.lastName")).fill("Utenfor")
    watch.expect(".")
    if fault == "offline":
        page.context.set_offline(True)
    else:
        page.route("**/graphql", lambda route: route.fulfill(status=500, body="{}"))
    page.get_by_role("button", name=words("menu.sign-out"), exact=True).click()
    says(page, words("sign-out.failed"))
    expect(page.get_by_role("textbox", name=words("profile.lastName"))).to_have_value("Utenfor")
    page.context.set_offline(False)
    page.unroute_all()
    page.get_by_role("button", name=words("menu.sign-out"), exact=True).click()
    expect(page).to_have_url("/logg-inn")


def test_a_language_that_couldnt_be_kept_is_nobody_elses(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Whoever signs in next on this machine has wishes of their own."""
    walk_in(page, words, newcomer())
    watch.expect(".")
    page.route("**/graphql", lambda route: route.abort())
    speak(page, "en")
    says(page, Words("en")("language.not-kept"))
    page.unroute_all()
    page.get_by_role("button", name=Words("en")("menu.sign-out"), exact=True).click()
    expect(page).to_have_url("/logg-inn")
    fill_sign_in(page, Words("en"), newcomer().email)
    expect(page.get_by_role("button", name=words("menu.sign-out"), exact=True)).to_be_attached()
    expect(page.locator("html")).to_have_attribute("lang", "nb")


def test_the_menu_of_a_phone_never_lies_over_what_has_focus(
    visit: Visit, words: Words, keyboard: Keyboard
) -> None:
    """Whoever tabs past its last entry has left it, and it closes."""
    page = visit(OLA, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/profil")
    expect(page.get_by_label(words("profile.firstName"))).to_be_visible()
    page.get_by_role("button", name=words("menu.open")).press("Enter")
    menu = page.get_by_role("navigation", name=words("menu.label"))
    menu.get_by_role("button", name=words("menu.sign-out")).focus()
    page.keyboard.press("Tab")
    expect(menu).to_be_hidden()


def test_windows_that_began_at_the_door_follow_each_other(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """One customer comes in here, another there: the first window asks at once who is there, and
    goes on when its own customer is back."""
    first, second = newcomer(), newcomer()
    other = page.context.new_page()
    for window in (page, other):
        window.goto("/logg-inn")
        door(window, words)
    fill_sign_in(page, words, first.email)
    leave = page.get_by_role("button", name=words("menu.sign-out"), exact=True)
    expect(leave).to_be_attached()
    fill_sign_in(other, words, second.email)
    dialog = page.get_by_role("dialog", name=words("expired.title"))
    expect(dialog).to_be_visible()
    fill_sign_in(page, words, first.email)
    expect(dialog).to_have_count(0)
    expect(other.get_by_role("dialog", name=words("expired.title"))).to_be_visible()
