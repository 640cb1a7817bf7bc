"""The demo's shop tells what happens while one looks on."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from litestar import Litestar
from standardwebhooks import Webhook

from minside.core.house import House

from .shop_year import SOURCE, tell, to_the_door


async def say(app: Litestar, what: str, data: dict[str, Any]) -> None:
    """One event, just now. Raises `shop_year.NotTaken`."""
    house: House = app.state.house
    [secret] = house.settings.event_secrets[SOURCE]
    event = {
        "id": f"demo_{uuid4()}",
        "type": what,
        "version": 1,
        "timestamp": datetime.now(UTC).isoformat(),
        "data": data,
    }
    async with to_the_door(app) as door:
        await tell(door, event, Webhook(secret.get_secret_value()))
