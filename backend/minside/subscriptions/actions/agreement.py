"""An agreement on fixed deliveries as a value: what a customer steers, all of it, and nothing else.

Every act is a function from one such value to the next, so that its consequence can be shown before
it is done, and undone by putting back the value from before (N10).
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

import msgspec

from .kinds import DeliveryState, MovedBy, State, WhenOut
from .rhythm import Deadlines, Occurrence, Rhythm, Unit, occurrence

# Deliveries ahead: more than anybody looks for, and long before the calendar's end.
FARTHEST: Final = 1_000


class PricePromise(msgspec.Struct, frozen=True, kw_only=True):
    """A price over what was agreed that waits for an answer (N9): what one costs today, in øre, and the
    last delivery that keeps the agreed price. `told_ore` is the highest price that was told."""

    id: UUID
    old_ore: int
    new_ore: int
    told_ore: int
    keeps_number: int
    raised_at: datetime


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A product of every delivery; prices for one, in øre. `pets` are those that eat it. `kept` are the
    promises that were said yes to while a delivery that was promised the older price is yet to come."""

    sku: str
    quantity: int
    agreed_ore: int
    ceiling_ore: int | None = None
    when_out: WhenOut = WhenOut.LEAVE_OUT
    substitute_sku: str | None = None
    substitute_agreed_ore: int | None = None
    pets: tuple[UUID, ...] = ()
    promise: PricePromise | None = None
    kept: tuple[PricePromise, ...] = ()
    id: UUID | None = None


class ThisTime(msgspec.Struct, frozen=True):
    """What is said of a product for one delivery: another quantity of a line, or an extra."""

    sku: str
    quantity: int
    agreed_ore: int


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery that isn't ordered yet. `is_kept` has a row: something was said of it, or it is the
    next one."""

    number: int
    state: DeliveryState
    planned_on: date
    deliver_on: date
    moved_by: MovedBy | None = None
    deadline_at: datetime
    noticed_at: datetime | None = None
    address: UUID | None = None
    payment: str | None = None
    put_off_since: date | None = None
    lines: tuple[ThisTime, ...] = ()
    id: UUID | None = None
    is_kept: bool = True

    @classmethod
    def of(cls, planned: Occurrence) -> "Coming":
        return cls(
            number=planned.number,
            state=DeliveryState.PLANNED,
            planned_on=planned.planned_on,
            deliver_on=planned.deliver_on,
            moved_by=planned.moved_by,
            deadline_at=planned.deadline_at,
            is_kept=False,
        )


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """`coming` are the deliveries that have a row and aren't settled, by number; `ordered_number` is
    the last number that was settled, 0 where none was."""

    state: State
    anchor_on: date
    anchor_number: int
    every: int
    unit: Unit
    delivery_method: str
    payment: str
    notice: str
    address: UUID | None = None
    paused_until: date | None = None
    state_by: str | None = None
    state_since: datetime
    reason: str | None = None
    lines: tuple[Line, ...] = ()
    coming: tuple[Coming, ...] = ()
    ordered_number: int = 0

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.anchor_on, self.anchor_number, self.every, self.unit)

    @property
    def next(self) -> Coming | None:
        """The delivery that comes next; None while it is paused without an end, or ended, also where
        something is said of one behind it."""
        if self.state is not State.ACTIVE:
            return None
        return next((each for each in self.coming if each.state is DeliveryState.PLANNED), None)

    @property
    def first_open(self) -> int:
        """The lowest number that isn't settled: what is put off outlives what comes after it."""
        return min([self.ordered_number + 1, *(each.number for each in self.coming)])

    def get(self, number: int, deadlines: Deadlines) -> Coming | None:
        """A coming delivery, whether it has a row or follows from the rhythm; None where there is
        none of that number."""
        for each in self.coming:
            if each.number == number:
                return each
        first = max(self.ordered_number + 1, self.anchor_number)
        if self.state is not State.ACTIVE or not first <= number < first + FARTHEST:
            return None
        return Coming.of(occurrence(self.rhythm, number, deadlines))

    def with_coming(self, changed: Coming) -> "Agreement":
        """With this delivery as it is here."""
        kept = [each for each in self.coming if each.number != changed.number]
        kept.append(msgspec.structs.replace(changed, is_kept=True))
        return replace(self, coming=tuple(sorted(kept, key=lambda each: each.number)))

    def upcoming(self, until: date, deadlines: Deadlines) -> Iterator[Coming]:
        """Every delivery through that day, the skipped ones too, in their order; none while it is
        paused without an end, or ended."""
        if self.state is not State.ACTIVE:
            return
        number = max(self.ordered_number + 1, self.anchor_number)
        number = min([number, *(each.number for each in self.coming)])
        while True:
            each = self.get(number, deadlines)
            if each is not None:
                if each.planned_on > until and each.deliver_on > until:
                    return
                yield each
            number += 1


replace = msgspec.structs.replace
