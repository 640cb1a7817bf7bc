"""An exception as its types and frames: where it happened, never with which values."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

FRAMES = 40
CAUSES = 5


def described(error: BaseException) -> list[dict[str, Any]]:
    """The exception and what caused it, outermost first: `{"type", "frames", "members"?}`.

    Frames read `minside/pets/actions.py:41 register`, the innermost last, at most 40 of them.
    """
    return [_described_alone(one) for one in islice(_with_causes(error), CAUSES)]


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        hidden = error.__suppress_context__
        error = error.__cause__ or (None if hidden else error.__context__)


def _described_alone(error: BaseException) -> dict[str, Any]:
    kind = type(error)
    description: dict[str, Any] = {
        "type": f"{kind.__module__}.{kind.__qualname__}",
        "frames": _frames(error.__traceback__),
    }
    if isinstance(error, BaseExceptionGroup):
        description["members"] = [_described_alone(member) for member in error.exceptions[:CAUSES]]
    return description


def _frames(traceback: TracebackType | None) -> list[str]:
    walked = list(walk_tb(traceback))[-FRAMES:]
    return [
        f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in walked
    ]


def _short(filename: str) -> str:
    """The file from its package on: where the house is installed says who runs it."""
    for root in ("/site-packages/", "/backend/", "/tests/", "/lib/"):
        if root in filename:
            return filename.rpartition(root)[2]
    return Path(filename).name
