"""A program under an account, which ends when we end, however we end."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from .account import Account

_LAUNCH = Path(__file__).with_name("launch.py")
# Nothing of the caller's: PGDATA, PGOPTIONS or a foreign LANG would change the server.
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


class Process:
    """A running program.

    The kernel ties its life to the *thread* that started it, so a thread of its own does, and
    waits for it.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        account: Account,
        *,
        log: IO[Any],
        keep: Sequence[int] = (),
    ) -> None:
        """Start it, its output going to `log`; `keep` are descriptors it holds open, as locks."""
        self._arguments = _launched(command, account)
        self._log, self._keep = log, keep
        started: queue.SimpleQueue[subprocess.Popen[bytes] | OSError] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        process = started.get()
        if isinstance(process, OSError):
            raise process
        self._process = process

    def _run(self, started: "queue.SimpleQueue[subprocess.Popen[bytes] | OSError]") -> None:
        try:
            process = subprocess.Popen(
                self._arguments,
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                env=_ENVIRONMENT,
                pass_fds=self._keep,
                # Ctrl-C in a terminal reaches a whole group; the server ends after us.
                start_new_session=True,
            )
        except OSError as error:
            started.put(error)
            return
        started.put(process)
        process.wait()

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait(self, seconds: float | None = None) -> int | None:
        """Its exit code, or None if it still runs after `seconds`."""
        self._thread.join(seconds)
        return self._process.returncode

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)


def _launched(command: Sequence[str | Path], account: Account) -> list[str]:
    """SIGINT is PostgreSQL's fast shutdown: no waiting for clients, nothing to recover after."""
    python = [sys.executable, "-I", "-S", str(_LAUNCH)]
    numbers = [os.getpid(), signal.SIGINT.value, account.uid, account.gid]
    return [*python, *map(str, numbers), *map(str, command)]
