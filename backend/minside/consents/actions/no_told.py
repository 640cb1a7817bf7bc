"""A no that others tell of, heard wherever it may be meant."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.core.house import House
from minside.customers import actions as customers
from minside.events import actions as events

from .hearing import read_mail
from .moving import look_first
from .speakers import (
    about,
    address_told,
    addresses_about,
    everybody_at,
    only_one_with,
    own_of,
    who_may_be_meant,
    who_says,
    whom_it_is_about,
)
from .subjects import Subject, addresses_of, all_of_customer, hold_address_of_each
from .withdrawing import hold, withdraw


async def take_no(
    house: House,
    told: Any,
    data: Any,
    purposes: Sequence[Purpose],
    channel: str,
    *,
    origin: str | None,
    door: str | None = None,
) -> list[Subject]:
    """A no is heard wherever it may be meant: at the address that was told, whosever it is, and at the
    customer's own, whom a telephone number names too where nothing else does and they alone have it (see
    `speakers.whom_it_is_about`). It was said when it came, where a clock is ahead: else a yes that is said here
    meanwhile would come after it, and outlast the next no. At an address that was left it is about what was said
    there (see `along`). The subjects that it is about."""
    meant, alone_has = await whom_it_is_about(data), await _who_alone_has(data)
    await _hold(house, data, meant, alone_has)
    subjects = await _subjects(data, purposes, meant, alone_has)
    at = min(told.occurred_at, await events.first_told(told))
    await withdraw(subjects, purposes, channel, house.keys, at=at, origin=origin, door=door)
    return subjects


async def _who_alone_has(data: Any) -> UUID | None:
    """The customer whom a telephone number names, where no customer's number does."""
    if data.phone is None or (data.customer and await customers.whose_proven(data.customer)):
        return None
    return await only_one_with(data.phone)


async def _hold(house: House, data: Any, meant: UUID | None, alone_has: UUID | None) -> None:
    """Nothing is sent meanwhile to any address that it may be about, and nobody's becomes another."""
    whom = {each for each in (alone_has, *await who_may_be_meant(data)) if each is not None}
    reached = {read_mail(data.email) if data.email else None, data.phone}
    reached |= {*(await addresses_about(meant) if meant else [])}
    for each in whom:
        reached |= {*await addresses_of(each)}
    await look_first(whom, house.keys, *reached)
    await hold(reached)
    await hold_address_of_each(whom)


async def _subjects(
    data: Any, purposes: Sequence[Purpose], meant: UUID | None, alone_has: UUID | None
) -> list[Subject]:
    """Each once."""
    email = read_mail(data.email) if data.email else None
    customer, found = await who_says(data, purposes)
    if customer is None and email is not None:
        customer = await customers.whose_shown(email)
        found += await _read_there(email, purposes) if customer is None else []
    if meant is not None:
        found += await about(meant, purposes)
    elif customer is not None:
        found += await own_of(customer, purposes, email)
    for kind in {ABOUT[each].kind for each in purposes}:
        if (address := address_told(data, kind)) is not None:
            found += await everybody_at(kind, address, customer)
    if customer is None and alone_has is not None:
        kinds = {each.kind for each in found}
        rest = [each for each in purposes if ABOUT[each].kind not in kinds]
        found += await all_of_customer(alone_has, rest) if rest else []
    return list({each.id: each for each in found}.values())


async def _read_there(email: str, purposes: Sequence[Purpose]) -> list[Subject]:
    """The account and the number of who has the address, and hasn't shown that it is theirs: the cart's reminder
    is sent there all the same."""
    has = await customers.find_by_email(email)
    beside_mail = [each for each in purposes if ABOUT[each].kind is not Kind.MAIL]
    return await all_of_customer(has.id, beside_mail) if has and beside_mail else []
