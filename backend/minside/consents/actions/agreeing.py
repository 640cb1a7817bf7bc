"""What a form does with its ticked boxes: a customer's, and somebody's who has no account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from minside.auth.actions import brakes
from minside.consents import words
from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core import clock
from minside.core.agreeing import Agreed
from minside.core.codes import Code
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.language import Language, Text
from minside.core.refusals import Refusal, Refused, Required
from minside.core.scope import current
from minside.customers import actions as customers
from minside.customers.actions import ProfileForm

from . import telling
from .asking import Reader, ask_by_mail, ask_by_sms, may_ask, next_question_at
from .doors import Door
from .giving import agreed_rightly, give, keep_texts, said_of, wording
from .ledger import Action, append
from .moving import look_first
from .standing import State, standings
from .subjects import Subject, all_of_customer, beside, hold_address, of_customer, opened, read
from .waiting import is_asked_already, waiting
from .withdrawing import as_they_are_now, hold_of, withdraw

MOST: Final = len(Purpose)
_OF_BROWSERS: Final = {each for each in Purpose if ABOUT[each].kind is Kind.BROWSER}


class NotAskedHere(Refusal):
    """A browser's choices aren't a customer's, and a form has each of its boxes once."""

    code = Code.INVALID


class AddressChanged(Refusal):
    """The customer's e-mail address became another while this waited: whoever said it may not be who has the account
    now, and saw another address."""

    code = Code.NOT_POSSIBLE

    def __init__(self) -> None:
        reason = Text(
            "E-postadressen på kontoen ble endret akkurat nå. Last siden på nytt og velg igjen.",
            "The account's e-mail address was changed just now. Reload the page and choose again.",
        )
        super().__init__(reason=reason.in_)


class AskedOften(Refusal):
    """The address, or the number, was asked as often as may be for now. Where all of this was asked for
    before (`waits`), what came there can be answered."""

    code = Code.NOT_POSSIBLE

    def __init__(self, kind: Kind, until: datetime, *, waits: bool) -> None:
        reason = words.asked_often(kind, until) if waits else words.not_asked(kind, until)
        super().__init__("consents", reason=reason.in_)


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes that were ticked on one form; `birth_year` where the form asked for it."""

    agreed: Sequence[Agreed]
    birth_year: int | None = None


async def agree(
    house: House,
    customer: UUID,
    boxes: Boxes,
    door: Door,
    *,
    key: str | None = None,
) -> bool | None:
    """The customer ticked these boxes. Where the address must say so itself it is asked, but where a question
    lies there already whose answer is about this too. Whether one was sent; None where the form came before.

    The year is kept where nobody knew it. Raises `core.refusals.Refused` with what `give` raises and
    `NotAskedHere`; `AddressChanged`; on Min Side, where one would wait for it, `AskedOften`;
    `core.idempotency.KeyReused`, `core.idempotency.BadKey`.
    """
    form = [[each.as_json() for each in boxes.agreed], boxes.birth_year]
    use = await once("consentGive", key, form, customer=customer)
    if use.earlier is not None:
        return None
    if wrong := _misplaced(boxes.agreed, set(Purpose) - _OF_BROWSERS):
        raise Refused(wrong)
    address = (await customers.profile(customer)).email
    await look_first([customer], house.keys)
    await _is_still_theirs(customer, address)
    says_year = (
        boxes.birth_year is not None and (await customers.profile(customer)).birth_year is None
    )
    if says_year:
        await customers.change(customer, ProfileForm(birth_year=boxes.birth_year))
    before = await _waiting(customer)
    became = await give(customer, boxes.agreed, door, house.keys, says_year=says_year)
    asked = [purpose for purpose, action in became.items() if action is Action.ASKED]
    questions = [q for q in await _questions(customer, asked) if await _is_needed(q, before)]
    often = [each for each in questions if not await _ask(house, customer, each)]
    # On Min Side nothing waits for an answer that can't be given; elsewhere it can be asked again there.
    if often and door is Door.MIN_SIDE:
        raise await _asked_often(house, customer, often[0], before)
    await use.made(customer)
    return len(questions) > len(often)


async def _is_still_theirs(customer: UUID, address: str | None) -> None:
    """And stays so until all is written. Raises `AddressChanged`."""
    if await hold_address(customer) != address:
        raise AddressChanged


async def _waiting(customer: UUID) -> set[Purpose]:
    """What waits for an answer already."""
    return {each.purpose for each in await standings(customer) if each.state is State.ASKED}


def _misplaced(agreed: Sequence[Agreed], offered: set[Purpose]) -> list[Refusal]:
    """What isn't among what the form has."""
    if not agreed:
        return [Required("consents")]
    if len(agreed) > MOST:
        return [NotAskedHere("consents")]
    return [
        NotAskedHere("consents", str(place))
        for place, each in enumerate(agreed)
        if each.purpose not in offered
    ]


