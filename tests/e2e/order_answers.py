"""Orders as the API tells of them, for states that would take weeks to live through."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.e2e.answers import Data, kroner

ADDRESS = {
    "recipient": "Åse Nykommer Langenavnstad-Fjellheimsæter",
    "street": "Lyngveien 8", "street2": "H0201", "postcode": "0956", "city": "Oslo", "country": "NO",
}  # fmt: skip
YES: Data = {"allowed": True, "reason": None, "until": "2099-12-01T22:59:59Z"}
NO: Data = {"allowed": False, "reason": None, "until": None}
LATE: Data = {
    "allowed": False,
    "reason": "Det er mer enn 14 dager siden du fikk varene.",
    "until": "2026-10-14T21:59:59Z",
}
LONG_NAME = "Fullkorntørrfôr til hypersensitive langhårsdverghunder uten kylling, 12 kg"


def line(number: str, name: str, **said: Any) -> Data:
    return {
        "line": number, "sku": f"MP-{number}", "name": name, "quantity": 1,
        "price": kroner("199.00"), "total": kroner("199.00"), "isCancelled": False,
        "product": {"id": number, "sku": f"MP-{number}", "availability": "IN_STOCK",
                    "pictureUrl": None, "isUsedUp": True},
        "shippedQuantity": 1, "returnedQuantity": 0, "isUnordered": False,
        "returnableQuantity": 1, "returnablePlaces": ["WITH_CUSTOMER"], "canReturn": YES,
        "canComplain": YES, **said,
    }  # fmt: skip


def parcel(number: str = "1", **said: Any) -> Data:
    return {
        "id": number, "number": number, "state": "ON_ITS_WAY", "purpose": "ORDER",
        "carrier": "Budtjenesten", "tracking": "MP501071NO",
        "trackingUrl": "https://sporing.example/MP501071NO",
        "shippedAt": "2026-11-24T09:00:00Z", "deliveredAt": None, "returnedAt": None,
        "returnReason": None, "expectedOn": None, "packingSlipUrl": f"/shipment/{number}/packing-slip.pdf",
        "contents": [{"line": "1", "name": LONG_NAME, "quantity": 2}], **said,
    }  # fmt: skip


def moment(kind: str, at: str, **said: Any) -> Data:
    return {"at": at, "kind": kind, "reason": None, "reference": None, "amount": None,
            "names": [], **said}  # fmt: skip


def invoice(number: str, state: str, **said: Any) -> Data:
    return {
        "id": number, "number": number, "state": state, "kid": "10001302032",
        "account": "12345678903", "issuedOn": "2026-11-20", "dueOn": "2026-12-04",
        "total": kroner("2396.00"), "balance": kroner("2396.00"), "collector": None,
        "collectorReference": None, "collectorPhone": None, "collectorUrl": None,
        "collectorAccount": None, "orderId": "o-1", "orderNumber": "50107",
        "pdfUrl": f"/invoice/{number}.pdf", "to": ADDRESS, "fees": kroner("0.00"),
        "paid": kroner("0.00"), "credited": kroner("0.00"), "overpaid": kroner("0.00"),
        "entries": [], "keptUntil": "2031-12-31", **said,
    }  # fmt: skip


COLLECTED = invoice(
    "F-3", "IN_COLLECTION", collector="Fordring & Oppgjør", collectorReference="FO-20718",
    collectorPhone="+4721000000", collectorUrl="https://fordring.example/betal",
    collectorAccount="12345678903",
    fees=kroner("70.00"), paid=kroner("500.00"),
    entries=[
        {"id": "1", "kind": "REMINDER", "on": "2026-10-20", "amount": kroner("35.00"), "dueOn": "2026-11-03"},
        {"id": "2", "kind": "PAYMENT", "on": "2026-11-05", "amount": kroner("500.00"), "dueOn": None},
        {"id": "3", "kind": "COLLECTION", "on": "2026-11-12", "amount": kroner("0.00"), "dueOn": None},
    ],
)  # fmt: skip
UNPAID = [COLLECTED, invoice("F-2", "OVERDUE"), invoice("F-1", "DUE", account=None, orderId=None)]
SETTLED = invoice("F-0", "PAID", balance=kroner("0.00"), paid=kroner("2396.00"))


def returned(number: str, state: str = "OPEN", **said: Any) -> Data:
    return {
        "id": number, "number": number, "state": state, "openedAt": "2026-11-25T12:00:00Z",
        "byStaff": False, "lines": [{"line": "2", "name": "Gåbånd", "quantity": 1}],
        "reason": None, "receivedAt": None, "refundedAt": None, "refunded": None, "deductedFrom": None,
        "refusedAt": None, "refusal": None, "withdrawnAt": None, "sendBy": "2026-12-09",
        "places": ["WITH_CUSTOMER"], "mayRefuse": False, "moneyBy": "2026-12-09",
        "moneyBack": kroner("199.00"),
        "sendTo": ["Mikopet", "Postboks 8", "0956 Oslo"],
        "canWithdraw": YES, "formUrl": "/order/o-1/return-form.pdf?return=1", **said,
    }  # fmt: skip


def complaint(number: str, **said: Any) -> Data:
    return {
        "id": number, "number": number, "openedAt": "2026-11-25T12:00:00Z", "byStaff": False,
        "line": "1", "productName": LONG_NAME, "text": "Sekken var revet opp.\nHalvparten var borte.",
        "wish": "REPLACEMENT", "pictures": [], "outcome": None, "answer": None, "settledAt": None,
        **said,
    }  # fmt: skip


def order(number: str = "50107", state: str = "SHIPPED", **said: Any) -> Data:
    lines: Sequence[Data] = said.pop("lines", [line("1", LONG_NAME), line("2", "Gåbånd")])
    return {
        "id": "o-1", "number": number, "placedAt": "2026-11-22T18:30:00Z", "state": state,
        "cancelRequestedAt": None, "total": kroner("2396.00"), "discount": kroner("0.00"),
        "vat": kroner("479.20"), "code": None, "lines": lines, "shipments": [],
        "delivery": {"method": "home_delivery", "pickupPoint": None, "price": kroner("99.00"), "address": ADDRESS},
        "payment": "invoice", "timeline": [moment("PLACED", "2026-11-22T18:30:00Z")],
        "invoices": [], "returns": [], "complaints": [], "mails": [], "canCancel": NO, "canReturn": YES,
        "buyAgain": {"lines": [], "total": None, "shopUrl": None},
        "receiptUrl": "/order/o-1/receipt.pdf", "returnFormUrl": "/order/o-1/return-form.pdf",
        **said,
    }  # fmt: skip


def mail(number: str, kind: str, state: str = "SENT") -> Data:
    return {
        "id": number, "kind": kind, "to": "kari.nordmann@example.com", "state": state,
        "at": "2026-11-22T18:30:00Z",
        "why": "Du får denne e-posten fordi du har bestilt noe hos Mikopet.",
    }  # fmt: skip


def again(of: Data, **said: Any) -> Data:
    return {"line": of, "product": of["product"], "canBuy": True, "reason": None,
            "priceThen": of["price"], "priceNow": of["price"], **said}  # fmt: skip


WHOLE_LINES = [
    line("1", LONG_NAME, quantity=3, shippedQuantity=2, total=kroner("1797.00")),
    line("2", "Gåbånd", returnedQuantity=1, returnableQuantity=0, canReturn=LATE),
    line("3", "Kattenetting", isCancelled=True, shippedQuantity=0, canComplain=NO),
    line("4", "Pipeleke", isUnordered=True, product=None),
]
GONE: Data = {"canBuy": False, "reason": "Vi selger ikke denne varen lenger.", "priceNow": None}
WHOLE = order(
    state="PARTLY_DELIVERED",
    lines=WHOLE_LINES,
    discount=kroner("200.00"),
    code="VENNEKLUBB",
    shipments=[
        parcel("1", state="DELIVERED", deliveredAt="2026-11-26T15:00:00Z"),
        parcel("2"),
        parcel("3", state="RETURNED", returnedAt="2026-11-27T15:00:00Z", returnReason="Ikke hentet"),
        parcel("4", purpose="INVOICE", contents=[], tracking=None, trackingUrl=None),
    ],
    timeline=[
        moment("PLACED", "2026-11-22T18:30:00Z"),
        moment("LINES_CANCELLED", "2026-11-23T09:00:00Z", names=["Kattenetting"], reason="Utsolgt"),
        moment("SHIPPED", "2026-11-24T09:00:00Z", names=[LONG_NAME, "Gåbånd"], reference="1"),
        moment("INVOICED", "2026-11-24T09:00:00Z", amount=kroner("2396.00"), reference="F-3"),
        moment("DELIVERED", "2026-11-26T15:00:00Z", reference="1"),
    ],
    invoices=[COLLECTED, SETTLED],
    returns=[returned("R-1"), returned("R-2", "REFUSED", refusal="Brukt", canWithdraw=NO)],
    complaints=[
        complaint("K-1"),
        complaint("K-2", outcome="REFUNDED", settledAt="2026-11-27T15:00:00Z", answer="Så leit!"),
    ],
    mails=[
        mail("1", "ORDER_CONFIRMATION"),
        mail("2", "PACKING_SLIP", "WAITING"),
        mail("3", "RETURN_FORM", "UNCLEAR"),
        mail("4", "COMPLAINT_RECEIVED", "NOT_SENT"),
        mail("5", "CANCELLATION_REQUESTED"),
        mail("6", "RETURN_WITHDRAWN"),
    ],
    buyAgain={
        "lines": [
            again(WHOLE_LINES[0], priceNow=kroner("219.00")),
            again(WHOLE_LINES[1]),
            again(WHOLE_LINES[2], **GONE),
        ],
        "total": kroner("856.00"),
        "shopUrl": "https://www.mikopet.no/handlevogn?varer=MP-1",
    },
)  # fmt: skip
PLACED = order(state="PLACED", canCancel=YES, canReturn=NO)
ASKED = order(state="PACKING", cancelRequestedAt="2026-11-23T10:00:00Z", canReturn=NO)
LATE_ORDER = order(
    state="DELIVERED",
    canReturn=LATE,
    lines=[line("1", LONG_NAME, returnableQuantity=0, canReturn=LATE, canComplain=LATE)],
)
CHOOSABLE = order(
    state="DELIVERED",
    returns=[returned("R-1")],
    lines=[line("1", LONG_NAME, quantity=3, returnableQuantity=3), *WHOLE_LINES[1:2]],
)


def me(**said: Any) -> Data:
    return {"me": {"id": "kari", **said}}


def one(of: Data | None, *unpaid: Data) -> Mapping[str, Data]:
    """The answer to the question for one order; `unpaid` are charges of deliveries."""
    return {"Order": me(order=of, unpaidDeliveries=unpaid)}


def page_of(*nodes: Data, more: bool = False) -> Data:
    return {"nodes": nodes, "pageInfo": {"hasNextPage": more, "endCursor": "her" if more else None}}


def listed(under_way: Sequence[Data] = (), unpaid: Sequence[Data] = (), *earlier: Data) -> Data:
    return me(
        ordersUnderWay=under_way,
        unpaidInvoices=unpaid,
        unpaidDeliveries=[],
        orders=page_of(*under_way, *earlier, more=bool(earlier)),
    )


FULL = listed(
    [{**order(shipments=[parcel()]), "id": "o-2"}, {**PLACED, "id": "o-3", "number": "50108"}],
    UNPAID,
    {**WHOLE, "id": "o-4", "lines": [line(str(n), f"Vare {n}") for n in range(7)]},
    {**order("50090", "CANCELLED"), "id": "o-5"},
    {**order("50080", "PARCEL_RETURNED"), "id": "o-6"},
)
EMPTY = listed()
INVOICES = me(
    unpaidInvoices=UNPAID, invoices=page_of(*UNPAID, SETTLED, invoice("F-9", "CREDITED"), more=True)
)
NO_INVOICES = me(unpaidInvoices=[], invoices=page_of())
