"""What others tell of consents: the shop what it knew before, the newsletter tool what is said there.

In any order and any number of times: each says when it was said, and what was said last holds. Whoever
told isn't told back; what we told, told back to us, is nobody's word.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core import hooks
from minside.core.house import House
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types.outgoing import UNSAID

from .carrying import COMPLAINED, contact_changed
from .doors import Door
from .hearing import (
    HELPDESK,
    SHOP,
    TOOL,
    WITH_FORMS,
    not_in_silence,
    purposes_given,
    purposes_taken_back,
    what_can_be_done,
)
from .moving import look_first
from .no_told import take_no
from .speakers import about, addresses_about, current_of, known_as, who_may_be_meant, who_says
from .subjects import Subject, hold_address, hold_address_of_each
from .withdrawing import hold, withdraw
from .yes_told import Yes, take_yes

LONGEST_CHANNEL: Final = 60
SMS_COMPLAINED: Final = "tool/sms_complaint"
NO_EVIDENCE: Final = (
    "a consent without its text, moment or channel is none: nothing is in force by it"
)
NO_FORM: Final = "a yes is told by the newsletter tool or the shop, whose forms it is said on, and by nobody else"
NOT_PROVEN: Final = (
    "a consent of a number that is an account's by its e-mail address alone: it counts for that address"
    " and nothing else"
)
NOT_THE_SHOPS: Final = (
    "a yes that was known before Min Side is the shop's to tell, and nobody else's: nothing is in force"
    " by it"
)
ECHO: Final = "what Min Side told was told back: nobody said it, and nothing changed by it"
TOLD_BACK: Final = (
    "a yes by a channel of Min Side's own: it was said here and told back, and is known; a form of the"
    " tool's own needs a name of its own"
)
# No shop of ours asked anybody before.
_NOT_BEFORE: Final = 1990


def _letters(word: str) -> str:
    return "".join(each for each in word.casefold() if each.isalpha())


def _words(channel: str) -> list[str]:
    """A channel as it is compared, part by part and by letters alone: systems write and prefix the words of
    others as they do their own. Blanks, hyphens and low lines join letters to a word, other signs part words."""
    return [word for word in map(_letters, re.split(r"[^\w\s-]", _normal(channel))) if word]


def _normal(channel: str) -> str:
    return unicodedata.normalize("NFKC", channel)


def _called(channel: str) -> set[str]:
    """All that it may be called by: each of its words, and all of them as one."""
    return {*_words(channel), _letters(_normal(channel))}


_UNSAID: Final = frozenset(
    _letters(each) for each in (*UNSAID, Door.ADDRESS_CHANGED.value, Door.TOO_YOUNG.value)
)
"""Channels of `consent.changed` by which nobody said anything. A no by one of them would end what was only at
rest, or what came along to an address that is another now, or outlast the year that was too young."""
_TELLERS: Final = frozenset({"shop", "helpdesk"})
_DOORS: Final = {_letters(each.value): each.value for each in Door}


async def evidence(house: House, told: Any) -> str | None:
    """What the shop knew of a consent before Min Side. Without a text, a moment and a channel a yes is
    none, and nobody else's word is one; a no needs nothing, whoever tells it. Raises `events.Unknown`,
    `events.CannotBeHandled`."""
    said = told.data.evidence
    if said.given and _origin(told) != SHOP:
        raise events.CannotBeHandled(NOT_THE_SHOPS)
    if _is_unsaid(told, said.channel or ""):
        return ECHO
    customer, is_proven = await known_as(told.data.customer)
    purposes = [each for each in _spoken_of(said) if is_proven or _is_mail(each)]
    if not purposes:
        return NOT_PROVEN
    channel = _channel(_teller(told), said.channel or "import")
    reached = await addresses_about(customer)
    await look_first([customer], house.keys, *reached)
    await hold(reached)
    if not said.given:
        await hold_address(customer)
        found = await about(customer, purposes)
        at = min(said.at or told.occurred_at, await events.first_told(told))
        await withdraw(found, purposes, channel, house.keys, at=at, origin=_origin(told))
        return None
    if not _is_proof(said, told.occurred_at):
        return NO_EVIDENCE
    found = await current_of(customer, purposes)
    at = min(said.at, await events.first_told(told))
    yes = Yes(purposes, channel, at, said.purpose, said.text, told=(told.source, said.at))
    return await take_yes(yes, customer, found, house.keys, _origin(told))


def _spoken_of(said: Any) -> Sequence[Purpose]:
    return purposes_given(said.purpose) if said.given else purposes_taken_back(said.purpose)


def _is_proof(said: Any, told_at: datetime) -> bool:
    """Nothing was agreed to after it was told."""
    has_way = bool(said.channel and said.channel.strip()) and _has_words(said)
    return has_way and said.at is not None and said.at <= told_at and said.at.year > _NOT_BEFORE


def _has_words(said: Any) -> bool:
    return bool(said.text and said.text.strip())


async def given(house: House, told: Any) -> str | None:
    """Somebody said yes through the tool's own form, or the shop's. A yes of a clock that is ahead was said
    when it came: else a no that is said meanwhile would be the older one. Raises `events.Unknown`,
    `events.CannotBeHandled`."""
    if told.source not in WITH_FORMS:
        raise events.CannotBeHandled(NO_FORM)
    if _is_unsaid(told, told.data.channel):
        return ECHO
    if _is_ours(told):
        raise events.CannotBeHandled(TOLD_BACK)
    purposes = purposes_given(told.data.purpose)
    if not _has_words(told.data):
        return NO_EVIDENCE
    whom = await who_may_be_meant(told.data)
    await look_first(whom, house.keys)
    await hold_address_of_each(whom)
    customer, found = await who_says(told.data, purposes)
    yes = Yes(
        purposes,
        _channel("tool", told.data.channel),
        min(told.occurred_at, await events.first_told(told)),
        told.data.purpose,
        told.data.text,
        told.data.language,
        told=(told.source, told.occurred_at),
    )
    return await take_yes(yes, customer, found, house.keys, _origin(told))


def _is_unsaid(told: Any, channel: str) -> bool:
    return _hears(told) and not _UNSAID.isdisjoint(_called(channel))


def _is_ours(told: Any) -> bool:
    """Whether it is a door of ours, or another system's as we call it."""
    words = _words(told.data.channel)
    is_as_we_say = len(words) > 1 and words[0] in _TELLERS
    return _hears(told) and (
        is_as_we_say or not _DOORS.keys().isdisjoint(_called(told.data.channel))
    )


