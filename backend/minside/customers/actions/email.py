"""The e-mail address: read, found, changed, and marked when mail to it comes back (S4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import asyncpg
from email_validator import EmailNotValidError, validate_email

from minside.core import clock, hooks
from minside.core.codes import Code
from minside.core.intake import Intake
from minside.core.language import Language
from minside.core.refusals import Refusal, Required, TooLong
from minside.core.scope import current
from minside.jobs import actions as jobs

from .announcing import announce
from .history import ChangedBy, Difference, ProfileField, note

LONGEST: Final = 254
# The job that sees whose an address is that was left.
SETTLE: Final = "customers.settle_addresses"
# The clocks of the web and the database may differ a little.
# When an address is shown to be one's own: after whatever the shop said of it, by whichever clock.
_SHOWN: Final = """greatest($2, (
    SELECT max(changed_at) FROM profile_change WHERE customer = $1 AND field = 'email'
))"""
_MARGIN: Final = timedelta(minutes=1)


class InvalidEmail(Refusal):
    """Not an address that mail can be sent to (RFC 5321, ASCII before the @)."""

    code = Code.INVALID_EMAIL


class EmailTaken(Exception):
    """The address is another customer's. Never told to anybody: the caller answers otherwise."""


@dataclass(frozen=True, slots=True)
class Known:
    """A customer found by the address."""

    id: UUID
    email: str
    first_name: str | None
    language: Language


def read_email(intake: Intake, *field: str, value: str) -> str:
    """An address in the form it is kept in: trimmed, its domain in lower case."""
    typed = value.strip()
    try:
        return _normalized(typed, *field)
    except Refusal as refusal:
        intake.note(refusal)
        return typed


def _normalized(typed: str, *field: str) -> str:
    if not typed:
        raise Required(*field)
    if len(typed) > LONGEST:
        raise TooLong(*field, most=LONGEST, count=len(typed))
    try:
        # No look-up in DNS: how long that takes tells something, and a resolver may be down.
        found = validate_email(typed, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise InvalidEmail(*field) from error
    return found.normalized


async def find_by_email(email: str) -> Known | None:
    """Who has the address, in any letter case; for those who see every customer's rows."""
    row: Any = await current().fetchrow(
        "SELECT id, email, first_name, language FROM customer WHERE lower(email) = lower($1)", email
    )
    if row is None:
        return None
    return Known(row["id"], row["email"], row["first_name"], Language(row["language"]))


async def change_email(customer: UUID, new: str) -> str | None:
    """Give a customer another address, which is verified, and note it; the one before, if any. Whom
    the shop told to have that one may have it now: the worker sees.

    Raises `EmailTaken`; the transaction can then only be rolled back.
    """
    old: str | None = await current().fetchval(
        "SELECT email FROM customer WHERE id = $1 FOR UPDATE", customer
    )
    try:
        await current().fetch(
            f"""
            UPDATE customer SET email = $3, own_email = $3, own_at = {_SHOWN},
                email_verified_at = $2, email_refused_at = NULL
            WHERE id = $1
            """,  # noqa: S608 - words of our own
            customer, clock.now(), new,
        )  # fmt: skip
    except asyncpg.UniqueViolationError as error:
        raise EmailTaken from error
    await note(customer, [Difference(ProfileField.EMAIL, old, new)], ChangedBy.CUSTOMER)
    await announce(customer, ["email"])
    await jobs.enqueue(SETTLE, customer)
    await hooks.address_shown(customer)
    return old


async def settle_later(customer: UUID, *, after: timedelta) -> None:
    """Whom the shop told to have an address that the customer left may have it once so much time has
    gone by: the worker sees then."""
    await jobs.enqueue(SETTLE, customer, after=after + _MARGIN)


async def mark_verified(customer: UUID) -> None:
    """Whoever used a link from a mail to the address reads mail there: it is their own, and was
    verified when that was shown for the first time."""
    await current().fetch(
        f"""
        UPDATE customer SET own_email = email, own_at = {_SHOWN},
            email_verified_at = CASE WHEN lower(own_email) = lower(email)
                THEN coalesce(email_verified_at, $2) ELSE $2 END
        WHERE id = $1 AND email IS NOT NULL
        """,  # noqa: S608 - words of our own
        customer, clock.now(),
    )  # fmt: skip
    await hooks.address_shown(customer)


async def mark_claimed(customer: UUID) -> None:
    """The customer has a password of their own, and signs in with the address: it is theirs. The
    first time counts. Whom the shop told to have one that they haven't may have it now: the worker
    sees."""
    is_first = await current().fetchval(
        f"""
        UPDATE customer SET claimed_at = $2, own_email = coalesce(own_email, email),
            own_at = coalesce(own_at, {_SHOWN})
        WHERE id = $1 AND claimed_at IS NULL RETURNING true
        """,  # noqa: S608 - words of our own
        customer, clock.now(),
    )  # fmt: skip
    if is_first:
        await jobs.enqueue(SETTLE, customer)


async def signed_in_with_address(customer: UUID, typed: str) -> None:
    """Whoever signs in with an address that staff gave them knows that it is theirs now; not so if
    they gave it while the password was looked at."""
    await current().fetch(
        f"""
        UPDATE customer SET own_email = email, own_at = {_SHOWN}, email_verified_at = NULL
        WHERE id = $1 AND lower(email) = lower($3) AND lower(own_email) IS DISTINCT FROM lower(email)
        """,  # noqa: S608 - words of our own
        customer, clock.now(), typed.strip(),
    )  # fmt: skip


async def address_refused(customer: UUID, address: str) -> None:
    """Mail to the customer's address came back for good; since when is shown to them."""
    await current().fetch(
        """
        UPDATE customer SET email_refused_at = coalesce(email_refused_at, $3)
        WHERE id = $1 AND lower(email) = lower($2)
        """,
        customer, address, clock.now(),
    )  # fmt: skip


async def address_accepted(customer: UUID, address: str) -> None:
    """Mail goes through; what came back before was a passing fault."""
    await current().fetch(
        """
        UPDATE customer SET email_refused_at = NULL
        WHERE id = $1 AND lower(email) = lower($2) AND email_refused_at IS NOT NULL
        """,
        customer, address,
    )  # fmt: skip


async def addresses_since(customer: UUID, since: datetime) -> list[str]:
    """Every address that the account was given since then, by whoever."""
    rows = await current().fetch(
        """
        SELECT DISTINCT new_value AS address FROM profile_change
        WHERE customer = $1 AND field = 'email' AND new_value IS NOT NULL AND changed_at >= $2
        """,
        customer, since,
    )  # fmt: skip
    return [row["address"] for row in rows]
