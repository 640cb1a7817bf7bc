"""What the reader of marketing does by its link: nobody is signed in, and nobody is named. Looking changes
nothing; one press takes a yes back, and another gives back what was taken, for an hour (S41)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import actions as auth
from minside.consents.purposes import ABOUT, TO_MAILBOXES, Kind, Purpose
from minside.core import clock, throttle
from minside.core.codes import Code
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Text
from minside.core.personal import Basis
from minside.core.refusals import Refusal
from minside.core.scope import current
from minside.core.throttle import Limit
from minside.jobs import actions as jobs
from minside.outbox import actions as outbox

from . import telling
from .ages import of_age
from .along import came_along
from .carrying import FOLLOW_ADDRESS
from .doors import Door
from .ledger import Action, Said, append
from .links import ConsentLink, LinkOver, WayBack
from .moving import look_first
from .readers import (
    address_of,
    all_addresses,
    all_of,
    beside_mail,
    is_at,
    is_over,
    is_sms,
    speaks_for_customer,
    was_sent_where_others_read,
)
from .subjects import Held, Subject, hold_address, opened
from .waiting import waits
from .withdrawing import as_they_are_now, hold, hold_accounts, hold_of, withdraw

BESIDES: Final = (Purpose.SMS, Purpose.PERSONALISATION)
"""What a customer agreed to that no mail is: who reads a mail of theirs may end it by the same link."""
UNDOS: Final = Limit(attempts=30, window=timedelta(hours=1))
"""Whoever holds a link may change their mind, but not fill the ledger with it. A no is never braked: said again
it writes nothing, so what gives it back bounds both."""
UNDONE_WITHIN: Final = timedelta(hours=1)
"""A slip is seen at once; a yes of another day is given where its text stands."""


class CannotBeGivenBack(Refusal):
    """It isn't what a press of this link answered within the hour, or something was said since."""

    code = Code.NOT_POSSIBLE

    def __init__(self) -> None:
        reason = Text(
            "Dette kan ikke angres lenger. Du kan melde deg på igjen på Min Side.",
            "This can't be undone any more. You can sign up again on Min Side.",
        )
        super().__init__(reason=reason.in_)


class NotByThisLink(Refusal):
    """Nothing of that kind is sent to where the link was read."""

    code = Code.NOT_POSSIBLE

    def __init__(self) -> None:
        reason = Text("Den kan ikke velges her.", "That one can't be chosen here.")
        super().__init__("kind", reason=reason.in_)


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link is about: `purpose` is the letter's kind, None where the link was asked for; `reached` the
    address or number, masked; `holding` what is sent there by a yes, or for as long as nobody objects; `waiting`
    what was asked for there and would be sent once somebody confirms it; `besides` what its customer agreed to
    that isn't mail."""

    purpose: Purpose | None
    reached: str
    holding: list[Purpose]
    waiting: list[Purpose]
    besides: list[Purpose]


@dataclass(frozen=True, slots=True)
class Left:
    """How it is after an act; `undo` is the token that takes it back, None where there is nothing, and where the
    customer has another address by now, for which nobody says yes from this one. `is_on_its_way`: something that
    was being sent may still arrive."""

    linked: Linked
    undo: str | None
    is_on_its_way: bool


async def look(house: House, token: str) -> Linked:
    """Looking changes nothing. Raises `LinkOver`."""
    link = ConsentLink.read(token, house.keys)
    return await _linked(link, await _opened(link))


async def one_click(house: House, token: str) -> None:
    """The mail program's own button (RFC 8058 §3.2): only this kind; all that comes there by a link that was
    asked for, which no head of ours carries. Done twice it is as once; where whom it was about is gone nothing is
    sent any more, which is what was asked for. From a mailbox that was left it counts too: a no too many does
    less harm than one too few.

    Raises `LinkOver` for what we never signed.
    """
    link = ConsentLink.read(token, house.keys)
    subject = await opened(link.subject)
    if subject is not None:
        await look_first([subject.customer], house.keys, subject.address)
        asked = _asked(link, everything=False)
        await _withdraw(link, subject, asked, Door.ONE_CLICK, house.keys)


