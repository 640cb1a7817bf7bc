"""The yes that comes from the address itself: by the link in its mailbox, or by its own SMS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from minside.auth import actions as auth
from minside.auth.actions.links import LinkInvalid
from minside.consents.purposes import ABOUT, ANSWERED_WITHIN, Kind, Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.customers import actions as customers
from minside.jobs import actions as jobs

from . import telling
from .ages import of_age
from .asking import Question
from .carrying import FOLLOW_ADDRESS
from .doors import Door
from .ledger import Action, Said, append
from .moving import look_first
from .overview import Words, words_of
from .subjects import Held, Subject, of_address, opened
from .waiting import waiting, waits
from .withdrawing import as_they_are_now


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """What a link asks, of whom: enough of the address to know one's own by, all that is `waiting` there,
    whether the mail named it or it was asked for since, and what was `given` by it, or since it was sent. `words`
    are what a yes to each will cite, or does."""

    address: str
    waiting: tuple[Purpose, ...]
    given: tuple[Purpose, ...]
    words: Mapping[Purpose, Words]

    @property
    def is_done(self) -> bool:
        return not self.waiting

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What it is about now."""
        return self.waiting or self.given


async def to_confirm(token: str, keys: Keyring) -> ToConfirm:
    """What a link asks. Nothing comes of looking. Raises `LinkInvalid`."""
    question = Question.read(token, keys)
    subject = await _opened(question)
    asked, given = tuple(waiting(subject)), tuple(_given_by(subject, question))
    words = await _words(subject, [*asked, *given])
    return ToConfirm(auth.masked(subject.address or ""), asked, given, words)


async def _words(subject: Subject, purposes: Sequence[Purpose]) -> dict[Purpose, Words]:
    digests = {each: _rests_on(subject, each).text_sha256 or b"" for each in purposes}
    found = await words_of(list(digests.values()))
    return {each: found[digest] for each, digest in digests.items() if digest in found}


def _rests_on(subject: Subject, purpose: Purpose) -> Held:
    """The question that waits, whose text a yes to it cites; or the yes."""
    found = subject.asked if waits(subject, purpose) else subject.held
    return found[purpose.value]


async def confirm(
    token: str,
    keys: Keyring,
    shown: Sequence[Purpose] | None = None,
    *,
    signed_in: UUID | None = None,
) -> Sequence[Purpose]:
    """Whoever reads mail there says yes to what was `shown` to them, of what waits there: by default to what
    the mail named. Which of these are in force by that, also the second time. One that was said no to since
    stays so.

    A customer who is `signed_in` and has the address shows by it that it is theirs. Who isn't says yes and
    no more: it may be a stranger whose address somebody gave as their own, and what came in under that
    would become theirs. Raises `LinkInvalid`, also where nothing is left to say yes to, and where who has the
    address is known by now to be too young: why isn't told to who may be a stranger.
    """
    question = Question.read(token, keys)
    purposes = question.purposes if shown is None else shown
    subject = await _opened(question)
    await look_first([subject.customer], keys, subject.address)
    subject = await _opened(question)
    if not _waits_or_given(subject, purposes):
        raise LinkInvalid("token")
    if signed_in is not None and subject.customer in (None, signed_in):
        await _show(signed_in, subject)
    found = await as_they_are_now([subject])
    if not found:
        # Its address was taken back at this moment.
        raise LinkInvalid("token")
    [subject] = found
    is_asked = any(waits(subject, each) for each in purposes)
    if not await _say_yes([subject], purposes, Door.CONFIRMATION, keys) and is_asked:
        raise LinkInvalid("token")
    if subject.customer is None:
        # Whose the address is can't be seen from here.
        await jobs.enqueue(FOLLOW_ADDRESS, subject.id)
    return _waits_or_given(subject, purposes)


async def _show(customer: UUID, subject: Subject) -> None:
    """Before the ledger is held, as whoever locks a customer's row."""
    email = (await customers.profile(customer)).email
    if email is not None and email.lower() == (subject.address or "").lower():
        await customers.mark_verified(customer)


async def _opened(question: Question) -> Subject:
    subject = await opened(question.subject)
    if subject is None or not (waiting(subject) or _given_by(subject, question)):
        raise LinkInvalid("token")
    return subject


def _given_by(subject: Subject, question: Question) -> list[Purpose]:
    """What is in force there that the mail named, or that was agreed to since it was sent."""
    return [
        each
        for each in Purpose
        if ABOUT[each].kind is subject.kind
        and _is_given(subject, each)
        and (each in question.purposes or subject.held[each.value].since >= question.sent_at)
    ]


def _waits_or_given(subject: Subject, purposes: Sequence[Purpose]) -> list[Purpose]:
    return [each for each in purposes if waits(subject, each) or _is_given(subject, each)]


def _is_given(subject: Subject, purpose: Purpose) -> bool:
    """A yes to a text that asks anew is asked for again."""
    held = subject.held.get(purpose.value)
    return held is not None and held.state == "given" and not waits(subject, purpose)


async def _say_yes(
    subjects: Sequence[Subject], purposes: Sequence[Purpose], door: Door, keys: Keyring
) -> bool:
    """Whether there was something to say yes to."""
    said = await of_age(
        [
            _yes(subject, purpose, door)
            for subject in subjects
            for purpose in purposes
            if waits(subject, purpose)
        ]
    )
    if said:
        await telling.tell(subjects, said, await append(said, keys))
    return bool(said)


def _yes(subject: Subject, purpose: Purpose, door: Door) -> Said:
    asked = _rests_on(subject, purpose)
    return Said(
        subject.id,
        purpose.value,
        Action.GIVEN,
        door.value,
        basis=ABOUT[purpose].basis,
        text_sha256=asked.text_sha256,
        cites=asked.entry,
    )


async def confirm_number(house: House, number: str) -> bool:
    """The number says yes itself; whether it was asked within the last week, and there was something to
    say yes to."""
    subjects = await as_they_are_now(await of_address(Kind.SMS, number))
    asked = [each for each in subjects if _was_asked_lately(each)]
    return await _say_yes(asked, [Purpose.SMS], Door.SMS, house.keys)


def _was_asked_lately(subject: Subject) -> bool:
    asked = subject.asked.get(Purpose.SMS.value)
    return asked is not None and asked.since > clock.now() - ANSWERED_WITHIN
