"""Out by the link at a marketing mail's foot: no sign-in, nothing before one chooses, one press, and back."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.consents.leaving import agree, offer
from tests.e2e import answers
from tests.e2e.app import LanguageCode, Words
from tests.e2e.beside import in_thread
from tests.e2e.held import Held
from tests.e2e.keyboard import Keyboard
from tests.e2e.links import every_link_to, link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_shell import speak
from tests.e2e.worker import worker

from minside.consents import actions as consents
from minside.consents.actions import Action, Door, Purpose, Said
from minside.core.hooks import Addressee
from minside.outbox import actions as outbox

Arrive = Callable[..., Newcomer]
LEAVE, ASK = "ConsentWithdrawByLink", "ConsentByLink"
TWO = (Purpose.DISCOUNT_CODES, Purpose.ARTICLES)
BACK: dict[LanguageCode, tuple[str, str]] = {
    "nb": (
        "Da får du rabattkoder og artikler, tips og råd igjen.",
        "Da får du påminnelse om handlekurven igjen.",
    ),
    "en": (
        "You get discount codes and articles, tips and advice again.",
        "You get a reminder of your cart again.",
    ),
}


class Reader:
    """Somebody with a marketing mail in their box, who is signed in nowhere."""

    def __init__(self, page: Page, words: Words, keyboard: Keyboard, who: Newcomer) -> None:
        self.page, self.words, self.keyboard, self.who = page, words, keyboard, who
        in_thread(self._write())
        self.link = link_to(who.home, who.email, "/meld-av")
        self.token = self.link.partition("#")[2]

    async def _write(self) -> None:
        async with worker(self.who.home) as house:
            await agree(house, self.who.id, *TWO)
            async with house.database.scope():
                await outbox.post(offer(self.who.id, self.who.email), house.keys)

    def agrees(self, purpose: Purpose) -> None:
        async def say() -> None:
            async with worker(self.who.home) as house:
                await agree(house, self.who.id, purpose)

        in_thread(say())

    def is_asked(self, purpose: Purpose) -> None:
        """Somebody asked for it in their name, and they haven't confirmed it."""

        async def ask() -> None:
            async with worker(self.who.home) as house, house.database.scope():
                [subject] = (await consents.of_customer(self.who.id, [purpose])).values()
                asked = Said(subject.id, purpose.value, Action.ASKED, Door.SIGN_UP.value)
                await consents.append([asked], house.keys)

        in_thread(ask())

    def gets(self) -> list[Purpose]:
        """What may be sent to them now."""
        found: list[Purpose] = []

        async def ask() -> None:
            async with worker(self.who.home) as house, house.database.scope():
                to = Addressee(self.who.id, self.who.email)
                found.extend([each for each in TWO if await consents.may_send(each, to)])

        in_thread(ask())
        return found

    def follow(self, link: str | None = None) -> None:
        self.page.goto("about:blank")
        self.page.goto(link or self.link)
        title = self.page.get_by_role("heading", level=1, name=self.words("leaving.title"))
        expect(title).to_be_visible()
        expect(self.button("leaving.everything")).to_be_visible()

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.words(key), exact=True)

    def press(self, key: str) -> None:
        self.keyboard.activate(self.button(key))


@pytest.fixture
def reader(
    page: Page, words: Words, keyboard: Keyboard, newcomer: Arrive, personal: PersonalValues
) -> Reader:
    reader = Reader(page, words, keyboard, newcomer())
    personal.add(reader.token)
    return reader


def test_one_press_leaves_this_kind_and_another_takes_it_back(reader: Reader, words: Words) -> None:
    """By keyboard; the address is masked, and the token is gone from the browser's own address."""
    reader.follow()
    assert reader.page.url.endswith("/meld-av")
    intro = reader.page.locator(".page-intro")
    expect(intro).to_contain_text(f"Rabattkoder på e\u2011post, til {reader.who.email[0]}…\u2060@")
    assert reader.who.email not in reader.page.content()
    reader.press("leaving.this")
    expect(reader.page.get_by_text(words("leaving.done.this"))).to_be_visible()
    expect(reader.button("leaving.this")).to_have_count(0)
    assert [Purpose.ARTICLES] == reader.gets()
    reader.press("leaving.undo")
    expect(reader.page.get_by_text(words("leaving.undone"))).to_be_visible()
    expect(reader.button("leaving.this")).to_be_visible()
    assert list(TWO) == reader.gets()


