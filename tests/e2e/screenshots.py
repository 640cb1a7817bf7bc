"""Pictures of every page in every state, for a person to look at:

.venv/bin/python -m tests.e2e.screenshots /tmp/pictures
"""

import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, StorageState, expect, sync_playwright
from tests.conftest import PASSWORD
from tests.e2e.app import Words
from tests.e2e.conftest import FLAGS, LOCALES, sign_in
from tests.e2e.running_demo import run_demo
from tests.e2e.states import KARI, MONA, STATES

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


def take_all(folder: Path) -> None:
    """`<language>/<state>-<width>-<scheme>.png`, each as long as its page."""
    with (
        tempfile.TemporaryDirectory() as data,
        run_demo(Path(data)) as demo,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for language in LOCALES:
            take(browser, demo.url, folder / language, Words(language))


def take(browser: Browser, url: str, folder: Path, words: Words) -> None:
    states = {who: signed_in(browser, url, words, who) for who in (KARI, MONA)}
    for state in STATES:
        context = browser.new_context(
            base_url=url,
            locale=LOCALES[words.language],
            reduced_motion="reduce",
            storage_state=states[state.who] if state.who else None,
        )
        context.add_init_script(f"localStorage.setItem('minside.language', '{words.language}')")
        page = state.show(context, words)
        for width, scheme in product(WIDTHS, SCHEMES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            name = f"{state.name}-{width}-{scheme}.png"
            page.screenshot(path=folder / name, full_page=True)
        context.close()


def signed_in(browser: Browser, url: str, words: Words, email: str) -> StorageState:
    """Cookies of the customer, whose language is now that of the words."""
    context = browser.new_context(base_url=url, locale=LOCALES[words.language])
    page = context.new_page()
    sign_in(page, Words("nb"), email, PASSWORD)
    if words.language == "en":
        page.get_by_role("button", name="EN, English").click()
        expect(page.get_by_text(words("language.kept"))).to_be_visible()
    state = context.storage_state()
    context.close()
    return state


if __name__ == "__main__":
    take_all(Path(sys.argv[1]))
