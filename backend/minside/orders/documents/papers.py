"""What stands on each paper. Money is in whole øre, VAT included; days are Oslo's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from minside.core.language import Language, Text

_UNSAFE: Final = re.compile(r"[^0-9A-Za-z-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A name and where it lives; `country` by ISO 3166-1 alpha-2, told only where it isn't Norway."""

    name: str
    street: str
    postcode: str
    city: str
    street2: str | None = None
    country: str = "NO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """A line: `price_ore` for one, None where it isn't told."""

    sku: str
    name: str
    quantity: int
    price_ore: int | None = None

    @property
    def total_ore(self) -> int | None:
        return None if self.price_ore is None else self.price_ore * self.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A reminder and its fee (purring); `due_on` where it gave a new day."""

    on: date | None
    number: int
    fee_ore: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money in. `method` is the accounting's word, such as `bank_transfer`."""

    on: date | None
    amount_ore: int
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit note; `reference` is what it is called."""

    on: date | None
    amount_ore: int
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Who collects the debt (inkasso) and since when, and what is known of how to reach and pay
    them."""

    on: date
    collector: str
    reference: str | None = None
    phone: str | None = None
    url: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPay:
    """What is to be paid now, since some of what is owed is reported as a return: `by` is None where
    that day is past."""

    returning_ore: int
    now_ore: int
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicePaper:
    """An invoice (faktura) with all that happened to it since. `handover` is set once the debt went
    to inkasso, `to_pay` while some of it is reported as a return."""

    language: Language
    number: str
    order_number: str | None
    issued_on: date
    due_on: date
    kid: str
    account: str | None
    to: Address
    lines: Sequence[Goods]
    total_ore: int
    vat_ore: int
    delivery_ore: int | None = None
    discount_ore: int | None = None
    reminders: Sequence[Reminder] = field(default_factory=tuple)
    payments: Sequence[Payment] = field(default_factory=tuple)
    credits: Sequence[Credit] = field(default_factory=tuple)
    handover: Handover | None = None
    to_pay: ToPay | None = None

    @property
    def balance_ore(self) -> int:
        """What is owed; below zero where too much was paid."""
        fees = sum(reminder.fee_ore for reminder in self.reminders)
        paid = sum(payment.amount_ore for payment in self.payments)
        return self.total_ore + fees - paid - sum(credit.amount_ore for credit in self.credits)

    @property
    def dated(self) -> date:
        return self.issued_on

    @property
    def file_name(self) -> str:
        return _named(Text("faktura", "invoice"), self.number, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper:
    """A receipt (kvittering) of an order. `payment` and `delivery_method` are the shop's words, such
    as `card` and `home_delivery`; `refunded_ore` is what was paid back since, `deducted_ore` what was
    taken off an invoice for what came back, `credited_ore` what was taken off for anything else."""

    language: Language
    order_number: str
    placed_on: date
    to: Address
    lines: Sequence[Goods]
    delivery_method: str
    delivery_ore: int
    discount_ore: int
    total_ore: int
    vat_ore: int | None
    payment: str
    paid_on: date | None = None
    pickup_point: str | None = None
    refunded_ore: int = 0
    deducted_ore: int = 0
    credited_ore: int = 0
    is_delivered: bool = True

    @property
    def dated(self) -> date:
        return self.placed_on

    @property
    def file_name(self) -> str:
        return _named(Text("kvittering", "receipt"), self.order_number, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingSlipPaper:
    """A packing slip (pakkseddel): what lies in one parcel, and what of the order is still to come."""

    language: Language
    order_number: str
    shipment_number: str
    shipped_on: date
    carrier: str
    to: Address
    lines: Sequence[Goods]
    remaining: Sequence[Goods] = field(default_factory=tuple)
    tracking: str | None = None
    tracking_url: str | None = None
    pickup_point: str | None = None

    @property
    def dated(self) -> date:
        return self.shipped_on

    @property
    def file_name(self) -> str:
        return _named(Text("pakkseddel", "packing-slip"), self.shipment_number, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFormPaper:
    """A return form: the form for withdrawal (angrerettloven §20, angreskjema), filled in with what
    is known.

    `number` is ours (RMA), None where nothing is registered yet and the form is for anybody who
    would rather write; `withdraw_until` is the right's last day, `send_until` the last day to send
    the goods that are with the customer. `is_on_its_way` and `is_in_shop` say whether some of them are
    there, and `refusal` by which way of delivery a parcel comes that may be refused, or left: None where
    none may; a guest isn't sent to Min Side. `is_late` says that the last day, for saying so or for
    sending, is past, and `is_open` that something is still to be done. `reason` is never asked for: it
    stands where one was given. `to_pay` is told of an invoice that isn't paid; where all `is_paid`,
    `back_ore` comes back, None where nobody knows how much, until `money_by`, None where that is past.
    """

    language: Language
    order_number: str
    placed_on: date
    customer: Address
    lines: Sequence[Goods]
    number: str | None = None
    opened_on: date | None = None
    delivered_on: date | None = None
    reason: str | None = None
    withdraw_until: date | None = None
    send_until: date | None = None
    is_on_its_way: bool = False
    refusal: str | None = None
    is_in_shop: bool = False
    is_guests: bool = False
    is_late: bool = False
    is_open: bool = True
    to_pay: ToPay | None = None
    is_paid: bool = False
    back_ore: int | None = None
    money_by: date | None = None

    @property
    def is_too_late(self) -> bool:
        """Whether nothing was said, and the time for it is past."""
        return self.number is None and self.is_late

    @property
    def is_here(self) -> bool:
        """Whether there is anything to send, as far as anybody knows."""
        return self.send_until is not None or not (self.is_on_its_way or self.is_in_shop)

    @property
    def dated(self) -> date:
        return self.opened_on or self.placed_on

    @property
    def file_name(self) -> str:
        words = Text("returskjema", "return-form")
        return _named(words, self.number or self.order_number, self.language)


Paper: TypeAlias = InvoicePaper | ReceiptPaper | PackingSlipPaper | ReturnFormPaper


def _named(words: Text, number: str, language: Language) -> str:
    """`faktura-1042.pdf`; only letters, digits and hyphens, for every file system."""
    return f"{words.in_(language)}-{_UNSAFE.sub('-', number).strip('-')}.pdf"
