"""From a stranger to a customer who changes their password and address, by keyboard alone."""

import secrets
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit, fill_sign_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.mailbox import Mailbox
from tests.e2e.newcomers import Person
from tests.e2e.personal import PersonalValues
from tests.e2e.test_journey import Traveller

from minside.auth import mail

FIRST, SECOND, THIRD = (
    "sju-elger-i-skogbrynet",
    "nitten-rever-over-myra",
    "elleve-sauer-ved-fjorden",
)


class Newcoming(Traveller):
    """What somebody does on the way in."""

    def register(self) -> None:
        self.keyboard.activate(self.page.get_by_role("link", name=self.words("sign-in.register")))
        self.arrived(self.words("register.title"))
        self._write("register.firstName", "Solbjørg")
        self._write("register.lastName", "Kvalvåg")
        self._write("sign-in.email", self.me.email)
        self._write("register.password", self.me.password)
        self.keyboard.press("Enter")
        self.arrived(self.words("sent.title"))
        expect(self.page.get_by_role("main")).to_contain_text(self.me.email)

    def verify(self) -> None:
        self._opened(self.words("verify.title"))
        self._write("verify.password", self.me.password)
        self.keyboard.press("Enter")
        self.arrived(self.words("home.greeting", name="Solbjørg"))
        self.told(self.words("verify.welcome"))

    def change_password(self, new: str) -> None:
        page, words = self.page, self.words
        self.keyboard.activate(page.get_by_role("button", name=words("own-password.change")))
        self._write("own-password.new", new)
        expect(page.get_by_label(words("own-password.end-others"))).to_be_checked()
        self.keyboard.activate(page.get_by_role("button", name=words("own-password.save")))
        self.told(words("own-password.done.ended", count=1))
        self.me = replace(self.me, password=new)

    def ask_for_another_address(self, new: str) -> None:
        page, words = self.page, self.words
        change = page.get_by_role("button", name=words("own-email.change"), exact=True)
        self.keyboard.activate(change)
        self._write("own-email.new", new)
        self.keyboard.press("Enter")
        expect(page.get_by_text(words("own-email.sent", email=new))).to_be_visible()

    def confirm_address(self, new: str, code: str) -> None:
        words = self.words
        self._write("own-email.code", code)
        self.keyboard.press("Enter")
        self.told(words("own-email.done", email=new, before=self.me.email))
        self.me = replace(self.me, email=new)

    def forget(self) -> None:
        words, page = self.words, self.page
        self.keyboard.activate(page.get_by_role("link", name=words("sign-in.forgot")))
        self.arrived(words("forgot.title"))
        self._write("sign-in.email", self.me.email)
        self.keyboard.press("Enter")
        self.arrived(words("sent.title"))

    def choose_again(self, new: str) -> None:
        self._opened(self.words("reset.title"))
        self._write("reset.password", new)
        self.keyboard.press("Enter")
        self.page.wait_for_url("**/logg-inn")
        self.told(self.words("sign-in.farewell.reset"))
        self.me = replace(self.me, password=new)

    def _opened(self, title: str) -> None:
        """A page that the browser has loaded starts at its top, as any page does."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def _write(self, label: str, text: str) -> None:
        self.keyboard.write(self.page.get_by_label(self.words(label), exact=True), text)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_stranger_becomes_a_customer_and_changes_what_they_sign_in_with(
    visit: Visit, personal: PersonalValues, language: LanguageCode
) -> None:
    """Register, the mail, verify, another password that ends the other session, another address,
    forgotten and chosen anew: each step by keyboard, and not one complaint from the browser."""
    words = Words(language)
    page = visit(language=language).new_page()
    keyboard = Keyboard(page, personal)
    mailbox = Mailbox(page, keyboard, words.language)
    token = secrets.token_hex(4)
    address, other = f"solbjorg.{token}@example.com", f"kvalvag.{token}@example.com"
    personal.add(address, other, FIRST, SECOND, THIRD)
    me = Newcoming(page, keyboard, words, Person(email=address, password=FIRST))

    page.goto("/")
    me.choose_language()
    me.register()
    mailbox.open(mail.REGISTER_VERIFY, to=address)
    mailbox.follow("/bekreft")
    me.verify()

    elsewhere = visit().new_page()
    elsewhere.goto("/logg-inn")
    fill_sign_in(elsewhere, Words("nb"), address, FIRST)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text(
        words("home.greeting", name="Solbjørg")
    )
    me.open_page("menu.security", "security.title")
    me.change_password(SECOND)
    elsewhere.reload()
    expect(elsewhere).to_have_url("/logg-inn")

    me.ask_for_another_address(other)
    mailbox.open(mail.EMAIL_CHANGE_CODE, to=other)
    code = mailbox.code()
    page.goto("/innlogging")
    me.confirm_address(other, code)
    mailbox.open(mail.EMAIL_CHANGED, to=address)

    page.goto("/")
    me.sign_out()
    me.forget()
    mailbox.open(mail.PASSWORD_RESET, to=other)
    mailbox.follow("/nytt-passord")
    me.choose_again(THIRD)
    me.sign_in()
    me.arrived(words("home.greeting", name="Solbjørg"))
