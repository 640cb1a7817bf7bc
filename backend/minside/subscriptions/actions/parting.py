"""What becomes of an agreement when a pet is said farewell to, and what is put back when that is undone
(N12). Nothing is asked of the database here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.pets.actions import Feeding

from . import acts
from .agreement import Agreement, Coming, Line, replace
from .kinds import DeliveryState, State
from .lasting import Fit, Food, days_between, eaters, fitting
from .rhythm import Deadlines, occurrence, open_day
from .undoing import as_before

FAREWELL: Final = "farewell"
"""The reason of an end that came with a farewell."""


class Choice(Enum):
    """What becomes of a product that others eat too. `FEWER`: as many as they need by what they eat;
    `LESS_OFTEN`: the whole delivery in the rhythm that fits."""

    STAY = "stay"
    FEWER = "fewer"
    LESS_OFTEN = "less_often"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Shared:
    """A line that `others` eat too; `fewer` are enough for them, None where that isn't known or as many
    are needed."""

    line: Line
    others: tuple[UUID, ...]
    fewer: int | None


@dataclass(frozen=True, slots=True)
class Touched:
    """What of an agreement is the pet's: `only` it eats, or others too; `once` are the products that were
    to come once and only it eats; `less_often` is a rhythm that would fit those that are left. It `ends`
    where nothing else is in it."""

    only: tuple[Line, ...]
    once: tuple[str, ...]
    shared: tuple[Shared, ...]
    less_often: Fit | None
    ends: bool


def touched(
    id: UUID,
    now: Agreement,
    pet: UUID,
    feedings: Collection[Feeding],
    foods: Mapping[str, Food],
    deadlines: Deadlines,
    named: Mapping[str, Collection[UUID]],
) -> Touched | None:
    """None where the pet eats nothing of it. `foods` is how it is without the pet; `named` is who is named
    for each product in any of the customer's agreements."""
    who = {line.sku: eaters(line.sku, line.pets, feedings) for line in now.lines}
    only = tuple(line for line in now.lines if who[line.sku] == {pet})
    both = [line for line in now.lines if pet in who[line.sku] and who[line.sku] != {pet}]
    once = _once(now, pet, feedings, named)
    if not only and not both and not once:
        return None
    left = _without(now, {line.sku for line in only})
    shared = tuple(
        Shared(line, tuple(sorted(who[line.sku] - {pet})), _fewer(line, now, foods.get(line.sku)))
        for line in both
    )
    ends = now.state is not State.CANCELLED and len(only) == len(now.lines)
    return Touched(only, once, shared, _less_often(id, now, left, foods, deadlines), ends)


def _once(
    now: Agreement,
    pet: UUID,
    feedings: Collection[Feeding],
    named: Mapping[str, Collection[UUID]],
) -> tuple[str, ...]:
    """What was to come in one delivery only, and is this pet's alone."""
    extras = once_in(now)
    return tuple(sku for sku in extras if eaters(sku, named.get(sku, ()), feedings) == {pet})


def once_in(now: Agreement) -> list[str]:
    """The products that come in one delivery only, each once."""
    lines = {line.sku for line in now.lines}
    extras = [line for each in now.coming for line in each.lines if line.quantity]
    return list(dict.fromkeys(line.sku for line in extras if line.sku not in lines))


def _fewer(line: Line, now: Agreement, food: Food | None) -> int | None:
    enough = food and food.packs_for(days_between(now.every, now.unit))
    return enough if enough and enough < line.quantity else None


def _less_often(
    id: UUID, now: Agreement, left: Agreement, foods: Mapping[str, Food], deadlines: Deadlines
) -> Fit | None:
    fit = fitting(id, left, foods, deadlines) if left.lines else None
    if fit is None or days_between(fit.every, fit.unit) <= days_between(now.every, now.unit):
        return None
    return fit


