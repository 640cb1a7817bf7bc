"""Newsletters as somebody asks for them: at a page of their own, when registering, and when joining."""

import re
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page, Route, expect
from tests.e2e import answers, boxes
from tests.e2e.agreeing import gets, grown_up
from tests.e2e.app import LanguageCode, Words
from tests.e2e.beside import connected, in_thread
from tests.e2e.conftest import walk_in
from tests.e2e.held import Held
from tests.e2e.links import link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.consents.actions import Purpose
from minside.core import clock

Arrive = Callable[..., Newcomer]
NINA = "nina.nyhetsbrev@example.org"
OUT_MASKED = "u…\u2060@example.org"


def test_from_the_page_to_the_confirmation(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """Two ticks, an address, the mail, one button; the link does nothing by being opened (S32)."""
    personal.add(NINA)
    page.goto("/nyhetsbrev")
    page.get_by_role("checkbox").nth(1).check()
    page.get_by_role("checkbox").nth(3).check()
    page.get_by_label(words("boxes.year")).fill("1980")
    page.get_by_label(words("sign-in.email"), exact=True).fill(NINA)
    page.get_by_role("button", name=words("newsletter.submit")).click()
    expect(page.get_by_role("heading", level=1, name=words("sent.title"))).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(NINA)
    link = link_to(demo, NINA, "/bekreft-samtykke")
    personal.add(link.partition("#")[2])
    button = page.get_by_role("button", name=words("confirm.act"))
    for _ in range(2):
        page.goto("about:blank")
        page.goto(link)
        expect(button).to_be_visible()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(2)
    button.click()
    expect(page.get_by_role("heading", level=1, name=words("confirm.done.title"))).to_be_visible()


def test_the_words_said_yes_to_are_those_that_stand_there(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """One click away, closed at first: in the language they were asked in, whichever the page is in by then, and
    as they are kept once that is said (S32)."""
    personal.add(address := "ord.for.ord@example.org")
    page.goto("/nyhetsbrev")
    page.get_by_role("banner").get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1, name="Newsletter")).to_be_visible()
    link = signs_up(page, Words("en"), demo, address, (0, 3))
    personal.add(link.partition("#")[2])
    page.goto(link)
    page.get_by_role("banner").get_by_role("button", name="Norsk").click()
    more = page.get_by_text(words("boxes.more"))
    expect(more).to_have_count(2)
    lines = page.locator("main .lines p")
    expect(lines.first).to_be_hidden()
    for each in more.all():
        each.click()
    expect(lines.last).to_be_visible()
    expect(page.locator("main details > div").first).to_have_attribute("lang", "en")
    shown = [each.inner_text().replace("\u2011", "-") for each in lines.all()]
    page.get_by_role("button", name=words("confirm.act")).click()
    expect(page.get_by_role("heading", level=1, name=words("confirm.done.title"))).to_be_visible()
    assert shown == texts_cited(demo, address)


def texts_cited(demo: RunningDemo, address: str) -> list[str]:
    """The lines of all that was said yes to there, as the ledger cites them."""
    return in_thread(_texts_cited(demo, address))


async def _texts_cited(demo: RunningDemo, address: str) -> list[str]:
    async with connected(demo.owner_url) as database, database.scope() as scope:
        rows = await scope.fetch(
            """
            SELECT t.text FROM consent_subject s JOIN consent_entry e ON e.subject = s.id
            JOIN consent_text t ON t.sha256 = e.text_sha256
            WHERE s.address = $1 AND e.action = 'given' ORDER BY e.number
            """,
            address,
        )
        return [line for row in rows for line in row["text"].splitlines() if line.strip()]


