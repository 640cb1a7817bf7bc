"""All contact between a customer and the shop in one line of time: what they wrote and mailed, replies, phone
calls, complaints, returns, and what staff changed for them (S11, S14, S38)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from minside.core.paging import Page, newest_before
from minside.core.scope import current
from minside.customers import actions as customers
from minside.customers.actions import ProfileField
from minside.orders import actions as orders


class EntryKind(Enum):
    WROTE = "wrote"
    MAILED = "mailed"
    STRANGER_MAILED = "stranger_mailed"
    REPLY = "reply"
    CALLED_US = "called_us"
    WE_CALLED = "we_called"
    PROFILE_CHANGED = "profile_changed"
    COMPLAINT = "complaint"
    COMPLAINT_SETTLED = "complaint_settled"
    RETURN = "return"
    RETURN_RECEIVED = "return_received"
    RETURN_REFUNDED = "return_refunded"
    RETURN_REFUSED = "return_refused"
    RETURN_WITHDRAWN = "return_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing. `number` is what it is called: the conversation's, the call's, the complaint's or the
    return's. `contact` is the call or conversation in which what was changed was asked for; `is_held` says
    that it is of a claim which is open."""

    id: UUID
    kind: EntryKind
    at: datetime
    text: str | None = None
    number: str | None = None
    title: str | None = None
    conversation: UUID | None = None
    order: UUID | None = None
    order_number: str | None = None
    by_staff: bool = False
    changed: Sequence[ProfileField] = ()
    asked_in: str | None = None
    is_held: bool = False


_WRITTEN: Final = {
    ("customer", "mail"): EntryKind.MAILED,
    ("stranger", "mail"): EntryKind.STRANGER_MAILED,
    ("staff", "shop"): EntryKind.REPLY,
}


async def timeline(customer: UUID, *, first: int, after: str | None) -> Page[Entry]:
    """The newest first. Raises `core.paging.BadCursor`."""
    before, most = newest_before(after), first + 1
    found = [
        *await _messages(customer, before, most),
        *await _calls(customer, before, most),
        *[_case(each) for each in await orders.cases(customer, before, most)],
        *[_change(each) for each in await customers.changes_by_staff(customer, before, most)],
    ]
    newest = sorted(found, key=lambda entry: (entry.at, entry.id), reverse=True)

    async def total() -> int:
        return await _count(customer)

    return Page.of(newest[:most], first, total)


async def _messages(customer: UUID, before: tuple[datetime, UUID], most: int) -> list[Entry]:
    rows = await current().fetch(
        """
        SELECT m.id, m.written_by, m.channel, m.body, m.written_at, c.id AS conversation, c.number, c.subject,
            c.claim = 'open' AS is_held
        FROM conversation_message m
        JOIN conversation c ON c.customer = m.customer AND c.id = m.conversation
        WHERE m.customer = $1 AND (m.written_at, m.id) < ($2, $3)
        ORDER BY m.written_at DESC, m.id DESC LIMIT $4
        """,
        customer, *before, most,
    )  # fmt: skip
    return [
        Entry(
            id=row["id"],
            kind=_WRITTEN.get((row["written_by"], row["channel"]), EntryKind.WROTE),
            at=row["written_at"],
            text=row["body"],
            number=row["number"],
            title=row["subject"],
            conversation=row["conversation"],
            by_staff=row["written_by"] == "staff",
            is_held=bool(row["is_held"]),
        )
        for row in rows
    ]


async def _calls(customer: UUID, before: tuple[datetime, UUID], most: int) -> list[Entry]:
    rows = await current().fetch(
        """
        SELECT id, number, direction, summary, began_at FROM phone_call
        WHERE customer = $1 AND (began_at, id) < ($2, $3) ORDER BY began_at DESC, id DESC LIMIT $4
        """,
        customer, *before, most,
    )  # fmt: skip
    return [
        Entry(
            id=row["id"],
            kind=EntryKind.CALLED_US if row["direction"] == "in" else EntryKind.WE_CALLED,
            at=row["began_at"],
            text=row["summary"],
            number=row["number"],
            by_staff=True,
        )
        for row in rows
    ]


def _case(case: orders.Case) -> Entry:
    return Entry(
        id=case.id,
        kind=EntryKind(case.kind.value),
        at=case.at,
        text=case.text,
        number=case.number,
        title=case.product,
        order=case.order,
        order_number=case.order_number,
        by_staff=case.by_staff,
        is_held=case.is_open,
    )


def _change(change: customers.StaffChange) -> Entry:
    return Entry(
        id=change.id,
        kind=EntryKind.PROFILE_CHANGED,
        at=change.at,
        text=change.reason,
        by_staff=True,
        changed=change.fields,
        asked_in=change.contact,
    )


async def orders_called(numbers: list[str]) -> list[UUID | None]:
    """The customer's orders that the shop calls so, in their order."""
    customer = current().customer
    found = await orders.called(customer, numbers) if customer else {}
    return [found.get(number) for number in numbers]


async def conversations_called(numbers: list[str]) -> list[UUID | None]:
    """The customer's conversations of these numbers, in their order; None for a call, or where there is none."""
    rows: Any = await current().fetch(
        "SELECT number, id FROM conversation WHERE customer = $1 AND number = ANY($2)",
        current().customer, numbers,
    )  # fmt: skip
    found = {row["number"]: row["id"] for row in rows}
    return [found.get(number) for number in numbers]


async def _count(customer: UUID) -> int:
    own = await current().fetchval(
        """
        SELECT (SELECT count(*) FROM conversation_message WHERE customer = $1)
             + (SELECT count(*) FROM phone_call WHERE customer = $1)
        """,
        customer,
    )
    return (
        own + await orders.count_cases(customer) + await customers.count_changes_by_staff(customer)
    )
