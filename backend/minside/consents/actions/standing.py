"""What holds: for a customer's page, for what is about to be sent, and at a moment that has passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from minside.auth import actions as auth
from minside.consents import texts
from minside.consents.purposes import ABOUT, ANSWERED_WITHIN, Kind, Purpose, needs_our_words
from minside.core import clock
from minside.core.hooks import Addressee
from minside.core.personal import Basis
from minside.core.scope import current

from .doors import Door


class State(Enum):
    """How a purpose stands with a customer. `NEVER`: nothing was ever said; `ASKED`: a yes waits for
    the address itself to say it; `OUTDATED`: a yes was to words that don't hold any more, or don't say
    all that is asked for today, so it is asked for anew."""

    NEVER = "never"
    ASKED = "asked"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Standing:
    """A purpose and a customer. `entry` is the ledger's that says so, `channel` how it was said,
    `text_sha256` about which text; None where nothing was said. `restored` is since when a yes had held,
    where a no to it was taken back by the link that said it."""

    purpose: Purpose
    state: State
    since: datetime | None = None
    entry: int | None = None
    channel: str | None = None
    text_sha256: bytes | None = None
    restored: datetime | None = None

    @property
    def is_moved(self) -> bool:
        """Whether it was said at an address that was the customer's before, and came along."""
        return self.channel == Door.ADDRESS_CHANGED.value

    @property
    def in_force(self) -> bool:
        """Whether it may be done: by a yes, or for as long as nobody objects."""
        if ABOUT[self.purpose].basis is Basis.LEGITIMATE_INTEREST:
            return self.state is not State.WITHDRAWN
        return self.state is State.GIVEN


@dataclass(frozen=True, slots=True)
class Ground:
    """What something rests on: the ledger's entry and its text; None of a legitimate interest to which
    nobody has said anything."""

    entry: int | None = None
    text_sha256: bytes | None = None


async def standings(customer: UUID) -> list[Standing]:
    """How each purpose but the browser's stands with the customer, in the order of `Purpose`."""
    rows = await current().fetch(
        """
        SELECT DISTINCT ON (c.purpose, c.state = 'asked')
            c.purpose, c.state, c.entry, c.text_sha256, c.since, e.channel, first.at AS restored
        FROM consent_subject s JOIN customer k ON k.id = s.customer
            JOIN consent c ON c.subject = s.id JOIN consent_entry e ON e.number = c.entry
            LEFT JOIN LATERAL (
                -- From the yes that took a no back to the no, and on to what that ended.
                WITH RECURSIVE back AS (
                    SELECT e.number, e.action, e.channel, e.at, e.cites WHERE e.channel = $2
                    UNION ALL
                    SELECT of.number, of.action, of.channel, of.at, of.cites
                    FROM back JOIN consent_entry of ON of.number = back.cites
                    WHERE back.channel = $2
                )
                SELECT at FROM back WHERE action IN ('given', 'carried') AND channel <> $2
            ) AS first ON c.state = 'given'
        WHERE s.customer = $1 AND s.left_at IS NULL AND s.taken_back_at IS NULL
          AND s.kind <> 'browser' AND lower(s.address)
            IS NOT DISTINCT FROM lower(CASE s.kind WHEN 'mail' THEN k.email WHEN 'sms' THEN k.phone END)
        ORDER BY c.purpose, c.state = 'asked', c.since DESC, c.entry DESC
        """,
        customer, Door.FOOT_LINK.value,
    )  # fmt: skip
    known = {(row["purpose"], row["state"] == "asked"): row for row in rows}
    return [
        _standing(each, known.get((each.value, False)), known.get((each.value, True)))
        for each in Purpose
        if ABOUT[each].kind is not Kind.BROWSER
    ]


async def given_beside(customer: UUID) -> set[Purpose]:
    """What a no at the customer's mail address may end though theirs is a no already: what was agreed to there
    by nobody whom we know; all of it while the address isn't shown to be theirs, for what another said
    there isn't theirs to see."""
    rows = await current().fetch("SELECT consent_given_beside($1) AS word", customer)
    found = {row["word"] for row in rows}
    by_mail = {each for each in Purpose if ABOUT[each].kind is Kind.MAIL}
    return {each for each in by_mail if found & {each.value, "unknown"}}


async def sent_still(customer: UUID) -> set[Purpose]:
    """What may be sent to the customer as things stand, be it by what another said at their address."""
    theirs = {each.purpose for each in await standings(customer) if each.in_force}
    return theirs | await given_beside(customer)


def _standing(purpose: Purpose, said: Any, asked: Any) -> Standing:
    state = State(said["state"]) if said else State.NEVER
    if state is State.GIVEN and not holds(purpose, said["text_sha256"], said["since"]):
        state = State.OUTDATED
    row = said
    if state is not State.GIVEN and asked and _waits(asked, said):
        state, row = State.ASKED, asked
    if row is None:
        return Standing(purpose, state)
    return Standing(
        purpose,
        state,
        row["since"],
        row["entry"],
        row["channel"],
        row["text_sha256"],
        row["restored"],
    )


