"""What has had its time goes: links that ended, messages past their keeping, SMS to us."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.jobs.running import run_jobs
from tests.outbox.mail_server import MailServer, says
from tests.outbox.messages import letter, post, row, sms

from minside.core import clock
from minside.core.house import House
from minside.core.sweep import BATCH
from minside.outbox import actions as outbox


async def sweep(house: House, *, days: float = 0) -> None:
    """As the timetable does, `days` from now."""
    with clock.stopped_at(clock.now() + timedelta(days=days)):
        async with house.database.scope():
            await outbox.sweep()


async def count(owner: Any, table: str = "message") -> int:
    return await owner.fetchval(f"SELECT count(*) FROM {table}")


async def test_a_link_that_ended_is_blanked(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """An abandoned message keeps its link until it ends, and not a night longer."""
    mail_server.at["RCPT"] = says("550 No such user")
    id = await post(house, letter(lasts=timedelta(hours=1)))
    await run_jobs(house)
    await sweep(house)
    assert (await row(owner, id))["secrets"] is not None
    await sweep(house, days=1)
    swept = await row(owner, id)
    assert (None, "abandoned", "refused 550") == (
        swept["secrets"],
        swept["state"],
        swept["last_error"],
    )


async def test_what_nobody_came_for_in_time_is_abandoned(house: House, owner: Any) -> None:
    """A message whose job is held doesn't look as if it were on its way for good."""
    id = await post(house, letter(lasts=timedelta(hours=1)))
    await sweep(house, days=1)
    swept = await row(owner, id)
    assert (None, "abandoned", "too late") == (
        swept["secrets"],
        swept["state"],
        swept["last_error"],
    )


@pytest.mark.parametrize(("days", "left"), [(29.9, 2), (30.1, 1), (364.9, 1), (365.1, 0)])
async def test_messages_are_kept_as_long_as_declared(
    days: float, left: int, house: House, owner: Any, kari: UUID
) -> None:
    """A customer's for twelve months, nobody's for thirty days."""
    await post(house, sms())
    await post(house, letter(customer=kari))
    await sweep(house, days=days)
    assert left == await count(owner)


@pytest.mark.parametrize(("days", "left"), [(29.9, 1), (30.1, 0)])
async def test_sms_to_us_are_kept_for_thirty_days(
    days: float, left: int, house: House, owner: Any
) -> None:
    """A number that proves no customer isn't kept longer."""
    async with house.database.scope():
        await outbox.receive(outbox.Inbound("g-1", "+4791234567", "Hei"))
    await sweep(house, days=days)
    assert left == await count(owner, "inbound_sms")


async def test_more_than_a_batch_is_swept(house: House, owner: Any) -> None:
    """However much there is, in steps that nobody waits long for."""
    id = await post(house, letter(lasts=timedelta(hours=1)))
    await owner.execute(
        """
        INSERT INTO message (channel, purpose, template, recipient, language, "values", secrets,
                             state, created_at, useless_after)
        SELECT channel, purpose, template, recipient, language, "values", secrets, state,
               created_at, useless_after
        FROM message, generate_series(1, $2) WHERE id = $1
        """,
        id, BATCH,
    )  # fmt: skip
    await sweep(house, days=1)
    assert 0 == await owner.fetchval("SELECT count(*) FROM message WHERE secrets IS NOT NULL")
    await sweep(house, days=31)
    assert 0 == await count(owner)
