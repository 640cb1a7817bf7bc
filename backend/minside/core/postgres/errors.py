"""Why the embedded server can't run. Each text is one line that says how to mend it."""

from pathlib import Path
from typing import Self


class PostgresError(RuntimeError):
    """The embedded server can't run."""


class NoPrograms(PostgresError):
    """The wheel with PostgreSQL's programs isn't installed."""


class NoAccount(PostgresError):
    """PostgreSQL refuses root, and no account for it could be made."""


class NoRight(PostgresError):
    """The machine doesn't let us make or use a folder."""


class OtherVersion(PostgresError):
    """The data was written by another major version of PostgreSQL."""


class OtherOwner(PostgresError):
    """The data belongs to another user of the machine."""


class InUse(PostgresError):
    """Another server runs on the data."""

    @classmethod
    def of(cls, folder: Path, pid: int | str) -> Self:
        return cls(f"{folder} is in use by process {pid}: stop it, or choose another folder")


class StartFailed(PostgresError):
    """PostgreSQL gave up; the text is its own last word."""
