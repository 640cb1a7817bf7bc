"""Whether something can be done now: told before it is tried."""

from dataclasses import dataclass
from datetime import datetime

from .language import Text


@dataclass(frozen=True, slots=True)
class Allowance:
    """`reason` says why not, and is None where it can be done; `until` is the last moment at which
    it can be, or could have been; None where nothing ends it."""

    reason: Text | None = None
    until: datetime | None = None

    @property
    def allowed(self) -> bool:
        return self.reason is None
