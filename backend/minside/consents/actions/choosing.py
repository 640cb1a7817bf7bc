"""What was chosen in a browser, whoever sat there: kept as proof, and tied to nobody."""

from collections.abc import Mapping

from minside.consents import texts
from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.consents.texts import Wording
from minside.core import clock
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current

from . import telling
from .doors import Door
from .giving import keep_texts
from .ledger import Action, Said, append
from .subjects import Subject, opened


async def choose(
    answers: Mapping[Purpose, bool], language: Language, door: Door, keys: Keyring
) -> list[int]:
    """Write what a browser answered to today's texts in this language; the entries that say so.

    Each choice has a subject of its own, so that the ledger doesn't tell one browser from another,
    nor what one chose before. Raises `ValueError` for a purpose that isn't a browser's.
    """
    if any(ABOUT[purpose].kind is not Kind.BROWSER for purpose in answers):
        raise ValueError("not a browser's to answer")
    wordings = [texts.latest(purpose, language) for purpose in answers]
    await keep_texts(wordings)
    subject = await _new_browser()
    said = [_said(subject, each, answers[each.purpose], door) for each in wordings]
    numbers = await append(said, keys)
    await telling.note_head()
    return numbers


async def _new_browser() -> Subject:
    id = await current().fetchval(
        "SELECT consent_subject_at($1, NULL, $2)", Kind.BROWSER.value, clock.now()
    )
    subject = await opened(id)
    assert subject is not None
    return subject


def _said(subject: Subject, wording: Wording, accepted: bool, door: Door) -> Said:
    return Said(
        subject.id,
        wording.purpose.value,
        Action.GIVEN if accepted else Action.WITHDRAWN,
        door.value,
        basis=ABOUT[wording.purpose].basis,
        text_sha256=wording.sha256,
    )
