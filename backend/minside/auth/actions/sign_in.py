"""Signing in: throttled before the hash, alike for known and unknown addresses."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from minside.auth import mail
from minside.core import throttle
from minside.core.codes import Code
from minside.core.hooks import Identity
from minside.core.keys import Keyring
from minside.core.refusals import Refusal
from minside.core.scope import Scope, current
from minside.core.throttle import Taken, Throttled
from minside.customers import actions as customers

from . import devices, passwords
from .brakes import GUESSES
from .entering import Browser, SignedIn, end_others_session, let_in
from .freezing import AccountFrozen, is_frozen
from .letters import happened, tell
from .log import EventKind, has_been_inside, note
from .old_hashes import Inner

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
    device: str | None
    device_token: str | None
    replaces: Identity | None = None

    @property
    def browser(self) -> Browser:
        return Browser(self.device, self.device_token, self.replaces)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of an attempt before its password is looked at.

    `account` is the address as PostgreSQL folds it, so that one account has one bucket however it
    is spelt. `device_known` says that this customer has used the browser; `device_kept`, that
    somebody has. `inner` says how the shop's old hash was made that `hash` wraps, and `kinds` are
    those that are kept of anybody.
    """

    account: str
    customer: UUID | None
    hash: str | None
    changed_at: datetime | None
    inner: Inner | None
    kinds: list[str]
    device_known: bool
    device_kept: bool


async def sign_in(attempt: Attempt, keys: Keyring) -> SignedIn:
    """Open a session. Raises `WrongCredentials`, `AccountFrozen`, `core.throttle.Throttled`,
    `passwords.Busy`.

    Nothing is held while the password is hashed; attempts and failures are counted in
    transactions of their own, so that a refusal doesn't undo them.
    """
    async with current().apart() as short:
        found = await _find(short, attempt)
        buckets = _Buckets.of(attempt, found, keys)
        braked = await buckets.take(short)
    if braked:
        raise braked
    if not await passwords.matches(found.hash, attempt.password, found.inner, found.kinds):
        await _note_failure(found, attempt, buckets)
        raise WrongCredentials
    assert found.customer is not None
    assert found.hash is not None
    renewed = await passwords.renewed(found.hash, attempt.password, found.inner)
    await end_others_session(found.customer, attempt.replaces)
    await current().act_for(found.customer)
    await buckets.forgive(current())
    await _check_again(found.customer, found.changed_at)
    await _keep_success(found.customer, renewed)
    await customers.signed_in_with_address(found.customer, attempt.email)
    await _note_success(found, attempt, keys)
    return await let_in(found.customer, attempt.browser, device_kept=found.device_kept)


async def _find(scope: Scope, attempt: Attempt) -> _Found:
    row = await scope.fetchrow(
        """
        SELECT lower($1) AS account, c.customer, c.hash, c.changed_at,
               c.inner_kind, c.inner_salt, c.inner_salt_place, inner_kinds() AS kinds,
               coalesce(c.device_known, false) AS device_known,
               coalesce(c.device_kept, false) AS device_kept
        FROM (SELECT 1) AS always LEFT JOIN credentials_by_email($1, $2) AS c ON true
        """,
        attempt.email.strip()[: LONGEST_ADDRESS + 1],
        devices.digest(attempt.device_token or ""),
    )
    assert row is not None
    values = dict(row)
    kind, salt, place = (values.pop(f"inner_{name}") for name in ("kind", "salt", "salt_place"))
    return _Found(**values, inner=Inner(kind, salt, place) if kind else None)


@dataclass(slots=True)
class _Buckets:
    """What an attempt is counted under. `own` is emptied by a right password; `ticket` says who
    was told to wait; `network` is shared with others who come from there, and `of_network` is what
    it said of this attempt."""

    own: bytes
    ticket: bytes | None
    network: bytes | None
    of_network: Taken = field(default_factory=Taken)

    @classmethod
    def of(cls, attempt: Attempt, found: _Found, keys: Keyring) -> "_Buckets":
        """A browser that the customer has used before is counted for itself alone, so that a
        stranger's guesses at the account, or from the same network, don't shut it out."""
        if found.device_known:
            own = keys.fingerprint("sign-in device", f"{found.account} {attempt.device_token}")
            return cls(own, None, None)
        return cls(
            keys.fingerprint("sign-in account", found.account),
            keys.fingerprint("sign-in ticket", f"{found.account} {attempt.address_block}"),
            keys.fingerprint("sign-in network", attempt.address_block),
        )

    async def take(self, scope: Scope) -> Throttled | None:
        """Count the attempt everywhere; the refusal, if it must wait.

        What is its own is locked before what is shared, here and in `forgive`. Where the network
        is closed the refusal is raised, so that neither the account's count nor a ticket is spent.
        """
        await throttle.take_turns(scope, self.own)
        if braked := (await throttle.take(scope, self.own, GUESSES, ticket=self.ticket)).refusal:
            return braked
        if self.network:
            self.of_network = await throttle.take(scope, self.network, GUESSES)
            if self.of_network.refusal:
                raise self.of_network.refusal
        return None

    async def forgive(self, scope: Scope) -> None:
        """After a right password: the account starts anew, the network gets its attempt back."""
        await throttle.take_turns(scope, self.own)
        await throttle.clear(scope, *filter(None, (self.own, self.ticket)))
        if self.network:
            await throttle.give_back(scope, self.network, self.of_network)


async def _note_failure(found: _Found, attempt: Attempt, buckets: _Buckets) -> None:
    """The same work whether or not somebody lives here."""
    async with current().apart(found.customer) as short:
        await throttle.touch(short, buckets.own)
        await note(short, found.customer, EventKind.SIGN_IN_FAILED, attempt.device)


async def _check_again(customer: UUID, chosen_at: datetime | None) -> None:
    """While it was hashed the password may have been changed, or the account frozen."""
    if await passwords.lock(customer) != chosen_at:
        raise WrongCredentials
    if await is_frozen(customer):
        raise AccountFrozen


async def _keep_success(customer: UUID, renewed: str | None) -> None:
    if renewed:
        await passwords.replace_hash(customer, renewed)
        await note(current(), customer, EventKind.PASSWORD_REHASHED, None)
    await passwords.spend_links(customer)


async def _note_success(found: _Found, attempt: Attempt, keys: Keyring) -> None:
    """A new browser is told by mail too, and so is the shop's old password, with which the account is
    taken in use; else the first one of all is no news.

    The log says which is the first: known browsers are forgotten with a reset, when a thief's
    would be taken for it.
    """
    assert found.customer is not None
    if found.inner is not None:
        await note(current(), found.customer, EventKind.ACCOUNT_CLAIMED, attempt.device)
        await tell(found.customer, mail.CLAIMED, keys, happened(attempt.device))
        return
    if found.device_known or not await has_been_inside(found.customer):
        await note(current(), found.customer, EventKind.SIGNED_IN, attempt.device)
        return
    await note(current(), found.customer, EventKind.NEW_DEVICE, attempt.device)
    await tell(found.customer, mail.NEW_DEVICE, keys, happened(attempt.device))
