"""Whether the password was given lately enough for what matters."""

from datetime import datetime, timedelta
from typing import Final

from minside.core import clock
from minside.core.codes import Code
from minside.core.hooks import Identity
from minside.core.refusals import Refusal

LASTS: Final = timedelta(minutes=10)


class StepUpRequired(Refusal):
    """The password was last given longer ago than `LASTS`."""

    code = Code.STEP_UP_REQUIRED


def stepped_up_until(identity: Identity) -> datetime | None:
    """Until when the password counts as just given; None when it must be given again."""
    until = identity.stepped_up_at + LASTS
    return until if until > clock.now() else None


def require_step_up(identity: Identity) -> None:
    """Raises `StepUpRequired`. A fresh sign-in counts."""
    if stepped_up_until(identity) is None:
        raise StepUpRequired
