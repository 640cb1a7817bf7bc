"""What goes along with a message: uploads that wait, held for good and hung on it in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from minside.core import files
from minside.core.files import UploadGone
from minside.core.intake import Intake, what_shows
from minside.core.refusals import LimitReached
from minside.core.scope import current

MOST: Final = 10
LONGEST_NAME: Final = 200


class TooManyAttachments(LimitReached):
    """There are more than `MOST`."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The id that `/upload` answered, and what the file was called."""

    id: UUID
    name: str | None = None


def check(intake: Intake, uploads: Sequence[Upload]) -> None:
    if len(uploads) > MOST:
        intake.note(TooManyAttachments("attachments", most=MOST))


async def take(customer: UUID, uploads: Sequence[Upload]) -> None:
    """Hold them; every one that is gone is told at its place. Raises `core.refusals.Refused`."""
    intake = Intake()
    for place, upload in enumerate(uploads):
        try:
            await files.take(customer, upload.id, files.PICTURE, files.DOCUMENT)
        except UploadGone:
            intake.note(UploadGone("attachments", str(place)))
    intake.close()


async def hang(customer: UUID, message: UUID, uploads: Sequence[Upload]) -> None:
    """On the message whose they are."""
    await current().fetch(
        """
        INSERT INTO conversation_attachment (customer, message, file, name, position)
        SELECT $1, $2, file, nullif(name, ''), position - 1
        FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS a (file, name, position)
        """,
        customer, message, [each.id for each in uploads], [shown_name(each.name) for each in uploads],
    )  # fmt: skip


def shown_name(name: str | None) -> str:
    """A name to show and nothing more: on one line, without what can't be shown; empty where there is none."""
    plain = what_shows(name or "").replace("\n", "")
    return " ".join(plain.split())[-LONGEST_NAME:].strip()
