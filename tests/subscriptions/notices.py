"""What a notice carries, as its reader gets it."""

from typing import Any
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.house import House
from minside.outbox.actions.post import SEAL
from minside.subscriptions import actions as subscriptions


async def claimed(owner: Any, customer: UUID, **changed: Any) -> None:
    """The customer has an account; with a telephone, say."""
    await owner.execute("UPDATE customer SET claimed_at = $2 WHERE id = $1", customer, clock.now())
    for name, value in changed.items():
        await owner.execute(f"UPDATE customer SET {name} = $2 WHERE id = $1", customer, value)


async def notices(owner: Any) -> list[Any]:
    """Rows of messages, as they were written."""
    return await owner.fetch(
        "SELECT * FROM message WHERE template LIKE 'subscriptions/notice%' ORDER BY created_at, id"
    )


def said(row: Any) -> dict[str, Any]:
    return msgspec.json.decode(row["values"])


def secrets(house: House, row: Any) -> dict[str, str]:
    """The links in it."""
    return msgspec.json.decode(house.keys.unseal(SEAL, row["secrets"]))


def token(house: House, subscription: UUID, number: int = 1) -> str:
    return subscriptions.DeliveryLink(subscription, number).token(house.keys)
