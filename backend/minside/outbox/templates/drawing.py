"""A letter's file drawn twice, as text and as HTML, so that the two can't disagree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, Literal

import jinja2
from jinja2 import FunctionLoader, StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from mjml import mjml2html

from minside.core.language import Language, Text
from minside.core.writing import money, spoken_money

from . import words
from .declaration import Channel, Template

CONTACT: Final = "post@mikopet.no"
STOP: Final = Text("Svar STOPP for å slippe.", "Reply STOPP to opt out.")
"""The end of every marketing SMS (S41)."""
Kind = Literal["mjml", "text"]
_NO_LINK: Final = Text("(lenken er tatt bort)", "(the link has been taken out)")
_NO_CODE: Final = Text("(koden er tatt bort)", "(the code has been taken out)")
_ROOMS: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is sent. `html` is None for an SMS; `why` is told in the letter and kept (N5)."""

    subject: str
    text: str
    html: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Reread:
    """What was sent, as it can be read afterwards."""

    subject: str
    text: str


def render(
    template: Template,
    language: Language,
    values: Mapping[str, Any],
    *,
    public_url: str,
    leave: str | None = None,
) -> Rendered:
    """Draw a letter with its values and secrets.

    `public_url` is where members reach us; `leave` where the reader of marketing says no to more of it:
    it stands at the foot. Raises `WrongValues`, and
    Jinja's `UndefinedError` where a file uses what its letter doesn't declare.
    """
    template.check_all(values)
    known = template.told(values, language) | {"public_url": public_url.rstrip("/")}
    parts = _parts("text", template, language, known)
    mail = template.channel is Channel.MAIL
    return Rendered(
        subject=words.one_line(parts["subject"]),
        text=_text(language, parts, leave) if mail else _sms(template, language, parts),
        html=_html(template, language, known, leave) if mail else None,
        why=words.one_line(parts["why"]),
    )


def why(template: Template, language: Language, values: Mapping[str, Any]) -> str:
    """Why a letter with these values is sent (N5): the sentence that it says itself, too."""
    letter, context = _opened("text", template, language, template.told(values, language))
    return words.one_line(words.writable("".join(letter.blocks["why"](context))))


def reread(
    template: Template, language: Language, values: Mapping[str, Any], *, public_url: str
) -> Reread:
    """A letter of before, by what is kept of it: where it had links and codes it says that they are
    gone, and `why` it was sent is said beside it. Raises `WrongValues` where it was another letter then,
    of the same name."""
    template.check(values, gone(template, language))
    known = template.told({**values, **gone(template, language)}, language)
    parts = _parts("text", template, language, {**known, "public_url": public_url.rstrip("/")})
    mail = template.channel is Channel.MAIL
    return Reread(
        subject=words.one_line(parts["subject"]),
        text=_text(language, parts | {"why": ""}, None) if mail else words.one_line(parts["body"]),
    )


def subject(template: Template, language: Language, values: Mapping[str, Any]) -> str:
    """What a letter with these values is called, without drawing the rest of it. Raises as `reread`."""
    template.check(values, gone(template, language))
    known = template.told({**values, **gone(template, language)}, language)
    letter, context = _opened("text", template, language, known)
    return words.one_line(words.writable("".join(letter.blocks["subject"](context))))


def gone(template: Template, language: Language) -> dict[str, str]:
    """What stands where its secrets stood."""
    return {
        name: (_NO_CODE if name == "code" else _NO_LINK).in_(language) for name in template.secrets
    }


def _text(language: Language, parts: Mapping[str, str], leave: str | None) -> str:
    drawn = _layout("text", language).render({**parts, "leave": leave})
    return re.sub(r"\n{3,}", "\n\n", drawn).strip() + "\n"


def _sms(template: Template, language: Language, parts: Mapping[str, str]) -> str:
    body = words.one_line(parts["body"])
    return f"{body} {STOP.in_(language)}" if template.needs else body


def _html(
    template: Template, language: Language, known: Mapping[str, Any], leave: str | None
) -> str:
    parts = _parts("mjml", template, language, known)
    drawn = _layout("mjml", language).render({**parts, "leave": leave})
    # MJML links foreign fonts of its own unless it is told that there are none.
    return mjml2html(drawn, fonts={})


def _parts(
    kind: Kind, template: Template, language: Language, known: Mapping[str, Any]
) -> dict[str, str]:
    letter, context = _opened(kind, template, language, known)
    return {
        part: words.writable("".join(draw(context))).strip() for part, draw in letter.blocks.items()
    }


def _opened(
    kind: Kind, template: Template, language: Language, known: Mapping[str, Any]
) -> tuple[jinja2.Template, Context]:
    letter = _environment(kind, language).get_template(f"{template.name}.{language.value}")
    return letter, letter.new_context({**known})


def _layout(kind: Kind, language: Language) -> jinja2.Template:
    return _environment(kind, language).get_template(f"outbox/layout.{kind}")


@cache
def _environment(kind: Kind, language: Language) -> SandboxedEnvironment:
    """Jinja for one kind of drawing, with that kind's macros."""
    environment = SandboxedEnvironment(
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        autoescape=kind == "mjml",
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_given(language))
    environment.filters |= {"one_line": words.one_line, "wrapped": words.wrapped}
    macros = environment.get_template(f"outbox/macros.{kind}").module
    environment.globals.update(
        {name: macro for name, macro in vars(macros).items() if not name.startswith("_")}
    )
    return environment


def _given(language: Language) -> dict[str, Any]:
    """What every letter and macro may say."""

    def said(nb: str, en: str) -> str:
        return Text(nb, en).in_(language)

    return {
        "contact": CONTACT,
        "language": language.value,
        "said": said,
        "greeted": words.greeted,
        "moment": partial(words.moment, language=language),
        "on_day": partial(words.on_day, language=language),
        "about": partial(words.about, language=language),
        "money": partial(money, language=language),
        "spoken_money": partial(spoken_money, language=language),
    }


def _source(name: str) -> str:
    room, letter = name.split("/")
    return (_ROOMS / room / "letters" / f"{letter}.jinja").read_text(encoding="utf-8")
