"""Whom consents are about: a customer, whoever holds a token of ours, or an address."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from minside.consents.purposes import ABOUT, Kind, Purpose
from minside.core import clock
from minside.core.scope import current


@dataclass(frozen=True, slots=True)
class Held:
    """How a purpose stands with a subject; `entry` is the ledger's that says so."""

    state: str
    entry: int
    since: datetime
    text_sha256: bytes | None


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject of the ledger, and how each purpose that was ever spoken of stands with it: what was
    `said` last, which holds, and what was `asked` since and waits for an answer."""

    id: UUID
    kind: Kind
    address: str | None
    customer: UUID | None
    said: Mapping[str, Held]
    asked: Mapping[str, Held]

    @property
    def held(self) -> Mapping[str, Held]:
        """A question where one waits, but for a yes: who is asked for one that they gave hasn't taken it
        back."""
        given = {word: each for word, each in self.said.items() if each.state == "given"}
        return {**self.said, **self.asked, **given}


async def hold_subjects(customer: UUID) -> None:
    """Until the transaction ends nobody else makes or moves this customer's subjects. It comes before
    the customer's row, where both are locked, and before the ledger."""
    await current().fetch(
        "SELECT pg_advisory_xact_lock(hashtextextended('consent subject ' || $1, 0))",
        str(customer),
    )


async def hold_address(customer: UUID) -> str | None:
    """The customer's e-mail address, which stays theirs until the transaction ends: who changes it on Min Side, or
    has it back, comes before or waits. What else is written in their row goes on, also the shop's word of their
    address. It comes before the ledger, and after the addresses."""
    await hold_subjects(customer)
    return await current().fetchval(
        "SELECT email FROM customer WHERE id = $1 FOR KEY SHARE", customer
    )


async def hold_address_of_each(customers: Collection[UUID | None]) -> None:
    """The same of these: whoever has which address by now is who is meant."""
    for customer in sorted({each for each in customers if each is not None}):
        await hold_address(customer)


async def of_customer(customer: UUID, purposes: Sequence[Purpose]) -> dict[Kind, Subject]:
    """The customer's own subjects that these purposes need; one of an address or number only where the
    customer has that."""
    kinds = sorted({ABOUT[each].kind for each in purposes}, key=lambda kind: kind.value)
    found: dict[Kind, Subject] = {}
    for kind in kinds:
        id = await current().fetchval(
            "SELECT consent_subject_of($1, $2, $3)", customer, kind.value, clock.now()
        )
        if id is not None:
            [found[kind]] = await read([id])
    return found


async def all_of_customer(customer: UUID, purposes: Sequence[Purpose]) -> list[Subject]:
    """The same, and those of an address or number that the customer had and hasn't left, as the one that they have
    isn't shown to be theirs: the other may be theirs again. A no is about all of them, one for each address."""
    now = await of_customer(customer, purposes)
    rows = await current().fetch(
        """
        SELECT DISTINCT ON (kind, lower(address)) id FROM consent_subject
        WHERE customer = $1 AND left_at IS NULL AND taken_back_at IS NULL AND kind = ANY($2)
        ORDER BY kind, lower(address), created_at, id
        """,
        customer, sorted({ABOUT[each].kind.value for each in purposes}),
    )  # fmt: skip
    ids = {each.id for each in now.values()} | {row["id"] for row in rows}
    return await read(sorted(ids))


async def addresses_of(customer: UUID) -> list[str]:
    """Every address and number that those are about."""
    rows = await current().fetch(
        """
        SELECT email AS address FROM customer WHERE id = $1 AND email IS NOT NULL
        UNION SELECT phone FROM customer WHERE id = $1 AND phone IS NOT NULL
        UNION SELECT address FROM consent_subject
            WHERE customer = $1 AND left_at IS NULL AND address IS NOT NULL
        """,
        customer,
    )
    return [row["address"] for row in rows]


async def of_address(kind: Kind, address: str, *, make: bool = True) -> list[Subject]:
    """Every subject of this address or number, that of nobody made where there is none; for those who see all
    rows."""
    if make:
        await current().fetchval(
            "SELECT consent_subject_at($1, $2, $3)", kind.value, address, clock.now()
        )
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE kind = $1 AND lower(address) = lower($2) AND left_at IS NULL AND taken_back_at IS NULL
        ORDER BY id
        """,
        kind.value, address,
    )  # fmt: skip
    return await read([row["id"] for row in rows])


async def beside(own: Sequence[Subject]) -> list[Subject]:
    """The others that have the addresses and numbers of these; from here on the request acts for whom the last
    of these is about."""
    found: dict[UUID, Subject] = {}
    for each in own:
        for row in await current().fetch("SELECT consent_beside($1) AS id", each.id):
            other = await opened(row["id"])
            if other is not None:
                found[other.id] = other
            await opened(each.id)
    return list(found.values())


async def with_addresses(customers: Collection[UUID]) -> list[UUID]:
    """The subjects of every address and number that these customers have had."""
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject WHERE customer = ANY($1) AND kind IN ('mail', 'sms') ORDER BY id
        """,
        list(customers),
    )
    return [row["id"] for row in rows]


async def opened(subject: UUID) -> Subject | None:
    """The subject that a token of ours names, from here to the transaction's end; None when it is gone.
    Whoever it is, their rows are let through."""
    await current().fetch("SELECT set_config('minside.consent_subject', $1, true)", str(subject))
    found = await read([subject])
    if not found:
        return None
    if found[0].customer is not None:
        await current().act_for(found[0].customer)
    return found[0]


async def read(ids: Sequence[UUID]) -> list[Subject]:
    """These subjects as they stand now, of those whom one may speak for."""
    rows = await current().fetch("SELECT * FROM consents_of($1)", list(ids))
    return [_subject(id, list(of_one)) for id, of_one in groupby(rows, key=itemgetter("id"))]


def _subject(id: UUID, rows: Sequence[Any]) -> Subject:
    first = rows[0]
    said: dict[str, Held] = {}
    asked: dict[str, Held] = {}
    for row in rows:
        if row["purpose"] is not None:
            held = Held(row["state"], row["entry"], row["since"], row["text_sha256"])
            (asked if held.state == "asked" else said)[row["purpose"]] = held
    waiting = {
        word: each
        for word, each in asked.items()
        if word not in said or (each.since, each.entry) > (said[word].since, said[word].entry)
    }
    return Subject(id, Kind(first["kind"]), first["address"], first["customer"], said, waiting)
