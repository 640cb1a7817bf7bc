"""Where papers are drawn: one at a time, beside the event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from minside.core.hooks import PlainPaper
from minside.core.refusals import Busy
from minside.core.threads import make_way

from .drawing import drawn
from .papers import Paper
from .seller import Seller


class Press:
    """One thread, and a short queue before it: a paper takes a tenth of a second, and hundreds at
    once would let everybody wait."""

    def __init__(self, queue: int = 16) -> None:
        self._queue = queue
        self._waiting = 0
        self._thread = ThreadPoolExecutor(1, "papers", initializer=make_way)

    @property
    def depth(self) -> int:
        """How many papers are being drawn, or wait."""
        return self._waiting

    async def draw(self, paper: Paper | PlainPaper, seller: Seller) -> bytes:
        """The PDF; raises `Busy` when the queue is full, and `PaperFailed`."""
        if self._waiting >= self._queue:
            raise Busy
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, drawn, paper, seller)
        finally:
            self._waiting -= 1


PRESS: Final = Press()
