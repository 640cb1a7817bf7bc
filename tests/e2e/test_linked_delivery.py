"""The links in a notice, from the mail to what was done: no sign-in, and nothing before one chooses."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, Request, expect
from tests.e2e import answers
from tests.e2e.app import Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.fixed import HAY
from tests.e2e.keyboard import Keyboard
from tests.e2e.linked import Noticed, delivery, notice
from tests.e2e.links import every_link_to, link_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_deliveries import heading, spoken
from tests.e2e.test_shell import says, speak
from tests.e2e.watch import Watch

from minside.subscriptions.actions import open_day

SKIP, MOVE, CHANGE = "/levering", "/levering/flytt", "/levering/endre"
Arrive = Callable[..., Newcomer]


@pytest.fixture
def noticed(newcomer: Arrive) -> Noticed:
    """A bag of food for Åse, whose notice is in her mail."""
    return notice(newcomer())


class Reader:
    """Somebody who reads mail, signed in nowhere, and what their browser asked for."""

    def __init__(self, page: Page, words: Words, keyboard: Keyboard, noticed: Noticed) -> None:
        self.page, self.words, self.keyboard, self.noticed = page, words, keyboard, noticed
        self.asked: list[Request] = []
        page.on("request", lambda request: self.asked.append(request))

    def link(self, page: str) -> str:
        return link_to(self.noticed.who.home, self.noticed.who.email, page)

    def follow(self, page: str = SKIP) -> None:
        self.page.goto("about:blank")
        self.page.goto(self.link(page))
        self.comes()

    def comes(self) -> None:
        self._stands("linked.title")

    def is_skipped(self) -> None:
        self._stands("linked.title.skipped")

    def _stands(self, title: str) -> None:
        began = re.escape(self.words(title, day="…")).replace("…", ".+")
        heading = self.page.get_by_role("heading", level=1, name=re.compile(f"^{began}$"))
        expect(heading).to_be_visible()

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.words(key), exact=True)

    def press(self, key: str) -> None:
        self.keyboard.activate(self.button(key))

    def sent(self) -> list[str]:
        """What was asked of the API."""
        return [answers.operation(one) for one in self.asked if one.url.endswith("/graphql")]


@pytest.fixture
def reader(
    page: Page, words: Words, keyboard: Keyboard, noticed: Noticed, personal: PersonalValues
) -> Reader:
    reader = Reader(page, words, keyboard, noticed)
    personal.add(reader.link(SKIP).partition("#")[2])
    return reader


def test_a_delivery_is_skipped_from_the_mail_and_taken_back(reader: Reader, words: Words) -> None:
    """By keyboard; what comes of it stands beside the button before, and what was done after."""
    reader.follow()
    foreseen = reader.page.get_by_role("region", name=words("linked.skip.title"))
    expect(foreseen).to_contain_text("kommer ikke.")
    expect(foreseen).to_contain_text("Neste levering kommer")
    expect(foreseen.get_by_text(words("linked.then"))).to_be_visible()
    reader.press("linked.skip")
    reader.is_skipped()
    expect(reader.page.get_by_text("trenger du ikke gjøre noe")).to_have_count(0)
    back = reader.page.get_by_role("region", name=words("linked.unskip.title"))
    expect(back.get_by_text(words("linked.then"))).to_be_visible()
    said = reader.page.get_by_text(words("linked.skipped"))
    expect(said).to_be_visible()
    expect(said.locator("..")).to_be_focused()
    reader.press("act.undo")
    reader.comes()
    says(reader.page, words("linked.unskipped"))


def test_a_link_used_again_shows_how_it_is_now(reader: Reader, words: Words) -> None:
    """Another day, say: skipped it stays, and may come after all by the same link."""
    reader.follow()
    reader.press("linked.skip")
    reader.is_skipped()
    reader.page.goto("about:blank")
    reader.page.goto(reader.link(SKIP))
    reader.is_skipped()
    reader.press("linked.unskip")
    reader.comes()


def test_a_delivery_is_moved_from_the_mail_and_back(
    reader: Reader, noticed: Noticed, words: Words
) -> None:
    """The day is chosen first on this page; its consequence is said as it is chosen."""
    reader.follow(MOVE)
    headings = reader.page.get_by_role("heading", level=2).all_inner_texts()
    assert headings.index(words("linked.move.title")) < headings.index(words("linked.skip.title"))
    field = reader.page.get_by_label(words("linked.move.day"))
    was = field.input_value()
    assert noticed.comes.isoformat() == was
    day = open_day(noticed.comes + timedelta(days=7)).isoformat()
    reader.keyboard.write_day(field, day)
    form = reader.page.get_by_role("region", name=words("linked.move.title"))
    expect(form).to_contain_text("Neste levering kommer")
    reader.press("linked.move")
    expect(field).to_have_value(day)
    moved = reader.page.get_by_text(words("linked.moved", day="").strip(" ."))
    expect(moved.locator("..")).to_be_focused()
    skipping = reader.page.get_by_role("region", name=words("linked.skip.title"))
    expect(skipping).to_contain_text(f"{int(day[-2:])}.")
    reader.press("act.undo")
    expect(field).to_have_value(was)


def test_a_day_that_is_missing_or_refused_is_told_until_another_is_chosen(
    reader: Reader, noticed: Noticed, words: Words
) -> None:
    """No press without an answer, and no old answer beside a new day."""
    reader.follow(MOVE)
    field = reader.page.get_by_label(words("linked.move.day"))
    form = reader.page.get_by_role("region", name=words("linked.move.title"))
    field.fill("")
    expect(form.get_by_text(words("linked.move.same"))).to_have_count(0)
    reader.press("linked.move")
    expect(form.get_by_role("alert")).to_have_text(words("linked.move.missing"))
    expect(field).to_be_focused()
    field.fill((noticed.comes - timedelta(days=300)).isoformat())
    expect(form.get_by_text(words("linked.move.missing"))).to_have_count(0)
    reader.press("linked.move")
    refused = reader.page.locator("main .failure")
    expect(refused).to_have_count(1)
    field.fill(open_day(noticed.comes + timedelta(days=7)).isoformat())
    expect(refused).to_have_count(0)
    expect(form.get_by_text(words("linked.then"))).to_be_visible()


def test_what_is_in_a_delivery_is_changed_from_the_mail_and_back(
    reader: Reader, noticed: Noticed, words: Words, visit: Visit
) -> None:
    """The quantities come first on this page, and no sign-in before it. What comes of it and what it costs
    is said as they are typed; what can't be is refused at its field; the log says that it was by the link."""
    reader.follow(CHANGE)
    headings = reader.page.get_by_role("heading", level=2).all_inner_texts()
    assert headings.index(words("linked.change.title")) < headings.index(words("linked.skip.title"))
    form = reader.page.get_by_role("region", name=words("linked.change.title"))
    field = form.get_by_role("spinbutton").first
    assert "1" == field.input_value()
    type_in(reader, field, "10000")
    reader.press("linked.change")
    expect(form.locator("ds-error-summary")).to_contain_text("99")
    expect(field).to_have_attribute("aria-invalid", "true")
    type_in(reader, field, "3")
    expect(form).to_contain_text("denne gangen, i stedet for 1.")
    expect(form).to_contain_text("slik prisene er i dag, med frakt.")
    expect(reader.page.get_by_text("1 × ")).to_be_visible()
    reader.press("linked.change")
    said = reader.page.get_by_text(words("linked.changed"))
    expect(said.locator("..")).to_be_focused()
    expect(reader.page.get_by_text("3 × ")).to_be_visible()
    reader.press("act.undo")
    says(reader.page, words("linked.change.undone"))
    expect(reader.page.get_by_text("1 × ")).to_be_visible()
    expect(field).to_have_value("1")
    page = visit().new_page()
    page.goto("/logg-inn")
    walk_in(page, words, noticed.who, to=f"/faste-leveringer/{noticed.id}")
    day = spoken(noticed.comes, words)
    changed = words("fast.log.by-link", what=words("fast.kind.extra.day", who="Du", day=day))
    expect(page.get_by_role("region", name=words("fast.log"))).to_contain_text(changed)


