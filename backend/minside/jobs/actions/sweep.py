"""What the queue remembers goes after its time."""

from minside.core import clock
from minside.core.sweep import in_batches
from minside.jobs.tables import KEPT


async def sweep() -> None:
    """Delete what is older than 90 days, held jobs too."""
    before = clock.now() - KEPT
    await in_batches("pgqueuer_log", "created < $1", before)
    await in_batches("pgqueuer_statistics", "created < $1", before)
    await in_batches("pgqueuer", "updated < $1", before)
