"""What several papers have in common: the frame, addresses, and tables of goods."""

from collections.abc import Sequence
from datetime import date

from minside.core.language import Language, Text
from minside.core.writing import day, money

from . import words
from .papers import Address, Goods, Paper
from .seller import Seller
from .sheet import Block, Column, Pair, Sheet, Sums, Table


def sheet(
    paper: Paper,
    seller: Seller,
    *,
    title: str,
    to: Address,
    to_label: Text,
    facts: Sequence[tuple[Text, str | None]],
    blocks: list[Block],
) -> Sheet:
    """A paper in the house's frame; facts that aren't known are left out."""
    language = paper.language
    return frame(
        language,
        seller,
        title=title,
        to_label=to_label.in_(language),
        to=address(to, language),
        facts=[(label.in_(language), value) for label, value in facts if value],
        blocks=blocks,
    )


def frame(
    language: Language,
    seller: Seller,
    *,
    title: str,
    to_label: str,
    to: list[str],
    facts: list[Pair],
    blocks: list[Block],
) -> Sheet:
    """What stands around every paper: who sells, and how pages are counted."""
    return Sheet(
        language=language,
        title=title,
        seller=seller.lines,
        to_label=to_label,
        to=to,
        facts=facts,
        blocks=blocks,
        footer=" · ".join(line for line in (seller.name, seller.registered, seller.email) if line),
        page=(Text("Side", "Page").in_(language), Text("av", "of").in_(language)),
    )


def address(to: Address, language: Language) -> list[str]:
    """Lines as on an envelope."""
    abroad = "" if to.country == "NO" else words.country(to.country, language)
    lines = (to.name, to.street, to.street2, f"{to.postcode} {to.city}", abroad)
    return [line for line in lines if line]


def priced(lines: Sequence[Goods], language: Language) -> Table:
    """Goods with what they cost."""
    columns = [
        *_columns(language),
        Column(Text("Pris", "Price").in_(language), "number"),
        Column(Text("Sum", "Total").in_(language), "number"),
    ]
    rows = [
        [*_counted(line), amount(line.price_ore, language), amount(line.total_ore, language)]
        for line in lines
    ]
    return Table(columns, rows)


def unpriced(lines: Sequence[Goods], language: Language) -> Table:
    """Goods by number alone."""
    return Table(_columns(language), [_counted(line) for line in lines])


def _columns(language: Language) -> list[Column]:
    return [
        Column(Text("Vare", "Product").in_(language), "wide"),
        Column(Text("Varenummer", "Article no.").in_(language), "code"),
        Column(Text("Antall", "Quantity").in_(language), "number"),
    ]


def _counted(line: Goods) -> list[str]:
    return [line.name, line.sku, str(line.quantity)]


def sums(
    language: Language,
    lines: Sequence[Goods],
    *,
    delivery_ore: int | None,
    discount_ore: int | None,
    total_ore: int,
    vat_ore: int | None,
) -> Sums:
    """From the goods to the total; the goods' sum only where each price is known."""
    totals = [line.total_ore for line in lines]
    parts: list[tuple[Text, int]] = []
    if None not in totals and (delivery_ore is not None or discount_ore):
        parts.append((Text("Varer", "Goods"), sum(total or 0 for total in totals)))
    if delivery_ore is not None:
        parts.append((Text("Frakt", "Delivery"), delivery_ore))
    if discount_ore:
        parts.append((Text("Rabatt", "Discount"), -discount_ore))
    vat = [] if vat_ore is None else [(Text("Herav mva.", "Of which VAT"), vat_ore)]
    return Sums(
        parts=_written(parts, language),
        whole=(Text("Sum", "Total").in_(language), money(total_ore, language)),
        beneath=_written(vat, language),
    )


def _written(parts: Sequence[tuple[Text, int]], language: Language) -> list[Pair]:
    return [(label.in_(language), money(ore, language)) for label, ore in parts]


def amount(ore: int | None, language: Language) -> str:
    return "–" if ore is None else money(ore, language)


def on(when: date | None, language: Language) -> str | None:
    return None if when is None else day(when, language)
