"""A mail server that hangs, and all that waits behind it."""

from pathlib import Path
from typing import Any

from tests.core.served import comes
from tests.jobs.processes import KEY, working
from tests.outbox.mail_server import MailServer, hangs
from tests.outbox.messages import letter

from minside.core.database import Database
from minside.core.keys import Keyring
from minside.core.postgres import Server
from minside.outbox import actions as outbox
from minside.worker import AT_ONCE


async def test_fifteen_talks_that_hang_leave_room_for_another(
    migrated: Server, owner: Any, app_database: Database, mail_server: MailServer, tmp_path: Path
) -> None:
    """Each job has its place and its connection, whatever the web's setting is."""
    assert 16 == AT_ONCE
    mail_server.at["MAIL"] = hangs
    async with app_database.scope():
        for number in range(AT_ONCE):
            await outbox.post(letter(f"kari{number}@example.com"), Keyring([KEY]))
    environment = {"MINSIDE_SMTP_URL": mail_server.url, "MINSIDE_DATABASE_CONNECTIONS": "2"}
    with working(migrated, tmp_path, **environment) as worker:
        assert await worker.ready()
        assert await comes(lambda: mail_server.asked["MAIL"] == AT_ONCE, seconds=15)
