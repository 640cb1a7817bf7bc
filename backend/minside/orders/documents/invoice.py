"""The invoice (faktura): what is owed, to which account, by when, and what was paid."""

from typing import TypeAlias

from minside.core.language import Language, Text
from minside.core.writing import account, day, money, spoken_money

from . import parts, words
from .papers import Credit, Handover, InvoicePaper, Payment, Reminder
from .seller import Seller
from .sheet import Block, Box, Column, Heading, Pair, Sheet, Sums, Table

Entry: TypeAlias = Reminder | Payment | Credit | Handover


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
    """Reminders, payments, credits and the handover to inkasso by day, where there are any, and what
    is left."""
    told: list[Entry] = [*paper.reminders, *paper.payments, *paper.credits]
    told += [paper.handover] if paper.handover else []
    if not told:
        return []
    entries = sorted(told, key=lambda entry: str(entry.on or ""))
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


def _entry(entry: Entry, language: Language) -> list[str]:
    return [
        parts.on(entry.on, language) or "–",
        _what(entry, language),
        _amount(entry, language),
    ]


def _amount(entry: Entry, language: Language) -> str:
    match entry:
        case Reminder():
            return money(entry.fee_ore, language)
        case Payment() | Credit():
            return money(-entry.amount_ore, language)
        case Handover():
            return "–"


def _what(entry: Entry, language: Language) -> str:
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
        case Handover():
            return Text(
                f"Sendt til inkasso hos {entry.collector}",
                f"Sent to {entry.collector} for collection (inkasso)",
            ).in_(language)


def _left(paper: InvoicePaper) -> Pair:
    language = paper.language
    if paper.balance_ore < 0:
        return Text("Til gode", "In your favour").in_(language), money(-paper.balance_ore, language)
    return Text("Gjenstår", "Left to pay").in_(language), money(paper.balance_ore, language)


def _how_to_pay(paper: InvoicePaper) -> Box:
    language = paper.language
    if paper.handover and paper.balance_ore > 0:
        return _with_collector(paper, paper.handover)
    if paper.balance_ore > 0:
        return _to_us(paper)
    if paper.balance_ore == 0:
        return Box(
            Text("Fakturaen er betalt. Takk!", "This invoice is paid. Thank you!").in_(language), []
        )
    title = Text("Du har penger til gode", "We owe you money")
    much = spoken_money(-paper.balance_ore, language)
    text = Text(
        f"Du har betalt {much} for mye, og vi betaler det tilbake til deg.",
        f"You have paid {much} too much, and we will pay it back to you.",
    )
    return Box(title.in_(language), [], text.in_(language))


def _to_us(paper: InvoicePaper) -> Box:
    """The figures stay as they were sent; what goes back needn't be paid for meanwhile."""
    language = paper.language
    note = words.to_pay(paper.to_pay).in_(language) if paper.to_pay else ""
    if paper.to_pay and paper.to_pay.now_ore <= 0:
        return Box(Text("Ingenting å betale nå", "Nothing to pay now").in_(language), [], note)
    title = Text("Slik betaler du", "How to pay").in_(language)
    pairs = [(label.in_(language), value) for label, value in _payment(paper) if value]
    return Box(title, pairs, note)


def _payment(paper: InvoicePaper) -> tuple[tuple[Text, str | None], ...]:
    language = paper.language
    due = max((reminder.due_on for reminder in paper.reminders if reminder.due_on), default=None)
    return (
        (Text("Beløp", "Amount"), money(_asked_now(paper), language)),
        (Text("Kontonummer", "Account number"), paper.account and account(paper.account)),
        (Text("KID", "Payment reference (KID)"), paper.kid),
        (Text("Betal innen", "Pay by"), day(due or paper.due_on, language)),
    )


def _asked_now(paper: InvoicePaper) -> int:
    return paper.to_pay.now_ore if paper.to_pay else paper.balance_ore


def _with_collector(paper: InvoicePaper, handover: Handover) -> Box:
    language, who = paper.language, handover.collector
    title = Text("Kravet er sendt til inkasso", "The debt was sent to a collector (inkasso)")
    left = spoken_money(paper.balance_ore, language)
    text = Text(
        f"Nå er det {who} som tar imot betalingen, så betal til dem og ikke til oss. Det gjenstår"
        f" {left} hos oss. {who} kan ha lagt til gebyrer, så spør dem om beløpet i dag. Er det"
        " vanskelig å betale nå, kan du be dem om å dele det opp.",
        f"{who} takes the payment now, so please pay them and not us. With us {left} is left to pay."
        f" {who} may have added fees, so ask them for today’s amount. If it is hard to pay now, you"
        " can ask them to split it up.",
    )
    pairs = [(label.in_(language), value) for label, value in _reaching(handover) if value]
    return Box(title.in_(language), pairs, text.in_(language))


def _reaching(handover: Handover) -> tuple[tuple[Text, str | None], ...]:
    return (
        (Text("Inkassoselskap", "Collector"), handover.collector),
        (Text("Referanse", "Reference"), handover.reference),
        (Text("Telefon", "Telephone"), handover.phone),
        (Text("Nettside", "Web page"), handover.url),
        (Text("Kontonummer", "Account number"), handover.account and account(handover.account)),
    )
