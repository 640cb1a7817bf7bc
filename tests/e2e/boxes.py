"""Forms with boxes for the newsletter, and the pages that they lead to, in their states."""

from typing import Any

from playwright.sync_api import Page, expect
from tests.e2e import answers, consent_answers
from tests.e2e.app import Words

from minside.consents import texts
from minside.consents.actions import ABOUT, Purpose
from minside.core.language import Language


def asked_text(purpose: Purpose) -> dict[str, Any]:
    """Today's, in Norwegian."""
    ours = texts.latest(purpose, Language.NB)
    return {
        "label": ours.label,
        "paragraphs": ours.paragraphs,
        "version": ours.version,
        "language": "NB",
    }


TOKEN = "ikke-en-lenke-fra-oss"
ADDRESS = "en.ganske.lang.adresse@epost.eksempel.no"
ASKED: dict[str, Any] = {
    "address": "e…@epost.eksempel.no",
    "kinds": [
        {
            "purpose": each.value.upper(),
            "label": ABOUT[each].label.nb,
            "waits": True,
            "text": asked_text(each),
        }
        for each in (Purpose.DISCOUNT_CODES, Purpose.ARTICLES)
    ],
    "isDone": False,
}
PURPOSES = [each["purpose"] for each in ASKED["kinds"]]
DONE = {**ASKED, "isDone": True, "kinds": [{**each, "waits": False} for each in ASKED["kinds"]]}


def ticked(page: Page, words: Words) -> None:
    """One box and the year that it asks for; its words are unfolded."""
    page.get_by_role("checkbox").nth(2).check()
    page.get_by_label(words("boxes.year")).fill("1980")
    page.get_by_text(words("boxes.more")).nth(2).click()
    expect(page.locator(".boxes details[open] p").last).to_be_visible()


def without(page: Page, words: Words) -> None:
    """Boxes are ticked and the year is missing: the way on without them stands there."""
    for box in (0, 3):
        page.get_by_role("checkbox").nth(box).check()
    page.get_by_role("button", name=words("register.submit"), exact=True).click()
    expect(page.get_by_role("button", name=words("boxes.without"), exact=True)).to_be_visible()


def sent(page: Page, words: Words) -> None:
    """A newsletter was asked for."""
    answers.answer(
        page, {"NewsletterRequest": {"newsletterRequest": {"sentTo": ADDRESS, "userErrors": []}}}
    )
    ticked(page, words)
    page.get_by_label(words("sign-in.email"), exact=True).fill(ADDRESS)
    page.get_by_role("button", name=words("newsletter.submit")).click()
    expect(page.get_by_text(ADDRESS)).to_be_visible()


def leave_sent(page: Page, words: Words) -> None:
    """A link out of it was asked for."""
    answers.answer(
        page,
        {
            "NewsletterLeaveRequest": {
                "newsletterLeaveRequest": {"sentTo": ADDRESS, "userErrors": []}
            }
        },
    )
    page.get_by_label(words("newsletter.leave.address")).fill(ADDRESS)
    page.get_by_role("button", name=words("newsletter.leave.submit")).click()
    expect(page.get_by_text(words("sent.leave.follow"))).to_be_visible()


def sent_and_reloaded(page: Page, words: Words) -> None:
    """The page remembers that something was asked for, and not where it went."""
    sent(page, words)
    page.reload()
    expect(page.get_by_text(words("sent.unknown"))).to_be_visible()


def asked(page: Page, words: Words) -> None:
    """The mail's link has led here, and nothing was answered; the last one's words are unfolded."""
    _opened(page)
    expect(page.get_by_role("button", name=words("confirm.act"))).to_be_visible()
    page.get_by_text(words("boxes.more")).last.click()
    expect(page.locator("main details[open] p").last).to_be_visible()


def confirmed(page: Page, words: Words) -> None:
    _answered(page, words, "confirm.act", "ConsentConfirm", DONE, purposes=PURPOSES)
    expect(page.get_by_role("heading", level=1, name=words("confirm.done.title"))).to_be_visible()


def declined(page: Page, words: Words) -> None:
    _answered(page, words, "confirm.no", "ConsentDecline", None)
    title = words("confirm.declined.title")
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def _opened(page: Page) -> None:
    answers.answer(page, {"ConsentToConfirm": {"consentToConfirm": ASKED}})
    page.evaluate(f"location.hash = '{TOKEN}'")


def _answered(
    page: Page, words: Words, button: str, operation: str, then: Any, **told: Any
) -> None:
    _opened(page)
    payload = {operation[0].lower() + operation[1:]: {**told, "userErrors": []}}
    press = page.get_by_role("button", name=words(button), exact=True)
    expect(press).to_be_visible()
    answers.answer(page, {"ConsentToConfirm": {"consentToConfirm": then}, operation: payload})
    press.click()


def joined(page: Page, words: Words) -> None:
    """One joined, and ticked a box beside it: there is a way back."""
    told = {
        "Membership": answers.GUEST,
        "ConsentsToJoin": consent_answers.NOTHING,
        "MembershipJoin": {"membershipJoin": {"membership": None, "userErrors": []}},
    }
    answers.answer(page, told)
    page.reload()
    ticked(page, words)
    answers.answer(page, told | {"Membership": answers.MEMBER})
    page.get_by_role("button", name=words("club.join.act"), exact=True).click()
    expect(page.get_by_role("button", name=words("club.no-mail"), exact=True)).to_be_visible()