def test_one_press_leaves_everything(reader: Reader, words: Words) -> None:
    """Both buttons look alike, and neither asks twice."""
    reader.follow()
    looks = {
        reader.button(key).get_attribute("data-variant")
        for key in ("leaving.this", "leaving.everything")
    }
    assert 1 == len(looks)
    reader.press("leaving.everything")
    expect(reader.page.get_by_text(words("leaving.done.everything"))).to_be_visible()
    expect(reader.page.get_by_text(words("leaving.nothing"))).to_be_visible()
    assert [] == reader.gets()
    reader.press("leaving.undo")
    expect(reader.page.get_by_text(words("leaving.undone"))).to_be_visible()
    assert list(TWO) == reader.gets()


def test_it_says_that_something_is_on_its_way(reader: Reader, words: Words) -> None:
    """Where a server held on to a mail meanwhile the page doesn't say more than is true; else not a word of
    it."""
    late = words("leaving.done.onItsWay")

    def tell(route: Route) -> None:
        response = route.fetch()
        body = response.text().replace('"onItsWay":false', '"onItsWay":true')
        route.fulfill(response=response, body=body)

    reader.follow()
    reader.press("leaving.this")
    expect(reader.page.get_by_text(words("leaving.done.this"))).to_be_visible()
    expect(reader.page.get_by_text(late)).to_have_count(0)
    answers.intercept(reader.page, {"ConsentWithdrawByLink": tell})
    reader.press("leaving.everything")
    expect(reader.page.get_by_text(late)).to_be_visible()


def test_a_damaged_link_is_replaced_by_a_new_one(reader: Reader, words: Words) -> None:
    """Without an account: the form that sends another is one press away, and has focus."""
    page = reader.page
    page.goto(f"{reader.who.home.url}/meld-av#halv")
    expect(page.get_by_role("heading", level=1, name=words("link.dead.title"))).to_be_visible()
    page.get_by_role("link", name=words("link.again")).click()
    expect(page.get_by_role("heading", name=words("newsletter.leave"))).to_be_focused()


