"""Whom the server runs as: ourselves, or an account of its own where we are root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .errors import NoAccount

NAME = "minside-postgres"


@dataclass(frozen=True)
class Account:
    """A user of the machine, by numbers."""

    uid: int
    gid: int

    @classmethod
    def current(cls) -> Self:
        """The account for a server that we start. Raises `NoAccount`."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        entry = _entry() or _made()
        return cls(entry.pw_uid, entry.pw_gid)

    @property
    def other(self) -> bool:
        """Whether it is somebody else than ourselves."""
        return self.uid != os.geteuid()

    def reaches(self, path: Path) -> bool:
        """Whether it may enter the folder (or run the program) at `path`: the kernel's answer."""
        if not self.other:
            return os.access(path, os.X_OK)
        probe = [shutil.which("test") or "/usr/bin/test", "-x", str(path)]
        done = subprocess.run(probe, user=self.uid, group=self.gid, extra_groups=[], cwd="/")
        return done.returncode == 0

    def own(self, path: Path) -> None:
        """Hand it a file or folder that we made."""
        if self.other:
            os.chown(path, self.uid, self.gid)


def name_of(uid: int) -> str:
    """The user's name for a person to read, or the number where it has none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _entry() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def _made() -> pwd.struct_passwd:
    # Not `nobody`, which other services run as: they could read the data.
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", NAME]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
        reason = done.stderr.strip()
    except FileNotFoundError as missing:
        reason = str(missing)
    # Another process may have been quicker, which is as good.
    entry = _entry()
    if entry is None:
        raise NoAccount(
            f"PostgreSQL refuses to run as root, and no user {NAME} could be made ({reason}): "
            f"make one, or start as an ordinary user"
        )
    return entry
