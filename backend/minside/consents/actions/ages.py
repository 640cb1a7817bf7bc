"""How old one must be to say yes, and who is known not to be (S5, decision 0021)."""

from collections.abc import Sequence
from datetime import datetime

from minside.consents.purposes import ABOUT, Purpose
from minside.core import clock
from minside.core.scope import current

from .ledger import Action, Said


def is_old_enough(birth_year: int | None, purpose: Purpose, at: datetime | None = None) -> bool:
    """Whether somebody born that year had surely had the birthday at that moment, or has now: only the year is
    known (S5)."""
    if not ABOUT[purpose].youngest:
        return True
    return birth_year is not None and birth_year <= _last_year(purpose, at)


def _last_year(purpose: Purpose, at: datetime | None) -> int:
    """The last one that somebody may be born in who says yes at that moment, or now."""
    return (at or clock.now()).astimezone(clock.OSLO).year - ABOUT[purpose].youngest - 1


async def of_age(said: Sequence[Said]) -> list[Said]:
    """Without each yes of who is known to be too young as it is written, whatever was known when they were
    asked: by the customer's own year; of an address or number that is nobody's by that of the oldest who is
    said to have it, where the worker asks, who sees that; the web has the worker look (`follow_address`). Each
    door that takes a yes goes through here."""
    asked = [each for each in said if _has_an_age(each)]
    if not asked:
        return list(said)
    rows = await current().fetch(
        "SELECT * FROM consent_too_young($1, $2) AS is_too_young",
        [each.subject for each in asked],
        [_last_year(Purpose(each.purpose), each.at) for each in asked],
    )
    # By place: two may be equal in all but that.
    young = {id(each) for each, row in zip(asked, rows, strict=True) if row["is_too_young"]}
    return [each for each in said if id(each) not in young]


def _has_an_age(said: Said) -> bool:
    return said.action is Action.GIVEN and ABOUT[Purpose(said.purpose)].youngest > 0