def test_a_mail_programs_address_leads_a_person_there(reader: Reader) -> None:
    """Who opens it in a browser comes to the same page; no address that a server sees has the token."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.follow(f"/unsubscribe/{reader.token}")
    with_token = [url for url in asked if reader.token in url.partition("#")[0]]
    assert [f"{reader.who.home.url}/unsubscribe/{reader.token}"] == with_token
    assert list(TWO) == reader.gets()


def test_a_scanner_that_opens_every_link_changes_nothing(reader: Reader, demo: RunningDemo) -> None:
    """Those in the heads as well, with a browser or without."""
    links = every_link_to(demo, reader.who.email)
    assert {"meld-av", "unsubscribe"} <= {re.split(r"[/#]", link)[1] for link in links}
    for link in links:
        assert httpx.get(demo.url + link, follow_redirects=True).status_code < 400
        reader.page.goto(link)
        reader.page.wait_for_load_state("networkidle")
    assert list(TWO) == reader.gets()


def test_a_mistake_takes_back_the_press_that_it_stands_beside(reader: Reader, words: Words) -> None:
    """First this kind, then the rest: what was pressed last comes back, and what was pressed before it by a press
    of its own, which says so."""
    reader.follow()
    reader.press("leaving.this")
    expect(reader.page.get_by_text(words("leaving.done.this"))).to_be_visible()
    expect(
        reader.page.get_by_text("Dette får du ikke: Rabattkoder på e\u2011post.")
    ).to_be_visible()
    reader.press("leaving.everything")
    expect(reader.page.get_by_text(words("leaving.nothing"))).to_be_visible()
    assert [] == reader.gets()
    reader.press("leaving.undo")
    back = "Da får du artikler, tips og råd og påminnelse om handlekurven igjen."
    expect(reader.page.get_by_text(back, exact=True)).to_be_visible()
    assert [Purpose.ARTICLES] == reader.gets()
    reader.press("leaving.undo.before")
    expect(reader.page.get_by_text(words("leaving.undone"), exact=True)).to_be_visible()
    expect(reader.button("leaving.this")).to_be_visible()
    expect(reader.button("leaving.undo.before")).to_have_count(0)
    assert list(TWO) == reader.gets()


def test_another_kind_is_left_below_the_letters_own(reader: Reader, words: Words) -> None:
    """Each on a line with its own way out, which says which it is; one press, and back."""
    reader.follow()
    lines = reader.page.locator(".leaving-kinds").get_by_role("listitem")
    expect(lines).to_have_count(2)
    no = reader.button("confirm.no").first
    expect(no).to_have_accessible_description("Artikler, tips og råd på e\u2011post")
    reader.keyboard.activate(no)
    expect(reader.page.locator(":focus")).to_contain_text(words("leaving.done.ARTICLES"))
    expect(lines).to_have_count(1)
    assert [Purpose.DISCOUNT_CODES] == reader.gets()
    reader.press("leaving.undo")
    expect(lines).to_have_count(2)
    assert list(TWO) == reader.gets()


def test_what_waits_is_shown_and_ends_by_a_press(reader: Reader, words: Words) -> None:
    """It isn't sent yet, so it has nothing to be given back."""
    reader.is_asked(Purpose.NEWS)
    reader.follow()
    expect(reader.page.get_by_text(words("leaving.waiting"))).to_be_visible()
    waiting = reader.page.get_by_role("listitem").filter(has_text="Nyheter på e\u2011post")
    no = waiting.get_by_role("button", name=words("confirm.no"))
    expect(no).to_have_accessible_description("Nyheter på e\u2011post")
    reader.keyboard.activate(no)
    expect(reader.page.locator(":focus")).to_contain_text(words("leaving.done.NEWS"))
    expect(waiting).to_have_count(0)
    expect(reader.button("leaving.undo")).to_have_count(0)
    assert list(TWO) == reader.gets()


def test_all_choices_are_promised_to_who_has_an_account_only(reader: Reader, words: Words) -> None:
    """And the same to everybody: nobody who holds a letter learns whether there is one."""
    reader.follow()
    expect(reader.page.get_by_text(words("leaving.elsewhere"))).to_contain_text("Har du en konto")


def test_the_page_stands_after_a_reload(reader: Reader, words: Words) -> None:
    """Its window keeps the link; opened again once the kind is off, it says so."""
    reader.follow()
    reader.page.reload()
    expect(reader.button("leaving.this")).to_be_visible()
    reader.press("leaving.this")
    expect(reader.page.get_by_text(words("leaving.done.this"))).to_be_visible()
    reader.page.reload()
    expect(
        reader.page.get_by_text("Dette får du ikke: Rabattkoder på e\u2011post.")
    ).to_be_visible()
    expect(reader.button("leaving.everything")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/meld-av", "link.gone.title"),
        ("/meld-av#halv", "link.dead.title"),
        ("/meld-av#ikke-en-lenke-fra-oss", "link.dead.title"),
    ],
)
def test_who_comes_anew_sees_nothing_of_the_link_before(
    address: str, title: str, reader: Reader, words: Words
) -> None:
    """In the window that a good one was open in: without a link as anybody, and by one that opens nothing it is
    said so, also after a reload. Back at the good one its page is there again."""
    reader.follow()
    reader.page.goto(address)
    heading = reader.page.get_by_role("heading", level=1, name=words(title))
    again = reader.page.get_by_role("link", name=words("link.again"))
    for _ in range(2):
        expect(heading).to_be_visible()
        expect(again).to_be_visible()
        expect(reader.button("leaving.everything")).to_have_count(0)
        reader.page.reload()
    if "#" in address:
        reader.page.go_back()
        expect(reader.button("leaving.everything")).to_be_visible()
    assert list(TWO) == reader.gets()


