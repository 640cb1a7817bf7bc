"""Whether a pet may eat a product, by what is said of its contents."""

from collections.abc import Collection, Iterable
from typing import Final

from minside.catalogue.actions import Fact

_NAMES: Final = frozenset(
    {"ingredienser", "sammensetning", "innhold", "ingredients", "composition", "contents"}
)


def contents_of(facts: Iterable[Fact]) -> str | None:
    """What a product says that it is made of; None where it says nothing."""
    said = [fact.value for fact in facts if fact.name.strip().casefold() in _NAMES]
    return ", ".join(said) or None


def may_eat(contents: str | None, avoids: Collection[str]) -> bool:
    """Nothing of what the pets avoid is in it. Of what nobody says what is in it, anything may be;
    «kylling» is in «kyllingmel» too."""
    if not avoids:
        return True
    if contents is None:
        return False
    folded = contents.casefold()
    return not any(word.casefold() in folded for word in avoids)
