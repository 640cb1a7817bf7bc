"""Fixed deliveries as the API tells of them, for states that would take weeks to live through."""

from collections.abc import Sequence
from typing import Any

from tests.e2e.answers import LONG_NAME, Data, kroner, product

YES: Data = {"allowed": True, "reason": None, "until": "2099-12-01T22:59:59Z"}
NO: Data = {"allowed": False, "reason": "Leveringene går som de skal.", "until": None}
PAST: Data = {
    "allowed": False,
    "reason": "Fristen for å endre denne leveringen var fredag 4. desember kl. 12. Skriv til oss, så ser"
    " vi hva vi kan gjøre, eller endre den neste.",
    "until": "2026-12-04T11:00:00Z",
}
CABIN: Data = {
    "id": "a-2", "recipient": "Åse Nykommer Langenavnstad-Fjellheimsæter", "street": "Hytteveien 3",
    "street2": None, "postcode": "3539", "city": "Flå", "country": "NO", "instructions": None,
    "isDefault": False,
}  # fmt: skip
HOME: Data = {**CABIN, "id": "a-1", "street": "Lyngveien 8", "postcode": "0956", "city": "Oslo",
              "isDefault": True}  # fmt: skip


def pet(id: str, name: str, species: str) -> Data:
    return {"id": id, "name": name, "species": species, "photo": None}


PETS = [
    pet("p-1", "Bamsefar", "DOG"),
    pet("p-2", "Prinsesse Tussebekk av Nordre Fjellheimsæter", "CAT"),
    pet("p-3", "Frøken Snø", "RABBIT"),
]


def line(number: int, name: str, *eaters: str, **said: Any) -> Data:
    return {
        "sku": f"MP-{number}", "quantity": 1, "petIds": eaters, "product": product(number, name),
        "agreedPrice": kroner("249.00"), "ceiling": None, "whenOut": "LEAVE_OUT",
        "substituteSku": None, "substitute": None, "substituteWarning": None, "pricePromise": None,
        "oldPriceKept": None, "warning": None,
        **said,
    }  # fmt: skip


def goods(number: int, name: str, **said: Any) -> Data:
    return {
        "sku": f"MP-{number}", "name": name, "quantity": 1, "price": kroner("1299.90"),
        "isExtra": False, "insteadOf": None,
        "product": {"id": str(number), "sku": f"MP-{number}", "pictureUrl": None}, **said,
    }  # fmt: skip


def left(number: int, name: str, reason: str) -> Data:
    return {
        "sku": f"MP-{number}", "reason": reason,
        "product": {"id": str(number), "sku": f"MP-{number}", "name": name},
    }  # fmt: skip


def coming(**said: Any) -> Data:
    return {
        "number": 3, "state": "PLANNED", "deliverOn": "2036-12-16", "plannedOn": "2036-12-16",
        "deadlineAt": "2036-12-12T11:00:00Z", "putOffSince": None, "movedBecause": None,
        "moveFrom": "2036-12-02", "moveUntil": "2037-01-10", "weekLater": "2036-12-23",
        "payment": None, "address": None, "canChange": YES,
        "lines": [goods(1, LONG_NAME, quantity=2), goods(2, "Høy")], "leftOut": [],
        "nothingBecause": None, "freight": kroner("0.00"), "total": kroner("2848.80"),
        "hasAgreedPrice": False, **said,
    }  # fmt: skip


def asked(**said: Any) -> Data:
    """A price that went up."""
    return {
        "id": "pp-1", "oldPrice": kroner("249.00"), "newPrice": kroner("1279.90"),
        "keepsOn": "2036-12-16", **said,
    }  # fmt: skip


def charge(number: int, state: str, **said: Any) -> Data:
    return {
        "id": f"ch-{number}", "subscriptionId": "s-9", "orderId": "o-1", "number": number, "deliverOn": "2036-11-18", "state": state,
        "amount": kroner("1348.00"), "askedAt": "2026-11-24T11:01:00+00:00",
        "nextAt": None, "canRetry": state in ("FAILED", "GIVEN_UP"),
        "reason": None, **said,
    }  # fmt: skip


def past(number: int, state: str, **said: Any) -> Data:
    return {
        "number": number, "state": state, "deliverOn": "2036-11-18", "leftOut": [], "order": None,
        "hasCome": False, "isCancelled": False,
        **said,
    }  # fmt: skip


def change(number: int, kind: str, **said: Any) -> Data:
    return {
        "id": f"c-{number}", "kind": kind, "changedBy": "CUSTOMER",
        "changedAt": "2026-11-20T12:00:00Z", "number": None, "undoUntil": None, "undoneAt": None,
        "byLink": False, "day": None, "comes": None, "petName": None, **said,
    }  # fmt: skip


