"""By what a customer pays: the shop keeps it and says what to show; changed on the shop's own page, by a
signed link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from minside.core import clock
from minside.core.allowance import Allowance
from minside.core.house import House
from minside.core.scope import current
from minside.core.shop_links import secret_of, signature
from minside.customers import actions as customers
from minside.events import actions as events

from . import refusals

LASTS: Final = timedelta(minutes=15)
PATH: Final = "/min-side/betalingsmate"
PURPOSE: Final = "payment_method"
# Of a customer `c`, what was said last, as `m`; nulls where nothing was.
LATEST: Final = """
    LEFT JOIN LATERAL (
        SELECT kind, label, expires_on, changed_at FROM payment_method
        WHERE customer = c.id ORDER BY changed_at DESC, event DESC LIMIT 1
    ) m ON true
"""
# Of a charge `h` of theirs: whether it went through after that was said.
CHARGED_SINCE: Final = (
    "h.state = 'paid' AND h.settled_at > coalesce(m.changed_at, '-infinity'::timestamptz)"
)


@dataclass(frozen=True, slots=True)
class Method:
    """What is charged, as it is shown, such as `Visa •••• 1234`; `expires_on` is its last day."""

    kind: str
    label: str
    expires_on: date | None

    @property
    def has_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < clock.today()


@dataclass(frozen=True, slots=True)
class KnownWays:
    """What the shop said last; and which ways of payment it has charged since, so that it knows how, though
    it said nothing of it."""

    method: Method | None
    charged: frozenset[str]

    def has(self, payment: str) -> bool:
        return payment in self.charged or (self.method is not None and self.method.kind == payment)


@dataclass(frozen=True, slots=True)
class Link:
    """Where the method is changed, until when."""

    url: str
    expires_at: datetime


async def changed(_house: House, told: Any) -> None:
    """Of each of the shop's numbers the latest word counts. Raises `events.Unknown`."""
    data = told.data
    customer = await customers.find_by_number(data.customer, held=True)
    if customer is None:
        raise events.Unknown("customer", data.customer)
    await current().fetch(
        """
        INSERT INTO payment_method (customer, told_of, kind, label, expires_on, changed_at, event)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (told_of) DO UPDATE SET kind = EXCLUDED.kind, label = EXCLUDED.label,
            expires_on = EXCLUDED.expires_on, changed_at = EXCLUDED.changed_at,
            event = EXCLUDED.event
        WHERE (payment_method.changed_at, payment_method.event)
            < (EXCLUDED.changed_at, EXCLUDED.event)
        """,
        customer, data.customer, data.kind, data.label, data.expires_on, told.occurred_at,
        told.order,
    )  # fmt: skip


async def methods_of(customers_: Sequence[UUID]) -> list[Method | None]:
    """What was said last of each customer, by whichever of their numbers; None where there is none."""
    return [each.method for each in await known_of(customers_)]


async def known_of(customers_: Sequence[UUID]) -> list[KnownWays]:
    """Of each customer, by whichever of their numbers. One statement, however many."""
    rows = await current().fetch(
        f"""
        SELECT c.id, m.kind, m.label, m.expires_on, ARRAY(
            SELECT DISTINCT h.payment FROM charge h WHERE h.customer = c.id AND {CHARGED_SINCE}
        ) AS charged
        FROM unnest($1::uuid[]) AS c (id) {LATEST}
        """,  # noqa: S608 - our own words
        list(customers_),
    )
    found = {row["id"]: KnownWays(_method(row), frozenset(row["charged"])) for row in rows}
    return [found[each] for each in customers_]


def _method(row: Any) -> Method | None:
    return row["kind"] and Method(row["kind"], row["label"], row["expires_on"])


async def link_to_change(house: House, customer: UUID) -> Link:
    """To the shop's page, for this customer, for a quarter of an hour. The shop takes each once.

    Raises `refusals.NoCustomerNumber`, `refusals.ShopNotConnected`.
    """
    number, secret = await _number(customer), secret_of(house.settings)
    if secret is None:
        raise refusals.ShopNotConnected()
    if number is None:
        raise refusals.NoCustomerNumber()
    expires_at = (clock.now() + LASTS).replace(microsecond=0)
    query = urlencode(
        {
            "id": uuid4(),
            "customer": number,
            "purpose": PURPOSE,
            "expires": int(expires_at.timestamp()),
        }
    )
    return Link(
        f"{house.settings.shop_url}{PATH}?{query}&signature={signature(secret, query)}", expires_at
    )


async def may_change_method(house: House, customer: UUID) -> Allowance:
    """Where the shop knows the customer by a number, and shares a secret with us."""
    if secret_of(house.settings) is None:
        return Allowance(refusals.ShopNotConnected.why)
    return Allowance(refusals.NoCustomerNumber.why if await _number(customer) is None else None)


async def _number(customer: UUID) -> str | None:
    return await current().fetchval("SELECT number FROM customer WHERE id = $1", customer)
