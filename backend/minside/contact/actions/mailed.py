"""Mail to a conversation's own address: the customer's word where it is theirs, and no other.

Nothing that came by mail is answered to who sent it: what is to be said goes to the customer's own address,
as all that we write, and no more than one such letter a day for a conversation.
"""

import asyncio
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import structlog

from minside.auth import actions as auth
from minside.core import clock, documents, files
from minside.core.doorway.pictures import PHOTO_SIDE, THUMBNAIL_SIDE
from minside.core.house import House
from minside.core.pictures import redraw
from minside.core.refusals import Busy, Refusal
from minside.core.scope import current
from minside.events import actions as events

from . import attaching, brakes, letters
from .addresses import read_address
from .attaching import Upload
from .quoting import all_words, own_words
from .writing import announce, touch

FORGED: Final = "no conversation of ours has this address"
APART: Final = "from another address than the customer's own, or nobody saw that it is truly from there: kept apart"
TOO_MANY: Final = "more than 20 mails to this conversation in an hour: kept apart"
AUTOMATIC: Final = "written by nobody: nothing was taken in"
CLOSED: Final = "the conversation is closed: the customer is told so, and nothing was taken in"
EMPTY: Final = "nothing in it but what it quotes"
MOST_FILES: Final = attaching.MOST
_PEOPLE: Final = ("", "no")
_BULK: Final = frozenset({"bulk", "junk", "list", "auto_reply"})

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Thread:
    """The conversation, locked, and whose; at which address the customer is shown to read mail: none while
    their account is frozen, since somebody else may read it there (N14)."""

    id: UUID
    customer: UUID
    is_closed: bool
    address: str | None


async def mail_received(house: House, told: Any) -> str | None:
    """Take a customer's answer in, once. What there is to say to the operator.

    Raises `events.CannotBeHandled` for an address that we never made, and `events.DoneInPart` for a mail
    that is kept apart: what it says stays with the event, for a person. `events.NotNow` while too much is
    being read to look at what it brings.
    """
    data = told.data
    if _is_automatic(data):
        return AUTOMATIC
    thread = await _thread(house, data.to)
    mark = house.keys.fingerprint("contact mail id", data.message_id)
    if await _is_known(thread, mark):
        return None
    is_theirs = _is_theirs(thread, data)
    if not await brakes.may_mail_in(thread.id, house.keys, is_theirs=is_theirs):
        raise events.DoneInPart(TOO_MANY)
    if not is_theirs:
        await _note_stranger(thread, told, mark)
        raise events.DoneInPart(APART)
    if thread.is_closed:
        if await brakes.may_answer(thread.id, house.keys):
            await letters.not_taken(house, thread.customer, thread.id)
        return CLOSED
    return await _take_in(thread, told, mark)


def _is_automatic(data: Any) -> bool:
    """Answers of machines and lists (RFC 3834 §5), and what came from nobody."""
    submitted = (data.auto_submitted or "").split(";")[0].strip().lower()
    precedence = (data.precedence or "").strip().lower()
    return submitted not in _PEOPLE or precedence in _BULK or "@" not in data.sender


async def _thread(house: House, address: str) -> _Thread:
    id = read_address(house.keys, address)
    row = None if id is None else await _locked(id)
    if row is None:
        raise events.CannotBeHandled(FORGED)
    theirs = None if await auth.rests(row["customer"]) else row["address"]
    return _Thread(row["id"], row["customer"], row["is_closed"], theirs)


async def _locked(id: UUID) -> Any:
    return await current().fetchrow(
        """
        SELECT c.id, c.customer, c.is_closed, CASE
            WHEN k.email_verified_at IS NOT NULL AND lower(coalesce(k.own_email, k.email)) = lower(k.email)
            THEN k.email END AS address
        FROM conversation c JOIN customer k ON k.id = c.customer WHERE c.id = $1 FOR UPDATE OF c
        """,
        id,
    )


async def _is_known(thread: _Thread, mark: bytes) -> bool:
    """Whether it is in. One that was kept apart may come in when it is tried again."""
    return await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM conversation_message
            WHERE conversation = $1 AND mail = $2 AND written_by = 'customer'
        )
        """,
        thread.id, mark,
    )  # fmt: skip


def _is_theirs(thread: _Thread, data: Any) -> bool:
    if not data.authenticated or thread.address is None:
        return False
    return data.sender.strip().lower() == thread.address.lower()


async def _note_stranger(thread: _Thread, told: Any, mark: bytes) -> None:
    """The customer sees that it came, and not what it says: whose words they are isn't known."""
    await current().fetch(
        """
        INSERT INTO conversation_message
            (customer, conversation, written_by, channel, written_at, arrived_at, event, mail)
        VALUES ($1, $2, 'stranger', 'mail', $3, $4, $5, $6)
        ON CONFLICT (conversation, mail) DO NOTHING
        """,
        thread.customer, thread.id, told.occurred_at, clock.now(), told.order, mark,
    )  # fmt: skip


async def _take_in(thread: _Thread, told: Any, mark: bytes) -> str | None:
    data = told.data
    uploads, left_out = await _files(thread.customer, data.attachments)
    left_out += data.left_out
    text = own_words(data.text)
    if not text and not uploads and not left_out:
        text = all_words(data.text)
        if not text:
            return EMPTY
    message = await _write(thread, told, mark, text or "…", left_out)
    await attaching.take(thread.customer, uploads)
    await attaching.hang(thread.customer, message, uploads)
    await touch(thread.id)
    await announce(
        thread.customer,
        thread.id,
        message,
        text or "…",
        attachments=len(uploads),
        by_mail=True,
        origin=told.source,
    )
    return f"{left_out} attachments weren't taken" if left_out else None


async def _write(thread: _Thread, told: Any, mark: bytes, text: str, left_out: int) -> UUID:
    return await current().fetchval(
        """
        INSERT INTO conversation_message
            (customer, conversation, written_by, channel, body, written_at, arrived_at, event, mail, left_out)
        VALUES ($1, $2, 'customer', 'mail', $3, $4, $5, $6, $7, $8)
        ON CONFLICT (conversation, mail) DO UPDATE SET
            written_by = EXCLUDED.written_by, body = EXCLUDED.body, left_out = EXCLUDED.left_out
        RETURNING id
        """,
        thread.customer, thread.id, text, told.occurred_at, clock.now(), told.order, mark, left_out,
    )  # fmt: skip


async def _files(customer: UUID, mailed: Sequence[Any]) -> tuple[list[Upload], int]:
    """What of a mail's attachments is kept, and how many aren't: neither pictures nor PDFs, or too many."""
    kept: list[Upload] = []
    for each in mailed[:MOST_FILES]:
        try:
            kept.append(Upload(await _keep(customer, b64decode(each.content)), each.name))
        except Busy as busy:
            # The same file is taken in a moment.
            raise events.NotNow from busy
        except (Refusal, BadBase64):
            log.info("mailed_file_left_out")
    return kept, len(mailed) - len(kept)


async def _keep(customer: UUID, raw: bytes) -> UUID:
    """Raises `Refusal` for what isn't what we take."""
    if documents.begins_as_one(raw):
        await documents.check(raw)
        return await files.keep_document(customer, raw)
    photo, thumbnail = await asyncio.to_thread(redraw, raw, PHOTO_SIDE, THUMBNAIL_SIDE)
    return await files.keep_picture(customer, photo, thumbnail)