def parted(
    id: UUID,
    now: Agreement,
    pet: UUID,
    found: Touched,
    choices: Mapping[str, Choice],
    foods: Mapping[str, Food],
    deadlines: Deadlines,
) -> Agreement:
    """As it becomes. What isn't answered stays as it is."""
    chosen = {each.line.sku: choices.get(each.line.sku, Choice.STAY) for each in found.shared}
    gone = {line.sku for line in found.only} | set(found.once)
    gone |= {sku for sku, choice in chosen.items() if choice is Choice.STOP}
    fewer = {each.line.sku: each.fewer for each in found.shared if each.fewer}
    named = tuple(_without_pet(line, pet) for line in now.lines)
    without_once = _without(replace(now, lines=named), found.once)
    is_alone = len(found.only) == len(now.lines)
    if now.state is State.CANCELLED:
        return _of(named, without_once, is_alone=is_alone)
    if all(line.sku in gone for line in now.lines):
        return _of(named, acts.cancel(without_once, None), is_alone=is_alone)
    lines = tuple(
        replace(line, quantity=fewer[line.sku])
        if chosen.get(line.sku) is Choice.FEWER and line.sku in fewer
        else line
        for line in named
    )
    after = _without(replace(now, lines=lines), gone)
    if Choice.LESS_OFTEN not in chosen.values():
        return after
    fit = fitting(id, after, foods, deadlines)
    return (
        after
        if fit is None
        else acts.reschedule(after, fit.every, fit.unit, fit.next_on, deadlines)
    )


def _of(named: tuple[Line, ...], ended: Agreement, *, is_alone: bool) -> Agreement:
    """Where all of it was for that pet `is_alone`, there is nobody left for whom it could begin again."""
    if not is_alone:
        return replace(ended, lines=named)
    return replace(ended, lines=named, reason=FAREWELL, state_by="system")


def is_of_nobody(agreement: Agreement) -> bool:
    """Whether it has ended with a farewell, so that beginning again isn't offered."""
    is_ours = agreement.state_by == "system" and agreement.reason == FAREWELL
    return agreement.state is State.CANCELLED and is_ours


def _without(now: Agreement, skus: Collection[str]) -> Agreement:
    """Also where they were said of one delivery."""
    lines = tuple(line for line in now.lines if line.sku not in skus)
    coming = tuple(
        replace(each, lines=tuple(line for line in each.lines if line.sku not in skus))
        for each in now.coming
    )
    return replace(now, lines=lines, coming=coming)


def _without_pet(line: Line, pet: UUID) -> Line:
    return replace(line, pets=tuple(each for each in line.pets if each != pet))


def put_back(
    before: Agreement, after: Agreement, now: Agreement, deadlines: Deadlines
) -> Agreement:
    """What the farewell changed, and nothing that was changed since: to the letter where nothing was and
    the delivery that was to come next can still come, else line by line, and the rhythm from the next
    delivery on."""
    if _is_untouched(after, now) and _can_still_come(before):
        return as_before(before, now, deadlines)
    if is_of_nobody(now):
        now = replace(now, reason=before.reason, state_by=before.state_by)
    back = _rhythm_back(before, after, _lines_back(before, after, now), deadlines)
    return _once_back(before, after, _skipped_back(before, after, back))


def _once_back(before: Agreement, after: Agreement, now: Agreement) -> Agreement:
    """What was to come once comes, in the delivery it was to come in, where that can still be changed."""
    gone = set(once_in(before)) - set(once_in(after))
    for each in before.coming:
        extras = tuple(line for line in each.lines if line.sku in gone)
        coming = next((one for one in now.coming if one.number == each.number), None)
        if not extras or coming is None or not _may_take(coming):
            continue
        there = {line.sku for line in (*coming.lines, *now.lines)}
        new = tuple(line for line in extras if line.sku not in there)
        now = now.with_coming(replace(coming, lines=(*coming.lines, *new)))
    return now


def _may_take(coming: Coming) -> bool:
    return coming.state is DeliveryState.WAITING or _can_change(coming)


def _is_untouched(after: Agreement, now: Agreement) -> bool:
    return _steered(after) == _steered(now)


