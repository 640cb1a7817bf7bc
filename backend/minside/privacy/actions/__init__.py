"""The privacy room's verbs, used under the room's name: `privacy.see(...)`."""

from .differences import (
    Kind,
    Line,
    LineChange,
    Run,
    RunKind,
    SectionChange,
    changed,
    compared,
    differences,
)
from .seeing import last_seen, see

__all__ = [
    "Kind",
    "Line",
    "LineChange",
    "Run",
    "RunKind",
    "SectionChange",
    "changed",
    "compared",
    "differences",
    "last_seen",
    "see",
]
