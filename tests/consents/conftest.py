"""The worker's house, the web's, and a worker's between a mail server and an SMS gateway."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.events.conftest import house
from tests.house.portal import Portal, open_portal
from tests.jobs.running import service_house
from tests.outbox.conftest import gateway, mail_server, running_gateway
from tests.outbox.gateway import SmsGateway
from tests.outbox.mail_server import MailServer
from tests.outbox.test_inbound import SECRET

from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server

__all__ = ["gateway", "house", "mail_server", "running_gateway"]


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    """The web's: what it does is done under the customer's own rows."""
    return replace(house, database=app_database)


@pytest.fixture
async def proven(owner: Any, migrated: Server, tmp_path: Path) -> AsyncGenerator[House]:
    """The worker's house, with a folder where the ledger's heads are noted."""
    async with service_house(migrated, proofs=tmp_path / "proofs") as house:
        yield house


@pytest.fixture
async def sender(
    owner: Any, migrated: Server, mail_server: MailServer, gateway: SmsGateway
) -> AsyncGenerator[House]:
    """Who sends: a mail server and a gateway are there, and a number that takes answers."""
    reached = {"smtp_url": mail_server.url, "sms_url": gateway.url, "sms_number": "1938"}
    async with service_house(migrated, **reached) as house:
        yield house


@pytest.fixture
async def grown(owner: Any, kari: UUID) -> UUID:
    """Kari, whose year and address are known."""
    await owner.execute("UPDATE customer SET birth_year = 1990, email_verified_at = now()")
    return kari


@pytest.fixture
async def reader(owner: Any, kari: UUID) -> UUID:
    """Kari, of age, with an address and a number that are known to be hers."""
    await owner.execute(
        "UPDATE customer SET birth_year = 1990, email_verified_at = now(), phone = $1",
        "+4791234567",
    )
    return kari


@pytest.fixture
async def portal(owner: Any, migrated: Server) -> AsyncGenerator[Portal]:
    """The web in production, which only runs what the app sends."""
    async with open_portal(migrated, sms_secret=SECRET) as portal:
        yield portal


@pytest.fixture
async def shown(owner: Any, kari: UUID) -> UUID:
    """Kari, whose year is known, and who has shown that the address is hers."""
    await owner.execute(
        "UPDATE customer SET birth_year = 1990, own_email = email, email_verified_at = created_at"
    )
    return kari


@pytest.fixture
async def unshown(owner: Any, kari: UUID) -> UUID:
    """Kari, whose year is known, and whose address nobody has confirmed."""
    await owner.execute("UPDATE customer SET birth_year = 1990")
    return kari
