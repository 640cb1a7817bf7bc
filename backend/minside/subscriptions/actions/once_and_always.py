"""How many come, where to and how paid, in sentences: whether of one delivery or of all from now on."""

from collections.abc import Iterator
from typing import Final

from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming
from .kinds import DeliveryState
from .rhythm import Deadlines
from .taken_back import PAYMENTS
from .what_goes_along import Names

_STAY: Final = Text("De andre leveringene er som før.", "The other deliveries are as before.")


def once_and_always(before: Agreement, after: Agreement, names: Names) -> Iterator[Text]:
    """Of what was in it before; what is added or swapped is told by what is chosen."""
    yield from _always(before, after, names)
    for each in after.coming:
        was = before.get(each.number, Deadlines())
        if was is None or each.state is not DeliveryState.PLANNED:
            continue
        yield from _quantities(was, each, before, after, names)
        yield from _place_and_payment(was, each, after)


def products_in(before: Agreement, after: Agreement) -> list[str]:
    """Those whose names may be said."""
    lines = [line.sku for each in (before, after) for line in each.lines]
    return [*lines, *(line.sku for each in after.coming for line in each.lines)]


def _always(before: Agreement, after: Agreement, names: Names) -> Iterator[Text]:
    was, now = ({line.sku: line.quantity for line in each.lines} for each in (before, after))
    for sku, quantity in was.items():
        name = names.get(sku, sku)
        if sku not in now and set(now) <= set(was):
            yield Text(f"{name} kommer ikke lenger.", f"{name} won't come any more.")
        elif now.get(sku, quantity) != quantity:
            yield Text(
                f"Fra nå av kommer det {now[sku]} av {name} hver gang.",
                f"From now on, {now[sku]} of {name} will come each time.",
            )


def _quantities(
    was: Coming, is_: Coming, before: Agreement, after: Agreement, names: Names
) -> Iterator[Text]:
    old, new = ({line.sku: line.quantity for line in each.lines} for each in (was, is_))
    usual_before, usual = (
        {line.sku: line.quantity for line in each.lines} for each in (before, after)
    )
    day = said.day(is_.deliver_on)
    for sku in dict.fromkeys([*old, *new]):
        count = new.get(sku, usual.get(sku, 0))
        is_gone = sku in usual_before and sku not in usual
        if is_gone or old.get(sku) == new.get(sku):
            continue
        if count == old.get(sku, usual_before.get(sku, 0)):
            continue
        name = names.get(sku, sku)
        yield (
            Text(
                f"Det kommer {count} av {name} {day.nb}. {_STAY.nb}",
                f"{count} of {name} will come on {day.en}. {_STAY.en}",
            )
            if count
            else Text(
                f"{name} kommer ikke {day.nb}. {_STAY.nb}",
                f"{name} won't come on {day.en}. {_STAY.en}",
            )
        )


def _place_and_payment(was: Coming, is_: Coming, after: Agreement) -> Iterator[Text]:
    day = said.day(is_.deliver_on)
    if was.address != is_.address:
        yield (
            Text(
                f"Leveringen {day.nb} går til adressen du har valgt. {_STAY.nb}",
                f"The delivery of {day.en} goes to the address you have chosen. {_STAY.en}",
            )
            if is_.address
            else Text(
                f"Leveringen {day.nb} går til samme adresse som de andre.",
                f"The delivery of {day.en} goes to the same address as the others.",
            )
        )
    if was.payment != is_.payment:
        how = PAYMENTS[is_.payment or after.payment]
        yield Text(
            f"Leveringen {day.nb} betales med {how.nb}. {_STAY.nb}",
            f"The delivery of {day.en} is paid by {how.en}. {_STAY.en}",
        )
