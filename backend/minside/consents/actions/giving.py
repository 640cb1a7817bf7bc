"""Saying yes: by somebody who may, to a text that they saw, for one purpose each (S28 to S32, S40, S42)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from minside.consents import texts
from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.consents.texts import Wording
from minside.core import clock
from minside.core.codes import Code
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.refusals import Refusal, Refused
from minside.core.scope import current
from minside.customers import actions as customers
from minside.customers.actions import Profile

from . import telling
from .doors import Door
from .ledger import Action, Said, append
from .subjects import Subject, of_customer
from .withdrawing import as_they_are_now, moment_after


class TextChanged(Refusal):
    """What was agreed to isn't the text of today: it is shown anew."""

    code = Code.STALE_VERSION


class BirthYearNeeded(Refusal):
    """Nobody knows how old the customer is."""

    code = Code.BIRTH_YEAR_NEEDED


class TooYoung(Refusal):
    """The customer isn't surely `youngest` yet."""

    code = Code.TOO_YOUNG


class NothingToReach(Refusal):
    """The customer has no address, or no number, that the purpose needs."""

    code = Code.NO_ADDRESS


@dataclass(frozen=True, slots=True)
class Agreed:
    """A box that was ticked: which purpose, and which text stood there."""

    purpose: Purpose
    version: int
    language: Language


async def give(
    customer: UUID, agreed: Sequence[Agreed], door: Door, keys: Keyring
) -> dict[Purpose, Action]:
    """The customer agrees to these texts. What became of each: `GIVEN`, or `ASKED` where a yes must
    come from the address itself first; those that were given already are left as they are.

    Raises `core.refusals.Refused` with `TextChanged`, `BirthYearNeeded`, `TooYoung` and
    `NothingToReach`, each with the place of what was agreed to.
    """
    profile = await customers.profile(customer)
    found = await of_customer(customer, [each.purpose for each in agreed])
    _check(agreed, profile, found)
    subjects = {each.kind: each for each in await as_they_are_now(list(found.values()))}
    said = [
        await _yes(subjects[ABOUT[each.purpose].kind], each, door)
        for each in agreed
        if not _holds(subjects[ABOUT[each.purpose].kind], each.purpose)
    ]
    if said:
        await keep_texts([_wording(each) for each in agreed])
        await append(said, keys)
        await telling.tell(list(subjects.values()), said)
    return {Purpose(each.purpose): each.action for each in said}


def _check(agreed: Sequence[Agreed], profile: Profile, found: dict[Kind, Subject]) -> None:
    refusals = [
        refusal
        for place, each in enumerate(agreed)
        if (refusal := _refusal(each, profile, found, str(place))) is not None
    ]
    if refusals:
        raise Refused(refusals)


def _refusal(
    each: Agreed, profile: Profile, found: dict[Kind, Subject], place: str
) -> Refusal | None:
    about = ABOUT[each.purpose]
    if each.version != texts.latest(each.purpose, each.language).version:
        return TextChanged("consents", place)
    if about.youngest and profile.birth_year is None:
        return BirthYearNeeded("birthYear")
    if not is_old_enough(profile.birth_year, each.purpose):
        return TooYoung("consents", place, youngest=about.youngest)
    if about.kind not in found:
        return NothingToReach("consents", place)
    return None


def is_old_enough(birth_year: int | None, purpose: Purpose) -> bool:
    """Whether somebody born that year has surely had the birthday: only the year is known (S5)."""
    youngest = ABOUT[purpose].youngest
    if not youngest:
        return True
    return birth_year is not None and clock.today().year - birth_year - 1 >= youngest


def _holds(subject: Subject, purpose: Purpose) -> bool:
    held = subject.held.get(purpose.value)
    return held is not None and held.state == "given" and held.text_sha256 in texts.holding(purpose)


async def _yes(subject: Subject, agreed: Agreed, door: Door) -> Said:
    held = subject.held.get(agreed.purpose.value)
    return Said(
        subject.id,
        agreed.purpose.value,
        Action.GIVEN if await _is_shown(subject) else Action.ASKED,
        door.value,
        basis=ABOUT[agreed.purpose].basis,
        text_sha256=_wording(agreed).sha256,
        cites=held.entry if held else None,
        at=moment_after(held.since if held else None),
    )


async def _is_shown(subject: Subject) -> bool:
    """Whether the address is known to be the customer's: who only wrote it there may have written
    another's."""
    if subject.kind is Kind.MAIL:
        return await current().fetchval(
            "SELECT email_verified_at IS NOT NULL FROM customer WHERE id = $1", subject.customer
        )
    if subject.kind is Kind.SMS:
        return await current().fetchval(
            "SELECT EXISTS (SELECT FROM consent_entry WHERE subject = $1 AND action = 'given')",
            subject.id,
        )
    return True


def _wording(agreed: Agreed) -> Wording:
    return texts.latest(agreed.purpose, agreed.language)


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
