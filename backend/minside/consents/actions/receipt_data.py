"""What of a person a consent is about: read from the one declaration of personal data, as everything else."""

from collections.abc import Iterator
from typing import Any, Final

from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.core.language import Text
from minside.core.personal import EVERY_TABLE, Facts

# Where it is that somebody is reached.
_REACHED: Final = {Kind.MAIL: ("customer", "email"), Kind.SMS: ("customer", "phone")}


def used_for(purpose: str) -> list[dict[str, Any]]:
    """The address that is written to, and what is kept for this purpose and no other; `category` is the
    notice's promise, and `retention_period` how long it is kept. Nothing of a purpose that isn't ours any
    more."""
    if purpose not in (each.value for each in Purpose):
        return []
    told = [
        {
            "pii_type": in_both(fact.label),
            "category": fact.category,
            "source": fact.source.value,
            "retention_period": in_both(fact.retention.label),
        }
        for fact in _facts(Purpose(purpose))
    ]
    return [each for place, each in enumerate(told) if each not in told[:place]]


def _facts(purpose: Purpose) -> Iterator[Facts]:
    if (reached := _REACHED.get(ABOUT[purpose].kind)) is not None:
        table, column = reached
        yield EVERY_TABLE[table].personal.facts[column]
    for _, each in sorted(EVERY_TABLE.items()):
        for fact in each.personal.facts.values():
            if any(of.key == purpose.value for of in fact.purposes):
                yield fact


def in_both(text: Text) -> dict[str, str]:
    return {"nb": text.nb, "en": text.en}
