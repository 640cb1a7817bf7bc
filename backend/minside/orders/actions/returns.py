"""The right to change one's mind: what goes back within 14 days (angrerettloven §§20 to 25)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.codes import Code
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.refusals import LimitReached, NotFound, OutOfRange, Refusal, Required
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types.orders import Packed
from minside.events.types.outgoing import ReturnRequested, ReturnWithdrawn

from . import letters, reasons
from .allowing import may_return_line, returnable
from .holding import get_held
from .listing import LineNotFound, Order, get
from .numbering import numbered
from .reading import standings
from .sending_back import undelivered
from .standing import Line, Standing

MOST_LINES: Final = 500
LONGEST_REASON: Final = 200


class ReturnNotFound(NotFound):
    """No return of this customer's has that id."""


class TooManyLines(LimitReached):
    """There are more than `MOST_LINES`."""


class NotReturnable(Refusal):
    """`reason` says why."""

    code = Code.NOT_RETURNABLE


class PastDeadline(NotReturnable):
    """The 14 days are over."""

    code = Code.PAST_DEADLINE


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many of a line go back."""

    line: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnForm:
    """What of an order goes back, and why, if the customer likes to say."""

    order: UUID
    lines: Sequence[Wanted]
    reason: str | None = None


async def request_return(
    house: House, customer: UUID, form: ReturnForm, *, key: str
) -> tuple[Order, UUID]:
    """Note what goes back, tell the shop, and post the form that goes along (S26): the order, and the
    return's id. The same `key` and form make one return.

    Raises `Refused`, `OrderNotFound`, `core.idempotency.KeyReused`.
    """
    # Before any row of the customer's is made: what two windows send at once goes back once.
    await customers.lock(customer)
    use = await once("returnRequest", key, asdict(form), customer=customer)
    order = await get_held(customer, form.order)
    if use.earlier is not None:
        return order, use.earlier
    [standing] = await standings([order.id])
    lines, reason = _read(standing, form)
    away = undelivered(standing, {each.line: each.quantity for each in lines})
    made = await _make(customer, order, lines, reason, _packed(away))
    await letters.return_form_letter(house, made)
    await use.made(made)
    return order, made


def _read(order: Standing, form: ReturnForm) -> tuple[list[Packed], str | None]:
    """The lines, each once, and the reason; raises `Refused` with everything that is wrong."""
    intake = Intake()
    if not form.lines:
        intake.note(Required("lines"))
    if len(form.lines) > MOST_LINES:
        intake.note(TooManyLines("lines", most=MOST_LINES))
    asked: Counter[str] = Counter()
    for place, wanted in enumerate(form.lines[:MOST_LINES]):
        _check(intake, order, place, wanted, asked)
        asked[wanted.line] += wanted.quantity
    reason = intake.text("reason", value=form.reason, most=LONGEST_REASON)
    intake.close()
    return _packed(asked), reason


def _packed(lines: Mapping[str, int]) -> list[Packed]:
    return [Packed(line=line, quantity=quantity) for line, quantity in lines.items()]


def _check(
    intake: Intake, order: Standing, place: int, wanted: Wanted, asked: Counter[str]
) -> None:
    line = next((each for each in order.lines if each.line == wanted.line), None)
    if line is None:
        intake.note(LineNotFound("lines", str(place), "line"))
    elif refusal := _refusal(order, line, place):
        intake.note(refusal)
    else:
        most = returnable(order, line)
        if not 1 <= wanted.quantity <= most - asked[wanted.line]:
            intake.note(OutOfRange("lines", str(place), "quantity", least=1, most=most))


def _refusal(order: Standing, line: Line, place: int) -> NotReturnable | None:
    reason = may_return_line(order, line).reason
    if reason is None:
        return None
    kind = PastDeadline if reason is reasons.PAST_14_DAYS else NotReturnable
    return kind("lines", str(place), "line", reason=reason.in_)


async def _make(
    customer: UUID, order: Order, lines: list[Packed], reason: str | None, away: list[Packed]
) -> UUID:
    made, number = await numbered(
        "R",
        """
        INSERT INTO order_return
            (customer, shop_order, number, opened_by, opened_at, lines, reason)
        VALUES ($2, $3, $1, 'customer', $4, $5, $6)
        ON CONFLICT (number) DO NOTHING RETURNING id
        """,
        customer, order.id, clock.now(), msgspec.json.encode(lines).decode(), reason,
    )  # fmt: skip
    await events.announce(
        "return.requested",
        ReturnRequested(
            rma=number, order=order.number, lines=lines, reason=reason, undelivered=away or None
        ),
        customer=customer,
        stream=f"customer/{customer}",
    )
    return made


async def withdraw_return(house: House, customer: UUID, sent_back: UUID) -> Order:
    """Keep the goods after all, tell the shop, and confirm it by mail; the order. Taking back what is
    withdrawn already is no matter.

    Raises `ReturnNotFound`, `NotReturnable` once the shop has done something about it.
    """
    await customers.lock(customer)
    row = await current().fetchrow(
        """
        UPDATE order_return SET withdrawn_at = $3
        WHERE customer = $1 AND id = $2 AND withdrawn_at IS NULL AND received_at IS NULL
          AND refunded_at IS NULL AND refused_at IS NULL
        RETURNING shop_order, number
        """,
        customer, sent_back, clock.now(),
    )  # fmt: skip
    if row is None:
        return await _withdrawn_already(customer, sent_back)
    order = await get(customer, row["shop_order"])
    await events.announce(
        "return.withdrawn",
        ReturnWithdrawn(rma=row["number"], order=order.number),
        customer=customer,
        stream=f"customer/{customer}",
    )
    await letters.return_withdrawn_letter(house, sent_back)
    return order


async def _withdrawn_already(customer: UUID, sent_back: UUID) -> Order:
    row = await current().fetchrow(
        """
        SELECT shop_order, withdrawn_at, coalesce(received_at, refunded_at, refused_at) AS settled
        FROM order_return WHERE customer = $1 AND id = $2
        """,
        customer, sent_back,
    )  # fmt: skip
    if row is None:
        raise ReturnNotFound("return")
    if row["settled"]:
        raise NotReturnable("return", reason=reasons.RETURN_SETTLED.in_)
    return await get(customer, row["shop_order"])
