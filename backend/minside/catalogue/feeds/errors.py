"""What can be wrong with a feed, in words for whoever imports it."""


class NotAFeed(Exception):
    """Nothing of the whole is taken; the text says why."""


class BadItem(Exception):
    """One item can't be taken; the text says why, `line` in which of its lines (0 the first)."""

    def __init__(self, reason: str, *, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line