async def withdraw_by_link(
    house: House,
    token: str,
    *,
    everything: bool = False,
    besides: bool = False,
    kind: Purpose | None = None,
) -> Left:
    """Nothing more of the letter's kind, or of any; or, instead, of what is agreed to `besides`, or of one
    `kind` of what comes there. Raises `LinkOver`, `NotByThisLink`."""
    link = ConsentLink.read(token, house.keys)
    subject = await _opened(link)
    await look_first([subject.customer], house.keys, subject.address)
    subject = await _opened(link)
    before = await _linked(link, subject)
    asked = before.besides if besides else _asked(link, everything=everything, kind=kind)
    entries = await _withdraw(link, subject, asked, Door.FOOT_LINK, house.keys)
    stopped = [each for each in asked if each in [*before.holding, *before.besides]]
    after = await _linked(link, await _opened(link))
    can_undo = bool(stopped and entries) and not await is_over(subject)
    undo = _way_back(link, entries, house.keys) if can_undo else None
    return Left(after, undo, bool(entries) and await outbox.is_on_its_way())


def _way_back(link: ConsentLink, entries: Sequence[int], keys: Keyring) -> str:
    return WayBack(link.subject, clock.now() + UNDONE_WITHIN, entries).token(keys)


def _asked(link: ConsentLink, *, everything: bool, kind: Purpose | None = None) -> list[Purpose]:
    """Raises `NotByThisLink`."""
    if kind is not None:
        if kind not in _asked(link, everything=True):
            raise NotByThisLink
        return [kind]
    if link.purpose is None:
        return [*TO_MAILBOXES]
    if everything and not is_sms(link):
        return [*TO_MAILBOXES, *({link.purpose} - {*TO_MAILBOXES})]
    return [link.purpose]


async def _opened(link: ConsentLink) -> Subject:
    """From here on the request acts for whom the link is about. Raises `LinkOver` where that is gone, and
    where an account is written to elsewhere by now: who reads the old mailbox isn't shown what it has."""
    subject = await opened(link.subject)
    if subject is None:
        raise LinkOver("token")
    if subject.kind is Kind.ACCOUNT and not link.was_sent_to(await address_of(subject)):
        raise LinkOver("token")
    return subject


async def _linked(link: ConsentLink, subject: Subject) -> Linked:
    by_interest = await speaks_for_customer(subject)
    held: dict[Purpose, Held] = {}
    here = await address_of(subject)
    there = [each for each in await all_of(link, subject, make=False) if is_at(each, here)]
    for each in there:
        for word, said in each.said.items():
            newest = held.get(Purpose(word))
            if newest is None or (said.since, said.entry) > (newest.since, newest.entry):
                held[Purpose(word)] = said
    asked = _asked(link, everything=True)
    for each, purposes in await came_along([subject], asked):
        held |= {purpose: each.held[purpose.value] for purpose in purposes}
    holding = [each for each in asked if _holds(each, held.get(each), by_interest=by_interest)]
    waiting = [
        each
        for each in asked
        if each not in holding and any(waits(subject, each) for subject in there)
    ]
    beside = await beside_mail(link, await _opened(link))
    given = {word for each in beside for word, said in each.said.items() if said.state == "given"}
    besides = [each for each in BESIDES if each.value in given]
    reached = _masked(await address_of(subject) or "")
    return Linked(link.purpose, reached, holding, waiting, besides)


def _holds(purpose: Purpose, held: Held | None, *, by_interest: bool) -> bool:
    if held is None:
        return by_interest and ABOUT[purpose].basis is Basis.LEGITIMATE_INTEREST
    return held.state == "given"


def _masked(address: str) -> str:
    return auth.masked(address) if "@" in address else f"{'•' * 6}{address[-2:]}"


