"""A real `minside worker`, to be watched and killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.core.served import comes

from minside.core.database import SERVICE
from minside.core.postgres import Server

PROGRAM = Path(sys.executable).with_name("minside")
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


class Worker:
    """A worker process of this test's; leaving the block ends it if it still runs."""

    def __init__(self, url: str, log: Path, **environment: str) -> None:
        self._log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [str(PROGRAM), "worker"],
                env={
                    "PATH": os.environ["PATH"],
                    "DATABASE_SERVICE_URL": url,
                    "MINSIDE_KEYS": KEY,
                    "MINSIDE_PUBLIC_URL": "https://min.mikopet.example",
                    **environment,
                },
                stdout=output,
                stderr=output,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self.kill()

    @property
    def lines(self) -> str:
        return self._log.read_text()

    def readied(self) -> int:
        """How often it has found its database."""
        return self.lines.count('"worker_ready"')

    async def ready(self, times: int = 1) -> bool:
        return await comes(lambda: self.readied() >= times, seconds=30)

    def kill(self) -> None:
        """As the kernel does when memory runs out: no word of farewell."""
        self._process.kill()
        self._process.wait(10)

    async def stop(self) -> int:
        """Ask it to end; its exit code."""
        self._process.send_signal(signal.SIGTERM)
        assert await comes(lambda: self._process.poll() is not None, seconds=30)
        return self._process.returncode


@contextmanager
def working(server: Server, folder: Path, **environment: str) -> Generator[Worker]:
    """A worker on this server's own database."""
    with Worker(server.url(SERVICE), folder / "worker.log", **environment) as worker:
        yield worker
