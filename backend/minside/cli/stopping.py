"""Ctrl-C is how a person ends it, at whatever moment."""

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import click


@contextmanager
def interruptible() -> Generator[None]:
    """Ctrl-C and SIGTERM are the ordinary end, even for a job in a shell's background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nMin Side has stopped.")


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
