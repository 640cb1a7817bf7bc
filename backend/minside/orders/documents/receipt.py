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
        to_label=Text("Levert til", "Delivered to"),
        facts=(
            (Text("Bestilling", "Order"), paper.order_number),
            (Text("Bestilt", "Ordered"), day(paper.placed_on, language)),
            (Text("Levering", "Delivery"), words.delivery(paper.delivery_method, language)),
            (Text("Betalt med", "Paid by"), words.payment(paper.payment, language)),
            (Text("Betalt", "Paid"), parts.on(paper.paid_on, language)),
        ),
        blocks=[parts.priced(paper.lines, language), _sums(paper), *_refunded(paper)],
    )


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
    if not paper.refunded_ore:
        return []
    language = paper.language
    refunded = Text("Betalt tilbake", "Refunded").in_(language)
    left = Text("Betalt i alt", "Paid in all").in_(language)
    return [
        Sums(
            [(refunded, money(-paper.refunded_ore, language))],
            (left, money(paper.total_ore - paper.refunded_ore, language)),
            [],
        )
    ]
