"""Sending one message: one transaction, from the lock on its row to what became of it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

import structlog

from minside.core import clock, hooks
from minside.core.hooks import Addressee, NotDrawn, Paper, Permit
from minside.core.house import House
from minside.core.refusals import Busy
from minside.core.scope import current
from minside.jobs import actions as jobs
from minside.outbox import templates
from minside.outbox.templates import Attached, Channel, Rendered, Template
from minside.outbox.transport import Bounced, Deferred, OutcomeUnknown, compose, maildir, sms, smtp

from .message import (
    NO_CONSENT,
    UNKNOWN,
    BeingSent,
    Message,
    State,
    readdress,
    rest_on,
    settle,
    take,
)
from .post import SEND
from .recipients import share_recipient

TAKEN: Final = timedelta(seconds=5)
"""How long a message is left to the worker that has it."""
BACK_OFF: Final = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    *(timedelta(hours=hours) for hours in (1, 2, 4, 8, 12)),
)
"""The waits after each failure; after one more the message is abandoned."""
AFTER_UNKNOWN: Final = timedelta(minutes=30)
"""The wait after a message that may have arrived: what kept the answer back may last a while, and
there is only one try more."""

FRIENDLY_HOURS: Final = range(8, 20)
"""In Oslo, when a marketing SMS may come, and a reminder."""
NOT_LEFT: Final = "not left behind"
LEAVE_PAGE: Final = "meld-av"
"""Where the foot of a marketing mail leads a person; the token stands after the `#`."""
LEAVE_DOOR: Final = "unsubscribe"
"""Where a mail program says no for its reader."""

log = structlog.get_logger(__name__)


class PaperGone(Exception):
    """What was to go along belongs to a row that isn't there any more, or is another's by now. The
    mail isn't sent: what was erased, or is another's, isn't theirs to read, and words about a paper
    that isn't there would be untrue."""


class NoConsent(Exception):
    """Marketing that its reader doesn't agree to at this moment, or not any more: it isn't sent."""


async def send(house: House, id: UUID) -> None:
    """Send the message if it is to be sent still; may be called again at any time.

    A failure to deliver is no error: the message says what happened, and another job comes for
    it. Raises `jobs.TryAgain` when it isn't its time, or another worker has it.
    """
    try:
        message = await take(id, house.keys)
    except BeingSent:
        raise jobs.TryAgain(TAKEN) from None
    if message is None or message.state in (State.SENT, State.ABANDONED):
        return
    if message.useless:
        await _give_up(message, "too late", tried=False)
        return
    _wait_for_its_time(message)
    _wait_for_the_day(message)
    if not await _is_still_theirs(message):
        await _give_up(message, "order gone", tried=False)
        return
    if not await _is_left_still(message):
        await settle(message, State.ABANDONED, NOT_LEFT, tried=False)
        return
    message = await _where_it_goes_now(message)
    if not await share_recipient(message.recipient):
        raise jobs.TryAgain(TAKEN)
    await _attempt(house, message)


def _wait_for_its_time(message: Message) -> None:
    """A job that runs twice tries once. Raises `jobs.TryAgain`."""
    due = message.next_attempt_at
    if due is not None and due > clock.now():
        raise jobs.TryAgain(due - clock.now())


def _wait_for_the_day(message: Message) -> None:
    """No telephone rings at night for the sake of marketing, and nobody is reminded then. Raises
    `jobs.TryAgain`."""
    template = templates.named(message.template)
    if template.left is None and (message.channel is not Channel.SMS or template.needs is None):
        return
    now = clock.now().astimezone(clock.OSLO)
    if now.hour not in FRIENDLY_HOURS:
        late = now.hour >= FRIENDLY_HOURS.stop
        day = now.date() + timedelta(days=1 if late else 0)
        raise jobs.TryAgain(datetime.combine(day, time(FRIENDLY_HOURS.start), clock.OSLO) - now)


async def _is_still_theirs(message: Message) -> bool:
    """An order may be another's by now; then a letter about it is nobody's to read."""
    number = message.content.get("order_number")
    if number is None or not templates.named(message.template).follows:
        return True
    return await hooks.order_is_theirs(Addressee(message.customer, message.recipient), number)


async def _is_left_still(message: Message) -> bool:
    """A cart may be ordered since, or deleted."""
    named = templates.named(message.template).left
    if named is None:
        return True
    reader = Addressee(message.customer, message.recipient)
    return await hooks.cart_is_left(reader, UUID(message.content[named]))


async def _where_it_goes_now(message: Message) -> Message:
    """What was written before an account was frozen goes to no thief afterwards (N14)."""
    if message.customer is None or not templates.named(message.template).follows:
        return message
    to = await hooks.letters_go_to(message.customer, message.recipient)
    return message if to == message.recipient else await readdress(message, to)


async def _attempt(house: House, message: Message) -> None:
    try:
        await _deliver(house, message, await _permitted(house, message))
    except NoConsent:
        await settle(message, State.ABANDONED, NO_CONSENT, tried=False)
        log.info("message_unwanted", template=message.template)
    except Deferred as deferred:
        await _try_later(message, deferred.code)
    except PaperGone:
        await _give_up(message, "paper gone", tried=False)
    except OutcomeUnknown as unknown:
        await _try_once_more(message, unknown.code)
    except Bounced as bounced:
        await _bounce(message, bounced)
    else:
        await _done(message)


async def _permitted(house: House, message: Message) -> Permit | None:
    """What marketing rests on, asked under the recipient's lock: who withdraws waits for it, a little. None for
    other letters, which nobody need agree to. Raises `NoConsent`."""
    permit = await _asked(house, message)
    if permit is not None:
        await rest_on(message, permit.entry)
    return permit


