"""May this be sent, and how does its reader leave? The outbox asks before each marketing message."""

from uuid import UUID

from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.core import clock
from minside.core.hooks import Addressee, Permit
from minside.core.house import House
from minside.core.scope import current

from .links import ConsentLink
from .standing import Ground, may_send


async def permit(house: House, purpose: str, to: Addressee) -> Permit | None:
    """Answers `hooks.may_be_sent`; for those who see all rows."""
    asked = Purpose(purpose)
    if ABOUT[asked].kind is Kind.ACCOUNT and not await _is_at_their_address(to):
        return None
    ground = await may_send(asked, to)
    if ground is None:
        return None
    subject = await _subject(to, ABOUT[asked].kind, ground)
    return Permit(ground.entry, ConsentLink.to(to.address, subject, asked).token(house.keys))


async def _is_at_their_address(to: Addressee) -> bool:
    """What belongs to an account goes to its address of today alone: who objects waits for that one."""
    return await current().fetchval(
        "SELECT EXISTS (SELECT FROM customer WHERE id = $1 AND lower(email) = lower($2))",
        to.customer, to.address,
    )  # fmt: skip


async def _subject(to: Addressee, kind: Kind, ground: Ground) -> UUID:
    """Whom the ledger's entry is about; where nobody has said anything, the customer's own subject."""
    if ground.entry is not None:
        return await current().fetchval(
            "SELECT subject FROM consent_entry WHERE number = $1", ground.entry
        )
    known = await current().fetchval(
        """
        SELECT id FROM consent_subject WHERE customer = $1 AND kind = $2 AND left_at IS NULL
        ORDER BY created_at, id LIMIT 1
        """,
        to.customer, kind.value,
    )  # fmt: skip
    return known or await current().fetchval(
        "SELECT consent_subject_of($1, $2, $3)", to.customer, kind.value, clock.now()
    )
