"""A network between a worker and its database that can be cut without a word."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from minside.core.postgres import Server

BYTES: Final = 65536


class Network:
    """What is sent through `port` arrives, but for the connections that were open at a cut: theirs
    is lost, and nobody is told."""

    def __init__(self, socket: Path) -> None:
        self.port = 0
        self._to = socket
        self._way = asyncio.Event()
        self._writers: list[asyncio.StreamWriter] = []

    def cut(self) -> None:
        self._way.set()
        self._way = asyncio.Event()

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_unix_connection(self._to)
        self._writers += [writer, back]
        cut = self._way
        with suppress(OSError):
            await asyncio.gather(_pump(reader, back, cut), _pump(there, writer, cut))

    def close(self) -> None:
        for writer in self._writers:
            writer.close()


async def _pump(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: asyncio.Event
) -> None:
    while data := await reader.read(BYTES):
        if not cut.is_set():
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def network_to(server: Server) -> AsyncGenerator[Network]:
    [socket] = (path for path in server.sockets.iterdir() if path.is_socket())
    network = Network(socket)
    listening = await asyncio.start_server(network.carry, "127.0.0.1", 0)
    network.port = listening.sockets[0].getsockname()[1]
    try:
        yield network
    finally:
        listening.close()
        network.close()
