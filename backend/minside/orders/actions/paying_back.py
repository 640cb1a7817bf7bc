"""What comes back for what was withdrawn from, and whether it was paid for at all."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile
from typing import Final

from .invoices import Invoice
from .listing import Order
from .parts import Packed, Return, amount
from .standing import Standing

_BY_INVOICE: Final = "invoice"


def is_paid(order: Order, standing: Standing, invoices: Sequence[Invoice]) -> bool:
    """Whether all of it is, as far as these invoices of its tell: one that hasn't come yet isn't paid."""
    if any(each.balance_ore > 0 for each in invoices):
        return False
    if not standing.is_shipped and any(e.kind == "payment_failed" for e in standing.happenings):
        return False
    return order.payment != _BY_INVOICE or any(each.paid_ore for each in invoices)


def back_ore(order: Order, standing: Standing, back: Return) -> int | None:
    """What comes back for a return of what was paid, in whole øre: the prices that were agreed, less
    their share of what was taken off; with the one after which nothing is kept all that is left, with
    its delivery (angrerettloven §24). None where a price isn't known."""
    counted = [each for each in standing.returns if each.counts]
    earlier = list(takewhile(lambda each: each.id != back.id, counted))
    if not _is_whole(standing, [*earlier, back]):
        return _worth(order, standing, back.lines)
    given = [_given(order, standing, each) for each in earlier]
    known = [each for each in given if each is not None]
    return max(0, order.total_ore - sum(known)) if len(known) == len(given) else None


def _is_whole(standing: Standing, returns: Sequence[Return]) -> bool:
    """Whether nothing of the order is kept by these, as it was placed."""
    gone = [packed for each in returns for packed in each.lines]
    return all(
        not (line.is_cancelled or line.is_unordered) and amount(gone, line.line) >= line.quantity
        for line in standing.lines
    )


def _given(order: Order, standing: Standing, back: Return) -> int | None:
    if back.refunded_ore is not None:
        return back.refunded_ore
    return _worth(order, standing, back.lines)


def _worth(order: Order, standing: Standing, lines: Sequence[Packed]) -> int | None:
    prices = {line.line: line.price_ore for line in standing.lines}
    asked = [(prices.get(each.line), each.quantity) for each in lines]
    if any(price is None for price, _ in asked):
        return None
    share = _share(order, standing)
    return None if share is None else round(share * sum((price or 0) * n for price, n in asked))


def _share(order: Order, standing: Standing) -> Fraction | None:
    """What of a price was asked for, after what was taken off the order."""
    if not order.discount_ore:
        return Fraction(1)
    if any(line.price_ore is None for line in standing.lines):
        return None
    goods = sum((line.price_ore or 0) * line.quantity for line in standing.lines)
    return Fraction(goods - min(goods, order.discount_ore), goods or 1)
