"""The yes that comes from the address itself: by the link in its mailbox, or by its own SMS."""

from collections.abc import Sequence
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
from .standing import holds
from .subjects import Subject, of_address, opened
from .withdrawing import as_they_are_now


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """What a link asks, of whom: enough of the address to know one's own by. `is_done` when all of it
    is in force."""

    address: str
    purposes: tuple[Purpose, ...]
    is_done: bool


async def to_confirm(token: str, keys: Keyring) -> ToConfirm:
    """What a link asks. Nothing comes of looking. Raises `LinkInvalid`."""
    question = Question.read(token, keys)
    subject = await _opened(question)
    open = _still_asked(subject, question.purposes)
    return ToConfirm(
        auth.masked(subject.address or ""),
        tuple(open or _asked_or_given(subject, question.purposes)),
        is_done=not open,
    )


async def confirm(token: str, keys: Keyring, *, signed_in: UUID | None = None) -> Sequence[Purpose]:
    """Whoever reads mail there says yes; which purposes are in force by that, also the second time. One
    that was said no to since stays so.

    A customer who is `signed_in` and has the address shows by it that it is theirs. Who isn't says yes and
    no more: it may be a stranger whose address somebody gave as their own, and what came in under that
    would become theirs. Raises `LinkInvalid`, also where nothing is left to say yes to, and where who has the
    address is known by now to be too young: why isn't told to who may be a stranger.
    """
    question = Question.read(token, keys)
    subject = await _opened(question)
    if signed_in is not None and subject.customer in (None, signed_in):
        await _show(signed_in, subject)
    [subject] = await as_they_are_now([subject])
    is_asked = bool(_still_asked(subject, question.purposes))
    if not await _say_yes([subject], question.purposes, Door.CONFIRMATION, keys) and is_asked:
        raise LinkInvalid("token")
    if subject.customer is None:
        # Whose the address is can't be seen from here.
        await jobs.enqueue(FOLLOW_ADDRESS, subject.id)
    return _asked_or_given(subject, question.purposes)


async def _show(customer: UUID, subject: Subject) -> None:
    """Before the ledger is held, as whoever locks a customer's row."""
    email = (await customers.profile(customer)).email
    if email is not None and email.lower() == (subject.address or "").lower():
        await customers.mark_verified(customer)


async def _opened(question: Question) -> Subject:
    subject = await opened(question.subject)
    if subject is None or not _asked_or_given(subject, question.purposes):
        raise LinkInvalid("token")
    return subject


def _asked_or_given(subject: Subject, purposes: Sequence[Purpose]) -> list[Purpose]:
    return [each for each in purposes if _state(subject, each) in ("asked", "given")]


def _still_asked(subject: Subject, purposes: Sequence[Purpose]) -> list[Purpose]:
    return [each for each in purposes if _state(subject, each) == "asked"]


def _state(subject: Subject, purpose: Purpose) -> str | None:
    """A yes to a text that asks anew is asked for again."""
    held = subject.held.get(purpose.value)
    is_outdated = held is not None and not holds(purpose, held.text_sha256, held.since)
    if is_outdated and purpose.value in subject.asked:
        return "asked"
    return held.state if held else None


async def _say_yes(
    subjects: Sequence[Subject], purposes: Sequence[Purpose], door: Door, keys: Keyring
) -> bool:
    """Whether there was something to say yes to."""
    said = await of_age(
        [
            _yes(subject, purpose, door)
            for subject in subjects
            for purpose in _still_asked(subject, purposes)
        ]
    )
    if said:
        await telling.tell(subjects, said, await append(said, keys))
    return bool(said)


def _yes(subject: Subject, purpose: Purpose, door: Door) -> Said:
    asked = subject.asked[purpose.value]
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
