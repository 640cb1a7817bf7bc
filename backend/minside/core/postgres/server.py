"""Start and stop the embedded server."""

import fcntl
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from . import programs
from .account import Account
from .cluster import Cluster, last_words
from .errors import InUse, NoRight, StartFailed
from .process import Process

_START_SECONDS = 60
_STOP_SECONDS = 60
# What a server needs to finish whose parent was killed.
_LAST_SERVER_SECONDS = 20
_PORT = 5432

_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
# Data of a test is worth nothing after it.
_NOT_DURABLE = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


@dataclass(frozen=True)
class Server:
    """A running server, reached through the socket in a folder that is closed to others."""

    sockets: Path
    pid: int

    def url(self, role: str, database: str | None = None) -> str:
        """A URL for asyncpg; the superuser is `postgres`, its database too."""
        database = database or ("postgres" if role == "postgres" else "minside")
        where = urlencode({"host": str(self.sockets), "port": _PORT})
        return f"postgresql://{quote(role)}@/{quote(database)}?{where}"


@contextmanager
def serve(folder: Path, *, durable: bool = True) -> Generator[Server]:
    """Serve the data in `folder`, made if missing; stopped cleanly at the end.

    The server listens on a Unix socket only. It ends with this process, however that ends (on
    Linux), so the next start finds its data free. Root serves as the user `minside-postgres`.
    Raises a `PostgresError`.
    """
    folder = folder.absolute()
    with ExitStack() as stack:
        try:
            folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            lock = stack.enter_context(_alone(folder))
            cluster = Cluster(folder, Account.current())
            server = stack.enter_context(_running(cluster, lock, durable=durable))
        except OSError as error:
            place = error.filename or folder
            raise NoRight(f"{place}: {error.strerror}; choose another folder") from error
        yield server


@contextmanager
def temporary() -> Generator[Server]:
    """Serve a new folder that goes at the end; quick, for tests."""
    folder = Path(tempfile.mkdtemp(prefix="minside-test-", dir="/tmp"))
    try:
        # Ours, and new: the server's user has to pass.
        folder.chmod(0o711)
        with serve(folder, durable=False) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove(folder: Path) -> None:
    """Delete the data served from `folder`, wherever it lies. Raises `InUse`, `OSError`."""
    if folder.exists():
        with _alone(folder):
            Cluster(folder.absolute(), Account.current()).remove()


@contextmanager
def _alone(folder: Path) -> Generator[int]:
    """Hold the folder's lock; the server inherits it, so it is free when the server has ended."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(lock, folder)
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode(), 0)
        yield lock
    finally:
        os.close(lock)


def _take(lock: int, folder: Path) -> None:
    deadline = time.monotonic() + _LAST_SERVER_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(lock, 20, 0).decode() or "another"
            if _alive(holder) or time.monotonic() > deadline:
                raise InUse.of(folder, holder) from None
            time.sleep(0.05)
        else:
            return


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _running(cluster: Cluster, lock: int, *, durable: bool) -> Generator[Server]:
    place = programs.find(cluster.account, cluster.state)
    cluster.check()
    cluster.make(place, lock, durable=durable)
    with cluster.open_sockets() as sockets, cluster.log.open("w") as log:
        command = [place / "postgres", "-D", cluster.data, *_options(sockets, durable=durable)]
        process = Process(command, cluster.account, log=log, keep=[lock])
        try:
            _wait_until_ready(process, cluster)
            yield Server(sockets, process.pid)
        finally:
            _stop(process)


def _options(sockets: Path, *, durable: bool) -> list[str]:
    settings = {**_SETTINGS, "unix_socket_directories": str(sockets), "port": str(_PORT)}
    if not durable:
        settings |= _NOT_DURABLE
    return [f"--{name.replace('_', '-')}={value}" for name, value in settings.items()]


def _wait_until_ready(process: Process, cluster: Cluster) -> None:
    """As pg_ctl does: the eighth line of the pid file tells."""
    deadline = time.monotonic() + _START_SECONDS
    while process.wait(0.02) is None:
        if _status(cluster.data / "postmaster.pid", process.pid) == "ready":
            return
        if time.monotonic() > deadline:
            raise StartFailed(f"PostgreSQL isn't ready after {_START_SECONDS} s, see {cluster.log}")
    raise StartFailed(f"PostgreSQL didn't start: {last_words(cluster.log)}; see {cluster.log}")


def _status(pid_file: Path, pid: int) -> str | None:
    try:
        lines = pid_file.read_text().splitlines()
    except FileNotFoundError:
        return None
    return lines[7].strip() if len(lines) > 7 and lines[0] == str(pid) else None


def _stop(process: Process) -> None:
    """Ask for a fast shutdown; then for an immediate one, which recovers at the next start."""
    for request in (signal.SIGINT, signal.SIGQUIT):
        process.signal(request)
        if process.wait(_STOP_SECONDS) is not None:
            return