def _waits(asked: Any, said: Any) -> bool:
    """Whether it was asked last, and may be answered still."""
    is_newest = said is None or (asked["since"], asked["entry"]) > (said["since"], said["entry"])
    return is_newest and asked["since"] > clock.now() - ANSWERED_WITHIN


def holds(purpose: Purpose, digest: bytes | None, at: datetime) -> bool:
    """Whether a yes of that moment is one still. One to words of others than ours is until a text of ours asks
    anew: who says it after that says it anew. It never is one to words that don't say all that would be used
    (see `needs_our_words`)."""
    known = texts.by_hash(digest) if digest else None
    if known is not None:
        return digest in texts.holding(purpose)
    asked_again = texts.asked_again(purpose)
    return not needs_our_words(purpose) and (
        asked_again is None or at.astimezone(clock.OSLO).date() >= asked_again
    )


async def may_send(purpose: Purpose, to: Addressee) -> Ground | None:
    """What a message for this purpose rests on at this moment; None, and it isn't sent. For those who see
    all rows; ask it under the recipient's lock.

    Nothing is sent while an account is frozen: whoever said "it wasn't me" (N14) didn't ask for it, and
    whose the address is isn't settled, which is what GDPR art. 18(1) restricts processing for. What was
    agreed to isn't taken back: it holds again when the account is open. Of a customer who is gone no
    subject is left, and so nothing holds.
    """
    [is_at_rest] = await auth.at_rest([to])
    if is_at_rest:
        return None
    kind = ABOUT[purpose].kind
    if kind is Kind.ACCOUNT:
        return await in_force(to.customer, purpose) if to.customer else None
    row = await current().fetchrow(
        """
        SELECT c.state, c.entry, c.text_sha256, c.since AS at
        FROM consent_subject s JOIN consent c ON c.subject = s.id
        WHERE s.kind = $1 AND lower(s.address) = lower($2) AND s.left_at IS NULL AND s.taken_back_at IS NULL
          AND c.purpose = $3 AND c.state <> 'asked'
          -- Not a join: PostgreSQL would read every customer for it.
          AND (s.customer IS NULL OR lower(s.address) = (
              SELECT lower(CASE s.kind WHEN 'mail' THEN k.email ELSE k.phone END)
              FROM customer k WHERE k.id = s.customer))
        ORDER BY c.since DESC, c.entry DESC LIMIT 1
        """,
        kind.value, to.address, purpose.value,
    )  # fmt: skip
    return _ground(purpose, row)


async def in_force(customer: UUID, purpose: Purpose, at: datetime | None = None) -> Ground | None:
    """What the purpose rested on with this customer at that moment, or rests on now; None where it
    didn't. Of a moment that has passed the ledger is read, whatever was withdrawn since."""
    rows = await current().fetch(
        """
        SELECT e.action AS state, e.number AS entry, e.text_sha256, e.at
        FROM consent_subject s JOIN consent_entry e ON e.subject = s.id
        WHERE s.customer = $1 AND e.purpose = $2 AND e.action <> 'asked'
          AND ($3::timestamptz IS NULL OR e.at <= $3) AND (s.left_at IS NULL OR s.left_at > $3)
        ORDER BY e.at DESC, e.number DESC LIMIT 1
        """,
        customer, purpose.value, at,
    )  # fmt: skip
    return _ground(purpose, rows[0] if rows else None)


def _ground(purpose: Purpose, row: Any) -> Ground | None:
    if row is None:
        by_interest = ABOUT[purpose].basis is Basis.LEGITIMATE_INTEREST
        return Ground() if by_interest else None
    is_yes = row["state"] in ("given", "carried")
    stands = is_yes and holds(purpose, row["text_sha256"], row["at"])
    return Ground(row["entry"], row["text_sha256"]) if stands else None


@dataclass(frozen=True, slots=True)
class Step:
    """One entry about a customer's purpose, as they see it; `action` is a word of
    `timeline.Act`."""

    entry: int
    action: str
    channel: str
    at: datetime
    text_sha256: bytes | None


async def history(customer: UUID, purposes: Sequence[Purpose]) -> dict[Purpose, list[Step]]:
    """Everything that was said of these, newest first, of all addresses that the customer has had."""
    rows = await current().fetch(
        """
        SELECT e.purpose, e.number, e.action, e.channel, e.at, e.text_sha256
        FROM consent_subject s JOIN consent_entry e ON e.subject = s.id
        WHERE s.customer = $1 AND e.purpose = ANY($2) ORDER BY e.at DESC, e.number DESC
        """,
        customer, [each.value for each in purposes],
    )  # fmt: skip
    found: dict[Purpose, list[Step]] = {each: [] for each in purposes}
    for row in rows:
        step = Step(row["number"], row["action"], row["channel"], row["at"], row["text_sha256"])
        found[Purpose(row["purpose"])].append(step)
    return found
