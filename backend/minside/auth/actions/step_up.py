"""Step-up: the password again, before what matters."""

from dataclasses import dataclass
from datetime import datetime

from minside.core import clock, throttle
from minside.core.codes import Code
from minside.core.hooks import Identity
from minside.core.keys import Keyring
from minside.core.refusals import Refusal
from minside.core.scope import current

from . import brakes, passwords
from .log import EventKind, note
from .sessions import renew
from .stepping import LASTS


class WrongPassword(Refusal):
    """Not this account's password."""

    code = Code.WRONG_PASSWORD


@dataclass(frozen=True, slots=True)
class SteppedUp:
    """Until when, and the session's new token: the one before opens nothing any more."""

    until: datetime
    session_token: str


async def reauthenticate(
    identity: Identity, password: str, *, device: str | None, keys: Keyring
) -> SteppedUp:
    """Give the session a new token after the password.

    Guesses are counted for the account; who was told to wait in one session is let in there,
    whatever was tried in another. Raises `WrongPassword`, `SessionNotFound`,
    `core.throttle.Throttled`, `passwords.Busy`.
    """
    account = keys.fingerprint("reauthenticate account", str(identity.customer))
    ticket = keys.fingerprint("reauthenticate session", str(identity.session))
    async with current().apart() as short:
        await throttle.take_turns(short, account)
        braked = (await throttle.take(short, account, brakes.GUESSES, ticket=ticket)).refusal
        chosen = await passwords.chosen(identity.customer)
    if braked:
        raise braked
    if not await passwords.matches(chosen.hash, password):
        async with current().apart() as short:
            await note(short, identity.customer, EventKind.REAUTHENTICATION_FAILED, device)
        raise WrongPassword("password")
    await throttle.take_turns(current(), account)
    await throttle.clear(current(), account, ticket)
    if await passwords.lock(identity.customer) != chosen.changed_at:
        raise WrongPassword("password")
    now = clock.now()
    token = await renew(identity, stepped_up_at=now)
    await note(current(), identity.customer, EventKind.REAUTHENTICATED, device)
    return SteppedUp(now + LASTS, token)
