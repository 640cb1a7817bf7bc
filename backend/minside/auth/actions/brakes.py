"""How often somebody may ask for a mail, and guess at a password."""

from datetime import timedelta
from typing import Final

from minside.core import throttle
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.core.throttle import Limit

_HOUR: Final = timedelta(hours=1)
GUESSES: Final = Limit(attempts=10, window=timedelta(minutes=5))
MAILS: Final = Limit(attempts=3, window=_HOUR, first_wait=_HOUR, longest_wait=_HOUR)


async def may_mail(what: str, address: str, address_block: str, keys: Keyring) -> bool:
    """Count a wish for a mail of the kind `what`; whether the address may get one more.

    The address's own count is never told, so that nobody learns from it who asked before. Raises
    `core.throttle.Throttled` for the network the wish comes from.
    """
    async with current().apart() as short:
        own = keys.fingerprint(f"{what} mail", address.lower())
        mail = await throttle.take(short, own, MAILS)
        network = keys.fingerprint(f"{what} network", address_block)
        if refusal := (await throttle.take(short, network, GUESSES)).refusal:
            raise refusal
    return mail.refusal is None
