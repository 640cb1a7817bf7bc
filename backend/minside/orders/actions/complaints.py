"""Complaints (reklamasjoner): made, and read with their pictures (forbrukerkjøpsloven §27)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock, files
from minside.core.codes import Code
from minside.core.files import UploadGone
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.refusals import LimitReached, Refusal
from minside.core.scope import current
from minside.events import actions as events
from minside.events.types.outgoing import ComplaintMade

from . import letters
from .allowing import may_complain
from .holding import get_held
from .kinds import ComplaintOutcome, ComplaintWish
from .listing import LineNotFound, Order
from .numbering import numbered
from .reading import grouped, standings

LONGEST: Final = 5_000
MOST_PICTURES: Final = 5


class NotComplainable(Refusal):
    """`reason` says why."""

    code = Code.NOT_COMPLAINABLE


class TooManyPictures(LimitReached):
    """There are more than `MOST_PICTURES`."""


class ComplaintPicture(msgspec.Struct, frozen=True):
    """Ids of the file and of its thumbnail; `width` and `height` in pixels."""

    id: UUID
    thumbnail: UUID
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a line, and what came of it; open while `settled_at` is None."""

    id: UUID
    number: str
    line: str
    opened_by: str
    opened_at: datetime
    body: str
    wish: ComplaintWish | None
    outcome: ComplaintOutcome | None
    answer: str | None
    settled_at: datetime | None
    pictures: Sequence[ComplaintPicture]

    @property
    def by_staff(self) -> bool:
        return self.opened_by == "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintForm:
    """What is wrong with which line; `pictures` are ids of uploads."""

    order: UUID
    line: str
    text: str
    wish: ComplaintWish | None = None
    pictures: Sequence[UUID] = ()


_PICTURES: Final = msgspec.json.Decoder(list[ComplaintPicture])


async def complaints_of(orders: list[UUID]) -> list[list[Complaint]]:
    """Every order's complaints, oldest first, in the order of `orders`."""
    rows = await current().fetch(
        """
        SELECT c.shop_order, c.id, c.number, c.line, c.opened_by, c.opened_at, c.body, c.wish,
               c.outcome, c.answer, c.settled_at, coalesce(p.pictures, '[]') AS pictures
        FROM complaint c LEFT JOIN LATERAL (
            SELECT jsonb_agg(jsonb_build_object(
                'id', f.id, 'thumbnail', small.id, 'width', f.width, 'height', f.height
            ) ORDER BY position) AS pictures
            FROM complaint_picture p
            JOIN file f ON f.customer = p.customer AND f.id = p.file
            JOIN file small ON small.customer = p.customer AND small.original = p.file
            WHERE p.customer = c.customer AND p.complaint = c.id
        ) p ON true
        WHERE c.customer = $1 AND c.shop_order = ANY($2) ORDER BY c.opened_at, c.id
        """,
        current().customer, orders,
    )  # fmt: skip
    found = grouped(orders, rows, _complaint)
    return [found[order] for order in orders]


async def complain(
    house: House, customer: UUID, form: ComplaintForm, *, key: str
) -> tuple[Order, UUID]:
    """Tell the shop what is wrong with a line, and confirm it by mail (S14): the order, and the
    complaint's id. The same `key` and form make one complaint.

    Raises `Refused`, `OrderNotFound`, `core.idempotency.KeyReused`.
    """
    use = await once("complaintCreate", key, asdict(form), customer=customer)
    order = await get_held(customer, form.order)
    if use.earlier is not None:
        return order, use.earlier
    text = await _read(order, form)
    complaint = await _make(customer, order, form, text)
    await letters.complaint_letter(house, complaint)
    await use.made(complaint)
    return order, complaint


async def _read(order: Order, form: ComplaintForm) -> str:
    """The tidied text; raises `Refused` with all that is wrong."""
    intake = Intake()
    [standing] = await standings([order.id])
    line = next((each for each in standing.lines if each.line == form.line), None)
    if line is None:
        intake.note(LineNotFound("line"))
    elif reason := may_complain(line).reason:
        intake.note(NotComplainable("line", reason=reason.in_))
    text = intake.required("text", value=form.text, most=LONGEST, lines=True)
    if len(form.pictures) > MOST_PICTURES:
        intake.note(TooManyPictures("pictures", most=MOST_PICTURES))
    intake.close()
    return text


async def _make(customer: UUID, order: Order, form: ComplaintForm, text: str) -> UUID:
    await _take(customer, form.pictures)
    complaint, number = await numbered(
        "K",
        """
        INSERT INTO complaint
            (customer, shop_order, number, line, opened_by, opened_at, body, wish)
        VALUES ($2, $3, $1, $4, 'customer', $5, $6, $7)
        ON CONFLICT (number) DO NOTHING RETURNING id
        """,
        customer, order.id, form.line, clock.now(), text, form.wish and form.wish.value,
    )  # fmt: skip
    await _hang(customer, complaint, form.pictures)
    await events.announce(
        "complaint.made",
        ComplaintMade(
            complaint=number,
            order=order.number,
            line=form.line,
            text=text,
            wish=form.wish.value if form.wish else None,
            pictures=len(form.pictures),
        ),
        customer=customer,
        stream=f"customer/{customer}",
    )
    return complaint


async def _take(customer: UUID, pictures: Sequence[UUID]) -> None:
    """Hold the uploads for good; every one that is gone is told at its place."""
    intake = Intake()
    for place, upload in enumerate(pictures):
        try:
            await files.take(customer, upload)
        except UploadGone:
            intake.note(UploadGone("pictures", str(place)))
    intake.close()


async def _hang(customer: UUID, complaint: UUID, pictures: Sequence[UUID]) -> None:
    await current().fetch(
        """
        INSERT INTO complaint_picture (customer, complaint, file, position)
        SELECT $1, $2, file, position - 1
        FROM unnest($3::uuid[]) WITH ORDINALITY AS p(file, position)
        """,
        customer, complaint, list(pictures),
    )  # fmt: skip


def _complaint(row: Any) -> Complaint:
    values = {name: value for name, value in row.items() if name != "shop_order"}
    values["wish"] = ComplaintWish(row["wish"]) if row["wish"] else None
    values["outcome"] = ComplaintOutcome(row["outcome"]) if row["outcome"] else None
    values["pictures"] = _PICTURES.decode(row["pictures"])
    return Complaint(**values)
