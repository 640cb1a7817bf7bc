"""The page about cookies, as Min Side is delivered; and what the app really puts in a browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.e2e import answers, boxes
from tests.e2e.app import Words, facts, wait_until
from tests.e2e.conftest import Visit, sign_in, walk_in
from tests.e2e.fixed import FOOD, HAY, agree
from tests.e2e.kept import Seen, declared
from tests.e2e.keyboard import Keyboard
from tests.e2e.linked import notice
from tests.e2e.links import link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.shop import number_of
from tests.e2e.states import KARI
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.marketing.cookies import KEPT, Place


def test_what_the_browser_holds_is_what_the_page_says(
    visit: Visit, words: Words, newcomer: Callable[..., Newcomer], personal: PersonalValues
) -> None:
    """From door to door through the whole app: each cookie and each note is declared, each that is
    declared comes about, and no cookie is kept longer than it says."""
    page = visit().new_page()
    seen = Seen()
    for route in facts()["routes"]:
        if route["open"] and ":" not in route["path"]:
            page.goto(route["path"])
            page.get_by_role("heading", level=1).first.wait_for()
            seen.look(page)
    page.goto("/personvern/erklaering")
    page.get_by_role("button", name=words("notice.news.read")).click()
    seen.look(page)
    page.goto("/meld-av#ikke-en-lenke-fra-oss")
    page.get_by_role("heading", level=1, name=words("link.dead.title")).wait_for()
    seen.look(page)
    speak(page, "en")
    seen.look(page)
    speak(page, "nb")
    ask_for_a_code(page, words)
    seen.look(page)
    ask_for_the_way_out(page, words, personal)
    seen.look(page)
    page.goto("/bekreft-samtykke")
    boxes.declined(page, words)
    seen.look(page)
    page.unroute_all()
    sign_in(page, words, KARI)
    for route in facts()["routes"]:
        if ":" not in route["path"]:
            page.goto(route["path"])
            page.get_by_role("heading", level=1).first.wait_for()
            seen.look(page)
    for path in ("/varer", "/bestillinger"):
        leaf(page, path, words)
        seen.look(page)
    page.get_by_role("button", name=words("menu.sign-out"), exact=True).click()
    page.wait_for_url("**/logg-inn")
    seen.look(page)
    deliver(visit().new_page(), words, newcomer(), seen, personal)
    assert seen.kept == declared(*Place) - declared(Place.CACHE) - {("cookie", "minside-choices")}
    for name, each in (("minside", KEPT[0]), ("minside-device", KEPT[1])):
        assert each.seconds
        assert each.seconds - 120 < seen.seconds[name] <= each.seconds + 5


def ask_for_the_way_out(page: Page, words: Words, personal: PersonalValues) -> None:
    """That a mail was asked for is known to the window's history."""
    address = "har.spurt@example.org"
    personal.add(address)
    page.goto("/nyhetsbrev")
    page.get_by_label(words("newsletter.leave.address")).fill(address)
    page.get_by_role("button", name=words("newsletter.leave.submit")).click()
    expect(page.get_by_role("heading", level=1, name=words("sent.title"))).to_be_visible()


def ask_for_a_code(page: Page, words: Words) -> None:
    """What belongs to the code waits in the window."""
    page.goto("/finn-konto")
    page.get_by_text(words("claim.way.number")).click()
    page.get_by_label(words("claim.number"), exact=True).fill("999999")
    page.get_by_role("button", name=words("claim.number.submit")).click()
    page.wait_for_url("**/finn-konto/kode")


def leaf(page: Page, path: str, words: Words) -> None:
    """So that there is a place to come back to."""
    page.goto(path)
    page.get_by_role("button", name=words("act.more")).first.click()
    wait_until(page, "Object.keys(history.state ?? {}).length > 0")


