"""Answers of the API, for states of a page that the demo's own data doesn't lead to."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from playwright.sync_api import Page, Request, Route
from tests.e2e.app import FRONTEND

Data = Mapping[str, Any]
Handler = Callable[[Route], None]


def answer(page: Page, answers: Mapping[str, Data]) -> None:
    """From now on these operations, by name, are answered so; everything else is real."""
    intercept(page, {name: _telling(data) for name, data in answers.items()})


def _telling(data: Data) -> Handler:
    return lambda route: route.fulfill(json={"data": data})


def intercept(page: Page, handlers: Mapping[str, Handler]) -> None:
    """From now on these operations, by name, are handled so; everything else is real."""

    def handle(route: Route) -> None:
        handler = handlers.get(operation(route.request))
        if handler:
            handler(route)
        else:
            route.fallback()

    page.route("**/graphql", handle)


def operation(request: Request) -> str:
    """What the app calls that which it asks for here; empty where it asks for nothing."""
    document = json.loads(request.post_data or "{}").get("documentId", "")
    return _names().get(document, "")


@cache
def _names() -> Mapping[str, str]:
    """What each of the app's documents is called, by its id."""
    manifest = json.loads((FRONTEND / "trusted-documents.json").read_text(encoding="utf-8"))
    named = {id: re.match(r"\w+ (\w+)", text) for id, text in manifest.items()}
    return {id: found[1] for id, found in named.items() if found}


def kroner(amount: str) -> Data:
    return {"amount": amount, "currency": "NOK"}


def product(number: int, name: str, **said: Any) -> Data:
    """One that is in stock, of which nothing more is known than what is said."""
    return {
        "id": str(number),
        "sku": f"MP-{number}",
        "name": name,
        "brand": None,
        "price": kroner("249.00"),
        "regularPrice": None,
        "availability": "IN_STOCK",
        "stock": None,
        "packGrams": None,
        "isEaten": True,
        "isUsedUp": True,
        "pictureUrl": None,
        "description": None,
        "category": [],
        "shopUrl": None,
        "contents": [],
        "variants": [],
        "variantLabel": None,
        **said,
    }


LONG_NAME = "Fullkorntørrfôr til hypersensitive langhårsdverghunder uten kylling"
SHELF = [
    product(1, LONG_NAME, brand="Fôrlåven", packGrams=12_000, regularPrice=kroner("1299.90")),
    product(2, "Gresskarputer", availability="OUT_OF_STOCK", stock=0, packGrams=450),
    product(3, "Våtfôr med laks", brand="Kattenes Kjøkken", stock=2, price=kroner("19.90")),
    product(4, "Sele i vadmel", availability="PREORDER", price=None),
    product(5, "Kløvbag til setertur", availability="BACKORDER", stock=0),
    product(6, "Hundekjeks", stock=40),
]


def found(*products: Data, more: bool = False, categories: Mapping[str, int]) -> Data:
    """What a search finds; `categories` are the outermost ones with their counts."""
    return {
        "products": {
            "nodes": products,
            "pageInfo": {"hasNextPage": more, "endCursor": "her" if more else None},
            "totalCount": sum(categories.values()),
            "categories": [{"path": [name], "count": count} for name, count in categories.items()],
        }
    }


WHOLE_SHELF = found(*SHELF, more=True, categories={"Hund": 199, "Katt": 98, "Bøker": 3})
EMPTY_SHELF = found(categories={})

SIZES = [
    product(n, f"{LONG_NAME}, {label}", variantLabel=label, packGrams=grams, price=kroner(price))
    for n, label, grams, price in (
        (7, "3 kg", 3_000, "349.00"),
        (8, "800 g", 800, "129.00"),
    )
]
KNOWN_PRODUCT = product(
    1,
    LONG_NAME,
    brand="Fôrlåven",
    packGrams=12_000,
    stock=3,
    regularPrice=kroner("1299.90"),
    description="Til den som ikke tåler alt.\n\nHele korn, malt på steinkvern.",
    category=["Hund", "Tørrfôr", "Voksen"],
    shopUrl="https://www.mikopet.no/p/mp-1",
    contents=[
        {"name": "Ingredienser", "value": "Laks 26 %, ris 22 %, roepulp, linfrø, vitaminer."},
        {"name": "Analytiske bestanddeler", "value": "Råprotein 25 %, råfett 14 %."},
    ],
    variantLabel="12 kg",
    variants=SIZES,
)
GONE_PRODUCT = {**KNOWN_PRODUCT, "availability": "GONE", "variants": [], "price": None}

RECIPIENTS: Mapping[str, Any] = {
    "recipients": [
        {
            "name": "Mikopet nettbutikk",
            "role": "Nettbutikk og kundekonto",
            "country": "NO",
            "purpose": "Å ta imot bestillinger og ha riktige opplysninger om deg",
            "fields": ["Kundenummer", "Fornavn", "Etternavn", "E-postadresse", "Telefonnummer"],
        },
        {
            "name": "Nordisk Lager og Pakkeforsendelse",
            "role": "Pakker og sender varene dine",
            "country": "SE",
            "purpose": "Å sende deg det du har avtalt",
            "fields": ["Navn og leveringsadresse", "Leveringsdag", "Varer"],
        },
    ]
}
NOTICE_CHANGED: Data = {"privacyNotice": {"version": 2, "date": "2026-11-30", "lastSeenVersion": 1}}
NO_RECIPIENTS: Data = {"recipients": []}


