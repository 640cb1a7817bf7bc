"""All that was ever written to a customer, as they read it: also what waits, and what wasn't sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import templates
from minside.outbox.templates import Channel, Reread, Template, UnknownTemplate, WrongValues

from .message import State
from .shown import Fate, fate_of

_COLUMNS: Final = """
    id, channel, purpose, template, recipient, language, "values", state, unknown_outcomes,
    useless_after, consent_entry, coalesce(sent_at, created_at) AS at
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A message: `at` is when it was sent, or written where that isn't known of it. `template` is None
    where no room has such a letter any more; `consent_entry` is the consent ledger's that it was sent by, None
    where it needed none."""

    id: UUID
    at: datetime
    channel: Channel
    purpose: str
    recipient: str
    language: Language
    template: Template | None
    values: Mapping[str, Any]
    fate: Fate
    consent_entry: int | None

    @property
    def subject(self) -> str | None:
        """As it was sent; None where that can't be told any more."""
        if self.template is None:
            return None
        try:
            return templates.subject(self.template, self.language, self.values)
        except WrongValues:
            return None

    def why(self, language: Language) -> str | None:
        """Why it was sent, as it said itself (N5); None likewise."""
        if self.template is None or self.subject is None:
            return None
        return templates.why(self.template, language, self.values)

    def reread(self, public_url: str) -> Reread | None:
        """What it said, without its links and codes; None likewise."""
        if self.template is None:
            return None
        try:
            return templates.reread(
                self.template, self.language, self.values, public_url=public_url
            )
        except WrongValues:
            return None


async def written_to(
    customer: UUID, before: tuple[datetime, UUID], most: int, *, for_: Collection[str] | None
) -> list[Written]:
    """The customer's newest `most` that come before this place, of the purposes that are named."""
    rows = await current().fetch(
        f"""
        SELECT {_COLUMNS} FROM message
        WHERE customer = $1 AND (coalesce(sent_at, created_at), id) < ($2, $3)
          AND ($4::text[] IS NULL OR purpose = ANY($4))
        ORDER BY coalesce(sent_at, created_at) DESC, id DESC LIMIT $5
        """,  # noqa: S608 - names of our own
        customer, *before, for_ and sorted(for_), most,
    )  # fmt: skip
    return [_written(row) for row in rows]


async def count_written(customer: UUID, *, for_: Collection[str] | None) -> int:
    """How many there are in all, of these purposes."""
    return await current().fetchval(
        """
        SELECT count(*) FROM message
        WHERE customer = $1 AND ($2::text[] IS NULL OR purpose = ANY($2))
        """,
        customer, for_ and sorted(for_),
    )  # fmt: skip


async def newest_to(customer: UUID, template: str, recipient: str) -> datetime | None:
    """When the newest of these letters was written that this customer got there, or will get; None where
    there is none."""
    return await current().fetchval(
        """
        SELECT max(created_at) FROM message
        WHERE customer = $1 AND template = $2 AND lower(recipient) = lower($3) AND state <> $4
        """,
        customer, template, recipient, State.ABANDONED.value,
    )  # fmt: skip


async def find_written(customer: UUID, id: UUID) -> Written | None:
    """The customer's message, or None."""
    row = await current().fetchrow(
        f"SELECT {_COLUMNS} FROM message WHERE customer = $1 AND id = $2",  # noqa: S608
        customer, id,
    )  # fmt: skip
    return _written(row) if row else None


def _written(row: Any) -> Written:
    return Written(
        id=row["id"],
        at=row["at"],
        channel=Channel(row["channel"]),
        purpose=row["purpose"],
        recipient=row["recipient"],
        language=Language(row["language"]),
        template=_template(row["template"]),
        values=msgspec.json.decode(row["values"]),
        fate=fate_of(row),
        consent_entry=row["consent_entry"],
    )


def _template(name: str) -> Template | None:
    try:
        return templates.named(name)
    except UnknownTemplate:
        return None
