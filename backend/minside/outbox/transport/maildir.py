"""A Maildir instead of a server, so that a newcomer sees what was sent. Development only."""

import asyncio
import mailbox
from email.message import EmailMessage
from pathlib import Path


async def deliver(message: EmailMessage, folder: Path) -> None:
    """Put it in the folder, which is made if it isn't there; whole or not at all."""
    await asyncio.to_thread(_deliver, message, folder)


def _deliver(message: EmailMessage, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    mailbox.Maildir(folder, create=True).add(message)
