"""Which days are other after an act than before it, in sentences: those on which nothing comes any more,
those that come instead, and those that follow."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from minside.core import calendar
from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming
from .kinds import DeliveryState, State
from .rhythm import Deadlines, Unit, open_day, why_closed

# As many days as one takes in at a glance; of more, the first and the last are told.
MOST: Final = 4
FOLLOWING: Final = 2
_TWO_YEARS: Final = timedelta(days=731)
# Days don't hang on deadlines, whatever those are.
_ANY: Final = Deadlines()


def closed(day: date) -> Text | None:
    """Why what was asked for on this day comes on one before it, and on which; None for an open day."""
    why = why_closed(day)
    if why is None:
        return None
    asked, comes = said.day(day), said.day(open_day(day))
    nb = f"{asked.nb[:1].upper()}{asked.nb[1:]}"
    if calendar.public_holiday(day) is None:
        return Text(
            f"{nb} leverer vi ikke. Leveringen kommer før det: {comes.nb}.",
            f"We don't deliver on {asked.en}. The delivery comes before that: {comes.en}.",
        )
    return Text(
        f"{nb} er {inside(why.nb)}, og da leverer vi ikke. Leveringen kommer før det: {comes.nb}.",
        f"{asked.en} is {why.en}, when we don't deliver. The delivery comes before that: {comes.en}.",
    )


def inside(holiday: str) -> str:
    """As Norwegian writes it within a sentence: «første juledag», but «Kristi himmelfartsdag»."""
    return holiday if holiday.startswith("Kristi") else holiday[:1].lower() + holiday[1:]


def first_not_to_come(before: Agreement | None) -> Iterator[Text]:
    """Where nothing comes any more, for now or for good."""
    if before is not None and before.next is not None:
        day = said.day(before.next.deliver_on)
        yield Text(
            f"Leveringen {day.nb} kommer ikke, og ikke de etter den.",
            f"The delivery of {day.en} won't come, nor will those after it.",
        )


def fallen(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    """The days before the next delivery on which there would have been one."""
    if before is None or after.next is None:
        return
    days = [each.deliver_on for each in planned(before) if each.deliver_on < after.next.deliver_on]
    if not days or (_replaced(before, after) and len(days) == 1):
        return
    if len(days) > MOST:
        first, last = said.day(days[0]), said.day(days[-1])
        yield Text(
            f"De {len(days)} leveringene fra {first.nb} til {last.nb} kommer ikke.",
            f"The {len(days)} deliveries from {first.en} to {last.en} won't come.",
        )
        return
    nb, en = said.listed([said.day(each) for each in days])
    if len(days) == 1:
        yield Text(f"Leveringen {nb} kommer ikke.", f"The delivery of {en} won't come.")
    else:
        yield Text(f"Leveringene {nb} kommer ikke.", f"The deliveries of {en} won't come.")


def instead(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    """That the next one is the same delivery on another day, or one that was skipped."""
    if before is None or after.next is None:
        return
    was = _replaced(before, after)
    if was is not None and len([each for each in planned(before) if _is_over(each, after)]) <= 1:
        day = said.day(was.deliver_on)
        yield Text(
            f"Den kommer i stedet for leveringen {day.nb}.",
            f"It comes instead of the delivery of {day.en}.",
        )
    if _state(before, after.next.number) is DeliveryState.SKIPPED:
        yield Text(
            "Den var hoppet over, men kommer likevel.", "It was skipped, but comes after all."
        )


def _replaced(before: Agreement, after: Agreement) -> Coming | None:
    """The next delivery as it was, where it comes on another day; not of a pause, which leaves it out."""
    was, comes = before.next, after.next
    is_paused = after.paused_until is not None and after.paused_until != before.paused_until
    if was is None or comes is None or is_paused or was.number != comes.number:
        return None
    return was if was.deliver_on != comes.deliver_on else None


def _is_over(coming: Coming, after: Agreement) -> bool:
    return after.next is not None and coming.deliver_on < after.next.deliver_on


def _state(agreement: Agreement, number: int) -> DeliveryState | None:
    found = agreement.get(number, _ANY)
    return found.state if found else None


def following(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    """The days after the next one, where the rhythm has others than it had."""
    comes = after.next
    if comes is None:
        return
    later = (each.deliver_on for each in planned(after) if each.number > comes.number)
    days = list(islice(later, FOLLOWING))
    if before is not None and (before.every, before.unit) == (after.every, after.unit):
        if before.state is State.ACTIVE and before.rhythm == after.rhythm:
            return
        if set(days) <= {each.deliver_on for each in planned(before)}:
            return
    how, (nb, en) = rhythm(after), said.listed([said.day(each) for each in days])
    yield Text(
        f"Deretter kommer de {how.nb}, først {nb}.",
        f"After that they come {how.en}, first on {en}.",
    )


def others(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    """What is other with deliveries that aren't the next one, in a rhythm that stays."""
    if before is None or before.rhythm != after.rhythm or State.ACTIVE is not before.state:
        return
    first = {each.number for each in (before.next, after.next) if each is not None}
    numbers = {each.number for each in (*before.coming, *after.coming)} - first
    for number in sorted(numbers):
        was, is_ = before.get(number, _ANY), after.get(number, _ANY)
        if was is not None and is_ is not None:
            yield from _other(was, is_)


def _other(was: Coming, is_: Coming) -> Iterator[Text]:
    old, new = said.day(was.deliver_on), said.day(is_.deliver_on)
    if is_.state is DeliveryState.SKIPPED and was.state is DeliveryState.PLANNED:
        yield Text(
            f"Leveringen {old.nb} kommer ikke. De andre kommer som før.",
            f"The delivery of {old.en} won't come. The others come as before.",
        )
    elif was.state is DeliveryState.SKIPPED and is_.state is DeliveryState.PLANNED:
        yield (
            Text(
                f"Leveringen {old.nb}, som var hoppet over, kommer likevel, {new.nb}.",
                f"The delivery of {old.en}, which was skipped, comes after all, on {new.en}.",
            )
            if old != new
            else Text(
                f"Leveringen {old.nb} kommer likevel.", f"The delivery of {old.en} comes after all."
            )
        )
    elif old != new:
        yield Text(
            f"Leveringen {old.nb} kommer i stedet {new.nb}.",
            f"The delivery of {old.en} comes on {new.en} instead.",
        )


def planned(agreement: Agreement) -> Iterator[Coming]:
    """What comes, as far ahead as anything can be told of."""
    coming = agreement.next
    if coming is None:
        return
    until = coming.deliver_on + _TWO_YEARS
    for each in agreement.upcoming(until, _ANY):
        if each.state is DeliveryState.PLANNED:
            yield each


def rhythm(agreement: Agreement) -> Text:
    """«hver uke», «hver 3. måned»."""
    weekly = agreement.unit is Unit.WEEK
    unit = Text("uke", "week") if weekly else Text("måned", "month")
    if agreement.every == 1:
        return Text(f"hver {unit.nb}", f"every {unit.en}")
    return Text(f"hver {agreement.every}. {unit.nb}", f"every {agreement.every} {unit.en}s")
