"""Leaving is as easy as joining: what one presses, fills in and comes to, counted in the browser (N13).

Where a yes stands in a form for something else, it costs what the form takes with it and not without. A link in a
mail is a press. The table of each way is printed: `pytest -s tests/e2e/test_as_easy.py`.
"""

import sys
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from tests.conftest import PASSWORD
from tests.e2e.agreeing import agrees, answers_by_sms, gets, grown_up, is_offered
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.links import every_link_to, forget_attempts, link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.steps import Steps, Walk
from tests.e2e.test_counting import OPEN, Open, open_there, question

from minside.consents.actions import Purpose

__all__ = ["open_there"]

Arrive = Callable[..., Newcomer]
NUMBER = "+4740000177"
BY_CONSENT = [each for each in Purpose if "COOKIES" not in each.name and "CART" not in each.name]
CODES = Purpose.DISCOUNT_CODES


NOTHING = Steps()
A_LINK_ASKS = Steps(clicks=1, pages=1)
"""What the link at a letter's foot takes more than a tick in a form that was filled in anyway. Machines follow links
too, so its page does nothing before a press. It is another way than the one that the yes came by: that the page of
the tick and the letter's own button take no more is tried beside it, each time."""
A_PAGE_OF_ALL = Steps(clicks=1, pages=1)
"""The same of Min Side, from its first page: the menu leads to where all of it stands."""


def as_easy(channel: str, give: Steps, withdraw: Steps, but: Steps = NOTHING) -> None:
    """A line of the table; what takes more on the way out than is said here, or less, fails."""
    more = withdraw.beyond(give)
    said = "" if more == NOTHING else "   MORE"
    sys.stdout.write(f"\n{channel:<44} in: {give}   out: {withdraw}{said}\n")
    assert but == more


@pytest.fixture
def her(page: Page, words: Words, newcomer: Arrive) -> Newcomer:
    """Somebody grown up, signed in."""
    who = newcomer()
    walk_in(page, words, grown_up(who, phone=NUMBER))
    return who


def row(page: Page, purpose: Purpose) -> Locator:
    """Where the page about consents speaks of it."""
    return page.locator(f"[aria-labelledby=consent-{purpose.name}]")


def answers(page: Page, purpose: Purpose, key: str, words: Words) -> Steps:
    """On Min Side, from wherever one is."""
    walk = Walk(page)
    walk.to("/samtykker")
    walk.press(row(page, purpose).get_by_role("button", name=words(key), exact=True))
    expect(row(page, purpose).locator(".confirmation")).to_be_visible()
    return walk.end()


@pytest.mark.parametrize("purpose", BY_CONSENT)
def test_on_min_side(purpose: Purpose, page: Page, words: Words, her: Newcomer) -> None:
    """Each purpose by itself; a new number says JA besides, which is the longer way in."""
    give = answers(page, purpose, "consents.yes", words)
    if purpose is Purpose.SMS:
        answers_by_sms(her.home, NUMBER, "JA")
        give.messages += 1
    assert [purpose] == gets(her, purpose, phone=NUMBER)
    withdraw = answers(page, purpose, "consents.no", words)
    assert [] == gets(her, purpose, phone=NUMBER)
    as_easy(f"Min Side, {purpose.value}", give, withdraw)


def test_on_min_side_without_a_yes(page: Page, words: Words, her: Newcomer) -> None:
    """What rests on a legitimate interest is turned off as it is turned on again."""
    withdraw = answers(page, Purpose.CART_REMINDER, "consents.off", words)
    assert [] == gets(her, Purpose.CART_REMINDER)
    give = answers(page, Purpose.CART_REMINDER, "consents.on", words)
    assert [Purpose.CART_REMINDER] == gets(her, Purpose.CART_REMINDER)
    as_easy("Min Side, cart_reminder", give, withdraw)


def test_everything_at_once(page: Page, words: Words, her: Newcomer) -> None:
    """One press, as a yes to one of them takes; each of them would take one of its own."""
    give = answers(page, CODES, "consents.yes", words)
    agrees(her, Purpose.NEWS, Purpose.PERSONALISATION)
    walk = Walk(page)
    walk.to("/samtykker")
    walk.press(page.get_by_role("button", name=words("consents.all"), exact=True))
    expect(page.get_by_text(words("consents.done.all"))).to_be_visible()
    assert [] == gets(her, *BY_CONSENT)
    as_easy("Min Side, everything", give, walk.end())