def type_in(reader: Reader, field: Locator, number: str) -> None:
    reader.keyboard.go_to(field)
    reader.keyboard.press("Control+a")
    reader.page.keyboard.type(number)


def test_what_was_changed_elsewhere_meanwhile_is_shown_first(
    reader: Reader, noticed: Noticed, words: Words, visit: Visit
) -> None:
    """In another window, by the same link: nothing is overwritten unseen, and what was typed stays."""
    reader.follow(CHANGE)
    other = visit().new_page()
    other.goto(reader.link(CHANGE))
    other.get_by_role("spinbutton").first.fill("2")
    other.get_by_role("button", name=words("linked.change"), exact=True).click()
    says(other, words("linked.changed"))
    field = reader.page.get_by_role("spinbutton").first
    field.fill("4")
    reader.press("linked.change")
    expect(reader.page.get_by_text(words("linked.change.stale"))).to_be_visible()
    expect(reader.page.get_by_text("2 × ")).to_be_visible()
    expect(field).to_have_value("4")
    reader.press("linked.change")
    expect(reader.page.get_by_text("4 × ")).to_be_visible()


def test_a_scanner_that_fetches_every_link_does_nothing(
    reader: Reader, noticed: Noticed, visit: Visit, words: Words
) -> None:
    """Every one in the letter, by HEAD and GET, and even in a browser of its own that runs the page: the
    delivery comes as the notice said, and nobody has changed anything."""
    reader.link(MOVE)
    links = every_link_to(noticed.who.home, noticed.who.email)
    paths = {link.partition("#")[0] for link in links}
    assert {SKIP, MOVE, CHANGE, f"/faste-leveringer/{noticed.id}"} <= paths
    for link in sorted(links):
        assert 200 == reader.page.request.head(link).status
        assert 200 == reader.page.request.get(link).status
    for page in (SKIP, MOVE, CHANGE):
        scanner = visit().new_page()
        scanner.goto(reader.link(page))
        expect(scanner.get_by_role("button", name=words("linked.skip"))).to_be_visible()
        scanner.wait_for_load_state("networkidle")
    reader.follow()
    expect(reader.button("linked.skip")).to_be_visible()
    page = visit().new_page()
    page.goto("/logg-inn")
    walk_in(page, words, noticed.who, to=f"/faste-leveringer/{noticed.id}")
    expect(page.get_by_role("heading", level=2).first).to_have_text(heading(noticed.comes, words))
    log = page.get_by_role("region", name=words("fast.log"))
    expect(log).to_contain_text(words("fast.log.none"))


