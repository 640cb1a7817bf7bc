"""What a farewell asks, and what is remembered, as the API tells of it."""

from typing import Any

from tests.e2e.answers import LONG_NAME, Data, product
from tests.e2e.delivery_answers import NO, YES, pet

LUNA = {**pet("p-1", "Luna", "DOG"), "farewell": None}
GONE: Data = {
    "kind": "DIED", "memory": "KEEP", "saidAt": "2026-11-20T12:00:00Z",
    "undoUntil": "2036-12-20T12:00:00Z",
}  # fmt: skip


def line(number: int, name: str) -> Data:
    return {"sku": f"MP-{number}", "quantity": 2, "product": product(number, name)}


def food(id: str, **said: Any) -> Data:
    return {
        "subscription": {"id": id, "version": 3, "every": 4, "unit": "WEEK"}, "stops": [],
        "stopsOnce": [], "shared": [], "lessOften": None, "ends": False, **said,
    }  # fmt: skip


def shared(number: int, name: str, *others: str, fewer: int | None = None) -> Data:
    pets = [{"id": other, "name": other} for other in others]
    return {"line": line(number, name), "fewer": fewer, "pets": pets}


def parcel(number: str, **said: Any) -> Data:
    return {
        "order": {"id": number, "number": number}, "names": [LONG_NAME], "others": [], "canStop": YES,
        **said,
    }  # fmt: skip


PACKED = {**NO, "reason": "Den er pakket. Du kan sende den tilbake når den er kommet."}
ASKED: Data = {
    "me": {
        "id": "kari",
        "farewell": {
            "pet": LUNA,
            "subscriptions": [
                food(
                    "s-1",
                    stops=[line(1, LONG_NAME), line(2, "Ostehjerter")],
                    shared=[
                        shared(3, LONG_NAME, "Bamsefar", "Prinsesse Tussebekk", fewer=1),
                        shared(4, "Høy", "Frøken Snø"),
                    ],
                    lessOften={"every": 8, "unit": "WEEK"},
                ),
                food("s-2", stops=[line(5, "Våtfôr")], ends=True),
            ],
            "orders": [parcel("50201", others=["Kobbel"]), parcel("50202", canStop=PACKED)],
        },
    }
}
NOTHING_ASKED: Data = {
    "me": {"id": "kari", "farewell": {"pet": LUNA, "subscriptions": [], "orders": []}}
}
WEIGHTS = [
    {"id": "w-1", "grams": 8400, "weighedOn": "2025-05-01"},
    {"id": "w-2", "grams": 9100, "weighedOn": "2026-05-01"},
]


def remembered(**said: Any) -> Data:
    """One that is gone, as its own page is told."""
    gone = {
        **LUNA, "breed": "Border collie", "sex": "FEMALE", "neutered": None, "birthDate": None,
        "birthYear": 2012, "allergies": ["Kylling"], "notes": "Løp helst.", "weights": WEIGHTS,
        "latestWeight": WEIGHTS[1], "farewell": {**GONE, **said},
    }  # fmt: skip
    return {"me": {"id": "kari", "pet": gone}}


ALL_GONE: Data = {
    "me": {
        "id": "kari",
        "pets": [],
        "rememberedPets": [
            {**LUNA, "farewell": GONE},
            {
                **pet("p-2", "Prinsesse Tussebekk av Nordre Fjellheimsæter", "CAT"),
                "farewell": {**GONE, "kind": "MOVED", "memory": "FORGET"},
            },
        ],
    }
}
FORESEEN: Data = {
    "petFarewell": {
        "consequences": [
            f"{LONG_NAME} slutter å komme.",
            "Vi slutter å skrive om Luna, også i nyhetsbrevet.",
            "Siden om Luna blir der den er, med bilde og alt. Fram til onsdag 9. desember kan du angre.",
        ],
        "pet": {"id": "p-1"},
        "userErrors": [],
    }
}
