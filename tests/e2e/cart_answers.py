"""Carts, as the API tells of them."""

from typing import Any

from tests.e2e.answers import LONG_NAME, Data, kroner, product
from tests.e2e.delivery_answers import YES

MOMENT = "2026-11-20T12:00:00Z"
LONG_CART = "Alt det dyrene trenger i Nordmarkshytteveien til vinterferien"


def line(number: int, name: str, quantity: int = 1, **said: Any) -> Data:
    return {
        "sku": f"MP-{number}", "name": name, "quantity": quantity, "canBuy": True, "news": None, "note": None,
        "priceNow": kroner("499.00"), "total": kroner(f"{499 * quantity}.00"),
        "product": product(number, name), **said,
    }  # fmt: skip


def missing(number: int, name: str, news: str, note: str, **said: Any) -> Data:
    return line(number, name, canBuy=False, total=None, news=news, note=note, **said)


LINES = [
    line(
        1, LONG_NAME, 2, news="PRICE_UP",
        note="Prisen har gått opp fra 450 kr til 499 kr siden den ble lagt i.",
    ),
    missing(2, "Kobbel", "OUT_OF_STOCK", "Utsolgt akkurat nå."),
    missing(3, "Ball", "GONE", "Selges ikke lenger."),
    missing(
        4, "V-20931", "UNKNOWN",
        "Denne varen kjenner bare nettbutikken. Der ser du pris og om den kan kjøpes.",
        product=None, priceNow=None,
    ),
    line(5, "Høy", 999),
]  # fmt: skip
CHANGES = [
    {"id": "h-2", "at": MOMENT, "said": f"Du tok ut {LONG_NAME}.", "undoneAt": MOMENT},
    {"id": "h-1", "at": MOMENT, "said": "Du laget handlekurven.", "undoneAt": None},
]


def details(**said: Any) -> Data:
    return {
        "id": "c-1", "name": "Til hytta", "isFromShop": False, "version": 3, "touchedAt": MOMENT,
        "total": kroner("499499.00"), "canOpen": YES, "lines": LINES, "changes": CHANGES, **said,
    }  # fmt: skip


OTHERS = [
    {"id": "c-1", "name": "Til hytta", "isFromShop": False, "touchedAt": MOMENT, "lineCount": 5},
    {"id": "c-2", "name": LONG_CART, "isFromShop": False, "touchedAt": MOMENT, "lineCount": 0},
    {"id": "c-3", "name": None, "isFromShop": True, "touchedAt": MOMENT, "lineCount": 2},
]


def one(found: Data | None, others: list[Any] | None = None) -> Data:
    carts = OTHERS if others is None else others
    return {"me": {"id": "kari", "carts": carts, "cart": found}}


def listed(id: str, name: str | None, **said: Any) -> Data:
    return {
        "id": id, "name": name, "isFromShop": name is None, "touchedAt": MOMENT, "lineCount": 5,
        "newsCount": 0, "total": kroner("1247.00"), "lines": LINES[:4], **said,
    }  # fmt: skip


ALL: Data = {
    "me": {
        "id": "kari",
        "deletedCarts": [
            {
                "change": "h-9",
                "name": LONG_CART,
                "deletedAt": MOMENT,
                "until": "2026-11-21T12:00:00Z",
            }
        ],
        "carts": [
            listed("c-3", None),
            listed("c-1", "Til hytta", newsCount=4),
            listed("c-2", LONG_CART, lineCount=0, total=None, lines=[]),
        ],
    }
}
NONE: Data = {"me": {"id": "kari", "deletedCarts": [], "carts": []}}


def ordered(place: int, name: str, **said: Any) -> Data:
    return {
        "line": str(place), "sku": f"MP-{place}", "name": name, "quantity": 2, "isCancelled": False,
        "isUnordered": False, "product": product(place, name), **said,
    }  # fmt: skip


ORDER: Data = {
    "me": {
        "id": "kari",
        "order": {
            "id": "o-1",
            "number": "50107",
            "lines": [
                ordered(1, LONG_NAME),
                ordered(
                    2, "Kobbel", product={**product(2, "Kobbel"), "availability": "OUT_OF_STOCK"}
                ),
                ordered(3, "Ball", product=None),
            ],
        },
    }
}
NO_ORDER: Data = {"me": {"id": "kari", "order": None}}
CHANGED = {"id": "h-3", "canUndo": {"allowed": True}}


def taken_out() -> Data:
    """After the first is out."""
    cart = details(lines=LINES[1:])
    return {"cartLineSet": {"cart": cart, "change": CHANGED, "userErrors": []}}
