"""Receipts of consents, and the page where they are checked."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from playwright.sync_api import Page, expect
from tests.conftest import KEYS
from tests.e2e.app import Words

from minside.consents import actions as consents
from minside.consents.actions import receipts
from minside.core.keys import Keyring

PAGE = "/samtykker/kvittering"
TEXT = "Ja, send meg nyheter på e-post\n\nVi skriver når vi har noe nytt. «Når som helst» kan du si nei."
CONTENT: dict[str, Any] = {
    "record_id": "urn:mikopet:consent:42",
    "pii_principal_id": "0198c2a4-6e0e-7a51-9d3b-2f5f1c7b8e42",
    "pii_processing": {
        "purposes": [
            {
                "purpose": "news",
                "label": {"nb": "Nyheter på e-post", "en": "News by e-mail"},
                "lawful_basis": "consent",
            }
        ],
        "consent_text": {
            "text": TEXT, "language": "nb", "version": 1, "sha256": sha256(TEXT.encode()).hexdigest(),
        },
        "collection_method": "min_side",
    },
    "party_identification": [{"party_name": "Mikopet AS", "party_email": "post@mikopet.no"}],
    "event": {"event_time": "2026-11-20T12:00:00+00:00", "event_state": "given"},
    "ledger": {"number": 42, "cites": None, "link": "5e" * 32},
}  # fmt: skip
RING = Keyring(KEYS)


def receipt(keys: Keyring, **changed: Any) -> str:
    """As its customer downloads it."""
    return consents.printed_receipt(receipts.signed({**CONTENT, **changed}, keys)).decode()


def paste(page: Page, words: Words, file: str) -> None:
    page.get_by_label(words("proof.paste")).fill(file)
    page.get_by_role("button", name=words("proof.check")).click()


def says(verdict: str, file: str) -> Callable[[Page, Words], None]:
    """A receipt of ours was pasted, and this came of it."""

    def reach(page: Page, words: Words) -> None:
        known = json.dumps(consents.public_keys(RING))
        page.route("**/.well-known/*", lambda route: route.fulfill(body=known))
        paste(page, words, file)
        title = words(f"proof.{verdict}.title")
        expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()

    return reach
