"""The page that the link at a marketing mail's foot leads to, in its states."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from tests.e2e import answers
from tests.e2e.app import Words

TOKEN = "ikke-en-lenke-fra-oss"
CODES = {"purpose": "DISCOUNT_CODES", "label": "Rabattkoder på e-post"}
ARTICLES = {"purpose": "ARTICLES", "label": "Artikler, tips og råd på e-post"}
ALL = [
    {"purpose": "NEWS", "label": "Nyheter på e-post"},
    {"purpose": "OFFERS", "label": "Tilbud på e-post"},
    CODES,
    ARTICLES,
    {"purpose": "CART_REMINDER", "label": "Påminnelse om handlekurven"},
]


def consent(**said: Any) -> dict[str, Any]:
    """A kind of mail that is sent to a reader, as its page is told of it."""
    return {
        "__typename": "LinkedConsent",
        "label": "Rabattkoder på e-post",
        "reached": "k…@example.com",
        "inForce": True,
        "purpose": "DISCOUNT_CODES",
        "everything": [CODES, ARTICLES],
        "waiting": [],
        "besides": [],
    } | said


def asked_for(**said: Any) -> dict[str, Any]:
    """The same by a link that was asked for: no kind of it is more than another."""
    return {"purpose": None, "label": None, "inForce": False, "everything": ALL} | said


def shows(what: str, **said: Any) -> Callable[[Page, Words], None]:
    """A link has led to such a kind; the page says `what`."""

    def reach(page: Page, words: Words) -> None:
        answers.answer(page, {"ConsentByLink": {"consentByLink": consent(**said)}})
        page.evaluate(f"location.hash = '{TOKEN}'")
        expect(page.get_by_text(words(what))).to_be_visible()

    return reach


def left(page: Page, words: Words) -> None:
    """One press, and it is done, with a way back."""
    shows("leaving.choose")(page, words)
    now = consent(inForce=False, everything=[ARTICLES])
    payload = {"consent": now, "undo": "angre", "onItsWay": False, "userErrors": []}
    answers.answer(
        page,
        {
            "ConsentByLink": {"consentByLink": now},
            "ConsentWithdrawByLink": {"consentWithdrawByLink": payload},
        },
    )
    page.get_by_role("button", name=words("leaving.this"), exact=True).click()
    expect(page.get_by_role("button", name=words("leaving.undo"))).to_be_visible()
