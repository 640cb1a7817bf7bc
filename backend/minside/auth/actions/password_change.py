"""Changing the password from inside."""

from dataclasses import dataclass

from minside.auth import mail
from minside.core.codes import Code
from minside.core.hooks import Identity
from minside.core.keys import Keyring
from minside.core.refusals import Refusal
from minside.core.scope import current

from . import passwords, rules
from .closing import forget_change
from .letters import happened, tell
from .log import EventKind, note
from .sessions import end_others, renew
from .stepping import StepUpRequired, require_step_up


class SamePassword(Refusal):
    """It is the one that the account has."""

    code = Code.SAME_PASSWORD


@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """How many other sessions were ended, and this one's new token."""

    ended: int
    session_token: str


async def change_password(
    identity: Identity,
    password: str,
    *,
    end_other_sessions: bool,
    device: str | None,
    keys: Keyring,
) -> PasswordChanged:
    """Keep another password. Raises `StepUpRequired`, `SamePassword`, the refusals of
    `rules.check`, `SessionNotFound`, `passwords.Busy`."""
    require_step_up(identity)
    customer = identity.customer
    async with current().apart():
        before = await passwords.chosen(customer)
        known = await rules.words_of(customer)
    rules.check(password, known, "newPassword")
    if await passwords.matches(before.hash, password):
        raise SamePassword("newPassword")
    hash = await passwords.hashed(password)
    if await passwords.lock(customer) != before.changed_at:
        # Changed by somebody else meanwhile: the password that stepped up isn't the one of today.
        raise StepUpRequired
    token = await renew(identity)
    await passwords.store(customer, hash)
    await passwords.spend_links(customer)
    await forget_change(customer)
    ended = await end_others(identity) if end_other_sessions else 0
    if ended:
        await note(current(), customer, EventKind.OTHER_SESSIONS_ENDED, device)
    await note(current(), customer, EventKind.PASSWORD_CHANGED, device)
    await tell(customer, mail.PASSWORD_CHANGED, keys, happened(device))
    return PasswordChanged(ended, token)
