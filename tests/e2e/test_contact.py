"""Kundeservice: writing to the shop, its answers, and all contact in one line of time (S11, S14, S38)."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect
from tests.core.test_stranger_documents import pdf
from tests.e2e import answers, contact_answers, pictures, shop
from tests.e2e.app import Words
from tests.e2e.conftest import walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.test_bad_input import problem_at, summary_says
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
ASKED = "Hvor mye skal hun ha om dagen?"
PAPER: FilePayload = pictures.payload("journal.pdf", "application/pdf", pdf(2))
LIAR: FilePayload = pictures.payload("journal.pdf", "application/pdf", b"MZ et program")


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer()


@pytest.fixture
def there(page: Page, words: Words, me: Newcomer) -> Page:
    """At the form, from the menu."""
    walk_in(page, words, me, to="/kundeservice")
    page.get_by_role("link", name=words("contact.write"), exact=True).click()
    expect(page.get_by_role("heading", level=1, name=words("contact.new.title"))).to_be_focused()
    return page


def files(page: Page) -> Locator:
    return page.locator("input[type=file]")


def ready(page: Page, words: Words, count: int) -> None:
    chosen = page.get_by_role("list", name=words("attachments.list")).get_by_role("listitem")
    expect(chosen.filter(has_text=words("attachments.ready"))).to_have_count(count)


def number_in(said: Locator) -> str:
    return next(word.strip(".") for word in said.inner_text().split() if word.startswith("H-"))


def test_somebody_writes_and_is_answered(
    there: Page, words: Words, personal: PersonalValues, me: Newcomer
) -> None:
    """By keyboard, with a picture and a PDF; the answer is marked until it is seen, and all of it stands in the
    line of time."""
    page, keyboard = there, Keyboard(there, personal)
    keyboard.choose(
        page.get_by_role("group", name=words("contact.new.kind")), words("contact.kind.COMPLAINT")
    )
    expect(page.get_by_text(words("contact.new.holds"))).to_be_visible()
    keyboard.write(page.get_by_label(words("contact.new.subject")), "Mengde fôr")
    keyboard.write(page.get_by_label(words("contact.new.text")), ASKED)
    keyboard.hand_over(files(page), pictures.photo())
    ready(page, words, 1)
    files(page).set_input_files(PAPER)
    ready(page, words, 2)
    keyboard.activate(page.get_by_role("button", name=words("contact.new.submit"), exact=True))
    said = page.locator(".confirmation")
    expect(said.locator(":focus")).to_have_count(1)
    number = number_in(said)
    shop.tell(
        me,
        shop.Told(
            "reply.sent", {"conversation": number, "reply": "r-1", "text": "Ta det rolig."}, 0
        ),
    )
    page.reload()
    menu = page.get_by_role("navigation", name=words("menu.label"))
    expect(menu.get_by_text(words("menu.unread"))).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name=words("home.answered", count=1)).click()
    expect(page.get_by_text(words("contact.holds.title", count=1))).to_be_visible()
    conversations = page.get_by_role("region", name=words("contact.conversations"))
    conversations.get_by_role("link", name="Mengde fôr", exact=True).click()
    expect(page.get_by_text("Ta det rolig.")).to_be_visible()
    expect(page.get_by_text(words("contact.status.WAITING_FOR_YOU"))).to_be_visible()
    expect(menu.get_by_text(words("menu.unread"))).to_have_count(0)
    picture = page.get_by_role("img", name="luna-hjemme.jpg")
    expect(picture).to_have_js_property("complete", True)
    with page.expect_download() as saved:
        page.get_by_role("link", name="journal.pdf").click()
    assert "journal.pdf" == saved.value.suggested_filename

    keyboard.write(page.get_by_label(words("contact.reply.text")), "Takk for svaret!")
    keyboard.activate(page.get_by_role("button", name=words("contact.new.submit"), exact=True))
    expect(page.locator(".confirmation").locator(":focus")).to_have_count(1)
    expect(page.get_by_label(words("contact.reply.text"))).to_have_value("")
    expect(page.locator(".said")).to_have_count(3)
    page.goto("/kundeservice")
    line = page.get_by_role("region", name=words("contact.line"))
    for text in (ASKED, "Ta det rolig.", "Takk for svaret!"):
        expect(line).to_contain_text(text)


def test_what_lies_about_its_kind_stays_outside_and_the_rest_stays(
    there: Page, words: Words
) -> None:
    """Each is named with what is wrong; what was written, and what could be taken, stand."""
    page = there
    page.get_by_label(words("contact.new.text")).fill(ASKED)
    broken = pictures.payload("hul.pdf", "application/pdf", b"%PDF-1.7 hul")
    files(page).set_input_files([PAPER, LIAR, broken])
    ready(page, words, 1)
    problem_at(files(page), f"journal.pdf: {words('attachments.problem.NOT_AN_ATTACHMENT')}")
    problem_at(files(page), "hul.pdf: Dette er ikke en PDF vi kan ta imot.")
    page.get_by_role("radio", name=words("contact.kind.QUESTION")).check()
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    summary_says(page, words("contact.new.summary"), words("contact.new.subject.missing"))
    problem_at(
        page.get_by_label(words("contact.new.subject")), words("contact.new.subject.missing")
    )
    expect(page.get_by_label(words("contact.new.text"))).to_have_value(ASKED)
    ready(page, words, 1)


def test_a_double_click_takes_away_one_attachment(there: Page, words: Words) -> None:
    """The next one comes to lie under the pointer, and was seen by nobody."""
    page = there
    files(page).set_input_files([PAPER] * 4)
    ready(page, words, 4)
    button = page.get_by_role("button", name=words("attachments.remove", number=1))
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*middle)
    ready(page, words, 3)
    page.mouse.click(*middle)
    page.wait_for_timeout(600)
    ready(page, words, 3)
    button.click()
    ready(page, words, 2)


def test_how_large_a_file_may_be_is_told_before_and_after_alike(there: Page, words: Words) -> None:
    """A picture may be larger than a PDF, and both are told with what they may be."""
    page = there
    expect(page.get_by_text(words("attachments.hint", count=10, picture=12, pdf=8))).to_be_visible()
    large = pictures.payload("stor.png", "image/png", pictures_png() + b"\0" * 12 * 1024 * 1024)
    files(page).set_input_files(large)
    problem = words("attachments.problem.TOO_LARGE", actual="12,1", size=12)
    problem_at(files(page), f"stor.png: {problem}")


def test_a_subject_that_is_too_long_is_told_and_not_cut(there: Page, words: Words) -> None:
    """By how much; what was typed stands."""
    page = there
    subject = page.get_by_label(words("contact.new.subject"))
    page.get_by_role("radio", name=words("contact.kind.QUESTION")).check()
    subject.fill("a" * 132)
    page.get_by_label(words("contact.new.text")).fill(ASKED)
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    problem_at(subject, words("contact.new.subject.too-long", count=12))
    expect(subject).to_have_value("a" * 132)
    subject.fill("\U0001f436" * 120)
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    expect(page.locator(".confirmation")).to_contain_text("H-")


def test_there_is_room_for_ten(there: Page, words: Words) -> None:
    """Of twenty the first ten are taken, and that is said."""
    small = pictures.payload("a.png", "image/png", pictures_png())
    files(there).set_input_files([small] * 20)
    ready(there, words, 10)
    problem_at(files(there), words("attachments.full", count=10))
    expect(files(there)).to_have_attribute("aria-disabled", "true")


def pictures_png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "sienna").save(out, "PNG")
    return out.getvalue()


def test_what_was_typed_is_there_when_one_comes_back(there: Page, words: Words) -> None:
    """Also the kind that was chosen; what is sent meanwhile is nothing."""
    page = there
    page.get_by_role("radio", name=words("contact.kind.FEEDBACK")).check()
    page.get_by_label(words("contact.new.text")).fill(ASKED)
    page.get_by_role("link", name=words("contact.back")).click()
    page.get_by_role("link", name=words("contact.write"), exact=True).click()
    expect(page.get_by_label(words("contact.new.text"))).to_have_value(ASKED)
    expect(page.get_by_role("radio", name=words("contact.kind.FEEDBACK"))).to_be_checked()


def test_a_link_from_an_orders_line_begins_the_form(page: Page, words: Words, me: Newcomer) -> None:
    """Its kind, its subject and what it is about; and the way to complain of the line itself."""
    bought = shop.order(me, 50).shipped(49).delivered(48)
    order = bought.path.rpartition("/")[2]
    walk_in(page, words, me, to=f"/kundeservice/ny?slag=reklamasjon&ordre={order}&linje=2")
    expect(page.get_by_label(words("contact.new.subject"))).to_have_value("Vilter Vidde")
    about = words("contact.new.about", what="Vilter Vidde", number=bought.number)
    expect(page.get_by_text(about)).to_be_visible()
    link = page.get_by_role("link", name=words("contact.new.complaint.link"))
    expect(link).to_have_attribute("href", f"{bought.path}/reklamasjon/2")
    page.get_by_label(words("contact.new.text")).fill(ASKED)
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    page.get_by_role("link", name=words("contact.new.next.open")).click()
    order_link = page.get_by_role("link", name=words("contact.entry.order", number=bought.number))
    expect(order_link).to_have_attribute("href", bought.path)


def test_a_reply_to_a_conversation_closed_meanwhile_stays_typed(
    there: Page, words: Words, me: Newcomer
) -> None:
    """It says that nobody reads it there, and where one writes instead; also for who goes and comes back."""
    page = there
    page.get_by_role("radio", name=words("contact.kind.QUESTION")).check()
    page.get_by_label(words("contact.new.subject")).fill("Mengde fôr")
    page.get_by_label(words("contact.new.text")).fill(ASKED)
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    number = number_in(page.locator(".confirmation"))
    page.get_by_role("link", name=words("contact.new.next.open")).click()
    field = page.get_by_label(words("contact.reply.text"))
    field.fill("Enda et spørsmål")
    shop.tell(me, shop.Told("conversation.closed", {"conversation": number}, -0.0001))
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("Enda et spørsmål")
    page.get_by_role("link", name=words("contact.back"), exact=True).click()
    expect(page.get_by_role("heading", level=1, name=words("contact.title"))).to_be_focused()
    page.go_back()
    expect(page.get_by_role("link", name=words("contact.closed.new"))).to_be_visible()
    expect(field).to_have_value("Enda et spørsmål")
    page.reload()
    expect(page.get_by_role("link", name=words("contact.closed.new"))).to_be_visible()
    expect(page.get_by_label(words("contact.reply.text"))).to_have_count(0)


def begun(page: Page, words: Words, subject: str, kind: str = "QUESTION") -> str:
    """A conversation, from its form; it is open afterwards. Its number."""
    page.get_by_role("radio", name=words(f"contact.kind.{kind}")).check()
    page.get_by_label(words("contact.new.subject")).fill(subject)
    page.get_by_label(words("contact.new.text")).fill(ASKED)
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    number = number_in(page.locator(".confirmation"))
    page.get_by_role("link", name=words("contact.new.next.open")).click()
    expect(page.get_by_role("heading", level=1, name=subject)).to_be_focused()
    return number


def test_an_answer_comes_to_a_conversation_that_is_open(
    there: Page, words: Words, me: Newcomer
) -> None:
    """At the latest half a minute after it, with what is being typed as it was, and the menu's mark for others
    as it is; and at once for whoever comes back to the window."""
    page = there
    page.clock.install()
    other = begun(page, words, "En annen")
    page.get_by_role("link", name=words("contact.back"), exact=True).click()
    page.get_by_role("link", name=words("contact.write"), exact=True).click()
    number = begun(page, words, "Mengde fôr")
    field = page.get_by_label(words("contact.reply.text"))
    field.fill("Og en ting til")
    menu = page.get_by_role("navigation", name=words("menu.label")).get_by_text(
        words("menu.unread")
    )
    expect(menu).to_have_count(0)
    shop.tell(me, replied(other, "r-0", "Den andre."), replied(number, "r-1", "Ta det rolig."))
    page.clock.run_for(31_000)
    expect(page.get_by_text("Ta det rolig.")).to_be_visible()
    expect(menu).to_be_visible()
    expect(field).to_have_value("Og en ting til")
    shop.tell(me, replied(number, "r-2", "Nå vet vi mer."))
    page.clock.run_for(2_000)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_text("Nå vet vi mer.")).to_be_visible()
    expect(field).to_have_value("Og en ting til")


def test_a_conversation_that_nobody_looks_at_asks_for_nothing(
    there: Page, words: Words, me: Newcomer
) -> None:
    """Until it is looked at again."""
    page = there
    page.clock.install()
    number = begun(page, words, "Mengde fôr")
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if "graphql" in request.url else None
    )
    look(page, is_hidden=True)
    shop.tell(me, replied(number, "r-1", "Ta det rolig."))
    page.clock.run_for(95_000)
    assert [] == asked
    look(page, is_hidden=False)
    expect(page.get_by_text("Ta det rolig.")).to_be_visible()


def look(page: Page, *, is_hidden: bool) -> None:
    page.evaluate(
        """(hidden) => {
            Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        }""",
        is_hidden,
    )


def replied(number: str, reply: str, text: str) -> shop.Told:
    return shop.Told("reply.sent", {"conversation": number, "reply": reply, "text": text}, 0)


def test_open_cases_are_listed_where_they_lead(there: Page, words: Words, me: Newcomer) -> None:
    """A conversation's to itself, a complaint's of goods to their order."""
    page = there
    number = begun(page, words, "Revnet sele", "COMPLAINT")
    mine = page.url
    bought = shop.order(me, 50).shipped(49).delivered(48)
    page.goto(f"{bought.path}/reklamasjon/2")
    page.get_by_label(words("complain.text")).fill("Sømmen gikk opp.")
    page.get_by_role("button", name=words("complain.submit"), exact=True).click()
    expect(page.get_by_text(words("complain.next.answer"))).to_be_visible()
    page.goto("/kundeservice")
    cases = page.get_by_role("region", name=words("contact.holds.title", count=2))
    expect(cases).to_contain_text(number.replace("-", "\u2011"))
    goods = words("contact.holds.complaint", title="Vilter Vidde")
    expect(cases.get_by_role("link", name=goods)).to_have_attribute("href", bought.path)
    cases.get_by_role("link", name="Revnet sele", exact=True).click()
    expect(page).to_have_url(mine)


def test_a_new_conversation_goes_on_with_the_one_that_is_closed(
    there: Page, words: Words, me: Newcomer
) -> None:
    """With its kind and its subject, which stands in no address."""
    page = there
    number = begun(page, words, "Mengde fôr", "FEEDBACK")
    shop.tell(me, shop.Told("conversation.closed", {"conversation": number}, -0.0001))
    page.reload()
    page.get_by_role("link", name=words("contact.closed.new")).click()
    expect(page.get_by_label(words("contact.new.subject"))).to_have_value("Mengde fôr")
    expect(page.get_by_role("radio", name=words("contact.kind.FEEDBACK"))).to_be_checked()
    assert "Mengde" not in page.url


def test_the_demo_shows_where_a_letter_is_answered(there: Page, words: Words, me: Newcomer) -> None:
    """Nothing is brought from there, but one sees that it can be."""
    page = there
    begun(page, words, "Mengde fôr")
    page.goto("/dev/outbox")
    letter = page.get_by_role("listitem").filter(has_text=me.email).get_by_role("link").first
    for _ in range(40):
        if letter.is_visible():
            break
        page.wait_for_timeout(250)
        page.reload()
    letter.click()
    expect(page.get_by_text(re.compile(r"^svar\+\w+@mikopet\.no$"))).to_be_visible()


def test_no_answer_loses_nothing(there: Page, words: Words, watch: Watch) -> None:
    """Sent into the void, what was typed stands, and is sent once when the void is over."""
    watch.expect("ERR_FAILED")
    page = there
    page.get_by_role("radio", name=words("contact.kind.QUESTION")).check()
    page.get_by_label(words("contact.new.subject")).fill("Mengde fôr")
    page.get_by_label(words("contact.new.text")).fill(ASKED)
    answers.intercept(page, {"ConversationStart": lambda route: route.abort()})
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label(words("contact.new.text"))).to_have_value(ASKED)
    page.unroute_all()
    page.get_by_role("button", name=words("contact.new.submit"), exact=True).click()
    expect(page.locator(".confirmation")).to_contain_text("H-")


def test_a_mail_from_elsewhere_is_told_of_and_not_shown(
    page: Page, words: Words, me: Newcomer
) -> None:
    """With the address to write from instead."""
    walk_in(page, words, me, to="/kundeservice")
    answers.answer(page, {"Conversation": contact_answers.OPEN})
    page.goto("/kundeservice/c-1")
    told = words("contact.stranger", email="kari@example.com")
    expect(page.get_by_text(told)).to_be_visible()
    link = page.locator(".said a[href^='http']")
    expect(link).to_have_count(0)
