"""SMS to us: stored as it comes, done what it asks for, then answered once."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from uuid import UUID

import asyncpg
import structlog

from minside.core import clock, hooks, phones
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.jobs import actions as jobs
from minside.outbox.mail import SMS_ANSWER
from minside.outbox.templates import named

from .post import Letter, post

ANSWER: Final = "outbox.answer_sms"
ONE_ANSWER_IN: Final = timedelta(hours=24)
"""So that two machines can't answer each other without end."""
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Tally:
    """How many there were since the process began."""

    of: int = 0


FROM_NO_NUMBER: Final = Tally()
"""SMS whose sender is no number that could be answered, or left alone."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """An SMS as the gateway tells of it: its own id, who sent it, what it says. A number is kept in E.164,
    however the gateway writes it; a name as it is."""

    gateway_id: str
    sender: str
    text: str


async def receive(sms: Inbound) -> None:
    """Store it, and have it answered; one that the gateway brings again is stored already. An operator sees
    of whom nobody can be answered, or left alone: of how many, not who."""
    number = phones.read_sender(sms.sender)
    if number is None:
        FROM_NO_NUMBER.of += 1
        log.warning("sms_from_no_number")
    id = await current().fetchval("SELECT uuidv7()")
    try:
        async with current().savepoint():
            await _store(id, replace(sms, sender=number or sms.sender))
    except asyncpg.UniqueViolationError:
        return
    await jobs.enqueue(ANSWER, id)


async def _store(id: UUID, sms: Inbound) -> None:
    await current().fetch(
        """
        INSERT INTO inbound_sms (id, gateway_id, sender, text, received_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
        id, sms.gateway_id, sms.sender, sms.text, clock.now(),
    )  # fmt: skip


async def answer_sms(house: House, id: UUID) -> None:
    """Do what this SMS asks for, once, and answer it by one of ours, unless it, or another of its sender's
    that asked for the same, was answered within a day."""
    sender = await current().fetchval("SELECT sender FROM inbound_sms WHERE id = $1", id)
    # A name as sender, or a short number, takes no answer.
    if sender is None or not phones.is_kept(sender):
        return
    await _take_turns(sender)
    sms = await current().fetchrow("SELECT text, understood FROM inbound_sms WHERE id = $1", id)
    if sms is None or sms["understood"] is not None:
        return
    reply = await hooks.sms_said(house, sender, sms["text"])
    if reply is not None:
        await _note(id, reply.understood)
    if await _may_answer(id, sender, reply.understood if reply else None):
        await current().fetch(
            "UPDATE inbound_sms SET answered_at = $2 WHERE id = $1", id, clock.now()
        )
        letter = named(reply.letter) if reply else SMS_ANSWER
        # Whose number it is isn't told to who only wrote from it, so neither is their language.
        await post(Letter(letter, sender, Language.NB, None, {}, {}), house.keys)


async def _take_turns(sender: str) -> None:
    """Two SMS of one sender are answered one after the other, so that the second sees the first."""
    await current().fetch(
        "SELECT pg_advisory_xact_lock(hashtextextended('answer' || $1, 0))", sender
    )


async def _note(id: UUID, understood: str) -> None:
    await current().fetch("UPDATE inbound_sms SET understood = $2 WHERE id = $1", id, understood)


async def _may_answer(id: UUID, sender: str, understood: str | None) -> bool:
    return await current().fetchval(
        """
        SELECT NOT EXISTS (SELECT FROM inbound_sms WHERE id = $1 AND answered_at IS NOT NULL)
           AND NOT EXISTS (
               SELECT FROM inbound_sms WHERE sender = $2 AND answered_at > $3
                 AND understood IS NOT DISTINCT FROM $4
           )
        """,
        id, sender, clock.now() - ONE_ANSWER_IN, understood,
    )  # fmt: skip
