"""Taking a yes back, and objecting: one function, whichever the door (S41)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.core import clock, hooks
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.outbox import actions as outbox

from . import telling
from .along import came_along
from .doors import Door
from .ledger import Action, Said, append
from .subjects import Subject, addresses_of, read

# Others may keep a moment by the second, and we tell of a no a little after it was said.
_ONE_MOMENT: Final = timedelta(seconds=1)


async def withdraw(
    subjects: Sequence[Subject],
    purposes: Sequence[Purpose],
    channel: str,
    keys: Keyring,
    *,
    at: datetime | None = None,
    quote: str | None = None,
    origin: str | None = None,
    door: str | None = None,
) -> list[int]:
    """From the transaction's end on nothing is sent to these subjects for these purposes. The entries
    that say so; none where it was said before.

    Waits a little for what is being sent (`outbox.stop_sending`). `at` is when it was said, where others
    tell of it; `quote` the words it was said in; `origin` who told us, and isn't told back; `door` the one of
    ours that they say it came by (see `_not_from_here`). Of an address that its customer has left, what was
    carried along from there ends too (see `along`), and the no is written at both: the customer may get the old
    one back. Whoever calls has looked first (see `moving`). Order mails aren't touched.
    """
    await hold(await _reached(subjects))
    await hold_accounts(each.customer for each in subjects if each.kind is Kind.ACCOUNT)
    now = [(each, purposes) for each in await as_they_are_now(subjects)]
    now += await came_along(subjects, purposes)
    elsewhere = await _said_elsewhere([subject for subject, _ in now])
    said = {
        (subject.id, purpose): _no(subject, purpose, channel, at, quote)
        for subject, asked in now
        for purpose in asked
        if ABOUT[purpose].kind is subject.kind and _says_something(subject, purpose, at, elsewhere)
    }
    said = await not_yet_written(list(said.values()))
    if door is not None:
        said = await _not_from_here(said, door)
    if not said:
        return []
    numbers = await append(said, keys)
    subjects = [subject for subject, _ in now]
    await telling.tell(subjects, said, numbers, origin=origin)
    await _agreed_to_less(subjects, said)
    return numbers


async def _agreed_to_less(subjects: Sequence[Subject], said: Sequence[Said]) -> None:
    """What is kept of an account by a consent alone goes with it."""
    by_id = {each.id: each for each in subjects}
    spoken_of = {
        by_id[each.subject].customer for each in said if by_id[each.subject].kind is Kind.ACCOUNT
    }
    for customer in sorted(each for each in spoken_of if each is not None):
        await hooks.agreed_to_less(customer)


async def hold(addresses: Collection[str | None]) -> None:
    """Let nothing be sent to these until the transaction ends. Who withdraws at several of them holds all
    first, before the ledger and before subjects are made: two at once can't wait for each other."""
    for address in sorted({each for each in addresses if each}):
        await outbox.stop_sending(address)


async def hold_of(customer: UUID | None, *addresses: str | None) -> None:
    """The same of these, and of all that the customer has, or had and may have again."""
    its = await addresses_of(customer) if customer else []
    await hold([*addresses, *its])


async def _reached(subjects: Sequence[Subject]) -> set[str | None]:
    """Where these are written to: an account is, at its customer's address, and so is what came along from
    an address that was left."""
    accounts = [each.customer for each in subjects if each.kind is Kind.ACCOUNT]
    mails = await current().fetch(
        """
        SELECT email FROM customer WHERE id = ANY($1) OR id IN (
            SELECT customer FROM consent_subject
            WHERE id = ANY($2) AND kind = 'mail' AND left_at IS NOT NULL
        )
        """,
        accounts, [each.id for each in subjects],
    )  # fmt: skip
    return {each.address for each in subjects} | {row["email"] for row in mails}


async def hold_accounts(customers: Iterable[UUID | None]) -> None:
    """Who is about to keep something of a customer, because they agreed to it, shares their id, and never
    for long. After the addresses and the subjects, and before a customer's row and the ledger, which everybody
    else's consents would wait for."""
    for id in sorted({str(each) for each in customers if each is not None}):
        await outbox.recipient_lock(id)


