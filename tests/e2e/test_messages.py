"""Sendt til deg as a customer reads it: what, when, where to, what it said, and why (S10, N5)."""

import re

from playwright.sync_api import Locator, Page, expect
from tests.e2e import answers, message_answers
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit
from tests.e2e.states import KARI
from tests.e2e.test_shell import speak


def told(
    visit: Visit, listed: answers.Data, opened: answers.Data = message_answers.SERVICE
) -> Page:
    """Kari's page, had the API this to tell."""
    page = visit(KARI).new_page()
    answers.answer(page, {"SentMessages": listed, "SentMessage": opened})
    page.goto("/sendt-til-deg")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    return page


def rows(page: Page) -> Locator:
    return page.locator(".messages .message")


def test_each_is_listed_by_month_with_what_became_of_it(visit: Visit, words: Words) -> None:
    """By the clock in Norway; what waits, what wasn't sent and what came back say so."""
    page = told(visit, message_answers.ALL)
    expect(page.locator(".month")).to_have_text(["November 2026", "Oktober 2026"])
    plain = [" ".join(each.split()) for each in rows(page).all_inner_texts()]
    to = message_answers.KARI
    expected = [
        f"Sendt 20. november 2026 kl. 11.05 til {to}, men den kom i retur",
        f"Skrevet 19. november 2026 kl. 23.10 til {to}, og blir sendt så snart det går",
        f"Skrevet 18. november 2026 kl. 11.00 til {to}. Vi vet ikke om den kom fram.",
        f"Skrevet 2. november 2026 kl. 11.00 til {to}, men vi fikk ikke sendt den",
        "Sendt 1. november 2026 kl. 00.30",
        "Sendt 31. oktober 2026 kl. 23.30 til +47 400 00 101",
    ]
    for line, row in zip(expected, plain, strict=True):
        assert line in row.replace("\u2011", "-"), row
    assert "Reklame: Nyheter på e-post" in plain[0].replace("\u2011", "-")
    assert "Bestillingene dine (SMS)" in plain[5]
    assert words("messages.untitled") in plain[2]
    expect(page.get_by_role("status").filter(has_text="Seks meldinger")).to_be_visible()


def test_opened_it_says_what_it_said_and_why_it_came(visit: Visit, words: Words) -> None:
    """Full lines are whole again, its heading is one, and no link of a letter of ours can be followed."""
    page = told(visit, message_answers.ALL)
    rows(page).nth(1).locator("summary").click()
    letter = rows(page).nth(1).locator(".letter")
    expect(page.get_by_role("heading", name=words("messages.text"))).to_be_visible()
    expect(letter.locator(".letter-heading")).to_have_text("Takk for bestillingen")
    expect(letter).to_contain_text("Du får en e-post til når den er på vei.")
    expect(letter).to_contain_text("(lenken er tatt bort)")
    expect(letter.get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("heading", name=words("messages.why"))).to_be_visible()
    expect(rows(page).nth(1)).to_contain_text("fordi du bestilte noe hos oss.")
    expect(page.get_by_role("link", name=words("messages.consents"))).to_have_count(0)


def test_what_a_letter_leads_to_is_followed_and_its_papers_are_found(
    visit: Visit, words: Words
) -> None:
    """A page of ours by the words that say what it is, others' by https beside the page; what was for its
    reader alone by nothing, and its secret isn't shown. No address is wider than a telephone."""
    page = visit(KARI, viewport={"width": 360, "height": 800}).new_page()
    page.goto("/sendt-til-deg")
    origin = page.evaluate("location.origin")
    told_to = {
        "SentMessages": message_answers.ALL,
        "SentMessage": message_answers.with_links(origin),
    }
    answers.answer(page, told_to)
    page.reload()
    row = rows(page).nth(1)
    row.locator("summary").click()
    letter = row.locator(".letter")
    expect(letter.get_by_role("link")).to_have_text(
        ["Se bestillingen", "mikopet.example/refleks-og-lys"]
    )
    ours, theirs = letter.get_by_role("link").first, letter.get_by_role("link").nth(1)
    expect(ours).to_have_attribute("href", message_answers.ORDER)
    expect(theirs).to_have_attribute("href", "https://mikopet.example/refleks-og-lys")
    expect(theirs).to_have_attribute("rel", "noopener noreferrer")
    expect(letter).to_contain_text("brev.example/av…")
    expect(letter).not_to_contain_text("hemmelig")
    paper = row.get_by_role("link", name="returskjema-30117.pdf")
    expect(paper).to_have_attribute("href", "/order/30117/return-form.pdf")
    expect(row).to_contain_text(words("messages.attachments.gone", name="Pakkseddel"))
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_what_is_gone_since_the_list_was_fetched_says_so(visit: Visit, words: Words) -> None:
    """It isn't waited for."""
    gone = {"me": {**message_answers.SERVICE["me"], "message": None}}
    page = told(visit, message_answers.ALL, gone)
    rows(page).first.locator("summary").click()
    expect(rows(page).first.get_by_text(words("messages.gone"))).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_how_many_there_are_is_read_aloud(visit: Visit, words: Words) -> None:
    """Also where there are none: in the place that stood there before, whatever is chosen."""
    page = told(visit, message_answers.ALL)
    place = page.get_by_role("main").get_by_role("status").filter(has_text="Seks meldinger")
    expect(place).to_be_visible()
    place.evaluate("(element) => { element.dataset.stood = 'yes'; }")
    answers.answer(page, {"SentMessages": message_answers.NOTHING})
    page.get_by_label(words("messages.show.MARKETING")).check()
    expect(page.locator("[data-stood]")).to_contain_text(words("messages.none.MARKETING"))


