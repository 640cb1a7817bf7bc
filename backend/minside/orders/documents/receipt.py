"""The receipt (kvittering): what was bought, how it was paid, and the VAT in it."""

from minside.core.language import Text
from minside.core.writing import day, money

from . import parts, words
from .papers import ReceiptPaper
from .seller import Seller
from .sheet import Block, Sheet, Sums


def sheet(paper: ReceiptPaper, seller: Seller) -> Sheet:
    language = paper.language
    return parts.sheet(
        paper,
        seller,
        title=f"{Text('Kvittering', 'Receipt').in_(language)} {paper.order_number}",
        to=paper.to,
        to_label=_to_label(paper),
        facts=(
            (Text("Bestilling", "Order"), paper.order_number),
            (Text("Bestilt", "Ordered"), day(paper.placed_on, language)),
            (Text("Levering", "Delivery"), words.delivery(paper.delivery_method, language)),
            (Text("Hentested", "Pickup point"), paper.pickup_point),
            (Text("Betalt med", "Paid by"), words.payment(paper.payment, language)),
            (Text("Betalt", "Paid"), parts.on(paper.paid_on, language)),
        ),
        blocks=[parts.priced(paper.lines, language), _sums(paper), *_refunded(paper)],
    )


def _to_label(paper: ReceiptPaper) -> Text:
    if paper.is_delivered:
        return Text("Levert til", "Delivered to")
    return Text("Leveres til", "To be delivered to")


def _sums(paper: ReceiptPaper) -> Sums:
    return parts.sums(
        paper.language,
        paper.lines,
        delivery_ore=paper.delivery_ore,
        discount_ore=paper.discount_ore,
        total_ore=paper.total_ore,
        vat_ore=paper.vat_ore,
    )


def _refunded(paper: ReceiptPaper) -> list[Block]:
    language = paper.language
    told = [
        (Text("Trukket fra fakturaen", "Taken off the invoice"), paper.deducted_ore),
        (Text("Kreditert", "Credited"), paper.credited_ore),
        (Text("Betalt tilbake", "Refunded"), paper.refunded_ore),
    ]
    parts = [(label.in_(language), money(-ore, language)) for label, ore in told if ore]
    if not parts:
        return []
    left = paper.total_ore - sum(ore for _, ore in told)
    return [
        Sums(parts, (Text("Betalt i alt", "Paid in all").in_(language), money(left, language)), [])
    ]