def out_by_the_foot(page: Page, words: Words, link: str) -> Steps:
    walk = Walk(page)
    walk.follow(link)
    walk.press(page.get_by_role("button", name=words("leaving.this"), exact=True))
    expect(page.get_by_text(words("leaving.done.this"))).to_be_visible()
    return walk.end()


def out_by_one_click(home: RunningDemo, address: str) -> Steps:
    """The mail program's own button, by the letter's head (RFC 8058): the press is a program's that we haven't,
    and one request is all that comes of it, with no page after it."""
    [link] = {each for each in every_link_to(home, address) if each.startswith("/unsubscribe/")}
    answer = httpx.post(f"{home.url}{link}", data={"List-Unsubscribe": "One-Click"})
    assert 200 == answer.status_code
    return Steps(clicks=1)


def test_the_newsletter_by_its_page(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """From the form through the mail that asks, against the two ways out of a letter."""
    address = "lett.ut@example.org"
    personal.add(address)
    give, link = signs_up(page, words, demo, address)
    is_offered(demo, address)
    leave = link_to(demo, address, "/meld-av")
    personal.add(link.partition("#")[2], leave.partition("#")[2])
    as_easy("E-mail, sign-up page / foot link", give, out_by_the_foot(page, words, leave))
    as_easy("E-mail, sign-up page / one click", give, out_by_one_click(demo, address))


def test_the_newsletter_without_an_account(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """Out where one came in: at the page that confirmed it, and at the page of newsletters, of which no mail of
    ours must have come first."""
    address = "lett.ut.uten.konto@example.org"
    personal.add(address)
    give, link = signs_up(page, words, demo, address)
    walk = Walk(page)
    walk.follow(link)
    walk.press(page.get_by_role("button", name=words("confirm.no"), exact=True))
    expect(page.get_by_role("heading", name=words("confirm.declined.title"))).to_be_visible()
    as_easy("E-mail, sign-up page / its confirmation", give, walk.end())
    again, anew = signs_up(page, words, demo, address, but=link)
    walk = Walk(page)
    walk.to("/nyhetsbrev")
    walk.fill(page.get_by_label(words("newsletter.leave.address")), address)
    walk.press(page.get_by_role("button", name=words("newsletter.leave.submit")))
    leave = link_to(demo, address, "/meld-av")
    walk.follow(leave)
    walk.press(page.get_by_role("button", name=words("confirm.no"), exact=True))
    expect(page.get_by_text(words("leaving.done.DISCOUNT_CODES"))).to_be_visible()
    for each in (link, anew, leave):
        personal.add(each.partition("#")[2])
    as_easy("E-mail, sign-up page / link asked for there", again, walk.end())


def signs_up(
    page: Page, words: Words, demo: RunningDemo, address: str, *, but: str = ""
) -> tuple[Steps, str]:
    """From the form through the mail that asks; what it took, and the mail's link."""
    walk = Walk(page)
    walk.to("/nyhetsbrev")
    walk.press(page.get_by_role("checkbox").nth(2))
    walk.fill(page.get_by_label(words("boxes.year")), "1980")
    walk.fill(page.get_by_label(words("sign-in.email"), exact=True), address)
    walk.press(page.get_by_role("button", name=words("newsletter.submit")))
    link = link_to(demo, address, "/bekreft-samtykke", but=but)
    walk.follow(link)
    walk.press(page.get_by_role("button", name=words("confirm.act")))
    expect(page.get_by_role("heading", name=words("confirm.done.title"))).to_be_visible()
    return walk.end(), link


def test_the_newsletter_when_registering(
    visit: Visit, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """A tick and a year beside what an account takes anyway; taken back where that led to, too."""
    address = "lett.ut.med.konto@example.org"
    personal.add(address, "lett.ut.bare.konto@example.org", "Solbjørg", "Kvalvåg")
    page = visit().new_page()
    bare = registers(
        visit().new_page(), words, demo, "lett.ut.bare.konto@example.org", personal, ticks=False
    )
    give = registers(page, words, demo, address, personal, ticks=True) - bare
    assert Steps(clicks=1, fields=1) == give
    as_easy("E-mail, registering / where it led", give, out_where_it_led(page, words))
    answers(page, CODES, "consents.yes", words)
    is_offered(demo, address)
    leave = link_to(demo, address, "/meld-av")
    personal.add(leave.partition("#")[2])
    foot = out_by_the_foot(page, words, leave)
    as_easy("E-mail, registering / foot link", give, foot, A_LINK_ASKS)
    undoes(page, words)
    own = out_by_the_menu(page, words)
    as_easy("E-mail, registering / Min Side", give, own, A_PAGE_OF_ALL)
    takes_back(page, words)
    as_easy("E-mail, registering / one click", give, out_by_one_click(demo, address))


def registers(
    page: Page,
    words: Words,
    demo: RunningDemo,
    address: str,
    personal: PersonalValues,
    *,
    ticks: bool,
) -> Steps:
    """An account, as far as it is one's own."""
    forget_attempts(demo.owner_url)
    walk = Walk(page)
    walk.to("/lag-konto")
    if ticks:
        walk.press(page.get_by_role("checkbox").nth(2))
        walk.fill(page.get_by_label(words("boxes.year"), exact=True), "1980")
    for label, text in (
        ("register.firstName", "Solbjørg"),
        ("register.lastName", "Kvalvåg"),
        ("sign-in.email", address),
        ("register.password", PASSWORD),
    ):
        walk.fill(page.get_by_label(words(label), exact=True), text)
    walk.press(page.get_by_role("button", name=words("register.submit")))
    verify = link_to(demo, address, "/bekreft")
    personal.add(verify.partition("#")[2])
    walk.follow(verify)
    walk.fill(page.get_by_label(words("verify.password"), exact=True), PASSWORD)
    walk.press(page.get_by_role("button", name=words("verify.submit")))
    expect(page.get_by_text(words("verify.welcome"))).to_be_visible()
    return walk.end()


def out_where_it_led(page: Page, words: Words) -> Steps:
    """At the welcome that the account's first page begins with."""
    walk = Walk(page, at_once=True)
    walk.press(page.get_by_role("button", name=words("verify.no-mail"), exact=True))
    expect(page.get_by_text(words("verify.no-mail.done"))).to_be_focused()
    return walk.end()


def undoes(page: Page, words: Words) -> None:
    """The foot link was pressed already: she takes that back."""
    page.get_by_role("button", name=words("leaving.undo")).click()
    expect(page.get_by_text(words("leaving.undone"))).to_be_visible()


def out_by_the_menu(page: Page, words: Words) -> Steps:
    """From the first page of Min Side."""
    page.goto("/")
    walk = Walk(page, at_once=True)
    walk.press(page.get_by_role("link", name=words("menu.consents"), exact=True).first)
    walk.press(row(page, CODES).get_by_role("button", name=words("consents.no"), exact=True))
    expect(row(page, CODES).locator(".confirmation")).to_be_visible()
    return walk.end()


def takes_back(page: Page, words: Words) -> None:
    """The no on Min Side, as it stands there."""
    row(page, CODES).get_by_role("button", name=words("act.undo")).click()
    expect(row(page, CODES)).to_contain_text(words("consents.undone.one"))


def test_the_newsletter_when_joining(
    page: Page,
    visit: Visit,
    words: Words,
    her: Newcomer,
    newcomer: Arrive,
    personal: PersonalValues,
) -> None:
    """A tick beside the button that joins; taken back on the same page, too."""
    bare = visit().new_page()
    walk_in(bare, words, grown_up(newcomer()))
    give = joins(page, words, ticks=True) - joins(bare, words, ticks=False)
    assert Steps(clicks=1) == give
    assert [CODES] == gets(her, CODES)
    walk = Walk(page, at_once=True)
    walk.press(page.get_by_role("button", name=words("club.no-mail"), exact=True))
    expect(page.get_by_text(words("club.no-mail.done"))).to_be_visible()
    assert [] == gets(her, CODES)
    as_easy("E-mail, joining / the same page", give, walk.end())
    agrees(her, CODES)
    is_offered(her.home, her.email, her)
    leave = link_to(her.home, her.email, "/meld-av")
    personal.add(leave.partition("#")[2])
    foot = out_by_the_foot(page, words, leave)
    as_easy("E-mail, joining / foot link", give, foot, A_LINK_ASKS)
    undoes(page, words)
    as_easy("E-mail, joining / one click", give, out_by_one_click(her.home, her.email))
    assert [] == gets(her, CODES)


def joins(page: Page, words: Words, *, ticks: bool) -> Steps:
    walk = Walk(page)
    walk.to("/venneklubb")
    expect(page.get_by_role("checkbox").nth(2)).to_be_visible()
    if ticks:
        walk.press(page.get_by_role("checkbox").nth(2))
    walk.press(page.get_by_role("button", name=words("club.join.act"), exact=True))
    expect(page.get_by_text(words("club.joined"))).to_be_visible()
    return walk.end()


def test_by_sms(page: Page, words: Words, her: Newcomer) -> None:
    """STOPP takes one message, and nothing else."""
    give = answers(page, Purpose.SMS, "consents.yes", words)
    answers_by_sms(her.home, NUMBER, "JA")
    give.messages += 1
    assert [Purpose.SMS] == gets(her, Purpose.SMS, phone=NUMBER)
    answers_by_sms(her.home, NUMBER, "STOPP")
    assert [] == gets(her, Purpose.SMS, phone=NUMBER)
    as_easy("SMS, JA / STOPP", give, Steps(messages=1))


def test_what_a_browser_is_asked(open_there: Open, words: Words) -> None:
    """The question's two answers; the page's, by which an answer is changed; and the no to a yes, on the page where
    it was said and on the next."""
    page = open_there().new_page()
    asked = {
        "cookies.no": answers_the_question(open_there().new_page(), words, "cookies.no"),
        "cookies.yes": answers_the_question(page, words, "cookies.yes"),
    }
    yes = asked["cookies.yes"]
    as_easy("Cookies, question", yes, asked["cookies.no"])
    as_easy("Cookies, question / the same page", yes, stops_counting(page, words))
    beside = open_there().new_page()
    answers_the_question(beside, words, "cookies.yes")
    beside.get_by_role("link", name=words("app.home")).click()
    beside.wait_for_url("**/logg-inn*")
    as_easy("Cookies, question / any other page", yes, stops_counting(beside, words))
    page = open_there().new_page()
    changed = [changes_on_the_page(page, words, key) for key in ("cookies.yes", "cookies.no")]
    as_easy("Cookies, page", *changed)


def answers_the_question(page: Page, words: Words, key: str) -> Steps:
    """From a page that one is at for something else."""
    page.goto(OPEN)
    expect(question(page, words)).to_be_visible()
    walk = Walk(page, at_once=True)
    walk.press(question(page, words).get_by_role("button", name=words(key), exact=True))
    expect(page.get_by_text(words("cookies.ask.thanks"))).to_be_visible()
    return walk.end()


def stops_counting(page: Page, words: Words) -> Steps:
    walk = Walk(page, at_once=True)
    walk.press(page.get_by_role("button", name=words("cookies.counting.stop"), exact=True))
    expect(page.get_by_text(words("cookies.said.no"))).to_be_focused()
    return walk.end()


def changes_on_the_page(page: Page, words: Words, key: str) -> Steps:
    walk = Walk(page)
    walk.to("/cookies")
    walk.press(page.get_by_role("main").get_by_role("button", name=words(key), exact=True))
    expect(page.locator(".confirmation")).to_be_visible()
    return walk.end()


def test_a_longer_way_out_would_be_found(page: Page, words: Words, her: Newcomer) -> None:
    """The same count, with its fault: a way out that asks one thing more."""
    give = answers(page, CODES, "consents.yes", words)
    walk = Walk(page)
    walk.to("/sendt-til-deg")
    walk.press(page.get_by_role("link", name=words("menu.consents")))
    walk.press(row(page, CODES).get_by_role("button", name=words("consents.no"), exact=True))
    assert Steps(clicks=1, pages=1) == walk.end().beyond(give)


def test_what_is_loaded_anew_is_a_page_more(page: Page, words: Words, her: Newcomer) -> None:
    """Though its address is the same; one more press is a press, and going on within the app a page."""
    walk = Walk(page)
    walk.to("/samtykker")
    expect(row(page, CODES)).to_be_visible()
    page.reload()
    expect(row(page, CODES)).to_be_visible()
    walk.press(page.get_by_role("link", name=words("menu.pets"), exact=True).first)
    page.wait_for_url("**/kjaeledyr")
    assert Steps(clicks=1, pages=3) == walk.end()
