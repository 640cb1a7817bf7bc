"""The mailbox's pages, drawn by Jinja, and what a browser may load with them."""

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from minside.core.language import Language, Text
from minside.outbox.templates.words import moment

from .maildir import Message

_FOLDER: Final = Path(__file__).parent / "pages"
STYLE: Final = (_FOLDER / "mailbox.css").read_text(encoding="utf-8")
STYLE_HASH: Final = b64encode(sha256(STYLE.encode()).digest()).decode()
# Links of a letter open a window of their own, which is bound by its own page's rules alone.
_SANDBOX: Final = "allow-popups allow-popups-to-escape-sandbox"
# A link stands alone or in a sentence, whose full stop isn't part of it.
_ADDRESS: Final = re.compile(r"(https?://[^\s<>\"]*[\w/_=-])")

PAGE_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; img-src 'self'; frame-src 'self';"
    " require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
# A letter's styles stand at its elements, since mail programs drop the rest.
LETTER_POLICY: Final = (
    f"default-src 'none'; style-src 'unsafe-inline'; sandbox {_SANDBOX}; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'"
)
# Browsers show a PDF by a page of their own, which this doesn't bind.
PAPER_POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Piece(NamedTuple):
    """A piece of a message's text; a link where `own`."""

    text: str
    own: bool


def messages_page(messages: Sequence[Message], language: Language) -> str:
    """The list, newest first."""
    return _draw("messages", language, messages=messages)


def message_page(message: Message, language: Language, *, public_url: str) -> str:
    """One message: its heads, its text, and a frame for its HTML."""
    return _draw("message", language, message=message, pieces=pieces(message.text, public_url))


def pieces(text: str, public_url: str) -> list[Piece]:
    """The text cut at its addresses; those that lead to us are ours."""
    own = re.compile(re.escape(public_url) + r"(?![\w.:@-])")
    return [Piece(piece, own.match(piece) is not None) for piece in _ADDRESS.split(text) if piece]


def _draw(page: str, language: Language, **known: Any) -> str:
    return _environment(language).get_template(f"{page}.html.jinja").render(known)


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_given(language))
    return environment


def _given(language: Language) -> dict[str, Any]:
    """What every page may say."""

    def said(nb: str, en: str) -> str:
        return Text(nb, en).in_(language)

    def told(message: Message) -> str:
        return moment(message.sent.isoformat(), language)

    return {
        "language": language.value,
        "said": said,
        "told": told,
        "style": STYLE,
        "sandbox": _SANDBOX,
    }
