"""A worker's house between a mail server and an SMS gateway."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from tests.jobs.running import service_house
from tests.outbox.gateway import SmsGateway, gateway_serving
from tests.outbox.mail_server import MailServer, mail_serving

from minside.core.house import House
from minside.core.postgres import Server


@pytest.fixture
async def mail_server() -> AsyncGenerator[MailServer]:
    async with mail_serving() as server:
        yield server


@pytest.fixture(scope="session")
async def running_gateway() -> AsyncGenerator[SmsGateway]:
    """One for the whole run: ending it takes longer than most tests."""
    async with gateway_serving() as gateway:
        yield gateway


@pytest.fixture
def gateway(running_gateway: SmsGateway) -> SmsGateway:
    running_gateway.forget()
    return running_gateway


@pytest.fixture
async def house(
    owner: Any, migrated: Server, mail_server: MailServer, gateway: SmsGateway
) -> AsyncGenerator[House]:
    settings = {"smtp_url": mail_server.url, "sms_url": gateway.url, "sms_token": "hemmelig"}
    async with service_house(migrated, **settings) as house:
        yield house
