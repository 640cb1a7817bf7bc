"""Telling the newsletter tool what was said here, and having the ledger's head noted outside."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from minside.auth import actions as auth
from minside.consents.purposes import Purpose
from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types.outgoing import FROZEN, OPENED, ConsentChanged
from minside.jobs import actions as jobs

from .ledger import Action, Said
from .standing import holds
from .subjects import Kind, Subject, hold_subjects, read, with_addresses

NOTE_HEAD: Final = "consents.note_head"
TELL_REST: Final = "consents.tell_rest"
_GIVEN: Final = frozenset({Action.GIVEN, Action.CARRIED})


async def tell(
    subjects: Sequence[Subject],
    said: Sequence[Said],
    numbers: Sequence[int],
    *,
    origin: str | None = None,
) -> None:
    """Who sends for us hears what changed, once the transaction has committed; `origin` told us, and
    isn't told back. What waits for a yes is nothing to tell, nor is what somebody outdid before we were
    told of it. `numbers` are the entries' of what was `said`."""
    by_id = {each.id: each for each in subjects}
    now = {held.entry for each in await read(list(by_id)) for held in each.said.values()}
    for each, number in zip(said, numbers, strict=True):
        if each.action is not Action.ASKED and number in now:
            await _tell_one(by_id[each.subject], each, origin)
    await note_head()


async def rest_changes(customer: UUID, after: timedelta) -> None:
    """The worker tells of it, who sees all that the account consists of. Answers `hooks.rest_changes`."""
    await jobs.enqueue(TELL_REST, customer, after=after)


async def tell_rest(_house: House, customer: UUID) -> None:
    """What the customer agreed to may not be used while their account is frozen, and may again when it is
    open: who keeps a list of addresses hears of both. Nothing is taken back by it, so the ledger says nothing;
    told twice, it says the same."""
    await hold_subjects(customer)
    word = FROZEN if await auth.rests(customer) else OPENED
    for subject in await _spoken_for(customer, only_now=word == OPENED):
        for purpose, held in subject.said.items():
            if held.state == "given" and holds(Purpose(purpose), held.text_sha256, held.since):
                await _announce(subject, purpose, word == OPENED, word)


async def _spoken_for(customer: UUID, *, only_now: bool) -> list[Subject]:
    """The customer's subjects. `only_now`: without those of an address or number that isn't theirs any more,
    which may not be left yet: an address that was taken back is nothing that may be used."""
    rows = await current().fetch(
        """
        SELECT s.id FROM consent_subject s JOIN customer c ON c.id = s.customer
        WHERE s.customer = $1 AND s.left_at IS NULL AND (NOT $2 OR s.kind = 'account'
            OR lower(s.address) = lower(CASE s.kind WHEN 'mail' THEN c.email ELSE c.phone END))
        ORDER BY s.id
        """,
        customer, only_now,
    )  # fmt: skip
    return await read([row["id"] for row in rows])


async def note_head() -> None:
    """Have the ledger's head noted outside once the transaction has committed. A job is about a row;
    this one is about whatever is newest when it runs."""
    await jobs.enqueue(NOTE_HEAD, await current().fetchval("SELECT uuidv7()"))


async def _tell_one(subject: Subject, said: Said, origin: str | None) -> None:
    whose = subject.customer
    given, channel = said.action in _GIVEN, said.channel
    if given and whose and await auth.rests(whose):
        # It is told when the account is open again; until then it isn't the customer's no.
        given, channel, origin = False, FROZEN, None
    await _announce(subject, said.purpose, given, channel, origin)


async def _announce(
    subject: Subject, purpose: str, given: bool, channel: str, origin: str | None = None
) -> None:
    whose = subject.customer
    data = ConsentChanged(
        customer=await customers.number_to_tell(whose) if whose else None,
        id=str(subject.id),
        purpose=purpose,
        given=given,
        channel=channel,
        email=subject.address if subject.kind is Kind.MAIL else None,
        phone=subject.address if subject.kind is Kind.SMS else None,
        members=await _members(subject),
    )
    stream = f"customer/{whose}" if whose else f"consent/{subject.id}"
    await events.announce("consent.changed", data, customer=whose, stream=stream, origin=origin)


async def _members(subject: Subject) -> tuple[str, ...]:
    """Whom else an audience may have named: who has the same address or number; where it is about an account,
    which none names, all that its customer has had."""
    if subject.kind is Kind.ACCOUNT and subject.customer is not None:
        return tuple(map(str, await with_addresses([subject.customer])))
    rows = await current().fetch("SELECT consent_beside($1) AS id", subject.id)
    return tuple(str(row["id"]) for row in rows)
