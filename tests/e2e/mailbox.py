"""The demo's mailbox, as a person with a keyboard reads it."""

import re

from playwright.sync_api import Locator, Page, expect
from tests.e2e.app import LanguageCode
from tests.e2e.keyboard import Keyboard

from minside.core.language import Language
from minside.outbox.templates import Template, render

_TRIES = 40


class Mailbox:
    """Opens in the same window, as a mail program on the same machine would."""

    def __init__(self, page: Page, keyboard: Keyboard, language: LanguageCode) -> None:
        self.page, self.keyboard, self._language = page, keyboard, Language(language)

    def open(self, letter: Template, *, to: str) -> None:
        """Open the newest of these letters to this address; a letter takes a moment."""
        subject = self._subject(letter)
        self.page.goto("/dev/outbox")
        link = self._letters(subject, to).first.get_by_role("link")
        for _ in range(_TRIES):
            if link.is_visible():
                break
            self.page.wait_for_timeout(250)
            self.page.reload()
        self.keyboard.activate(link)
        expect(self.page.get_by_role("heading", level=1)).to_have_text(subject)

    def follow(self, path: str) -> None:
        """Follow the letter's link to this page of ours."""
        links = self._text().get_by_role("link")
        self.keyboard.activate(links.filter(has_text=f"{path}#"))
        expect(self.page).to_have_url(re.compile(rf"{path}$"))

    def code(self) -> str:
        """The six digits in the letter."""
        [code] = re.findall(r"\b\d{6}\b", self._text().inner_text())
        return code

    def _subject(self, letter: Template) -> str:
        anything = dict.fromkeys((*letter.values, *letter.secrets), "2026-11-22T12:00:00+00:00")
        return render(letter, self._language, anything, public_url="").subject

    def _letters(self, subject: str, to: str) -> Locator:
        return self.page.get_by_role("listitem").filter(has_text=subject).filter(has_text=to)

    def _text(self) -> Locator:
        return self.page.locator(".text")