def test_marketing_shows_the_consent_and_what_came_of_it(visit: Visit, words: Words) -> None:
    """The words agreed to with their day, what was used, what is known of its use, and the way to
    choose anew."""
    page = told(visit, message_answers.ALL, message_answers.READ)
    rows(page).first.locator("summary").click()
    row = rows(page).first
    expect(row).to_contain_text(words("messages.agreed", day="3. mars 2025"))
    expect(row.locator("blockquote").first).to_contain_text("Ja, send meg nyheter på e\u2011post.")
    expect(row).to_contain_text(words("messages.adapting", day="4. mai 2025"))
    expect(row.locator("blockquote").nth(1)).to_contain_text("Ja, tilpass det dere sender")
    expect(row).to_contain_text(
        re.compile("sier du nei til nyheter på e.post og tilbud på e.post\\.")
    )
    expect(row).to_contain_text(
        re.compile("Du får ikke rabattkoder eller artikler på e.post nå\\.")
    )
    expect(row).to_contain_text(
        re.compile("brukte vi e.postadressen din, fornavnet ditt og språket")
    )
    expect(row.locator("li")).to_have_text(
        [
            "Du åpnet den 20. november 2026 kl. 12.00.",
            "Du fulgte en lenke 20. november 2026 kl. 12.01, til mikopet.example/refleks-og-lys.",
            "Rabattkoden HØST10 ble brukt 21. november 2026 kl. 12.00, på bestilling 50107.",
        ]
    )
    expect(row).not_to_contain_text(words("messages.uses.unknown"))
    link = row.get_by_role("link", name=words("messages.consents"))
    expect(link).to_have_attribute("href", "/samtykker")


def test_what_was_sent_unasked_says_so(visit: Visit, words: Words) -> None:
    """Plainly, and that it isn't known whether it was opened."""
    page = told(visit, message_answers.ALL, message_answers.UNASKED)
    rows(page).first.locator("summary").click()
    expect(rows(page).first.locator("[data-needs-you]")).to_contain_text("ikke noe samtykke")
    expect(rows(page).first).to_contain_text(re.compile("Du får ikke nyheter på e.post nå\\."))
    expect(rows(page).first).not_to_contain_text("sier du nei til")
    for key in ("messages.text.none.MARKETING", "messages.uses.unknown"):
        expect(rows(page).first).to_contain_text(words(key))


def test_one_kind_alone_and_page_by_page(visit: Visit, words: Words) -> None:
    """What was chosen is fetched from its beginning; a month that goes on has no second heading."""
    first = [message_answers.message(n) for n in range(20)]
    following = [message_answers.message(n + 20) for n in range(3)]
    page = visit(KARI).new_page()
    pages = message_answers.by_variables(
        message_answers.page_of(first, total=23, after="more"),
        message_answers.page_of(following, total=23),
        message_answers.page_of([message_answers.newsletter(99)]),
    )
    answers.intercept(page, {"SentMessages": pages})
    page.goto("/sendt-til-deg")
    expect(rows(page)).to_have_count(20)
    page.get_by_role("button", name=words("act.more")).click()
    expect(rows(page)).to_have_count(23)
    expect(page.locator(".month")).to_have_count(1)
    expect(page.locator(".messages > li:focus")).to_contain_text("Ordrebekreftelse 30120")
    page.get_by_label(words("messages.show.MARKETING")).check()
    expect(rows(page)).to_have_count(1)
    page.get_by_label(words("messages.show.all")).check()
    expect(rows(page)).to_have_count(20)


