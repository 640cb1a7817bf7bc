"""Personvern og mine data: what is promised, who gets what, and what has been sent (S35, S36, S44)."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.e2e import answers
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.states import KARI
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]


def lines(page: Page, words: Words) -> Locator:
    """The sendings, each under its heading."""
    part = page.get_by_role("region", name=words("disclosures.title"))
    return part.get_by_role("heading", level=3)


def test_the_page_says_who_answers_and_what_is_never_done(
    page: Page, words: Words, newcomer: Arrive, keyboard: Keyboard
) -> None:
    """Reached by keyboard from the menu; the controller, the authority and the address stand there."""
    walk_in(page, words, newcomer())
    menu = page.get_by_role("navigation", name=words("menu.label"))
    keyboard.activate(menu.get_by_role("link", name=words("menu.privacy")), back=True)
    heading = page.get_by_role("heading", level=1, name=words("privacy.title"))
    expect(heading).to_be_focused()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Mikopet AS")
    expect(main).to_contain_text(words("privacy.promise.never"))
    for link, to in (
        ("post@mikopet.no", "mailto:post@mikopet.no"),
        (words("privacy.who.authority"), "https://www.datatilsynet.no/"),
        (words("privacy.who.notice"), "/personvern/erklaering"),
    ):
        expect(main.get_by_role("link", name=link)).to_have_attribute("href", to)


def test_of_whom_nothing_was_sent_is_told_so(visit: Visit, words: Words) -> None:
    """In words, where the list would stand."""
    page = visit(KARI).new_page()
    answers.answer(page, {"Disclosures": answers.NOT_DISCLOSED})
    page.goto("/personvern")
    expect(page.get_by_text(words("disclosures.none"))).to_be_visible()
    expect(lines(page, words)).to_have_count(0)


def test_a_recipient_is_told_whole(visit: Visit, words: Words) -> None:
    """Name and role, and in a sentence each detail, what it is for, and the country in words."""
    page = visit(KARI).new_page()
    answers.answer(page, {"Recipients": answers.RECIPIENTS})
    page.goto("/personvern")
    for told in answers.RECIPIENTS["recipients"]:
        card = page.get_by_role("article").filter(has_text=told["name"])
        *most, last = [field[0].lower() + field[1:] for field in told["fields"]]
        things = f"{', '.join(most)} og {last}"
        things = things.replace("e-post", "e\u2011post")
        purpose = told["purpose"].replace("Å ", "å ", 1)
        country = {"NO": "Norge", "SE": "Sverige"}[told["country"]]
        for said in (
            told["role"],
            words("recipients.get", things=things, purpose=purpose),
            words("recipients.where", country=country),
        ):
            expect(card).to_contain_text(said)


def test_where_all_are_in_one_country_it_is_said_once(visit: Visit, words: Words) -> None:
    """And not again at each of them."""
    page = visit(KARI).new_page()
    at_home = [{**each, "country": "NO"} for each in answers.RECIPIENTS["recipients"]]
    answers.answer(page, {"Recipients": {"recipients": at_home}})
    page.goto("/personvern")
    part = page.get_by_role("region", name=words("recipients.title"))
    expect(part.get_by_text(words("recipients.together", country="Norge"))).to_be_visible()
    expect(part.get_by_text("Norge")).to_have_count(1)


def test_a_sending_is_told_whole_and_the_rest_comes_when_asked_for(
    visit: Visit, words: Words
) -> None:
    """When, to whom, why, what of it, and whether it arrived; a page more goes on where focus is."""
    page = visit(KARI).new_page()
    asked: list[object] = []

    def fulfil(route: Route) -> None:
        after = json.loads(route.request.post_data or "{}").get("variables", {}).get("after")
        asked.append(after)
        told = answers.disclosures(answers.disclosure(9, what="Slettet kunde"))
        route.fulfill(json={"data": told if after else answers.DISCLOSED})

    answers.intercept(page, {"Disclosures": fulfil})
    page.goto("/personvern")
    expect(lines(page, words)).to_have_count(3)
    part = page.get_by_role("region", name=words("disclosures.title"))
    first = part.get_by_role("listitem").first
    expect(first).to_contain_text("Endret profil")
    things = "kundenummer, e-postadresse og telefonnummer"
    moment = "20. november 2026 kl. 13.00"
    why = "å ta imot bestillinger og ha riktige opplysninger om deg"
    told = words("disclosures.told", when=moment, things=things, purpose=why)
    expect(first).to_contain_text(told)
    expect(first).to_contain_text(words("disclosures.acknowledged", when=moment))
    expect(part.get_by_text(words("disclosures.unacknowledged"))).to_have_count(1)
    expect(part.get_by_text(words("disclosures.where", country="Sverige"))).to_have_count(1)
    expect(part.get_by_text("Norge")).to_have_count(0)
    none = words("disclosures.told.none", when=moment, purpose=why)
    expect(part.get_by_text(none)).to_have_count(1)
    part.get_by_role("button", name=words("act.more")).click()
    expect(lines(page, words)).to_have_count(4)
    expect(part.locator(".lines > li").nth(3)).to_be_focused()
    assert [None, "her"] == asked


def test_what_the_same_ones_got_on_a_day_stands_together(visit: Visit, words: Words) -> None:
    """Under one heading, each with what it was about and the hour, and what it was for once."""
    page = visit(KARI).new_page()
    why = "Å sende nyhetsbrev til dem som har sagt ja"
    tool = {
        "recipient": "Nyhetsbrevet",
        "purpose": why,
        "fields": ["Kundenummer", "Samtykkene dine"],
    }
    about = ("Nei til «Rabattkoder på e-post»", "Nei til «Tilbud på e-post»", "Ja til «Statistikk»")
    told = answers.disclosures(
        answers.disclosure(1, what=about[0], **tool),
        answers.disclosure(2),
        *(answers.disclosure(n, what=what, **tool) for n, what in enumerate(about[1:], 3)),
    )
    answers.answer(page, {"Disclosures": told})
    page.goto("/personvern")
    heading = words("disclosures.day", day="20. november 2026", recipient="Nyhetsbrevet")
    shown = lines(page, words)
    expect(shown).to_have_count(2)
    expect(shown.first).to_have_text(heading)
    card = page.locator(".disclosure").first
    for each, line in zip(about, card.get_by_role("listitem").all(), strict=True):
        expected = words("disclosures.day.one", what=each, time="13.00")
        assert expected == line.inner_text().replace("\u2011", "-")
    things = "kundenummer og samtykkene dine"
    purpose = "å sende nyhetsbrev til dem som har sagt ja"
    expect(card).to_contain_text(words("disclosures.day.told", things=things, purpose=purpose))
    expect(card).to_contain_text(words("disclosures.day.acknowledged"))


def test_the_other_language_is_asked_for_anew(visit: Visit, words: Words) -> None:
    """The server words what was sent: until it has, nothing stands there in the language before."""
    page = visit(KARI).new_page()
    held: list[Route] = []

    def tell(route: Route, what: str) -> None:
        route.fulfill(json={"data": answers.disclosures(answers.disclosure(1, what=what))})

    def fulfil(route: Route) -> None:
        if route.request.headers["accept-language"] == "en":
            held.append(route)
        else:
            tell(route, "Endret profil")

    answers.intercept(page, {"Disclosures": fulfil})
    page.goto("/personvern")
    expect(lines(page, words)).to_contain_text("Endret profil")
    speak(page, "en")
    english = Words("en")
    part = page.get_by_role("region", name=english("disclosures.title"))
    expect(part.locator(".loading")).to_be_visible()
    expect(lines(page, english)).to_have_count(0)
    tell(held[0], "Changed profile")
    expect(lines(page, english)).to_contain_text("Changed profile")
    speak(page, "nb")
    expect(lines(page, words)).to_contain_text("Endret profil")


@pytest.mark.parametrize("operation", ["Recipients", "Disclosures"])
def test_what_cant_be_had_is_asked_for_again_and_the_rest_stands(
    visit: Visit, words: Words, watch: Watch, operation: str
) -> None:
    """One part that fails takes no other with it."""
    watch.expect("500")
    page = visit(KARI).new_page()
    answers.answer(page, {"Disclosures": answers.DISCLOSED})
    answers.intercept(page, {operation: lambda route: route.fulfill(status=500)})
    page.goto("/personvern")
    retry = page.get_by_role("button", name=words("act.retry"))
    expect(retry).to_have_count(1)
    expect(page.get_by_text(words("privacy.promise.never"))).to_be_visible()
    page.unroute_all()
    answers.answer(page, {"Disclosures": answers.DISCLOSED})
    retry.click()
    expect(retry).to_have_count(0)
    expect(lines(page, words)).to_have_count(3)
