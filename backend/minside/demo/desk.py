"""The demo's customer service answers whoever writes to it, so that a person sees an answer come."""

import asyncio
from typing import Any, Final
from uuid import uuid4

from litestar import Litestar

from .telling import say

# As long as somebody may look at the page that they wrote on.
THINKS_SECONDS: Final = 8
_ANSWERS: Final = {
    "question": "Takk for at du spør! Vi finner det ut og svarer deg her.",
    "feedback": "Tusen takk for at du sier fra. Dette tar vi med oss videre.",
    "complaint": "Så leit at noe ble galt. Vi ser på saken, og du hører fra oss innen få dager.",
    "return": "Takk for beskjed. Vi holder utkikk etter pakken og sier fra når den er kommet.",
}


async def answer(app: Litestar, written: dict[str, Any]) -> None:
    """What a customer wrote, in their conversation."""
    await asyncio.sleep(THINKS_SECONDS)
    reply = {
        "conversation": written["conversation"],
        "reply": f"demo-{uuid4().hex[:12]}",
        "text": _ANSWERS[written["kind"]],
    }
    await say(app, "reply.sent", reply)
