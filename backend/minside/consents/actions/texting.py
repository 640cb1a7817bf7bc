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
    [
        "stopp",
        "stop",
        "stopall",
        "stoppall",
        "stans",
        "slutt",
        "avmeld",
        "avmelding",
        "avmeldt",
        "avslutt",
        "unsubscribe",
        "end",
        "quit",
        "cancel",
        "opphør",
        "optout",
        "stoppnyhetsbrev",
        "stoppsms",
        "stoppreklame",
        "stoppalt",
        "stoppmikopet",
    ]
)
"""What gateways and people in Norway and abroad take for a no."""
_ALONE: Final = frozenset(
    ("nei", "nei takk", "takk nei", "no", "no thanks", "no thank you", "stoppe", "avslutte")
)
"""What is a no where nothing else is said, and may be about something else where it is."""
_PHRASES: Final = re.compile(
    r"\bmelde? (meg|oss) (av|ut)\b|^meld av\b|\bopt out\b|"
    r"\b(ikke|ingen|slippe)( ha| få| motta)? (flere|mer) "
    r"(sms|smser|reklame|nyhetsbrev|markedsføring|meldinger fra dere)\b|"
    r"\bikke ha (sms|smser|reklame|nyhetsbrev)\b"
)
_SIGNS: Final = frozenset("🛑⛔🚫")
YES_WORDS: Final = frozenset({"ja", "jo", "yes"})
_SHORT: Final = 3
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SENTENCE: Final = re.compile(r"[.!?\n]+")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")


async def said_by_sms(house: House, number: str, text: str) -> Reply | None:
    """Answers `hooks.sms_said`: does what is asked for. Each word that we know has its place here."""
    if is_stop(text):
        return await _stop(house, number)
    if is_yes(text) and await confirm_number(house, number):
        return Reply(CONFIRMED, SMS_CONFIRMED.name)
    return None


def is_stop(text: str) -> bool:
    """Whether somebody clearly wants no more: a stop word comes first, or last as a sentence of its own, or
    stands anywhere in a short message; in any case, with any signs about it, stretched or spelled out. What
    may be about something else, as a parcel, is left to a person."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = _LETTERS.findall(plain)
    if not words:
        return not _SIGNS.isdisjoint(plain)
    said = " ".join(words)
    return (
        _is_stop_word(words[0])
        or (len(words) <= _SHORT and any(map(_is_stop_word, words)))
        or _is_stop_word("".join(words))
        or said in _ALONE
        or _PHRASES.search(said) is not None
        or _is_stop_word(_last_sentence(plain))
    )


def _is_stop_word(word: str) -> bool:
    """Also where a finger lay on a key: `stoppp`."""
    return _STRETCHED.sub(r"\1\1", word) in STOP_WORDS


def _last_sentence(plain: str) -> str:
    sentences = [found for each in _SENTENCE.split(plain) if (found := _LETTERS.findall(each))]
    return " ".join(sentences[-1])


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
