"""How often somebody may ask for a mail, and guess at a password.

Letters to an address are counted by their kind, so that wishes for one don't use up another: for
each network that asks, so that a stranger uses up their own share alone, and all together, so that
many networks don't fill a mailbox. No total can tell the one who lives there from a stranger,
though, and one that closed for all could be kept closed for good: each neighbourhood's first letter
of the day always leaves.
"""

from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Final

from minside.core import throttle
from minside.core.client_address import UNKNOWN_BLOCK
from minside.core.keys import Keyring
from minside.core.scope import Scope, current
from minside.core.throttle import Limit, Quota

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
GUESSES: Final = Limit(attempts=10, window=timedelta(minutes=5))
CHANGES: Final = Limit(attempts=6, window=_HOUR, first_wait=_HOUR, longest_wait=_HOUR)
MAILS: Final = Quota(most=3, window=_HOUR)
MAILS_OF_ALL: Final = Quota(most=24, window=_DAY)
TEXTS_OF_THE_HOUSE: Final = Quota(most=300, window=_HOUR)
"""Whoever counts through the numbers stops here; each code is worth three guesses of a million."""
TEXTS_OF_ALL: Final = Quota(most=6, window=_DAY)
_FIRST_OF_THE_DAY: Final = Quota(most=1, window=_DAY)
# What one house or office is given at most; whoever has many such has paid for them.
_NEIGHBOURHOOD_BITS: Final = {4: 24, 6: 48}


async def may_mail(what: str, address: str, address_block: str, keys: Keyring) -> bool:
    """Count a wish for a mail of the kind `what`; whether the address may get one more.

    The address's own count is never told, so that nobody learns from it who asked before. Raises
    `core.throttle.Throttled` for the network the wish comes from.
    """
    async with current().apart() as short:
        await _count_network(short, what, address_block, keys)
        return await may_get(short, what, address, by_network(address_block), keys)


async def may_ask(what: str, address_block: str, keys: Keyring) -> None:
    """Count a wish of the kind `what` for its network alone, where it isn't known yet whether it is
    the first of its form. Raises `core.throttle.Throttled`."""
    async with current().apart() as short:
        await _count_network(short, what, address_block, keys)


async def _count_network(scope: Scope, what: str, address_block: str, keys: Keyring) -> None:
    network = keys.fingerprint(f"{what} network", address_block)
    if refusal := (await throttle.take(scope, network, GUESSES)).refusal:
        raise refusal


async def may_text(what: str, whom: str, address_block: str, keys: Keyring) -> bool:
    """As `may_mail`, for a code to somebody's telephone: a few a day and no more, whoever asks.

    Each code is worth three guesses, so no neighbourhood has its own; who keeps this closed leaves
    the way by mail open. Raises `core.throttle.Throttled`.
    """
    async with current().apart() as short:
        await _count_network(short, what, address_block, keys)
        return await may_get_text(short, what, whom, address_block, keys)


async def may_get_text(scope: Scope, what: str, whom: str, asker: str, keys: Keyring) -> bool:
    """Whether the telephone may get one more SMS of this kind, caused by this asker."""
    for bucket, quota in _of_texts(what, whom, asker, keys):
        if not await throttle.within(scope, bucket, quota):
            return False
    return True


async def next_text_at(
    scope: Scope, what: str, whom: str, asker: str, keys: Keyring
) -> datetime | None:
    """When the telephone may get the next that this asker causes, where it may not now."""
    return await throttle.full_until(scope, *_of_texts(what, whom, asker, keys))


def _of_texts(what: str, whom: str, asker: str, keys: Keyring) -> list[tuple[bytes, Quota]]:
    return [
        (_asked_by(asker, f"{what} {whom}", keys), MAILS),
        (keys.fingerprint("texts of all", f"{what} {whom}"), TEXTS_OF_ALL),
        (keys.fingerprint("texts", what), TEXTS_OF_THE_HOUSE),
    ]


async def may_get(
    scope: Scope, what: str, address: str, by: tuple[str, str], keys: Keyring
) -> bool:
    """Whether the mailbox may get one more letter of this kind, caused by an asker of a group."""
    mailbox = f"{what} {_mailbox(address)}"
    asker, group = by
    if not await throttle.within(scope, _asked_by(asker, mailbox, keys), MAILS):
        return False
    group_bucket = keys.fingerprint("mails of a group", f"{mailbox} {group}")
    first = await throttle.within(scope, group_bucket, _FIRST_OF_THE_DAY)
    of_all = keys.fingerprint("mails of all", mailbox)
    return await throttle.within(scope, of_all, MAILS_OF_ALL) or first


async def next_letter_at(
    scope: Scope, what: str, address: str, asker: str, keys: Keyring
) -> datetime | None:
    """When the mailbox may get the next that this asker causes, where it may not now."""
    mailbox = f"{what} {_mailbox(address)}"
    by_asker = (_asked_by(asker, mailbox, keys), MAILS)
    of_all = (keys.fingerprint("mails of all", mailbox), MAILS_OF_ALL)
    return await throttle.full_until(scope, by_asker, of_all)


async def forgive(what: str, address: str, address_block: str, keys: Keyring) -> None:
    """Whoever has shown to be the one who lives there starts anew with what they may ask for."""
    asked = _asked_by(address_block, f"{what} {_mailbox(address)}", keys)
    await throttle.clear(current(), asked)


def _asked_by(asker: str, mailbox: str, keys: Keyring) -> bytes:
    return keys.fingerprint("mails", f"{mailbox} {asker}")


def _mailbox(address: str) -> str:
    """What most servers deliver `kari+tag@example.com` to, in one letter case."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def by_network(address_block: str) -> tuple[str, str]:
    """Who asks, for `may_get`: the network, and the neighbourhood it lies in."""
    return address_block, _neighbourhood(address_block)


def _neighbourhood(address_block: str) -> str:
    if address_block == UNKNOWN_BLOCK:
        return address_block
    network = ip_network(address_block)
    return str(network.supernet(new_prefix=_NEIGHBOURHOOD_BITS[network.version]))
