"""What the operator sets for fast levering."""

from minside.core.settings import Settings

from .rhythm import Deadlines


def deadlines_of(settings: Settings) -> Deadlines:
    """Until when a delivery can be changed, as the operator wants it."""
    return Deadlines(
        working_days=settings.deadline_working_days,
        hour=settings.deadline_hour,
        notice_days=settings.notice_days,
    )
