"""What a customer writes: kept, told to the helpdesk, and sent back to them as a copy (S11, S14)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.codes import Code
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.refusals import LimitReached, Refusal
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types.outgoing import ConversationWritten
from minside.orders import actions as orders

from . import attaching, brakes, letters
from .attaching import Upload
from .kinds import ConversationKind
from .reading import ConversationNotFound, get

LONGEST: Final = 5_000
LONGEST_SUBJECT: Final = 120
MOST_CONVERSATIONS: Final = 1_000
_LETTER: Final = "H"


class ConversationClosed(Refusal):
    """Nobody reads what is written there any more."""

    code = Code.CONVERSATION_CLOSED


class TooManyConversations(LimitReached):
    """There are `MOST_CONVERSATIONS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationForm:
    """What a customer begins a conversation with; `line` is what the order calls it."""

    kind: ConversationKind
    subject: str
    text: str
    order: UUID | None = None
    line: str | None = None
    attachments: Sequence[Upload] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyForm:
    conversation: UUID
    text: str
    attachments: Sequence[Upload] = ()


@dataclass(frozen=True, slots=True)
class _About:
    """The order's number, and which of its lines."""

    order: str | None = None
    line: str | None = None


async def start(house: House, customer: UUID, form: ConversationForm, *, key: str) -> UUID:
    """Begin a conversation; its id. A complaint is an open claim from here on (S14). The same `key` and form
    begin one.

    Raises `core.refusals.Refused`, `core.throttle.Throttled`, `core.idempotency.KeyReused`.
    """
    use = await once("conversationStart", key, _said(form), customer=customer)
    if use.earlier is not None:
        return use.earlier
    await brakes.may_write(customer, house.keys, is_new=True)
    intake = Intake()
    subject = intake.required("subject", value=form.subject, most=LONGEST_SUBJECT)
    text = _read(intake, form.text, form.attachments)
    about = await _about(intake, customer, form)
    intake.close()
    conversation = await _open(customer, form.kind, subject, about)
    await _write(house, customer, conversation, text, form.attachments, is_first=True)
    await use.made(conversation)
    return conversation


async def reply(house: House, customer: UUID, form: ReplyForm, *, key: str) -> UUID:
    """Write in a conversation that there is; the message's id. The same `key` and form write once.

    Raises `core.refusals.Refused`, `ConversationNotFound`, `ConversationClosed`,
    `core.throttle.Throttled`, `core.idempotency.KeyReused`.
    """
    use = await once("conversationReply", key, _said(form), customer=customer)
    if use.earlier is not None:
        return use.earlier
    await brakes.may_write(customer, house.keys, is_new=False)
    await _hold_open(customer, form.conversation)
    intake = Intake()
    text = _read(intake, form.text, form.attachments)
    intake.close()
    message = await _write(house, customer, form.conversation, text, form.attachments)
    await use.made(message)
    return message


def _said(form: ConversationForm | ReplyForm) -> dict[str, Any]:
    said = asdict(form)
    return {name: getattr(value, "value", value) for name, value in said.items()}


def _read(intake: Intake, text: str, attachments: Sequence[Upload]) -> str:
    attaching.check(intake, attachments)
    return intake.required("text", value=text, most=LONGEST, lines=True)


async def _about(intake: Intake, customer: UUID, form: ConversationForm) -> _About:
    """What of the customer's own it is about."""
    if form.order is None:
        return _About()
    found = await orders.find(customer, form.order)
    if found is None:
        intake.note(orders.OrderNotFound("order"))
        return _About()
    if form.line is None:
        return _About(found.number)
    [standing] = await orders.standings([found.id])
    if all(line.line != form.line for line in standing.lines):
        intake.note(orders.LineNotFound("line"))
    return _About(found.number, form.line)


async def _open(customer: UUID, kind: ConversationKind, subject: str, about: _About) -> UUID:
    count = await current().fetchval(
        "SELECT count(*) FROM conversation WHERE customer = $1", customer
    )
    if count >= MOST_CONVERSATIONS:
        raise TooManyConversations(most=MOST_CONVERSATIONS)
    is_claim = kind is ConversationKind.COMPLAINT
    now = clock.now()
    conversation, _ = await orders.numbered(
        _LETTER,
        """
        INSERT INTO conversation (customer, number, kind, subject, about_order, about_line,
            opened_by, opened_at, touched_at, claim, claim_at)
        VALUES ($2, $1, $3, $4, $5, $6, 'customer', $7, $7, $8, $9)
        ON CONFLICT (number) DO NOTHING RETURNING id
        """,
        customer, kind.value, subject, about.order, about.line, now,
        "open" if is_claim else None, now if is_claim else None,
    )  # fmt: skip
    return conversation


async def _hold_open(customer: UUID, conversation: UUID) -> None:
    """Nobody closes it until the transaction ends. Raises `ConversationNotFound`, `ConversationClosed`."""
    row = await current().fetchrow(
        "SELECT is_closed FROM conversation WHERE customer = $1 AND id = $2 FOR UPDATE",
        customer, conversation,
    )  # fmt: skip
    if row is None:
        raise ConversationNotFound("conversation")
    if row["is_closed"]:
        raise ConversationClosed("text")


async def _write(
    house: House,
    customer: UUID,
    conversation: UUID,
    text: str,
    uploads: Sequence[Upload],
    *,
    is_first: bool = False,
) -> UUID:
    await attaching.take(customer, uploads)
    message: UUID = await current().fetchval(
        """
        INSERT INTO conversation_message
            (customer, conversation, written_by, channel, body, written_at, arrived_at)
        VALUES ($1, $2, 'customer', 'min_side', $3, $4, $4) RETURNING id
        """,
        customer, conversation, text, clock.now(),
    )  # fmt: skip
    await attaching.hang(customer, message, uploads)
    await touch(conversation)
    await announce(customer, conversation, message, text, attachments=len(uploads))
    await letters.copy(
        house, customer, conversation, text, attachments=len(uploads), is_first=is_first
    )
    return message


async def touch(conversation: UUID) -> None:
    """Something was written in it now, or for an earlier moment."""
    await current().fetch(
        """
        UPDATE conversation c SET touched_at = greatest(touched_at, (
            SELECT max(m.written_at) FROM conversation_message m
            WHERE m.customer = c.customer AND m.conversation = c.id
        )) WHERE id = $1
        """,
        conversation,
    )


async def announce(
    customer: UUID,
    conversation: UUID,
    message: UUID,
    text: str,
    *,
    attachments: int,
    by_mail: bool = False,
    origin: str | None = None,
) -> None:
    """Tell the helpdesk what the customer wrote."""
    about = await get(customer, conversation)
    await events.announce(
        "conversation.written",
        ConversationWritten(
            conversation=about.number,
            message=str(message),
            customer=await customers.number_to_tell(customer),
            id=str(customer),
            kind=about.kind.value,
            subject=about.subject,
            text=text,
            order=about.order_number,
            line=about.line,
            attachments=attachments,
            by_mail=by_mail,
        ),
        customer=customer,
        stream=f"customer/{customer}",
        origin=origin,
    )
