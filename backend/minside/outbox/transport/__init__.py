"""Carrying a message out of the house: by SMTP, by an SMS gateway, or into a Maildir."""

from typing import Final

WHOLE_TALK: Final = 20.0
"""Seconds that a talk may take until the message is handed over."""
FINAL_ANSWER: Final = 30.0
"""Seconds that a mail server may take to say what became of it. RFC 5321 gives it ten minutes (§
4.5.3.2.6); but its row is locked so long, and PostgreSQL ends a transaction that idles for 60 s."""


class Deferred(Exception):
    """Not taken now; `code` says why, in words of ours, and it is tried again."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class OutcomeUnknown(Exception):
    """All of it was handed over and no answer came: it may be on its way. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Bounced(Exception):
    """Refused for good; `bad_address` where it is the address that takes nothing."""

    def __init__(self, code: str, *, bad_address: bool) -> None:
        super().__init__(code)
        self.code = code
        self.bad_address = bad_address
