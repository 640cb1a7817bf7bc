"""Which version of the notice a customer saw last."""

from uuid import UUID

from minside.core import clock
from minside.core.language import Language
from minside.core.refusals import NotFound
from minside.core.scope import current
from minside.privacy import notice
from minside.privacy.tables import NoticeSeen


async def last_seen(customer: UUID) -> int | None:
    """The newest version that was shown to them here; None where none was."""
    row = await NoticeSeen.select(NoticeSeen.version).where(NoticeSeen.customer == customer).first()
    return row["version"] if row else None


async def see(customer: UUID, version: int) -> int:
    """Note that they were shown this version; an older page doesn't take a newer one back.

    Returns what they have seen last. Raises `core.refusals.NotFound` for a version that isn't there.
    """
    if notice.find(version, Language.NB) is None:
        raise NotFound("version")
    rows = await current().fetch(
        """
        INSERT INTO notice_seen AS seen (customer, version, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (customer) DO UPDATE SET
            seen_at = CASE WHEN excluded.version > seen.version
                THEN excluded.seen_at ELSE seen.seen_at END,
            version = greatest(seen.version, excluded.version)
        RETURNING version
        """,
        customer, version, clock.now(),
    )  # fmt: skip
    return rows[0]["version"]
