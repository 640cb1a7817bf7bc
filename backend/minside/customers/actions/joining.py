"""Since when a number of the shop's is that of an account: what was said of the address before was
said of somebody else."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from minside.core.scope import current

from .history import ProfileField

_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)


async def give_up(gone: UUID, account: UUID) -> bool:
    """The customer's numbers become those of an account, each since the merge that made it so.
    Whether their details are the account's too: not where nothing but an address says so."""
    is_recognised: bool = await current().fetchval(
        """
        SELECT coalesce(bool_and(is_recognised), false) FROM shop_number
        WHERE customer = $1 AND joined_at IS NULL
        """,
        account,
    )
    await current().fetch(
        """
        UPDATE shop_number SET joined_at = 'infinity', is_recognised = $2
        WHERE customer = $1 AND joined_at IS NULL
        """,
        gone, is_recognised,
    )  # fmt: skip
    return not is_recognised


async def join(account: UUID) -> None:
    """See anew since when, where numbers came by merges: in whatever order these were told, it is
    the moment from which merges lead from the account's own numbers to this one."""
    rows = await current().fetch(
        "SELECT number, joined_at FROM shop_number WHERE customer = $1", account
    )
    joined = {row["number"] for row in rows if row["joined_at"] is not None}
    if not joined:
        return
    own = [row["number"] for row in rows if row["number"] not in joined]
    since = reached(own, await merges_of(account))
    await current().fetch(
        """
        UPDATE shop_number n SET joined_at = s.joined_at
        FROM unnest($2::text[], $3::timestamptz[]) AS s (number, joined_at)
        WHERE n.customer = $1 AND n.number = s.number AND n.joined_at IS NOT NULL
        """,
        account, list(since), list(since.values()),
    )  # fmt: skip


async def merges_of(account: UUID) -> list[tuple[str, str, datetime]]:
    """Which numbers the shop made one, and when, in that order."""
    rows = await current().fetch(
        """
        SELECT old_value, new_value, changed_at FROM profile_change
        WHERE customer = $1 AND field = $2 ORDER BY changed_at, event
        """,
        account, ProfileField.CUSTOMER_NUMBER.value,
    )  # fmt: skip
    return [(row["old_value"], row["new_value"], row["changed_at"]) for row in rows]


def reached(own: Iterable[str], merges: Iterable[tuple[str, str, datetime]]) -> dict[str, datetime]:
    """The moment at which each number is connected with one of `own`, by merges in the order of
    their moments: two numbers, and when."""
    start = frozenset(own)
    groups = dict.fromkeys(start, start)
    since = dict.fromkeys(start, _ALWAYS)
    for one, other, at in merges:
        first = groups.get(one, frozenset((one,)))
        second = groups.get(other, frozenset((other,)))
        together = first | second
        if start & together:
            for number in together - since.keys():
                since[number] = at
        groups |= dict.fromkeys(together, together)
    return since
