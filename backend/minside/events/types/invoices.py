"""What the accounting tells of invoices and payments."""

from typing import Annotated, Final

from msgspec import Meta

from .declaration import (
    Data,
    Day,
    EventType,
    Line,
    Name,
    Number,
    Ore,
    Recipient,
    SecureLink,
    Word,
)

_ACCOUNT: Final = r"\A[0-9]{11}\Z"


class _OfInvoice(Data, frozen=True, kw_only=True):
    invoice: Number
    customer: Annotated[
        Number | None, Meta(description="To whom it was issued; none says its order's customer.")
    ] = None
    order: Number | None = None


class Issued(_OfInvoice, frozen=True, kw_only=True):
    kid: Annotated[
        str,
        Meta(pattern=r"\A[0-9]{2,25}\Z", description="With its check digit, by MOD10 or MOD11."),
    ]
    issued_on: Day
    due_on: Day
    to: Recipient
    lines: Annotated[list[Line], Meta(min_length=1, max_length=500)]
    total: Ore
    vat: Annotated[Ore, Meta(description="How much of it is VAT.")]
    account: Annotated[str, Meta(pattern=_ACCOUNT, description="Where to pay.")] | None = None


class Reminded(_OfInvoice, frozen=True, kw_only=True):
    number: Annotated[int, Meta(ge=1, le=20, description="The first, the second …")]
    due_on: Day
    fee: Ore = 0


class Paid(_OfInvoice, frozen=True, kw_only=True):
    amount: Ore
    paid_on: Day
    method: Word | None = None


class SentToCollection(_OfInvoice, frozen=True, kw_only=True):
    collector: Annotated[Name, Meta(description="Who collects (inkasso).")]
    reference: Word | None = None
    phone: Annotated[Word | None, Meta(description="The collector's.")] = None
    link: Annotated[
        SecureLink | None, Meta(description="Where the collector answers, such as their own page.")
    ] = None
    account: (
        Annotated[str, Meta(pattern=_ACCOUNT, description="Where to pay the collector.")] | None
    ) = None


class Credited(_OfInvoice, frozen=True, kw_only=True):
    amount: Ore
    credited_on: Day
    note: Annotated[Number | None, Meta(description="What the credit note is called.")] = None
    reason: Name | None = None


class PaymentFailed(Data, frozen=True, kw_only=True):
    amount: Ore
    method: Word
    reason: Annotated[Word, Meta(description="A code, such as `insufficient_funds`.")]
    customer: Number | None = None
    order: Number | None = None
    subscription: Name | None = None


_STREAMS: Final = {"customer": ("customer",), "order": ("order",), "invoice": ("invoice",)}
TYPES: Final = (
    EventType("invoice.issued", Issued, "An invoice was issued.", _STREAMS),
    EventType("invoice.reminded", Reminded, "An unpaid invoice was reminded of.", _STREAMS),
    EventType("invoice.paid", Paid, "Something was paid on an invoice.", _STREAMS),
    EventType(
        "invoice.credited",
        Credited,
        "Less is owed: goods came back, or a price was wrong.",
        _STREAMS,
    ),
    EventType("invoice.sent_to_collection", SentToCollection, "A debt went to inkasso.", _STREAMS),
    EventType(
        "payment.failed",
        PaymentFailed,
        "A charge was refused.",
        {"customer": ("customer",), "order": ("order",)},
    ),
)
