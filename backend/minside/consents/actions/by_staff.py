"""A no that came to staff, who quote the message: through the helpdesk, or by a command (S41)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from minside.consents.purposes import ABOUT, Kind, Purpose, called
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .doors import Door
from .hearing import HELPDESK, mail_told, not_in_silence, what_can_be_done
from .moving import look_first
from .speakers import (
    about,
    addresses_about,
    addresses_beside,
    everybody_at,
    is_about,
    who_had,
)
from .subjects import (
    Subject,
    addresses_of,
    all_of_customer,
    hold_address_of_each,
    of_address,
)
from .withdrawing import hold, withdraw


@dataclass(frozen=True, slots=True)
class Whose:
    """Who asked: by the shop's number, by an address as it is kept, by a telephone number; one of them at
    least."""

    number: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The `entries` that say so; none where it was so already. `is_known`: somebody has the address or number, or
    is called by it, or had agreed to something there. `is_number_known`: the shop has told of a customer of that
    number. `found`: of which kinds there was something that it is about."""

    entries: list[int]
    is_known: bool
    is_number_known: bool
    found: frozenset[Kind]


async def withdrawn_by_staff(house: House, told: Any) -> str | None:
    """The helpdesk tells that somebody said no. Raises `events.NotForUs` for what others tell of,
    `events.CannotBeHandled`, `events.DoneInPart` and `events.Unknown`."""
    if told.source != HELPDESK:
        raise events.NotForUs
    purposes = called(told.data.purpose)
    if purposes is None:
        raise events.CannotBeHandled("unknown purpose")
    quote = (told.data.quote or "").strip()
    data = await what_can_be_done(told)
    whose = Whose(data.customer, mail_told(data.email), data.phone)
    at = min(told.occurred_at, await events.first_told(told))
    done = await withdraw_for(whose, purposes, quote or None, house.keys, at=at, origin=told.source)
    not_in_silence(told, data, done.found, purposes)
    return None if quote else "no message is quoted"


async def withdraw_for(
    whose: Whose,
    purposes: Sequence[Purpose],
    quote: str | None,
    keys: Keyring,
    *,
    at: datetime | None = None,
    origin: str | None = None,
) -> TakenBack:
    """For an address or number, and for every customer who has it. Raises `events.Unknown` where there is
    nothing but a customer's number that nobody has told us of."""
    numbers = await _numbered(whose)
    known = await _customers(numbers, whose)
    subjects = await _subjects(known, numbers, whose, purposes, keys)
    subjects += await _left_there(numbers, whose, purposes)
    is_known = numbers is not None or any(
        each.customer is not None or each.said for each in subjects
    )
    entries = await withdraw(
        subjects, purposes, Door.STAFF.value, keys, at=at, quote=quote, origin=origin
    )
    found = frozenset(each.kind for each in subjects)
    return TakenBack(entries, is_known, whose.number is None or numbers is not None, found)


async def _numbered(whose: Whose) -> UUID | None:
    if whose.number is None:
        return None
    found = await customers.find_by_number(whose.number, held=True)
    if found is None and whose.email is whose.phone is None:
        raise events.Unknown("customer", whose.number)
    return found


async def _customers(numbered: UUID | None, whose: Whose) -> list[UUID]:
    rows = await current().fetch(
        """
        SELECT id FROM customer
        WHERE id = $1 OR lower(email) = lower($2) OR phone = $3 ORDER BY id
        """,
        numbered, whose.email, whose.phone,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def _subjects(
    known: Sequence[UUID],
    numbers: UUID | None,
    whose: Whose,
    purposes: Sequence[Purpose],
    keys: Keyring,
) -> list[Subject]:
    """Those of the addresses that were named, and of whoever has them, with all that they have. Nothing is
    sent there meanwhile."""
    reached = {whose.email, whose.phone}
    reached |= {*(await addresses_beside(whose.email) if whose.email else [])}
    for customer in known:
        reached |= {*await addresses_of(customer)}
    meant = await _meant(numbers, whose)
    for each in meant:
        reached |= {*await addresses_about(each)}
    had = await who_had(whose.email) if whose.email else []
    await look_first([*known, *had], keys, *reached)
    await hold(reached)
    await hold_address_of_each(known)
    # Whose address became another while this waited isn't meant any more.
    still = await _customers(numbers, whose)
    known = [each for each in known if each in still]
    now = await current().fetch("SELECT email, phone FROM customer WHERE id = ANY($1)", known)
    of_kind = {
        Kind.MAIL: {whose.email, *(row["email"] for row in now)},
        Kind.SMS: {whose.phone, *(row["phone"] for row in now)},
    }
    found = {
        each.id: each
        for kind, addresses in of_kind.items()
        if kind in {ABOUT[purpose].kind for purpose in purposes}
        for address in sorted(filter(None, addresses))
        for each in await of_address(kind, address, make=await _may_be_nobodys(kind, address))
    }
    for customer in known:
        its = await (about if customer in meant else all_of_customer)(customer, purposes)
        found |= {each.id: each for each in its}
    return [found[id] for id in sorted(found)]


async def _meant(numbered: UUID | None, whose: Whose) -> list[UUID]:
    """Those whom it is about, and not one of their addresses (see `speakers.whom_it_is_about`); by a telephone all
    who have it, where no address was told."""
    if whose.email is None:
        return await _customers(numbered, whose)
    return [numbered] if numbered is not None and await is_about(numbered, whose.email) else []


async def _may_be_nobodys(kind: Kind, address: str) -> bool:
    """What is said of an address that somebody has shown to be theirs is theirs, and stands with them alone."""
    return kind is Kind.SMS or await customers.whose_shown(address) is None


async def _left_there(
    numbered: UUID | None, whose: Whose, purposes: Sequence[Purpose]
) -> list[Subject]:
    """Who left the address that was named, as the newsletter tool's word has it (see `everybody_at`)."""
    is_mail = Kind.MAIL in {ABOUT[purpose].kind for purpose in purposes}
    if whose.email is None or not is_mail:
        return []
    return await everybody_at(Kind.MAIL, whose.email, numbered)