def food(number: int, name: str, *eaters: str, **said: Any) -> Data:
    return {
        "sku": f"MP-{number}", "gramsADay": 500, "petIds": eaters, "unknownPetIds": [], "packDays": 24, "packs": 2, "onTheirWay": 0,
        "countedFrom": "ARRIVED", "countedOn": "2036-11-20", "lastsUntil": "2036-12-14",
        "subscriptionId": "s-2", "product": product(number, name), **said,
    }  # fmt: skip


def subscription(id: str = "s-1", **said: Any) -> Data:
    return {
        "id": id, "version": 4, "state": "ACTIVE", "every": 4, "unit": "WEEK",
        "deliveryMethod": "home_delivery", "payment": "invoice", "notice": "email",
        "pausedUntil": None, "stateSince": "2026-11-01T12:00:00Z", "stateBy": None,
        "createdAt": "2026-11-01T12:00:00Z", "address": None,
        "lines": [line(1, LONG_NAME, "p-1", "p-2", quantity=2), line(2, "Høy", "p-3")],
        "nextDelivery": coming(), "canPause": YES, "canResume": NO, "foods": [],
        "fittingRhythm": None, "reason": None, "endedWithFarewell": False, "charges": [], "pastDeliveries": [],
        "underWay": [], "paymentUnknown": None,
        "changes": [
            change(3, "move", day="2026-12-01", comes="2026-12-04", undoUntil="2036-12-12T11:00:00Z"),
            change(2, "settings", undoneAt="2026-11-20T12:00:00Z"),
            change(1, "noe vi ikke kjenner", changedBy="SYSTEM"),
            change(8, "skip", byLink=True, day="2026-12-01", comes="2026-12-01"),
            change(9, "farewell", petName="Prinsesse Tussebekk av Nordre Fjellheimsæter"),
            change(7, "price_within_ceiling", changedBy="SYSTEM"),
            change(6, "pause", changedBy="STAFF"),
            change(5, "reschedule"),
        ],
        **said,
    }  # fmt: skip


RESTING = {"nextDelivery": None, "canPause": NO, "canResume": YES}
PLAIN = subscription()
FULL = subscription(
    "s-2",
    nextDelivery=coming(
        hasAgreedPrice=True,
        movedBecause="Flyttet fra fredag 25. desember, første juledag",
        address=CABIN,
        payment="vipps",
        lines=[goods(1, LONG_NAME), goods(9, "Ostehjerter", isExtra=True, insteadOf="MP-4")],
        leftOut=[left(2, "Høy", "SOLD_OUT"), left(3, LONG_NAME, "PRICE")],
    ),
    lines=[
        line(1, LONG_NAME, "p-1", whenOut="SUBSTITUTE", substituteSku="MP-5",
             substitute=product(5, "Våtfôr med laks"), ceiling=kroner("1399.50")),
        line(2, "Høy", "p-3", whenOut="WAIT", product=None,
             warning="Høy inneholder, eller kan inneholde, noe som Frøken Snø ikke tåler: timotei."),
        line(3, LONG_NAME, "p-2", pricePromise=asked(),
             substituteWarning="Våtfôr inneholder noe som Bamsefar ikke tåler."),
        line(4, "Kattesand", pricePromise=asked(keepsOn=None)),
    ],
    charges=[charge(2, "PAID")],
    underWay=[
        {
            "number": 3, "deliverOn": "2036-11-20", "orderId": "o-3", "movedBecause": None,
            "leftOut": [left(3, LONG_NAME, "PRICE")],
            "order": {"id": "o-3", "number": "M-20361120-1", "total": kroner("1348.00")},
        }
    ],
    pastDeliveries=[
        past(2, "ORDERED", leftOut=[left(3, LONG_NAME, "PRICE")],
             order={"id": "o-1", "number": "M-20361118-1", "total": kroner("1348.00")}, hasCome=True),
        past(1, "SKIPPED"),
    ],
)  # fmt: skip
LASTING = subscription(
    "s-2",
    foods=[
        food(1, LONG_NAME, "p-1", "p-2"),
        food(2, "Høy", "p-3", unknownPetIds=["p-2"], packDays=None, lastsUntil=None),
        food(3, "Ostehjerter", "p-1", packDays=1, countedFrom=None, lastsUntil=None),
    ],
    fittingRhythm={"every": 3, "unit": "WEEK", "nextOn": "2036-12-13", "sku": "MP-1", "days": 24},
)
UNKNOWN_CARD = subscription(
    "s-14", payment="card",
    paymentUnknown="Butikken vet ikke ennå hvilket kort du betaler med. Velg det før fredag 12. desember kl. 12.",
)  # fmt: skip
PUT_OFF = subscription("s-3", nextDelivery=coming(putOffSince="2036-12-14"))
UNTIL = subscription("s-4", pausedUntil="2036-12-16", canResume=YES)
PAUSED = subscription("s-5", state="PAUSED", stateBy="CUSTOMER", **RESTING)
STOPPED = subscription("s-6", state="PAUSED", stateBy="SYSTEM", **RESTING)
REFUSED = "Det var ikke nok penger på kontoen."
UNPAID = subscription(
    "s-9", payment="card",
    charges=[charge(2, "FAILED", reason=REFUSED, nextAt="2036-11-19T09:00:00Z")],
)  # fmt: skip
CANCELLING = subscription("s-13", payment="card", charges=[charge(2, "FAILED", canRetry=False)])
ASKED = subscription("s-10", payment="card", charges=[charge(2, "ASKED")])
GIVEN_UP = subscription(
    "s-11", state="PAUSED", stateBy="SYSTEM", payment="card",
    charges=[charge(2, "GIVEN_UP", reason=REFUSED)],
    **{**RESTING, "canResume": NO, "reason": "En levering er ikke betalt ennå."},
)  # fmt: skip
MOURNED = subscription(
    "s-12", state="CANCELLED", endedWithFarewell=True, **{**RESTING, "canResume": NO}
)
ENDED = subscription("s-7", state="CANCELLED", **{**RESTING, "canResume": NO})
LATE = subscription("s-8", nextDelivery=coming(canChange=PAST, weekLater=None), canPause=PAST)