def test_who_is_too_young_is_told_at_the_year_and_nothing_is_sent(page: Page, words: Words) -> None:
    """Fifteen also without an account; what was typed stays, and a year that is missing is asked for."""
    page.goto("/nyhetsbrev")
    page.get_by_role("checkbox").first.check()
    page.get_by_label(words("sign-in.email"), exact=True).fill("liten@example.org")
    year = page.get_by_label(words("boxes.year"))
    button = page.get_by_role("button", name=words("newsletter.submit"))
    button.click()
    expect(year).to_have_attribute("aria-invalid", "true")
    year.fill(str(clock.today().year - 15))
    button.click()
    expect(year).to_have_accessible_description(re.compile(re.escape(words("boxes.year.young"))))
    expect(page.get_by_role("checkbox").first).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("main")).to_contain_text("fra og med året du fyller 16")
    expect(page.get_by_label(words("sign-in.email"), exact=True)).to_have_value("liten@example.org")


@pytest.mark.parametrize(("first", "then"), [("nb", "en"), ("en", "nb")])
def test_what_was_refused_is_said_in_the_other_language_too(
    page: Page, first: LanguageCode, then: LanguageCode
) -> None:
    """The reason stays, at the year and above; and nobody hears of changes that aren't saved."""
    page.goto("/nyhetsbrev")
    speak(page, first)
    was, words = Words(first), Words(then)
    page.get_by_role("checkbox").first.check()
    page.get_by_label(was("boxes.year")).fill(str(clock.today().year - 15))
    page.get_by_label(was("sign-in.email"), exact=True).fill("liten@example.org")
    page.get_by_role("button", name=was("newsletter.submit")).click()
    summary = page.locator("ds-error-summary li")
    expect(summary).to_have_text([f"{was('boxes.year')} {was('boxes.year.young')}"])
    speak(page, then)
    expect(page.get_by_role("group", name=words("newsletter.boxes"))).to_be_visible()
    expect(summary).to_have_text([f"{words('boxes.year')} {words('boxes.year.young')}"])
    year = page.get_by_label(words("boxes.year"))
    expect(year).to_have_accessible_description(re.compile(re.escape(words("boxes.year.young"))))
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_text(words("form.unsaved"))).to_have_count(0)
    page.get_by_role("banner").get_by_role("link").first.click()
    page.go_back()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_text(words("form.unsaved"))).to_have_count(0)
    speak(page, "nb")


def test_nothing_ticked_and_no_address_is_said_before_it_is_sent(page: Page, words: Words) -> None:
    """With the year, which stands there from the start: all at once, at their fields, in the page's own words."""
    page.goto("/nyhetsbrev")
    expect(page.get_by_role("checkbox")).to_have_count(4)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name=words("newsletter.submit")).click()
    expect(page.get_by_role("main")).to_contain_text(words("newsletter.none"))
    expect(page.get_by_role("main")).to_contain_text(words("form.required"))
    year = page.get_by_label(words("boxes.year"))
    expect(year).to_have_accessible_description(re.compile(re.escape(words("boxes.year.needed"))))
    expect(page.locator("ds-error-summary li")).to_have_count(3)
    assert [] == sent


@pytest.mark.parametrize("path", ["/nyhetsbrev", "/lag-konto", "/venneklubb"])
def test_no_box_is_ticked_beforehand(path: str, page: Page, words: Words, newcomer: Arrive) -> None:
    """Four boxes of their own, each with the words behind it one click away (S32)."""
    if path == "/venneklubb":
        walk_in(page, words, newcomer(), to=path)
    else:
        page.goto(path)
    boxes = page.get_by_role("group").get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    assert [False] * 4 == [box.is_checked() for box in boxes.all()]
    more = page.get_by_text(words("boxes.more"))
    expect(more).to_have_count(4)
    more.first.click()
    expect(page.get_by_text("post@mikopet.no").first).to_be_visible()


def test_a_year_is_asked_for_once_a_box_is_ticked(page: Page, words: Words) -> None:
    """Whoever ticks none isn't asked how old they are."""
    page.goto("/lag-konto")
    year = page.get_by_label(words("boxes.year"))
    expect(page.get_by_role("checkbox").first).to_be_visible()
    expect(year).to_have_count(0)
    page.get_by_role("checkbox").first.check()
    expect(year).to_be_visible()
    page.get_by_role("checkbox").first.uncheck()
    expect(year).to_have_count(0)


