"""What was true from when to when, woven from what was said for which moment, in whatever order.

A run is a value that was said for its `since` and again up to `told`. What comes late finds its
place: it splits a run, begins one, or joins its neighbours. Only the moments in between, at which a
run's value was said again, aren't kept: a run that is split later comes back at its last one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ..facts import Word

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Run(Generic[V]):
    """`value` from `since` on, said for the last time for `told`."""

    since: Word
    told: Word
    value: V


def weave(runs: Sequence[Run[V]], word: Word, value: V) -> list[Run[V]]:
    """The runs with what was said put in its place; in order, and no neighbours alike."""
    before = [run for run in runs if run.since <= word]
    after = [run for run in runs if run.since > word]
    if not before:
        return _joined([Run(word, word, value), *after])
    *earlier, last = before
    if last.value == value:
        return [*earlier, replace(last, told=max(last.told, word)), *after]
    if word in (last.since, last.told):
        # Said twice in one moment by one voice: what was heard first stands.
        return [*before, *after]
    split = [Run(word, word, value)]
    if last.told > word:
        split.append(Run(last.told, last.told, last.value))
        last = replace(last, told=last.since)
    return _joined([*earlier, last, *split, *after])


def _joined(runs: Sequence[Run[V]]) -> list[Run[V]]:
    joined: list[Run[V]] = []
    for run in runs:
        if joined and joined[-1].value == run.value:
            joined[-1] = replace(joined[-1], told=max(joined[-1].told, run.told))
        else:
            joined.append(run)
    return joined
