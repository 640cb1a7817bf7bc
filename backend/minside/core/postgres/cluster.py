"""The data of one server: where it lies, whose it is, and how it is made."""

import hashlib
import os
import shutil
import stat
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .account import Account, name_of
from .errors import InUse, NoRight, OtherOwner, OtherVersion, StartFailed
from .process import Process

VERSION = "18"
# PostgreSQL's own default. TMPDIR may be closed to the server's user, or too long: the path of a
# socket has at most 107 bytes.
_SOCKETS = Path("/tmp")  # noqa: S108
_STATE = Path("/var/lib/minside")


@dataclass(frozen=True)
class Cluster:
    """Folders of one server, all but `folder` for the server's user alone.

    `folder` is the one asked for; where the server's user can't reach it, the data lies below
    `/var/lib/minside` under a digest of its name.
    """

    folder: Path
    account: Account

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @cached_property
    def data(self) -> Path:
        here = self.folder / "data"
        if not self.account.other or here.exists() or self.account.reaches(self.folder):
            return here
        return _STATE / _digest(self.folder)

    @property
    def sockets(self) -> Path:
        return _SOCKETS / f"minside-{_digest(self.data)}"

    def state(self) -> Path:
        """The folder for what can't lie where it was asked for, made if missing."""
        if not _STATE.exists():
            _STATE.mkdir(exist_ok=True)
            # Whatever our umask is, the server's user has to pass.
            _STATE.chmod(0o755)
        return _STATE

    def check(self) -> None:
        """Refuse data that isn't ours to serve. Raises `OtherOwner`, `OtherVersion`, `InUse`."""
        if not self.data.exists():
            return
        owner = self.data.stat().st_uid
        if owner != self.account.uid:
            raise OtherOwner(
                f"{self.data} belongs to {name_of(owner)}, and the server runs as "
                f"{name_of(self.account.uid)}: start as its owner, or choose another folder"
            )
        version = _version(self.data)
        if version != VERSION:
            raise OtherVersion(
                f"{self.data} was written by PostgreSQL {version or '(unknown)'}, and this is "
                f"{VERSION}: choose another folder, or start afresh"
            )
        self._forget_stranger()

    def _forget_stranger(self) -> None:
        """Drop a left-over pid file whose number now belongs to a process that isn't a server.

        PostgreSQL would take it for its own. Where the machine doesn't tell, it decides alone.
        """
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split("\n", 1)[0])
            place = Path(f"/proc/{pid}/cwd").readlink()
        except (OSError, ValueError):
            return
        # A server's working directory is its data.
        if place == self.data.resolve():
            raise InUse.of(self.data, pid)
        pid_file.unlink(missing_ok=True)

    def make(self, programs: Path, lock: int, *, durable: bool) -> None:
        """Make the data if there is none; half of it is never taken for whole.

        `lock` is held by whoever works on the data. Raises `StartFailed`, `OSError`.
        """
        if self.data.exists():
            return
        if self.data.parent == _STATE:
            self.state()
        unfinished = self.data.with_name(f"{self.data.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self.account.own(unfinished)
        self._initdb(programs, unfinished, lock, durable=durable)
        unfinished.rename(self.data)

    def _initdb(self, programs: Path, target: Path, lock: int, *, durable: bool) -> None:
        command: list[str | Path] = [programs / "initdb", f"--pgdata={target}"]
        command += ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
        # Nobody passes the folder of the socket but its owner and root: see `open_sockets`.
        command += ["--username=postgres", "--auth-local=trust", "--auth-host=reject"]
        command += ["--no-instructions"] if durable else ["--no-instructions", "--no-sync"]
        with self.log.open("w") as log:
            code = Process(command, self.account, log=log, keep=[lock]).wait()
        if code != 0:
            raise StartFailed(f"initdb failed: {last_words(self.log)}; see {self.log}")

    @contextmanager
    def open_sockets(self) -> Generator[Path]:
        """The folder of the socket while the server runs: the server's user's alone."""
        folder = self.sockets
        try:
            folder.mkdir(mode=0o700)
            self.account.own(folder)
        except FileExistsError:
            self._check_sockets(folder)
        try:
            yield folder
        finally:
            # A file that isn't PostgreSQL's stays, and its folder with it.
            if not any(folder.iterdir()):
                folder.rmdir()

    def _check_sockets(self, folder: Path) -> None:
        found = folder.lstat()
        private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o700
        if not private or found.st_uid != self.account.uid:
            raise NoRight(f"{folder} is in the way and isn't the server's: remove it")

    def remove(self) -> None:
        """Delete the data, the log, and what a killed server left of its socket."""
        data = self.data
        for path in (data, data.with_name(f"{data.name}.unfinished"), self.sockets):
            if path.exists():
                shutil.rmtree(path)
        self.log.unlink(missing_ok=True)


def last_words(log: Path) -> str:
    """The line of the log that tells a person most: the last error, or simply the last line."""
    lines = log.read_text(errors="replace").strip().splitlines() or ["it said nothing"]
    errors = [line for line in lines if "FATAL:" in line or "error:" in line]
    # PostgreSQL puts the time and its number before what it says.
    return (errors or lines)[-1].split("] ", 1)[-1]


def _version(data: Path) -> str | None:
    try:
        return (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