def test_joining_with_a_box_is_one_form(page: Page, words: Words, newcomer: Arrive) -> None:
    """What is refused stands at its box, and then one joins with it."""
    walk_in(page, words, newcomer(), to="/venneklubb")
    page.get_by_role("checkbox").first.check()
    join = page.get_by_role("button", name=words("club.join.act"), exact=True)
    year = page.get_by_label(words("boxes.year"))
    year.fill("19")
    join.click()
    expect(page.get_by_role("main")).to_contain_text(words("boxes.year.invalid"))
    year.fill("1980")
    join.click()
    expect(page.get_by_text(words("club.joined"))).to_be_visible()


def test_what_was_ticked_when_joining_is_taken_back_where_one_stands(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """One press, and one is a member all the same; where it wasn't kept, that is said, and it can be pressed
    again. Whoever ticked nothing isn't offered it."""
    watch.expect("500")
    who = grown_up(newcomer())
    walk_in(page, words, who, to="/venneklubb")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name=words("club.join.act"), exact=True).click()
    expect(page.get_by_text(words("club.joined"))).to_be_visible()
    assert [Purpose.NEWS] == gets(who, Purpose.NEWS)
    out = page.get_by_role("button", name=words("club.no-mail"), exact=True)
    page.route("**/graphql", lambda route: route.fulfill(status=500))
    out.click()
    expect(page.locator(".failure")).to_be_visible()
    page.unroute_all()
    out.click()
    expect(page.get_by_text(words("club.no-mail.done"))).to_be_visible()
    assert [] == gets(who, Purpose.NEWS)
    expect(page.get_by_role("button", name=words("club.leave.act"))).to_be_visible()


def signs_up(
    page: Page, words: Words, demo: RunningDemo, address: str, boxes: Sequence[int] = (1,)
) -> str:
    """Without an account, as far as the mail's link."""
    page.goto("/nyhetsbrev")
    for box in boxes:
        page.get_by_role("checkbox").nth(box).check()
    page.get_by_label(words("boxes.year")).fill("1980")
    page.get_by_label(words("sign-in.email"), exact=True).fill(address)
    page.get_by_role("button", name=words("newsletter.submit")).click()
    return link_to(demo, address, "/bekreft-samtykke")


def test_who_has_no_account_says_no_where_they_said_yes(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """One press on the page of the mail's link: before the yes, after it, and when it is opened again."""
    address = "uten.konto@example.org"
    link = signs_up(page, words, demo, address)
    personal.add(address, link.partition("#")[2])
    no = page.get_by_role("button", name=words("confirm.no"), exact=True)
    page.goto("about:blank")
    page.goto(link)
    expect(no).to_be_visible()
    page.get_by_role("button", name=words("confirm.act")).click()
    expect(page.get_by_role("heading", level=1, name=words("confirm.done.title"))).to_be_visible()
    page.goto("about:blank")
    page.goto(link)
    no.click()
    title = page.get_by_role("heading", level=1, name=words("confirm.declined.title"))
    expect(title).to_be_focused()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_role("heading", level=1, name=words("link.dead.title"))).to_be_visible()


CONFIRM, DECLINE = "ConsentConfirm", "ConsentDecline"


def test_a_no_after_a_yes_isnt_lost(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """While the yes is being said: the no shows that it will be, keeps focus, and is what holds."""
    address = "nei.etter.ja@example.org"
    link = signs_up(page, words, demo, address)
    personal.add(address, link.partition("#")[2])
    page.goto(link)
    acts = page.locator("main .acts button")
    held = Held(page, CONFIRM, DECLINE)
    acts.first.click()
    expect(acts).to_have_text([words("confirm.busy"), words("confirm.no")])
    acts.last.click()
    expect(acts).to_have_text([words("confirm.act"), words("act.saving")])
    held.let_go(CONFIRM)
    page.wait_for_timeout(300)
    expect(acts).to_have_text([words("confirm.act"), words("act.saving")], timeout=1)
    expect(acts.last).to_be_focused()
    held.let_go(DECLINE)
    title = page.get_by_role("heading", level=1, name=words("confirm.declined.title"))
    expect(title).to_be_focused()
    assert [CONFIRM, DECLINE] == held.asked
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_role("heading", level=1, name=words("link.dead.title"))).to_be_visible()


