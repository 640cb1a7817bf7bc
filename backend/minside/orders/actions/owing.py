"""What of an invoice needn't be paid for now, because its goods are on their way back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from minside.core import clock
from minside.orders.documents import ToPay

from .invoices import Invoice
from .parts import Return
from .standing import Standing


def to_pay(
    owed: Sequence[Invoice], standing: Standing, invoices: Sequence[Invoice]
) -> ToPay | None:
    """What is to be paid now of those that are `owed` among the order's `invoices`, and by when: None
    where nothing of them goes back, or somebody collects them, who doesn't wait."""
    left = left_to_pay(owed, standing, invoices)
    return left if left and left.returning_ore > 0 else None


def left_to_pay(
    owed: Sequence[Invoice], standing: Standing, invoices: Sequence[Invoice]
) -> ToPay | None:
    """The same, also where nothing goes back; None where nothing is owed."""
    owed = [each for each in owed if each.balance_ore > 0]
    if not owed or any(each.collection for each in owed):
        return None
    returning = sum(returning_ore(each, standing, invoices) for each in owed)
    first = min(each.due_on for each in owed)
    return ToPay(
        returning_ore=returning,
        now_ore=sum(each.balance_ore for each in owed) - returning,
        by=first if first >= clock.today() else None,
    )


def returning_ore(invoice: Invoice, standing: Standing, invoices: Sequence[Invoice] = ()) -> int:
    """What was reported as a return and isn't credited yet, from 0 to the balance; in whole øre.

    Of the order's `invoices` the first that asks for something is the one that it goes off, so that
    nothing goes off two. A credit that belongs to a return which is settled takes nothing off another.
    """
    counted = [each for each in standing.returns if each.counts]
    worth = sum(
        _worth(each, invoice, standing, invoices) for each in counted if not each.refunded_at
    )
    if worth and _is_nothing_kept(standing):
        worth += _delivery(invoice, standing)
    settled = sum(
        each.refunded_ore or 0 for each in counted if each.deducted_from == invoice.number
    )
    rest = worth - max(0, invoice.credited_ore - settled)
    return max(0, min(rest, invoice.balance_ore))


def _is_nothing_kept(standing: Standing) -> bool:
    """Then the delivery isn't paid for either (angrerettloven §24)."""
    bought = [line for line in standing.lines if not (line.is_cancelled or line.is_unordered)]
    return bool(bought) and all(line.returned >= line.quantity for line in bought)


def _delivery(invoice: Invoice, standing: Standing) -> int:
    """What it asked for the delivery: the order's price of it, where it asked for that beside the goods."""
    prices, asked = _prices(invoice, standing), _asked(invoice, standing)
    goods = sum(prices.get(line, Fraction()) * n for line, n in asked.items())
    return max(0, min(invoice.delivery_ore, invoice.total_ore - round(goods)))


def _worth(back: Return, invoice: Invoice, standing: Standing, invoices: Sequence[Invoice]) -> int:
    """What was asked for it on this invoice."""
    prices = _prices(invoice, standing)
    share = _share(back, invoice, standing, invoices)
    return round(sum(prices.get(line, Fraction()) * n for line, n in share.items()))


def _share(
    back: Return, invoice: Invoice, standing: Standing, invoices: Sequence[Invoice]
) -> Counter[str]:
    """How much of each line of the return is this invoice's: what those before it leave. One return
    starts where the ones before it ended."""
    asked = {each.id: _asked(each, standing) for each in (*invoices, invoice)}
    for each in standing.returns:
        if not each.counts or each.refunded_at:
            continue
        wanted = _quantities(each)
        for one in sorted(asked, key=lambda id: _place(id, (*invoices, invoice))):
            taken = wanted & asked[one]
            asked[one] -= taken
            wanted -= taken
            if each.id == back.id and one == invoice.id:
                return taken
    return Counter()


def _place(id: UUID, invoices: Sequence[Invoice]) -> tuple[datetime, str]:
    found = next(each for each in invoices if each.id == id)
    return found.at, found.number


def _quantities(back: Return) -> Counter[str]:
    found: Counter[str] = Counter()
    for packed in back.lines:
        found[packed.line] += packed.quantity
    return found


def _asked(invoice: Invoice, standing: Standing) -> Counter[str]:
    """How much of each line it is for: of all of the order, where it doesn't say which lines."""
    found: Counter[str] = Counter()
    for line in invoice.lines:
        if line.line is not None:
            found[line.line] += line.quantity
    return found or Counter({line.line: line.quantity for line in standing.lines})


def _prices(invoice: Invoice, standing: Standing) -> Mapping[str, Fraction]:
    """For one of each line: what was agreed, less its share of what was taken off the order; or what
    the invoice asks for it, where that is less."""
    goods = sum((line.price_ore or 0) * line.quantity for line in standing.lines)
    discount = min(goods, invoice.discount_ore)
    share = Fraction(goods - discount, goods or 1)
    asked = {line.line: line.price for line in invoice.lines if line.price is not None}
    # What was cancelled in doubt, and sent and asked for all the same, is owed, and goes back.
    agreed = {
        line.line: share * (line.price_ore or 0)
        for line in standing.lines
        if not line.is_cancelled or line.line in asked
    }
    return {line: min(price, Fraction(asked.get(line, price))) for line, price in agreed.items()}
