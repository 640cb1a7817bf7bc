"""A no that came to staff, who quote the message: through the helpdesk, or by a command (S41)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .doors import Door
from .subjects import Subject, of_address, of_customer
from .withdrawing import hold, withdraw

HELPDESK: Final = "helpdesk"
MARKETING: Final = tuple(each for each in Purpose if ABOUT[each].kind is not Kind.BROWSER)
"""All that staff can take back; a browser's choices lie in the browser."""
CALLED: Final[dict[str, tuple[Purpose, ...]]] = {
    **{each.value: (each,) for each in MARKETING},
    "newsletter": NEWSLETTER,
    "everything": MARKETING,
}
"""What staff may ask for, by the word for it."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Who asked: by the shop's number, by an address, by a telephone number; one of them at least."""

    number: str | None = None
    email: str | None = None
    phone: str | None = None


async def withdrawn_by_staff(house: House, told: Any) -> str | None:
    """The helpdesk tells that somebody said no. Raises `events.NotForUs` for what others tell of,
    `events.CannotBeHandled` and `events.Unknown`."""
    if told.source != HELPDESK:
        raise events.NotForUs
    data = told.data
    purposes = CALLED.get(data.purpose)
    if purposes is None:
        raise events.CannotBeHandled("unknown purpose")
    whose = Whose(data.customer, data.email, data.phone)
    await withdraw_for(
        whose, purposes, data.quote, house.keys, at=told.occurred_at, origin=told.source
    )
    return None if data.quote else "no message is quoted"


async def withdraw_for(
    whose: Whose,
    purposes: Sequence[Purpose],
    quote: str | None,
    keys: Keyring,
    *,
    at: datetime | None = None,
    origin: str | None = None,
) -> list[int]:
    """For an address or number, and for every customer who has it; the entries that say so. Raises
    `events.Unknown` for a customer's number that nobody has told us of."""
    subjects = await _subjects(whose, purposes)
    if at is None:
        return await withdraw(subjects, purposes, Door.STAFF.value, keys, quote=quote)
    numbers: list[int] = []
    for subject in subjects:
        new = [each for each in purposes if not await _is_told(subject, each, at)]
        numbers += await withdraw(
            [subject], new, Door.STAFF.value, keys, at=at, quote=quote, origin=origin
        )
    return numbers


async def _subjects(whose: Whose, purposes: Sequence[Purpose]) -> list[Subject]:
    """Those of the addresses that were named, and of whoever has them. Nothing is sent there meanwhile."""
    known = await _customers(whose)
    reached = [(Kind.MAIL, whose.email), (Kind.SMS, whose.phone)]
    for row in known:
        reached += [(Kind.MAIL, row["email"]), (Kind.SMS, row["phone"])]
    await hold([address for _, address in reached])
    found = {
        each.id: each
        for kind, address in reached
        if address is not None and kind in {ABOUT[purpose].kind for purpose in purposes}
        for each in await of_address(kind, address)
    }
    for row in known:
        found |= {each.id: each for each in (await of_customer(row["id"], purposes)).values()}
    return [found[id] for id in sorted(found)]


async def _customers(whose: Whose) -> Sequence[Any]:
    """Raises `events.Unknown`."""
    customer = None
    if whose.number is not None:
        customer = await customers.find_by_number(whose.number, held=True)
        if customer is None:
            raise events.Unknown("customer", whose.number)
    return await current().fetch(
        """
        SELECT id, email, phone FROM customer
        WHERE id = $1 OR lower(email) = lower($2) OR phone = $3 ORDER BY id
        """,
        customer, whose.email, whose.phone,
    )  # fmt: skip


async def _is_told(subject: Subject, purpose: Purpose, at: datetime) -> bool:
    """An event may come again long after its id is forgotten."""
    return await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM consent_entry WHERE subject = $1 AND purpose = $2 AND at = $3
              AND action = 'withdrawn' AND channel = $4
        )
        """,
        subject.id, purpose.value, at, Door.STAFF.value,
    )  # fmt: skip
