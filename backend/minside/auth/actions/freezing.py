""" "It wasn't me" (N14): for seven days the old address can freeze a change of e-mail address.

Freezing takes the link alone, and lifts by itself when the seven days are over, so that nobody is
locked out for good. Undoing takes the password too, so that whoever holds the old mailbox can't
take the account.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import mail
from minside.core import clock, hooks, throttle
from minside.core.codes import Code
from minside.core.database import GAVE_WAY
from minside.core.hooks import Addressee
from minside.core.keys import Keyring
from minside.core.refusals import Busy, Refusal
from minside.core.scope import current
from minside.customers import actions as customers
from minside.outbox.templates import Template

from . import brakes, passwords
from .closing import close
from .devices import digest
from .letters import tell
from .links import LinkInvalid
from .log import EventKind, note
from .step_up import WrongPassword

OPEN: Final = timedelta(days=7)
_MARGIN: Final = timedelta(minutes=1)
"""The queue's clock may be a little before ours."""


class AccountFrozen(Refusal):
    """The old address froze the change; told only to who has the right password."""

    code = Code.ACCOUNT_FROZEN


async def is_frozen(customer: UUID) -> bool:
    """Whether the old address froze a change less than seven days after it."""
    return await current().fetchval(
        """
        SELECT EXISTS (SELECT FROM email_change
                       WHERE customer = $1 AND frozen_at IS NOT NULL AND changed_at > $2)
        """,
        customer, clock.now() - OPEN,
    )  # fmt: skip


async def rests(customer: UUID) -> bool:
    """The same, of anybody, for whoever asks."""
    return await current().fetchval(
        "SELECT account_is_frozen($1, $2)", customer, clock.now() - OPEN
    )  # fmt: skip


async def at_rest(readers: Sequence[Addressee]) -> list[bool]:
    """Of each of these, whether an account is frozen that is theirs, or that has their address or
    number, or had the address before: whose it is isn't settled. For those who see all rows."""
    rows = await current().fetch(
        """
        SELECT EXISTS (
            SELECT FROM email_change e JOIN customer c ON c.id = e.customer
            WHERE e.frozen_at IS NOT NULL AND e.changed_at > $3 AND (
                c.id = one.customer OR c.phone = one.address
                OR lower(one.address) IN (lower(c.email), lower(e.old_email))
            )
        ) AS is_frozen
        FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS one (customer, address, place)
        ORDER BY place
        """,
        [each.customer for each in readers], [each.address for each in readers],
        clock.now() - OPEN,
    )  # fmt: skip
    return [row["is_frozen"] for row in rows]


async def letters_go_to(customer: UUID, address: str) -> str:
    """While an account is frozen its letters go to whoever froze it, and none to the address that
    was put in their place; else to the address that the account has by now, for one that waited may
    have been written to an address that was taken back. Answers `hooks.letters_go_to`."""
    frozen_by = await current().fetchval(
        """
        SELECT old_email FROM email_change
        WHERE customer = $1 AND frozen_at IS NOT NULL AND changed_at > $2
        ORDER BY changed_at, id LIMIT 1
        """,
        customer, clock.now() - OPEN,
    )  # fmt: skip
    has: str | None = await current().fetchval("SELECT email FROM customer WHERE id = $1", customer)
    return frozen_by or has or address


@dataclass(frozen=True, slots=True)
class Frozen:
    """Whose account is frozen, and since when."""

    customer: UUID
    frozen_at: datetime


async def find_frozen(email: str, known: UUID | None) -> Frozen | None:
    """The frozen account that has this address, or had it before and nobody has it now; `known` is
    who lives there. For those who see all rows."""
    row = await current().fetchrow(
        """
        SELECT e.customer, e.frozen_at FROM email_change e JOIN customer c ON c.id = e.customer
        WHERE lower($1) IN (lower(e.old_email), lower(c.email))
          AND c.id = coalesce($3, c.id)
          AND e.frozen_at IS NOT NULL AND e.changed_at > $2
        ORDER BY e.changed_at LIMIT 1
        """,
        email, clock.now() - OPEN, known,
    )  # fmt: skip
    return Frozen(**row) if row else None


async def tell_frozen(frozen: Frozen, keys: Keyring, *, to: str) -> None:
    """What became of the account, to one of its two addresses."""
    at = {"at": frozen.frozen_at.isoformat()}
    await tell(frozen.customer, mail.EMAIL_CHANGE_FROZEN, keys, at, to=to)


async def is_held(email: str, but_for: UUID | None = None) -> bool:
    """Whether somebody may still get this address back.

    An undo that met a new customer at the old address couldn't keep its promise.
    """
    return await current().fetchval(
        "SELECT email_is_held($1, $2, $3)", email, clock.now() - OPEN, but_for
    )


async def held_addresses(addresses: Collection[str]) -> Mapping[str, set[UUID]]:
    """Who may still get which of these addresses back, in lower case; for those who see all rows."""
    rows = await current().fetch(
        """
        SELECT lower(old_email) AS address, customer FROM email_change
        WHERE lower(old_email) = ANY($1) AND changed_at > $2
        """,
        list(addresses), clock.now() - OPEN,
    )  # fmt: skip
    held: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        held[row["address"]].add(row["customer"])
    return held


