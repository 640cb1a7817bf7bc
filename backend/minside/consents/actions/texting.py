"""What an SMS to us says of consents (S41)."""

import re
import unicodedata
from typing import Final

from minside.consents.mail import SMS_CONFIRMED, SMS_STOPPED
from minside.consents.purposes import Kind, Purpose
from minside.core.hooks import Reply
from minside.core.house import House
from minside.outbox import actions as outbox

from .confirming import confirm_number
from .doors import Door
from .subjects import of_address
from .withdrawing import withdraw

STOPPED: Final = "stop"
CONFIRMED: Final = "yes"
STOP_WORDS: Final = frozenset(
    "stopp stop stopall stoppall stans slutt avmeld avslutt unsubscribe end quit cancel".split()  # noqa: SIM905
)
"""What gateways and people in Norway and abroad take for a no."""
YES_WORDS: Final = frozenset({"ja", "jo", "yes"})
_SHORT: Final = 3
_LETTERS: Final = re.compile(r"[^\W\d_]+")


async def said_by_sms(house: House, number: str, text: str) -> Reply | None:
    """Answers `hooks.sms_said`: does what is asked for. Each word that we know has its place here."""
    if is_stop(text):
        return await _stop(house, number)
    if is_yes(text) and await confirm_number(house, number):
        return Reply(CONFIRMED, SMS_CONFIRMED.name)
    return None


def is_stop(text: str) -> bool:
    """Whether somebody wants no more: a stop word comes first, or stands anywhere in a short message, in
    any case, with any signs about it, and spelled out."""
    words = _LETTERS.findall(unicodedata.normalize("NFKC", text).casefold())
    if not words:
        return False
    is_short = len(words) <= _SHORT and not STOP_WORDS.isdisjoint(words)
    return words[0] in STOP_WORDS or is_short or "".join(words) in STOP_WORDS


def is_yes(text: str) -> bool:
    """Whether it is the one word that a question of ours asks for, and nothing else."""
    words = _LETTERS.findall(unicodedata.normalize("NFKC", text).casefold())
    return len(words) == 1 and words[0] in YES_WORDS


async def _stop(house: House, number: str) -> Reply:
    """For everybody who has this number, and for the number itself, which nobody may have: who writes
    can't tell the two apart."""
    await outbox.stop_sending(number)
    subjects = await of_address(Kind.SMS, number)
    await withdraw(subjects, [Purpose.SMS], Door.SMS.value, house.keys)
    return Reply(STOPPED, SMS_STOPPED.name)
