"""What others tell of consents: the shop what it knew before, the newsletter tool what is said there.

In any order and any number of times: each says when it was said, and what was said last holds. Whoever
told isn't told back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from minside.consents import texts
from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.intake import Intake
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.refusals import Refused
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from . import telling
from .by_staff import HELPDESK
from .carrying import COMPLAINED, contact_changed
from .giving import is_old_enough, keep_texts
from .ledger import Action, Said, append
from .subjects import Subject, of_customer, read
from .withdrawing import as_they_are_now, hold_of, not_yet_written, withdraw

WORDS: Final[dict[str, tuple[Purpose, ...]]] = {
    **{each.value: (each,) for each in Purpose if ABOUT[each].kind is not Kind.BROWSER},
    "newsletter": NEWSLETTER,
    "newsletter_email": NEWSLETTER,
    "email": NEWSLETTER,
    "newsletter_sms": (Purpose.SMS,),
}
"""What others call our purposes."""
LONGEST_CHANNEL: Final = 60
SMS_COMPLAINED: Final = "tool/sms_complaint"
UNKNOWN_PURPOSE: Final = "a consent for a purpose that isn't among ours"
NO_EVIDENCE: Final = (
    "a consent without its text, moment or channel is none: nothing is in force by it"
)
NO_ADDRESS: Final = (
    "a consent for which there is no address, number or customer: nothing is in force"
)
TOO_YOUNG: Final = "a consent of somebody who is too young for it: nothing is in force by it"
NOT_PROVEN: Final = (
    "a consent of a number that is an account's by its e-mail address alone: it counts for that address"
    " and nothing else"
)
# Of a yes and a no that were told for one moment the no is later, whichever came first.
_BEFORE: Final = timedelta(microseconds=1)
# No shop of ours asked anybody before.
_NOT_BEFORE: Final = 1990
_ADDRESS_OF: Final = {Kind.MAIL: "email", Kind.SMS: "phone"}


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
    purposes = [each for each in _purposes(said.purpose) if is_proven or _is_mail(each)]
    if not purposes:
        return NOT_PROVEN
    channel = _channel("shop", said.channel or "import")
    await hold_of(customer)
    found = list((await of_customer(customer, purposes)).values())
    if not said.given:
        at = min(said.at or told.occurred_at, told.occurred_at)
        await withdraw(found, purposes, channel, house.keys, at=at, origin=_origin(told))
        return None
    if not _is_proof(said, told.occurred_at):
        return NO_EVIDENCE
    yes = Yes(purposes, channel, said.at, said.purpose, said.text)
    return await _take_yes(yes, customer, found, house.keys, _origin(told))


def _is_proof(said: Any, told_at: datetime) -> bool:
    """Nothing was agreed to after it was told."""
    has_words = bool(said.text and said.text.strip() and said.channel and said.channel.strip())
    return has_words and said.at is not None and said.at <= told_at and said.at.year > _NOT_BEFORE


async def given(house: House, told: Any) -> str | None:
    """Somebody said yes through the tool's own form. Raises `events.Unknown`,
    `events.CannotBeHandled`."""
    purposes = _purposes(told.data.purpose)
    customer, found = await _whose(told.data, purposes)
    yes = Yes(
        purposes,
        _channel("tool", told.data.channel),
        told.occurred_at,
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
    purposes = _purposes(told.data.purpose)
    channel = _channel("tool", told.data.channel)
    await _take_no(house, told, purposes, channel, origin=_origin(told))
    return None


async def complained(house: House, told: Any) -> str | None:
    """Somebody marked a message as spam, which says "stop", whatever kind it was of: others seldom tell us
    that, and who is sent another kind tomorrow wasn't heard. So all marketing to the mailbox ends, the
    reminder of a cart too where its customer is known or becomes so; where only a number was told, all by
    SMS. Order mail goes on. The tool hears what ended by it, which it can't know. Raises
    `events.Unknown`."""
    is_sms = told.data.phone is not None and told.data.email is None
    if is_sms:
        await _take_no(house, told, [Purpose.SMS], SMS_COMPLAINED, origin=None)
        return None
    subjects = await _take_no(house, told, NEWSLETTER, COMPLAINED, origin=None)
    has = await customers.find_by_email(told.data.email) if told.data.email else None
    whose = {each.customer for each in subjects} | {has.id if has else None}
    for customer in sorted(each for each in whose if each is not None):
        await contact_changed(customer)
    return None


def _purposes(called: str) -> Sequence[Purpose]:
    """Raises `events.CannotBeHandled`: what isn't understood may be a no."""
    found = WORDS.get(called.strip().lower())
    if found is None:
        raise events.CannotBeHandled(UNKNOWN_PURPOSE)
    return found


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
        return list((await of_customer(owner, purposes)).values())
    id = await current().fetchval(
        "SELECT consent_subject_at($1, $2, $3)", kind.value, address, clock.now()
    )
    return await read([id])


