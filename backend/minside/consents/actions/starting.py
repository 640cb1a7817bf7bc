"""What the web and the worker look at before they begin."""

from asyncio import to_thread

import structlog

from minside.consents import texts
from minside.consents.purposes import settle
from minside.core.database import UnfitDatabase
from minside.core.house import House

from .heads import BrokenHeads, Line, newest_head, path

log = structlog.get_logger(__name__)


async def check_start(house: House) -> None:
    """What the owner chose holds from here on. Nobody writes in a ledger that was restored before it says what
    it lacks, nor under texts that aren't those that customers agreed to. Who has no folder of heads can't see
    the one.

    Raises `UnfitDatabase`, `texts.Altered`, `OSError`.
    """
    settle(cart_reminder_asks=house.settings.cart_reminder_asks)
    texts.hashes()
    if house.settings.proofs is None:
        return
    # Before the ledger: what is noted meanwhile is in it.
    head = await _noted(house)
    async with house.database.scope() as scope:
        newest: int = await scope.fetchval("SELECT number FROM consent_tip()") or 0
    if head is not None and head.number > newest:
        raise UnfitDatabase(
            f"the consent ledger ends with entry {newest}, and consent-heads.jsonl knows entry {head.number}:"
            " after a restore run `minside consents restored` first"
        )


async def _noted(house: House) -> Line | None:
    """A file that was changed is `verify`'s to name, and keeps nobody from their shop."""
    try:
        return await to_thread(newest_head, path(house), house.keys)
    except BrokenHeads as error:
        log.error("consent_heads_broken", why=str(error))
        return None
