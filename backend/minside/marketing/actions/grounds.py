"""What a message of the newsletter tool's rested on when it was sent, and the alarm where on nothing.

A consent may be told of after what was sent under it, so whoever tells of one has the messages looked
at anew; and so does every night, for what a merge brought together.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import structlog

from minside.consents import actions as consents
from minside.consents.actions import Done, Ground
from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .known import take_nobodys
from .purposes import SENT_BY, is_addressed, purposes_of

UNCONSENTED: Final = "unconsented"
LOOKED_AT_FOR: Final = timedelta(days=30)
"""How long an operator is reminded of a message that nobody had agreed to."""

log = structlog.get_logger(__name__)


async def told_consent(_house: House, told: Any) -> None:
    """Somebody said yes or no in another system, at whatever moment: what they were sent may rest on
    another ground than was known. The event itself is another room's: raises `events.NotForUs` when all
    is done, which undoes it where no such room takes it."""
    data = told.data
    address = getattr(data, "email", None) or getattr(data, "phone", None)
    rows = await current().fetch(
        """
        SELECT id, is_unconsented FROM marketing_message
        WHERE customer = $1 OR told_of = $2 OR lower(recipient) = lower($3)
           OR lower(recipient) IN (SELECT lower(address) FROM consent_subject WHERE customer = $1)
        """,
        await customers.find_by_number(data.customer) if data.customer else None,
        data.customer, address,
    )  # fmt: skip
    bare = await look_at([row["id"] for row in rows])
    if bare or any(row["is_unconsented"] for row in rows):
        await count()
    raise events.NotForUs


async def look_at(messages: Sequence[UUID]) -> int:
    """Find anew what these rest on; how many of them rest on nothing. As many statements for many as
    for one, up to some hundreds.

    A mail needs a yes to mail at the address where it went, an SMS one to SMS. Where that wasn't told, it
    is the customer's own; a number that an address alone says is somebody's speaks for their mail.
    """
    rows = await current().fetch(
        """
        SELECT m.id, m.purpose, m.channel, m.recipient, m.sent_at, coalesce(m.customer, (
            SELECT n.customer FROM shop_number n WHERE n.number = m.told_of AND m.channel = 'mail'
        )) AS customer
        FROM marketing_message m WHERE m.id = ANY($1) ORDER BY m.id
        """,
        list(messages),
    )
    may_rest = [(row["id"], each) for row in rows for each in _may_rest_on(row)]
    found = await consents.grounds_of([each for _, each in may_rest])
    grounds: dict[UUID, Ground | None] = {row["id"]: None for row in rows}
    for (id, _), ground in zip(may_rest, found, strict=True):
        grounds[id] = grounds[id] or ground
    await _note(grounds)
    return sum(ground is None for ground in grounds.values())


def _may_rest_on(row: Any) -> list[Done]:
    """A yes to any of these will do: a newsletter that doesn't say what it holds rests on one to any of
    what one may hold. None for a purpose that nobody was ever asked about, or that isn't sent so."""
    return [
        Done(
            each, row["customer"], row["recipient"] if is_addressed(each) else None, row["sent_at"]
        )
        for each in purposes_of(row["purpose"])
        if SENT_BY.get(each) == row["channel"]
    ]


async def _note(grounds: Mapping[UUID, Ground | None]) -> None:
    held = list(grounds.values())
    await current().fetch(
        """
        UPDATE marketing_message m SET consent_entry = g.entry, consent_text_sha256 = g.text_sha256,
            is_unconsented = g.is_unconsented
        FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::boolean[])
            AS g(id, entry, text_sha256, is_unconsented)
        WHERE m.id = g.id
        """,
        list(grounds), [each and each.entry for each in held],
        [each and each.text_sha256 for each in held], [each is None for each in held],
    )  # fmt: skip


async def look_over() -> int:
    """As `unconsented`; each that there is stands in the figure, and one error in the log for them all.
    How many there are."""
    found = len(await unconsented())
    if found:
        log.error("sent_without_consent", count=found)
    return found


async def unconsented() -> list[Any]:
    """Ids, tools, purposes and moments of what was sent of late and rests on nothing, looked at once more,
    newest first; of all customers, for those who see all rows."""
    await take_nobodys()
    await look_at([row["id"] for row in await _unconsented()])
    await count()
    return await _unconsented()


async def _unconsented() -> list[Any]:
    return await current().fetch(
        """
        SELECT id, tool, message, purpose, sent_at FROM marketing_message
        WHERE is_unconsented AND sent_at > $1 ORDER BY sent_at DESC, id DESC
        """,
        clock.now() - LOOKED_AT_FOR,
    )


async def count() -> int:
    """How many there are, noted for whoever watches. Of two at once the second waits for the first, so
    only where something is amiss, or was."""
    return await current().fetchval(
        """
        INSERT INTO marketing_alarm (kind, found, looked_at)
        SELECT $1, count(*), $2 FROM marketing_message WHERE is_unconsented AND sent_at > $3
        ON CONFLICT (kind) DO UPDATE SET found = EXCLUDED.found, looked_at = EXCLUDED.looked_at
        RETURNING found
        """,
        UNCONSENTED, clock.now(), clock.now() - LOOKED_AT_FOR,
    )  # fmt: skip


async def alarms() -> dict[str, float]:
    """How many there were when somebody looked last."""
    rows = await current().fetch("SELECT kind, found FROM marketing_alarm")
    return {row["kind"]: row["found"] for row in rows}
