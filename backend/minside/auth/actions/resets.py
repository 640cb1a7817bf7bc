"""A forgotten password: asked for by anybody, alike for all, and set by who reads the mail."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import mail
from minside.auth.tables import ResetLink
from minside.core import clock
from minside.core.house import House
from minside.core.intake import Intake
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs

from . import brakes, devices, passwords, rules
from .claims import send_claim_link
from .closing import close
from .devices import digest, new_token
from .freezing import find_frozen, is_frozen, tell_frozen
from .letters import happened, tell, tell_at
from .links import LinkInvalid, link
from .log import EventKind, note

LASTS: Final = timedelta(hours=1)
LETTER: Final = "auth.reset_letter"


async def request_reset(
    email: str, language: Language, *, address_block: str, device: str | None, keys: Keyring
) -> str:
    """Let a letter be written; the address it goes to. The same whoever lives there.

    Raises `Refused`, `core.throttle.Throttled`.
    """
    intake = Intake()
    address = customers.read_email(intake, "email", value=email)
    intake.close()
    if await brakes.may_mail("reset", address, address_block, keys):
        await jobs.enqueue(LETTER, await _keep(address, language, device))
    return address


async def _keep(address: str, language: Language, device: str | None) -> UUID:
    """The web can't read what it puts here, so the id is made beside the row."""
    return await current().fetchval(
        """
        WITH made AS (SELECT uuidv7() AS id), kept AS (
            INSERT INTO reset_request (id, email, language, device, created_at)
            SELECT id, $1, $2, $3, $4 FROM made
        )
        SELECT id FROM made
        """,
        address, language.value, device, clock.now(),
    )  # fmt: skip


async def write_reset_letter(request: UUID, house: House) -> None:
    """A link for a new password, or word that nobody is known there. Once.

    A frozen account isn't opened from either of its addresses; both are told how it is.
    """
    asked = await current().fetchrow(
        "DELETE FROM reset_request WHERE id = $1 RETURNING email, language, device", request
    )
    if asked is None:
        return
    known = await customers.find_by_email(asked["email"])
    if known is not None:
        # Whoever freezes meanwhile goes before or after, and then ends the link.
        await passwords.lock(known.id)
    if frozen := await find_frozen(asked["email"], known and known.id):
        await tell_frozen(frozen, house.keys, to=asked["email"])
    elif known is not None and await passwords.is_unclaimed(known.id):
        # There is none to forget yet: it is the first one that is chosen.
        await send_claim_link(known.id, house)
    elif known is not None:
        await _send_link(known.id, asked["device"], house)
    else:
        language = Language(asked["language"])
        await tell_at(asked["email"], mail.PASSWORD_RESET_UNKNOWN, language, house.keys)


async def _send_link(customer: UUID, device: str | None, house: House) -> None:
    token, now = new_token(), clock.now()
    await current().fetch(
        """
        INSERT INTO reset_link (customer, token_sha256, created_at, expires_at)
        VALUES ($1, $2, $3, $4)
        """,
        customer, digest(token), now, now + LASTS,
    )  # fmt: skip
    await note(current(), customer, EventKind.PASSWORD_RESET_REQUESTED, device)
    secrets = {"link": link(house.settings.public_url, "nytt-passord", token)}
    await tell(
        customer, mail.PASSWORD_RESET, house.keys, secrets=secrets, useless_after=now + LASTS
    )


@dataclass(frozen=True, slots=True)
class WasReset:
    """Whose password it was, and the token by which this browser is known from now on."""

    customer: UUID
    device_token: str


async def reset(token: str, password: str, *, device: str | None, keys: Keyring) -> WasReset:
    """Set a new password by a link, and close every other way in; signs nobody in.

    Whoever holds the mailbox and chose the password vouches for the browser: strangers' guesses
    from the same network don't keep it waiting. Raises `LinkInvalid`, the refusals of `rules.check`, `passwords.Busy`.
    """
    customer = await _whose(token)
    async with current().apart(customer):
        known = await rules.words_of(customer)
    rules.check(password, known, "newPassword")
    hash = await passwords.hashed(password)
    await current().act_for(customer)
    await passwords.lock(customer)
    used = await ResetLink.delete().where(_is(token)).returning(ResetLink.id)
    if not used or await is_frozen(customer):
        raise LinkInvalid("token")
    await passwords.store(customer, hash)
    await close(customer)
    await customers.mark_verified(customer)
    await note(current(), customer, EventKind.PASSWORD_RESET, device)
    await tell(customer, mail.PASSWORD_CHANGED, keys, happened(device))
    return WasReset(customer, await devices.remember(customer, None))


async def _whose(token: str) -> UUID:
    async with current().apart() as short:
        customer = await short.fetchval("SELECT reset_by_token($1, $2)", digest(token), clock.now())
    if customer is None:
        raise LinkInvalid("token")
    return customer


def _is(token: str) -> Any:
    return (ResetLink.token_sha256 == digest(token)) & (ResetLink.expires_at > clock.now())
