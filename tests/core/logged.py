"""What a test has logged."""

import io
import json
import logging
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import structlog

from minside.core import logs


class Lines:
    """The lines that were logged since the test began."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def all(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def last(self) -> dict[str, Any]:
        return self.all[-1]


@contextmanager
def logging_to_lines() -> Generator[Lines]:
    """Log to `Lines` inside the block, and as before after it."""
    before, root = structlog.get_config(), logging.getLogger()
    handlers, level = list(root.handlers), root.level
    written = Lines()
    logs.configure(written.stream)
    try:
        yield written
    finally:
        structlog.configure(**before)
        root.handlers, root.level = handlers, level
