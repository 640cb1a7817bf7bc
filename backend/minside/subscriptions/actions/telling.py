"""What becomes of an act, in sentences: shown before it is done, and after."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from minside.core import calendar
from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming, Line
from .as_seldom import as_seldom
from .kinds import DeliveryState, MovedBy, State
from .once_and_always import once_and_always, products_in
from .parting import is_of_nobody
from .rhythm import Deadlines, open_day, why_closed
from .steering import Steered
from .taken_back import taken_back
from .unpaid import is_stopped
from .what_goes_along import Names, forgotten, goes_along, left_with
from .which_days import fallen, first_not_to_come, following, inside, instead, others


def why_moved(coming: Coming) -> Text | None:
    """Why a delivery doesn't come on its planned day (N8)."""
    if coming.deliver_on == coming.planned_on:
        return None
    # Where it stood before: nobody expected it on a closed day.
    stood = open_day(coming.planned_on)
    by_whom = None if coming.deliver_on == stood else _by_whom(coming, said.day(stood))
    return by_whom or _by_calendar(coming)


def _by_whom(coming: Coming, stood: Text) -> Text | None:
    if coming.moved_by is MovedBy.CUSTOMER:
        return Text(f"Flyttet av deg fra {stood.nb}", f"Moved by you from {stood.en}")
    if coming.moved_by is MovedBy.STAFF:
        return Text(f"Flyttet av oss fra {stood.nb}", f"Moved by us from {stood.en}")
    if coming.moved_by is MovedBy.STOCK:
        return Text(
            f"Utsatt fra {stood.nb}: venter på en vare",
            f"Put off from {stood.en}: waiting for a product",
        )
    if coming.moved_by is MovedBy.PAYMENT:
        return Text(
            f"Utsatt fra {stood.nb}: venter på betaling for leveringen før",
            f"Put off from {stood.en}: waiting for payment for the delivery before it",
        )
    if coming.moved_by is MovedBy.LATE:
        return Text(f"Kommer senere enn {stood.nb}", f"Comes later than {stood.en}")
    return None


def _by_calendar(coming: Coming) -> Text | None:
    planned, why = said.day(coming.planned_on), why_closed(coming.planned_on)
    if why is None:
        return None
    if calendar.public_holiday(coming.planned_on) is None:
        return Text(
            f"Flyttet fra {planned.nb}, da leverer vi ikke",
            f"Moved from {planned.en}, when we don't deliver",
        )
    return Text(f"Flyttet fra {planned.nb}, {inside(why.nb)}", f"Moved from {planned.en}, {why.en}")


def reason(agreement: Agreement) -> Text | None:
    """Why it was paused or ended, where that was said: in the customer's own words, or in ours."""
    if is_stopped(agreement):
        return Text("En levering er ikke betalt ennå.", "A delivery isn't paid yet.")
    if is_of_nobody(agreement):
        return Text("Dere tok farvel.", "You said farewell.")
    return Text(agreement.reason, agreement.reason) if agreement.reason else None


def waits_for_payment(coming: Coming) -> bool:
    """Whether it is held back until the one before it is paid."""
    return coming.moved_by is MovedBy.PAYMENT


NOTHING_CHANGES: Final = Text(
    "Ingenting endres, for slik er det allerede.", "Nothing changes, for so it is already."
)


def consequences(
    before: Agreement | None, after: Agreement, names: Names | None = None
) -> list[Text]:
    """What is other than it was, the most important first; of a new one, all of it. `names` by product."""
    return list(_told(before, after, names or {}))


def what_became(done: Steered, names: Names | None = None) -> list[Text]:
    """The same of an act: also that it changes nothing, why its day isn't the one that was chosen, and
    where something is undone, all of it."""
    if not done.changes_anything:
        return [NOTHING_CHANGES]
    before, after = done.before, done.after.agreement
    told = [done.closed] if done.closed else []
    told += consequences(before, after, names)
    if done.is_undone:
        told += taken_back(before, after, names or {}, is_address_gone=done.is_address_gone)
    else:
        told += once_and_always(before, after, names or {})
    return told


def products_told(done: Steered) -> list[str]:
    """The products whose names `what_became` may say: those that it tells of, and of what is undone,
    all."""
    before, after = done.before, done.after.agreement
    if not done.is_undone:
        return list(dict.fromkeys(products_in(before, after)))
    lines = [line for each in (before, after) for line in each.lines]
    once = [line.sku for each in (before, after) for one in each.coming for line in one.lines]
    others = [line.substitute_sku for line in lines if line.substitute_sku]
    return list(dict.fromkeys([*(line.sku for line in lines), *once, *others]))


