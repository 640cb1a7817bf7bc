"""What others tell of consents, as it is read: the shop's systems and staff in words of theirs."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Any, Final

from msgspec import structs

from minside.consents.purposes import ABOUT, MARKETING, Kind, Purpose, called
from minside.core.intake import Intake
from minside.core.refusals import Refused
from minside.customers import actions as customers
from minside.events import actions as events

HELPDESK: Final = "helpdesk"
TOOL: Final = "newsletter"
SHOP: Final = "shop"
WITH_FORMS: Final = frozenset({TOOL, SHOP})
"""The systems with forms of their own, on which somebody says yes to a text: staff and stores have none."""
UNKNOWN_PURPOSE: Final = "a consent for a purpose that isn't among ours"
NOTHING_FOUND: Final = (
    "a no that found nothing to end: at which address or number, or of whose account, isn't known"
)
HEARD_IN_PART: Final = "a no that was heard in part: at which address isn't known"
NO_MAIL: Final = "no e-mail address that mail can be sent to"
_LONG: Final = 100


def purposes_taken_back(word: str) -> Sequence[Purpose]:
    """Raises `events.CannotBeHandled`: what isn't understood may be a no."""
    found = called(word)
    if found is None:
        raise events.CannotBeHandled(UNKNOWN_PURPOSE)
    return found


def purposes_given(word: str) -> Sequence[Purpose]:
    """Nobody says yes to everything: a yes is to something. Raises `events.CannotBeHandled`."""
    found = purposes_taken_back(word)
    if found == MARKETING:
        raise events.CannotBeHandled(UNKNOWN_PURPOSE)
    return found


def read_mail(raw: str) -> str | None:
    """An address as it is kept, also where it was the end of a sentence; None for one that no mail can be
    sent to."""
    intake = Intake()
    email = customers.read_email(intake, "email", value=raw.strip().rstrip("."))
    try:
        intake.close()
    except Refused:
        return None
    return email


def mail_told(raw: str | None) -> str | None:
    """Raises `events.CannotBeHandled` for an address that no mail can be sent to."""
    if raw is None:
        return None
    email = read_mail(raw)
    if email is None:
        raise events.CannotBeHandled(NO_MAIL)
    return email


async def what_can_be_done(told: Any) -> Any:
    """The data of a no. Where it names an address, and a customer of whom nobody has told us yet, it counts
    for the address at once, and is told once more, as an event of its own that waits for the customer. Of an
    address that no mail can be sent to the rest counts. Raises `events.Unknown` where there is nothing but
    the customer's number."""
    data = _without_what_is_no_address(told.data)
    if data.customer is None or await customers.find_by_number(data.customer) is not None:
        return data
    if data.email is data.phone is None or told.is_part:
        raise events.Unknown("customer", data.customer)
    await events.put_aside(told, "customer-of", told.type, data, formerly=_formerly(told.event_id))
    return structs.replace(data, customer=None)


def _formerly(event_id: str) -> str:
    """What the rest of a no was called while a long id's hash might be another's id."""
    if len(event_id) > _LONG:
        event_id = sha256(event_id.encode()).hexdigest()
    return f"customer-of-{event_id}"


def not_in_silence(
    told: Any, data: Any, found: Collection[Kind], purposes: Sequence[Purpose]
) -> None:
    """`found`: of which kinds there was something that the no is about; `data` what could be done of it. Raises
    `events.DoneInPart`, for a person to see whom it was about: what other rooms note of it stays."""
    if _unheard(told, data, found, purposes):
        raise events.DoneInPart(HEARD_IN_PART if found else NOTHING_FOUND)


def _unheard(
    told: Any, data: Any, found: Collection[Kind], purposes: Sequence[Purpose]
) -> set[Kind]:
    """A customer who isn't known yet is told of once more. Of a known one it is what they have, be it nothing,
    but for the address with a slip. Everything at an address is all that is sent there; of who has a telephone it
    isn't known what mail they get."""
    if data.customer != told.data.customer:
        return set()
    asked = {ABOUT[each].kind for each in purposes}
    missing = asked - {*found}
    if data.customer is None:
        return missing if len(asked) == 1 else missing & {Kind.MAIL}
    return missing & {Kind.MAIL} if data.email != told.data.email else set()


def _without_what_is_no_address(data: Any) -> Any:
    """A slip in an address is no reason not to hear who says no, where a number says it too, as far as that
    tells (see `not_in_silence`)."""
    says_who = data.customer is not None or data.phone is not None
    if not says_who or data.email is None or read_mail(data.email) is not None:
        return data
    return structs.replace(data, email=None)