def deliver(page: Page, words: Words, who: Newcomer, seen: Seen, personal: PersonalValues) -> None:
    """A notice's link, before anybody is signed in; a new fixed delivery, begun; the shop's page where a
    card is chosen."""
    notice(who, FOOD)
    link = link_to(who.home, who.email, "/levering")
    personal.add(link.partition("#")[2])
    page.goto(link)
    page.get_by_role("region", name=words("linked.skip.title")).wait_for()
    seen.look(page)
    number_of(who)
    mine = agree(who, FOOD, payment="card")
    walk_in(page, words, who, to=f"/faste-leveringer/ny?varer={HAY}:1")
    page.get_by_label("Hytteveien 3").first.check()
    seen.look(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(mine.path)
    page.get_by_role("button", name=words("fast.method.change")).click()
    page.get_by_role("button", name="4242").wait_for()
    seen.look(page)


def test_the_page_is_reached_by_keyboard_and_read_signed_out(
    page: Page, words: Words, keyboard: Keyboard
) -> None:
    """From the foot of every page; everything is listed under its name, and nothing is asked."""
    page.goto("/logg-inn")
    foot = page.get_by_role("contentinfo")
    keyboard.activate(foot.get_by_role("link", name=words("shell.cookies")))
    heading = page.get_by_role("heading", level=1, name=words("cookies.title"))
    expect(heading).to_be_focused()
    kept = page.get_by_role("region", name=words("cookies.kept"))
    expect(kept.get_by_role("heading", level=3)).to_have_count(len(KEPT))
    # A browser shows no list of these, in which a bare word could be found again.
    back = kept.get_by_role("heading", name=words("cookies.kept.history"))
    expect(back).to_have_count(len([each for each in KEPT if each.place is Place.HISTORY]))
    for each in KEPT:
        expect(kept).to_contain_text(each.purpose.nb)
        expect(kept).to_contain_text(each.lasts.nb)
    expect(page.get_by_text(words("cookies.choices.none"))).to_be_visible()
    expect(page.get_by_text(words("cookies.unused"), exact=True)).to_have_count(2)
    for category in ("statistics", "marketing"):
        expect(page.get_by_text(words(f"cookies.unused.{category}"))).to_be_visible()
    expect(page.get_by_role("button", name=words("cookies.yes"), exact=True)).to_have_count(0)


def test_the_page_is_said_in_the_other_language_too(page: Page) -> None:
    """All of it, also what the server words."""
    page.goto("/cookies")
    speak(page, "en")
    english = Words("en")
    kept = page.get_by_role("region", name=english("cookies.kept"))
    for each in KEPT:
        expect(kept).to_contain_text(each.purpose.en)
        expect(kept).to_contain_text(each.readers.en)
    expect(kept).not_to_contain_text(KEPT[0].purpose.nb)


def test_as_delivered_nothing_more_is_loaded_or_asked(visit: Visit, words: Words) -> None:
    """No script of the question, no request for it, and no question."""
    page = visit(KARI).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_load_state("networkidle")
    beyond = [url for url in asked if "/assets/asking" in url or "/usage" in url]
    assert [] == beyond
    expect(page.locator(".asking")).to_have_count(0)


def test_the_browser_forgets_what_the_app_put_there(
    page: Page, words: Words, keyboard: Keyboard
) -> None:
    """All but the session: whoever is signed in stays so, and is told what was done."""
    sign_in(page, words, KARI, to="/cookies")
    speak(page, "en")
    speak(page, "nb")
    keyboard.activate(page.get_by_role("button", name=words("cookies.forget")))
    expect(page.get_by_text(words("cookies.forgotten"))).to_be_visible()
    seen = Seen()
    seen.look(page)
    assert {("cookie", "minside")} == seen.kept
    page.reload()
    expect(page.get_by_role("button", name=words("menu.sign-out"), exact=True)).to_be_attached()


def test_what_cant_be_forgotten_is_told(page: Page, words: Words, watch: Watch) -> None:
    """The server takes the cookies, so without it nothing is deleted, and the button stays."""
    watch.expect("500")
    page.goto("/cookies")
    speak(page, "en")
    speak(page, "nb")
    answers.intercept(page, {"CookiesForget": lambda route: route.fulfill(status=500)})
    page.get_by_role("button", name=words("cookies.forget")).click()
    expect(page.get_by_role("alert").filter(has_text=words("form.failed"))).to_be_visible()
    assert page.evaluate("localStorage.getItem('minside.language')") == "nb"
