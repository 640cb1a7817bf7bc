"""Whom others mean when they tell of a consent, and the subjects that it is about."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from minside.auth import actions as auth
from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.core import clock
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .hearing import mail_told, read_mail
from .subjects import Subject, addresses_of, all_of_customer, of_customer, read


async def known_as(number: str) -> tuple[UUID, bool]:
    """Whom the shop calls so, and whether more than an address says that it is they. Raises
    `events.Unknown`."""
    found = await customers.whose_proven(number)
    if found is None:
        raise events.Unknown("customer", number)
    return found


async def who_may_be_meant(data: Any) -> list[UUID]:
    """Whom the number names, and who has the address or left it."""
    known = await customers.whose_proven(data.customer) if data.customer else None
    email = read_mail(data.email) if data.email else None
    return [*(known[:1] if known else ()), *(await who_had(email) if email else [])]


async def who_says(data: Any, purposes: Sequence[Purpose]) -> tuple[UUID | None, list[Subject]]:
    """Who says so, if they are known, and the subjects that it is about. Raises `events.Unknown`
    where nothing but an unknown number says who it is, or whose account it is about."""
    number = data.customer
    known = await customers.whose_proven(number) if number else None
    has_address = data.email is not None or data.phone is not None
    is_of_account = any(ABOUT[each].kind is Kind.ACCOUNT for each in purposes)
    if number and known is None and (is_of_account or not has_address):
        raise events.Unknown("customer", number)
    customer, is_proven = known or (None, False)
    found: list[Subject] = []
    for kind in sorted({ABOUT[each].kind for each in purposes}, key=lambda kind: kind.value):
        of_kind = [each for each in purposes if ABOUT[each].kind is kind]
        its = customer if is_proven or kind is Kind.MAIL else None
        found += await _of_kind(kind, of_kind, its, data)
    return customer, found


async def _of_kind(
    kind: Kind, purposes: Sequence[Purpose], customer: UUID | None, data: Any
) -> list[Subject]:
    """The customer's own, where the address is theirs or none was told; else that of the address, of
    whoever has shown that it is theirs, or of nobody."""
    own = (await of_customer(customer, purposes)).get(kind) if customer else None
    address = address_told(data, kind)
    if address is None or (own is not None and _same(own.address, address)):
        return [own] if own else []
    if kind is Kind.MAIL and (owner := await customers.whose_shown(address)) is not None:
        return await current_of(owner, purposes)
    id = await current().fetchval(
        "SELECT consent_subject_at($1, $2, $3)", kind.value, address, clock.now()
    )
    return await read([id])


def address_told(data: Any, kind: Kind) -> str | None:
    """Raises `events.CannotBeHandled` for what no mail can be sent to."""
    if kind is Kind.MAIL:
        return mail_told(data.email)
    return data.phone if kind is Kind.SMS else None


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.lower() == other.lower()


async def only_one_with(number: str) -> UUID | None:
    """The customer who has this telephone number, where nobody else has it."""
    rows = await current().fetch("SELECT id FROM customer WHERE phone = $1 LIMIT 2", number)
    return rows[0]["id"] if len(rows) == 1 else None


async def addresses_beside(email: str) -> list[str]:
    """All that those have now who have this address, or left it."""
    return [each for customer in await who_had(email) for each in await addresses_of(customer)]


async def who_had(email: str) -> list[UUID]:
    """Who has this address, or left it."""
    rows = await current().fetch(
        """
        SELECT customer FROM consent_subject
        WHERE kind = 'mail' AND lower(address) = lower($1) AND customer IS NOT NULL
        UNION SELECT id FROM customer WHERE lower(email) = lower($1)
        """,
        email,
    )
    return [row["customer"] for row in rows]


async def own_of(customer: UUID, purposes: Sequence[Purpose], email: str | None) -> list[Subject]:
    """The customer's own, but for their addresses where the word came from one that they had."""
    found = await all_of_customer(customer, purposes)
    mail = (await of_customer(customer, purposes)).get(Kind.MAIL)
    if mail is None or email is None or _same(mail.address, email):
        return found
    return [each for each in found if each.kind is not Kind.MAIL]


