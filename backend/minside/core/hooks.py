"""Questions that a lower room asks and an upper room answers, on its name plate.

A lower room may not import an upper one. Where it needs an answer from above it declares a hook in
words of its own, here in `EVERY_HOOK`'s sight; `rooms.py` connects what the name plates answer.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from .agreeing import Agreed
from .house import House
from .keys import Keyring
from .language import Language, Text
from .refusals import Refusal
from .scope import Scope

P = ParamSpec("P")
R = TypeVar("R")


class Unanswered(RuntimeError):
    """A hook was asked before a room answered it: the rooms were never connected."""


class AnsweredTwice(RuntimeError):
    """Two rooms answer a hook that has one answer."""


@dataclass
class Hook(Generic[P, R]):
    """A question with exactly one answerer."""

    name: str
    question: str
    _answer: Callable[P, R] | None = field(default=None, init=False)

    def answer(self, function: Callable[P, R]) -> None:
        """Connect the answerer; the same one may connect again. Raises `AnsweredTwice`."""
        if self._answer not in (None, function):
            raise AnsweredTwice(self.name)
        self._answer = function

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        if self._answer is None:
            raise Unanswered(self.name)
        return self._answer(*args, **kwargs)


@dataclass
class Word(Generic[P]):
    """Something that rooms above may have to know: each that listens hears it, in the order of the
    rooms. There may be none."""

    name: str
    question: str
    _listeners: list[Callable[P, Awaitable[None]]] = field(
        default_factory=list[Callable[P, Awaitable[None]]], init=False
    )

    def answer(self, function: Callable[P, Awaitable[None]]) -> None:
        """Connect one more that listens; the same one may connect again."""
        if function not in self._listeners:
            self._listeners.append(function)

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        for each in self._listeners:
            await each(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is signed in, by which session, when that session was last seen to be used, and when
    the password was last given in it."""

    customer: UUID
    session: UUID
    last_used_at: datetime
    stepped_up_at: datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, and what its file is called."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPaper:
    """A paper without goods or money, every word in its language. `facts` and the `box` are pairs of what
    and which; `sections` have a heading and paragraphs."""

    language: Language
    file_name: str
    dated: date
    title: str
    to_label: str
    to: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    box_title: str
    box: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to: a customer, or None for a guest, and where."""

    customer: UUID | None
    address: str


@dataclass(frozen=True, slots=True)
class Permit:
    """What lets a message be sent: the entry of the consent ledger that it rests on, None where it is a
    legitimate interest to which nobody has said anything; and the token by which its reader says no."""

    entry: int | None
    token: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What an SMS to us asked for, in a word of ours, which was done; and the letter that says so."""

    understood: str
    letter: str


class NotDrawn(RuntimeError):
    """A paper couldn't be drawn. It may be later."""


identify: Hook[[Scope, str], Awaitable[Identity | None]] = Hook(
    "identify", "Whose session does this token open? Lets that customer's rows through."
)
session_used: Hook[[Scope, Identity], Awaitable[None]] = Hook(
    "session_used", "A request of this session was answered: note it, but not at every request."
)

