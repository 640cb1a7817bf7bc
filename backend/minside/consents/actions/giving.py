"""Saying yes: by somebody who may, to a text that they saw, for one purpose each (S28 to S32, S40, S42)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from minside.consents import texts, words
from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.consents.texts import Wording
from minside.core import clock, phones
from minside.core.agreeing import Agreed
from minside.core.codes import Code
from minside.core.keys import Keyring
from minside.core.refusals import Refusal, Refused
from minside.core.scope import current
from minside.customers import actions as customers

from . import telling
from .ages import is_old_enough
from .doors import Door
from .ledger import Action, Said, append
from .shown import is_shown
from .subjects import Subject, beside, of_customer
from .withdrawing import as_they_are_now


class TextChanged(Refusal):
    """What was agreed to isn't the text of today: it is shown anew."""

    code = Code.STALE_VERSION


class BirthYearNeeded(Refusal):
    """Nobody knows how old the customer is."""

    code = Code.BIRTH_YEAR_NEEDED


class TooYoung(Refusal):
    """The customer isn't surely old enough before the year of `turning` so many years."""

    code = Code.TOO_YOUNG


class NotMobile(Refusal):
    """The customer's number is no telephone that gets an SMS."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *path: str) -> None:
        super().__init__(*path, reason=words.NOT_MOBILE.in_)


class NothingToReach(Refusal):
    """The customer has no address, or no number, that the purpose needs."""

    code = Code.NO_ADDRESS


async def give(
    customer: UUID,
    agreed: Sequence[Agreed],
    door: Door,
    keys: Keyring,
    *,
    says_year: bool = False,
) -> dict[Purpose, Action]:
    """The customer agrees to these texts. What became of each: `GIVEN`, or `ASKED` where a yes must
    come from the address itself first; those that were given already are left as they are.

    Raises `core.refusals.Refused` with `TextChanged`, `BirthYearNeeded`, `TooYoung`, `NotMobile` and
    `NothingToReach`, each with the place of what was agreed to, or where the form itself `says_year` what is
    wrong with that at the year.
    """
    profile = await customers.profile(customer)
    found = await of_customer(customer, [each.purpose for each in agreed])
    refusals = against(agreed, profile.birth_year, found, says_year=says_year)
    if refusals := refusals or _not_mobile(agreed, profile.phone):
        raise Refused(refusals)
    return await keep(agreed, found, door, keys)


def _not_mobile(agreed: Sequence[Agreed], phone: str | None) -> list[Refusal]:
    return [
        NotMobile("consents", str(place))
        for place, each in enumerate(agreed)
        if ABOUT[each.purpose].kind is Kind.SMS and not phones.gets_sms(phone or "")
    ]


async def agreed_at_registration(
    customer: UUID, agreed: Sequence[Agreed], at: datetime, keys: Keyring
) -> None:
    """What was ticked when registering, now that the address is known to be theirs; without what a text
    of since then asks anew, and what was taken back at that address since. It was said when it was ticked.
    Answers `hooks.agreed_at_registration`."""
    found = await of_customer(customer, [each.purpose for each in agreed])
    noes = await _noes_since(at, await as_they_are_now(list(found.values())))
    still = [each for each in agreed if _is_asked_still(each) and each.purpose.value not in noes]
    if still:
        await keep(still, found, Door.REGISTRATION, keys, at=at)


async def _noes_since(at: datetime, own: Sequence[Subject]) -> set[str]:
    """The purposes that were taken back since then, by whoever has the address."""
    heard = [*own, *await beside(own)]
    return {
        word
        for each in heard
        for word, held in each.said.items()
        if held.state == "withdrawn" and held.since >= at
    }


def _is_asked_still(agreed: Agreed) -> bool:
    found = texts.find(agreed.purpose, agreed.version, agreed.language)
    return found is not None and found.sha256 in texts.holding(agreed.purpose)


def agreed_rightly(agreed: Sequence[Agreed], birth_year: int | None) -> list[Refusal]:
    """What there is against it, of somebody who will have an e-mail address and nothing else. Of a year that
    hasn't come the form says so itself, and once: `customers.read_birth_year`. Answers `hooks.agreed_rightly`."""
    found = against(agreed, birth_year, {Kind.MAIL}, says_year=True)
    is_ahead = birth_year is not None and birth_year > clock.today().year
    return [each for each in found if not (is_ahead and isinstance(each, TooYoung))]