def _address(data: Any, kind: Kind) -> str | None:
    """Raises `events.CannotBeHandled` for what no mail can be sent to."""
    raw = getattr(data, _ADDRESS_OF[kind]) if kind in _ADDRESS_OF else None
    if raw is None or kind is Kind.SMS:
        return raw
    intake = Intake()
    email = customers.read_email(intake, "email", value=raw)
    try:
        intake.close()
    except Refused:
        raise events.CannotBeHandled("no e-mail address that mail can be sent to") from None
    return email


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.lower() == other.lower()


async def _take_yes(
    yes: Yes, customer: UUID | None, found: Sequence[Subject], keys: Keyring, origin: str
) -> str | None:
    """Write it; what there is to say to the operator of what isn't."""
    if not found:
        return NO_ADDRESS
    born = (await customers.profile(customer)).birth_year if customer else None
    young = [each for each in yes.purposes if born is not None and not is_old_enough(born, each)]
    digest = await _keep_text(yes)
    said = [
        await _said(subject, purpose, yes, digest)
        for subject in await as_they_are_now(found)
        for purpose in yes.purposes
        if ABOUT[purpose].kind is subject.kind and purpose not in young
    ]
    if said := await not_yet_written(said):
        await telling.tell(found, said, await append(said, keys), origin=origin)
    return TOO_YOUNG if young else None


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
    """The hash of the words, which are kept as they were told."""
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
    data = told.data
    known = await customers.whose_proven(data.customer) if data.customer else None
    its = await _of_who_left(data.email) if data.email else []
    await hold_of(known[0] if known else None, data.email, data.phone, *its)
    customer, found = await _whose(data, purposes)
    if customer is not None:
        found += await _own(customer, purposes, data.email)
    for kind in {ABOUT[each].kind for each in purposes}:
        if (address := _address(data, kind)) is not None:
            found += await _every(kind, address, customer)
    subjects = list({each.id: each for each in found}.values())
    await withdraw(subjects, purposes, channel, house.keys, at=told.occurred_at, origin=origin)
    return subjects


async def _of_who_left(email: str) -> list[str | None]:
    """What those have now who left this address."""
    rows = await current().fetch(
        """
        SELECT k.email FROM consent_subject s JOIN customer k ON k.id = s.customer
        WHERE s.kind = 'mail' AND lower(s.address) = lower($1) AND s.left_at IS NOT NULL
        """,
        email,
    )
    return [row["email"] for row in rows]


async def _own(customer: UUID, purposes: Sequence[Purpose], email: str | None) -> list[Subject]:
    """The customer's own of now, but for their address where the word came from one that they had."""
    found = await of_customer(customer, purposes)
    mail = found.get(Kind.MAIL)
    if mail is None or email is None or _same(mail.address, email):
        return list(found.values())
    had_it: bool = await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM consent_subject
            WHERE customer = $1 AND kind = 'mail' AND lower(address) = lower($2)
        )
        """,
        customer, email,
    )  # fmt: skip
    return [each for each in found.values() if each is not mail or not had_it]


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