def test_a_no_that_fails_after_a_yes_leaves_the_yes(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues, watch: Watch
) -> None:
    """What holds is told then, and that the no wasn't heard."""
    watch.expect("500")
    address = "nei.uten.svar@example.org"
    link = signs_up(page, words, demo, address)
    personal.add(address, link.partition("#")[2])
    page.goto(link)
    answers.intercept(page, {DECLINE: lambda route: route.fulfill(status=500)})
    held = Held(page, CONFIRM)
    acts = page.locator("main .acts button")
    acts.first.click()
    acts.last.click()
    held.let_go(CONFIRM)
    expect(page.get_by_role("heading", level=1, name=words("confirm.done.title"))).to_be_visible()
    expect(page.locator(".failure")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("pressed", [0, 1])
def test_an_answer_shows_its_progress_where_it_was_pressed_and_moves_nothing(
    page: Page, pressed: int, language: LanguageCode, width: int
) -> None:
    """Neither of the two buttons goes anywhere, and the other one is as it was."""
    page.set_viewport_size({"width": width, "height": 740})
    answers.answer(page, {"ConsentToConfirm": {"consentToConfirm": boxes.ASKED}})
    page.goto(f"/bekreft-samtykke#{boxes.TOKEN}")
    acts = page.locator("main .acts button")
    expect(acts).to_have_count(2)
    if language == "en":
        speak(page, language)
    words = Words(language)
    expect(acts.first).to_have_text(words("confirm.act"))
    Held(page, CONFIRM, DECLINE)
    lay = [each.bounding_box() for each in acts.all()]
    acts.nth(pressed).click()
    shown = [words("confirm.act"), words("confirm.no")]
    shown[pressed] = words("act.saving" if pressed else "confirm.busy")
    expect(acts).to_have_text(shown)
    for before, after in zip(lay, [each.bounding_box() for each in acts.all()], strict=True):
        assert before
        assert after
        assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=1)
    speak(page, "nb")


def test_the_thanks_and_the_way_back_stand_after_a_reload(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """The visit has the link, which the address doesn't show; whoever comes anew without it is asked to open it."""
    address = "lastet.om.etter@example.org"
    link = signs_up(page, words, demo, address)
    token = link.partition("#")[2]
    personal.add(address, token)
    page.goto(link)
    page.get_by_role("button", name=words("confirm.act")).click()
    thanks = page.get_by_role("heading", level=1, name=words("confirm.done.title"))
    expect(thanks).to_be_visible()
    page.reload()
    expect(thanks).to_be_visible()
    assert token not in page.url
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_text([re.compile("Tilbud")])
    page.goto("/bekreft-samtykke")
    expect(page.get_by_role("heading", level=1, name=words("link.gone.title"))).to_be_visible()
    page.goto(link)
    page.get_by_role("button", name=words("confirm.no"), exact=True).click()
    declined = page.get_by_role("heading", level=1, name=words("confirm.declined.title"))
    expect(declined).to_be_visible()
    page.reload()
    expect(declined).to_be_visible()
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_role("heading", level=1, name=words("link.dead.title"))).to_be_visible()


