"""A database that was restored, and what was written in it before it said what it lacks."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import structlog
from tests.consents.proving import broken, noted, on, write
from tests.consents.test_years import give, restored_from_here

from minside.consents import actions as consents
from minside.consents.actions import Broken, Purpose, heads
from minside.core import clock
from minside.core.database import UnfitDatabase
from minside.core.house import House

MINUTE = timedelta(minutes=1)


async def test_restored_sees_what_was_written_past_the_lost(
    proven: House, broom: Any, grown: UUID
) -> None:
    """Past the old head, nothing is missing by its number: what stands there is another."""
    await write(proven, grown, 2024)
    async with restored_from_here(broom):
        await write(proven, grown, 2025)
    await write(proven, grown, 2026)
    with pytest.raises(Broken, match="entry 12: another one stood there when it was noted"):
        await consents.restored(proven)


async def test_restored_sees_what_was_written_in_place_of_the_lost(
    proven: House, broom: Any, grown: UUID
) -> None:
    """Below the head, where none was noted between: it was written after a later one was noted."""
    with clock.stopped_at(on(2026)):
        await give(proven, grown, Purpose.NEWS)
        await noted(proven)
        async with restored_from_here(broom):
            await give(proven, grown, Purpose.OFFERS, Purpose.ARTICLES, Purpose.PERSONALISATION)
            await noted(proven)
    with clock.stopped_at(on(2026) + 6 * MINUTE):
        await give(proven, grown, Purpose.DISCOUNT_CODES)
    with pytest.raises(Broken, match="entry 3: written since the restore, in the place of another"):
        await consents.restored(proven)
    assert (
        "entry 3: written after line 2 of consent-heads.jsonl had noted entry 5: in the place of one that a"
        " restore lost" == await broken(proven)
    )


async def test_nobody_starts_on_a_ledger_that_was_restored(
    proven: House, web: House, broom: Any, grown: UUID
) -> None:
    """Neither web nor worker, until the ledger says what it lacks."""
    settings = proven.settings
    await write(proven, grown, 2024)
    await consents.check_start(proven)
    async with restored_from_here(broom):
        await write(proven, grown, 2025)
    for house in (proven, replace(web, settings=settings)):
        with pytest.raises(UnfitDatabase, match=r"ends with entry 9, and .* knows entry 16: after"):
            await consents.check_start(house)
    await consents.restored(proven)
    await consents.check_start(proven)


async def test_a_broken_file_of_heads_keeps_nobody_out(proven: House, grown: UUID) -> None:
    """The shop opens, and the log says so."""
    await write(proven, grown, 2024)
    heads.path(proven).write_text("{}\n")
    with structlog.testing.capture_logs() as lines:
        await consents.check_start(proven)
    assert ["consent_heads_broken"] == [line["event"] for line in lines]
