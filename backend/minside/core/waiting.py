"""Waiting for others while one holds a connection: never so many that nobody else gets one."""

from collections.abc import Generator
from contextlib import contextmanager


class Places:
    """How many may wait so at once, of all that share a pool: half of its connections."""

    def __init__(self, connections: int) -> None:
        self._free = max(1, connections // 2)

    @contextmanager
    def one(self) -> Generator[bool]:
        """Whether there is a place; who finds none goes on without what they would wait for."""
        found = self._free > 0
        self._free -= found
        try:
            yield found
        finally:
            self._free += found