def test_the_choice_of_a_kind_stands_in_the_address(visit: Visit, words: Words) -> None:
    """So it holds after a reload, and can be sent to somebody; a word that it doesn't know shows all."""
    page = told(visit, message_answers.ALL)
    page.get_by_label(words("messages.show.MARKETING")).check()
    expect(page).to_have_url(re.compile(r"/sendt-til-deg\?vis=reklame$"))
    page.reload()
    expect(page.get_by_label(words("messages.show.MARKETING"))).to_be_checked()
    page.get_by_label(words("messages.show.all")).check()
    expect(page).to_have_url(re.compile("/sendt-til-deg$"))
    page.goto("/sendt-til-deg?vis=constructor")
    expect(page.get_by_label(words("messages.show.all"))).to_be_checked()
    expect(rows(page)).to_have_count(6)
    expect(page.get_by_text(words("messages.left-out"))).to_be_visible()


def test_all_of_it_by_keyboard(visit: Visit, words: Words) -> None:
    """A message opens and closes by its line; the choice of a kind is a choice like any other."""
    kari = told(visit, message_answers.ALL)
    line = rows(kari).first.locator("summary")
    line.focus()
    kari.keyboard.press("Enter")
    expect(rows(kari).first.locator(".opened")).to_be_visible()
    kari.keyboard.press("Enter")
    expect(rows(kari).first.locator(".opened")).to_be_hidden()
    kari.get_by_label(words("messages.show.all")).focus()
    kari.keyboard.press("ArrowDown")
    expect(kari.get_by_label(words("messages.show.SERVICE"))).to_be_checked()
    expect(kari.get_by_label(words("messages.show.SERVICE"))).to_be_focused()


def test_where_nothing_was_sent_it_says_so(visit: Visit, words: Words) -> None:
    """With a drawing, for all and for each kind."""
    page = told(visit, message_answers.NOTHING)
    expect(page.get_by_text(words("messages.none.title"))).to_be_visible()
    expect(page.locator(".no-messages .drawing")).to_be_visible()
    for kind in ("SERVICE", "MARKETING"):
        page.get_by_label(words(f"messages.show.{kind}")).check()
        expect(page.get_by_text(words(f"messages.none.{kind}"))).to_be_visible()


def test_the_other_language_is_asked_for_anew(visit: Visit, words: Words) -> None:
    """The page is in English, and a letter stays as it was sent, said to be in its language."""
    page = told(visit, message_answers.ALL)
    speak_and_keep(page, "en")
    expect(page.get_by_role("heading", level=1, name="Sent to you")).to_be_visible()
    expect(page.locator(".month").first).to_have_text("November 2026")
    name = rows(page).nth(1).locator(".message-name")
    expect(name).to_have_text("Ordrebekreftelse 30102")
    expect(name).to_have_attribute("lang", "nb")
    speak_and_keep(page, "nb")


def speak_and_keep(page: Page, language: LanguageCode) -> None:
    """It is saved before anything else is done, or the next page would be in the other language."""
    with page.expect_response(lambda answer: answers.operation(answer.request) == "LanguageSave"):
        speak(page, language)


def test_kari_finds_what_the_newsletter_sent_her(visit: Visit, words: Words) -> None:
    """From the menu; the demo's shop and its newsletter have written for a year."""
    page = visit(KARI).new_page()
    page.goto("/")
    menu = page.get_by_role("navigation", name=words("menu.label"))
    menu.get_by_role("link", name=words("menu.messages")).click()
    expect(page.get_by_role("heading", level=1, name=words("messages.title"))).to_be_focused()
    page.get_by_label(words("messages.show.MARKETING")).check()
    row = rows(page).filter(has_text="Mørketid: ti prosent på alt som lyser")
    row.locator("summary").click()
    expect(row).to_contain_text("Bruk koden HØST10 på refleks")
    expect(row).to_contain_text("Rabattkoden HØST10 ble brukt")


def test_kari_tells_her_fixed_deliveries_apart(visit: Visit) -> None:
    """Each letter says what it is about, before it is opened."""
    page = visit(KARI).new_page()
    page.goto("/sendt-til-deg")
    agreed = page.locator(".message-name", has_text="Slik er den faste leveringen din")
    expect(agreed).to_have_count(3)
    for named in ("Vilter Vidde", "Dompap & Meis", "Skogkatt"):
        expect(agreed.filter(has_text=named)).to_have_count(1)
