"""One real Min Side and one real browser for all the tests here."""

import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect
from tests.conftest import PASSWORD
from tests.e2e import filled
from tests.e2e.app import LanguageCode, Words
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer, move_in
from tests.e2e.personal import PersonalValues
from tests.e2e.running_demo import RunningDemo, run_demo
from tests.e2e.watch import Watch

HERE = Path(__file__).parent
LAST = "test_server_log.py"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=en-US",
    # Letters as wide as they are meant to be, and not fitted to coarse pixels.
    "--font-render-hinting=none",
]
# Pages are here for seconds: code made quick for longer, and a process for drawing alone, cost more than they save.
SHORT_STAY = ["--js-flags=--no-opt,--no-maglev", "--in-process-gpu"]
LOCALES: dict[LanguageCode, str] = {"nb": "nb-NO", "en": "en-GB"}

# A shared machine is slow now and then; what never comes is still found.
PATIENCE = 10_000
expect.set_options(timeout=PATIENCE)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser comes last, and last of all the test that reads what its run left in the logs.

    Playwright's loop counts as running in its thread until the browser is closed, and pytest's
    loop for asynchronous tests can't run beside it.
    """
    items.sort(key=lambda item: (HERE in item.path.parents, item.path.name == LAST))


@pytest.fixture(scope="session")
def personal() -> PersonalValues:
    return PersonalValues()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Generator[RunningDemo]:
    with run_demo(filled.begin(tmp_path_factory.mktemp("demo"))) as running:
        yield running


@pytest.fixture(scope="session")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Generator[RunningDemo]:
    """A demo whose pages may be counted."""
    folder = filled.begin(tmp_path_factory.mktemp("counting"))
    with run_demo(folder, MINSIDE_STATISTICS="true") as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # The same engine without the windows around it needs a quarter less of the machine.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert chromium, "the browser's tests need Chromium: sudo apt-get install chromium"
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS + SHORT_STAY}


class Visit(Protocol):
    """Opens a window; `who` is an e-mail address of the demo, None for somebody unknown."""

    def __call__(
        self, who: str | None = None, *, language: LanguageCode = "nb", **context: Any
    ) -> BrowserContext: ...


@pytest.fixture
def watch() -> Generator[Watch]:
    """The browser has nothing to complain about, but for what a test expects."""
    watch = Watch()
    yield watch
    assert [] == watch.complaints


@pytest.fixture
def visit(
    browser: Browser,
    demo: RunningDemo,
    watch: Watch,
    personal: PersonalValues,
    signed_in: Callable[[str], StorageState],
) -> Generator[Visit]:
    """Browser windows of a test, each with cookies of its own."""
    contexts: list[BrowserContext] = []

    def open_context(
        who: str | None = None, *, language: LanguageCode = "nb", **options: Any
    ) -> BrowserContext:
        window: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(
            base_url=demo.url,
            locale=LOCALES[language],
            storage_state=signed_in(who) if who else None,
            **window,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.over(context)
        return context

    yield open_context
    for context in contexts:
        personal.add(*(cookie.get("value", "") for cookie in context.cookies()))
        # What a page asks for as it is closed gets no answer, and is no mistake of the next test's.
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()


@pytest.fixture(scope="session")
def signed_in(browser: Browser, demo: RunningDemo) -> Callable[[str], StorageState]:
    """The cookies of a customer, who signs in once for the whole run."""
    known: dict[str, StorageState] = {}

    def state(email: str) -> StorageState:
        if email not in known:
            context = browser.new_context(base_url=demo.url, locale="nb-NO")
            sign_in(context.new_page(), Words("nb"), email)
            known[email] = context.storage_state()
            # What the page keeps beside the cookies it writes anew when it is opened.
            known[email]["origins"] = []
            context.close()
        return known[email]

    return state


@pytest.fixture
def page(visit: Visit) -> Page:
    """A window of somebody unknown."""
    return visit().new_page()


@pytest.fixture
def words() -> Words:
    return Words("nb")


@pytest.fixture
def keyboard(page: Page, personal: PersonalValues) -> Keyboard:
    return Keyboard(page, personal)


@pytest.fixture
def newcomer(demo: RunningDemo, personal: PersonalValues) -> Callable[..., Newcomer]:
    """Makes a customer of the test's own; see `move_in`."""

    def arrive(**wishes: Any) -> Newcomer:
        someone = move_in(demo, **wishes)
        personal.add(someone.email, wishes.get("pet") or "")
        return someone

    return arrive


def walk_in(page: Page, words: Words, who: Newcomer, *, to: str = "/") -> None:
    """Past the door, where it isn't what is tried: the browser has the cookies of somebody who has
    just signed in. Ends on the page at `to`."""
    entered = who.let_in(page.evaluate("navigator.userAgent"))
    tokens = {"minside": entered.session_token, "minside-device": entered.device_token}
    page.context.add_cookies(
        [
            {"name": name, "value": token, "url": who.home.url, "httpOnly": True, "sameSite": "Lax"}
            for name, token in tokens.items()
        ]
    )
    page.goto(to)
    _is_in(page, words)


def sign_in(
    page: Page, words: Words, email: str, password: str = PASSWORD, *, to: str = "/"
) -> None:
    """Through the door; ends on the page at `to`."""
    page.goto(f"/logg-inn?til={to}")
    fill_sign_in(page, words, email, password)
    page.wait_for_url(f"**{to}")
    _is_in(page, words)


def _is_in(page: Page, words: Words) -> None:
    expect(page.get_by_role("button", name=words("menu.sign-out"), exact=True)).to_be_attached()


def fill_sign_in(page: Page, words: Words, email: str, password: str = PASSWORD) -> None:
    page.get_by_label(words("sign-in.email"), exact=True).fill(email)
    page.get_by_label(words("sign-in.password"), exact=True).fill(password)
    page.get_by_role("button", name=words("sign-in.submit")).click()
