"""How long each thing is kept: the law's periods and our own, all in one place.

The tables declare them, the sweeps go by them, and the privacy notice states them
(`tests/privacy/test_kept.py` compares). Who changes one writes a new version of the notice.
"""

from datetime import timedelta
from typing import Final

INVOICE_MONTHS: Final = 60
"""After the end of the accounting year: five years (bokføringsloven §13)."""
PACKING_SLIP_MONTHS: Final = 42
"""Likewise, three and a half years (bokføringsloven §13, of what documents a delivery)."""
ORDER_MONTHS: Final = 63
"""After the end of the year of the order. What is wrong with goods can be complained of for five years
from when they came (forbrukerkjøpsloven §27), which may be in the year after they were ordered: three
months, as long as anything is waited for (`orders/actions/receiving.py`)."""
CONSENT_MONTHS: Final = 36
"""After the end of the year in which a consent last held."""
DISCOUNT_CODE_MONTHS: Final = 24
MESSAGE: Final = timedelta(days=365)
NOBODYS_MESSAGE: Final = timedelta(days=30)
"""Of an address, or from a number, that is no customer's."""
MARKETING: Final = timedelta(days=730)
PARTED: Final = MARKETING
"""As long as goods that were bought may be used to adapt what is sent."""
FIGURES: Final = timedelta(days=730)
MARKETING_TEXT: Final = timedelta(days=365)
SECURITY_LOG: Final = timedelta(days=365)
DEVICE: Final = timedelta(days=400)
EVENT: Final = timedelta(days=90)
QUEUE: Final = timedelta(days=90)