def test_who_has_no_account_and_no_mail_asks_for_a_link_out(
    page: Page, words: Words, demo: RunningDemo, personal: PersonalValues
) -> None:
    """The page of newsletters is found from where one signs in; its link leads to all that comes, and to
    nothing that doesn't: one of it is left, or all at once."""
    address = "ut.uten.konto@example.org"
    link = signs_up(page, words, demo, address, (1, 3))
    personal.add(address, link.partition("#")[2])
    page.goto(link)
    page.get_by_role("button", name=words("confirm.act")).click()
    expect(page.get_by_role("heading", level=1, name=words("confirm.done.title"))).to_be_visible()
    page.goto("/logg-inn")
    page.get_by_role("link", name=words("sign-in.letters.link")).click()
    page.get_by_label(words("newsletter.leave.address")).fill(address)
    page.get_by_role("button", name=words("newsletter.leave.submit")).click()
    expect(page.get_by_text(words("sent.leave.follow"))).to_be_visible()
    out = link_to(demo, address, "/meld-av")
    personal.add(out.partition("#")[2])
    page.goto(out)
    lines = page.get_by_role("main").get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(page.locator(".page-intro")).to_have_text(words("leaving.asked", reached=OUT_MASKED))
    expect(page.get_by_role("main")).not_to_contain_text("Nyheter")
    offers = lines.filter(has_text="Tilbud")
    offers.get_by_role("button", name=words("confirm.no"), exact=True).click()
    expect(page.get_by_text(words("leaving.done.OFFERS"))).to_be_visible()
    expect(lines).to_have_text([re.compile("Artikler")])
    page.get_by_role("button", name=words("leaving.undo")).click()
    expect(lines).to_have_count(2)
    page.get_by_role("button", name=words("leaving.everything"), exact=True).click()
    expect(page.get_by_text(words("leaving.done.everything"))).to_be_visible()
    expect(page.get_by_text(words("leaving.nothing"))).to_be_visible()


@pytest.mark.parametrize("kind", ["newsletter", "leave"])
def test_a_reload_after_asking_says_that_the_mail_is_on_its_way(
    kind: str, page: Page, words: Words, personal: PersonalValues
) -> None:
    """Whatever was asked for; the address is kept nowhere, the form is a press away, and another visit begins
    with it."""
    personal.add(address := f"lastet.om.{kind}@example.org")
    page.goto("/nyhetsbrev")
    if kind == "newsletter":
        page.get_by_role("checkbox").first.check()
        page.get_by_label(words("boxes.year")).fill("1980")
        page.get_by_label(words("sign-in.email"), exact=True).fill(address)
        page.get_by_role("button", name=words("newsletter.submit")).click()
    else:
        page.get_by_label(words("newsletter.leave.address")).fill(address)
        page.get_by_role("button", name=words("newsletter.leave.submit")).click()
    expect(page.get_by_text(address)).to_be_visible()
    page.reload()
    expect(page.get_by_text(words("sent.unknown"))).to_be_visible()
    expect(page.get_by_role("heading", level=1, name=words("sent.title"))).to_be_visible()
    expect(page.get_by_text(words("sent.nothing.wait"))).to_be_visible()
    expect(page.get_by_role("button", name=words("sent.again"), exact=True)).to_have_count(0)
    assert address not in page.content()
    page.get_by_role("button", name=words("sent.start-over")).click()
    expect(page.get_by_label(words("newsletter.leave.address"))).to_be_visible()
    page.reload()
    expect(page.get_by_label(words("newsletter.leave.address"))).to_be_visible()


def test_the_way_out_comes_no_sooner_than_the_way_in_above_it(page: Page, words: Words) -> None:
    """It would be pushed away from whoever writes in it by then; where the boxes can't be had it comes too."""
    held: list[Route] = []
    answers.intercept(page, {"NewsletterTexts": held.append})
    page.goto("/nyhetsbrev")
    expect(page.locator("main [aria-busy]")).to_be_visible()
    out = page.get_by_label(words("newsletter.leave.address"))
    expect(out).to_have_count(0)
    held[0].continue_()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    expect(out).to_be_visible()
    out.fill("halvveis@")
    page.get_by_role("banner").get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1, name="Newsletter")).to_be_visible()
    expect(page.get_by_label(Words("en")("newsletter.leave.address"))).to_have_value("halvveis@")


