"""What of a person a consent is about: read from the one declaration of personal data, as everything else."""

from collections.abc import Iterator
from typing import Any, Final

from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.core.language import Text
from minside.core.personal import EVERY_TABLE, Facts

# Where somebody is reached, in which language, and by which name: what the texts that are agreed to say.
_OF_CUSTOMER: Final = {
    Kind.MAIL: ("email", "language", "first_name"),
    Kind.SMS: ("phone", "language"),
}


def used_for(purpose: str) -> list[dict[str, Any]]:
    """What is used to write to somebody, and what is kept for this purpose and no other; `category` is the
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
    for column in _OF_CUSTOMER.get(ABOUT[purpose].kind, ()):
        yield EVERY_TABLE["customer"].personal.facts[column]
    for _, each in sorted(EVERY_TABLE.items()):
        for fact in each.personal.facts.values():
            if any(of.key == purpose.value for of in fact.purposes):
                yield fact


def in_both(text: Text) -> dict[str, str]:
    return {"nb": text.nb, "en": text.en}
