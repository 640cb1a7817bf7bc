"""The tables of the orders room. Each row is as the shop told it, or began here."""

from .complaints import Complaint, ComplaintPicture
from .invoices import Invoice, InvoiceEntry
from .orders import OrderEvent, OrderLine, ShopOrder
from .parcels import OrderReturn, Shipment

__all__ = [
    "Complaint",
    "ComplaintPicture",
    "Invoice",
    "InvoiceEntry",
    "OrderEvent",
    "OrderLine",
    "OrderReturn",
    "Shipment",
    "ShopOrder",
]
