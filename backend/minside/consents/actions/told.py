"""What others tell of consents: the shop what it knew before, the newsletter tool what is said there.

In any order and any number of times: each says when it was said, and what was said last holds. Whoever
told isn't told back.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from minside.consents import texts
from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core import clock, hooks
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from . import telling
from .carrying import COMPLAINED, contact_changed
from .giving import is_old_enough, keep_texts
from .hearing import (
    HELPDESK,
    WITH_FORMS,
    mail_told,
    purposes_given,
    purposes_taken_back,
    read_mail,
    what_can_be_done,
)
from .ledger import Action, Said, append
from .subjects import Subject, addresses_of, all_of_customer, of_customer, read
from .withdrawing import as_they_are_now, hold_of, not_yet_written, withdraw

LONGEST_CHANNEL: Final = 60
SMS_COMPLAINED: Final = "tool/sms_complaint"
NO_EVIDENCE: Final = (
    "a consent without its text, moment or channel is none: nothing is in force by it"
)
NO_ADDRESS: Final = (
    "a consent for which there is no address, number or customer: nothing is in force"
)
TOO_YOUNG: Final = (
    "a consent of somebody who is too young for it, or whose year of birth nobody knows: nothing is in"
    " force by it"
)
NO_FORM: Final = "a yes is told by the newsletter tool or the shop, whose forms it is said on, and by nobody else"
NOT_PROVEN: Final = (
    "a consent of a number that is an account's by its e-mail address alone: it counts for that address"
    " and nothing else"
)
# Of a yes and a no that were told for one moment the no is later, whichever came first.
_BEFORE: Final = timedelta(microseconds=1)
# No shop of ours asked anybody before.
_NOT_BEFORE: Final = 1990


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes that others tell of, with the words that were agreed to, where they are known."""

    purposes: Sequence[Purpose]
    channel: str
    at: datetime
    called: str
    text: str | None
    language: str | None = None


async def evidence(house: House, told: Any) -> str | None:
    """What the shop knew of a consent before Min Side. Without a text, a moment and a channel a yes is
    none; a no needs nothing. Raises `events.Unknown`, `events.CannotBeHandled`."""
    said = told.data.evidence
    customer, is_proven = await _known(told.data.customer)
    purposes = [each for each in _spoken_of(said) if is_proven or _is_mail(each)]
    if not purposes:
        return NOT_PROVEN
    channel = _channel("shop", said.channel or "import")
    await hold_of(customer)
    if not said.given:
        found = await (all_of_customer if is_proven else _current)(customer, purposes)
        at = min(said.at or told.occurred_at, told.occurred_at)
        await withdraw(found, purposes, channel, house.keys, at=at, origin=_origin(told))
        return None
    if not _is_proof(said, told.occurred_at):
        return NO_EVIDENCE
    found = await _current(customer, purposes)
    at = min(said.at, await events.first_told(told))
    yes = Yes(purposes, channel, at, said.purpose, said.text)
    return await _take_yes(yes, customer, found, house.keys, _origin(told))


async def _current(customer: UUID, purposes: Sequence[Purpose]) -> list[Subject]:
    return list((await of_customer(customer, purposes)).values())


def _spoken_of(said: Any) -> Sequence[Purpose]:
    return purposes_given(said.purpose) if said.given else purposes_taken_back(said.purpose)


def _is_proof(said: Any, told_at: datetime) -> bool:
    """Nothing was agreed to after it was told."""
    has_way = bool(said.channel and said.channel.strip()) and _has_words(said)
    return has_way and said.at is not None and said.at <= told_at and said.at.year > _NOT_BEFORE


def _has_words(said: Any) -> bool:
    return bool(said.text and said.text.strip())


async def given(house: House, told: Any) -> str | None:
    """Somebody said yes through the tool's own form. A yes of a clock that is ahead was said when it came:
    else a no that is said meanwhile would be the older one. Raises `events.Unknown`,
    `events.CannotBeHandled`."""
    if told.source not in WITH_FORMS:
        raise events.CannotBeHandled(NO_FORM)
    purposes = purposes_given(told.data.purpose)
    if not _has_words(told.data):
        return NO_EVIDENCE
    customer, found = await _whose(told.data, purposes)
    yes = Yes(
        purposes,
        _channel("tool", told.data.channel),
        min(told.occurred_at, await events.first_told(told)),
        told.data.purpose,
        told.data.text,
        told.data.language,
    )
    return await _take_yes(yes, customer, found, house.keys, _origin(told))


