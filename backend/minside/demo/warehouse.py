"""The demo's warehouse packs what Min Side asks it to send, and the shop tells that it is on its way."""

import asyncio
from typing import Any, Final

from litestar import Litestar

from .telling import say

# So that a person sees it being packed.
PACKS_SECONDS: Final = 5
_CARRIER: Final = "Budtjenesten"


async def send(app: Litestar, asked: dict[str, Any]) -> None:
    """A fixed delivery that is ordered, and paid where it is paid before it is sent: as one parcel."""
    order = asked["order"]
    about = {"order": order, "customer": asked.get("customer")}
    await asyncio.sleep(PACKS_SECONDS)
    await say(app, "order.packing", about)
    parcel = {
        "shipment": f"{order}-1",
        "carrier": _CARRIER,
        "lines": [{"line": line["line"], "quantity": line["quantity"]} for line in asked["lines"]],
    }
    await say(app, "order.shipped", {**about, **parcel})
