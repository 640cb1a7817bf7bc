"""Complaints and returns of all orders in one line of time, for the rooms above."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from minside.core.scope import current


class CaseKind(Enum):
    COMPLAINT = "complaint"
    COMPLAINT_SETTLED = "complaint_settled"
    RETURN = "return"
    RETURN_RECEIVED = "return_received"
    RETURN_REFUNDED = "return_refunded"
    RETURN_REFUSED = "return_refused"
    RETURN_WITHDRAWN = "return_withdrawn"


@dataclass(frozen=True, slots=True)
class Case:
    """Something that happened to a complaint or a return, whose `number` it is. `id` is that one's own where
    it begins, and else no other's; `text` is what was written then, by the customer or the shop; `product` which goods it is about, of a complaint;
    `is_open` whether the complaint waits for an answer."""

    kind: CaseKind
    id: UUID
    at: datetime
    number: str
    order: UUID
    order_number: str
    by_staff: bool
    text: str | None
    product: str | None
    is_open: bool


_COMPLAINT: Final = """
    SELECT {kind} AS kind, {id} AS id, {at} AS at, c.number, o.id AS order_id, o.number AS order_number,
        {by_staff} AS by_staff, {text} AS text, coalesce(l.name, l.sku) AS product, c.settled_at IS NULL AS is_open
    FROM complaint c JOIN shop_order o ON o.customer = c.customer AND o.id = c.shop_order
    LEFT JOIN order_line l ON l.customer = c.customer AND l.shop_order = c.shop_order AND l.line = c.line
    WHERE c.customer = $1 AND ({at}, {id}) < ($2, $3)
"""
_RETURN: Final = """
    SELECT {kind} AS kind, {id} AS id, {at} AS at, r.number, o.id AS order_id, o.number AS order_number,
        {by_staff} AS by_staff, {text} AS text, NULL AS product, false AS is_open
    FROM order_return r JOIN shop_order o ON o.customer = r.customer AND o.id = r.shop_order
    WHERE r.customer = $1 AND ({at}, {id}) < ($2, $3)
"""


def _part(of: str, kind: CaseKind, at: str, by_staff: str, text: str) -> str:
    table, _, when = at.partition(".")
    # Two things that happened to one at one moment would else share their place, and a page end between them.
    id = f"{table}.id" if when == "opened_at" else f"md5('{kind.value}' || {table}.id)::uuid"
    return of.format(kind=f"'{kind.value}'", id=id, at=at, by_staff=by_staff, text=text)


_ALL: Final = " UNION ALL ".join(
    (
        _part(_COMPLAINT, CaseKind.COMPLAINT, "c.opened_at", "c.opened_by = 'staff'", "c.body"),
        _part(_COMPLAINT, CaseKind.COMPLAINT_SETTLED, "c.settled_at", "true", "c.answer"),
        _part(_RETURN, CaseKind.RETURN, "r.opened_at", "r.opened_by = 'staff'", "r.reason"),
        _part(_RETURN, CaseKind.RETURN_RECEIVED, "r.received_at", "true", "NULL"),
        _part(_RETURN, CaseKind.RETURN_REFUNDED, "r.refunded_at", "true", "NULL"),
        _part(_RETURN, CaseKind.RETURN_REFUSED, "r.refused_at", "true", "r.refusal"),
        _part(_RETURN, CaseKind.RETURN_WITHDRAWN, "r.withdrawn_at", "false", "NULL"),
    )
)


async def cases(customer: UUID, before: tuple[datetime, UUID], most: int) -> list[Case]:
    """The customer's newest `most` that come before this place."""
    rows = await current().fetch(
        f"SELECT * FROM ({_ALL}) AS each ORDER BY at DESC, id DESC LIMIT $4",  # noqa: S608
        customer, *before, most,
    )  # fmt: skip
    return [_case(row) for row in rows]


async def count_cases(customer: UUID) -> int:
    """How many there are in all."""
    return await current().fetchval(
        """
        SELECT (SELECT coalesce(sum(1 + (settled_at IS NOT NULL)::int), 0) FROM complaint WHERE customer = $1)
             + (SELECT coalesce(sum(
                    1 + num_nonnulls(received_at, refunded_at, refused_at, withdrawn_at)
                ), 0) FROM order_return WHERE customer = $1)
        """,
        customer,
    )


async def open_complaints(customer: UUID) -> list[Case]:
    """Those of the customer's that nobody has settled, oldest first."""
    of = _part(_COMPLAINT, CaseKind.COMPLAINT, "c.opened_at", "c.opened_by = 'staff'", "c.body")
    rows = await current().fetch(
        f"{of} AND c.settled_at IS NULL ORDER BY at, id",
        customer, datetime.max.replace(tzinfo=UTC), UUID(int=2**128 - 1),
    )  # fmt: skip
    return [_case(row) for row in rows]


def _case(row: Any) -> Case:
    kind, id, at, number, order, *others = row.values()
    return Case(CaseKind(kind), id, at, number, order, *others)