async def _asked(house: House, message: Message) -> Permit | None:
    needs = templates.named(message.template).needs
    if needs is None:
        return None
    reader = Addressee(message.customer, message.recipient)
    permit = await hooks.may_be_sent(house, needs, reader)
    if permit is None:
        raise NoConsent
    return permit


async def _deliver(house: House, message: Message, permit: Permit | None) -> None:
    """Raises `Deferred`, `Bounced`, `OutcomeUnknown` and `PaperGone`."""
    template = templates.named(message.template)
    public_url = house.settings.public_url.rstrip("/")
    with _drawing(message):
        content = templates.render(
            template,
            message.language,
            message.content,
            public_url=public_url,
            leave=f"{public_url}/{LEAVE_PAGE}#{permit.token}" if permit else None,
        )
    if message.channel is Channel.MAIL:
        listing, answer_to = _listing(template, permit, public_url), _answer_to(house, message)
        envelope = replace(_envelope(message, listing), answer_to=answer_to)
        paper = await _paper(house, message, template.attaches)
        await _deliver_mail(house, message, envelope, content, paper)
    else:
        await _deliver_sms(house, message, content, answered=permit is not None)


def _listing(template: Template, permit: Permit | None, public_url: str) -> compose.Listing | None:
    if permit is None or template.needs is None:
        return None
    letter = template.name.partition("/")[2]
    return compose.Listing(template.needs, letter, f"{public_url}/{LEAVE_DOOR}/{permit.token}")


def _answer_to(house: House, message: Message) -> str | None:
    answered_by = templates.named(message.template).answered_by
    row = message.content.get(answered_by) if answered_by else None
    return hooks.answer_address(house, message.template, UUID(row)) if row else None


@contextmanager
def _drawing(message: Message) -> Generator[None]:
    """Whatever fails in drawing a letter counts as an attempt, so that it ends among the abandoned,
    where an operator sees it. Raises `Deferred`, and `Bounced` for an address that isn't one."""
    try:
        yield
    except Bounced:
        raise
    except Exception:
        log.exception("letter_not_drawn", template=message.template)
        raise Deferred("letter not drawn") from None


async def _paper(house: House, message: Message, attaches: Attached | None) -> Paper | None:
    """What goes along, drawn before a server is talked to. Raises `Deferred` and `PaperGone`."""
    if attaches is None:
        return None
    row = attaches.row_in(message.content)
    if row is None:
        return None
    reader = Addressee(message.customer, message.recipient)
    try:
        paper = await hooks.attachment(house, attaches.kind, row, reader, message.language)
    except Busy:
        raise Deferred("papers wait") from None
    except NotDrawn:
        raise Deferred("paper not drawn") from None
    except Exception:
        log.exception("paper_not_drawn", template=message.template)
        raise Deferred("paper not drawn") from None
    if paper is None:
        raise PaperGone
    return paper


async def _deliver_mail(
    house: House,
    message: Message,
    envelope: compose.Envelope,
    content: Rendered,
    paper: Paper | None,
) -> None:
    with _drawing(message):
        mail = compose.mail(envelope, content, house.settings, paper)
    if house.settings.mailbox:
        await maildir.deliver(mail, house.settings.mailbox)
    else:
        # A server may be slow, and a no doesn't wait for ever: it is asked for once more at the last moment.
        await smtp.deliver(mail, message.recipient, house.settings, lambda: _asked(house, message))


async def _deliver_sms(
    house: House, message: Message, content: Rendered, *, answered: bool
) -> None:
    if house.settings.mailbox:
        kept = compose.sms(_envelope(message), content.text, house.settings)
        await maildir.deliver(kept, house.settings.mailbox)
    else:
        gateway = sms.gateway(house.settings, answered=answered)
        key = str(message.message_id)
        await gateway.send(message.recipient, content.text, key, lambda: _asked(house, message))


def _envelope(message: Message, listing: compose.Listing | None = None) -> compose.Envelope:
    return compose.Envelope(message.recipient, message.message_id, message.language, listing)


async def _done(message: Message) -> None:
    """What is out is committed before anything else is done, so that no fault of ours behind it
    sends it again."""
    await settle(message, State.SENT)
    await current().release()
    log.info("message_sent", template=message.template, attempts=message.attempts + 1)
    if message.customer and message.channel is Channel.MAIL:
        await hooks.address_accepted(message.customer, message.recipient)


async def _try_once_more(message: Message, code: str) -> None:
    """It may have arrived: a second copy is better than none, a third is not better than two."""
    if message.unknown_outcomes:
        await _give_up(message, UNKNOWN, unknown=True)
    else:
        await _try_later(message, code, unknown=True)


async def _try_later(message: Message, code: str, *, unknown: bool = False) -> None:
    if message.attempts >= len(BACK_OFF):
        await _give_up(message, code, unknown=unknown)
        return
    wait = AFTER_UNKNOWN if unknown else BACK_OFF[message.attempts]
    due = clock.now() + wait
    await settle(message, State.FAILED, code, unknown=unknown, next_attempt_at=due)
    await jobs.enqueue(SEND, message.id, after=wait)
    log.warning("message_failed", template=message.template, reason=_word(code))


async def _bounce(message: Message, bounced: Bounced) -> None:
    await _give_up(message, bounced.code)
    if bounced.bad_address and message.customer and message.channel is Channel.MAIL:
        await hooks.address_refused(message.customer, message.recipient)


async def _give_up(
    message: Message, code: str, *, tried: bool = True, unknown: bool = False
) -> None:
    await settle(message, State.ABANDONED, code, tried=tried, unknown=unknown)
    log.error("message_abandoned", template=message.template, reason=_word(code))


def _word(code: str) -> str:
    """A log takes single words: what has spaces may be something that a person wrote."""
    return code.replace(" ", "_")
