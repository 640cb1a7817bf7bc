"""The lines of a file, none of which fills the memory."""

from collections.abc import Iterator
from typing import BinaryIO

# One character more than any line that will do, so that a longer one is known for what it is.
_PIECE = 256 * 1024 + 1


def bounded(file: BinaryIO) -> Iterator[bytes]:
    """Each line whole up to 256 KiB; of a longer one its beginning, which is still too long."""
    while line := file.readline(_PIECE):
        yield line
        while not line.endswith(b"\n") and len(line) == _PIECE:
            line = file.readline(_PIECE)