def test_who_wants_out_needs_no_boxes(page: Page, words: Words, watch: Watch) -> None:
    """Where the server can't tell them, the form that leads out stands there all the same."""
    watch.expect("500")
    answers.intercept(page, {"NewsletterTexts": lambda route: route.fulfill(status=500)})
    page.goto("/nyhetsbrev")
    expect(page.get_by_role("button", name=words("act.retry"))).to_be_visible()
    expect(page.get_by_label(words("newsletter.leave.address"))).to_be_visible()


def test_a_mistyped_address_of_who_wants_out_leads_back_to_that_form(
    page: Page, words: Words, personal: PersonalValues
) -> None:
    """It stands below the other one, which they have no use for."""
    personal.add("feil.vei.ut@example.org")
    page.goto("/nyhetsbrev")
    page.get_by_label(words("newsletter.leave.address")).fill("feil.vei.ut@example.org")
    page.get_by_role("button", name=words("newsletter.leave.submit")).click()
    page.get_by_role("button", name=words("sent.start-over")).click()
    expect(page.get_by_role("heading", name=words("newsletter.leave"))).to_be_focused()
    field = page.get_by_label(words("newsletter.leave.address"))
    expect(field).to_have_value("feil.vei.ut@example.org")


def test_ticks_and_year_outlive_the_language_and_a_mistyped_address(
    page: Page, words: Words, personal: PersonalValues
) -> None:
    """Nothing that was chosen is chosen twice."""
    personal.add("feil@example.org")
    page.goto("/nyhetsbrev")
    page.get_by_role("checkbox").nth(2).check()
    page.get_by_label(words("boxes.year")).fill("1980")
    page.get_by_label(words("sign-in.email"), exact=True).fill("feil@example.org")
    page.get_by_role("banner").get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1, name="Newsletter")).to_be_visible()
    year = page.get_by_label("Which year were you born?")
    expect(page.get_by_role("checkbox").nth(2)).to_be_checked()
    expect(year).to_have_value("1980")
    page.get_by_role("button", name="Send me the link", exact=True).click()
    page.get_by_role("button", name="Write the address again").click()
    expect(page.get_by_role("checkbox").nth(2)).to_be_checked()
    expect(year).to_have_value("1980")
    expect(page.get_by_label(Words("en")("sign-in.email"), exact=True)).to_have_value(
        "feil@example.org"
    )


def test_who_is_signed_in_is_known_there(page: Page, words: Words, newcomer: Arrive) -> None:
    """Their address stands in the field, and their own choices are a press away."""
    who = newcomer()
    walk_in(page, words, who, to="/nyhetsbrev")
    expect(page.get_by_label(words("sign-in.email"), exact=True)).to_have_value(who.email)
    page.get_by_role("main").get_by_role("link", name=words("menu.consents")).click()
    expect(page.get_by_role("heading", level=1, name=words("consents.title"))).to_be_visible()


def test_what_is_wrong_is_named_by_what_it_is_about(page: Page, words: Words) -> None:
    """None ticked is said of all boxes together; a year that is missing, or of somebody too young, once, however
    many are ticked."""
    page.goto("/nyhetsbrev")
    group = page.get_by_role("group", name=words("newsletter.boxes"))
    page.get_by_label(words("sign-in.email"), exact=True).fill("liten@example.org")
    button = page.get_by_role("button", name=words("newsletter.submit"))
    button.click()
    expect(group).to_have_accessible_description(words("newsletter.none"))
    expect(page.locator("ds-error-summary")).to_contain_text(words("newsletter.boxes"))
    page.get_by_role("checkbox").first.check()
    page.get_by_role("checkbox").nth(3).check()
    button.click()
    lines = page.locator("ds-error-summary li")
    expect(lines).to_have_count(1)
    page.get_by_label(words("boxes.year")).fill(str(clock.today().year - 15))
    button.click()
    expect(lines).to_have_text([f"{words('boxes.year')} {words('boxes.year.young')}"])
