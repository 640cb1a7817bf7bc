"""An audience, as a test reads it; and a crowd who agreed, made in SQL."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from minside.consents.actions import Purpose
from minside.core.house import House
from minside.events.types.outgoing import Member
from minside.marketing import actions as marketing
from minside.marketing.actions import Part

LONG_AGO = datetime(2026, 1, 10, 9, tzinfo=UTC)
Between = Callable[[Part], Awaitable[None]]


async def read(house: House, purpose: Purpose = Purpose.NEWS) -> list[Member]:
    """All members, and nobody who left meanwhile."""
    parts = [part async for part in marketing.audience(purpose, house)]
    assert not any(part.withdrawn or part.impersonal for part in parts)
    return members(parts)


async def stream(
    house: House, between: Between, purpose: Purpose = Purpose.NEWS
) -> tuple[list[Member], set[str], set[str]]:
    """The members that were named, the ids that were withdrawn, and those without adapting; something
    happens after the first part."""
    parts: list[Part] = []
    async for part in marketing.audience(purpose, house):
        parts.append(part)
        if len(parts) == 1:
            await between(part)
    withdrawn = {id for part in parts for id in part.withdrawn}
    return members(parts), withdrawn, {id for part in parts for id in part.impersonal}


def members(parts: Sequence[Part]) -> list[Member]:
    return [member for part in parts for _, member in part.members]


async def named(owner: Any, customer: UUID, kind: str = "mail") -> str:
    """What an audience calls the customer."""
    return str(
        await owner.fetchval(
            "SELECT id FROM consent_subject WHERE customer = $1 AND kind = $2 AND left_at IS NULL",
            customer, kind,
        )
    )  # fmt: skip


async def crowd(owner: Any, many: int, purpose: Purpose = Purpose.NEWS) -> None:
    """So many customers who agreed long ago, at addresses of their own. The ledger's lines are left out:
    what holds is what an audience is read from."""
    await owner.execute(
        """
        WITH made AS (
            INSERT INTO customer (email, phone, first_name, birth_year, created_at)
            SELECT 'leser' || n || '@example.com', '+47' || 40000000 + n, 'Leser', 1980, $2
            FROM generate_series(1, $1) AS n RETURNING id, email, phone
        )
        INSERT INTO consent_subject (customer, kind, address, created_at)
        SELECT id, $3, CASE $3 WHEN 'mail' THEN email ELSE phone END, $2 FROM made
        """,
        many, LONG_AGO, "sms" if purpose is Purpose.SMS else "mail",
    )  # fmt: skip
    await owner.execute(
        """
        INSERT INTO consent (subject, purpose, customer, state, entry, since)
        SELECT id, $1, customer, 'given', -row_number() OVER (), $2 FROM consent_subject s
        WHERE address LIKE 'leser%' OR address LIKE '+474%'
        """,
        purpose.value, LONG_AGO,
    )  # fmt: skip


async def somebody_of(owner: Any, part: Part) -> tuple[UUID, str, str]:
    """One of those who were named: who, where mail goes, and the number."""
    [whose, *_] = [whose for whose, _ in part.members if whose is not None]
    row = await owner.fetchrow("SELECT id, email, phone FROM customer WHERE id = $1", whose)
    return row["id"], row["email"], row["phone"]