def test_the_token_is_in_no_address_that_a_server_sees(reader: Reader) -> None:
    """Nor in the browser's, once the page stands: a reload keeps the page, and another window, to which the
    address was copied, is told to open the link."""
    token = reader.link(SKIP).partition("#")[2]
    reader.follow()
    expect(reader.page).to_have_url(SKIP)
    assert not [one.url for one in reader.asked if token in one.url.partition("#")[0]]
    reader.page.reload()
    reader.comes()
    expect(reader.page).to_have_url(SKIP)
    assert not [one.url for one in reader.asked if token in one.url]
    other = reader.page.context.new_page()
    other.goto(SKIP)
    gone = other.get_by_role("heading", level=1, name=reader.words("link.gone.title"))
    expect(gone).to_be_visible()
    expect(other.get_by_text(reader.words("link.gone.delivery"))).to_be_visible()


def test_what_each_costs_stands_beside_it_from_the_start(reader: Reader, words: Words) -> None:
    """Before anything is chosen."""
    reader.follow(CHANGE)
    line = reader.page.get_by_role("region", name=words("linked.contents")).get_by_role("listitem")
    expect(line).to_have_text(re.compile(r"^1\s×\s.+\d\skr$"))


def test_a_number_that_cant_be_is_told_at_its_field_as_it_is_typed(
    reader: Reader, words: Words
) -> None:
    """In a person's words, and nowhere else; what isn't filled in yet is no fault."""
    reader.follow(CHANGE)
    form = reader.page.get_by_role("region", name=words("linked.change.title"))
    field = form.get_by_role("spinbutton").first
    type_in(reader, field, "100")
    wrong = form.locator(".ds-validation-message")
    expect(wrong).to_have_text(words("linked.change.wrong", most=99))
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(form.locator(".linked-foreseen")).to_have_text("")
    reader.keyboard.press("Control+a")
    reader.keyboard.press("Delete")
    expect(wrong).to_have_count(0)
    reader.page.keyboard.type("2")
    expect(form).to_contain_text("denne gangen, i stedet for 1.")
    expect(wrong).to_have_count(0)


def test_none_of_anything_offers_to_skip_it_instead(reader: Reader, words: Words) -> None:
    """And says what it means; one press, and it is skipped."""
    reader.follow(CHANGE)
    form = reader.page.get_by_role("region", name=words("linked.change.title"))
    type_in(reader, form.get_by_role("spinbutton").first, "0")
    expect(form.get_by_text(words("linked.change.none"))).to_be_visible()
    reader.press("linked.change.skip")
    reader.is_skipped()
    says(reader.page, words("linked.skipped"))


