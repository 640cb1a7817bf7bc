"""The privacy notice: for everybody to read, and what is new in it since one last saw it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e import answers
from tests.e2e.app import LanguageCode, Words
from tests.e2e.beside import connected, in_thread
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.core.language import Language
from minside.privacy import actions as privacy
from minside.privacy import notice

Arrive = Callable[..., Newcomer]
PATH = "/personvern/erklaering"
DECORATION = "element => getComputedStyle(element).textDecorationLine"


def has_seen(who: Newcomer, version: int) -> None:
    """They were shown that version, long ago."""
    in_thread(_see(who, version))


async def _see(who: Newcomer, version: int) -> None:
    async with connected(who.home.owner_url) as database, database.scope():
        await privacy.see(who.id, version)


def news(page: Page, words: Words) -> Locator:
    return page.get_by_role("region", name=words("notice.news"), exact=True)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_anybody_reads_it_whole(visit: Visit, language: LanguageCode) -> None:
    """Signed out, in either language: each part of the newest version, whom to write to, and whom to
    complain to (S19, S21 to S23, S35, S44). Nothing is remembered in the browser's cookies."""
    words = Words(language)
    page = visit().new_page()
    page.goto(PATH)
    speak(page, language)
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", level=1, name=words("notice.title"))).to_be_visible()
    newest = notice.versions(Language(language))[-1]
    for section in newest.sections:
        if section.title:
            heading = main.get_by_role(
                "heading", name=section.title, exact=True, level=section.level
            )
            expect(heading).to_have_count(1)
        for block in section.blocks:
            for text in [block.text] if block.text is not None else block.items:
                expect(main.locator(".notice-text")).to_contain_text(text)
    for link, to in (
        ("post@mikopet.no", "mailto:post@mikopet.no"),
        ("www.datatilsynet.no", "https://www.datatilsynet.no/"),
    ):
        expect(main.get_by_role("link", name=link).first).to_have_attribute("href", to)
    expect(news(page, words)).to_have_count(0)
    assert [] == page.context.cookies()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_pages_it_names_are_a_click_away(visit: Visit, language: LanguageCode) -> None:
    """Each page under what one changes oneself, what was sent, and the cookies wherever they are named."""
    words = Words(language)
    page = visit().new_page()
    page.goto(PATH)
    speak(page, language)
    text = page.locator(".notice-text")
    for name, to in (
        ("menu.profile", "/profil"),
        ("menu.security", "/innlogging"),
        ("menu.club", "/venneklubb"),
        ("menu.pets", "/kjaeledyr"),
        ("menu.deliveries", "/faste-leveringer"),
        ("menu.consents", "/samtykker"),
        ("menu.privacy", "/personvern"),
        ("shell.cookies", "/cookies"),
        ("notice.to.cookies", "/cookies"),
        ("notice.to.cookies.shop", "/cookies"),
        ("notice.to.cookies.again", "/cookies"),
    ):
        link = text.get_by_role("link", name=words(name), exact=True).first
        expect(link).to_have_attribute("href", to)


def test_a_part_is_found_by_keyboard(page: Page, words: Words, keyboard: Keyboard) -> None:
    """From the door by the foot's link; the heading has focus, then the part's that is chosen."""
    page.goto("/lag-konto")
    footer = page.get_by_role("contentinfo")
    keyboard.activate(footer.get_by_role("link", name=words("shell.privacy")))
    expect(page.get_by_role("heading", level=1, name=words("notice.title"))).to_be_focused()
    contents = page.get_by_role("navigation", name=words("notice.contents"))
    keyboard.activate(contents.get_by_role("link", name="Rettighetene dine"))
    part = page.get_by_role("heading", level=2, name="Rettighetene dine")
    expect(part).to_be_in_viewport()
    expect(part).to_be_focused()


def test_who_makes_an_account_is_a_click_away_from_it(visit: Visit, words: Words) -> None:
    """Beside the form, and not only at the foot."""
    page = visit().new_page()
    page.goto("/lag-konto")
    link = page.get_by_role("main").get_by_role("link", name=words("register.notice.read"))
    expect(link).to_have_attribute("href", PATH)


def words_of(part: Locator, words: Words) -> Locator:
    """What opens the changes word by word."""
    return part.locator("summary", has_text=words("notice.news.words"))


def test_what_is_new_stays_until_it_is_read_and_is_marked_for_everybody(
    page: Page, words: Words, newcomer: Arrive, keyboard: Keyboard
) -> None:
    """A quiet line leads there. In short at first, and word by word for who opens it: what came and went
    is underlined and struck through, and said aloud. It stays in either language and over a reload, and
    is gone once one says that one has read it."""
    me = newcomer()
    has_seen(me, 1)
    walk_in(page, words, me, to="/personvern")
    keyboard.activate(page.get_by_role("link", name=words("privacy.news.see")), back=True)
    part = news(page, words)
    expect(part).to_be_visible()
    for sentence in notice.versions(Language.NB)[-1].summary:
        expect(part).to_contain_text(sentence)
    expect(part.get_by_role("insertion")).to_have_count(0)
    keyboard.activate(words_of(part, words))
    is_marked(part, words)
    # Who reloads before it is kept finds the language of before.
    with page.expect_response(lambda answer: answers.operation(answer.request) == "LanguageSave"):
        speak(page, "en")
    expect(news(page, Words("en"))).to_be_visible()
    # What is kept of the first choice would else still be on its way.
    with page.expect_response(lambda answer: answers.operation(answer.request) == "LanguageSave"):
        speak(page, "nb")
    page.reload()
    expect(part).to_be_visible()
    expect(part.get_by_role("insertion")).to_have_count(0)
    keyboard.activate(part.get_by_role("button", name=words("notice.news.read")))
    thanks = page.locator(":focus", has_text=words("notice.news.thanks"))
    expect(thanks).to_be_visible()
    expect(part).to_have_count(0)
    is_told_nothing(page, words)
    page.goto("/personvern")
    expect(page.get_by_role("region", name=words("privacy.who.title"))).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name=words("privacy.news.see"))).to_have_count(0)


