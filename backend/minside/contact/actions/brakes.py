"""How much somebody may write in an hour: more than anybody means, and less than a machine can."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from minside.core import throttle
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.core.throttle import Limit, Quota

_HOUR: Final = timedelta(hours=1)
MESSAGES: Final = Limit(
    attempts=30, window=_HOUR, first_wait=timedelta(minutes=2), longest_wait=_HOUR
)
CONVERSATIONS: Final = Limit(
    attempts=10, window=_HOUR, first_wait=timedelta(minutes=5), longest_wait=_HOUR
)
MAILS: Final = Quota(most=20, window=_HOUR)
"""In one conversation, by mail: of the customer's own, and as many of all others'."""
ANSWERS: Final = Quota(most=1, window=timedelta(days=1))
"""Of ours to mails that can't be taken, in one conversation: so that two machines can't answer each other
without end."""


async def may_write(customer: UUID, keys: Keyring, *, is_new: bool) -> None:
    """Count a message, where it is written: one that is refused for something else isn't. Raises
    `core.throttle.Throttled`."""
    for what, limit in (("message", MESSAGES), ("conversation", CONVERSATIONS))[: 1 + is_new]:
        bucket = keys.fingerprint(f"contact {what}", str(customer))
        if refusal := (await throttle.take(current(), bucket, limit)).refusal:
            raise refusal


async def may_mail_in(conversation: UUID, keys: Keyring, *, is_theirs: bool) -> bool:
    """Count a mail into a conversation; whether it may come in. Whatever others send, the customer's own
    may."""
    what = "contact mail" if is_theirs else "contact stranger's mail"
    return await throttle.within(current(), keys.fingerprint(what, str(conversation)), MAILS)


async def may_answer(conversation: UUID, keys: Keyring) -> bool:
    """Count a letter of ours that says that a mail wasn't taken; whether it may leave."""
    return await throttle.within(
        current(), keys.fingerprint("contact answer", str(conversation)), ANSWERS
    )