async def may_have_back(customer: UUID) -> dict[str, datetime]:
    """The addresses that this customer may still get back, and when each was changed."""
    rows = await current().fetch(
        """
        SELECT old_email, max(changed_at) AS changed_at FROM email_change
        WHERE customer = $1 AND changed_at > $2 GROUP BY old_email
        """,
        customer, clock.now() - OPEN,
    )  # fmt: skip
    return {row["old_email"]: row["changed_at"] for row in rows}


async def freeze(token: str, *, device: str | None, keys: Keyring) -> UUID:
    """End every session and keep the new address out; whose account it is. Twice does nothing.

    Raises `LinkInvalid`.
    """
    customer = await _whose(token)
    await current().act_for(customer)
    await passwords.lock(customer)
    change = await _mark(customer, token)
    if change is None:
        # Frozen already; or undone while this waited, and then it says so.
        return await _whose(token)
    await _forget_later(customer, change)
    await close(customer)
    await note(current(), customer, EventKind.EMAIL_CHANGE_FROZEN, device)
    await _tell_both(customer, change["old_email"], mail.EMAIL_CHANGE_FROZEN, keys)
    await hooks.rest_changes(customer, timedelta(0))
    # It opens by itself, and nobody is there then to say so.
    await hooks.rest_changes(customer, change["changed_at"] + OPEN - clock.now() + _MARGIN)
    return customer


async def _tell_both(customer: UUID, other: str | None, template: Template, keys: Keyring) -> None:
    at = {"at": clock.now().isoformat()}
    await tell(customer, template, keys, at)
    if other is not None:
        await tell(customer, template, keys, at, to=other)


async def _whose(token: str) -> UUID:
    customer = await current().fetchval(
        "SELECT email_change_by_token($1, $2)", digest(token), clock.now() - OPEN
    )
    if customer is None:
        raise LinkInvalid("token")
    return customer


async def _mark(customer: UUID, token: str) -> Any:
    return await current().fetchrow(
        """
        UPDATE email_change SET frozen_at = $3
        WHERE customer = $1 AND token_sha256 = $2 AND frozen_at IS NULL
        RETURNING id, old_email, changed_at
        """,
        customer, digest(token), clock.now(),
    )  # fmt: skip


async def _forget_later(customer: UUID, change: Any) -> None:
    """Whoever held the address in between has no say in a change that came before."""
    await current().fetch(
        "DELETE FROM email_change WHERE customer = $1 AND (changed_at, id) > ($2, $3)",
        customer, change["changed_at"], change["id"],
    )  # fmt: skip


async def undo(
    token: str, password: str, *, address_block: str, device: str | None, keys: Keyring
) -> UUID:
    """Give the account its old address back, open it, and end every session; whose it is.

    What was asked for in vain while it was frozen doesn't keep back the link for a new password
    that is needed now. Raises `LinkInvalid`, `WrongPassword`, `core.throttle.Throttled`, `core.refusals.Busy`.
    """
    async with current().apart():
        customer = await _whose(token)
    chosen = await _counted(customer, keys)
    if not await passwords.matches(chosen.hash, password):
        async with current().apart(customer) as short:
            await note(short, customer, EventKind.REAUTHENTICATION_FAILED, device)
        raise WrongPassword("password")
    await current().act_for(customer)
    if await passwords.lock(customer) != chosen.changed_at:
        raise WrongPassword("password")
    was_frozen = await is_frozen(customer)
    change = await _take(customer, token)
    await _forget_later(customer, change)
    new_email = (await customers.profile(customer)).email
    await _give_back(customer, change["old_email"])
    since = await customers.addresses_since(customer, change["changed_at"])
    put_there = {each for each in (change["new_email"], new_email, *since) if each is not None}
    await hooks.address_taken_back(customer, sorted(put_there), change["changed_at"])
    await close(customer)
    await note(current(), customer, EventKind.EMAIL_CHANGE_UNDONE, device)
    await _tell_both(customer, new_email, mail.EMAIL_CHANGE_UNDONE, keys)
    if was_frozen:
        await hooks.rest_changes(customer, timedelta(0))
    await brakes.forgive("reset", change["old_email"], address_block, keys)
    return customer


async def _counted(customer: UUID, keys: Keyring) -> passwords.Chosen:
    """The password to match, once the guess is counted. Raises `Throttled`."""
    async with current().apart(customer) as short:
        bucket = keys.fingerprint("undo", str(customer))
        braked = (await throttle.take(short, bucket, brakes.GUESSES)).refusal
        chosen = await passwords.chosen(customer)
    if braked:
        raise braked
    return chosen


async def _take(customer: UUID, token: str) -> Any:
    change = await current().fetchrow(
        """
        DELETE FROM email_change WHERE customer = $1 AND token_sha256 = $2
        RETURNING id, old_email, new_email, changed_at
        """,
        customer, digest(token),
    )  # fmt: skip
    if change is None:
        raise LinkInvalid("token")
    return change


async def _give_back(customer: UUID, old_email: str) -> None:
    try:
        await customers.change_email(customer, old_email)
    except customers.EmailTaken as error:
        raise LinkInvalid("token") from error
    except GAVE_WAY as error:
        # Somebody is saying something in the account at this very moment.
        raise Busy("password") from error
