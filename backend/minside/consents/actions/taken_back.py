"""An address that others put into an account, and that was taken back (N14): what was said there meanwhile is
none of the customer's, and what they had said before comes back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
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

# One press writes at each address a moment after the other.
_ONE_GO: Final = timedelta(seconds=1)
# Of customer $1 at e-mail addresses, whatever an address change ($2) wrote marked as such: what came along, which
# was said elsewhere, and a no, which isn't the end that leaving an address makes.
_OWN: Final = """
        own AS (
            SELECT id, lower(address) AS address, taken_back_at, taken_back_at IS NOT NULL AS is_anothers
            FROM consent_subject WHERE customer = $1 AND kind = 'mail'
        ), entry AS (
            SELECT e.*, own.address, own.taken_back_at, own.is_anothers,
                e.channel = $2 AND (e.action = 'carried' OR e.action = 'withdrawn' AND e.at < e.written_at)
                    AS came_along,
                e.action = 'withdrawn' AND NOT (e.channel = $2 AND e.at >= e.written_at) AS is_no
            FROM consent_entry e JOIN own ON own.id = e.subject
        )
""".strip()


async def address_taken_back(customer: UUID, addresses: Sequence[str], since: datetime) -> None:
    """An address that others put there wasn't left: it never was the customer's, and who reads there knows and
    decides nothing of theirs, by a link of before neither. At once; what had come along to it is the worker's to
    bring back. Answers `hooks.address_taken_back`."""
    await current().fetch(
        "SELECT consent_take_back($1, $2, $3, $4)", customer, addresses, since, clock.now()
    )


async def own_words(customer: UUID, left: Sequence[Subject]) -> list[Mapping[str, Held]]:
    """What goes along from the addresses that are left. From one that others put there nothing does, whoever said
    it: in its place goes what the customer had said before it was put there."""
    rows = await current().fetch(
        "SELECT id FROM consent_subject WHERE id = ANY($1) AND taken_back_at IS NOT NULL",
        [each.id for each in left],
    )
    taken_back = {row["id"] for row in rows}
    words = [each.said for each in left if each.id not in taken_back]
    return [*words, await _brought_there(customer)] if taken_back else words


async def _brought_there(customer: UUID) -> Mapping[str, Held]:
    """What an address change had brought to an address that was taken back, as it was said at the customer's own;
    or the no that a link of there said since to what came from there, as `along` has it."""
    rows = await current().fetch(
        f"""
        WITH RECURSIVE {_OWN}, back AS (
            SELECT * FROM entry WHERE is_anothers AND came_along
            UNION
            SELECT e.* FROM back JOIN entry e ON e.number = back.cites WHERE back.came_along
        ), word AS (
            SELECT DISTINCT ON (purpose) * FROM back
            WHERE NOT is_anothers AND NOT (
                came_along AND EXISTS (SELECT FROM consent_entry cited WHERE cited.number = back.cites))
            ORDER BY purpose, at DESC, number DESC
        ), said AS (
            SELECT number, purpose, action, at, text_sha256 FROM word
            UNION ALL
            SELECT e.number, e.purpose, e.action, e.at, e.text_sha256
            FROM word JOIN entry e ON e.purpose = word.purpose AND e.at > word.at
            WHERE e.is_no AND NOT e.came_along AND NOT e.is_anothers AND EXISTS (
                SELECT FROM back WHERE NOT back.is_anothers AND (back.purpose, back.address) = (e.purpose, e.address))
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
    """At the customer's own address by now, undo what was said at the one that was taken back: where the worker
    hadn't looked yet, a no was written at both in one go; where the address was put back before the change was
    undone, all was brought along."""
    is_any = await current().fetchval(
        "SELECT EXISTS (SELECT FROM consent_subject WHERE customer = $1 AND taken_back_at IS NOT NULL)",
        customer,
    )
    if not is_any:
        return
    for subject in (await of_customer(customer, NEWSLETTER)).values():
        rows = await _others_words(customer, subject.id)
        before = await _brought_there(customer) if any(row["is_brought"] for row in rows) else {}
        said = list(_put_right(subject, rows, before))
        if said:
            await telling.tell([subject], said, await append(said, keys))


async def _others_words(customer: UUID, subject: UUID) -> Sequence[Any]:
    """The purposes that stand there by a word from an address that was taken back: whether an address change
    brought it; else with what held before."""
    return await current().fetch(
        f"""
        WITH RECURSIVE {_OWN}, held AS (
            SELECT e.* FROM consent c JOIN entry e ON e.number = c.entry
            WHERE c.subject = $3 AND c.state <> 'asked'
        ), back AS (
            SELECT purpose, cites, FALSE AS is_anothers FROM held WHERE came_along
            UNION
            SELECT back.purpose, CASE WHEN e.came_along THEN e.cites END, e.is_anothers AND NOT e.came_along
            FROM back JOIN entry e ON e.number = back.cites
        )
        SELECT purpose, TRUE AS is_brought, NULL AS number, NULL AS at, NULL AS text_sha256
        FROM back WHERE is_anothers
        UNION ALL
        SELECT held.purpose, FALSE, yes.number, yes.at, yes.text_sha256
        FROM held JOIN entry yes ON yes.number = held.cites AND yes.action IN ('given', 'carried')
        WHERE held.is_no AND NOT held.came_along AND EXISTS (
            SELECT FROM entry twin
            WHERE twin.action = 'withdrawn' AND held.written_at < twin.taken_back_at
              AND (twin.purpose, twin.channel) = (held.purpose, held.channel)
              AND twin.written_at BETWEEN held.written_at - $4::interval AND held.written_at + $4::interval
        )
        """,  # noqa: S608 - our own words
        customer, Door.ADDRESS_CHANGED.value, subject, _ONE_GO,
    )  # fmt: skip


def _put_right(subject: Subject, rows: Sequence[Any], before: Mapping[str, Held]) -> Iterable[Said]:
    """A yes of before holds again from now on; what others said yes to ends."""
    for row in rows:
        yes = before.get(row["purpose"]) if row["is_brought"] else _held({**row, "action": "given"})
        holds = yes is not None and yes.state == "given"
        if not holds and subject.said[row["purpose"]].state == "withdrawn":
            continue
        now = subject.said[row["purpose"]]
        cited = yes if yes is not None and holds else now
        yield Said(
            subject.id,
            row["purpose"],
            Action.CARRIED if holds else Action.WITHDRAWN,
            Door.ADDRESS_CHANGED.value,
            basis=ABOUT[Purpose(row["purpose"])].basis,
            text_sha256=cited.text_sha256,
            cites=cited.entry,
        )
