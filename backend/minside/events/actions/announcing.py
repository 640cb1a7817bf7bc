"""Telling the shop's systems: noted in the transaction that causes it, then each gets its part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.events.receivers import RECEIVERS, Receiver
from minside.events.types import OUTGOING, Data
from minside.jobs import actions as jobs

FAN_OUT: Final = "events.fan_out"


class NotItsType(TypeError):
    """The data isn't what the type declares. A bug of ours."""


async def announce(
    type: str, data: Data, *, customer: UUID | None, stream: str, origin: str | None = None
) -> None:
    """Tell every receiver that takes this type, once the transaction at hand has committed.

    What shares a `stream` (one customer's) is told in order. Who told us, `origin`, isn't told
    back. Raises `NotItsType`.
    """
    if not isinstance(data, OUTGOING[type].data):
        raise NotItsType(type)
    outgoing = await current().fetchval(
        """
        WITH made AS (SELECT uuidv7() AS id), noted AS (
            INSERT INTO outgoing_event
                (id, customer, stream, type, version, origin, occurred_at, data)
            SELECT id, $1, $2, $3, $4, $5, $6, $7 FROM made
        )
        SELECT id FROM made
        """,
        customer, stream, type, OUTGOING[type].version, origin, clock.now(),
        msgspec.json.encode(data).decode(),
    )  # fmt: skip
    await jobs.enqueue(FAN_OUT, outgoing)


@dataclass(frozen=True, slots=True)
class News:
    """What `announce` takes, of one event among many."""

    data: Data
    customer: UUID | None
    stream: str


async def announce_all(type: str, told: Sequence[News]) -> None:
    """As `announce`, each of them, in two statements however many. Raises `NotItsType`."""
    if any(not isinstance(each.data, OUTGOING[type].data) for each in told):
        raise NotItsType(type)
    if not told:
        return
    rows = await current().fetch(
        """
        WITH made AS (
            SELECT uuidv7() AS id, one.*
            FROM unnest($1::uuid[], $2::text[], $3::text[]) AS one (customer, stream, said)
        ), noted AS (
            INSERT INTO outgoing_event (id, customer, stream, type, version, occurred_at, data)
            SELECT id, customer, stream, $4, $5, $6, said::jsonb FROM made
        )
        SELECT id FROM made
        """,
        [each.customer for each in told], [each.stream for each in told],
        [msgspec.json.encode(each.data).decode() for each in told],
        type, OUTGOING[type].version, clock.now(),
    )  # fmt: skip
    await jobs.enqueue_all(FAN_OUT, [row["id"] for row in rows])


def delivering_to(receiver: str) -> str:
    """The job that sends to this receiver: each has its own, so that one who doesn't answer holds up
    nobody else."""
    return f"events.deliver.{receiver}"


async def fan_out(house: House, outgoing: UUID) -> None:
    """Give each receiver its part: the fields on its list, and no other. Once."""
    event = await current().fetchrow(
        "SELECT * FROM outgoing_event WHERE id = $1 AND data IS NOT NULL FOR UPDATE", outgoing
    )
    if event is None:
        return
    for receiver in _receivers_of(house, event):
        await jobs.enqueue(delivering_to(receiver.key), await _part(event, receiver))
    await current().fetch("UPDATE outgoing_event SET data = NULL WHERE id = $1", outgoing)


def _receivers_of(house: House, event: Any) -> list[Receiver]:
    return [
        RECEIVERS[key]
        for key in house.settings.receivers
        if event["type"] in RECEIVERS[key].takes
        and key != event["origin"]
        and _concerns(RECEIVERS[key], event)
    ]


def _concerns(receiver: Receiver, event: Any) -> bool:
    """A change of what isn't on the receiver's list is none of its business."""
    changed = msgspec.json.decode(event["data"]).get("changed")
    return changed is None or not set(changed).isdisjoint(receiver.takes[event["type"]])


async def _part(event: Any, receiver: Receiver) -> UUID:
    data = msgspec.json.decode(event["data"])
    fields = receiver.takes[event["type"]]
    part = {name: data[name] for name in fields if name in data}
    if "changed" in part:
        part["changed"] = [name for name in part["changed"] if name in fields]
    return await current().fetchval(
        """
        INSERT INTO event_delivery
            (customer, outgoing, receiver, stream, type, version, occurred_at, data, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting') RETURNING id
        """,
        event["customer"], event["id"], receiver.key, event["stream"], event["type"],
        event["version"], event["occurred_at"], msgspec.json.encode(part).decode(),
    )  # fmt: skip
