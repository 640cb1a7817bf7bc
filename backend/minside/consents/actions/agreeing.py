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
from minside.core.language import Language
from minside.core.refusals import Refusal, Refused, Required
from minside.core.scope import current
from minside.customers import actions as customers
from minside.customers.actions import ProfileForm

from . import telling
from .asking import Reader, ask_by_mail, ask_by_sms, may_ask, next_question_at
from .doors import Door
from .giving import agreed_rightly, give, keep_texts, said_of, wording
from .ledger import Action, append
from .subjects import all_of_customer, beside, hold_subjects, of_customer, opened
from .withdrawing import as_they_are_now, hold_of, withdraw

MOST: Final = len(Purpose)
_OF_BROWSERS: Final = {each for each in Purpose if ABOUT[each].kind is Kind.BROWSER}


class NotAskedHere(Refusal):
    """A browser's choices aren't a customer's, and a form has each of its boxes once."""

    code = Code.INVALID


class AskedOften(Refusal):
    """The address, or the number, was asked as often as may be for now: what came there can be answered."""

    code = Code.NOT_POSSIBLE

    def __init__(self, kind: Kind, until: datetime) -> None:
        super().__init__("consents", reason=words.asked_often(kind, until).in_)


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
) -> None:
    """The customer ticked these boxes. Where the address must say so itself it is asked.

    The year is kept where nobody knew it. Raises `core.refusals.Refused` with what `give` raises and
    `NotAskedHere`; on Min Side, where one would wait for it, `AskedOften`; `core.idempotency.KeyReused`, `core.idempotency.BadKey`.
    """
    form = [[each.as_json() for each in boxes.agreed], boxes.birth_year]
    use = await once("consentGive", key, form, customer=customer)
    if use.earlier is not None:
        return
    if wrong := _misplaced(boxes.agreed, set(Purpose) - _OF_BROWSERS):
        raise Refused(wrong)
    await hold_subjects(customer)
    if boxes.birth_year is not None and (await customers.profile(customer)).birth_year is None:
        await customers.change(customer, ProfileForm(birth_year=boxes.birth_year))
    became = await give(customer, boxes.agreed, door, house.keys)
    asked = [purpose for purpose, action in became.items() if action is Action.ASKED]
    often = await _ask(house, customer, asked) if asked else []
    # Where something else was said besides, that holds, and what was asked before can be answered.
    if often and door is Door.MIN_SIDE and len(asked) == len(became) == len(often):
        raise often[0]
    await use.made(customer)


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


async def _ask(house: House, customer: UUID, purposes: Sequence[Purpose]) -> list[AskedOften]:
    """An address that was asked often enough isn't asked again; what was asked before can be answered."""
    often: list[AskedOften] = []
    profile = await customers.profile(customer)
    found = await of_customer(customer, purposes)
    for kind, subject in found.items():
        address = subject.address
        if address is None:
            continue
        if not await may_ask(kind, address, customer, house.keys):
            until = await next_question_at(kind, address, customer, house.keys)
            often.append(AskedOften(kind, until))
            continue
        reader = Reader(subject.id, customer, address, profile.language, profile.first_name or "")
        if kind is Kind.SMS:
            await ask_by_sms(house, reader)
        else:
            await ask_by_mail(house, reader, [p for p in purposes if ABOUT[p].kind is kind])
    return often


async def retract(
    house: House, customer: UUID, purposes: Sequence[Purpose], *, key: str | None = None
) -> None:
    """The customer takes these back, or objects, on Min Side; also what was agreed to at their address by
    nobody whom we know: that is sent there too. Raises `NotAskedHere`, `Required`,
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
    await hold_of(customer)
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
    reader = Reader(subject.id, None, email, language)
    await ask_by_mail(house, reader, [each.purpose for each in agreed])
