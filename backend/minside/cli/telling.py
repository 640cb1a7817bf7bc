"""What a person can mend is one clear line and exit code 1; a bug keeps its traceback."""

from collections.abc import Generator
from contextlib import contextmanager

import asyncpg
import click
from pydantic import ValidationError

from minside.core.assets import FrontendMissingError
from minside.core.database import UnfitDatabase
from minside.core.keys import BadKey
from minside.core.migrate import MigrationFailed
from minside.core.postgres import PostgresError
from minside.core.settings import Settings

_TOLD = (
    BadKey,
    FrontendMissingError,
    MigrationFailed,
    OSError,
    PostgresError,
    UnfitDatabase,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
)


@contextmanager
def clearly() -> Generator[None]:
    """Turn what a person can mend into one line."""
    try:
        yield
    except ValidationError as error:
        raise click.ClickException("; ".join(wrong_settings(error))) from error
    except _TOLD as error:
        raise click.ClickException(one_line(error)) from error


def wrong_settings(error: ValidationError) -> list[str]:
    """A line for each setting, by the name of its variable; never its value."""
    fields = {field.validation_alias: name for name, field in Settings.model_fields.items()}
    return [
        said(fields[str(each["loc"][0])], "missing" if each["type"] == "missing" else "wrong")
        for each in error.errors()
    ]


def said(field: str, what: str) -> str:
    """`DATABASE_URL is missing: …`, with what the setting must be."""
    setting = Settings.model_fields[field]
    return f"{setting.validation_alias} is {what}: {setting.description}"


def one_line(error: BaseException) -> str:
    """What the error says, on one line, and its type where it says nothing."""
    return " ".join(str(error).split()) or type(error).__name__