def test_after_the_deadline_the_link_says_what_to_do_instead(
    reader: Reader, noticed: Noticed, words: Words
) -> None:
    """Also where it passes while the page is open: nothing was done, and it is said."""
    reader.follow()
    noticed.past_its_deadline()
    reader.press("linked.skip")
    dead = reader.page.get_by_role("heading", level=1, name=words("link.dead.title"))
    expect(dead).to_be_focused()
    expect(reader.page.get_by_text(words("link.dead.delivery"))).to_be_visible()
    reader.page.goto("about:blank")
    reader.page.goto(reader.link(SKIP))
    expect(dead).to_be_visible()
    main = reader.page.get_by_role("main")
    expect(main.get_by_role("link", name=words("link.sign-in"))).to_be_visible()
    expect(main.get_by_role("link", name=words("link.write"))).to_be_visible()


def test_the_page_speaks_the_language_that_is_chosen(reader: Reader) -> None:
    """Its own words and the server's."""
    reader.follow()
    speak(reader.page, "en")
    reader.words = Words("en")
    reader.comes()
    expect(reader.page.get_by_text("The next delivery comes on").first).to_be_visible()


def test_whoever_else_is_signed_in_here_sees_the_same(
    newcomer: Arrive, visit: Visit, words: Words, demo: RunningDemo
) -> None:
    """On a computer that is shared, say; and what is theirs stays theirs."""
    noticed = notice(newcomer(), HAY)
    page = visit("kari@example.com").new_page()
    page.goto(link_to(demo, noticed.who.email, SKIP))
    page.get_by_role("button", name=words("linked.skip"), exact=True).click()
    expect(page.get_by_text(words("linked.skipped"))).to_be_visible()
    page.goto("/")
    greeting = page.get_by_role("heading", level=1, name=words("home.greeting", name="Kari"))
    expect(greeting).to_be_visible()


def test_what_was_done_by_the_link_is_told_so_in_the_log(
    reader: Reader, noticed: Noticed, visit: Visit, words: Words
) -> None:
    """To its customer, once they sign in; there it can be undone, too."""
    reader.follow()
    reader.press("linked.skip")
    reader.is_skipped()
    page = visit().new_page()
    page.goto("/logg-inn")
    walk_in(page, words, noticed.who, to=f"/faste-leveringer/{noticed.id}")
    log = page.get_by_role("region", name=words("fast.log"))
    skipped = words("fast.kind.skip.day", who="Du", day=spoken(noticed.comes, words))
    expect(log).to_contain_text(words("fast.log.by-link", what=skipped))


def test_a_calendar_is_made_read_and_renewed(
    newcomer: Arrive, visit: Visit, words: Words, personal: PersonalValues
) -> None:
    """Its address is there once it is asked for; a new one ends the old."""
    noticed = notice(newcomer())
    page = visit().new_page()
    page.goto("/logg-inn")
    walk_in(page, words, noticed.who, to="/faste-leveringer/kalender")
    page.get_by_role("button", name=words("fast.feed.make")).click()
    says(page, words("fast.feed.made"))
    field = page.get_by_label(words("fast.feed.address"))
    first = field.input_value()
    program = visit().request
    read = program.get(first)
    assert (200, "text/calendar; charset=utf-8") == (read.status, read.headers["content-type"])
    assert noticed.comes.strftime("DTSTART;VALUE=DATE:%Y%m%d") in read.text()
    page.get_by_role("button", name=words("fast.feed.copy")).click()
    copied = page.get_by_text(words("fast.feed.copied"), exact=True)
    expect(copied.or_(page.get_by_text(words("fast.feed.not-copied")))).to_be_visible()
    page.get_by_role("button", name=words("fast.feed.renew")).click()
    expect(field).not_to_have_value(first)
    expect(copied.or_(page.get_by_text(words("fast.feed.not-copied")))).to_have_count(0)
    second = field.input_value()
    personal.add(*(url.rsplit("/", 1)[1].removesuffix(".ics") for url in (first, second)))
    assert [404, 200] == [program.get(url).status for url in (first, second)]


def test_what_cant_be_sent_is_said_and_nothing_lost(page: Page, words: Words, watch: Watch) -> None:
    """The network is gone when one presses; once it is back one presses again."""
    watch.expect("ERR_FAILED")
    answers.answer(page, {"DeliveryByLink": {"deliveryByLink": delivery()}})
    answers.intercept(page, {"DeliverySkipByLink": lambda route: route.abort()})
    page.goto(f"{SKIP}#ikke-en-lenke-fra-oss")
    page.get_by_role("button", name=words("linked.skip"), exact=True).click()
    alert = page.get_by_role("alert").filter(has_text=re.compile(r"\S"))
    expect(alert).to_have_count(1)
    expect(page.get_by_role("button", name=words("linked.skip"), exact=True)).to_be_visible()
