"""Papers of an order to look at, and what a reader finds in their PDFs."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader

from minside.core.language import Language
from minside.orders.documents import (
    Address,
    Credit,
    Goods,
    InvoicePaper,
    PackingSlipPaper,
    Paper,
    Payment,
    ReceiptPaper,
    Reminder,
    ReturnFormPaper,
    Seller,
    drawn,
)

SELLER: Final = Seller(organisation_number="988077917", address=("Lagerveien 1", "0581 Oslo"))
KARI: Final = Address(
    name="Kari Nordmann", street="Fjellveien 12", street2="H0203", postcode="5019", city="Bergen"
)
GOODS: Final = (
    Goods(sku="NB-1001", name="Nuskebakk tørrfôr, 12 kg", quantity=2, price_ore=64450),
    Goods(sku="SL-77", name="Sildetassen snacks, laks", quantity=3, price_ore=4990),
    Goods(sku="TH-3", name="Timotunet høy, 2,5 kg", quantity=1, price_ore=12900),
)
TOTAL: Final = 156670


def invoice(language: Language = Language.NB, **changed: Any) -> InvoicePaper:
    standard: dict[str, Any] = {
        "number": "1042",
        "order_number": "30117",
        "issued_on": date(2026, 11, 3),
        "due_on": date(2026, 11, 17),
        "kid": "0001042301174",
        "account": "12345678903",
        "to": KARI,
        "lines": GOODS,
        "total_ore": TOTAL,
        "vat_ore": 31334,
        "delivery_ore": 9900,
        "discount_ore": 10000,
    }
    return InvoicePaper(language=language, **(standard | changed))


def reminded(language: Language = Language.NB, **changed: Any) -> InvoicePaper:
    """An invoice with all that can happen to one."""
    happened: dict[str, Any] = {
        "reminders": [
            Reminder(on=date(2026, 11, 24), number=1, fee_ore=3500, due_on=date(2026, 12, 8))
        ],
        "payments": [Payment(on=date(2026, 11, 20), amount_ore=50000, method="bank_transfer")],
        "credits": [Credit(on=date(2026, 11, 21), amount_ore=12900, reference="K-88")],
    }
    return invoice(language, **(happened | changed))


def receipt(language: Language = Language.NB, **changed: Any) -> ReceiptPaper:
    standard: dict[str, Any] = {
        "order_number": "30117",
        "placed_on": date(2026, 11, 1),
        "to": KARI,
        "lines": GOODS,
        "delivery_method": "home_delivery",
        "delivery_ore": 9900,
        "discount_ore": 10000,
        "total_ore": TOTAL,
        "vat_ore": 31334,
        "payment": "vipps",
        "paid_on": date(2026, 11, 2),
        "refunded_ore": 12900,
    }
    return ReceiptPaper(language=language, **(standard | changed))


def packing_slip(language: Language = Language.NB, **changed: Any) -> PackingSlipPaper:
    standard: dict[str, Any] = {
        "order_number": "30117",
        "shipment_number": "P-30117-1",
        "shipped_on": date(2026, 11, 3),
        "carrier": "Budtjenesten",
        "to": KARI,
        "lines": GOODS[:2],
        "remaining": GOODS[2:],
        "tracking": "370700000000123456",
    }
    return PackingSlipPaper(language=language, **(standard | changed))


def return_form(language: Language = Language.NB, **changed: Any) -> ReturnFormPaper:
    standard: dict[str, Any] = {
        "order_number": "30117",
        "placed_on": date(2026, 11, 1),
        "customer": KARI,
        "lines": GOODS[1:],
        "number": "R-1007",
        "opened_on": date(2026, 11, 12),
        "delivered_on": date(2026, 11, 5),
        "reason": "Feil størrelse",
        "withdraw_until": date(2026, 11, 19),
        "send_until": date(2026, 11, 26),
    }
    return ReturnFormPaper(language=language, **(standard | changed))


def papers(language: Language) -> list[Paper]:
    """One of each kind."""
    return [reminded(language), receipt(language), packing_slip(language), return_form(language)]


def opened(paper: Paper, seller: Seller = SELLER) -> PdfReader:
    return PdfReader(BytesIO(drawn(paper, seller)), strict=True)


def read(paper: Paper, seller: Seller = SELLER) -> str:
    """What the paper says, with plain blanks."""
    return said(opened(paper, seller))


def said(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages).replace("\u00a0", " ")


def root(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"]


def tags(pdf: PdfReader) -> list[tuple[str, Any]]:
    """The structure tree in the order in which it is read aloud: each tag with its element."""
    return list(_within(root(pdf)["/StructTreeRoot"]["/K"]))


def _within(element: Any) -> Iterator[tuple[str, Any]]:
    element = element.get_object()
    if isinstance(element, list):
        for each in element:  # pyright: ignore[reportUnknownVariableType]
            yield from _within(each)
    elif hasattr(element, "get"):
        if "/S" in element:
            yield element["/S"], element
        if "/K" in element:
            yield from _within(element["/K"])
