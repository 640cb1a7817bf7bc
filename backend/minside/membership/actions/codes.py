"""Discount codes of a customer's own: what they give, until when, and when they were used (S30)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from minside.core import clock, hooks
from minside.core.house import House
from minside.core.language import Text
from minside.core.scope import current

from .belonging import known
from .code_letters import tell_of_code

MOST: Final = 200


class CodeState(Enum):
    VALID = "valid"
    NOT_YET = "not_yet"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Use:
    """When a code was used, and for which of the shop's orders, where that was said."""

    used_at: datetime
    order: str | None


@dataclass(frozen=True, slots=True)
class DiscountCode:
    """Either `percent` or `amount` off, in øre as `least_total`; from and until a day, both
    included, until it ends in Oslo. `uses` are the newest first."""

    id: UUID
    code: str
    title: Text | None
    percent: int | None
    amount: int | None
    least_total: int | None
    valid_from: date | None
    valid_until: date | None
    once: bool
    uses: list[Use]

    @property
    def state(self) -> CodeState:
        """As of today; that it is used up is said before that its time is over."""
        today = clock.today()
        if self.once and self.uses:
            return CodeState.USED
        if self.valid_until is not None and self.valid_until < today:
            return CodeState.EXPIRED
        if self.valid_from is not None and self.valid_from > today:
            return CodeState.NOT_YET
        return CodeState.VALID


async def discount_codes(customer: UUID) -> list[DiscountCode]:
    """At most `MOST`, the newest first."""
    rows = await current().fetch(
        """
        SELECT * FROM (
            SELECT DISTINCT ON (code) * FROM discount_code
            WHERE customer = $1 ORDER BY code, issued_at DESC, event DESC
        ) AS told ORDER BY issued_at DESC, code LIMIT $2
        """,
        customer, MOST,
    )  # fmt: skip
    used = await _uses_of(customer)
    return [_from_row(row, used.get(row["code"], [])) for row in rows]


async def _uses_of(customer: UUID) -> dict[str, list[Use]]:
    """Oldest first, by code."""
    rows = await current().fetch(
        """
        SELECT code, used_at, order_number FROM discount_code_use
        WHERE customer = $1 ORDER BY used_at, event
        """,
        customer,
    )
    found: dict[str, list[Use]] = {}
    for row in rows:
        found.setdefault(row["code"], []).append(Use(row["used_at"], row["order_number"]))
    return found


async def orders_of_codes(numbers: list[str]) -> list[UUID | None]:
    """The ids of the orders that the shop calls so, where they are the customer's."""
    customer = current().customer
    found = await hooks.orders_called(customer, numbers) if customer else {}
    return [found.get(number) for number in numbers]


def _from_row(row: Any, told: Sequence[Use]) -> DiscountCode:
    uses = _each_once(told)
    return DiscountCode(
        id=row["id"],
        code=row["code"],
        title=Text(row["title_nb"], row["title_en"]) if row["title_nb"] else None,
        percent=row["percent"],
        amount=row["amount_ore"],
        least_total=row["least_total_ore"],
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        once=row["is_once"],
        uses=_first(uses) if row["is_once"] else uses[::-1],
    )


def _each_once(told: Iterable[Use]) -> list[Use]:
    """The newsletter tool and the shop may both tell of one use: an order uses a code once."""
    orders: set[str] = set()
    uses: list[Use] = []
    for use in told:
        if use.order is None or use.order not in orders:
            uses.append(use)
        orders |= {use.order} if use.order is not None else set()
    return uses


def _first(uses: Sequence[Use]) -> list[Use]:
    """What is good for once was used the first time, for the first order that was named."""
    if not uses:
        return []
    order = next((use.order for use in uses if use.order is not None), None)
    return [Use(uses[0].used_at, order)]


async def code_issued(house: House, told: Any) -> None:
    """A customer got a code, or it is another from now on. What was told of it first is written to them.
    Raises `events.Unknown`."""
    data = told.data
    customer = await known(data.customer)
    is_new = await current().fetchval(
        """
        INSERT INTO discount_code (customer, code, title_nb, title_en, percent, amount_ore,
            least_total_ore, valid_from, valid_until, is_once, issued_at, event, told_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (event) DO NOTHING
        RETURNING NOT EXISTS (SELECT FROM discount_code c WHERE c.customer = $1 AND c.code = $2)
        """,
        customer, data.code, data.title and data.title.nb,
        data.title and data.title.en, data.percent, data.amount, data.least_total,
        data.valid_from, data.valid_until, data.once, told.occurred_at, told.order, data.customer,
    )  # fmt: skip
    if is_new:
        await tell_of_code(house, customer, data, told.occurred_at)


async def code_used(_house: House, told: Any) -> None:
    """A code was used, in the shop or from a message: kept, whether or not it is known yet. Raises
    `events.Unknown`."""
    data = told.data
    await current().fetch(
        """
        INSERT INTO discount_code_use (customer, code, order_number, used_at, event, told_of)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (event) DO NOTHING
        """,
        await known(data.customer), data.code, data.order, told.occurred_at, told.order,
        data.customer,
    )  # fmt: skip
