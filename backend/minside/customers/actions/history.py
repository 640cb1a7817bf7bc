"""Who changed what, and when (S17, S38)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.paging import Page, place
from minside.core.scope import current
from minside.customers.tables import ProfileChange


class ChangedBy(Enum):
    CUSTOMER = "customer"
    STAFF = "staff"
    SYSTEM = "system"


class ProfileField(Enum):
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    BIRTH_YEAR = "birth_year"
    LANGUAGE = "language"
    POSTAL_ADDRESS = "postal_address"
    CUSTOMER_NUMBER = "customer_number"
    DELIVERY_ADDRESS = "delivery_address"
    DEFAULT_DELIVERY_ADDRESS = "default_delivery_address"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; None for a value that wasn't there, or is gone."""

    id: UUID
    field: ProfileField
    old_value: str | None
    new_value: str | None
    changed_by: ChangedBy
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffChange:
    """What staff changed at one moment, for one reason; `contact` is the call or conversation in which the
    customer asked for it, by its number."""

    id: UUID
    at: datetime
    fields: Sequence[ProfileField]
    reason: str | None
    contact: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after, as `ProfileChange` in the schema says it is written."""

    field: ProfileField
    old: str | None
    new: str | None


async def changes(customer: UUID, *, first: int, after: str | None) -> Page[Change]:
    """The newest changes; raises `core.paging.BadCursor`."""
    at, row_id = place(after)
    rows = await current().fetch(
        """
        SELECT id, field, old_value, new_value, changed_by, reason, changed_at AS at
        FROM profile_change
        WHERE customer = $1 AND old_value IS DISTINCT FROM new_value
          AND (field <> 'email' OR is_of_account(told_of, changed_at, changed_by))
          AND ($2::timestamptz IS NULL OR (changed_at, id) < ($2, $3))
        ORDER BY changed_at DESC, id DESC LIMIT $4
        """,
        customer, at, row_id, first + 1,
    )  # fmt: skip
    return Page.of([_from_row(row) for row in rows], first, partial(_count, customer))


_BY_STAFF: Final = """
    SELECT (array_agg(id ORDER BY id DESC))[1] AS id, changed_at AS at, array_agg(field ORDER BY id) AS fields,
        max(reason) AS reason, max(contact) AS contact
    FROM profile_change
    WHERE customer = $1 AND changed_by = 'staff' AND old_value IS DISTINCT FROM new_value
      AND (field <> 'email' OR is_of_account(told_of, changed_at, changed_by))
    GROUP BY changed_at, event
"""


async def changes_by_staff(
    customer: UUID, before: tuple[datetime, UUID], most: int
) -> list[StaffChange]:
    """The newest `most` that come before this place: what was said at once is one (S38)."""
    rows = await current().fetch(
        f"SELECT * FROM ({_BY_STAFF}) AS one WHERE (at, id) < ($2, $3)"  # noqa: S608
        " ORDER BY at DESC, id DESC LIMIT $4",
        customer, *before, most,
    )  # fmt: skip
    return [_by_staff(row) for row in rows]


def _by_staff(row: Any) -> StaffChange:
    fields = [ProfileField(each) for each in row["fields"]]
    return StaffChange(row["id"], row["at"], fields, row["reason"], row["contact"])


async def count_changes_by_staff(customer: UUID) -> int:
    """How many there are in all."""
    return await current().fetchval(
        f"SELECT count(*) FROM ({_BY_STAFF}) AS one",  # noqa: S608
        customer,
    )


async def _count(customer: UUID) -> int:
    return await current().fetchval(
        """
        SELECT count(*) FROM profile_change
        WHERE customer = $1 AND old_value IS DISTINCT FROM new_value
          AND (field <> 'email' OR is_of_account(told_of, changed_at, changed_by))
        """,
        customer,
    )


def _from_row(row: Any) -> Change:
    values: dict[str, Any] = dict(row)
    values["field"] = ProfileField(row["field"])
    values["changed_by"] = ChangedBy(row["changed_by"])
    return Change(**values)


async def note(customer: UUID, differences: list[Difference], by: ChangedBy) -> None:
    """Write the changes beside the change itself, in the same transaction."""
    now = clock.now()
    rows = [
        ProfileChange(
            customer=customer,
            field=difference.field.value,
            old_value=difference.old,
            new_value=difference.new,
            changed_by=by.value,
            changed_at=now,
        )
        for difference in differences
    ]
    if rows:
        await ProfileChange.insert(*rows)
