"""Whether the customer should look over their details: mail or a parcel came back, or it is long ago.

Reckoned from moments alone, so that it doesn't matter in what order they came to be known: what came
back before the customer last said that all is right, or before that address was another, asks
nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from minside.core import clock, hooks
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.scope import current
from minside.events import actions as events

from .history import ChangedBy, ProfileField
from .numbers import find_by_number
from .profile import Profile, lock, profile

_PLACES: Final = [
    ProfileField.POSTAL_ADDRESS.value,
    ProfileField.DELIVERY_ADDRESS.value,
    ProfileField.DEFAULT_DELIVERY_ADDRESS.value,
]


class CheckReason(Enum):
    EMAIL_BOUNCED = "email_bounced"
    PARCEL_RETURNED = "parcel_returned"
    TWELVE_MONTHS = "twelve_months"


@dataclass(frozen=True, slots=True)
class ProfileCheck:
    """Why the customer is asked, and since when: that something came back, or that they last said
    what is right."""

    reason: CheckReason
    since: datetime


async def profile_check(customer: UUID) -> ProfileCheck | None:
    """What there is to ask, the most urgent first; None where nothing is."""
    row: Any = await current().fetchrow(
        f"""
        SELECT c.created_at, c.confirmed_at, c.email_refused_at,
            CASE WHEN lower(c.own_email) = lower(c.email) AND c.email_verified_at IS NOT NULL
                THEN c.own_at END AS verified_at,
            {hooks.parcel_came_back("c.id")} AS parcel_returned_at, h.*, (
                SELECT coalesce(array_agg(b.bounced_at), '{{}}') FROM email_bounce b
                WHERE b.customer = c.id AND lower(b.email) = lower(c.email)
            ) AS bounces
        FROM customer c CROSS JOIN LATERAL (
            SELECT max(changed_at) FILTER (
                    WHERE field = 'email' AND lower(new_value) = lower(c.email)
                      AND lower(old_value) IS DISTINCT FROM lower(new_value)
                      AND is_of_account(told_of, changed_at, changed_by)
                ) AS email_changed_at,
                max(changed_at) FILTER (WHERE field = ANY($2)) AS place_changed_at,
                max(changed_at) FILTER (WHERE changed_by = $3) AS changed_at
            FROM profile_change
            WHERE customer = c.id AND old_value IS DISTINCT FROM new_value
        ) h
        WHERE c.id = $1
        """,  # noqa: S608 - an expression of our own
        customer, _PLACES, ChangedBy.CUSTOMER.value,
    )  # fmt: skip
    return _email_bounced(row) or _parcel_returned(row) or _long_ago(row)


def _email_bounced(row: Any) -> ProfileCheck | None:
    """Since the first time that counts."""
    right = _latest(row, "confirmed_at", "email_changed_at", "verified_at")
    refused = [row["email_refused_at"]] if row["email_refused_at"] else []
    came_back = [at for at in (*row["bounces"], *refused) if right is None or at > right]
    return ProfileCheck(CheckReason.EMAIL_BOUNCED, min(came_back)) if came_back else None


def _parcel_returned(row: Any) -> ProfileCheck | None:
    at, right = row["parcel_returned_at"], _latest(row, "confirmed_at", "place_changed_at")
    if at is None or (right is not None and at <= right):
        return None
    return ProfileCheck(CheckReason.PARCEL_RETURNED, at)


def _long_ago(row: Any) -> ProfileCheck | None:
    last = _latest(row, "created_at", "confirmed_at", "changed_at")
    if last is None or clock.today() < _a_year_after(last.astimezone(clock.OSLO).date()):
        return None
    return ProfileCheck(CheckReason.TWELVE_MONTHS, last)


def _latest(row: Any, *names: str) -> datetime | None:
    return max((row[name] for name in names if row[name] is not None), default=None)


def _a_year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)


async def confirm(customer: UUID, *, key: str | None = None) -> Profile:
    """The customer says that all is right; mail may be tried again. It comes after whatever was told
    to have come back, though the shop's clock is ahead.

    Raises `core.idempotency.KeyReused`, `core.idempotency.BadKey`.
    """
    use = await once("profileConfirm", key, {}, customer=customer)
    if use.earlier is None:
        await lock(customer)
        await current().fetch(
            f"""
            UPDATE customer SET email_refused_at = NULL, confirmed_at = greatest(
                $2, confirmed_at, {hooks.parcel_came_back("$1")},
                (SELECT max(bounced_at) FROM email_bounce WHERE customer = $1)
            ) WHERE id = $1
            """,  # noqa: S608 - an expression of our own
            customer, clock.now(),
        )  # fmt: skip
        await use.made(customer)
    return await profile(customer)


async def bounced(_house: House, told: Any) -> None:
    """A message came back. What may be mended by itself, as a full mailbox, says nothing. Raises
    `events.Unknown`."""
    address = told.data.address.strip()
    if not told.data.permanent or not address:
        return
    customer = await find_by_number(told.data.customer, held=True)
    if customer is None:
        raise events.Unknown("customer", told.data.customer)
    await current().fetch(
        """
        INSERT INTO email_bounce (customer, told_of, email, bounced_at, event)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (event) DO NOTHING
        """,
        customer, told.data.customer, address, told.occurred_at, told.order,
    )  # fmt: skip
