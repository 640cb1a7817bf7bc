"""`minside demo` as a process of its own, for as long as the browser's tests run."""

import os
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from tests.e2e.beside import leave

from minside.core import postgres
from minside.core.database import OWNER, SERVICE
from minside.core.postgres.account import Account
from minside.core.postgres.cluster import Cluster
from minside.core.postgres.server import Server

MINSIDE = Path(sys.executable).with_name("minside")
FILLING = "filling.log"


class RunningDemo:
    """A demo that has told it is ready; everything that it writes lies below `folder`."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._data = folder / "data"
        self._printed = folder / "printed"
        port = _free_port()
        self.url = f"http://localhost:{port}"
        with self._printed.open("wb") as printed:
            self._process = subprocess.Popen(
                [str(MINSIDE), "demo", "--port", str(port), "--data", str(self._data)],
                stdout=subprocess.PIPE, stderr=printed, text=True, env={**os.environ, **environment},
            )  # fmt: skip
        self._welcome = self._read_welcome()

    @property
    def owner_url(self) -> str:
        """Where the demo's database is, for its owner."""
        return self._server.url(OWNER)

    @property
    def service_url(self) -> str:
        """Where it is for the worker, who hears the shop."""
        return self._server.url(SERVICE)

    @property
    def keys(self) -> str:
        """What its personal values are sealed with."""
        return (self._data / "keys").read_text(encoding="utf-8").strip()

    def run(self, *command: str) -> str:
        """One of the operator's commands on the demo; what it printed. Raises where it failed."""
        settings = {
            "DATABASE_SERVICE_URL": self.service_url,
            "MINSIDE_KEYS": self.keys,
            "MINSIDE_PUBLIC_URL": self.url,
        }
        ran = subprocess.run(
            [str(MINSIDE), *command],
            env={**os.environ, **settings}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return ran.stdout

    @cached_property
    def _server(self) -> Server:
        sockets = Cluster(self._data / "postgres", Account.current()).sockets
        return Server(sockets=sockets, pid=0)

    @property
    def mailbox(self) -> Path:
        """The Maildir that gets every message."""
        return self._data / "mailbox"

    @property
    def written(self) -> dict[str, str]:
        """All that the server wrote: its own log, the database's, and on the terminal.

        What it printed up to being ready is for the newcomer: the demo's sign-ins.
        """
        return {
            "web.log": self._filling + (self._data / "web.log").read_text(encoding="utf-8"),
            "postgres": (self._data / "postgres" / "log").read_text(encoding="utf-8"),
            "terminal": self._printed.read_text(encoding="utf-8"),
        }

    @property
    def _filling(self) -> str:
        """What it wrote while it was filled, where that was before."""
        log = self._data.with_name(FILLING)
        return log.read_text(encoding="utf-8") if log.exists() else ""

    def stop(self) -> int:
        """Ask it to end, as service managers do, and wait; its exit code."""
        if self._process.poll() is None:
            self._process.terminate()
            rest, _ = self._process.communicate(timeout=30)
            with self._printed.open("a", encoding="utf-8") as printed:
                printed.write(rest)
        return self._process.wait()

    def _read_welcome(self) -> str:
        assert self._process.stdout is not None
        lines: list[str] = []
        for line in self._process.stdout:
            lines.append(line)
            if line.startswith("Ctrl-C"):
                return "".join(lines)
        raise AssertionError(f"the demo ended: {''.join(lines)}{self._printed.read_text()}")


@contextmanager
def run_demo(folder: Path, **environment: str) -> Generator[RunningDemo]:
    """A demo with data of its own in `folder`, gone at the end."""
    demo = RunningDemo(folder, **environment)
    try:
        yield demo
    finally:
        leave(demo.owner_url)
        leave(demo.service_url)
        demo.stop()
        postgres.remove(folder / "data" / "postgres")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]
