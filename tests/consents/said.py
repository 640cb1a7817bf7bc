"""What tests of consents share: boxes, who says what, and what stands then."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Door, Kind, Purpose, State
from minside.core.agreeing import Agreed
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.core.language import Language
from minside.outbox.actions.post import SEAL

HERE = "203.0.113.7/32"


def boxes(*purposes: Purpose, born: int | None = None) -> consents.Boxes:
    return consents.Boxes(agreed(*purposes), born)


def agreed(*purposes: Purpose) -> list[Agreed]:
    latest = [texts.latest(each, Language.NB) for each in purposes]
    return [Agreed(each.purpose, each.version, Language.NB) for each in latest]


async def agree(house: House, customer: UUID, *purposes: Purpose, **more: Any) -> None:
    async with house.database.scope(customer=customer):
        await consents.agree(house, customer, boxes(*purposes), Door.MIN_SIDE, **more)


async def retract(house: House, customer: UUID, *purposes: Purpose, **more: Any) -> None:
    async with house.database.scope(customer=customer):
        await consents.retract(house, customer, purposes, **more)


async def states(house: House, customer: UUID) -> dict[Purpose, State]:
    """Of what was ever spoken of."""
    async with house.database.scope(customer=customer):
        found = await consents.standings(customer)
    return {each.purpose: each.state for each in found if each.state is not State.NEVER}


async def may_send(house: House, purpose: Purpose, address: str, customer: UUID | None) -> bool:
    async with house.database.scope():
        return await consents.may_send(purpose, Addressee(customer, address)) is not None


async def entries(owner: Any) -> list[tuple[str, str, str]]:
    """Action, purpose and channel of each, in order, without what opens a year."""
    rows = await owner.fetch(
        "SELECT * FROM consent_entry WHERE subject IS NOT NULL ORDER BY number"
    )
    return [(row["action"], row["purpose"], row["channel"]) for row in rows]


async def letters(owner: Any) -> Sequence[Any]:
    return await owner.fetch("SELECT * FROM message ORDER BY id")


async def links(house: House, owner: Any) -> list[str]:
    """The tokens of the links in the letters posted so far."""
    sealed = [row["secrets"] for row in await letters(owner) if row["secrets"]]
    secrets = [msgspec.json.decode(house.keys.unseal(SEAL, each)) for each in sealed]
    return [each["link"].partition("#")[2] for each in secrets]


async def subject_of(house: House, kind: Kind, address: str) -> list[consents.Subject]:
    async with house.database.scope():
        return await consents.of_address(kind, address)
