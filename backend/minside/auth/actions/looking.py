"""Whether a link in mail still opens something, before anybody chooses a password for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Final

from minside.core import clock
from minside.core.scope import current

from .devices import digest
from .freezing import OPEN


class LinkKind(Enum):
    """Which letter the link stands in."""

    VERIFY = "verify"
    RESET = "reset"
    CLAIM = "claim"
    FREEZE = "freeze"


@dataclass(frozen=True, slots=True)
class _Look:
    """The statement that finds what a link opens, and how long ago the moment lies it compares with."""

    statement: str
    ago: timedelta = timedelta()


_LOOKS: Final[Mapping[LinkKind, _Look]] = {
    LinkKind.VERIFY: _Look("SELECT EXISTS (SELECT FROM registration_by_token($1, '', $2))"),
    LinkKind.RESET: _Look("SELECT reset_by_token($1, $2) IS NOT NULL"),
    LinkKind.CLAIM: _Look("SELECT claim_link_by_token($1, $2) IS NOT NULL"),
    LinkKind.FREEZE: _Look("SELECT email_change_by_token($1, $2) IS NOT NULL", OPEN),
}


async def is_link_good(kind: LinkKind, token: str) -> bool:
    """Whether the link still opens something. Looking spends nothing and tries no password, and
    tells no more than the link's own act would: not whose it is, nor why it is dead."""
    look = _LOOKS[kind]
    return await current().fetchval(look.statement, digest(token), clock.now() - look.ago)
