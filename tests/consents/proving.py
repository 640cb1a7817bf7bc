"""A ledger to be looked over, and a look at it from within a transaction that is undone."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from minside.consents import actions as consents
from minside.consents.actions import (
    Action,
    Agreed,
    Broken,
    Door,
    Kind,
    Outside,
    Purpose,
    Verified,
    heads,
)
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import Scope, current

FORM = "Ja takk, send meg nyheter!"


def on(year: int, month: int = 5) -> datetime:
    return datetime(year, month, 17, 10, tzinfo=UTC)


async def write(house: House, kari: UUID, *years: int) -> None:
    """In each year Kari agrees, takes some of it back by a mail to the shop, and agrees anew; a browser
    and an address of nobody's speak too. The head is noted after each."""
    for year in years:
        for month, verb in ((3, _agree), (5, _take_back), (7, _others)):
            with clock.stopped_at(on(year, month)):
                async with house.database.scope():
                    await verb(house, kari)
                await noted(house)


async def noted(house: House) -> None:
    async with house.database.scope():
        await consents.note_head(house)


async def _agree(house: House, kari: UUID) -> None:
    wanted = (Purpose.NEWS, Purpose.OFFERS, Purpose.PERSONALISATION)
    said = [Agreed(each, 1, Language.NB) for each in wanted]
    await consents.give(kari, said, Door.MIN_SIDE, house.keys)


async def _take_back(house: House, kari: UUID) -> None:
    found = await consents.of_customer(kari, [Purpose.OFFERS, Purpose.CART_REMINDER])
    await consents.withdraw(
        list(found.values()), [Purpose.OFFERS, Purpose.CART_REMINDER], Door.STAFF.value, house.keys,
        quote="Slutt med tilbud, takk",
    )  # fmt: skip


async def _others(house: House, _kari: UUID) -> None:
    text = await _form()
    said = [
        consents.Said(subject.id, purpose, action, channel, text_sha256=text)
        for subject, purpose, action, channel in (
            (await _nina(Kind.MAIL, "nina@example.com"), "news", Action.ASKED, "tool/form"),
            (await _nina(Kind.MAIL, "nina@example.com"), "news", Action.GIVEN, "tool/form"),
            (await _nina(Kind.SMS, "+4791234567"), "sms", Action.WITHDRAWN, "sms"),
        )
    ]
    await consents.append(said, house.keys)


async def _nina(kind: Kind, address: str) -> consents.Subject:
    return (await consents.of_address(kind, address))[0]


async def _form() -> bytes:
    """Words of others than ours."""
    digest = sha256(FORM.encode()).digest()
    await current().fetch(
        "INSERT INTO consent_text (sha256, purpose, text) VALUES ($1, 'news', $2)"
        " ON CONFLICT DO NOTHING",
        digest, FORM,
    )  # fmt: skip
    return digest


async def verified(house: House) -> Verified:
    """As `minside consents verify` looks."""
    file = house.settings.proofs / heads.FILE if house.settings.proofs else None
    outside = Outside.of(file)
    async with house.database.scope(read_only=True):
        return await consents.verify(outside, house.keys)


async def broken(house: House) -> str:
    """What is said to be wrong; nothing where all is well."""
    try:
        await verified(house)
    except Broken as error:
        return str(error)
    return ""


@asynccontextmanager
async def undone(connection: Any) -> AsyncGenerator[None]:
    """A transaction of a superuser's, whom no trigger, key or constraint stops, that never was."""
    transaction = connection.transaction()
    await transaction.start()
    try:
        yield
    finally:
        await transaction.rollback()


async def seen(connection: Any, house: House) -> str:
    """What is wrong, looked at from within that transaction."""
    file = heads.path(house)
    async with Scope(_Within(connection), read_only=True):
        try:
            await consents.verify(Outside.of(file), house.keys)
        except Broken as error:
            return str(error)
    return ""


class _Within:
    """A pool of the one connection, whose transaction is begun and ended by the test alone."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def acquire(self) -> "_Within":
        return self

    async def release(self, connection: Any) -> None:
        pass

    async def fetch(self, query: str, *args: Any) -> Sequence[Any]:
        return await self._connection.fetch(query, *args)

    async def execute(self, query: str, *args: Any) -> str:
        return query.split()[0]

    def terminate(self) -> None:
        pass


async def without_checks(connection: Any) -> None:
    """Drop every constraint of the ledger's tables: what is left is what the ledger itself shows."""
    rows = await connection.fetch(
        "SELECT conrelid::regclass::text AS of, conname FROM pg_constraint"
        " WHERE conrelid::regclass::text LIKE 'consent%' ORDER BY contype DESC, contype = 'p'"
    )
    for row in rows:
        await connection.execute(
            f'ALTER TABLE {row["of"]} DROP CONSTRAINT IF EXISTS "{row["conname"]}" CASCADE'
        )
