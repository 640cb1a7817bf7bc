"""Signing in: throttled before the hash, alike for known and unknown addresses."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from minside.auth.tables import Session
from minside.core import throttle
from minside.core.codes import Code
from minside.core.hooks import Identity
from minside.core.keys import Keyring
from minside.core.refusals import Refusal
from minside.core.scope import Scope, current
from minside.core.throttle import Limit

from . import devices, passwords
from .log import EventKind, note
from .sessions import open_session

GUESSES: Final = Limit(attempts=10, window=timedelta(minutes=5))
LONGEST_ADDRESS: Final = 254


class WrongCredentials(Refusal):
    """The address is unknown, or the password isn't its own: the two can't be told apart."""

    code = Code.WRONG_CREDENTIALS


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed, and from where; `replaces` is a session that the browser had before."""

    email: str
    password: str
    address_block: str
    device: str
    device_token: str | None
    replaces: Identity | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session, and the tokens for the browser's cookies."""

    customer: UUID
    session: UUID
    session_token: str
    device_token: str


@dataclass(frozen=True, slots=True)
class _Credentials:
    customer: UUID | None
    hash: str | None
    device_known: bool


async def sign_in(attempt: Attempt, keys: Keyring) -> SignedIn:
    """Open a session. Raises `WrongCredentials`, `core.throttle.Throttled`, `passwords.Busy`.

    Nothing is held while the password is hashed; attempts and failures are counted in
    transactions of their own, so that a refusal doesn't undo them.
    """
    async with current().apart() as short:
        found = await _find(short, attempt)
        buckets = _Buckets.of(attempt, keys, device_known=found.device_known)
        await buckets.take(short)
    if not await passwords.matches(found.hash, attempt.password):
        await _note_failure(found, attempt, buckets)
        raise WrongCredentials
    assert found.customer is not None
    assert found.hash is not None
    renewed = await passwords.renewed(found.hash, attempt.password)
    await current().act_for(found.customer)
    await _note_success(found.customer, attempt, renewed, buckets)
    session, token = await open_session(found.customer, attempt.device)
    device = attempt.device_token if found.device_known else None
    return SignedIn(found.customer, session, token, await devices.remember(found.customer, device))


async def _find(scope: Scope, attempt: Attempt) -> _Credentials:
    if len(attempt.email) > LONGEST_ADDRESS:
        return _Credentials(None, None, False)
    row = await scope.fetchrow(
        "SELECT customer, hash, device_known FROM credentials_by_email($1, $2)",
        attempt.email.strip(),
        devices.digest(attempt.device_token or ""),
    )
    return _Credentials(**row) if row else _Credentials(None, None, False)


@dataclass(frozen=True, slots=True)
class _Buckets:
    """What an attempt is counted under. `forgiven` are emptied by a right password."""

    forgiven: tuple[bytes, ...]
    shared: tuple[bytes, ...]

    @classmethod
    def of(cls, attempt: Attempt, keys: Keyring, *, device_known: bool) -> "_Buckets":
        """A browser that the customer has used before is counted for itself alone, so that a
        stranger's guesses at the account, or from the same network, don't shut it out."""
        account = attempt.email.strip().lower()[:LONGEST_ADDRESS]
        if device_known:
            own = keys.fingerprint("sign-in device", f"{account} {attempt.device_token}")
            return cls((own,), ())
        return cls(
            (keys.fingerprint("sign-in account", account),),
            (keys.fingerprint("sign-in address", attempt.address_block),),
        )

    async def take(self, scope: Scope) -> None:
        """Count the attempt everywhere. Raises `Throttled`."""
        for bucket in (*self.forgiven, *self.shared):
            await throttle.take(scope, bucket, GUESSES)


async def _note_failure(found: _Credentials, attempt: Attempt, buckets: _Buckets) -> None:
    """The same work whether or not somebody lives here."""
    async with current().apart(found.customer) as short:
        await throttle.touch(short, *buckets.forgiven)
        await note(short, found.customer, EventKind.SIGN_IN_FAILED, attempt.device)


async def _note_success(
    customer: UUID, attempt: Attempt, renewed: str | None, buckets: _Buckets
) -> None:
    scope = current()
    await throttle.clear(scope, *buckets.forgiven)
    await throttle.give_back(scope, *buckets.shared)
    await _end_replaced(customer, attempt.replaces)
    if renewed:
        await passwords.replace_hash(customer, renewed)
        await note(scope, customer, EventKind.PASSWORD_REHASHED, None)
    await note(scope, customer, EventKind.SIGNED_IN, attempt.device)


async def _end_replaced(customer: UUID, replaced: Identity | None) -> None:
    """The browser's session before this one opens no door any more, whoever's it was."""
    if replaced is None:
        return
    if replaced.customer == customer:
        await Session.delete().where(Session.id == replaced.session)
    else:
        async with current().apart(replaced.customer):
            await Session.delete().where(Session.id == replaced.session)
