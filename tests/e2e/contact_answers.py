"""What the API might tell of contact with the shop, in every state in which it may be."""

from typing import Any

from tests.e2e.answers import Data

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_PAGE = {"hasNextPage": False, "endCursor": None}


def conversation(number: int, **said: Any) -> Data:
    return {
        "id": f"c-{number}",
        "number": f"H-7K2M9P{number}",
        "kind": "QUESTION",
        "subject": "Hvor mye skal Luna ha?",
        "status": "WAITING_FOR_YOU",
        "at": "2026-11-20T10:05:00Z",
        "lastBy": "STAFF",
        "lastText": "Hei! Tre hundre gram om dagen holder for en hund på tretti kilo.",
        "unread": 0,
        "claim": None,
        **said,
    }


def claim(state: str = "OPEN", outcome: str | None = None) -> Data:
    return {"state": state, "since": "2026-11-18T10:00:00Z", "outcome": outcome}


def entry(place: int, kind: str, **said: Any) -> Data:
    return {
        "id": f"e-{place}",
        "kind": kind,
        "at": f"2026-11-{20 - place:02}T10:05:00Z",
        "text": "Borrelåsen slipper når hun løper.",
        "number": f"K-{place}",
        "title": None,
        "conversation": None,
        "order": None,
        "orderNumber": None,
        "byStaff": False,
        "changed": [],
        "askedIn": None,
        "askedInConversation": None,
        "isHeld": False,
        **said,
    }


def overview(conversations: list[Data], entries: list[Data], holds: int = 0) -> Data:
    return {
        "me": {
            "id": "kari",
            "email": "kari@example.com",
            "conversations": {
                "nodes": conversations, "pageInfo": _PAGE, "totalCount": len(conversations),
            },
            "unreadConversations": 0,
            "contactHolds": [hold(n) for n in range(holds)],
            "contactEntries": {"nodes": entries, "pageInfo": _PAGE, "totalCount": len(entries)},
        }
    }  # fmt: skip


def hold(number: int) -> Data:
    """In turn a complaint of an order, and a conversation."""
    return {
        "id": f"h-{number}",
        "number": f"K-{number}",
        "since": "2026-11-18T10:00:00Z",
        "title": LONG if number else None,
        "order": None if number else "o-1",
    }


_ORDER = {"order": "o-1", "orderNumber": "50107"}
_THREAD = {"conversation": "c-1", "title": "Hvor mye skal Luna ha?"}
ALL = overview(
    [
        conversation(1, unread=2),
        conversation(2, status="WAITING_FOR_US", lastBy="CUSTOMER", kind="COMPLAINT", claim=claim()),
        conversation(3, status="CLOSED", kind="RETURN", subject=LONG, lastText=LONG),
    ],
    [
        entry(0, "REPLY", byStaff=True, **_THREAD),
        entry(1, "WROTE", **_THREAD),
        entry(2, "MAILED", **_THREAD),
        entry(3, "STRANGER_MAILED", text=None, **_THREAD),
        entry(4, "CALLED_US", byStaff=True),
        entry(5, "WE_CALLED", byStaff=True, text=LONG),
        entry(
            6, "PROFILE_CHANGED", byStaff=True, number=None, text="Rettet da du ringte.",
            changed=["PHONE", "POSTAL_ADDRESS"], askedIn="t-8101",
        ),
        entry(
            7, "PROFILE_CHANGED", byStaff=True, number=None, text="Du ba om det.",
            changed=["LANGUAGE"], askedIn="H-7K2M9P1", askedInConversation="c-1",
        ),
        entry(8, "COMPLAINT", title="Refleksvest for hund, M", isHeld=True, **_ORDER),
        entry(9, "COMPLAINT", byStaff=True, **_ORDER),
        entry(10, "COMPLAINT_SETTLED", byStaff=True, title="Refleksvest for hund, M", **_ORDER),
        entry(11, "RETURN", text=None, **_ORDER),
        entry(12, "RETURN_RECEIVED", byStaff=True, text=None, **_ORDER),
        entry(13, "RETURN_REFUNDED", byStaff=True, text=None, **_ORDER),
        entry(14, "RETURN_REFUSED", byStaff=True, text="Varen var brukt.", **_ORDER),
        entry(15, "RETURN_WITHDRAWN", text=None, **_ORDER),
    ],
    holds=2,
)  # fmt: skip
NOTHING = overview([], [])


def message(number: int, **said: Any) -> Data:
    return {
        "id": f"m-{number}",
        "writtenBy": "CUSTOMER",
        "channel": "MIN_SIDE",
        "text": "Hvor mye skal Luna ha?\n\nHun er tretti kilo. https://eksempel.example",
        "at": f"2026-11-18T1{number}:05:00Z",
        "leftOut": 0,
        "attachments": [],
        **said,
    }


def attachment(number: int, **said: Any) -> Data:
    return {
        "kind": "PDF",
        "name": f"kvittering-{number}.pdf",
        "url": f"/attachment/{number}",
        "thumbnailUrl": None,
        "size": 400_000,
        **said,
    }


def thread(**said: Any) -> Data:
    told = conversation(
        1,
        orderNumber="50107",
        orderId="o-1",
        openedAt="2026-11-18T10:00:00Z",
        closedAt=None,
        messages=[
            message(0, attachments=[attachment(1), attachment(2, name=LONG)]),
            message(1, channel="MAIL", leftOut=2),
            message(2, writtenBy="STRANGER", channel="MAIL", text=None),
            message(3, writtenBy="STAFF", channel="SHOP", text=LONG),
        ],
    )
    return {
        "me": {
            "id": "kari",
            "email": "kari@example.com",
            "unreadConversations": 0,
            "conversation": {**told, **said},
        }
    }


OPEN = thread(claim=claim())
CLOSED = thread(
    status="CLOSED", closedAt="2026-11-20T10:00:00Z",
    claim=claim("CLOSED", "Du får en ny vest."), orderId=None,
)  # fmt: skip
GONE = {"me": {"id": "kari", "email": None, "unreadConversations": 0, "conversation": None}}
ABOUT = {
    "me": {
        "id": "kari",
        "order": {"id": "o-1", "number": "50107", "lines": [{"line": "1", "name": LONG}]},
    }
}
