"""The README and `docs/operations.md` speak of what there is, and leave no setting out."""

import re
import shlex
from pathlib import Path

import click
import pytest

from minside.cli import main
from minside.core.settings import Settings
from minside.jobs.timetable import TIMETABLE

REPOSITORY = Path(__file__).parents[2]
PAGES = [REPOSITORY / "README.md", REPOSITORY / "docs" / "operations.md"]
TEXT = "\n".join(page.read_text() for page in PAGES)
# What only tests and containers set: where the app was built.
OURS = {"MINSIDE_FRONTEND", "MINSIDE_DATABASE_CONNECTIONS"}


def test_every_setting_is_explained() -> None:
    """Whoever runs Min Side finds each variable in one of the two pages."""
    names = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert {name for name in names - OURS if f"`{name}`" not in TEXT} == set()


def test_no_setting_is_explained_that_is_not_there() -> None:
    """A variable that was renamed would be set in vain."""
    named = set(re.findall(r"`(MINSIDE_[A-Z_]+)`", TEXT))
    assert named <= {str(field.validation_alias) for field in Settings.model_fields.values()}


def _lines() -> list[str]:
    """Every line of the pages that starts with our command, from blocks and from the text."""
    blocks = re.findall(r"^minside [^#\n]*", TEXT, flags=re.M)
    inline = re.findall(r"`(minside [a-z][^`\n]*)`", TEXT)
    return sorted({line.strip() for line in [*blocks, *inline]})


@pytest.mark.parametrize("line", _lines())
def test_every_command_that_is_named_exists(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the options it is named with."""
    monkeypatch.setenv("DATABASE_ADMIN_URL", "postgresql://postgres@db/postgres")
    _, name, *options = shlex.split(line)
    command: click.Command = main.commands[name]
    while isinstance(command, click.Group) and options:
        name, *options = options
        command = command.commands[name]
    assert command.make_context(name, options, resilient_parsing=isinstance(command, click.Group))


def test_the_timetable_is_readable() -> None:
    """Each line says what it is for, and at what time of the day or the hour."""
    assert all(line.what and len(line.cron.split()) == 5 for line in TIMETABLE)
