"""What a customer sees of their consents: how each stands, what they agreed to, and what can be done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from minside.consents import texts, words
from minside.consents.differences import Part, differences
from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.consents.texts import Wording
from minside.core import phones
from minside.core.allowance import Allowance
from minside.core.language import Language
from minside.core.personal import Basis
from minside.core.scope import current
from minside.customers import actions as customers
from minside.customers.actions import Profile

from .ages import is_old_enough
from .shown import shown_by_now
from .standing import Standing, State, given_beside, standings
from .timeline import left_behind


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it was agreed to; `version` is None where it isn't ours."""

    text: str
    version: int | None
    language: Language | None

    @classmethod
    def ours(cls, wording: Wording) -> "Words":
        return cls(wording.text, wording.version, wording.language)

    @property
    def label(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.text.splitlines()[1:] if line.strip()]


@dataclass(frozen=True, slots=True)
class Shown:
    """One purpose of a customer's. `address` is what it goes to, `agreed` the text that the entry rests
    on, `needs_birth_year` that a yes takes it, `is_too_young` that the year which is known keeps them from it;
    `is_elsewhere` that one was said for an address or number of before, and nothing since; `is_shown` of what
    waits that the address is known by now to be theirs."""

    customer: UUID
    standing: Standing
    address: str | None
    agreed: Words | None
    needs_birth_year: bool
    is_too_young: bool
    is_elsewhere: bool
    is_shown: bool
    can_give: Allowance
    can_withdraw: Allowance

    @property
    def purpose(self) -> Purpose:
        return self.standing.purpose

    @property
    def is_by_interest(self) -> bool:
        """Whether it holds until somebody objects."""
        return ABOUT[self.purpose].basis is Basis.LEGITIMATE_INTEREST


async def overview(customer: UUID) -> list[Shown]:
    """Every purpose but the browser's, in their order."""
    profile = await customers.profile(customer)
    found = await standings(customer)
    agreed = await words_of([each.text_sha256 for each in found if each.text_sha256 is not None])
    left = await left_behind(customer)
    beside = await given_beside(customer)
    shown = await shown_by_now(customer, found)
    return [_shown(each, profile, agreed, left, beside, shown) for each in found]


async def waits_at(customer: UUID, purposes: Collection[Purpose]) -> str | None:
    """The address that must say yes to one of these itself; None where none waits."""
    found = await overview(customer)
    waiting = [e for e in found if e.purpose in purposes and e.standing.state is State.ASKED]
    return waiting[0].address if waiting else None


def _shown(
    standing: Standing,
    profile: Profile,
    agreed: Mapping[bytes, Words],
    left: Collection[Purpose],
    beside: Collection[Purpose],
    shown: Collection[Kind],
) -> Shown:
    about = ABOUT[standing.purpose]
    return Shown(
        profile.id,
        standing,
        _address(about.kind, profile),
        agreed.get(standing.text_sha256 or b""),
        bool(about.youngest) and profile.birth_year is None,
        _is_too_young(standing, profile),
        standing.state is State.NEVER and standing.purpose in left,
        standing.state is State.ASKED and about.kind in shown,
        _can_give(standing, profile),
        _can_withdraw(standing, beside),
    )


def _address(kind: Kind, profile: Profile) -> str | None:
    return {Kind.MAIL: profile.email, Kind.SMS: profile.phone}.get(kind)


def _can_give(standing: Standing, profile: Profile) -> Allowance:
    about = ABOUT[standing.purpose]
    if standing.in_force:
        by_interest = about.basis is Basis.LEGITIMATE_INTEREST
        return Allowance(words.IS_ON if by_interest else words.IS_GIVEN)
    if about.kind is Kind.MAIL and profile.email is None:
        return Allowance(words.NO_MAIL)
    if about.kind is Kind.SMS and profile.phone is None:
        return Allowance(words.NO_PHONE)
    if about.kind is Kind.SMS and not phones.gets_sms(profile.phone or ""):
        return Allowance(words.NOT_MOBILE)
    if _is_too_young(standing, profile):
        return Allowance(words.too_young(about.youngest))
    return Allowance()


def _is_too_young(standing: Standing, profile: Profile) -> bool:
    born = profile.birth_year
    return born is not None and not is_old_enough(born, standing.purpose)


def _can_withdraw(standing: Standing, beside: Collection[Purpose]) -> Allowance:
    """Also a yes that waits for the address, or for a new text; and where their answer is a no, what may be
    sent there all the same."""
    open = standing.in_force or standing.state in (State.ASKED, State.OUTDATED)
    return Allowance() if open or standing.purpose in beside else Allowance(words.ISNT_GIVEN)


async def words_of(digests: Sequence[bytes]) -> dict[bytes, Words]:
    """The texts of these hashes, as they are kept beside the ledger."""
    rows = await current().fetch(
        "SELECT sha256, text, version, language FROM consent_text WHERE sha256 = ANY($1)",
        list(digests),
    )
    return {row["sha256"]: _read(row) for row in rows}


def _read(row: Any) -> Words:
    language = Language(row["language"]) if row["language"] else None
    return Words(row["text"], row["version"], language)


def todays(purpose: Purpose, language: Language) -> Words:
    """The text that is asked about today."""
    return Words.ours(texts.latest(purpose, language))


def difference(shown: Shown) -> list[Part] | None:
    """What changed since the version that was agreed to; None where it is today's, or isn't ours."""
    before = shown.agreed
    if before is None or before.version is None or before.language is None:
        return None
    after = todays(shown.purpose, before.language)
    return None if after.version == before.version else differences(before.text, after.text)


def version_of(digest: bytes | None) -> int | None:
    """Which of our versions it is; None for a text of others."""
    ours = texts.by_hash(digest) if digest else None
    return ours.version if ours else None
