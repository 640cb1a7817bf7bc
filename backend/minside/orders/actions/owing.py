"""What of an invoice needn't be paid for now, because its goods are on their way back."""

from .invoices import Invoice
from .parts import Return
from .standing import Standing


def returning_ore(invoice: Invoice, standing: Standing) -> int:
    """What was reported as a return and isn't credited yet, from 0 to the balance; in whole øre.

    A credit that belongs to a return which is settled takes nothing off another.
    """
    counted = [each for each in standing.returns if each.counts]
    worth = sum(_worth(each, invoice, standing) for each in counted if not each.refunded_at)
    settled = sum(
        each.refunded_ore or 0 for each in counted if each.deducted_from == invoice.number
    )
    rest = worth - max(0, invoice.credited_ore - settled)
    return max(0, min(rest, invoice.balance_ore))


def _worth(back: Return, invoice: Invoice, standing: Standing) -> int:
    """By the prices agreed, of what this invoice is for: of all, where it doesn't say which lines."""
    prices = {line.line: line.price_ore or 0 for line in standing.lines if not line.is_cancelled}
    named = {line.line for line in invoice.lines if line.line is not None}
    return sum(
        prices.get(each.line, 0) * each.quantity
        for each in back.lines
        if not named or each.line in named
    )