async def whom_it_is_about(data: Any) -> UUID | None:
    """The customer whom a no is about, and not one of their addresses: whom the shop's number names, but where the
    word came from an address that they have or had; or who alone has the telephone, where nothing else is told."""
    email = read_mail(data.email) if data.email else None
    if data.customer and (known := await customers.whose_proven(data.customer)):
        return known[0] if await is_about(known[0], email) else None
    return await only_one_with(data.phone) if data.phone and email is None else None


async def is_about(named: UUID, email: str | None) -> bool:
    """Whether a no that names a customer is about them, whatever address was told: not one that they have or had,
    for then it is about that."""
    return email is None or named not in await who_had(email)


async def addresses_about(customer: UUID) -> list[str]:
    """Each address and number that a no about this customer is about."""
    return [*await addresses_of(customer), *await auth.may_have_back(customer)]


async def about(customer: UUID, purposes: Sequence[Purpose]) -> list[Subject]:
    """All that a no about this customer is about, each once: what they have now, and the e-mail addresses that they
    had and may have back, as the change can be undone still (N14), also where they never said anything there. Of one
    that they haven't just now, and that nobody is shown to have, it is about whoever speaks there unknown too, now
    and later. Whoever calls holds their address (`subjects.hold_address`)."""
    found = await all_of_customer(customer, purposes)
    if Kind.MAIL not in {ABOUT[each].kind for each in purposes}:
        return found
    lately = await auth.may_have_back(customer)
    mine = {
        each.address.lower(): each.address
        for each in found
        if each.kind is Kind.MAIL and each.address
    }
    left = await _left(
        customer, {each: at for each, at in lately.items() if each.lower() not in mine}
    )
    now = await current().fetchval("SELECT lower(email) FROM customer WHERE id = $1", customer)
    addresses = mine | {each.lower(): each for each in lately}
    nobodys = [
        await current().fetchval("SELECT consent_subject_at('mail', $1, $2)", address, clock.now())
        for word, address in sorted(addresses.items())
        if word != now and await customers.whose_shown(address) is None
    ]
    return [*found, *await read([*left, *nobodys])]


async def _left(customer: UUID, lately: Mapping[str, datetime]) -> list[UUID]:
    """One subject of the customer's for each of these addresses, which they haven't any more since then."""
    await current().fetch(
        """
        INSERT INTO consent_subject (customer, kind, address, created_at, left_at)
        SELECT $1, 'mail', one.address, one.at, one.at
        FROM unnest($2::text[], $3::timestamptz[]) AS one (address, at)
        WHERE NOT EXISTS (
            SELECT FROM consent_subject s
            WHERE s.customer = $1 AND s.kind = 'mail' AND lower(s.address) = lower(one.address)
        )
        """,
        customer, list(lately), list(lately.values()),
    )  # fmt: skip
    rows = await current().fetch(
        """
        SELECT DISTINCT ON (lower(address)) id FROM consent_subject
        WHERE customer = $1 AND kind = 'mail' AND left_at IS NOT NULL AND taken_back_at IS NULL
          AND lower(address) = ANY($2)
        ORDER BY lower(address), left_at DESC, id
        """,
        customer, [each.lower() for each in lately],
    )  # fmt: skip
    return [row["id"] for row in rows]


async def everybody_at(kind: Kind, address: str, customer: UUID | None) -> list[Subject]:
    """All that have the address, and who left it: the customer who was named, or anybody where nobody has it
    now, for then the one who reads there may well be they. Not whose account had it by somebody else's hand."""
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE kind = $1 AND lower(address) = lower($2) AND taken_back_at IS NULL
          AND (left_at IS NULL OR kind = 'mail' AND (
            customer = $3 OR NOT EXISTS (SELECT FROM customer WHERE lower(email) = lower($2))
        ))
        ORDER BY id
        """,
        kind.value, address, customer,
    )  # fmt: skip
    return await read([row["id"] for row in rows])


async def current_of(customer: UUID, purposes: Sequence[Purpose]) -> list[Subject]:
    """The customer's, by what they have now."""
    return list((await of_customer(customer, purposes)).values())