async def withdrawn(house: House, told: Any) -> str | None:
    """Somebody said no through the tool's own link. Raises `events.Unknown`,
    `events.CannotBeHandled`, and `events.NotForUs` for what was said to staff."""
    if told.source == HELPDESK:
        raise events.NotForUs
    purposes = purposes_taken_back(told.data.purpose)
    channel = _channel("tool", told.data.channel)
    await _take_no(house, told, purposes, channel, origin=_origin(told))
    return None


async def complained(house: House, told: Any) -> str | None:
    """Somebody marked a message as spam, which says "stop", whatever kind it was of: others seldom tell us
    that, and who is sent another kind tomorrow wasn't heard. So all marketing to the mailbox ends, the
    reminder of a cart too where its customer is known or becomes so; of an SMS, all by SMS. Order mail goes
    on. The tool hears what ended by it, which it can't know. Raises `events.Unknown`."""
    ways = await _complained_of(told)
    if Kind.SMS in ways:
        await _take_no(house, told, [Purpose.SMS], SMS_COMPLAINED, origin=None)
    if Kind.MAIL in ways:
        await _complained_of_mail(house, told)
    return None


async def _complained_of(told: Any) -> set[Kind]:
    """By which way the message had come: to the address that is told, or as the tool told of the message. By
    both where neither says so."""
    data = told.data
    if (data.email is None) != (data.phone is None):
        return {Kind.SMS if data.email is None else Kind.MAIL}
    went_by = None
    if data.customer is not None and data.message is not None:
        went_by = await hooks.message_went_by(told.source, data.customer, data.message)
    return {Kind(went_by)} if went_by else {Kind.MAIL, Kind.SMS}


async def _complained_of_mail(house: House, told: Any) -> None:
    subjects = await _take_no(house, told, NEWSLETTER, COMPLAINED, origin=None)
    has = await customers.find_by_email(told.data.email) if told.data.email else None
    whose = {each.customer for each in subjects} | {has.id if has else None}
    for customer in sorted(each for each in whose if each is not None):
        await contact_changed(customer)


def _is_mail(purpose: Purpose) -> bool:
    return ABOUT[purpose].kind is Kind.MAIL


def _channel(teller: str, word: str) -> str:
    return f"{teller}/{word}"[:LONGEST_CHANNEL]


def _origin(told: Any) -> str:
    """Which system said it: what stands in a file of customers is the shop's word."""
    return customers.origin_of(told)


async def _known(number: str) -> tuple[UUID, bool]:
    """Whom the shop calls so, and whether more than an address says that it is they. Raises
    `events.Unknown`."""
    found = await customers.whose_proven(number)
    if found is None:
        raise events.Unknown("customer", number)
    return found


async def _whose(data: Any, purposes: Sequence[Purpose]) -> tuple[UUID | None, list[Subject]]:
    """Who says so, if they are known, and the subjects that it is about. Raises `events.Unknown`
    where nothing but an unknown number says who it is, or whose account it is about."""
    number = data.customer
    known = await customers.whose_proven(number) if number else None
    has_address = data.email is not None or data.phone is not None
    is_of_account = any(ABOUT[each].kind is Kind.ACCOUNT for each in purposes)
    if number and known is None and (is_of_account or not has_address):
        raise events.Unknown("customer", number)
    customer, is_proven = known or (None, False)
    found: list[Subject] = []
    for kind in sorted({ABOUT[each].kind for each in purposes}, key=lambda kind: kind.value):
        of_kind = [each for each in purposes if ABOUT[each].kind is kind]
        its = customer if is_proven or kind is Kind.MAIL else None
        found += await _of_kind(kind, of_kind, its, data)
    return customer, found


async def _of_kind(
    kind: Kind, purposes: Sequence[Purpose], customer: UUID | None, data: Any
) -> list[Subject]:
    """The customer's own, where the address is theirs or none was told; else that of the address, of
    whoever has shown that it is theirs, or of nobody."""
    own = (await of_customer(customer, purposes)).get(kind) if customer else None
    address = _address(data, kind)
    if address is None or (own is not None and _same(own.address, address)):
        return [own] if own else []
    if kind is Kind.MAIL and (owner := await customers.whose_shown(address)) is not None:
        return await _current(owner, purposes)
    id = await current().fetchval(
        "SELECT consent_subject_at($1, $2, $3)", kind.value, address, clock.now()
    )
    return await read([id])


def _address(data: Any, kind: Kind) -> str | None:
    """Raises `events.CannotBeHandled` for what no mail can be sent to."""
    if kind is Kind.MAIL:
        return mail_told(data.email)
    return data.phone if kind is Kind.SMS else None


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.lower() == other.lower()