def against(
    agreed: Sequence[Agreed],
    birth_year: int | None,
    reached: Mapping[Kind, Subject] | set[Kind],
    *,
    says_year: bool = False,
) -> list[Refusal]:
    """What keeps somebody from agreeing, who can be `reached` so, each at its place and once: a year that
    is needed is needed for all boxes together, and one that the form says is wrong for all of them."""
    refusals = [
        _refusal(each, birth_year, set(reached), str(place), says_year)
        for place, each in enumerate(agreed)
    ]
    found = {(each.field, each.code): each for each in refusals if each is not None}
    return list(found.values())


def _refusal(
    each: Agreed, birth_year: int | None, reached: set[Kind], place: str, says_year: bool
) -> Refusal | None:
    about = ABOUT[each.purpose]
    if each.version != texts.latest(each.purpose, each.language).version:
        return TextChanged("consents", place)
    if about.youngest and birth_year is None:
        return BirthYearNeeded("birthYear")
    if not is_old_enough(birth_year, each.purpose):
        path = ("birthYear",) if says_year else ("consents", place)
        return TooYoung(*path, turning=about.youngest + 1)
    if about.kind not in reached:
        return NothingToReach("consents", place)
    return None


async def keep(
    agreed: Sequence[Agreed],
    found: Mapping[Kind, Subject],
    door: Door,
    keys: Keyring,
    *,
    at: datetime | None = None,
) -> dict[Purpose, Action]:
    """Write what may be agreed to; what became of each that wasn't given already. `at` is when it was said,
    where that isn't now."""
    subjects = {each.kind: each for each in await as_they_are_now(list(found.values()))}
    agreed = list({each.purpose: each for each in agreed}.values())
    said = [
        await _yes(subjects[ABOUT[each.purpose].kind], each, door, at)
        for each in agreed
        if not _holds(subjects[ABOUT[each.purpose].kind], each.purpose)
    ]
    if said:
        await keep_texts([wording(each) for each in agreed])
        numbers = await append(said, keys)
        await telling.tell(list(subjects.values()), said, numbers)
    return {Purpose(each.purpose): each.action for each in said}


def _holds(subject: Subject, purpose: Purpose) -> bool:
    held = subject.held.get(purpose.value)
    return held is not None and held.state == "given" and held.text_sha256 in texts.holding(purpose)


async def _yes(subject: Subject, agreed: Agreed, door: Door, at: datetime | None) -> Said:
    action = (
        Action.GIVEN if await is_shown(subject.kind, subject.customer, subject.id) else Action.ASKED
    )
    return said_of(subject, agreed, action, door, at)


def said_of(
    subject: Subject, agreed: Agreed, action: Action, door: Door, at: datetime | None = None
) -> Said:
    """A yes to this text, or the question whether it is one."""
    held = subject.held.get(agreed.purpose.value)
    return Said(
        subject.id,
        agreed.purpose.value,
        action,
        door.value,
        basis=ABOUT[agreed.purpose].basis,
        text_sha256=wording(agreed).sha256,
        cites=held.entry if held else None,
        at=at,
    )


def wording(agreed: Agreed) -> Wording:
    """The text that stood at the box."""
    found = texts.find(agreed.purpose, agreed.version, agreed.language)
    assert found is not None
    return found


async def keep_texts(wordings: Sequence[Wording]) -> None:
    """What was agreed to is kept with the ledger, whatever becomes of our files."""
    await current().fetch(
        """
        INSERT INTO consent_text (sha256, purpose, language, version, text)
        SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[], $4::smallint[], $5::text[])
        ON CONFLICT (sha256) DO NOTHING
        """,
        [each.sha256 for each in wordings], [each.purpose.value for each in wordings],
        [each.language.value for each in wordings], [each.version for each in wordings],
        [each.text for each in wordings],
    )  # fmt: skip