forbidden_words: Hook[[UUID], Awaitable[list[str]]] = Hook(
    "forbidden_words", "Which words of this customer's own would be guessed in a password?"
)
conceal_password: Hook[[dict[str, Any]], Awaitable[dict[str, Any]]] = Hook(
    "conceal_password", "Here is a customer with an old hash: what of it may be stored?"
)
email_changed_by_shop: Hook[[House, UUID, str | None, str], Awaitable[None]] = Hook(
    "email_changed_by_shop",
    "The shop gave this customer another address than this one of their own: who must hear of it?",
)
held_addresses: Hook[[Collection[str]], Awaitable[Mapping[str, set[UUID]]]] = Hook(
    "held_addresses",
    "Which of these addresses, in lower case, may still go back to customers who left them, and to"
    " whom?",
)
address_refused: Hook[[UUID, str], Awaitable[None]] = Hook(
    "address_refused", "This customer's e-mail address was refused for good: say so to them."
)
address_accepted: Hook[[UUID, str], Awaitable[None]] = Hook(
    "address_accepted", "Mail to this customer's address goes through, whatever was before."
)
attachment: Hook[[House, str, UUID, Addressee, Language], Awaitable[Paper | None]] = Hook(
    "attachment",
    "What paper of this kind belongs to this row? None where the row is gone, or is another's than"
    " the one who is written to; raises `NotDrawn`, and `Busy`.",
)
draw: Hook[[House, PlainPaper], Awaitable[Paper]] = Hook(
    "draw",
    "Draw this as the shop's papers are drawn. Raises `NotDrawn` and `core.refusals.Busy`; slow: hold no"
    " connection.",
)
order_is_theirs: Hook[[Addressee, str], Awaitable[bool]] = Hook(
    "order_is_theirs", "Is the order that the shop calls so still this reader's?"
)
orders_called: Hook[[UUID, list[str]], Awaitable[Mapping[str, UUID]]] = Hook(
    "orders_called", "Which of this customer's orders does the shop call so?"
)
answer_address: Hook[[House, str, UUID], str | None] = Hook(
    "answer_address",
    "A letter of this name about this row is about to leave: at which address of ours is it answered? None"
    " where it isn't.",
)
letters_go_to: Hook[[UUID, str], Awaitable[str]] = Hook(
    "letters_go_to",
    "A letter to this customer was to go to this address: which one may it go to now?",
)
cart_is_left: Hook[[Addressee, UUID], Awaitable[bool]] = Hook(
    "cart_is_left",
    "This reader is about to be reminded of this cart: is it left behind still, neither ordered nor deleted?",
)
may_be_sent: Hook[[House, str, Addressee], Awaitable[Permit | None]] = Hook(
    "may_be_sent",
    "A message for this purpose is about to leave for this reader, whose lock is held: what does it rest"
    " on? None, and it isn't sent.",
)
sms_said: Hook[[House, str, str], Awaitable[Reply | None]] = Hook(
    "sms_said",
    "This number wrote us these words: do what they ask for. None where they ask for nothing we know.",
)
address_shown: Word[[UUID]] = Word(
    "address_shown",
    "This customer has shown that the e-mail address they have is theirs: what came in under it"
    " before?",
)
contact_changed: Word[[UUID]] = Word(
    "contact_changed",
    "This customer's e-mail address or telephone may be another now: what was bound to the one before?",
)
address_changes: Word[[UUID, Keyring]] = Word(
    "address_changes",
    "This customer is about to have another e-mail address, and holds nothing yet: what isn't done of the change"
    " before?",
)
address_taken_back: Word[[UUID, Sequence[str], datetime]] = Word(
    "address_taken_back",
    "Since this moment others had put these addresses, and maybe more, into this customer's account, who has"
    " their own back: what was bound to those? Nothing of theirs may be.",
)
agreed_to_less: Word[[UUID]] = Word(
    "agreed_to_less",
    "This customer took a consent of their account back, or is of another age, or another person, than"
    " was known: what is kept of them by a consent alone, and may be no longer? It goes.",
)
rest_changes: Word[[UUID, timedelta]] = Word(
    "rest_changes",
    "In so long this customer's account is frozen, or open again: who uses what they agreed to must hear.",
)
agreed_rightly: Hook[[Sequence[Agreed], int | None], list[Refusal]] = Hook(
    "agreed_rightly",
    "May somebody born that year, who has an e-mail address, agree to this? What there is against it,"
    " by its place.",
)
agreed_at_registration: Hook[[UUID, Sequence[Agreed], datetime, Keyring], Awaitable[None]] = Hook(
    "agreed_at_registration",
    "Whoever became this customer ticked these boxes when they registered, at this moment: keep what they"
    " agreed to, but for what was taken back since.",
)
numbers_settled: Hook[[Collection[str]], Awaitable[str | None]] = Hook(
    "numbers_settled",
    "These numbers of the shop's may be another's now, or by another's word: whose is what was told"
    " of them? Answers what there is to say to the operator.",
)
numbers_moved: Word[[Collection[str]]] = Word(
    "numbers_moved",
    "These numbers of the shop's may be another's now, or by another's word: whose is what else was told of"
    " them? It follows.",
)
made_others: Hook[[Collection[UUID]], Awaitable[None]] = Hook(
    "made_others",
    "What was told of these customers is another's now, or was another's: what of them must the other"
    " systems hear anew, under the number and id that hold from now on?",
)
addresses_behind: Hook[[Collection[str]], Awaitable[Collection[str]]] = Hook(
    "addresses_behind",
    "Which addresses may say whose that is which was told of these numbers of the shop's? They are"
    " locked before the numbers are.",
)
parcel_came_back: Hook[[str], str] = Hook(
    "parcel_came_back",
    "When did a parcel to the customer that this names in SQL last come back to the shop? Answers an"
    " expression, so that it costs no statement of its own.",
)
address_used: Hook[[UUID, UUID], Awaitable[list[Text]]] = Hook(
    "address_used",
    "What goes to this delivery address of this customer's, and where does it go once that is deleted?"
    " A sentence each.",
)
may_keep_use: Hook[[str, datetime], Awaitable[bool]] = Hook(
    "may_keep_use",
    "The customer whom the shop calls so used a message at that moment: may it be kept that they did?",
)
message_went_by: Hook[[str, str, str], Awaitable[str | None]] = Hook(
    "message_went_by",
    "This system calls a message so, which it sent to the customer whom the shop calls so: by `mail`, or by"
    " `sms`? None where it hasn't told of it.",
)
pet_is_fed: Hook[[UUID, UUID], Awaitable[list[Text]]] = Hook(
    "pet_is_fed",
    "What goes on coming for this pet of this customer's, also once it is deleted? A sentence each.",
)
of_pets_gone: Hook[[Mapping[UUID, Collection[str]]], Awaitable[Mapping[UUID, Collection[str]]]] = (
    Hook(
        "of_pets_gone",
        "Which of these goods, by customer, were only ever for animals that they said farewell to?",
    )
)

EVERY_HOOK: tuple[Hook[..., object] | Word[...], ...] = (  # pyright: ignore[reportAssignmentType]
    identify,
    session_used,
    forbidden_words,
    conceal_password,
    email_changed_by_shop,
    held_addresses,
    address_refused,
    address_accepted,
    attachment,
    draw,
    order_is_theirs,
    orders_called,
    answer_address,
    letters_go_to,
    cart_is_left,
    may_be_sent,
    sms_said,
    address_shown,
    contact_changed,
    address_changes,
    address_taken_back,
    agreed_to_less,
    rest_changes,
    agreed_rightly,
    agreed_at_registration,
    numbers_settled,
    numbers_moved,
    made_others,
    addresses_behind,
    parcel_came_back,
    address_used,
    may_keep_use,
    message_went_by,
    pet_is_fed,
    of_pets_gone,
)
