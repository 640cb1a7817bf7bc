"""What was said of single deliveries or of a product, and what becomes of that by an act on something
else, in sentences: nothing goes along or falls away untold."""

from collections.abc import Collection, Iterator, Mapping

from minside.core import clock
from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming, Line
from .kinds import DeliveryState, MovedBy, State, WhenOut

Names = Mapping[str, str]


def forgotten(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    """What was said of later deliveries by the rhythm as it was, and is said of none any more: who skipped
    one for a holiday is told that it comes."""
    if before is None:
        return
    yield from no_longer(lost(before, after))


def lost(before: Agreement, after: Agreement) -> list[Coming]:
    """Those of which something was said that could hold still, and doesn't."""
    kept = {each.number for each in after.coming}
    return [each for each in before.coming if each.number not in kept and is_special(each)]


def no_longer(gone: Collection[Coming]) -> Iterator[Text]:
    """Of those of which something was said that could hold still."""
    special = [each for each in gone if is_special(each)]
    skipped = [each for each in special if each.state is DeliveryState.SKIPPED]
    chosen = [each for each in special if each not in skipped]
    if skipped:
        nb, en = said.listed([said.day(each.deliver_on) for each in skipped])
        yield Text(
            f"Du hadde hoppet over {nb}. Det gjelder ikke lenger.",
            f"You had skipped {en}. That no longer holds.",
        )
    if chosen:
        nb, en = said.listed([said.day(each.deliver_on) for each in chosen])
        yield Text(
            f"Det du hadde valgt for {nb}, gjelder ikke lenger.",
            f"What you had chosen for {en} no longer holds.",
        )


def is_special(coming: Coming) -> bool:
    """Something was said of it, and could be still."""
    is_said = (
        coming.state is DeliveryState.SKIPPED
        or coming.moved_by is MovedBy.CUSTOMER
        or bool(_own(coming))
    )
    return is_said and coming.deadline_at > clock.now()


def _own(coming: Coming) -> list[Text]:
    """What is this delivery's alone."""
    found = [
        (coming.lines, Text("varene og antallet", "the products and quantities")),
        (coming.address, Text("adressen", "the address")),
        (coming.payment, Text("betalingen", "the payment")),
    ]
    return [words for is_said, words in found if is_said]


def goes_along(before: Agreement | None, after: Agreement) -> Iterator[Text]:
    """What was chosen for one delivery alone, and holds still where it comes on another day or rests."""
    if before is None or after.state is State.CANCELLED:
        return
    known = {each.number: each for each in before.coming}
    for each in after.coming:
        was = known.get(each.number)
        if was is None or not _own(was) or _own(was) != _own(each):
            continue
        if (was.deliver_on, was.state) != (each.deliver_on, each.state):
            yield from _along(was, each)


def _along(was: Coming, is_: Coming) -> Iterator[Text]:
    if is_.state is DeliveryState.SKIPPED:
        return
    day = said.day(was.deliver_on)
    nb, en = said.listed(_own(was))
    rests = is_.state is DeliveryState.WAITING
    yield Text(
        f"{nb[:1].upper()}{nb[1:]} du har valgt bare for leveringen {day.nb},"
        f" {'er med når du fortsetter' if rests else 'følger med'}.",
        f"{en[:1].upper()}{en[1:]} you have chosen for the delivery of {day.en} alone"
        f" {'will be with it once you resume' if rests else 'go along with it'}.",
    )


def left_with(before: Agreement | None, after: Agreement, names: Names) -> Iterator[Text]:
    """What was said of products that are in it no more: for one delivery, for when they are sold out, and
    up to which price."""
    if before is None:
        return
    left, known = ({line.sku for line in each.lines} for each in (after, before))
    for line in before.lines:
        if line.sku in left:
            continue
        name = names.get(line.sku, line.sku)
        yield from _this_time(line, before, after, name)
        if left - known and (
            line.when_out is not WhenOut.LEAVE_OUT or line.ceiling_ore is not None
        ):
            yield Text(
                f"Det du hadde valgt for når {name} er utsolgt eller blir dyrere, følger ikke med.",
                f"What you had chosen for when {name} is sold out or gets dearer doesn't go along.",
            )


def _this_time(line: Line, before: Agreement, after: Agreement, name: str) -> Iterator[Text]:
    kept = {each.number for each in after.coming if any(one.sku == line.sku for one in each.lines)}
    days = [
        each.deliver_on
        for each in before.coming
        if each.number not in kept and any(one.sku == line.sku for one in each.lines)
    ]
    if days:
        nb, en = said.listed([said.day(each) for each in days])
        yield Text(
            f"Antallet av {name} som du hadde valgt for {nb}, gjelder ikke lenger.",
            f"The quantity of {name} that you had chosen for {en} no longer holds.",
        )
