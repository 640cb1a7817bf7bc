"""Asking the address itself whether it was they who said yes: by mail with a link, by SMS with a word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Self
from uuid import UUID

from minside.auth.actions import brakes
from minside.auth.actions.links import LinkInvalid, link
from minside.consents import mail
from minside.consents.purposes import ABOUT, ANSWERED_WITHIN, Kind, Purpose
from minside.core import clock, tokens
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import actions as outbox

from .waiting import ASKED_ONCE_WITHIN

PAGE: Final = "bekreft-samtykke"
_SIGNED_FOR: Final = "consent confirmation"
_ORDER: Final = tuple(Purpose)
# What is asked for a little later is answered by the same link, and waits for a week too.
_WORKS: Final = ANSWERED_WITHIN + ASKED_ONCE_WITHIN
_ID_BYTES, _MASK_BYTES, _UNTIL_BYTES = 16, 3, 4
_BYTES: Final = _ID_BYTES + _MASK_BYTES + _UNTIL_BYTES


@dataclass(frozen=True, slots=True)
class Question:
    """Whom was asked, about what the mail named, and until when an answer counts. Nothing else is in the
    link; its page shows all that waits there by then."""

    subject: UUID
    purposes: tuple[Purpose, ...]
    until: datetime

    @property
    def sent_at(self) -> datetime:
        """When it was asked, to the second."""
        return self.until - _WORKS

    def token(self, keys: Keyring) -> str:
        """What stands after the `#`."""
        mask = sum(1 << _ORDER.index(each) for each in self.purposes)
        until = int(self.until.timestamp())
        value = self.subject.bytes + mask.to_bytes(_MASK_BYTES) + until.to_bytes(_UNTIL_BYTES)
        return tokens.written(keys, _SIGNED_FOR, value)

    @classmethod
    def read(cls, token: str, keys: Keyring) -> Self:
        """Raises `LinkInvalid` for what we never signed, for this purpose, and what is over; nothing is
        asked of the database."""
        value = tokens.read(keys, _SIGNED_FOR, token, most=_BYTES)
        if value is None or len(value) != _BYTES:
            raise LinkInvalid("token")
        mask = int.from_bytes(value[_ID_BYTES:-_UNTIL_BYTES])
        until = datetime.fromtimestamp(int.from_bytes(value[-_UNTIL_BYTES:]), UTC)
        if until <= clock.now():
            raise LinkInvalid("token")
        purposes = tuple(each for place, each in enumerate(_ORDER) if mask >> place & 1)
        return cls(UUID(bytes=value[:_ID_BYTES]), purposes, until)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is asked: whose the address is, if it is a customer's, and how they are written to."""

    subject: UUID
    customer: UUID | None
    address: str
    language: Language
    name: str = ""


async def ask_by_mail(house: House, reader: Reader, purposes: Sequence[Purpose]) -> None:
    """Write the letter with the link. It carries no marketing."""
    until = clock.now() + _WORKS
    token = Question(reader.subject, tuple(purposes), until).token(house.keys)
    letter = outbox.Letter(
        template=mail.CONFIRM,
        to=reader.address,
        language=reader.language,
        customer=reader.customer,
        values={"name": reader.name, "asked_for": named(purposes, reader.language)},
        secrets={"link": link(house.settings.public_url, PAGE, token)},
        useless_after=until,
    )
    await outbox.post(letter, house.keys)


def named(purposes: Collection[Purpose], language: Language) -> str:
    """What they are called, one a line, in their own order."""
    return "\n".join(ABOUT[each].label.in_(language) for each in _ORDER if each in purposes)


async def ask_by_sms(house: House, reader: Reader) -> None:
    """Write the SMS whose answer counts."""
    letter = outbox.Letter(
        template=mail.CONFIRM_SMS,
        to=reader.address,
        language=reader.language,
        customer=reader.customer,
        values={},
        secrets={},
        useless_after=clock.now() + ANSWERED_WITHIN,
    )
    await outbox.post(letter, house.keys)


async def may_ask(kind: Kind, address: str, customer: UUID, keys: Keyring) -> bool:
    """Count one question that this customer causes; whether the address may get one more."""
    asker = str(customer)
    if kind is Kind.SMS:
        return await brakes.may_get_text(current(), "consent", address, asker, keys)
    return await brakes.may_get(current(), "consent", address, (asker, asker), keys)


async def next_question_at(kind: Kind, address: str, customer: UUID, keys: Keyring) -> datetime:
    """When this customer may cause the next, where `may_ask` said no."""
    next_at = brakes.next_text_at if kind is Kind.SMS else brakes.next_letter_at
    return await next_at(current(), "consent", address, str(customer), keys) or clock.now()
