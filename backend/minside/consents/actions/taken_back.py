"""An address that others put into an account, and that was taken back (N14): what was said there meanwhile is
none of the customer's, and what they had said before comes back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from minside.consents.purposes import ABOUT, NEWSLETTER, Purpose
from minside.core import clock
from minside.core.keys import Keyring
from minside.core.scope import current

from . import telling
from .doors import Door
from .ledger import Action, Said, append
from .subjects import Held, Subject, of_customer

# Each yes and no of customer $1 at an e-mail address, without the ends that leaving an address makes. `is_copy`: an
# address change ($2) wrote it there, and it was said where the entry says that it cites.
_WORDS: Final = """
        own AS (
            SELECT id, lower(address) AS address, left_at, taken_back_at IS NOT NULL AS is_anothers
            FROM consent_subject WHERE customer = $1 AND kind = 'mail'
        ), word AS (
            SELECT e.number, e.purpose, e.action, e.at, e.text_sha256, e.cites, e.channel = $2 AS is_copy,
                own.address, own.left_at, own.is_anothers
            FROM consent_entry e JOIN own ON own.id = e.subject
            WHERE e.action IN ('given', 'carried', 'withdrawn')
              AND NOT (e.channel = $2 AND e.action = 'withdrawn' AND e.at >= e.written_at)
        )
""".strip()


async def address_taken_back(customer: UUID, addresses: Sequence[str], since: datetime) -> None:
    """An address that others put there wasn't left: it never was the customer's, and who reads there knows and
    decides nothing of theirs, by a link of before neither. At once; what had gone along to it comes back when
    next somebody looks (see `moving`). Answers `hooks.address_taken_back`."""
    await current().fetch(
        "SELECT consent_take_back($1, $2, $3, $4)", customer, addresses, since, clock.now()
    )


async def words_of(customer: UUID, left: Sequence[Subject]) -> list[Mapping[str, Held]]:
    """What goes along from the addresses that are left. From one that others put there nothing does, whoever said
    it, and nobody said what is an end of theirs (see `put_right`): in its place goes what the customer had said at
    their own."""
    rows = await current().fetch(
        "SELECT id FROM consent_subject WHERE id = ANY($1) AND taken_back_at IS NOT NULL",
        [each.id for each in left],
    )
    taken_back = {row["id"] for row in rows}
    words = [each.said for each in left if each.id not in taken_back]
    ends = await _ends(words)
    said = [_without(each, ends) for each in words]
    return [*said, await _said_at_home(customer)] if taken_back or ends else words


async def _ends(words: Sequence[Mapping[str, Held]]) -> set[int]:
    """The entries among these that an address change wrote, and that are no copies of a no."""
    rows = await current().fetch(
        """
        SELECT number FROM consent_entry
        WHERE number = ANY($1) AND channel = $2 AND action = 'withdrawn' AND at >= written_at
        """,
        [held.entry for each in words for held in each.values()], Door.ADDRESS_CHANGED.value,
    )  # fmt: skip
    return {row["number"] for row in rows}


def _without(word: Mapping[str, Held], entries: Collection[int]) -> Mapping[str, Held]:
    return {purpose: held for purpose, held in word.items() if held.entry not in entries}


async def _said_at_home(customer: UUID) -> Mapping[str, Held]:
    """What stands at the customer's own address, the last one that was theirs, but for what came there from others';
    or the no that was said since at an address from which it had gone along, as `along` has it."""
    rows = await current().fetch(
        f"""
        WITH RECURSIVE {_WORDS}, home AS (
            SELECT address FROM word WHERE NOT is_anothers
            ORDER BY left_at DESC NULLS FIRST, number DESC LIMIT 1
        ), trail AS (
            SELECT word.number AS first, word.* FROM word JOIN home USING (address) WHERE NOT is_anothers
            UNION ALL
            SELECT trail.first, word.* FROM trail JOIN word ON word.number = trail.cites WHERE trail.is_copy
        ), hers AS (
            SELECT DISTINCT ON (purpose) * FROM trail
            WHERE number = first AND first NOT IN (SELECT first FROM trail WHERE is_anothers AND NOT is_copy)
            ORDER BY purpose, at DESC, number DESC
        ), said AS (
            SELECT purpose, number, action, at, text_sha256 FROM hers
            UNION ALL
            SELECT no.purpose, no.number, no.action, no.at, no.text_sha256
            FROM hers JOIN trail ON trail.first = hers.first AND NOT trail.is_anothers
                JOIN word no ON (no.purpose, no.address) = (trail.purpose, trail.address) AND no.at > hers.at
            WHERE no.action = 'withdrawn' AND NOT no.is_copy AND NOT no.is_anothers
        )
        SELECT DISTINCT ON (purpose) * FROM said ORDER BY purpose, at DESC, number DESC
        """,  # noqa: S608 - our own words
        customer, Door.ADDRESS_CHANGED.value,
    )  # fmt: skip
    return {row["purpose"]: _held(row) for row in rows}


def _held(row: Any) -> Held:
    state = "withdrawn" if row["action"] == Action.WITHDRAWN.value else "given"
    return Held(state, row["number"], row["at"], row["text_sha256"])


async def put_right(customer: UUID, keys: Keyring) -> None:
    """At the customer's own address by now, undo what came there from one that was taken back: where the account
    had its own back before the change was undone, all had gone along."""
    is_any = await current().fetchval(
        "SELECT EXISTS (SELECT FROM consent_subject WHERE customer = $1 AND taken_back_at IS NOT NULL)",
        customer,
    )
    if not is_any:
        return
    for subject in (await of_customer(customer, NEWSLETTER)).values():
        theirs = await _from_others(customer, subject)
        before = await _said_at_home(customer) if theirs else {}
        said = list(_put_right(subject, theirs, before))
        if said:
            await telling.tell([subject], said, await append(said, keys))


async def _from_others(customer: UUID, subject: Subject) -> list[str]:
    """The purposes that stand there by what was said at an address that was taken back."""
    rows = await current().fetch(
        f"""
        WITH RECURSIVE {_WORDS}, trail AS (
            SELECT * FROM word WHERE number = ANY($3)
            UNION ALL
            SELECT word.* FROM trail JOIN word ON word.number = trail.cites WHERE trail.is_copy
        )
        SELECT purpose FROM trail WHERE is_anothers AND NOT is_copy
        """,  # noqa: S608 - our own words
        customer, Door.ADDRESS_CHANGED.value, [held.entry for held in subject.said.values()],
    )  # fmt: skip
    return [row["purpose"] for row in rows]


def _put_right(
    subject: Subject, theirs: Sequence[str], before: Mapping[str, Held]
) -> Iterable[Said]:
    """A yes of before holds again from now on; what others said yes to ends."""
    for purpose in theirs:
        now, hers = subject.said[purpose], before.get(purpose)
        holds = hers is not None and hers.state == "given"
        if not holds and now.state == "withdrawn":
            continue
        cited = hers if hers is not None and holds else now
        yield Said(
            subject.id,
            purpose,
            Action.CARRIED if holds else Action.WITHDRAWN,
            Door.ADDRESS_CHANGED.value,
            basis=ABOUT[Purpose(purpose)].basis,
            text_sha256=cited.text_sha256,
            cites=cited.entry,
        )