@dataclass(frozen=True, slots=True)
class _Question:
    """Whom to ask about these; all that waits there is asked about with them."""

    subject: Subject
    address: str
    purposes: Sequence[Purpose]


async def _questions(customer: UUID, asked: Sequence[Purpose]) -> list[_Question]:
    """One for each address or number that must say yes itself."""
    found = await of_customer(customer, asked) if asked else {}
    return [
        _Question(each, each.address, [p for p in asked if ABOUT[p].kind is kind])
        for kind, each in found.items()
        if each.address is not None
    ]


async def _is_needed(question: _Question, before: set[Purpose]) -> bool:
    """Whoever says it again wants another."""
    is_again = not before.isdisjoint(question.purposes)
    return is_again or not await is_asked_already(question.subject)


async def _ask(house: House, customer: UUID, question: _Question) -> bool:
    """Whether it was asked: an address that was often enough isn't again."""
    subject = question.subject
    if not await may_ask(subject.kind, question.address, customer, house.keys):
        return False
    profile = await customers.profile(customer)
    name = profile.first_name or ""
    reader = Reader(subject.id, customer, question.address, profile.language, name)
    if subject.kind is Kind.SMS:
        await ask_by_sms(house, reader)
    else:
        await ask_by_mail(house, reader, waiting(subject))
    return True


async def _asked_often(
    house: House, customer: UUID, question: _Question, before: set[Purpose]
) -> AskedOften:
    kind = question.subject.kind
    until = await next_question_at(kind, question.address, customer, house.keys)
    return AskedOften(kind, until, waits=before.issuperset(question.purposes))


async def retract(
    house: House, customer: UUID, purposes: Sequence[Purpose], *, key: str | None = None
) -> None:
    """The customer takes these back, or objects, on Min Side; also what was agreed to at their address by
    nobody whom we know: that is sent there too. Raises `NotAskedHere`, `Required`, `AddressChanged`,
    `core.idempotency.KeyReused`, `BadKey`."""
    form = sorted(each.value for each in purposes)
    use = await once("consentWithdraw", key, form, customer=customer)
    if use.earlier is not None:
        return
    if not purposes:
        raise Required("purposes")
    wrong = [NotAskedHere("purposes", str(n)) for n, p in enumerate(purposes) if p in _OF_BROWSERS]
    if wrong:
        raise Refused(wrong)
    address = (await customers.profile(customer)).email
    await look_first([customer], house.keys)
    await hold_of(customer)
    await _is_still_theirs(customer, address)
    asked = list(dict.fromkeys(purposes))
    found = await all_of_customer(customer, asked)
    await withdraw(found, asked, Door.MIN_SIDE.value, house.keys)
    nobodys = [each for each in await beside(found) if each.customer is None]
    for each in nobodys:
        await opened(each.id)
        await withdraw([each], asked, Door.MIN_SIDE.value, house.keys)
    await use.made(customer)


async def request_newsletter(
    house: House,
    email: str,
    boxes: Boxes,
    language: Language,
    *,
    address_block: str,
) -> str:
    """Somebody wants the newsletter at this address, with or without an account; the address, as it is
    kept. Nothing is sent there but the question whether it was they. The year they were born says whether
    they may, and is kept nowhere.

    What it does is the same whoever lives there, and whatever they said before. Raises
    `core.refusals.Refused`, `core.throttle.Throttled`.
    """
    intake = Intake()
    kept = customers.read_email(intake, "email", value=email)
    born = customers.read_birth_year(intake, boxes.birth_year)
    for refusal in _misplaced(boxes.agreed, set(NEWSLETTER)) or agreed_rightly(boxes.agreed, born):
        intake.note(refusal)
    intake.close()
    if await brakes.may_mail("newsletter", kept, address_block, house.keys):
        await _ask_of_address(house, kept, boxes.agreed, language)
    return kept


async def _ask_of_address(
    house: House, email: str, agreed: Sequence[Agreed], language: Language
) -> None:
    id = await current().fetchval(
        "SELECT consent_subject_at($1, $2, $3)", Kind.MAIL.value, email, clock.now()
    )
    subject = await opened(id)
    assert subject is not None
    [subject] = await as_they_are_now([subject])
    agreed = list({each.purpose: each for each in agreed}.values())
    said = [said_of(subject, each, Action.ASKED, Door.SIGN_UP) for each in agreed]
    await keep_texts([wording(each) for each in agreed])
    await telling.tell([subject], said, await append(said, house.keys))
    [subject] = await read([subject.id])
    asked = {each.purpose for each in agreed} | set(waiting(subject))
    reader = Reader(subject.id, None, email, language)
    await ask_by_mail(house, reader, [each for each in Purpose if each in asked])