def _told(before: Agreement | None, after: Agreement, names: Names) -> Iterator[Text]:
    if after.state is State.CANCELLED and (before is None or before.state is not State.CANCELLED):
        yield Text(
            "Det kommer ingen flere leveringer. Det som allerede er bestilt, kommer.",
            "No more deliveries will come. What is already ordered still comes.",
        )
        yield from first_not_to_come(before)
        return
    if after.state is State.PAUSED and (before is None or before.state is not State.PAUSED):
        yield Text(
            "Det kommer ingen leveringer før du fortsetter.",
            "No deliveries will come until you resume.",
        )
        yield from first_not_to_come(before)
    else:
        yield from _next(before, after)
        yield from _pause_over(before, after)
        yield from following(before, after)
        yield from as_seldom(before, after, names)
        yield from others(before, after)
    yield from goes_along(before, after)
    yield from forgotten(before, after)
    yield from left_with(before, after, names)
    yield from _prices(before, after)


def _next(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    was, comes = before and before.next, after.next
    if comes is None or (was is not None and _same(was, comes)):
        return
    day, deadline = said.day(comes.deliver_on), said.moment(comes.deadline_at)
    yield from fallen(before, after)
    if before is None:
        yield Text(f"Første levering kommer {day.nb}.", f"The first delivery comes on {day.en}.")
    else:
        yield Text(f"Neste levering kommer {day.nb}.", f"The next delivery comes on {day.en}.")
    yield from instead(before, after)
    yield Text(f"Den kan endres fram til {deadline.nb}.", f"It can be changed until {deadline.en}.")


def _pause_over(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    if before is None or before.state is not State.ACTIVE or after.state is not State.ACTIVE:
        return
    if before.paused_until is not None and after.paused_until is None:
        yield Text("Da er pausen over.", "Then the pause is over.")


def _same(was: Coming, comes: Coming) -> bool:
    return (was.number, was.deliver_on, was.deadline_at) == (
        comes.number,
        comes.deliver_on,
        comes.deadline_at,
    )


def _prices(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    """What was said yes to, of what was in it already (N9)."""
    known = {line.sku: line for line in before.lines} if before is not None else {}
    for line in after.lines:
        was = known.get(line.sku)
        if was is None or was.agreed_ore == line.agreed_ore:
            continue
        price = said.kroner(line.agreed_ore)
        if was.agreed_ore > line.agreed_ore:
            yield Text(
                f"Den avtalte prisen er {price.nb} for én igjen.",
                f"The agreed price is {price.en} for one again.",
            )
            continue
        yield old_price_kept(after, line) or Text(
            f"Du betaler {price.nb} for én fra neste levering.",
            f"You pay {price.en} for one from the next delivery on.",
        )
        if line.ceiling_ore is not None and line.ceiling_ore != was.ceiling_ore:
            most = said.kroner(line.ceiling_ore)
            yield Text(
                f"Går prisen over {most.nb}, spør vi deg først.",
                f"If the price goes over {most.en}, we ask you first.",
            )


def old_price_kept(agreement: Agreement, line: Line) -> Text | None:
    """Which delivery was promised an older price than is agreed by now, and from which day the new one
    counts (N9); None where all of them cost what is agreed."""
    coming = agreement.next
    olds = [each for each in line.kept if coming and each.keeps_number >= coming.number]
    if coming is None or not olds:
        return None
    last = max(each.keeps_number for each in olds)
    old = said.kroner(min(each.old_ore for each in olds))
    new = said.kroner(line.agreed_ore)
    kept, following = said.day(coming.deliver_on), said.day(_after(agreement, last).deliver_on)
    return Text(
        f"Leveringen {kept.nb} koster {old.nb} for én, som vi lovet. Du betaler {new.nb} for én fra"
        f" leveringen {following.nb}.",
        f"The delivery of {kept.en} costs {old.en} for one, as we promised. You pay {new.en} for one from"
        f" the delivery of {following.en} on.",
    )


def _after(agreement: Agreement, number: int) -> Coming:
    """The first delivery after this one that comes; its day, which no deadline changes, is asked for."""
    later = (agreement.get(each, Deadlines()) for each in count(number + 1))
    return next(each for each in later if each and each.state is not DeliveryState.SKIPPED)
