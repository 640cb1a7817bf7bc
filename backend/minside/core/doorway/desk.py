"""Where customers wait for papers that are drawn for them."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from minside.core.refusals import Busy

AT_ONCE: Final = 3


class Desk:
    """How many papers each customer waits for: of a few they need not take the place of others."""

    def __init__(self) -> None:
        self._waiting: Counter[UUID] = Counter()

    @contextmanager
    def place_for(self, customer: UUID) -> Generator[None]:
        """Raises `Busy` where `AT_ONCE` of the customer's are being drawn."""
        if self._waiting[customer] >= AT_ONCE:
            raise Busy
        self._waiting[customer] += 1
        try:
            yield
        finally:
            self._waiting[customer] -= 1
            if not self._waiting[customer]:
                del self._waiting[customer]


DESK: Final = Desk()
