"""The invoice (faktura): what is owed, to which account, by when, and what was paid."""

from minside.core.language import Language, Text
from minside.core.writing import account, day, money

from . import parts, words
from .papers import Credit, InvoicePaper, Payment, Reminder
from .seller import Seller
from .sheet import Block, Box, Column, Heading, Pair, Sheet, Sums, Table


def sheet(paper: InvoicePaper, seller: Seller) -> Sheet:
    language = paper.language
    return parts.sheet(
        paper,
        seller,
        title=f"{Text('Faktura', 'Invoice').in_(language)} {paper.number}",
        to=paper.to,
        to_label=Text("Til", "To"),
        facts=(
            (Text("Fakturanummer", "Invoice number"), paper.number),
            (Text("Fakturadato", "Issued"), day(paper.issued_on, language)),
            (Text("Forfall", "Due"), day(paper.due_on, language)),
            (Text("Bestilling", "Order"), paper.order_number),
        ),
        blocks=[
            parts.priced(paper.lines, language),
            _sums(paper),
            *_what_happened(paper),
            _how_to_pay(paper),
        ],
    )


def _sums(paper: InvoicePaper) -> Sums:
    return parts.sums(
        paper.language,
        paper.lines,
        delivery_ore=paper.delivery_ore,
        discount_ore=paper.discount_ore,
        total_ore=paper.total_ore,
        vat_ore=paper.vat_ore,
    )


def _what_happened(paper: InvoicePaper) -> list[Block]:
    """Reminders, payments and credits by day, where there are any, and what is left."""
    entries = sorted(
        (*paper.reminders, *paper.payments, *paper.credits), key=lambda entry: str(entry.on or "")
    )
    if not entries:
        return []
    language = paper.language
    columns = [
        Column(Text("Dato", "Date").in_(language)),
        Column(Text("Hva", "What").in_(language), "wide"),
        Column(Text("Beløp", "Amount").in_(language), "number"),
    ]
    return [
        Heading(Text("Dette har skjedd siden", "What has happened since").in_(language)),
        Table(columns, [_entry(entry, language) for entry in entries]),
        Sums([], _left(paper), []),
    ]


def _entry(entry: Reminder | Payment | Credit, language: Language) -> list[str]:
    return [
        parts.on(entry.on, language) or "–",
        _what(entry, language),
        money(entry.fee_ore if isinstance(entry, Reminder) else -entry.amount_ore, language),
    ]


def _what(entry: Reminder | Payment | Credit, language: Language) -> str:
    match entry:
        case Reminder():
            return Text(f"Purring {entry.number}, gebyr", f"Reminder {entry.number}, fee").in_(
                language
            )
        case Payment():
            what = Text("Innbetalt", "Paid").in_(language)
            method = entry.method and words.payment(entry.method, language).lower()
            return f"{what}, {method}" if method else what
        case Credit():
            what = Text("Kreditnota", "Credit note").in_(language)
            return f"{what} {entry.reference}" if entry.reference else what


def _left(paper: InvoicePaper) -> Pair:
    language = paper.language
    if paper.balance_ore < 0:
        return Text("Til gode", "In your favour").in_(language), money(-paper.balance_ore, language)
    return Text("Gjenstår", "Left to pay").in_(language), money(paper.balance_ore, language)


def _how_to_pay(paper: InvoicePaper) -> Box:
    language = paper.language
    if paper.collector:
        return _with_collector(paper)
    if paper.balance_ore > 0:
        title = Text("Slik betaler du", "How to pay").in_(language)
        return Box(
            title, [(label.in_(language), value) for label, value in _payment(paper) if value]
        )
    if paper.balance_ore == 0:
        return Box(
            Text("Fakturaen er betalt. Takk!", "This invoice is paid. Thank you!").in_(language), []
        )
    title = Text("Du har penger til gode", "We owe you money")
    text = Text(
        f"Det er betalt {money(-paper.balance_ore, language)} for mye. Pengene er dine.",
        f"{money(-paper.balance_ore, language)} too much was paid. The money is yours.",
    )
    return Box(title.in_(language), [], text.in_(language))


def _payment(paper: InvoicePaper) -> tuple[tuple[Text, str | None], ...]:
    language = paper.language
    due = max((reminder.due_on for reminder in paper.reminders if reminder.due_on), default=None)
    return (
        (Text("Beløp", "Amount"), money(paper.balance_ore, language)),
        (Text("Kontonummer", "Account number"), paper.account and account(paper.account)),
        (Text("KID", "Payment reference (KID)"), paper.kid),
        (Text("Betal innen", "Pay by"), day(due or paper.due_on, language)),
    )


def _with_collector(paper: InvoicePaper) -> Box:
    language = paper.language
    title = Text("Kravet er sendt til inkasso", "The debt was sent to a collector").in_(language)
    text = Text(
        f"Betal til {paper.collector}, og ikke til oss.",
        f"Please pay {paper.collector}, and not us.",
    ).in_(language)
    label = Text("Referanse", "Reference").in_(language)
    reference = paper.collector_reference
    return Box(title, [(label, reference)] if reference else [], text)
