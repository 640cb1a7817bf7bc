"""What of an invoice needn't be paid for now, because its goods are on their way back."""

from collections.abc import Mapping
from fractions import Fraction

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
    """What was asked for it, of what this invoice is for: of all, where it doesn't say which lines."""
    named = {line.line for line in invoice.lines if line.line is not None}
    prices = _prices(invoice, standing)
    return round(
        sum(
            prices.get(each.line, Fraction()) * each.quantity
            for each in back.lines
            if not named or each.line in named
        )
    )


def _prices(invoice: Invoice, standing: Standing) -> Mapping[str, Fraction]:
    """For one of each line: what was agreed, less its share of what was taken off the order; or what
    the invoice asks for it, where that is less."""
    goods = sum((line.price_ore or 0) * line.quantity for line in standing.lines)
    discount = min(goods, invoice.discount_ore)
    share = Fraction(goods - discount, goods or 1)
    agreed = {
        line.line: share * (line.price_ore or 0) for line in standing.lines if not line.is_cancelled
    }
    asked = {line.line: line.price for line in invoice.lines if line.price is not None}
    return {line: min(price, Fraction(asked.get(line, price))) for line, price in agreed.items()}
