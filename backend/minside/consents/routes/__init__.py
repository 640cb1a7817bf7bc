"""What consents answer over HTTP beside GraphQL."""

from typing import Final

from .receipts import keys, receipt
from .unsubscribe import unsubscribe, unsubscribe_page

ROUTES: Final = (receipt, keys, unsubscribe, unsubscribe_page)