def test_who_skips_to_the_content_is_on_the_same_page(reader: Reader, words: Words) -> None:
    """Also where it is loaded anew from there."""
    reader.follow()
    reader.keyboard.activate(reader.page.get_by_role("link", name=words("app.skip")))
    reader.page.wait_for_url("**#main")
    expect(reader.button("leaving.everything")).to_be_visible()
    reader.page.reload()
    expect(reader.button("leaving.everything")).to_be_visible()


def test_what_isnt_mail_is_named_and_left_too(reader: Reader, words: Words) -> None:
    """All mail is left, and what is agreed to besides is still there, until it is left by a press of its own."""
    reader.agrees(Purpose.PERSONALISATION)
    reader.follow()
    reader.press("leaving.everything")
    expect(reader.page.get_by_text(words("leaving.done.everything"))).to_be_visible()
    besides = reader.page.get_by_role("listitem").filter(has_text="Tilpasset til deg")
    expect(besides).to_be_visible()
    reader.press("leaving.besides.too")
    expect(reader.page.get_by_text(words("leaving.done.besides"))).to_be_visible()
    expect(besides).to_have_count(0)
    reader.press("leaving.undo")
    expect(reader.page.get_by_text(words("leaving.undone.besides"))).to_be_visible()
    expect(besides).to_be_visible()
    assert [] == reader.gets()


def test_progress_is_on_what_was_pressed_and_no_press_is_lost(reader: Reader, words: Words) -> None:
    """All may be left while one kind is: it is said once that is answered."""
    reader.follow()
    held = Held(reader.page, LEAVE)
    kind = reader.page.locator(".leaving-kinds").get_by_role("button").first
    everything = reader.button("leaving.everything")
    kind.click()
    expect(kind).to_have_text(words("act.saving"))
    expect(everything).to_be_visible()
    everything.click()
    acts = reader.page.locator(".leaving-acts").get_by_role("button")
    expect(acts).to_have_text([words("leaving.this"), words("leaving.busy")])
    expect(acts.last).to_be_focused()
    held.let_go(LEAVE)
    expect(reader.page.get_by_text(words("leaving.done.ARTICLES"))).to_be_visible()
    expect(acts.last).to_be_focused()
    held.let_go(LEAVE)
    expect(reader.page.locator(":focus")).to_contain_text(words("leaving.done.everything"))
    assert [] == reader.gets()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_is_being_said_stays_until_it_is_answered(
    reader: Reader, language: LanguageCode
) -> None:
    """Also where the answer before it leaves one kind alone: with its progress, and with focus."""
    reader.follow()
    reader.press("leaving.this")
    expect(reader.page.get_by_text(reader.words("leaving.done.this"))).to_be_visible()
    if language == "en":
        speak(reader.page, language)
    words = Words(language)
    lines = reader.page.locator(".leaving-kinds").get_by_role("button")
    everything = reader.page.locator(".leaving-acts").get_by_role("button")
    expect(lines).to_have_count(2)
    expect(everything).to_have_text([words("leaving.everything")])
    held = Held(reader.page, LEAVE)
    lines.first.click()
    everything.click()
    held.let_go(LEAVE)
    expect(lines).to_have_count(1)
    expect(everything).to_have_text([words("leaving.busy")])
    expect(everything).to_be_focused()
    held.let_go(LEAVE)
    expect(reader.page.locator(":focus")).to_contain_text(words("leaving.done.everything"))
    expect(everything).to_have_count(0)
    assert [] == reader.gets()
    speak(reader.page, "nb")


def test_all_stays_where_it_was_pressed_once_the_letters_own_kind_is_left(
    reader: Reader, words: Words
) -> None:
    """And the letter's own kind is left no second time once all was."""
    reader.follow()
    held = Held(reader.page, LEAVE)
    acts = reader.page.locator(".leaving-acts").get_by_role("button")
    acts.first.click()
    acts.last.click()
    held.let_go(LEAVE)
    expect(reader.page.get_by_text(words("leaving.done.this"))).to_be_visible()
    expect(acts).to_have_text([words("leaving.busy")])
    expect(acts).to_be_focused()
    held.let_go(LEAVE)
    expect(reader.page.locator(":focus")).to_contain_text(words("leaving.done.everything"))
    reader.press("leaving.undo")
    reader.press("leaving.undo.before")
    expect(acts).to_have_count(2)
    acts.last.click()
    acts.first.click()
    held.let_go(LEAVE)
    expect(reader.page.locator(":focus")).to_contain_text(words("leaving.done.everything"))
    assert [LEAVE] * 3 == held.asked


