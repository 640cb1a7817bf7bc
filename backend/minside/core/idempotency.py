"""The same form sent twice does one thing (Stripe's idempotency keys, in PostgreSQL)."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from . import clock
from .codes import Code
from .refusals import Refusal
from .scope import current

LONGEST_KEY: Final = 100


class KeyReused(Refusal):
    """The key came before with another input."""

    code = Code.KEY_REUSED


class BadKey(Refusal):
    """The key is empty or longer than `LONGEST_KEY`."""

    code = Code.INVALID


class Once:
    """One use of an idempotency key. Without a key, nothing is remembered.

    `earlier` is the id of what the same form made before, or None.
    """

    def __init__(self, row: UUID | None, earlier: UUID | None) -> None:
        self._row = row
        self.earlier = earlier

    async def made(self, result: UUID) -> None:
        """Remember what the form made; in the same transaction, so both stand or neither."""
        if self._row is not None:
            await current().fetch(
                "UPDATE idempotency_key SET result = $2 WHERE id = $1", self._row, result
            )


async def once(operation: str, key: str | None, form: Any, *, customer: UUID) -> Once:
    """Claim `key` for this customer's `operation`, waiting for a twin that is under way.

    The row goes in first, so that of twins the second waits for the first's commit. `form` is
    anything that JSON can hold. Raises `KeyReused`, `BadKey`.
    """
    if key is None:
        return Once(None, None)
    if not 1 <= len(key) <= LONGEST_KEY:
        raise BadKey("idempotencyKey")
    digest = sha256(json.dumps(form, default=str, sort_keys=True).encode()).digest()
    row = await current().fetchval(
        """
        INSERT INTO idempotency_key (customer, operation, key, input_sha256, created_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (customer, operation, key) DO NOTHING RETURNING id
        """,
        customer, operation, key, digest, clock.now(),
    )  # fmt: skip
    return Once(row, None) if row else await _earlier(operation, key, digest, customer)


async def _earlier(operation: str, key: str, digest: bytes, customer: UUID) -> Once:
    row = await current().fetchrow(
        """
        SELECT input_sha256, result FROM idempotency_key
        WHERE customer = $1 AND operation = $2 AND key = $3
        """,
        customer, operation, key,
    )  # fmt: skip
    if row is None or row["input_sha256"] != digest:
        raise KeyReused("idempotencyKey")
    return Once(None, row["result"])


async def made_since(operation: str, result: UUID, since: datetime, *, customer: UUID) -> bool:
    """Whether a form of this customer's has made that since then."""
    return await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM idempotency_key
            WHERE customer = $1 AND operation = $2 AND result = $3 AND created_at >= $4
        )
        """,
        customer, operation, result, since,
    )  # fmt: skip
