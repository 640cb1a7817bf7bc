"""What the newsletter tool tells, and what customers say to it, as a test plays them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.events.shop import MORNING, Happened
from tests.events.shop import tell as tell_as

from minside.consents import actions as consents
from minside.consents.actions import Agreed, Door, Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.events import actions as events

TOOL = "newsletter"


def sent(hours: float = 2, **more: Any) -> Happened:
    data = {
        "customer": "10001", "message": "nb-07", "purpose": "news", "channel": "mail",
        "subject": "Høst i skogen", "text": "Hei!\n\nNå er det tid for refleks.", **more,
    }  # fmt: skip
    return Happened("message.sent", data, hours)


def opened(hours: float = 3, **more: Any) -> Happened:
    return Happened("message.opened", {"customer": "10001", "message": "nb-07", **more}, hours)


def clicked(hours: float = 4, **more: Any) -> Happened:
    link = "https://kari:hemmelig@mikopet.example/refleks?kunde=10001#kari"
    data = {"customer": "10001", "message": "nb-07", "link": link, **more}
    return Happened("message.clicked", data, hours)


def bounced(hours: float = 3, **more: Any) -> Happened:
    data = {
        "customer": "10001", "message": "nb-07", "address": "kari@example.com", "permanent": True,
        **more,
    }  # fmt: skip
    return Happened("message.bounced", data, hours)


def code_used(hours: float = 5, **more: Any) -> Happened:
    data = {"customer": "10001", "message": "nb-07", "code": "HOST10", "order": "5001", **more}
    return Happened("message.code_used", data, hours)


def complained(hours: float = 6, **more: Any) -> Happened:
    return Happened("message.complained", {"customer": "10001", "message": "nb-07", **more}, hours)


async def tell(house: House, *told: Happened) -> list[events.Taken]:
    return await tell_as(house, *told, source=TOOL)


def at(hours: float) -> datetime:
    return MORNING + timedelta(hours=hours)


async def agree(web: House, customer: UUID, *purposes: Purpose, hours: float = 1) -> None:
    """The customer says yes on Min Side, so many hours after the morning."""
    agreed = [Agreed(each, 1, Language.NB) for each in purposes]
    with clock.stopped_at(at(hours)):
        async with web.database.scope(customer=customer):
            await consents.give(customer, agreed, Door.MIN_SIDE, web.keys)


async def refuse(web: House, customer: UUID, *purposes: Purpose, hours: float) -> None:
    """The customer takes it back."""
    with clock.stopped_at(at(hours)):
        async with web.database.scope(customer=customer):
            found = await consents.of_customer(customer, purposes)
            await consents.withdraw(list(found.values()), purposes, Door.MIN_SIDE.value, web.keys)
