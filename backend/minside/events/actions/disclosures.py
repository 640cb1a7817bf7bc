"""Who has got a customer's data, for the customer to read (S36)."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from minside.core.paging import Page, place
from minside.core.scope import current
from minside.core.settings import Settings
from minside.events.receivers import RECEIVERS, Receiver
from minside.events.tables import Disclosure as DisclosureTable


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One sending: `country` is ISO 3166-1 alpha-2, `fields` are names of `receivers.LABELS`; where it told of
    a consent `purpose` is which, and `given` whether it was a yes."""

    id: UUID
    receiver: Receiver
    recipient: str
    country: str
    type: str
    fields: list[str]
    at: datetime
    acknowledged_at: datetime | None
    purpose: str | None
    given: bool | None


async def disclosures(customer: UUID, *, first: int, after: str | None) -> Page[Disclosure]:
    """The newest sendings of a customer's data; raises `core.paging.BadCursor`."""
    at, row_id = place(after)
    rows = await current().fetch(
        """
        SELECT id, receiver, recipient, country, type, fields, disclosed_at AS at, acknowledged_at,
            purpose, given
        FROM disclosure
        WHERE customer = $1 AND ($2::timestamptz IS NULL OR (disclosed_at, id) < ($2, $3))
        ORDER BY disclosed_at DESC, id DESC LIMIT $4
        """,
        customer, at, row_id, first + 1,
    )  # fmt: skip
    return Page.of([_from_row(dict(row)) for row in rows], first, partial(_count, customer))


async def _count(customer: UUID) -> int:
    return await DisclosureTable.count().where(DisclosureTable.customer == customer)


def _from_row(values: dict[str, Any]) -> Disclosure:
    values["receiver"] = RECEIVERS[values["receiver"]]
    return Disclosure(**values)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A receiver that is told of customers here, what it is called, and where it is."""

    receiver: Receiver
    name: str
    country: str


async def recipients() -> list[Recipient]:
    """Everybody who gets something from Min Side, as the worker was last set up."""
    rows = await current().fetch("SELECT key, name, country FROM receiver")
    found = {row["key"]: row for row in rows}
    return [
        Recipient(receiver, found[key]["name"], found[key]["country"])
        for key, receiver in RECEIVERS.items()
        if key in found
    ]


async def show_receivers(settings: Settings) -> None:
    """Note whom the worker tells, for everybody to read."""
    addresses = settings.receivers
    await current().fetch("DELETE FROM receiver WHERE NOT key = ANY($1)", list(addresses))
    await current().fetch(
        """
        INSERT INTO receiver (key, name, country)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
        ON CONFLICT (key) DO UPDATE SET name = excluded.name, country = excluded.country
        """,
        list(addresses),
        [each.name for each in addresses.values()],
        [each.country for each in addresses.values()],
    )
