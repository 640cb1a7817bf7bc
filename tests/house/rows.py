"""One row of every customer table, to try the walls with. A new table adds its own here."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
_ADDRESS = {
    "recipient": "Kari Nordmann",
    "street": "Furulia 12",
    "postcode": "0956",
    "city": "Oslo",
    "country": "NO",
}
# What somebody wrote, as everybody reads it.
_PUBLISHED = {
    "sku": "FEED-12",
    "stars": 5,
    "title": "Luna spiser alt",
    "body": "Godt fôr.",
    "written_on": date(2026, 11, 1),
    "published_at": NOW,
}
# Columns of a row that is copied, which the database fills for the copy.
MADE_BY_THE_DATABASE = ("id", "message_id")
# What tells a row from its like, which a copy needs its own of.
NAMES = ("number", "event", "line", "sku", "product", "version", "message")


async def fill(owner: Any, customer: UUID) -> dict[str, dict[str, Any]]:
    """Insert a row in every customer table but `customer`; the rows by table, parents first."""
    rows: dict[str, dict[str, Any]] = {}
    nobodys = {"published_review": await insert(owner, "published_review", _PUBLISHED)}
    for table, values in _rows(customer).items():
        linked = {
            name: (nobodys | rows)[value[1:]]["id"]
            if isinstance(value, str) and value[:1] == "@"
            else value
            for name, value in values.items()
        }
        rows[table] = await insert(owner, table, {"customer": customer, **linked})
    return rows


def copied(row: dict[str, Any], **others: Any) -> dict[str, Any]:
    """The row's values as a row beside it can have them, but for `others`."""
    values = {name: value for name, value in row.items() if name not in MADE_BY_THE_DATABASE}
    renamed = {name: _another(values[name]) for name in NAMES if name in values}
    return {**values, **renamed, **others}


def _another(name: Any) -> Any:
    """Of its kind; an id is told by the keys, and what isn't said stays so."""
    if name is None or isinstance(name, UUID):
        return name
    return uuid4().hex if isinstance(name, str) else name + 1


async def insert(connection: Any, table: str, values: dict[str, Any]) -> dict[str, Any]:
    """Insert one row; the row as it is stored."""
    columns = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(f"${n}" for n in range(1, len(values) + 1))
    row = await connection.fetchrow(
        f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING *",
        *values.values(),
    )
    return dict(row)


