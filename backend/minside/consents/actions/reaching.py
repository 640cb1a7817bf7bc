"""Whom a purpose reaches, all of them, read in pieces; and who left it since.

Each rule here is that of `standing`, for many at once. All of it is for those who see every row.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from minside.auth import actions as auth
from minside.consents.purposes import ABOUT, Purpose
from minside.core.hooks import Addressee
from minside.core.scope import current

from .standing import holds, in_force
from .subjects import with_addresses

FIRST: Final = UUID(int=0)
"""Comes before every subject."""

# What was said last of any subject that the address `s` has now, as `standing.may_send` has it. `OFFSET 0`
# keeps PostgreSQL from joining whole tables, where it can't know how few subjects an address has.
_SAID_LAST: Final = """
    LEFT JOIN LATERAL (
        SELECT c.* FROM consent_subject o CROSS JOIN LATERAL (
            SELECT state, entry, text_sha256, since FROM consent
            WHERE subject = o.id AND purpose = $1 AND state <> 'asked' OFFSET 0
        ) AS c
        WHERE o.kind = s.kind AND lower(o.address) = lower(s.address) AND o.left_at IS NULL AND o.taken_back_at IS NULL
          AND (o.customer IS NULL OR lower(o.address) = (
              SELECT lower(CASE o.kind WHEN 'mail' THEN k.email ELSE k.phone END)
              FROM customer k WHERE k.id = o.customer))
        ORDER BY c.since DESC, c.entry DESC LIMIT 1
    ) AS last ON true
"""


@dataclass(frozen=True, slots=True)
class Reached:
    """Who may be sent something: a customer, or None where the address is nobody's."""

    subject: UUID
    customer: UUID | None
    address: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of them, and whom the next piece begins after; None after the last."""

    reached: Sequence[Reached]
    after: UUID | None


async def reached(purpose: Purpose, after: UUID, most: int) -> Piece:
    """The next of those to whom a message for the purpose may be sent now, one for each address; nobody
    whose address was refused, or whose account is frozen."""
    rows = await current().fetch(
        f"""
        SELECT s.id, s.customer, s.address, last.entry = c.entry AS is_last, c.text_sha256, c.since,
            s.kind = 'mail' AND EXISTS (
                SELECT FROM customer k
                WHERE lower(k.email) = lower(s.address) AND k.email_refused_at IS NOT NULL
            ) AS is_refused
        FROM consent c JOIN consent_subject s ON s.id = c.subject {_SAID_LAST}
        WHERE c.purpose = $1 AND c.state = 'given' AND c.subject > $2 AND s.id > $2 AND s.kind = $3
          AND s.left_at IS NULL
        ORDER BY c.subject LIMIT $4
        """,  # noqa: S608 - our own words
        purpose.value, after, ABOUT[purpose].kind.value, most,
    )  # fmt: skip
    found = [
        Reached(row["id"], row["customer"], row["address"])
        for row in rows
        if row["is_last"]
        and not row["is_refused"]
        and holds(purpose, row["text_sha256"], row["since"])
    ]
    at_rest = await auth.at_rest([Addressee(each.customer, each.address) for each in found])
    found = [each for each, is_at_rest in zip(found, at_rest, strict=True) if not is_at_rest]
    return Piece(found, rows[-1]["id"] if len(rows) == most else None)


async def who_agree(customers: Collection[UUID], purpose: Purpose) -> set[UUID]:
    """Those of the customers with whom the purpose is in force, of those who said something of it."""
    rows = await current().fetch(
        """
        SELECT DISTINCT ON (s.customer) s.customer, e.action, e.text_sha256, e.at
        FROM consent_subject s JOIN consent_entry e ON e.subject = s.id
        WHERE s.customer = ANY($1) AND e.purpose = $2 AND e.action <> 'asked' AND s.left_at IS NULL
        ORDER BY s.customer, e.at DESC, e.number DESC
        """,
        list(customers), purpose.value,
    )  # fmt: skip
    return {
        row["customer"]
        for row in rows
        if row["action"] != "withdrawn" and holds(purpose, row["text_sha256"], row["at"])
    }


async def newest_entry() -> int:
    """The ledger's newest number; 0 where nothing was ever said. Whoever wrote it has committed, and so
    has everybody before."""
    return await current().fetchval("SELECT coalesce(max(number), 0) FROM consent_entry")


@dataclass(frozen=True, slots=True)
class Ended:
    """With whom a purpose isn't in force any more, by the subjects that others were told; `last` is the
    newest entry that was looked at, None where there was none."""

    ids: Collection[UUID]
    last: int | None


async def ended(purpose: Purpose, since: int, most: int) -> Ended:
    """Those about whom the next entries after this one speak, and to whom nothing may be sent now:
    every subject of the address, whoever has it by now or had it when they agreed; and who is gone."""
    rows = await current().fetch(
        f"""
        WITH said AS (
            SELECT number, subject FROM consent_entry
            WHERE purpose = $1 AND number > $2 ORDER BY number LIMIT $3
        )
        SELECT said.number, last.state, last.text_sha256, last.since, said.subject || ARRAY(
            SELECT o.id FROM consent_subject o
            WHERE o.kind = s.kind AND lower(o.address) = lower(s.address)
        ) AS ids
        FROM said LEFT JOIN consent_subject s ON s.id = said.subject {_SAID_LAST}
        ORDER BY said.number
        """,  # noqa: S608 - our own words
        purpose.value, since, most,
    )  # fmt: skip
    gone = [
        row
        for row in rows
        if row["state"] != "given" or not holds(purpose, row["text_sha256"], row["since"])
    ]
    return Ended({id for row in gone for id in row["ids"]}, rows[-1]["number"] if rows else None)


async def ended_with(purpose: Purpose, since: int, most: int) -> Ended:
    """The same of a purpose that belongs to accounts: all that their customers have, or had, that
    something may be sent to."""
    rows = await current().fetch(
        """
        SELECT e.number, s.customer FROM consent_entry e LEFT JOIN consent_subject s ON s.id = e.subject
        WHERE e.purpose = $1 AND e.number > $2 ORDER BY e.number LIMIT $3
        """,
        purpose.value, since, most,
    )  # fmt: skip
    spoken_of = {row["customer"] for row in rows if row["customer"] is not None}
    gone = spoken_of - await who_agree(spoken_of, purpose)
    ids = await with_addresses(gone)
    return Ended(ids, rows[-1]["number"] if rows else None)


async def last_no(customer: UUID, purpose: Purpose) -> datetime | None:
    """When the customer said no last, whatever they said after."""
    return await current().fetchval(
        """
        SELECT max(e.at) FROM consent_subject s JOIN consent_entry e ON e.subject = s.id
        WHERE s.customer = $1 AND e.purpose = $2 AND e.action = 'withdrawn'
        """,
        customer, purpose.value,
    )  # fmt: skip


async def agreed_since(customer: UUID, purpose: Purpose, at: datetime) -> bool:
    """Whether the purpose was in force with the customer at that moment, and all the time since."""
    then, now = await in_force(customer, purpose, at), await in_force(customer, purpose)
    if then is None or now is None:
        return False
    no = await last_no(customer, purpose)
    return no is None or no <= at
