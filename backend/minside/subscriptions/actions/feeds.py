"""A calendar of one's own at a secret address, for calendar programs, which sign in nowhere."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.keys import BadSeal
from minside.core.scope import current
from minside.customers import actions as customers
from minside.pets import actions as pets

from .acts import FARTHEST
from .agreement import Coming
from .emptiness import goes_nowhere, why_nothing_comes
from .forecast import wanted_of
from .ical import Calendar, write
from .reading import has_usual_address, offers_of
from .settings import deadlines_of
from .storing import Subscription, load_all

_SEAL: Final = "calendar feed"
_TOKEN_BYTES: Final = 32
# As long as any that we make, and no more is hashed.
_LONGEST: Final = 64


@dataclass(frozen=True, slots=True)
class Feed:
    """`url` is None where the key that its address was sealed by is gone: it works on, and can be
    renewed."""

    url: str | None
    created_at: datetime


async def feed_of(house: House, customer: UUID) -> Feed | None:
    """None until it is asked for."""
    row = await current().fetchrow(
        "SELECT sealed_token, created_at FROM calendar_feed WHERE customer = $1", customer
    )
    if row is None:
        return None
    return Feed(_shown(house, row["sealed_token"]), row["created_at"])


def _shown(house: House, sealed: bytes) -> str | None:
    try:
        return _address(house, house.keys.unseal(_SEAL, sealed).decode())
    except BadSeal:
        return None


def _address(house: House, token: str) -> str:
    return f"{house.settings.public_url.rstrip('/')}/calendar/{token}.ics"


async def renew_feed(house: House, customer: UUID) -> Feed:
    """A new address, and the only one from now on: whoever has the old one reads nothing more."""
    token, made_at = secrets.token_urlsafe(_TOKEN_BYTES), clock.now()
    await current().fetch(
        """
        INSERT INTO calendar_feed (customer, token_sha256, sealed_token, created_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (customer) DO UPDATE SET token_sha256 = EXCLUDED.token_sha256,
            sealed_token = EXCLUDED.sealed_token, created_at = EXCLUDED.created_at
        """,
        customer, _digest(token), house.keys.seal(_SEAL, token.encode()), made_at,
    )  # fmt: skip
    return Feed(_address(house, token), made_at)


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()


async def calendar_of(house: House, token: str) -> Calendar | None:
    """What a calendar program reads at that address; None for one that there isn't, which takes one
    look whatever it is like."""
    customer: UUID | None = await current().fetchval(
        "SELECT customer_by_calendar($1)", _digest(token[:_LONGEST])
    )
    if customer is None:
        return None
    await current().act_for(customer)
    language = (await customers.profile(customer)).language
    deadlines = deadlines_of(house.settings)
    until = clock.today() + FARTHEST
    comes = [
        (found, each)
        for found in await load_all(customer)
        for each in found.agreement.upcoming(until, deadlines)
    ]
    empty = await _empty(customer, comes)
    return write(
        [(found.id, each) for found, each in comes], language, house.settings.public_url, empty
    )


async def _empty(
    customer: UUID, comes: Sequence[tuple[Subscription, Coming]]
) -> set[tuple[UUID, int]]:
    """Of which deliveries nothing would be sent, by subscription and number. Four statements."""
    has_usual = await has_usual_address(customer)
    animals = {pet.id: pet for pet in await pets.pets(customer)}
    feedings = await pets.eaten(customer)
    wanted = [wanted_of(one.agreement, each, animals, feedings) for one, each in comes]
    offers = await offers_of([each for one in wanted for each in one])
    return {
        (one.id, each.number)
        for (one, each), what in zip(comes, wanted, strict=True)
        if why_nothing_comes(
            what, offers, each, is_nowhere=goes_nowhere(one.agreement, each, has_usual=has_usual)
        )
    }
