"""Several yeses to an address that nobody knows yet: one mail, one press; and words that say what is so."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.e2e import consent_answers
from tests.e2e.agreeing import gets, grown_up
from tests.e2e.app import Words
from tests.e2e.beside import in_thread
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.links import link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.personal import PersonalValues
from tests.e2e.test_consents_page import button, row, shown, told
from tests.e2e.worker import worker

from minside.consents.actions import NEWSLETTER, Purpose

Arrive = Callable[..., Newcomer]
NEWS, OFFERS, CODES, ARTICLES = NEWSLETTER


def unknown(who: Newcomer) -> Newcomer:
    """Old enough, at an address that nobody has shown to be hers."""
    grown_up(who)
    as_owner(
        who.home.owner_url,
        "UPDATE customer SET email_verified_at = NULL WHERE id = $1",
        who.id,
    )  # fmt: skip
    return who


def letters_to(who: Newcomer) -> int:
    """How many mails have asked her."""
    return in_thread(_letters_to(who))


async def _letters_to(who: Newcomer) -> int:
    async with worker(who.home) as house, house.database.scope() as scope:
        return await scope.fetchval(
            "SELECT count(*) FROM message WHERE recipient = $1 AND template = $2",
            who.email, "consents/confirm",
        )  # fmt: skip


def test_four_yeses_are_one_mail_and_one_press(
    page: Page, words: Words, newcomer: Arrive, personal: PersonalValues
) -> None:
    """Each says what it waits for; the page of the link shows what waits, and confirms that and nothing that is
    said meanwhile. What is left then takes a yes and no mail."""
    who = unknown(newcomer())
    walk_in(page, words, who, to="/samtykker")
    button(page, words, NEWS, "consents.yes").click()
    told(page, NEWS, words("consents.done.asked.MAIL", to=who.email))
    for purpose in (OFFERS, CODES):
        button(page, words, purpose, "consents.yes").click()
        told(page, purpose, words("consents.done.waits.MAIL", to=who.email))
        expect(button(page, words, purpose, "consents.again")).to_be_visible()
    link = link_to(who.home, who.email, "/bekreft-samtykke")
    personal.add(link.partition("#")[2])
    beside = page.context.new_page()
    beside.goto(link)
    expect(beside.locator("main .lines > li")).to_have_count(3)
    button(page, words, ARTICLES, "consents.yes").click()
    told(page, ARTICLES, words("consents.done.waits.MAIL", to=who.email))
    beside.get_by_role("button", name=words("confirm.act")).click()
    expect(beside.get_by_role("heading", name=words("confirm.done.title"))).to_be_visible()
    expect(beside.locator("main .lines > li")).to_have_count(3)
    assert [NEWS, OFFERS, CODES] == gets(who, *NEWSLETTER)
    page.reload()
    expect(row(page, ARTICLES)).to_contain_text("så et ja her er nok")
    button(page, words, ARTICLES, "consents.yes").click()
    told(page, ARTICLES, words("consents.done.yes.MAIL"))
    assert [*NEWSLETTER] == gets(who, *NEWSLETTER)
    assert 1 == letters_to(who)


def test_a_button_says_what_it_does(visit: Visit, words: Words) -> None:
    """A new link, a new SMS, or where the address is known by now a plain yes."""
    page = shown(visit, words, consent_answers.WAITING)
    expect(button(page, words, NEWS, "consents.yes")).to_be_visible()
    expect(button(page, words, OFFERS, "consents.again")).to_be_visible()
    expect(button(page, words, Purpose.SMS, "consents.again.SMS")).to_be_visible()
    expect(row(page, NEWS).locator("summary")).to_contain_text("så et ja her er nok")


def test_nothing_to_adapt_is_said(page: Page, words: Words, newcomer: Arrive) -> None:
    """A yes to tailoring promises nothing to who is sent no marketing; once they are, it isn't said."""
    walk_in(page, words, grown_up(newcomer()), to="/samtykker")
    nothing = page.get_by_text(words("consents.own.nothing"))
    expect(nothing).to_have_count(0)
    button(page, words, Purpose.PERSONALISATION, "consents.yes").click()
    told(page, Purpose.PERSONALISATION, words("consents.done.yes.nothing"))
    expect(nothing).to_be_visible()
    button(page, words, NEWS, "consents.yes").click()
    told(page, NEWS, words("consents.done.yes.MAIL"))
    expect(nothing).to_have_count(0)


def test_a_year_that_was_mistyped_is_put_right_from_here(visit: Visit, words: Words) -> None:
    """Who is too young by their profile is led to where the year stands."""
    page = shown(visit, words, consent_answers.NOTHING)
    link = row(page, Purpose.PERSONALISATION).get_by_role("link", name=words("consents.year.mend"))
    link.click()
    expect(page.get_by_label(words("profile.birthYear"))).to_be_focused()


def test_faults_are_told_at_once_and_once_each(page: Page, words: Words) -> None:
    """A mistyped address and a missing year in one go; a year to come is one fault, however many boxes."""
    page.goto("/nyhetsbrev")
    boxes = page.get_by_role("group", name=words("newsletter.boxes")).get_by_role("checkbox")
    for box in (0, 1):
        boxes.nth(box).check()
    address = page.get_by_label(words("sign-in.email"), exact=True)
    address.fill("liten")
    send = page.get_by_role("button", name=words("newsletter.submit"))
    send.click()
    lines = page.locator("ds-error-summary li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text(words("boxes.year.needed"))
    address.fill("liten@example.org")
    page.get_by_label(words("boxes.year")).fill("2030")
    send.click()
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text(words("boxes.year.range", first="|").partition("|")[0].strip())


def test_what_isnt_in_use_isnt_said_to_be_chosen(visit: Visit, words: Words) -> None:
    """Samtykker and the page about cookies say the same where only what is necessary is used."""
    page = shown(visit, words, consent_answers.NOTHING)
    browser = page.get_by_role("region", name=words("consents.group.browser"))
    expect(browser).to_contain_text(words("consents.group.browser.none"))
    browser.get_by_role("link", name=words("consents.browser.read")).click()
    expect(page.get_by_text(words("cookies.choices.none"))).to_be_visible()
    expect(page.get_by_text(words("cookies.forget.text.none"))).to_be_visible()
