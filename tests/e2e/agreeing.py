"""Customers of a test's own who may agree, and what they are sent once they do."""

from tests.consents.leaving import offer, offer_by_sms
from tests.e2e.beside import in_thread
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.running_demo import RunningDemo
from tests.e2e.worker import worker

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core.agreeing import Agreed
from minside.core.hooks import Addressee
from minside.core.language import Language
from minside.outbox import actions as outbox


def grown_up(who: Newcomer, *, phone: str | None = None) -> Newcomer:
    """The address is known to be hers, and she was born long enough ago."""
    as_owner(
        who.home.owner_url,
        """
        UPDATE customer SET birth_year = 1980, phone = $2, own_email = email, own_at = now(),
            email_verified_at = now(), claimed_at = now() WHERE id = $1
        """,
        who.id, phone,
    )  # fmt: skip
    return who


def agrees(who: Newcomer, *purposes: Purpose) -> None:
    """She has said yes to today's texts."""
    in_thread(_agrees(who, [Agreed(each, 1, Language.NB) for each in purposes]))


async def _agrees(who: Newcomer, agreed: list[Agreed]) -> None:
    async with worker(who.home) as house, house.database.scope():
        await consents.give(who.id, agreed, consents.Door.MIN_SIDE, house.keys)


def gets(who: Newcomer, *asked: Purpose, phone: str = "") -> list[Purpose]:
    """Which of these may be sent to her now."""
    return in_thread(_gets(who, asked, phone))


async def _gets(who: Newcomer, asked: tuple[Purpose, ...], phone: str) -> list[Purpose]:
    async with worker(who.home) as house, house.database.scope():
        to = {each: phone if each is Purpose.SMS else who.email for each in asked}
        return [
            each for each in asked if await consents.may_send(each, Addressee(who.id, to[each]))
        ]


def is_offered(home: RunningDemo, address: str, who: Newcomer | None = None) -> None:
    """A discount code is sent there, by mail or SMS; it leaves only where that was agreed to."""
    in_thread(_is_offered(home, address, who))


async def _is_offered(home: RunningDemo, address: str, who: Newcomer | None) -> None:
    letter = offer_by_sms if address.startswith("+") else offer
    async with worker(home) as house, house.database.scope():
        await outbox.post(letter(who.id if who else None, address), house.keys)


def answers_by_sms(home: RunningDemo, number: str, text: str) -> None:
    """She writes this, and it is done."""
    in_thread(_answers(home, number, text))


async def _answers(home: RunningDemo, number: str, text: str) -> None:
    async with worker(home) as house, house.database.scope():
        await consents.said_by_sms(house, number, text)
