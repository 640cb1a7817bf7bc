"""Telling a customer of a new code of their own, where they said yes to that (S30)."""

from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.customers import actions as customers
from minside.customers.actions import Profile
from minside.membership import mail
from minside.outbox import actions as outbox
from minside.outbox.templates import Template

NEWS_FOR: Final = timedelta(days=7)
"""What the shop tells of later than this isn't new: nobody is written to of a code of last year."""


async def tell_of_code(house: House, customer: UUID, data: Any, issued_at: datetime) -> None:
    """By mail, or by SMS where only that may be; nothing otherwise. It is asked again when it leaves."""
    if not _is_news(data, issued_at):
        return
    reader = await customers.profile(customer)
    if reader.email is not None and await _agrees(reader, Purpose.DISCOUNT_CODES, reader.email):
        await _post(house, reader, mail.CODE_ISSUED, reader.email, _values(reader, data), data)
    elif reader.phone is not None and await _agrees(reader, Purpose.SMS, reader.phone):
        await _post(house, reader, mail.CODE_ISSUED_SMS, reader.phone, _short(data), data)


def _is_news(data: Any, issued_at: datetime) -> bool:
    is_over = data.valid_until is not None and data.valid_until < clock.today()
    return not is_over and issued_at > clock.now() - NEWS_FOR


async def _agrees(reader: Profile, purpose: Purpose, address: str) -> bool:
    return await consents.may_send(purpose, Addressee(reader.id, address)) is not None


async def _post(
    house: House, reader: Profile, template: Template, to: str, values: dict[str, Any], data: Any
) -> None:
    """It isn't sent once the code's last day is over."""
    last = data.valid_until
    ends = datetime.combine(last + timedelta(days=1), time(), clock.OSLO) if last else None
    letter = outbox.Letter(template, to, reader.language, reader.id, values, {}, ends)
    await outbox.post(letter, house.keys)


def _values(reader: Profile, data: Any) -> dict[str, Any]:
    return {
        "name": reader.first_name or "",
        **_short(data),
        "about": data.title and {"nb": data.title.nb, "en": data.title.en},
        "least_total_ore": data.least_total,
        "valid_from": data.valid_from and data.valid_from.isoformat(),
        "valid_until": data.valid_until and data.valid_until.isoformat(),
        "once": data.once,
    }


def _short(data: Any) -> dict[str, Any]:
    return {"code": data.code, "percent": data.percent, "amount_ore": data.amount}
