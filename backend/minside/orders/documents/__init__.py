"""Invoice, receipt, packing slip and return form, as PDF.

pdf = await PRESS.draw(PackingSlipPaper(...), Seller.of(settings))
"""

from .drawing import PaperFailed, drawn
from .papers import (
    Address,
    Credit,
    Goods,
    Handover,
    InvoicePaper,
    PackingSlipPaper,
    Paper,
    Payment,
    ReceiptPaper,
    Reminder,
    ReturnFormPaper,
    ToPay,
)
from .press import PRESS, Press
from .seller import Seller

__all__ = [
    "PRESS",
    "Address",
    "Credit",
    "Goods",
    "Handover",
    "InvoicePaper",
    "PackingSlipPaper",
    "Paper",
    "PaperFailed",
    "Payment",
    "Press",
    "ReceiptPaper",
    "Reminder",
    "ReturnFormPaper",
    "Seller",
    "ToPay",
    "drawn",
]