def disclosure(number: int, **said: Any) -> Data:
    return {
        "id": str(number),
        "at": "2026-11-20T12:00:00Z",
        "acknowledgedAt": "2026-11-20T12:00:04Z",
        "recipient": "Mikopet nettbutikk",
        "country": "NO",
        "purpose": "Å ta imot bestillinger og ha riktige opplysninger om deg",
        "what": "Endret profil",
        "fields": ["Kundenummer", "E-postadresse", "Telefonnummer"],
        **said,
    }


def disclosures(*nodes: Data, more: bool = False) -> Data:
    page = {"hasNextPage": more, "endCursor": "her" if more else None}
    listed = {"nodes": nodes, "pageInfo": page, "totalCount": len(nodes)}
    return {"me": {"id": "kari", "disclosures": listed}}


DISCLOSED = disclosures(
    disclosure(1),
    disclosure(2, recipient="Nordisk Lager og Pakkeforsendelse", country="SE", fields=[]),
    disclosure(3, acknowledgedAt=None),
    more=True,
)
NOT_DISCLOSED = disclosures()


def period(began: str, ended: str | None = None, **said: Any) -> Data:
    """A membership from one day to another, which the customer began and ended."""
    return {
        "beganAt": f"{began}T10:00:00Z",
        "beganBy": "CUSTOMER",
        "beganReason": None,
        "endedAt": ended and f"{ended}T10:00:00Z",
        "endedBy": ended and "CUSTOMER",
        "reason": None,
        **said,
    }


def benefit(name: str, title: str, text: str, **said: Any) -> Data:
    return {"name": name, "title": title, "text": text, "fromOn": None, "untilOn": None, **said}


def code(name: str, **said: Any) -> Data:
    """Ten per cent off once, without an end."""
    return {
        "id": name,
        "code": name,
        "title": None,
        "percent": 10,
        "amount": None,
        "leastTotal": None,
        "validFrom": None,
        "validUntil": None,
        "once": True,
        "state": "VALID",
        "uses": [],
        **said,
    }


def club(
    *, periods: Sequence[Data] = (), benefits: Sequence[Data] = (), codes: Sequence[Data] = ()
) -> Data:
    """How a customer stands in the venneklubb."""
    since = periods[0]["beganAt"] if periods and periods[0]["endedAt"] is None else None
    told = {
        "isMember": since is not None,
        "since": since,
        "periods": periods,
        "benefits": benefits,
        "discountCodes": codes,
    }
    return {"me": {"id": "kari", "membership": told}}


BENEFITS = [
    benefit(
        "mat-10",
        "Ti prosent på alt fôr",
        "Hver gang du handler fôr, også det som er på tilbud. Rabatten er trukket fra i kassen.",
    ),
    benefit("klo", "Gratis kloklipp", "På dagtid.", fromOn="2036-12-01", untilOn="2037-01-31"),
    benefit(
        "bursdag",
        "Bursdagsgave til dyret",
        "Til alle i huset.",
        fromOn="2026-01-01",
        untilOn="2036-12-31",
    ),
]
CODES = [
    code(
        "VENNEKLUBBEN-JUL-2026-ABCDEFGH",
        title="Julegave til deg som har vært med lenge",
        percent=None,
        amount=kroner("100.00"),
        leastTotal=kroner("499.00"),
        validUntil="2036-12-24",
    ),
    code("SNART", percent=15, state="NOT_YET", validFrom="2036-12-01", once=False),
    code(
        "MANGE",
        once=False,
        uses=[
            {"usedAt": "2026-11-12T10:00:00Z", "order": "50149", "orderId": None},
            {"usedAt": "2026-10-02T10:00:00Z", "order": None, "orderId": None},
        ],
    ),
    code(
        "BRUKT",
        state="USED",
        uses=[{"usedAt": "2026-09-03T10:00:00Z", "order": "50107", "orderId": "o-1"}],
    ),
    code("UTE", title="Sommer", state="EXPIRED", validUntil="2026-08-31"),
]
MEMBER = club(
    periods=[
        period("2024-03-03", beganBy="STAFF", beganReason="Ba om det på telefon"),
        period("2020-01-06", "2021-04-01", endedBy="STAFF", reason="Flyttet utenlands"),
    ],
    benefits=BENEFITS,
    codes=CODES,
)
BARE_MEMBER = club(periods=[period("2026-11-20")])
GUEST = club(benefits=BENEFITS)


def cookies(accepted: bool | None) -> Data:
    """The page about cookies where statistics are in use: what was answered, None for nothing yet."""
    unasked = {"paragraphs": ["Dette trengs."], "isInUse": True, "accepted": None}
    asked = ["Ja, tell hva jeg bruker på Min Side.", "Det blir bare til tall for hele dagen."]
    page = {
        "version": "0123456789ab",
        "asks": accepted is None,
        "chosenOn": None if accepted is None else "2026-11-30",
        "holdsUntil": None if accepted is None else "2027-11-30",
        "questions": [
            {**unasked, "category": "NECESSARY", "label": "Nødvendig"},
            {
                "category": "STATISTICS",
                "label": "Statistikk",
                "paragraphs": asked,
                "isInUse": True,
                "accepted": accepted,
            },
            {**unasked, "category": "MARKETING", "label": "Markedsføring", "isInUse": False},
        ],
        "kept": [
            {
                "name": "__Host-minside-choices",
                "place": "COOKIE",
                "category": "NECESSARY",
                "purpose": "Husker hva du valgte på denne siden.",
                "lasts": "12 måneder",
                "readers": "Bare Min Side",
            }
        ],
    }
    return {"cookies": page}
