"""An application on a real socket, with the server that production runs."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Literal

import uvicorn
from litestar import Litestar

from minside.cli.serving import OPTIONS


@asynccontextmanager
async def serving(app: Litestar, lifespan: Literal["on", "off"] = "on") -> AsyncGenerator[int]:
    """The loopback port, of the system's choice, where `app` answers; "off" when it lives already."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, lifespan=lifespan, **OPTIONS))
        task = asyncio.create_task(server.serve([listening]))
        assert await comes(lambda: server.started)
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            await task


async def comes(state: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it comes to this within `seconds`."""
    for _ in range(int(seconds * 100)):
        if state():
            return True
        await asyncio.sleep(0.01)
    return state()
