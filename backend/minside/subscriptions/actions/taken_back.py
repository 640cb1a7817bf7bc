"""What becomes other by undoing a change, beside its days, in sentences: who undoes something that was done
last week doesn't have it before them any more."""

from collections.abc import Iterator, Mapping
from typing import Final

from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming, Line
from .kinds import WhenOut
from .what_goes_along import Names

PAYMENTS: Final[Mapping[str, Text]] = {
    "invoice": Text("faktura", "invoice"),
    "card": Text("kort", "card"),
    "vipps": Text("Vipps", "Vipps"),
}
_WAYS: Final[Mapping[str, Text]] = {
    "home_delivery": Text("Leveringene kommer hjem på døra.", "Deliveries come to the door."),
    "letter_box": Text("Leveringene kommer i postkassa.", "Deliveries come to the letter box."),
    "pickup_point": Text(
        "Leveringene kommer til et hentested.", "Deliveries come to a pickup point."
    ),
}
_NOTICES: Final[Mapping[str, Text]] = {
    "email": Text("Vi varsler deg på e-post.", "We tell you by email."),
    "sms": Text("Vi varsler deg på SMS.", "We tell you by text message."),
}


def taken_back(
    before: Agreement, after: Agreement, names: Names, *, is_address_gone: bool = False
) -> Iterator[Text]:
    """Of products, settings, and what is one delivery's alone."""
    if is_address_gone:
        yield Text(
            "Adressen det skulle til før endringen, er slettet. Det går til den vanlige adressen din i"
            " stedet.",
            "The address it went to before the change is deleted. It goes to your usual address instead.",
        )
    was = {line.sku: line for line in before.lines}
    for line in after.lines:
        yield from _line(was.pop(line.sku, None), line, names)
    for sku in was:
        name = names.get(sku, sku)
        yield Text(f"{name} kommer ikke lenger.", f"{name} won't come any more.")
    yield from _settings(before, after, is_address_gone=is_address_gone)
    known = {each.number: each for each in before.coming}
    for each in after.coming:
        if each.number in known:
            yield from _alone(known[each.number], each, names)


def _line(was: Line | None, line: Line, names: Names) -> Iterator[Text]:
    name = names.get(line.sku, line.sku)
    if was is None:
        yield Text(
            f"Det kommer {line.quantity} av {name} fra nå av.",
            f"From now on, {line.quantity} of {name} will come.",
        )
        return
    if was.quantity != line.quantity:
        yield Text(
            f"Det kommer {line.quantity} i stedet for {was.quantity} av {name}.",
            f"{line.quantity} instead of {was.quantity} of {name} will come.",
        )
    if (was.when_out, was.substitute_sku) != (line.when_out, line.substitute_sku):
        yield _when_out(line, name, names)
    if was.ceiling_ore != line.ceiling_ore:
        yield _ceiling(line, name)
    if set(was.pets) != set(line.pets):
        yield Text(f"Hvem som spiser {name}, er som før.", f"Who eats {name} is as before.")


def _when_out(line: Line, name: str, names: Names) -> Text:
    if line.when_out is WhenOut.WAIT:
        return Text(
            f"Er {name} utsolgt, venter hele leveringen, i høyst 14 dager.",
            f"If {name} is sold out, the whole delivery waits, for at most 14 days.",
        )
    other = line.substitute_sku
    if line.when_out is WhenOut.SUBSTITUTE and other is not None:
        other = names.get(other, other)
        return Text(
            f"Er {name} utsolgt, sender vi {other}.", f"If {name} is sold out, we send {other}."
        )
    return Text(
        f"Er {name} utsolgt, sender vi resten.", f"If {name} is sold out, we send the rest."
    )


def _ceiling(line: Line, name: str) -> Text:
    if line.ceiling_ore is None:
        return Text(
            f"Blir {name} dyrere enn avtalt, spør vi deg først.",
            f"If {name} gets dearer than agreed, we ask you first.",
        )
    most = said.kroner(line.ceiling_ore)
    return Text(
        f"{name} kommer av seg selv opp til {most.nb} for én.",
        f"{name} comes by itself up to {most.en} for one.",
    )


def _settings(before: Agreement, after: Agreement, *, is_address_gone: bool) -> Iterator[Text]:
    if before.address != after.address and not (is_address_gone and after.address is None):
        yield Text(
            "Leveringene går til adressen som gjaldt før endringen.",
            "Deliveries go to the address that held before the change.",
        )
    if before.payment != after.payment:
        how = PAYMENTS[after.payment]
        yield Text(f"Leveringene betales med {how.nb}.", f"Deliveries are paid by {how.en}.")
    if before.delivery_method != after.delivery_method:
        yield _WAYS[after.delivery_method]
    if before.notice != after.notice:
        yield _NOTICES[after.notice]


def _alone(was: Coming, is_: Coming, names: Names) -> Iterator[Text]:
    day = said.day(is_.deliver_on)
    if (was.address, was.payment) != (is_.address, is_.payment):
        yield Text(
            f"Leveringen {day.nb} får adressen og betalingen som gjaldt før endringen.",
            f"The delivery of {day.en} gets the address and payment that held before the change.",
        )
    old, new = ({each.sku: each.quantity for each in one.lines} for one in (was, is_))
    for sku in dict.fromkeys([*old, *new]):
        if old.get(sku) == new.get(sku):
            continue
        name = names.get(sku, sku)
        if sku in new:
            yield Text(
                f"Med leveringen {day.nb} kommer {new[sku]} av {name}.",
                f"With the delivery of {day.en}, {new[sku]} of {name} will come.",
            )
        else:
            yield Text(
                f"For {name} gjelder ikke noe eget antall {day.nb} lenger.",
                f"{name} has no quantity of its own on {day.en} any more.",
            )