async def _withdraw(
    link: ConsentLink, subject: Subject, purposes: Sequence[Purpose], door: Door, keys: Keyring
) -> list[int]:
    """At each of them, which is let in for that; nowhere, where the address was taken back meanwhile. All that is
    locked is locked before the ledger is."""
    beside = await beside_mail(link, subject) if {*purposes} & {*BESIDES} else []
    await hold_of(subject.customer if beside else None, *await all_addresses(subject))
    if subject.customer is not None:
        await hold_address(subject.customer)
    if await opened(subject.id) is None or await was_sent_where_others_read(link, subject):
        return []
    each_of = beside or await all_of(link, subject, make=[*purposes] != [link.purpose])
    await hold_accounts(each.customer for each in each_of if each.kind is Kind.ACCOUNT)
    entries: list[int] = []
    for each in each_of:
        await opened(each.id)
        entries += await withdraw([each], purposes, door.value, keys)
    return entries


async def undo_by_link(house: House, token: str, undo: str) -> Left:
    """What that press took, as it was: the same text, the same purposes, and nothing that didn't hold.

    Raises `LinkOver`, `CannotBeGivenBack`, also once its customer has another address, `core.throttle.Throttled`.
    """
    link = ConsentLink.read(token, house.keys)
    subject = await _opened(link)
    entries = _taken_by(link, undo, house.keys)
    await hold(await all_addresses(subject))
    if await is_over(subject):
        raise CannotBeGivenBack
    given: list[Said] = []
    taken = [*await all_of(link, subject, make=False), *await beside_mail(link, subject)]
    for each in {each.id: each for each in taken}.values():
        await opened(each.id)
        given += await _give_back(each, entries, house.keys)
    if not given:
        raise CannotBeGivenBack
    await _count(link, house.keys)
    return Left(await _linked(link, await _opened(link)), None, is_on_its_way=False)


def _taken_by(link: ConsentLink, undo: str, keys: Keyring) -> Sequence[int]:
    """Raises `CannotBeGivenBack` for what no press of this link answered, or not within the hour."""
    back = WayBack.read(undo, keys)
    if back is None or back.subject != link.subject or back.until <= clock.now():
        raise CannotBeGivenBack
    return back.entries


async def _count(link: ConsentLink, keys: Keyring) -> None:
    """What changes nothing isn't counted. Nobody guesses a link, so no network is braked for trying."""
    about = link.purpose.value if link.purpose else "all"
    bucket = keys.fingerprint("consent by link", f"{link.subject} {about}")
    if refusal := (await throttle.take(current(), bucket, UNDOS)).refusal:
        raise refusal


async def _give_back(subject: Subject, entries: Sequence[int], keys: Keyring) -> list[Said]:
    now = next(iter(await as_they_are_now([subject])), None)
    if now is None:
        return []
    taken = await current().fetch(
        """
        SELECT e.number, e.purpose, e.basis, e.text_sha256, before.action AS before
        FROM consent_entry e LEFT JOIN consent_entry before ON before.number = e.cites
        WHERE e.number = ANY($1) AND e.subject = $2 AND e.action = 'withdrawn' AND e.channel = $3
        ORDER BY e.number
        """,
        list(entries), subject.id, Door.FOOT_LINK.value,
    )  # fmt: skip
    held = [row for row in taken if _held_before(row) and _stands(now, row)]
    said = await of_age([_yes(subject.id, row) for row in held])
    if said:
        await telling.tell([now], said, await append(said, keys))
        if subject.customer is None:
            # Whose the address is can't be seen from here, nor how old they are.
            await jobs.enqueue(FOLLOW_ADDRESS, subject.id)
    return said


def _held_before(row: Any) -> bool:
    if row["before"] is None:
        return row["basis"] == Basis.LEGITIMATE_INTEREST.value
    return row["before"] in (Action.GIVEN.value, Action.CARRIED.value)


def _stands(subject: Subject, row: Any) -> bool:
    """Nothing was said since."""
    held = subject.held.get(row["purpose"])
    return held is not None and held.entry == row["number"]


def _yes(subject: UUID, row: Any) -> Said:
    return Said(
        subject,
        row["purpose"],
        Action.GIVEN,
        Door.FOOT_LINK.value,
        basis=Basis(row["basis"]),
        text_sha256=row["text_sha256"],
        cites=row["number"],
    )
