"""What was said of a purpose, as its customer reads it: in order of time, and a new address told as the one
thing that it was, though the ledger has a line for each end of it."""

from collections.abc import Sequence
from enum import Enum
from typing import Any, Final
from uuid import UUID

from minside.consents.purposes import Purpose
from minside.core.scope import current

from .doors import Door
from .ledger import by_address, is_end_of_an_address
from .standing import Step

MOST_STEPS: Final = 100


class Act(Enum):
    """What a customer's line says: the ledger's own words about a purpose, and three of ours. `MOVED`: a yes came
    along to a new address; `LEFT`: what was for an address or number alone that isn't theirs any more; `UNDONE`:
    a yes holds again, since the no was taken back by the link that said it."""

    ASKED = "asked"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    CARRIED = "carried"
    MOVED = "moved"
    LEFT = "left"
    UNDONE = "undone"


async def steps(keys: list[tuple[UUID, Purpose]]) -> list[list[Step]]:
    """The newest of what was said of each customer's purpose, at all addresses that they have had;
    `MOST_STEPS` of each, in one statement. An action is an `Act`'s word."""
    rows = await current().fetch(
        """
        SELECT said.* FROM (
            SELECT s.customer, e.purpose, e.number, e.action, e.channel, e.at, e.written_at, e.text_sha256,
                e.cites, s.left_at IS NULL AS is_here,
                s.taken_back_at IS NOT NULL AS is_anothers, row_number() OVER (
                    PARTITION BY s.customer, e.purpose ORDER BY e.at DESC, e.number DESC
                ) AS place
            FROM consent_subject s JOIN consent_entry e ON e.subject = s.id
            WHERE s.customer = ANY($1)
        ) AS said WHERE place <= $2 ORDER BY said.at DESC, said.number DESC
        """,
        list({customer for customer, _ in keys}), MOST_STEPS,
    )  # fmt: skip
    found: dict[tuple[UUID, str], list[Any]] = {}
    for row in rows:
        found.setdefault((row["customer"], row["purpose"]), []).append(row)
    return [_as_told(found.get((customer, purpose.value), [])) for customer, purpose in keys]


def _as_told(rows: Sequence[Any]) -> list[Step]:
    ended = {row["cites"] for row in rows if is_end_of_an_address(row)}
    came = {
        row["cites"]: row
        for row in rows
        if by_address(row) and row["action"] == "carried" and row["cites"] in ended
    }
    there = {row["number"] for row in rows}
    again = _said_with_another(rows)
    return [
        _step(row, came.get(row["cites"]))
        for row in rows
        if row["number"] not in again
        and row not in came.values()
        and not (_came_along(row) and row["cites"] in there)
    ]


def _said_with_another(rows: Sequence[Any]) -> set[int]:
    """A no may be about several addresses, and was said once: all its lines but the one of an address that they
    have, if there is one, or else had themselves."""
    noes: dict[Any, list[Any]] = {}
    for row in rows:
        if row["action"] == "withdrawn" and not by_address(row):
            noes.setdefault((row["channel"], row["at"]), []).append(row)
    lines = [
        sorted(each, key=lambda row: (not row["is_here"], row["is_anothers"]))
        for each in noes.values()
    ]
    return {row["number"] for each in lines for row in each[1:]}


def _step(row: Any, along: Any | None) -> Step:
    if not is_end_of_an_address(row):
        action = Act.UNDONE.value if _is_undone(row) else row["action"]
        return Step(row["number"], action, row["channel"], row["at"], row["text_sha256"])
    # The receipt is that of the yes that holds.
    number = along["number"] if along else row["number"]
    act = Act.MOVED if along else Act.LEFT
    return Step(number, act.value, row["channel"], row["at"], row["text_sha256"])


def _is_undone(row: Any) -> bool:
    """By that link one only leaves, and takes it back."""
    return row["channel"] == Door.FOOT_LINK.value and row["action"] == "given"


def _came_along(row: Any) -> bool:
    """A no that was said once, and stands there as it was said, for as long as that is kept."""
    return row["action"] == "withdrawn" and by_address(row) and not is_end_of_an_address(row)


async def left_behind(customer: UUID) -> set[Purpose]:
    """What the customer agreed to for an address or a number that isn't theirs now."""
    rows = await current().fetch(
        """
        SELECT DISTINCT c.purpose FROM consent_subject s JOIN customer k ON k.id = s.customer
            JOIN consent c ON c.subject = s.id JOIN consent_entry e ON e.number = c.entry
            LEFT JOIN consent_entry of ON of.number = e.cites
        WHERE s.customer = $1 AND s.kind IN ('mail', 'sms')
          AND (s.left_at IS NOT NULL OR lower(s.address)
              IS DISTINCT FROM lower(CASE s.kind WHEN 'mail' THEN k.email ELSE k.phone END))
          AND (c.state = 'given'
               OR e.channel = $2 AND e.action = 'withdrawn' AND of.action IN ('given', 'carried'))
        """,
        customer, Door.ADDRESS_CHANGED.value,
    )  # fmt: skip
    return {Purpose(row["purpose"]) for row in rows}
