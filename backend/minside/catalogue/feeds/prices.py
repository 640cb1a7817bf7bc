"""Prices as the feed writes them, `60.00 NOK`, and how long a sale lasts."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final

from minside.core.clock import OSLO

from ..facts import Price
from .errors import BadItem
from .files import Fields

_AMOUNT: Final = re.compile(r"(-?)([0-9]{1,9})(?:[.,]([0-9]{1,2}))?\s*([A-Za-z]{3})")
Text = Callable[[Fields, str], str | None]
_FIRST_YEAR, _LAST_YEAR = 1970, 2200


def read_price(fields: Fields, text: Text) -> Price:
    """`price`, and `sale_price` for as long as `sale_price_effective_date` says. Raises `BadItem`."""
    regular = _ore("price", text(fields, "price"))
    if regular is None:
        raise BadItem("no price")
    sale = _ore("sale_price", text(fields, "sale_price"))
    if sale is None or sale == regular:
        return Price(regular)
    if sale > regular:
        raise BadItem("sale_price is above price")
    return Price(regular, sale, *_lasting(text(fields, "sale_price_effective_date")))


def _ore(name: str, said: str | None) -> int | None:
    if said is None:
        return None
    amount = _AMOUNT.fullmatch(said)
    if amount is None:
        raise BadItem(f"{name} is {said[:40]!r}, not an amount such as 60.00 NOK")
    minus, kroner, hundredths, currency = amount.groups()
    if currency.upper() != "NOK":
        raise BadItem(f"{name} is in {currency.upper()}, not in NOK")
    ore = int(kroner) * 100 + int((hundredths or "0").ljust(2, "0"))
    if minus or ore == 0:
        raise BadItem(f"{name} is {said[:40]!r}, not above zero")
    return ore


def _lasting(said: str | None) -> tuple[datetime | None, datetime | None]:
    """Two moments with a stroke between them (ISO 8601); in Norway where no offset is said."""
    if said is None:
        return None, None
    begins, stroke, ends = said.partition("/")
    try:
        first, last = _moment(begins), _moment(ends)
    except ValueError:
        raise BadItem(f"sale_price_effective_date is {said[:60]!r}") from None
    if not stroke or last <= first:
        raise BadItem(f"sale_price_effective_date is {said[:60]!r}")
    return first, last


def _moment(said: str) -> datetime:
    """Raises `ValueError`, also for what neither PostgreSQL nor Python holds in every timezone."""
    moment = datetime.fromisoformat(said.strip())
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError
    return moment if moment.tzinfo else moment.replace(tzinfo=OSLO)