async def as_they_are_now(subjects: Sequence[Subject]) -> list[Subject]:
    """Under the ledger's lock: of two doors at once the second finds what was said at the first."""
    await current().fetch("SELECT FROM consent_tip()")
    return await read([each.id for each in subjects])


async def not_yet_written(said: Sequence[Said]) -> list[Said]:
    """Without what stands in the ledger: others may tell one thing of one moment any number of times."""
    rows = await current().fetch(
        """
        SELECT e.subject, e.purpose, e.action, e.at FROM consent_entry e
        JOIN unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
            AS one (subject, purpose, action, at)
          ON (e.subject, e.purpose, e.action, e.at) = (one.subject, one.purpose, one.action, one.at)
        """,
        [each.subject for each in said], [each.purpose for each in said],
        [each.action.value for each in said], [each.at for each in said],
    )  # fmt: skip
    there = {tuple(row.values()) for row in rows}
    return [
        each
        for each in said
        if (each.subject, each.purpose, each.action.value, each.at) not in there
    ]


def copied_at(said_at: datetime) -> datetime:
    """When a no that is copied from another address was said: before that is written, also where the clock that it
    was said by is ahead of ours. By this it is told from what ends here and now (`ledger.is_end_of_an_address`)."""
    return min(said_at, clock.now() - timedelta(microseconds=1))


async def _not_from_here(said: Sequence[Said], door: str) -> list[Said]:
    """Without what was said here by that door in that moment, as near as whoever was told of it has that, at one of
    these, or at an address that was taken back from the same customer: it was told for all; not where a yes came
    between, for then it may be another no."""
    rows = await current().fetch(
        """
        SELECT one.purpose
        FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS one (subject, purpose, at)
        JOIN consent_subject meant ON meant.id = one.subject
        JOIN consent_subject heard ON heard.id = meant.id
            OR (heard.customer, heard.kind) = (meant.customer, meant.kind) AND heard.taken_back_at IS NOT NULL
        JOIN consent_entry e ON (e.subject, e.purpose) = (heard.id, one.purpose)
        WHERE e.action = 'withdrawn' AND e.channel = $4 AND NOT EXISTS (
            SELECT FROM consent_entry yes
            WHERE (yes.subject, yes.purpose) = (heard.id, one.purpose)
              AND yes.action IN ('given', 'carried') AND yes.at > e.at AND yes.at <= one.at
        ) AND e.at BETWEEN one.at - $5::interval AND one.at + $5::interval
        """,
        [each.subject for each in said], [each.purpose for each in said],
        [each.at for each in said], door, _ONE_MOMENT,
    )  # fmt: skip
    here = {row["purpose"] for row in rows}
    return [each for each in said if each.purpose not in here]


async def _said_elsewhere(subjects: Sequence[Subject]) -> set[int]:
    """Of the entries that stand there those that nobody said there: an address change wrote them, as copies of what
    was said at another, or as ends."""
    rows = await current().fetch(
        "SELECT number FROM consent_entry WHERE number = ANY($1) AND channel = $2",
        [held.entry for each in subjects for held in each.held.values()], Door.ADDRESS_CHANGED.value,
    )  # fmt: skip
    return {row["number"] for row in rows}


def _says_something(
    subject: Subject, purpose: Purpose, at: datetime | None, elsewhere: Collection[int]
) -> bool:
    """What others tell of is always written: it may come before what was told already. So is a no where the one
    that stands was said elsewhere, which may turn out to be somebody else's (see `taken_back`)."""
    held = subject.held.get(purpose.value)
    return at is not None or held is None or held.state != "withdrawn" or held.entry in elsewhere


def _no(
    subject: Subject, purpose: Purpose, channel: str, at: datetime | None, quote: str | None
) -> Said:
    held = subject.held.get(purpose.value)
    return Said(
        subject.id,
        purpose.value,
        Action.WITHDRAWN,
        channel,
        basis=ABOUT[purpose].basis,
        text_sha256=held.text_sha256 if held else None,
        cites=held.entry if held else None,
        note=quote,
        at=at,
    )
