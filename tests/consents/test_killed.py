"""`kill -9` of the worker in the midst of sending marketing, and a no before the next worker comes."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import about_an_order, agree, link, offer, post
from tests.consents.test_unsubscribe import click
from tests.house.portal import Portal
from tests.jobs.processes import working
from tests.orders import orders
from tests.outbox.mail_server import Held, MailServer

from minside.consents.actions import Purpose
from minside.core.house import House
from minside.core.postgres import Server

STEPS = {"354": 0, "KEPT": 1}
"""Where the worker dies, and how much of the mail the server had in full by then."""


@pytest.mark.parametrize("step", STEPS)
async def test_a_no_after_a_kill_holds_for_whoever_comes_next(
    step: str, sender: House, portal: Portal, owner: Any, migrated: Server,
    mail_server: MailServer, tmp_path: Path,
) -> None:  # fmt: skip
    """The dead worker's mail isn't taken up again: what the server had before the no stays the only one.
    A letter about an order, written beside it, arrives."""
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await agree(sender, kari, Purpose.DISCOUNT_CODES)
    token = await link(sender, kari, Purpose.DISCOUNT_CODES)
    await _killed_at(step, sender, kari, migrated, mail_server, tmp_path)
    assert 200 == (await click(portal, token)).status_code
    came = _marketing(mail_server)
    await orders.order(owner, kari, number="30117")
    await post(sender, about_an_order(kari))
    await owner.execute("UPDATE pgqueuer SET heartbeat = now() - interval '10 seconds'")
    with working(migrated, tmp_path, MINSIDE_SMTP_URL=mail_server.url):
        assert await becomes(lambda: _is_all_settled(owner))
    assert (STEPS[step], came) == (came, _marketing(mail_server))
    assert 1 == Counter(str(mail["List-Id"]) for mail in mail_server.taken)["None"]


async def _killed_at(
    step: str, house: House, customer: UUID, server: Server, mail: MailServer, folder: Path
) -> None:
    held = mail.at[step] = Held()
    await post(house, offer(customer))

    async def reached() -> bool:
        return held.reached.is_set()

    with working(server, folder, MINSIDE_SMTP_URL=mail.url) as worker:
        assert await becomes(reached), worker.lines
        worker.kill()
    del mail.at[step]


async def becomes(state: Callable[[], Awaitable[bool]]) -> bool:
    for _ in range(600):
        if await state():
            return True
        await asyncio.sleep(0.05)
    return False


def _marketing(mail: MailServer) -> int:
    return sum(1 for each in mail.taken if each["List-Id"] is not None)


async def _is_all_settled(owner: Any) -> bool:
    return await owner.fetchval(
        "SELECT NOT EXISTS (SELECT FROM message WHERE state IN ('queued', 'failed'))"
    )
