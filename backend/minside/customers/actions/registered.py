"""Somebody is a customer of the shop: new here, known already, or one who made an account with that
address."""

from datetime import datetime
from typing import Any
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events
from minside.events.types.consents import OldEvidence

from . import email_told
from .history import ChangedBy
from .merging import absorb
from .numbers import call, find_by_number, is_recognised
from .told import STANDS, Word, note_of, origin_of, read, tell


async def registered(house: House, told: Any) -> str | None:
    """The shop has a customer, or tells anew what it knows of one.

    An account's details stand where nothing but the address says that the number is its own: anybody
    could have typed that in the shop. What of the details can't be used is left out, and said.
    """
    values, left_out = read(told.data)
    customer, note = await _whose(house, told.data.number, values.get("email"), told.occurred_at)
    by_address_alone = await is_recognised(told.data.number)
    if not by_address_alone:
        word = Word(told.occurred_at, told.order, ChangedBy.SYSTEM, of=told.data.number)
        await tell(house, customer, values, word, origin_of(told))
    await _keep_evidence(told)
    await events.arrived("customer", told.data.number)
    said = (STANDS if by_address_alone else note_of(left_out), note)
    return "; ".join(filter(None, said)) or None


async def _whose(
    house: House, number: str, email: str | None, at: datetime
) -> tuple[UUID, str | None]:
    """Whom the shop calls so, and what there is to say to the operator of it. Who was called so before it
    was known to be an account's address is that account's customer too: it doesn't matter which was
    told first."""
    await email_told.take_turns([], email)
    customer = await find_by_number(number)
    account = await _recognise(email)
    if customer is None:
        return await _call_new(number, account, at), None
    if account is not None and await _may_absorb(account, customer, number):
        return account, await absorb(house, account, customer, number)
    await _has_been_here_since(customer, at)
    return customer, None


async def _call_new(number: str, account: UUID | None, at: datetime) -> UUID:
    if account is None:
        return await _add(number, at)
    await call(account, number, is_recognised=True)
    return account


async def _recognise(email: str | None) -> UUID | None:
    """Whoever has shown that the address is theirs, if they weren't the shop's before they had an
    account. However many numbers the shop has with that address, they are all theirs."""
    return await current().fetchval(
        """
        SELECT id FROM customer c
        WHERE lower(own_email) = lower($1) AND email_verified_at IS NOT NULL
          AND claimed_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM shop_number
            WHERE customer = c.id AND joined_at IS NULL AND NOT is_recognised
        )
        ORDER BY claimed_at, id LIMIT 1
        """,
        email,
    )


async def _may_absorb(account: UUID, customer: UUID, number: str) -> bool:
    """Whether the number is somebody else's, who has no account, and no operator keeps them apart."""
    return await current().fetchval(
        """
        SELECT c.id <> $1 AND c.claimed_at IS NULL AND NOT n.is_apart
        FROM shop_number n, customer c WHERE n.number = $3 AND c.id = $2
        """,
        account, customer, number,
    )  # fmt: skip


async def _has_been_here_since(customer: UUID, at: datetime) -> None:
    """Whoever has no account has been here since the shop first said so."""
    await current().fetch(
        "UPDATE customer SET created_at = $2 WHERE id = $1 AND claimed_at IS NULL AND created_at > $2",
        customer, at,
    )  # fmt: skip


async def _add(number: str, at: datetime) -> UUID:
    customer = await current().fetchval(
        "INSERT INTO customer (created_at) VALUES ($1) RETURNING id", min(at, clock.now())
    )
    await call(customer, number)
    return customer


async def _keep_evidence(told: Any) -> None:
    """What the shop knows of consents waits, as it was received, for the room that judges it."""
    for number, evidence in enumerate(told.data.consents, start=1):
        data = OldEvidence(customer=told.data.number, evidence=evidence)
        await events.put_aside(
            told, f"consent/{number}", "consent.evidence", data,
            formerly=f"{told.event_id}/consent/{number}",
        )  # fmt: skip