async def _take_yes(
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
    free = [each for each in asked if _is_of_age(each[0].customer or customer, each[1], born)]
    digest = await _keep_text(yes)
    said = [await _said(subject, purpose, yes, digest) for subject, purpose in free]
    if said := await not_yet_written(said):
        await telling.tell(found, said, await append(said, keys), origin=origin)
    return TOO_YOUNG if len(free) < len(asked) else None


async def _born(customers: Collection[UUID | None]) -> dict[UUID, int | None]:
    rows = await current().fetch(
        "SELECT id, birth_year FROM customer WHERE id = ANY($1)",
        [each for each in customers if each is not None],
    )
    return {row["id"]: row["birth_year"] for row in rows}


def _is_of_age(whose: UUID | None, purpose: Purpose, born: Mapping[UUID, int | None]) -> bool:
    """Of an address that is nobody's no year is told: the form that asked for the yes asks for that too."""
    return whose is None or is_old_enough(born[whose], purpose)


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
        at=await _moment(subject.id, purpose, yes.at),
    )


async def _moment(subject: UUID, purpose: Purpose, at: datetime) -> datetime:
    """When a yes of that moment was said: before a no of the same one, at whichever of the subjects that
    have the address."""
    is_contradicted: bool = await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM consent_subject own
                JOIN consent_subject other ON other.id = own.id
                    OR other.kind = own.kind AND lower(other.address) = lower(own.address)
                JOIN consent_entry e ON e.subject = other.id
            WHERE own.id = $1 AND e.purpose = $2 AND e.action = 'withdrawn' AND e.at = $3
        ) AND NOT EXISTS (
            SELECT FROM consent_entry
            WHERE subject = $1 AND purpose = $2 AND action = 'given' AND at = $3
        )
        """,
        subject, purpose.value, at,
    )  # fmt: skip
    return at - _BEFORE if is_contradicted else at


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


async def _take_no(
    house: House, told: Any, purposes: Sequence[Purpose], channel: str, *, origin: str | None
) -> list[Subject]:
    """A no is heard wherever it may be meant: at the address that was told, whosever it is, and at the
    customer's own. At an address that was left it is about what was said there (see `along`). The
    subjects that it is about."""
    data = await what_can_be_done(told)
    known = await customers.whose_proven(data.customer) if data.customer else None
    email = read_mail(data.email) if data.email else None
    its = await _of_who_have(email) if email else []
    await hold_of(known[0] if known else None, email, data.phone, *its)
    customer, found = await _whose(data, purposes)
    if customer is None and email is not None:
        customer = await customers.whose_shown(email)
    if customer is not None:
        found += await _own(customer, purposes, email)
    for kind in {ABOUT[each].kind for each in purposes}:
        if (address := _address(data, kind)) is not None:
            found += await _every(kind, address, customer)
    subjects = list({each.id: each for each in found}.values())
    await withdraw(subjects, purposes, channel, house.keys, at=told.occurred_at, origin=origin)
    return subjects


async def _of_who_have(email: str) -> list[str]:
    """All that those have now who have this address, or left it."""
    rows = await current().fetch(
        """
        SELECT customer FROM consent_subject
        WHERE kind = 'mail' AND lower(address) = lower($1) AND customer IS NOT NULL
        UNION SELECT id FROM customer WHERE lower(email) = lower($1)
        """,
        email,
    )
    return [address for row in rows for address in await addresses_of(row["customer"])]


async def _own(customer: UUID, purposes: Sequence[Purpose], email: str | None) -> list[Subject]:
    """The customer's own, but for their addresses where the word came from one that they had."""
    found = await all_of_customer(customer, purposes)
    mail = (await of_customer(customer, purposes)).get(Kind.MAIL)
    if mail is None or email is None or _same(mail.address, email):
        return found
    had_it: bool = await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM consent_subject
            WHERE customer = $1 AND kind = 'mail' AND lower(address) = lower($2)
        )
        """,
        customer, email,
    )  # fmt: skip
    return [each for each in found if each.kind is not Kind.MAIL or not had_it]


async def _every(kind: Kind, address: str, customer: UUID | None) -> list[Subject]:
    """All that have the address, and who left it: the customer who was named, or anybody where nobody has it
    now, for then the one who reads there may well be they."""
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE kind = $1 AND lower(address) = lower($2) AND (left_at IS NULL OR kind = 'mail' AND (
            customer = $3 OR NOT EXISTS (SELECT FROM customer WHERE lower(email) = lower($2))
        ))
        ORDER BY id
        """,
        kind.value, address, customer,
    )  # fmt: skip
    return await read([row["id"] for row in rows])
