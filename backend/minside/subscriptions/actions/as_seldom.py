"""All that is in a delivery comes in its rhythm: whoever changes that for one product is told of the others."""

from collections.abc import Iterator

from minside.core.language import Text

from . import said
from .agreement import Agreement
from .kinds import State
from .lasting import days_between
from .what_goes_along import Names
from .which_days import rhythm


def is_told(before: Agreement | None, after: Agreement) -> bool:
    """Whether several products come in a rhythm that is new to them."""
    if len(after.lines) < 2 or after.state is not State.ACTIVE:
        return False
    return before is None or (before.every, before.unit) != (after.every, after.unit)


def as_seldom(before: Agreement | None, after: Agreement, names: Names) -> Iterator[Text]:
    """By name, so that no bowl stays empty for another one's sake."""
    if not is_told(before, after):
        return
    nb, en = said.listed([names.get(line.sku, line.sku) for line in after.lines])
    how = rhythm(after)
    if before is None:
        yield Text(f"Alt kommer {how.nb}: {nb}.", f"All of it comes {how.en}: {en}.")
    elif _days(after) > _days(before):
        yield Text(
            f"Alt i leveringen kommer sjeldnere enn før: {nb}.",
            f"All that is in the delivery comes less often than before: {en}.",
        )
    else:
        yield Text(
            f"Alt i leveringen kommer oftere enn før: {nb}.",
            f"All that is in the delivery comes more often than before: {en}.",
        )


def _days(agreement: Agreement) -> int:
    return days_between(agreement.every, agreement.unit)