# What waits for the customer, as the overview has it.
NEEDED: Data = {
    "paymentUnknown": {"subscriptionId": "s-2", "deliverOn": "2036-12-16", "payment": "vipps"},
    "unpaidDeliveries": [
        charge(2, "GIVEN_UP", orderId="o-2"),
        charge(3, "ASKED", orderId="o-3"),
    ],
    "priceQuestions": [
        {
            "id": f"pp-{number}", "subscriptionId": "s-2", "sku": f"MP-{number}",
            "newPrice": kroner("1279.90"), "product": {"id": str(number), "name": name},
        }
        for number, name in ((3, LONG_NAME), (4, "Kattesand"))
    ],
}  # fmt: skip


def all_of(*subscriptions: Data) -> Data:
    return {"me": {"id": "kari", "pets": PETS, "subscriptions": subscriptions}}


EVERY_KIND = all_of(
    PLAIN,
    FULL,
    UNKNOWN_CARD,
    PUT_OFF,
    UNTIL,
    PAUSED,
    STOPPED,
    ENDED,
    LATE,
    UNPAID,
    ASKED,
    GIVEN_UP,
    MOURNED,
)
NONE = all_of()


def _of_the_customer(**said: Any) -> Data:
    return {
        "me": {
            "id": "kari", "phone": None, "postalAddress": None, "deliveryAddresses": [HOME, CABIN],
            "pets": PETS, **said,
        }
    }  # fmt: skip


CARD: Data = {
    "kind": "card",
    "label": "Visa •••• 1234",
    "expiresOn": "2037-03-31",
    "hasExpired": False,
}


def one(found: Data | None, method: Data | None = CARD, may: Data = YES) -> Data:
    return _of_the_customer(subscription=found, paymentMethod=method, canChangePaymentMethod=may)


MAY_START = _of_the_customer(canSubscribe=YES)
MAY_NOT_START = _of_the_customer(
    canSubscribe={
        **NO,
        "reason": "Du må være 18 år for å ha faste leveringer. En voksen kan opprette dem for dere.",
    }
)


def day(number: int, on: str, **said: Any) -> Data:
    return {
        "number": number, "state": "PLANNED", "deliverOn": on, "plannedOn": on,
        "movedBecause": None, "nothingBecause": None, "canChange": YES,
        "subscription": {"id": "s-1"}, **said,
    }  # fmt: skip


def calendar(days: Sequence[Data], *subscriptions: Data) -> Data:
    return {
        "me": {
            "id": "kari", "pets": PETS, "subscriptions": [PLAIN, *subscriptions],
            "upcomingDeliveries": days,
        }
    }  # fmt: skip


EMPTY_CALENDAR = calendar([])
PAUSED_CALENDAR = calendar([], PAUSED, UNTIL)