def is_marked(part: Locator, words: Words) -> None:
    """For the eye without colour, and for the ear."""
    expect(part).to_contain_text(words("notice.news.marks"))
    inserted, deleted = part.get_by_role("insertion").first, part.get_by_role("deletion").first
    assert "underline" == inserted.evaluate(DECORATION)
    assert "line-through" == deleted.evaluate(DECORATION)
    for kind, marked in (("INSERTED", inserted), ("DELETED", deleted)):
        aloud = f"{words(f'notice.run.{kind}')} {marked.inner_text()} {words('notice.run.end')}"
        expect(part).to_contain_text(aloud)
    expect(part.get_by_role("link", name="Hvor lenge vi beholder")).to_have_attribute(
        "href", "#del-kept"
    )


def is_told_nothing(page: Page, words: Words) -> None:
    """The next time, too."""
    page.reload()
    expect(page.get_by_role("navigation", name=words("notice.contents"))).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name=words("notice.news.read"))).to_have_count(0)


def test_a_stranger_is_told_what_is_new_until_they_have_read_it(
    visit: Visit, words: Words, keyboard: Keyboard
) -> None:
    """What is new in the newest edition, in short, over a reload too; nothing of it is put in the browser
    before they say so. Above the contents it takes less than a screen of a telephone."""
    page = visit(viewport={"width": 360, "height": 800}).new_page()
    page.goto(PATH)
    part = page.get_by_role("region", name=words("notice.news.newest"), exact=True)
    for _ in range(2):
        for sentence in notice.versions(Language.NB)[-1].summary:
            expect(part).to_contain_text(sentence)
        expect(part.get_by_role("insertion")).to_have_count(0)
        assert page.evaluate("localStorage.getItem('minside.notice')") is None
        page.reload()
    expect(part).to_be_visible()
    assert part.evaluate("element => element.offsetHeight") < 800
    words_of(part, words).click()
    is_marked(part, words)
    part.get_by_role("button", name=words("notice.news.read")).click()
    thanks = page.locator(":focus", has_text=words("notice.news.thanks"))
    expect(thanks).to_be_visible()
    is_told_nothing(page, words)


def test_who_never_saw_it_here_is_not_told_of_news(
    page: Page, words: Words, newcomer: Arrive
) -> None:
    """There is nothing to compare with; neither the page nor the line says that something changed."""
    walk_in(page, words, newcomer(), to="/personvern")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name=words("privacy.news.see"))).to_have_count(0)
    page.goto(PATH)
    expect(page.get_by_role("navigation", name=words("notice.contents"))).to_be_visible()
    expect(news(page, words)).to_have_count(0)


def test_any_past_version_can_be_compared_with(
    page: Page, words: Words, keyboard: Keyboard
) -> None:
    """By a stranger too, who is led to what is new; it stands there after a reload as well."""
    page.goto(PATH)
    keyboard.activate(page.get_by_role("button", name=words("notice.compare", version="1")))
    title = words("notice.news.between", version="1")
    expect(page.get_by_role("heading", level=2, name=title)).to_be_focused()
    expect(page.get_by_role("insertion").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()
    page.goto(f"{PATH}?siden=17")
    expect(page.get_by_role("navigation", name=words("notice.contents"))).to_be_visible()
    expect(page.get_by_role("insertion")).to_have_count(0)


def test_on_paper_stands_the_notice_and_what_is_new(visit: Visit, words: Words) -> None:
    """Neither the contents, which lead nowhere there, nor what can be pressed."""
    page = visit().new_page()
    page.goto(PATH)
    compare = page.get_by_role("button", name=words("notice.compare", version="1"))
    compare.click()
    expect(page.get_by_role("insertion").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Kontakt oss")).to_be_visible()
    expect(page.get_by_role("insertion").first).to_be_visible()
    expect(page.locator(".notice-contents")).to_be_hidden()
    expect(compare).to_be_hidden()


def test_what_cant_be_had_is_asked_for_again(visit: Visit, words: Words, watch: Watch) -> None:
    """The page says so, and shows the notice once it can."""
    watch.expect("500")
    page = visit().new_page()
    answers.intercept(page, {"PrivacyNotice": lambda route: route.fulfill(status=500)})
    page.goto(PATH)
    retry = page.get_by_role("button", name=words("act.retry"))
    expect(retry).to_be_visible()
    page.unroute_all()
    retry.click()
    expect(page.get_by_role("heading", name="Kontakt oss")).to_be_visible()


def test_what_could_not_be_noted_is_new_still(
    page: Page, words: Words, newcomer: Arrive, watch: Watch
) -> None:
    """Who says that they have read it while the server is away is told so, and finds it there the next time."""
    watch.expect("500")
    me = newcomer()
    has_seen(me, 1)
    walk_in(page, words, me, to="/personvern")
    answers.intercept(page, {"PrivacyNoticeSeen": lambda route: route.fulfill(status=500)})
    page.goto(PATH)
    part = news(page, words)
    part.get_by_role("button", name=words("notice.news.read")).click()
    expect(part.get_by_role("alert")).to_contain_text(words("form.failed"))
    page.unroute_all()
    page.reload()
    expect(part).to_be_visible()
