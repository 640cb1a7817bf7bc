"""Who reads what a link stands in: whom they speak for by it, and what else of theirs it may end."""

from uuid import UUID

from minside.consents.purposes import ABOUT, TO_MAILBOXES, Kind
from minside.core.scope import current
from minside.customers import actions as customers

from .links import ConsentLink
from .subjects import Subject, addresses_of, all_of_customer, opened


async def all_of(link: ConsentLink, first: Subject, *, make: bool) -> list[Subject]:
    """The link's subject, those of the same reader, and those who have the same address. Each was let in
    as it was read: `opened` lets one in again. `make`: also what isn't there yet."""
    own = {first.id: first}
    if first.customer is not None and await speaks_for_customer(first):
        own |= {each.id: each for each in await _of_their_own(first.customer, make=make)}
    found = dict(own)
    here = await address_of(first)
    for each in (id for id, one in own.items() if is_at(one, here)):
        await opened(each)
        for row in await current().fetch("SELECT consent_beside($1) AS id", each):
            beside = await opened(row["id"])
            if beside is not None:
                found.setdefault(beside.id, beside)
            await opened(each)
    return list(found.values())


async def _of_their_own(customer: UUID, *, make: bool) -> list[Subject]:
    if make:
        return await all_of_customer(customer, TO_MAILBOXES)
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE customer = $1 AND left_at IS NULL AND taken_back_at IS NULL AND kind IN ('account', 'mail')
        """,
        customer,
    )
    found = [await opened(row["id"]) for row in rows]
    return [each for each in found if each is not None]


async def beside_mail(link: ConsentLink, subject: Subject) -> list[Subject]:
    """The account and the number of who reads this mail, where they are its customer."""
    if is_sms(link) or not await speaks_for_customer(subject):
        return []
    rows = await current().fetch(
        """
        SELECT s.id FROM consent_subject s JOIN customer c ON c.id = s.customer
        WHERE s.customer = $1 AND s.left_at IS NULL
          AND (s.kind = 'account' OR s.kind = 'sms' AND s.address = c.phone) ORDER BY s.kind
        """,
        subject.customer,
    )
    found = [await opened(row["id"]) for row in rows]
    await opened(subject.id)
    return [each for each in found if each is not None]


def is_sms(link: ConsentLink) -> bool:
    """One that was asked for went by mail."""
    return link.purpose is not None and ABOUT[link.purpose].kind is Kind.SMS


async def speaks_for_customer(subject: Subject) -> bool:
    """Who reads an address that its customer has left, or has no customer, says no for what was said there,
    and what came of it (see `along`)."""
    return subject.customer is not None and not await _has_moved(subject)


async def is_over(subject: Subject) -> bool:
    """Whether nobody says yes from this address any more: its customer has another, or had one since."""
    return await _has_moved(subject) or await current().fetchval(
        "SELECT left_at IS NOT NULL FROM consent_subject WHERE id = $1", subject.id
    )


async def _has_moved(subject: Subject) -> bool:
    """Whether its customer has another address than this one."""
    if subject.customer is None or subject.kind is Kind.ACCOUNT:
        return False
    email = (await customers.profile(subject.customer)).email or ""
    return email.lower() != (subject.address or "").lower()


async def was_sent_where_others_read(link: ConsentLink, subject: Subject) -> bool:
    """Whether the link about an account went to an address that others put there, and that was taken back: who
    reads there decides nothing. A link about such an address itself opens nothing (`opened`)."""
    if subject.kind is not Kind.ACCOUNT or link.was_sent_to(await address_of(subject)):
        return False
    rows = await current().fetch(
        "SELECT address FROM consent_subject WHERE customer = $1 AND taken_back_at IS NOT NULL",
        subject.customer,
    )
    return any(link.was_sent_to(row["address"]) for row in rows)


async def all_addresses(subject: Subject) -> set[str | None]:
    """All that an act may be about: also its customer's of today, where something came along to that, and
    what they had and may have again."""
    its = await addresses_of(subject.customer) if subject.customer else []
    return {subject.address, *(each for each in its if "@" in each)}


async def address_of(subject: Subject) -> str | None:
    """Where it is written to: an account is, at its customer's address."""
    if subject.kind is Kind.ACCOUNT and subject.customer is not None:
        return (await customers.profile(subject.customer)).email
    return subject.address


def is_at(subject: Subject, address: str | None) -> bool:
    """Whether it is written to there: an account is, wherever its customer reads."""
    return subject.address is None or subject.address.lower() == (address or "").lower()
