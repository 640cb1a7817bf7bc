"""The letters of customer service. They tell what was written and answered, and sell nothing."""

from typing import Any, Final

from minside.core.language import Language
from minside.outbox.templates import Template, register

from .words import KINDS

_PURPOSE: Final = "service"
_SHAPES: Final[dict[str, Any]] = {"is_answered": bool}
_ABOUT: Final = ("name", "conversation", "number", "subject", "kind", "text", "is_answered")


def _kind(kind: str, language: Language) -> str:
    return KINDS[kind].in_(language) if kind in KINDS else kind


def _letter(name: str, *values: str, **shapes: Any) -> Template:
    """One about a conversation, which is answered at that one's address."""
    return register(
        Template(
            name=f"contact/{name}",
            purpose=_PURPOSE,
            values=(*_ABOUT, *values),
            shapes={**_SHAPES, **shapes},
            tells={"kind": _kind},
            follows=True,
            answered_by="conversation",
        )
    )


COPY: Final = _letter("copy", "attachments", "is_first", attachments=int, is_first=bool)
REPLY: Final = _letter("reply")
NOT_TAKEN: Final = register(
    Template(
        name="contact/not_taken",
        purpose=_PURPOSE,
        values=("name", "conversation", "number", "subject"),
        follows=True,
    )
)
"""An answer by mail to a conversation that is closed: who would get an answer to this can't be told that
it isn't read, so it is answered at no address."""