def _hears(told: Any) -> bool:
    """Whether who tells it is told of consents, and so can tell them back."""
    return _origin(told) == TOOL


async def withdrawn(house: House, told: Any) -> str | None:
    """Somebody said no through the tool's own link. A no is never held back: where it quotes somebody's words
    they count, whatever the channel is called; by a door of ours it counts too, but for one that was said by that
    door in that moment. Raises `events.Unknown`, `events.CannotBeHandled`, `events.DoneInPart`, and
    `events.NotForUs` for what was said to staff."""
    if told.source == HELPDESK:
        raise events.NotForUs
    is_quoted = bool((told.data.quote or "").strip())
    if _is_unsaid(told, told.data.channel) and not is_quoted:
        return ECHO
    purposes = purposes_taken_back(told.data.purpose)
    channel = _channel("tool", told.data.channel)
    data = await what_can_be_done(told)
    door = None if is_quoted or not _hears(told) else _door(told.data.channel)
    found = await take_no(house, told, data, purposes, channel, origin=_origin(told), door=door)
    not_in_silence(told, data, {each.kind for each in found}, purposes)
    return None


def _door(channel: str) -> str | None:
    """Which of ours it is called by."""
    return next((_DOORS[each] for each in sorted(_called(channel)) if each in _DOORS), None)


async def complained(house: House, told: Any) -> str | None:
    """Somebody marked a message as spam, which says "stop", whatever kind it was of: others seldom tell us
    that, and who is sent another kind tomorrow wasn't heard. So all marketing to the mailbox ends, the
    reminder of a cart too where its customer is known or becomes so; of an SMS, all by SMS. Order mail goes
    on. The tool hears what ended by it, which it can't know. Raises `events.Unknown`,
    `events.CannotBeHandled`, `events.DoneInPart`."""
    ways = await _complained_of(told)
    data = await what_can_be_done(told)
    found: list[Subject] = []
    if Kind.SMS in ways:
        found += await take_no(house, told, data, [Purpose.SMS], SMS_COMPLAINED, origin=None)
    if Kind.MAIL in ways:
        found += await _complained_of_mail(house, told, data)
    asked = [each for each in (Purpose.SMS, *NEWSLETTER) if ABOUT[each].kind in ways]
    not_in_silence(told, data, {each.kind for each in found}, asked)
    return None


async def _complained_of(told: Any) -> set[Kind]:
    """By which way the message had come: to the address that is told, or as the tool told of the message. By
    both where neither says so."""
    data = told.data
    if (data.email is None) != (data.phone is None):
        return {Kind.SMS if data.email is None else Kind.MAIL}
    went_by = None
    if data.customer is not None and data.message is not None:
        went_by = await hooks.message_went_by(told.source, data.customer, data.message)
    return {Kind(went_by)} if went_by else {Kind.MAIL, Kind.SMS}


async def _complained_of_mail(house: House, told: Any, data: Any) -> list[Subject]:
    subjects = await take_no(house, told, data, NEWSLETTER, COMPLAINED, origin=None)
    has = await customers.find_by_email(told.data.email) if told.data.email else None
    whose = {each.customer for each in subjects} | {has.id if has else None}
    for customer in sorted(each for each in whose if each is not None):
        await contact_changed(customer)
    return subjects


def _is_mail(purpose: Purpose) -> bool:
    return ABOUT[purpose].kind is Kind.MAIL


def _channel(teller: str, word: str) -> str:
    return f"{teller}/{word}"[:LONGEST_CHANNEL]


def _teller(told: Any) -> str:
    """Who told what was known before, as a channel begins."""
    origin = _origin(told)
    return "tool" if origin == TOOL else origin


def _origin(told: Any) -> str:
    """Which system said it: what stands in a file of customers is the shop's word."""
    return customers.origin_of(told)
