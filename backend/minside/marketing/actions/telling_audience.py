"""Answering the newsletter tool that asks for an audience: part by part, straight to where it takes
events; nothing of it is kept to be sent again. See docs/decisions/0022.
"""

from typing import Any, Final
from uuid import UUID, uuid4

import structlog

from minside.consents.actions import Purpose
from minside.core.house import House
from minside.events import actions as events
from minside.events.types.outgoing import AudienceEnded, AudiencePart
from minside.jobs import actions as jobs

from .audience import PURPOSES, TOOL, Part, audience

log = structlog.get_logger(__name__)

_BY_WORD: Final = {each.value: each for each in PURPOSES}


def telling(purpose: Purpose) -> str:
    """The job that answers for this purpose. A job is about a row: this one's is the tool's request."""
    return f"marketing.audience.{purpose.value}"


async def asked(house: House, told: Any) -> None:
    """The newsletter tool asks whom it may send something to. Raises `events.CannotBeHandled`."""
    if told.source != TOOL:
        raise events.CannotBeHandled("only the newsletter tool asks for an audience")
    purpose = _BY_WORD.get(told.data.purpose)
    if purpose is None:
        raise events.CannotBeHandled("an audience for a purpose that has no address to send to")
    if TOOL not in house.settings.receivers:
        raise events.CannotBeHandled("nobody says where the newsletter tool takes events")
    await jobs.enqueue(telling(purpose), UUID(told.data.request))


async def tell_audience(purpose: Purpose, request: UUID, house: House) -> None:
    """Send all of it. If it breaks off it begins anew, by another name, and is never ended by the old
    one. Raises `events.NotDelivered`, `events.NoReceiver`."""
    run = uuid4()
    parts = members = withdrawn = 0
    async for part in audience(purpose, house):
        parts += 1
        members += len(part.members)
        withdrawn += len(part.withdrawn)
        await _tell(part, _part(part, request, run, purpose, parts), run, house)
    ended = AudienceEnded(
        request=str(request),
        audience=str(run),
        purpose=purpose.value,
        parts=parts,
        members=members,
        withdrawn=withdrawn,
    )
    await events.tell_at_once(TOOL, "audience.ended", ended, f"{run}/ended", house)
    log.info("audience_told", purpose=purpose.value, count=members)


def _part(part: Part, request: UUID, run: UUID, purpose: Purpose, number: int) -> AudiencePart:
    return AudiencePart(
        request=str(request),
        audience=str(run),
        purpose=purpose.value,
        part=number,
        members=tuple(member for _, member in part.members),
        withdrawn=tuple(part.withdrawn),
        impersonal=tuple(part.impersonal),
    )


async def _tell(part: Part, data: AudiencePart, run: UUID, house: House) -> None:
    """What was seen is a disclosure, also where the answer didn't come."""
    try:
        await events.tell_at_once(TOOL, "audience.part", data, f"{run}/{data.part}", house)
    except events.NotDelivered as error:
        if error.disclosed:
            await note(part, run, house)
        raise
    await note(part, run, house)


async def note(part: Part, run: UUID, house: House) -> None:
    """One line for each customer in their list of disclosures (S36). Raises `events.NoReceiver`."""
    if got := part.disclosed():
        async with house.database.scope():
            await events.disclosed(TOOL, "audience.part", got, run, house)
