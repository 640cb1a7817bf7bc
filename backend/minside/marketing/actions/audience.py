"""Whom the newsletter tool may send something to: all of them, in pieces, and no more of them than the
purpose's text says that it gets.

A piece is read in a snapshot of its own, so a later one knows of a later no; who said no after their
piece was read is named at the end. Nobody counts as told before the end.
"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from minside.consents import actions as consents
from minside.consents.actions import ABOUT, FIRST, Kind, Purpose, Reached
from minside.core.house import House
from minside.core.scope import current
from minside.events.types.outgoing import Member, Personal

from .personal import personal_of

TOOL: Final = "newsletter"
AT_ONCE: Final = 250
ENDED_AT_ONCE: Final = 250
MOST_IDS: Final = 1_000
"""In a part."""
PURPOSES: Final = tuple(each for each in Purpose if ABOUT[each].kind in (Kind.MAIL, Kind.SMS))
"""What belongs to an address, which may be told; an account and a browser have none to send to."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some members, by the customer where there is one; or ids to whom nothing may be sent any more, or
    for whom nothing may be adapted."""

    members: Sequence[tuple[UUID | None, Member]] = ()
    withdrawn: Sequence[str] = ()
    impersonal: Sequence[str] = ()

    def disclosed(self) -> dict[UUID, list[str]]:
        """What was told of each customer, in the words of the list of disclosures."""
        return {whose: _fields(each) for whose, each in self.members if whose is not None}


def _fields(member: Member) -> list[str]:
    named = ("customer", "email", "phone", "language", "first_name")
    personal = member.personal or Personal()
    found = [name for name in named if getattr(member, name) is not None]
    found += [name for name in ("bought", "viewed") if getattr(personal, name)]
    found += ["species"] if personal.pets else []
    return found + (["breed"] if any(pet.breed for pet in personal.pets) else [])


async def audience(purpose: Purpose, house: House) -> AsyncGenerator[Part]:
    """Everybody to whom something may be sent for one of `PURPOSES` now, `AT_ONCE` at a time, then who
    said no meanwhile. As who sees every row; between two parts no connection is held."""
    async with house.database.scope(read_only=True):
        begun_at = await consents.newest_entry()
    after: UUID | None = FIRST
    while after is not None:
        async with house.database.scope(read_only=True):
            piece = await consents.reached(purpose, after, AT_ONCE)
            members = await _members(piece.reached, purpose)
        after = piece.after
        if members:
            yield Part(members=members)
    async for ids in _ended(Purpose.PERSONALISATION, begun_at, house):
        yield Part(impersonal=ids)
    async for ids in _ended(purpose, begun_at, house):
        yield Part(withdrawn=ids)


async def _ended(purpose: Purpose, since: int, house: House) -> AsyncGenerator[list[str]]:
    ended = consents.ended_with if ABOUT[purpose].kind is Kind.ACCOUNT else consents.ended
    last: int | None = since
    while last is not None:
        async with house.database.scope(read_only=True):
            found = await ended(purpose, last, ENDED_AT_ONCE)
        last = found.last
        ids = sorted(map(str, found.ids))
        for first in range(0, len(ids), MOST_IDS):
            yield ids[first : first + MOST_IDS]


async def _members(
    reached: Sequence[Reached], purpose: Purpose
) -> list[tuple[UUID | None, Member]]:
    customers = [each.customer for each in reached if each.customer is not None]
    rows = await current().fetch(
        """
        SELECT c.id, c.language, c.first_name, c.birth_year,
            CASE WHEN n.is_recognised IS NOT TRUE THEN c.number END AS number
        FROM customer c LEFT JOIN shop_number n ON n.number = c.number WHERE c.id = ANY($1)
        """,
        customers,
    )
    known = {row["id"]: row for row in rows}
    personal = await personal_of({row["id"]: row["birth_year"] for row in rows})
    return [
        (each.customer, _member(each, purpose, known.get(each.customer), personal))
        for each in reached
    ]


def _member(reached: Reached, purpose: Purpose, row: Any, personal: dict[UUID, Personal]) -> Member:
    is_mail = ABOUT[purpose].kind is Kind.MAIL
    return Member(
        # Whoever they are by now, and whatever becomes of it: a no that comes meanwhile names the same.
        id=str(reached.subject),
        customer=row["number"] if row else None,
        email=reached.address if is_mail else None,
        phone=None if is_mail else reached.address,
        language=row["language"] if row else None,
        first_name=row["first_name"] if row and is_mail else None,
        personal=personal.get(reached.customer) if reached.customer else None,
    )
