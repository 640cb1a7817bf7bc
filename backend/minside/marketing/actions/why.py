"""Why a customer got a message: what it was for, what it rests on, and what was used for it (N5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from minside.consents import actions as consents
from minside.consents.actions import ABOUT, Purpose
from minside.core.language import Language, Text
from minside.core.scope import current
from minside.outbox.actions import Written
from minside.outbox.templates import Channel

from .newsletters import Newsletter
from .purposes import Kind, purposes_of
from .remembering import BY
from .shown import Message

_USED: Final = {
    Channel.MAIL: (
        Text("E-postadressen din", "Your e-mail address"),
        Text("Fornavnet ditt", "Your first name"),
        Text("Språket ditt", "Your language"),
    ),
    Channel.SMS: (
        Text("Mobilnummeret ditt", "Your mobile number"),
        Text("Språket ditt", "Your language"),
    ),
}
_ADAPTED: Final = (
    Text("Det du har kjøpt", "What you have bought"),
    Text("Varer du har sett på", "Products you have looked at"),
    Text("Hva slags dyr du har", "What kind of animals you have"),
)
_ITS_OWN: Final = {Purpose.DISCOUNT_CODES.value: Text("Rabattkoden din", "Your discount code")}
"""What a letter of ours for that purpose has in it besides."""
_UNTOLD: Final = Text(
    "Vi sendte deg denne fordi du er kunde hos oss. Nøyaktig hvorfor kan vi ikke vise lenger.",
    "We sent you this because you are a customer of ours. We can't show exactly why any more.",
)
_INTEREST: Final = Text(
    "Du får slike til du sier nei takk. Det kan du gjøre når som helst.",
    "You get these until you say no thank you, which you can do at any time.",
)
_AGREED: Final = Text(
    "Du fikk denne fordi du har sagt ja til det.", "You got this because you said yes to it."
)
_BARE: Final = Text(
    "Vi finner ikke noe samtykke fra deg til denne. Da skulle du ikke ha fått den. Det beklager vi, og"
    " vi har gitt beskjed til dem som sender for oss.",
    "We find no consent of yours for this one, so you shouldn't have got it. We are sorry, and those who"
    " send for us have been told.",
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The consent that a message rests on: the words, and when they were agreed to. `text` is None
    where nobody told them."""

    text: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Why:
    """`sentence` says it; `agreement` is the consent, where it rests on one; `used` what was used of the
    customer's for it, where it was marketing, and `adapting` the consent to use more than it takes to send
    it. `stops` are the purposes to say no to, for who wants no more such, and `stopped` those of which
    nothing is sent to them now. `is_allowed` is False where nobody had agreed."""

    sentence: str
    agreement: Agreement | None = None
    used: tuple[Text, ...] = ()
    adapting: Agreement | None = None
    stops: tuple[Text, ...] = ()
    stopped: tuple[Text, ...] = ()
    is_allowed: bool = True


async def why(customer: UUID, message: Message, language: Language) -> Why:
    """Why this customer got this message."""
    if isinstance(message.source, Written):
        return await _why_from_us(customer, message, message.source, language)
    return await _why_from_tool(customer, message.source, language)


async def _why_from_us(customer: UUID, message: Message, ours: Written, language: Language) -> Why:
    """Marketing of ours says as much as the tool's; order mail and the like rest on no consent."""
    sentence = ours.why(language) or _UNTOLD.in_(language)
    if message.kind is Kind.SERVICE:
        return Why(sentence)
    agreement = await _agreement(customer, purposes_of(ours.purpose), ours.consent_entry)
    used, adapting = await _used(customer, message.channel, message.at)
    its_own = _ITS_OWN.get(ours.purpose)
    used = (*used, its_own) if its_own else used
    return Why(sentence, agreement, used, adapting, *await _now(customer, ours.purpose))


async def _why_from_tool(customer: UUID, told: Newsletter, language: Language) -> Why:
    used, adapting = await _used(customer, told.channel, told.at)
    now = await _now(customer, told.purpose)
    if told.is_unconsented:
        return Why(_BARE.in_(language), None, used, adapting, *now, is_allowed=False)
    if told.consent_entry is None:
        return Why(_INTEREST.in_(language), None, used, adapting, *now)
    agreement = await _agreement(customer, purposes_of(told.purpose), told.consent_entry)
    return Why(_AGREED.in_(language), agreement, used, adapting, *now)


async def _now(customer: UUID, purpose: str) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """What is sent to the customer still, and what isn't, of all that such a message may be sent by: a tool
    that doesn't say what a newsletter holds may send it by any of these."""
    asked = purposes_of(purpose)
    sent = await consents.sent_still(customer) if asked else set[Purpose]()
    return (
        tuple(ABOUT[each].label for each in asked if each in sent),
        tuple(ABOUT[each].label for each in asked if each not in sent),
    )


async def _agreement(
    customer: UUID, purposes: Sequence[Purpose], entry: int | None
) -> Agreement | None:
    """None where it rests on none, and where the ledger's year was dropped."""
    if entry is None:
        return None
    found = await consents.history(customer, purposes)
    steps = (step for each in found.values() for step in each)
    step = next((step for step in steps if step.entry == entry), None)
    if step is None:
        return None
    text = await current().fetchval(
        "SELECT text FROM consent_text WHERE sha256 = $1", step.text_sha256
    )
    return Agreement(text, step.at)


async def _used(
    customer: UUID, channel: Channel, at: datetime
) -> tuple[tuple[Text, ...], Agreement | None]:
    """What may be used for what is sent, more where it may be adapted, and the yes to that (S42)."""
    ground = await consents.in_force(customer, BY, at)
    if ground is None:
        return _USED[channel], None
    return (*_USED[channel], *_ADAPTED), await _agreement(customer, [BY], ground.entry)