def _steered(agreement: Agreement) -> Agreement:
    """Without what isn't steered: ids, prices and notices."""
    lines = tuple(
        replace(each, id=None, promise=None, kept=(), agreed_ore=0) for each in agreement.lines
    )
    coming = tuple(replace(each, id=None, noticed_at=None) for each in agreement.coming)
    return replace(agreement, lines=lines, coming=coming)


def _can_still_come(before: Agreement) -> bool:
    return all(each.deadline_at > clock.now() for each in before.coming)


def _lines_back(before: Agreement, after: Agreement, now: Agreement) -> Agreement:
    """Each of which are as many as the farewell left becomes as many as they were; and who was named no
    more is named again."""
    left = {line.sku: line for line in after.lines}
    lines = {line.sku: line for line in now.lines}
    for line in before.lines:
        is_, was = lines.get(line.sku), left.get(line.sku)
        if is_ is None and was is None:
            lines[line.sku] = replace(line, id=None, promise=None)
        elif is_ is not None and was is not None:
            quantity = line.quantity if is_.quantity == was.quantity else is_.quantity
            # Who eats it besides may be others by now: another farewell may have come between.
            back = tuple(pet for pet in line.pets if pet not in (*was.pets, *is_.pets))
            lines[line.sku] = replace(is_, quantity=quantity, pets=(*is_.pets, *back))
    place = {line.sku: n for n, line in enumerate(before.lines)}
    ordered = sorted(lines.values(), key=lambda line: place.get(line.sku, len(place)))
    return replace(now, lines=tuple(ordered[: acts.MOST_LINES]))


def _rhythm_back(
    before: Agreement, after: Agreement, now: Agreement, deadlines: Deadlines
) -> Agreement:
    was_ended = after.state is State.CANCELLED and before.state is not State.CANCELLED
    if was_ended and now.state is State.CANCELLED:
        return _begun_again(before, now, deadlines)
    was_slowed = (after.every, after.unit) != (before.every, before.unit)
    is_so_still = (now.every, now.unit) == (after.every, after.unit)
    if not (was_slowed and is_so_still and _can_change(now.next)):
        return now
    day = _next_day(before, deadlines)
    return acts.reschedule(now, before.every, before.unit, day, deadlines)


def _skipped_back(before: Agreement, after: Agreement, now: Agreement) -> Agreement:
    """Later deliveries that were skipped, and of which the farewell's rhythm knew nothing, are skipped
    again: by their days, for their numbers may be others."""
    left = {each.number for each in after.coming}
    for each in before.coming:
        was_skipped = each.state is DeliveryState.SKIPPED and each.number not in left
        if not was_skipped or each.deadline_at <= clock.now() or now.next is None:
            continue
        number = now.rhythm.first_from(each.planned_on)
        is_free = number > now.next.number and all(one.number != number for one in now.coming)
        if is_free and now.rhythm.day(number) == each.planned_on:
            now = now.with_coming(replace(each, number=number, id=None))
    return now


def _can_change(coming: Coming | None) -> bool:
    return coming is not None and coming.deadline_at > clock.now()


def _begun_again(before: Agreement, now: Agreement, deadlines: Deadlines) -> Agreement:
    if before.state is State.PAUSED:
        return replace(
            now, state=State.PAUSED, state_by=before.state_by, state_since=clock.now(),
            reason=before.reason,
        )  # fmt: skip
    return acts.resume(now, _next_day(before, deadlines), deadlines)


def _next_day(before: Agreement, deadlines: Deadlines) -> date:
    """The first day of the rhythm as it was on which a delivery can still come, from the one on that was
    to come next."""
    first = deadlines.earliest()
    coming = before.next
    if coming is not None and coming.deliver_on >= first:
        is_by_rhythm = open_day(coming.planned_on) == coming.deliver_on
        return coming.planned_on if is_by_rhythm else coming.deliver_on
    number = before.rhythm.first_from(first)
    while (comes := occurrence(before.rhythm, number, deadlines)).deliver_on < first:
        number += 1
    return comes.planned_on
