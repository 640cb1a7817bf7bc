"""What is made once when a process starts, and handed to every request."""

from dataclasses import dataclass

from .database import Database
from .keys import Keyring
from .settings import Settings


@dataclass(frozen=True, slots=True)
class House:
    settings: Settings
    database: Database
    keys: Keyring

    @property
    def session_cookie(self) -> str:
        """Over https the name's prefix makes browsers refuse it from anyone but this host."""
        return "__Host-minside" if self.settings.https else "minside"

    @property
    def device_cookie(self) -> str:
        return f"{self.session_cookie}-device"

    @property
    def choices_cookie(self) -> str:
        """What was chosen on the page about cookies, in this browser."""
        return f"{self.session_cookie}-choices"
