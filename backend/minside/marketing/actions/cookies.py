"""What may be put in this browser, and what its owner chose (S16, S20)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

import msgspec

from minside.consents import actions as consents
from minside.consents import texts
from minside.core import clock, throttle
from minside.core.codes import Code
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.refusals import Refusal, Required
from minside.core.scope import current
from minside.core.throttle import Limit
from minside.marketing.cookies import CHOICE_DAYS, KEPT, PURPOSES, Category

CHOICES: Final = Limit(attempts=60, window=timedelta(hours=1))
_SIGNED: Final = "cookie choices"


class PageChanged(Refusal):
    """What was answered isn't what the page says now: it is shown anew."""

    code = Code.STALE_VERSION


class NotAsked(Refusal):
    """Nothing of the kind is in use, or it is necessary: there is nothing to say yes or no to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, to which version of the page, on which day in Oslo. No hour: it would tell
    one browser from another."""

    version: str
    answers: Mapping[Category, bool]
    day: date

    @property
    def holds_until(self) -> date:
        return self.day + timedelta(days=CHOICE_DAYS)


def in_use(house: House) -> list[Category]:
    """The categories that are switched on. Min Side has nothing for marketing, so that never is."""
    return [
        Category.NECESSARY,
        *([Category.STATISTICS] if house.settings.statistics else []),
    ]


def to_choose(house: House) -> list[Category]:
    """What needs a yes: all that is in use and isn't necessary."""
    return [each for each in in_use(house) if each is not Category.NECESSARY]


def version(house: House) -> str:
    """Of the page about cookies, 12 characters: another one as soon as anything on it is another."""
    kept = [
        [each.name(house), each.place.value, each.category.value, each.purpose, each.lasts,
         each.readers, each.seconds]
        for each in KEPT
    ]  # fmt: skip
    asked = [
        texts.latest(PURPOSES[each], language).sha256
        for each in to_choose(house)
        for language in Language
    ]
    return sha256(msgspec.json.encode([kept, asked])).hexdigest()[:12]


def chosen(cookie: str | None, house: House) -> Choice | None:
    """The choice that the browser holds; None where it holds none of ours, or one that is over: of
    another version of the page, or older than it may be."""
    choice = _read(cookie, house.keys) if cookie else None
    if choice is None or choice.version != version(house):
        return None
    return choice if choice.day <= clock.today() < choice.holds_until else None


def agreed(cookie: str | None, category: Category, house: House) -> bool:
    """Whether there is a yes to it that holds."""
    choice = chosen(cookie, house)
    return choice is not None and choice.answers.get(category, False) and category in in_use(house)


async def choose(
    seen: str,
    said: Sequence[tuple[Category, bool]],
    held: Choice | None,
    *,
    language: Language,
    door: consents.Door,
    address_block: str,
    house: House,
) -> Choice:
    """The choice of this browser from now on: what is `said`, and of the rest what it `held`.

    `seen` is the version of the page that was answered. Raises `PageChanged`, `NotAsked`,
    `core.refusals.Required` where nothing is said, and `core.throttle.Throttled` for a yes. A no is
    never refused: it is the browser's own cookie that says it.
    """
    answers = _checked(seen, said, house)
    is_yes = any(answers.values())
    refusal = await _brake(is_yes, address_block, house.keys)
    if refusal and is_yes:
        raise refusal
    if refusal is None:
        purposes = {PURPOSES[category]: accepted for category, accepted in answers.items()}
        await consents.choose(purposes, language, door, house.keys)
    return Choice(seen, {**(held.answers if held else {}), **answers}, clock.today())


def _checked(
    seen: str, said: Sequence[tuple[Category, bool]], house: House
) -> dict[Category, bool]:
    if seen != version(house):
        raise PageChanged("version")
    if not said:
        raise Required("choices")
    for place, (category, _) in enumerate(said):
        if category not in to_choose(house):
            raise NotAsked("choices", str(place), "category")
    return dict(said)


async def _brake(is_yes: bool, address_block: str, keys: Keyring) -> Refusal | None:
    """Each choice is an entry of the ledger, which is written one by one: a yes waits, and of more noes
    than this no entry is needed, for nothing rests on them. They are counted apart, so that no no keeps
    a neighbour's yes waiting. Counted with what it counts: a yes that is refused isn't counted anyway."""
    word = "cookie choices network" if is_yes else "cookie noes network"
    bucket = keys.fingerprint(word, address_block)
    return (await throttle.take(current(), bucket, CHOICES)).refusal


def written(choice: Choice, keys: Keyring) -> str:
    """The choice as its cookie holds it: the same text for all who chose the same that day."""
    answers = "&".join(
        f"{category.value}={'yes' if accepted else 'no'}"
        for category, accepted in sorted(choice.answers.items(), key=lambda each: each[0].value)
    )
    said = f"{choice.version}.{answers}.{choice.day.isoformat()}"
    signature = urlsafe_b64encode(keys.sign(_SIGNED, said.encode())).decode().rstrip("=")
    return f"{said}.{signature}"


def _read(cookie: str, keys: Keyring) -> Choice | None:
    """Whatever isn't signed by us isn't looked at."""
    said, _, signature = cookie.rpartition(".")
    try:
        signed = urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
        if not keys.is_signed(_SIGNED, said.encode(), signed):
            return None
    except ValueError:
        return None
    version, answers, day = said.split(".")
    pairs = (each.partition("=") for each in answers.split("&"))
    return Choice(
        version,
        {Category(name): answer == "yes" for name, _, answer in pairs},
        date.fromisoformat(day),
    )
