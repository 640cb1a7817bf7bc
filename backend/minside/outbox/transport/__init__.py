"""Carrying a message out of the house: by SMTP, by an SMS gateway, or into a Maildir."""

from typing import Final

WHOLE_TALK: Final = 20.0
"""Seconds that one message may take, from the first byte to the last."""


class Deferred(Exception):
    """Not taken now; `code` says why, in words of ours, and it is tried again."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Bounced(Exception):
    """Refused for good; `bad_address` where it is the address that takes nothing."""

    def __init__(self, code: str, *, bad_address: bool) -> None:
        super().__init__(code)
        self.code = code
        self.bad_address = bad_address