def _rows(customer: UUID) -> dict[str, dict[str, Any]]:
    """Values by table; `@table` stands for that row's id."""
    digest = sha256(customer.bytes).digest()
    return {
        "file": {
            "purpose": "picture",
            "media_type": "image/webp",
            "size": 3,
            "sha256": digest,
            "created_at": NOW,
        },
        "file_chunk": {"file": "@file", "number": 0, "bytes": b"abc"},
        "message": {
            "channel": "mail",
            "purpose": "security",
            "template": "auth/password_reset",
            "recipient": "kari@example.com",
            "language": "nb",
            "values": '{"name": "Kari"}',
            "secrets": digest,
            "state": "queued",
            "created_at": NOW,
            "useless_after": NOW,
        },
        "shop_number": {"number": customer.hex, "kept_at": NOW},
        "consent_subject": {
            "kind": "mail",
            "address": f"{customer}@example.com",
            "created_at": NOW,
        },
        "consent": {
            "subject": "@consent_subject",
            "purpose": "news",
            "state": "given",
            "entry": 1,
            "since": NOW,
        },
        "consent_note": {
            "entry": 1,
            "subject": "@consent_subject",
            "note": "Slutt å sende meg e-post",
        },
        "outgoing_event": {
            "stream": "customer/1",
            "type": "profile.changed",
            "version": 1,
            "occurred_at": NOW,
            "data": "{}",
        },
        "event_delivery": {
            "outgoing": "@outgoing_event",
            "receiver": "shop",
            "stream": "customer/1",
            "type": "profile.changed",
            "version": 1,
            "occurred_at": NOW,
            "data": "{}",
            "state": "waiting",
        },
        "disclosure": {
            "delivery": customer,
            "receiver": "shop",
            "recipient": "Nettbutikken",
            "country": "NO",
            "type": "profile.changed",
            "fields": ["email"],
            "disclosed_at": NOW,
        },
        "idempotency_key": {
            "operation": "petCreate",
            "key": "k",
            "input_sha256": digest,
            "created_at": NOW,
        },
        "delivery_address": {
            "recipient": "Kari",
            "street": "Storgata 1",
            "postcode": "0155",
            "city": "Oslo",
            "country": "NO",
            "is_default": True,
            "created_at": NOW,
        },
        "profile_change": {"field": "phone", "changed_by": "customer", "changed_at": NOW},
        "password": {"hash": "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA", "changed_at": NOW},
        "session": {
            "token_sha256": digest,
            "device": "Chrome",
            "created_at": NOW,
            "last_used_at": NOW,
        },
        "known_device": {"token_sha256": digest, "last_used_at": NOW},
        "security_event": {"kind": "signed_in", "occurred_at": NOW},
        "claim_request": {
            "email": "kari@example.com",
            "language": "nb",
            "created_at": NOW,
            "expires_at": NOW,
        },
        "claim_link": {"token_sha256": digest, "created_at": NOW, "expires_at": NOW},
        "reset_link": {"token_sha256": digest, "created_at": NOW, "expires_at": NOW},
        "email_change_request": {
            "new_email": "ny@example.com",
            "tries": 0,
            "created_at": NOW,
            "expires_at": NOW,
        },
        "email_change": {
            "old_email": "gammel@example.com",
            "new_email": "ny@example.com",
            "token_sha256": digest,
            "changed_at": NOW,
        },
        "pet": {
            "name": "Luna",
            "species": "dog",
            "allergies": [],
            "photo": "@file",
            "created_at": NOW,
        },
        "pet_weight": {"pet": "@pet", "grams": 8400, "weighed_on": date(2026, 11, 1)},
        "pet_feeding": {"pet": "@pet", "sku": "FEED-12", "grams_a_day": 300, "said_at": NOW},
        # Undone, so that there may be two of one pet.
        "pet_farewell": {
            "pet": "@pet",
            "kind": "died",
            "memory": "keep",
            "said_at": NOW,
            "undo_until": NOW,
            "undone_at": NOW,
        },
        "pet_parted": {"species": "dog", "ate": ["FEED-12"], "forgotten_at": NOW},
        "email_bounce": {
            "email": "kari@example.com",
            "bounced_at": NOW,
            "event": customer.hex,
        },
        "membership_fact": {
            "is_joining": True,
            "done_by": "customer",
            "happened_at": NOW,
            "event": "",
        },
        "discount_code": {
            "code": "VENN10",
            "percent": 10,
            "is_once": True,
            "issued_at": NOW,
            "event": customer.hex,
        },
        "discount_code_use": {"code": "VENN10", "used_at": NOW, "event": customer.hex},
        "shop_order": {
            "number": customer.hex,
            "told_of": "10001",
            "email": "kari@example.com",
            "placed_at": NOW,
            "delivery_method": "home_delivery",
            "delivery_ore": 0,
            **_ADDRESS,
            "payment": "invoice",
            "total_ore": 24900,
            "discount_ore": 0,
        },
        "order_line": {
            "shop_order": "@shop_order",
            "line": "1",
            "position": 0,
            "sku": "MP-10480",
            "quantity": 1,
        },
        "order_event": {
            "shop_order": "@shop_order",
            "kind": "cancel_requested",
            "at": NOW,
            "event": customer.hex,
        },
        "shipment": {
            "shop_order": "@shop_order",
            "number": "1",
            "purpose": "order",
            "carrier": "Budtjenesten",
            "contents": "[]",
            "shipped_at": NOW,
        },
        "invoice": {
            "number": customer.hex,
            "order_number": customer.hex,
            "kid": "1000130203",
            "issued_at": NOW,
            "issued_on": date(2026, 11, 1),
            "due_on": date(2026, 11, 15),
            **_ADDRESS,
            "lines": "[]",
            "total_ore": 24900,
            "vat_ore": 4980,
        },
        "invoice_entry": {"invoice": "@invoice", "kind": "payment", "at": NOW, "event": "1"},
        "order_return": {
            "shop_order": "@shop_order",
            "number": customer.hex,
            "opened_by": "customer",
            "opened_at": NOW,
            "lines": "[]",
        },
        "complaint": {
            "shop_order": "@shop_order",
            "number": customer.hex,
            "line": "1",
            "opened_by": "customer",
            "opened_at": NOW,
            "body": "Sømmen gikk opp.",
        },
        "complaint_picture": {"complaint": "@complaint", "file": "@file", "position": 0},
        "cart": {
            "name": "Til hytta",
            "named_at": NOW,
            "named_by": "min-side",
            "created_at": NOW,
            "touched_at": NOW,
        },
        "cart_line": {
            "cart": "@cart",
            "sku": "MP-10061",
            "quantity": 2,
            "saved_at": NOW,
            "said_at": NOW,
            "said_by": "min-side",
            "in_shop": False,
        },
        "cart_change": {
            "cart": "@cart",
            "kind": "lines",
            "by_shop": False,
            "at": NOW,
            "lines": "[]",
        },
        "conversation": {
            "number": customer.hex[:32],
            "kind": "complaint",
            "subject": "Sømmen",
            "opened_by": "customer",
            "opened_at": NOW,
            "touched_at": NOW,
            "claim": "open",
            "claim_at": NOW,
        },
        "conversation_message": {
            "conversation": "@conversation",
            "written_by": "customer",
            "channel": "min_side",
            "body": "Sømmen gikk opp.",
            "written_at": NOW,
            "arrived_at": NOW,
        },
        "conversation_attachment": {
            "message": "@conversation_message",
            "file": "@file",
            "name": "sømmen.jpg",
            "position": 0,
        },
        "phone_call": {
            "number": customer.hex[:32],
            "told_of": "10001",
            "direction": "in",
            "summary": "Du ringte om sømmen.",
            "began_at": NOW,
            "logged_at": NOW,
        },
        "subscription": {
            "state": "active",
            "anchor_on": date(2026, 12, 2),
            "anchor_number": 1,
            "every": 4,
            "unit": "week",
            "address": "@delivery_address",
            "delivery_method": "home_delivery",
            "payment": "card",
            "notice": "email",
            "state_since": NOW,
            "created_at": NOW,
        },
        "subscription_line": {
            "subscription": "@subscription",
            "position": 0,
            "sku": "FEED-12",
            "quantity": 1,
            "agreed_ore": 49900,
            "when_out": "leave_out",
        },
        "subscription_line_pet": {"line": "@subscription_line", "pet": "@pet"},
        "delivery": {
            "subscription": "@subscription",
            "number": 1,
            "state": "ordered",
            "planned_on": date(2026, 12, 2),
            "deliver_on": date(2026, 12, 2),
            "deadline_at": NOW,
            "address": "@delivery_address",
            "shop_order": "@shop_order",
            "settled_at": NOW,
        },
        "delivery_line": {
            "delivery": "@delivery",
            "sku": "TREATS",
            "quantity": 1,
            "agreed_ore": 5900,
        },
        "subscription_change": {
            "subscription": "@subscription",
            "version": 2,
            "kind": "skip",
            "done_by": "customer",
            "changed_at": NOW,
        },
        "farewell_change": {
            "farewell": "@pet_farewell",
            "subscription": "@subscription",
            "before": "{}",
            "after": "{}",
        },
        "price_promise": {
            "line": "@subscription_line",
            "old_ore": 49900,
            "new_ore": 52900,
            "told_ore": 52900,
            "keeps_number": 1,
            "raised_at": NOW,
            "answer": "accepted",
            "answered_at": NOW,
        },
        "payment_method": {
            "told_of": customer.hex,
            "kind": "card",
            "label": "Visa •••• 1234",
            "changed_at": NOW,
            "event": customer.hex,
        },
        "charge": {
            "delivery": "@delivery",
            "amount_ore": 49900,
            "payment": "card",
            "state": "asked",
            "asked_at": NOW,
        },
        "calendar_feed": {
            "token_sha256": digest,
            "sealed_token": digest,
            "created_at": NOW,
        },
        "marketing_message": {
            "told_of": "10001",
            "tool": "newsletter",
            "message": customer.hex,
            "purpose": "news",
            "channel": "mail",
            "recipient": "kari@example.com",
            "subject": "Høst i skogen",
            "text": "Her er det vi har gledet oss til.",
            "sent_at": NOW,
            "event": customer.hex,
            "consent_entry": 7,
            "consent_text_sha256": digest,
            "is_unconsented": False,
        },
        "marketing_message_use": {
            "told_of": "10001",
            "tool": "newsletter",
            "message": customer.hex,
            "kind": "bounced",
            "at": NOW,
            "is_permanent": True,
            "event": customer.hex,
        },
        "viewed_product": {"told_of": customer.hex, "sku": "hund-1", "viewed_at": NOW},
        "viewed_forgotten": {"until": NOW},
        "review": {
            "product": customer.hex,
            "sku": "FEED-12",
            "name": "Tørrfôr 12 kg",
            "stars": 5,
            "title": "Luna spiser alt",
            "body": "Godt fôr.",
            "pet": "@pet",
            "shown_as": "first_name",
            "written_at": NOW,
            "changed_at": NOW,
        },
        "review_vote": {"published": "@published_review", "voted_at": NOW},
        "notice_seen": {"version": 1, "seen_at": NOW},
    }