@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_came_back_is_named_while_something_is_left_to_take_back(
    reader: Reader, language: LanguageCode
) -> None:
    """One kind and several; "as before" is said only once all is."""
    reader.agrees(Purpose.OFFERS)
    reader.follow()
    if language == "en":
        speak(reader.page, language)
    words = Words(language)
    said = reader.page.locator(".confirmation p").first
    lines = reader.page.locator(".leaving-kinds").get_by_role("listitem")
    leaves = words("confirm.no")
    expect(lines).to_have_count(3)
    for left, purpose in enumerate(("OFFERS", "CART_REMINDER")):
        about = lines.filter(has=reader.page.locator(f"#leaving-{purpose}"))
        about.get_by_role("button", name=leaves, exact=True).click()
        expect(said).to_have_text(words(f"leaving.done.{purpose}"))
        expect(lines).to_have_count(2 - left)
    reader.page.get_by_role("button", name=words("leaving.everything"), exact=True).click()
    expect(said).to_have_text(words("leaving.done.everything"))
    for undo, back in zip(("undo", "undo.before"), BACK[language], strict=True):
        reader.page.get_by_role("button", name=words(f"leaving.{undo}"), exact=True).click()
        expect(said).to_have_text(back)
    reader.page.get_by_role("button", name=words("leaving.undo.before"), exact=True).click()
    expect(said).to_have_text(words("leaving.undone"))
    speak(reader.page, "nb")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_progress_moves_nothing(reader: Reader, language: LanguageCode) -> None:
    """On a telephone, where what is pressed stands in a line with its kind."""
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    reader.follow()
    if language == "en":
        speak(page, language)
    Held(page, LEAVE)
    controls = page.locator(".leaving button")
    lay = [each.bounding_box() for each in controls.all()]
    controls.last.click()
    expect(controls.last).to_have_text(Words(language)("act.saving"))
    for before, after in zip(lay, [each.bounding_box() for each in controls.all()], strict=True):
        assert before
        assert after
        assert after["y"] == pytest.approx(before["y"], abs=1)
        assert after["x"] == pytest.approx(before["x"], abs=8)
    speak(page, "nb")


def test_the_list_comes_with_what_is_said_of_it(reader: Reader, words: Words) -> None:
    """Not once the page has asked anew: nothing that is stopped has a way out meanwhile."""
    reader.follow()
    held = Held(reader.page, ASK)
    reader.button("confirm.no").first.click()
    expect(reader.page.get_by_text(words("leaving.done.ARTICLES"))).to_be_visible()
    lines = reader.page.locator(".leaving-kinds").get_by_role("listitem")
    expect(lines).to_have_count(1, timeout=1)
    reader.button("leaving.undo").click()
    expect(reader.page.get_by_text(words("leaving.undone"), exact=True)).to_be_visible()
    expect(lines).to_have_count(2, timeout=1)
    assert {ASK} == set(held.asked)


def test_a_no_to_what_is_stopped_leaves_the_way_back(reader: Reader, words: Words) -> None:
    """Pressed while all was being left, it has ended nothing."""
    reader.follow()
    held = Held(reader.page, LEAVE)
    reader.button("leaving.everything").click()
    reader.button("confirm.no").first.click()
    held.let_go(LEAVE)
    done = reader.page.locator(".confirmation")
    expect(done).to_contain_text(words("leaving.done.everything"))
    reader.page.wait_for_timeout(200)
    expect(done).to_contain_text(words("leaving.done.everything"))
    assert [LEAVE] == held.asked
    back = Held(reader.page, "ConsentWithdrawUndoByLink")
    reader.press("leaving.undo")
    expect(done.get_by_role("button")).to_have_text(words("act.saving"))
    back.let_go("ConsentWithdrawUndoByLink")
    expect(reader.page.get_by_text(words("leaving.undone"), exact=True)).to_be_visible()
    assert list(TWO) == reader.gets()
