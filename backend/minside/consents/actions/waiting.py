"""What waits for an address, or a number, to say yes itself; and the question that it can answer.

One answer is about all that waits there, so one question is enough: whoever says yes to four things in a
row gets one mail, whose link shows all four (see `confirming`).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from minside.consents import mail
from minside.consents.purposes import ABOUT, ANSWERED_WITHIN, Kind, Purpose
from minside.core import clock
from minside.core.scope import current
from minside.outbox import actions as outbox

from .doors import Door
from .standing import holds
from .subjects import Subject

ASKED_ONCE_WITHIN: Final = timedelta(hours=1)
"""What is said yes to so soon after a question is answered with it. Its link works as much longer."""
_QUESTION: Final[Mapping[Kind, str]] = {
    Kind.MAIL: mail.CONFIRM.name,
    Kind.SMS: mail.CONFIRM_SMS.name,
}
_ANSWER: Final[Mapping[Kind, Door]] = {Kind.MAIL: Door.CONFIRMATION, Kind.SMS: Door.SMS}


def waits(subject: Subject, purpose: Purpose) -> bool:
    """Whether a yes was asked for within the week, and wasn't answered. One to a text that asks anew is
    asked for again."""
    asked = subject.asked.get(purpose.value)
    if asked is None or asked.since <= clock.now() - ANSWERED_WITHIN:
        return False
    held = subject.held[purpose.value]
    return held.state == "asked" or not holds(purpose, held.text_sha256, held.since)


def waiting(subject: Subject) -> list[Purpose]:
    """All that waits there, in the order of `Purpose`."""
    return [each for each in Purpose if ABOUT[each].kind is subject.kind and waits(subject, each)]


async def is_asked_already(subject: Subject) -> bool:
    """Whether a question lies there whose answer is about what is said now too: sent, or about to be, a
    little while ago, and not answered since."""
    if subject.customer is None or subject.address is None:
        return False
    template = _QUESTION[subject.kind]
    written = await outbox.newest_to(subject.customer, template, subject.address)
    if written is None or written <= clock.now() - ASKED_ONCE_WITHIN:
        return False
    answered = await _answered_at(subject)
    return answered is None or answered < written


async def _answered_at(subject: Subject) -> datetime | None:
    return await current().fetchval(
        "SELECT max(written_at) FROM consent_entry WHERE subject = $1 AND channel = $2",
        subject.id, _ANSWER[subject.kind].value,
    )  # fmt: skip
