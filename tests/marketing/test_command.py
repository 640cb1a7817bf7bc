"""`minside marketing check`, and the alarm where something was sent unasked."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
from click.testing import Result
from tests.core.logged import logging_to_lines
from tests.house.portal import open_portal
from tests.house.test_cli import KEY, minside

from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.marketing import actions as marketing

from .newsletter import agree, at, sent, tell

WELL = "Nothing was sent without a consent.\n"


async def command(server: Server) -> Result:
    """In a thread, for the command has an event loop of its own."""
    environment = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
    return await asyncio.to_thread(minside, "marketing", "check", **environment)


async def test_what_was_sent_unasked_is_named(
    migrated: Server, house: House, known: UUID, owner: Any
) -> None:
    """What the tool calls it, and never to whom; the exit code says so too."""
    assert (0, WELL) == ((result := await command(migrated)).exit_code, result.output)
    await tell(house, sent())
    await owner.execute("UPDATE marketing_message SET sent_at = now() - interval '29 days'")
    told = await command(migrated)
    assert 1 == told.exit_code
    assert told.output.startswith("newsletter nb-07  news, sent 20")
    assert "kari" not in told.output.lower()
    await owner.execute("UPDATE marketing_message SET sent_at = now() - interval '31 days'")
    assert WELL == (await command(migrated)).output


async def test_the_nightly_look_is_an_alarm_in_the_log_and_a_figure(
    migrated: Server, house: House, web: House, known: UUID
) -> None:
    """Until nothing is amiss any more; who it is about stands in neither."""
    with clock.stopped_at(at(10)):
        await tell(house, sent())
        for expected in (1, 0):
            with logging_to_lines() as lines:
                async with house.database.scope():
                    await marketing.look_over()
            told = [(line["level"], line["event"], line["count"]) for line in lines.all]
            assert [("error", "sent_without_consent", 1)] * expected == told
            figures = await _figures(migrated)
            assert f'minside_marketing_amiss{{kind="unconsented"}} {expected}.0' in figures
            await agree(web, known, Purpose.NEWS)


async def _figures(server: Server) -> list[str]:
    async with open_portal(server) as portal:
        transport = httpx.ASGITransport(portal.app, client=("127.0.0.1", 4711))  # pyright: ignore[reportArgumentType]
        async with httpx.AsyncClient(
            transport=transport, base_url="http://localhost:8000"
        ) as client:
            return (await client.get("/metrics")).text.splitlines()
