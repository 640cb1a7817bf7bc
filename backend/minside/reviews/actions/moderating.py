"""The shop looks at what was written: it is shown to others, or refused with a reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current

from .kinds import ReviewState

_GONE: Final = "there is no such review any more"
_OTHER_VERSION: Final = "it was written anew since: that waits to be looked at by itself"
_SAID_LATER: Final = "something else was said of it for a later moment, and that counts"


class NothingToModerate(Exception):
    """There is no such review, it was written anew since it was looked at, or a later word counts."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review that nobody has looked at yet, as others would read it."""

    id: UUID
    version: int
    sku: str
    name: str
    stars: int
    title: str
    text: str
    author: str | None
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What was decided of which version, by whom and why; `event` tells two of one moment apart."""

    version: int
    accepted: bool
    at: datetime
    reason: str | None = None
    by: str | None = None
    event: str = ""


async def waiting(first: int) -> list[Waiting]:
    """Those that have waited longest, at most so many."""
    rows = await current().fetch(
        """
        SELECT r.id, r.version, r.sku, r.name, r.stars, r.title, r.body AS text, r.changed_at,
               review_author(c.first_name, c.last_name, r.shown_as) AS author
        FROM review r JOIN customer c ON c.id = r.customer
        WHERE r.state = 'pending' ORDER BY r.changed_at, r.id LIMIT $1
        """,
        first,
    )
    return [Waiting(**dict(row)) for row in rows]


async def accept(review: UUID, version: int, *, by: str, reason: str | None = None) -> None:
    """Let others read it, by a word of staff. Raises `NothingToModerate`."""
    await _decide(
        review, Word(version=version, accepted=True, at=clock.now(), by=by, reason=reason)
    )


async def refuse(review: UUID, version: int, *, by: str, reason: str) -> None:
    """Don't let others read it; its author is told why. Raises `NothingToModerate`."""
    await _decide(
        review, Word(version=version, accepted=False, at=clock.now(), by=by, reason=reason)
    )


async def _decide(review: UUID, word: Word) -> None:
    if note := await _moderate(review, word):
        raise NothingToModerate(note)


async def moderated(house: House, told: Any) -> str | None:
    """The shop has looked at it; of two words the later counts. What was deleted, or written anew since,
    stays as it is."""
    try:
        review = UUID(told.data.review)
    except ValueError:
        return _GONE
    word = Word(
        version=told.data.review_version,
        accepted=told.data.accepted,
        at=told.occurred_at,
        reason=told.data.reason,
        event=told.order,
    )
    note = await _moderate(review, word)
    return None if note == _SAID_LATER else note


async def _moderate(review: UUID, word: Word) -> str | None:
    """What there is to say to the operator where nothing came of it."""
    row = await current().fetchrow("SELECT version FROM review WHERE id = $1 FOR UPDATE", review)
    if row is None:
        return _GONE
    if row["version"] != word.version:
        return _OTHER_VERSION
    state = ReviewState.PUBLISHED if word.accepted else ReviewState.REFUSED
    changed = await current().fetch(
        """
        UPDATE review SET state = $2, moderated_at = $3, moderated_event = $4, moderator = $5, reason = $6
        WHERE id = $1 AND (coalesce(moderated_at, '-infinity'), moderated_event) < ($3, $4)
        RETURNING id
        """,
        review, state.value, word.at, word.event, word.by, word.reason,
    )  # fmt: skip
    return None if changed else _SAID_LATER
