"""Whether what holds is what the ledger says."""

from typing import Final
from uuid import UUID

from minside.core.scope import current

AT_ONCE: Final = 1_000


async def wrong_standing() -> str | None:
    """The first consent that isn't what its entries come to; None where all are. What is gone with its
    subject, or with an address that was left, is missed by nobody."""
    after: UUID | None = UUID(int=0)
    while (last := await _last_of_next(after)) is not None:
        row = await current().fetchrow(_COMPARED, after, last)
        if row is not None:
            return _said(row["entry"], row["number"], row["purpose"])
        after = last
    return None


async def _last_of_next(after: UUID) -> UUID | None:
    return await current().fetchval(
        """
        SELECT subject FROM (
            (SELECT DISTINCT subject FROM consent_entry WHERE subject > $1 ORDER BY subject LIMIT $2)
            UNION
            (SELECT DISTINCT subject FROM consent WHERE subject > $1 ORDER BY subject LIMIT $2)
            ORDER BY subject LIMIT $2
        ) AS next ORDER BY subject DESC LIMIT 1
        """,
        after, AT_ONCE,
    )  # fmt: skip


_COMPARED: Final = """
    WITH told AS (
        SELECT e.subject, e.purpose, consent_held(e.subject, e.purpose) AS held
        FROM (SELECT DISTINCT subject, purpose FROM consent_entry
              WHERE subject > $1 AND subject <= $2) e
    )
    SELECT coalesce(c.purpose, t.purpose) AS purpose, c.entry, (t.held).number AS number
    FROM told t
        FULL JOIN (SELECT * FROM consent WHERE subject > $1 AND subject <= $2) c
            ON c.subject = t.subject AND c.purpose = t.purpose
                AND (c.state = 'asked') = ((t.held).action = 'asked')
        LEFT JOIN consent_subject s ON s.id = coalesce(c.subject, t.subject)
    WHERE CASE WHEN c.subject IS NULL
        THEN s.id IS NOT NULL AND s.left_at IS NULL
        ELSE s.id IS NULL OR s.customer IS DISTINCT FROM c.customer OR t.subject IS NULL
            OR (c.state, c.entry, c.text_sha256, c.since) IS DISTINCT FROM (
                CASE (t.held).action WHEN 'carried' THEN 'given' ELSE (t.held).action END,
                (t.held).number, (t.held).text_sha256, (t.held).at)
        END
    ORDER BY coalesce((t.held).number, c.entry), c.id LIMIT 1
"""


def _said(entry: int | None, number: int | None, purpose: str) -> str:
    if entry is None:
        return f"entry {number}: what it says of {purpose} isn't what holds: its consent is gone"
    if number is None:
        return f"consent of {purpose} by entry {entry}: the ledger says nothing of it"
    return f"entry {number}: what it says of {purpose} isn't what holds"
