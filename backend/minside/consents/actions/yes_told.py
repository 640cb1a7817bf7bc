"""A yes that others tell of, with the words that were agreed to, entered into the ledger."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from minside.consents import texts
from minside.consents.purposes import ABOUT, Purpose
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.personal import Basis
from minside.core.scope import current

from . import telling
from .ages import is_old_enough, of_age
from .doors import Door
from .giving import keep_texts
from .ledger import Action, Said, append
from .subjects import Subject
from .withdrawing import as_they_are_now, copied_at, not_yet_written

NO_ADDRESS: Final = (
    "a consent for which there is no address, number or customer: nothing is in force"
)
TOO_YOUNG: Final = (
    "a consent of somebody who is too young for it, or whose year of birth nobody knows: nothing is in"
    " force by it"
)
# Of a yes and a no that were told for one moment the no is later, whichever came first.
_BEFORE: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes that others tell of, with the words that were agreed to, where they are known: said `at`; `told` says
    by whom, and when by their clock."""

    purposes: Sequence[Purpose]
    channel: str
    at: datetime
    called: str
    text: str | None
    language: str | None = None
    _: KW_ONLY
    told: tuple[str, datetime]


async def take_yes(
    yes: Yes, customer: UUID | None, found: Sequence[Subject], keys: Keyring, origin: str
) -> str | None:
    """Write it; what there is to say to the operator of what isn't."""
    if not found:
        return NO_ADDRESS
    asked = [
        (subject, purpose)
        for subject in await as_they_are_now(found)
        for purpose in yes.purposes
        if ABOUT[purpose].kind is subject.kind
    ]
    born = await _born({each.customer or customer for each in found})
    free = [
        each for each in asked if _is_of_age(each[0].customer or customer, each[1], born, yes.at)
    ]
    digest = await _keep_text(yes)
    told = [await _said(subject, purpose, yes, digest) for subject, purpose in free]
    free = await of_age(told)
    if said := await not_yet_written(free):
        noes = await _noes_of_who_left(said)
        numbers = await append([*said, *noes], keys)
        await telling.tell(found, said, numbers[: len(said)], origin=origin)
        # Whoever told of the yes hears of these: they know of none.
        await telling.tell(found, noes, numbers[len(said) :])
    return TOO_YOUNG if len(free) < len(asked) else None


async def _born(customers: Collection[UUID | None]) -> dict[UUID, int | None]:
    rows = await current().fetch(
        "SELECT id, birth_year FROM customer WHERE id = ANY($1)",
        [each for each in customers if each is not None],
    )
    return {row["id"]: row["birth_year"] for row in rows}


def _is_of_age(
    whose: UUID | None, purpose: Purpose, born: Mapping[UUID, int | None], at: datetime
) -> bool:
    """Of an address that is nobody's no year is told: the form that asked for the yes asks for that too."""
    return whose is None or is_old_enough(born[whose], purpose, at)


async def _said(subject: Subject, purpose: Purpose, yes: Yes, digest: bytes | None) -> Said:
    held = subject.held.get(purpose.value)
    return Said(
        subject.id,
        purpose.value,
        Action.GIVEN,
        yes.channel,
        basis=ABOUT[purpose].basis,
        text_sha256=digest,
        cites=held.entry if held else None,
        at=await _moment(subject.id, purpose, yes),
    )


async def _moment(subject: UUID, purpose: Purpose, yes: Yes) -> datetime:
    """When the yes was said: before a no of the same moment, at whichever of the subjects that have the
    address. Where their clock is ahead, a no that they say came later was later, though word of it came first."""
    source, said_at = yes.told
    no: datetime | None = await current().fetchval(
        """
        SELECT min(e.at) FROM consent_subject own
            JOIN consent_subject other ON other.id = own.id
                OR other.kind = own.kind AND lower(other.address) = lower(own.address)
            JOIN consent_entry e ON e.subject = other.id
        WHERE own.id = $1 AND e.purpose = $2 AND e.action = 'withdrawn' AND (
            e.at = $3 OR e.at < $3 AND $3 < $5 AND EXISTS (
                SELECT FROM event no
                WHERE no.source = $4 AND no.occurred_at >= $5
                  AND (no.type LIKE 'consent.%' OR no.type = 'message.complained')
                  AND no.type <> 'consent.given' AND no.received_at = e.at
            )
        ) AND NOT EXISTS (
            SELECT FROM consent_entry
            WHERE subject = $1 AND purpose = $2 AND action = 'given' AND at = $3
        )
        """,
        subject, purpose.value, yes.at, source, said_at,
    )  # fmt: skip
    return yes.at if no is None else no - _BEFORE


async def _noes_of_who_left(said: Sequence[Said]) -> list[Said]:
    """Where a yes at an address or number that is nobody's was told late: the newer no that stands with who had that,
    for it came after that yes. It is said there as it was said."""
    rows = await current().fetch(
        """
        SELECT one.subject, one.purpose, last.* FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
            AS one (subject, purpose, at)
        JOIN consent_subject s ON s.id = one.subject AND s.customer IS NULL AND s.address IS NOT NULL
        CROSS JOIN LATERAL (
            SELECT e.number, e.action, e.basis, e.at, e.text_sha256
            FROM consent_subject had JOIN customer c ON c.id = had.customer
                JOIN consent_entry e ON e.subject = had.id
            WHERE had.kind = s.kind AND lower(had.address) = lower(s.address) AND had.taken_back_at IS NULL
              AND (had.left_at IS NOT NULL OR lower(had.address)
                  IS DISTINCT FROM lower(CASE had.kind WHEN 'mail' THEN c.email ELSE c.phone END))
              AND e.purpose = one.purpose AND e.action <> 'asked'
              AND NOT (e.channel = $4 AND e.action = 'withdrawn' AND e.at >= e.written_at)
            ORDER BY e.at DESC, e.number DESC LIMIT 1
        ) AS last
        WHERE last.action = 'withdrawn' AND last.at > one.at
        """,
        [each.subject for each in said], [each.purpose for each in said], [each.at for each in said],
        Door.ADDRESS_CHANGED.value,
    )  # fmt: skip
    return await not_yet_written(
        [
            Said(
                row["subject"],
                row["purpose"],
                Action.WITHDRAWN,
                Door.ADDRESS_CHANGED.value,
                basis=Basis(row["basis"]),
                text_sha256=row["text_sha256"],
                cites=row["number"],
                at=copied_at(row["at"]),
            )
            for row in rows
        ]
    )


async def _keep_text(yes: Yes) -> bytes | None:
    """The hash of the words, which are kept as they were told; as ours, where they are."""
    if yes.text is None:
        return None
    digest = sha256(yes.text.encode()).digest()
    if (ours := texts.by_hash(digest)) is not None:
        await keep_texts([ours])
        return digest
    language = yes.language if yes.language in {each.value for each in Language} else None
    await current().fetch(
        """
        INSERT INTO consent_text (sha256, purpose, language, version, text)
        VALUES ($1, $2, $3, NULL, $4) ON CONFLICT (sha256) DO NOTHING
        """,
        digest, yes.called.strip()[:40], language, yes.text,
    )  # fmt: skip
    return digest
