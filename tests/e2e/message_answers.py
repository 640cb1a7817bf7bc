"""What the API might tell of messages that were sent, in every state in which one may be."""

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Route
from tests.e2e.answers import Data, Handler

KARI = "kari.nordmann-med-et-langt-navn@eksempeldomene.example"


def message(number: int, **said: Any) -> Data:
    """A letter of ours that arrived."""
    return {
        "id": f"m-{number}",
        "kind": "SERVICE",
        "channel": "MAIL",
        "purpose": "Bestillingene dine",
        "to": KARI,
        "subject": f"Ordrebekreftelse {30100 + number}",
        "language": "NB",
        "at": "2026-11-20T10:05:00Z",
        "state": "SENT",
        **said,
    }


def newsletter(number: int, **said: Any) -> Data:
    told = {"kind": "MARKETING", "purpose": "Nyheter på e-post", "language": None}
    return message(number, **{**told, "subject": "Mørketid og refleks", **said})


def page_of(messages: Sequence[Data], *, total: int = 0, after: str | None = None) -> Data:
    found = {
        "nodes": messages,
        "pageInfo": {"hasNextPage": after is not None, "endCursor": after},
        "totalCount": total or len(messages),
    }
    return {"me": {"id": "kari", "messages": found}}


ALL = page_of(
    [
        newsletter(1, state="CAME_BACK"),
        message(2, state="WAITING", at="2026-11-19T22:10:00Z"),
        message(
            3, state="UNCLEAR", subject=None, language=None,
            purpose="De faste leveringene dine", at="2026-11-18T10:00:00Z",
        ),
        message(4, state="NOT_SENT", at="2026-11-02T10:00:00Z"),
        newsletter(5, to=None, at="2026-10-31T23:30:00Z"),
        message(
            6, channel="SMS", to="+4740000101", subject="Levering på vei",
            at="2026-10-31T22:30:00Z",
        ),
    ]
)  # fmt: skip
NOTHING = page_of([])


def opened(**said: Any) -> Data:
    """What one of them says when it is opened."""
    reason = {
        "sentence": "Du får denne e-posten fordi du bestilte noe hos oss.",
        "isAllowed": True,
        "used": [],
        "consent": None,
        "adapting": None,
        "stops": [],
        "stopped": [],
    }
    told = {
        "id": "m-2", "text": _LETTER, "attachments": [], "reason": reason, "uses": [], **said,
    }  # fmt: skip
    return {"me": {"id": "kari", "message": told}}


_LETTER = """Takk for bestillingen
=====================

Hei, Kari!

Vi har fått bestillingen din, og pakker den så snart vi kan. Du får en e-post
til når den er på vei.

Velg nytt passord:
(lenken er tatt bort)

Vennlig hilsen
Mikopet
"""
AGREED = {
    "sentence": "Du fikk denne fordi du har sagt ja til det.",
    "isAllowed": True,
    "used": ["E-postadressen din", "Fornavnet ditt", "Språket ditt"],
    "consent": {
        "text": "Ja, send meg nyheter på e-post.\n\nMikopet skriver til e-postadressen din.",
        "at": "2025-03-03T10:00:00Z",
    },
    "adapting": {
        "text": "Ja, tilpass det dere sender, til meg og dyrene mine.",
        "at": "2025-05-04T10:00:00Z",
    },
    "stops": ["Nyheter på e-post", "Tilbud på e-post"],
    "stopped": ["Rabattkoder på e-post", "Artikler på e-post"],
}
READ = opened(
    text="Hei!\n\nBruk koden HØST10 på refleks.",
    reason=AGREED,
    uses=[
        {"kind": "OPENED", "at": "2026-11-20T11:00:00Z", "link": None, "code": None, "order": None},
        {
            "kind": "CLICKED", "at": "2026-11-20T11:01:00Z", "code": None, "order": None,
            "link": "https://mikopet.example/refleks-og-lys",
        },
        {
            "kind": "CODE_USED", "at": "2026-11-21T11:00:00Z", "link": None, "code": "HØST10",
            "order": "50107",
        },
    ],
)  # fmt: skip
UNASKED = opened(
    text=None,
    reason={
        "sentence": "Vi finner ikke noe samtykke fra deg til denne. Det beklager vi.",
        "isAllowed": False,
        "used": ["E-postadressen din"],
        "consent": None,
        "adapting": None,
        "stops": [],
        "stopped": ["Nyheter på e-post"],
    },
)
SERVICE = opened()
ORDER = "/bestillinger/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"
"""A page of ours that a letter leads to."""


def with_links(origin: str) -> Data:
    """A letter with links of each kind, and what came with it."""
    return opened(
        text=f"Hei!\n\nSe bestillingen:\n{origin}{ORDER}\n\nLes mer på https://mikopet.example/refleks-og-lys."
        f"\n\nVar det ikke deg?\n{origin}/frys#hemmelig-som-det-kan-bli\n"
        "\nMeld deg av: https://brev.example/av?t=hemmelig\n",
        attachments=[
            {"name": "returskjema-30117.pdf", "url": "/order/30117/return-form.pdf"},
            {"name": "Pakkseddel", "url": None},
        ],
    )


def by_variables(first: Data, next_: Data, marketing: Data) -> Handler:
    """The first page, the one after it, and another list where marketing alone is asked for."""

    def handle(route: Route) -> None:
        variables = json.loads(route.request.post_data or "{}").get("variables", {})
        if variables.get("kind") == "MARKETING":
            route.fulfill(json={"data": marketing})
        else:
            route.fulfill(json={"data": next_ if variables.get("after") else first})

    return handle
