"""Whether an address, or a number, is known to be the customer's, so that it needn't be asked."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from minside.consents.purposes import ABOUT, Kind
from minside.core.scope import current

from .doors import Door
from .standing import Standing, State

# What is said there says nothing of who reads the mail.
_SIGNED_IN: Final = [each.value for each in (Door.MIN_SIDE, Door.JOINING)]


async def is_shown(kind: Kind, customer: UUID | None, subject: UUID) -> bool:
    """Whether the address is known to be the customer's: who only wrote it there may have written
    another's, and so may staff. One that has said yes by its own link, and no other way since, needn't
    be asked again."""
    if kind is Kind.MAIL:
        return await current().fetchval(
            """
            SELECT email_verified_at IS NOT NULL
                AND lower(coalesce(own_email, email)) = lower(email)
                OR coalesce((
                    SELECT action <> 'withdrawn' AND channel = $3 FROM consent_entry
                    WHERE subject = $2 AND action IN ('given', 'carried', 'withdrawn') AND channel <> ALL ($4)
                    ORDER BY at DESC, number DESC LIMIT 1
                ), false)
            FROM customer WHERE id = $1
            """,
            customer, subject, Door.CONFIRMATION.value, _SIGNED_IN,
        )  # fmt: skip
    if kind is Kind.SMS:
        return await current().fetchval(
            """
            SELECT EXISTS (
                SELECT FROM consent_entry WHERE subject = $1 AND action IN ('given', 'carried')
            )
            """,
            subject,
        )
    return True


async def shown_by_now(customer: UUID, standings: Collection[Standing]) -> set[Kind]:
    """Of what waits for an address or number, the kinds whose is known by now to be the customer's: they
    needn't be asked there any more."""
    asked = {ABOUT[each.purpose].kind: each for each in standings if each.state is State.ASKED}
    return {
        kind
        for kind, each in asked.items()
        if await is_shown(kind, customer, await _asked_of(each))
    }


async def _asked_of(standing: Standing) -> UUID:
    return await current().fetchval(
        "SELECT subject FROM consent_entry WHERE number = $1", standing.entry
    )
