"""A calendar of one's own at a secret address, for calendar programs, which sign in nowhere."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from minside.core import clock, throttle
from minside.core.house import House
from minside.core.keys import BadSeal
from minside.core.scope import current
from minside.core.throttle import Limit
from minside.customers import actions as customers
from minside.pets import actions as pets

from .acts import FARTHEST
from .agreement import Coming
from .emptiness import goes_nowhere, why_nothing_comes
from .forecast import alike, wanted_of
from .ical import Calendar
from .kinds import DeliveryState
from .reading import has_usual_address, offers_of
from .settings import deadlines_of
from .storing import Subscription, load_all

_SEAL: Final = "calendar feed"
_TOKEN_BYTES: Final = 32
# As long as any that we make, and no more is hashed.
_LONGEST: Final = 64
READS: Final = Limit(
    attempts=60, window=timedelta(hours=1), first_wait=timedelta(minutes=5)
)  # fmt: skip
"""Several programs that look every few minutes have room; past that, one look in five minutes."""


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


async def whose_calendar(house: House, token: str) -> UUID | None:
    """The customer whose calendar is read at that address; None for one that there isn't, which takes one
    look whatever it is like. One that there is counts how often it is read.

    Raises `core.throttle.Throttled`.
    """
    digest = _digest(token[:_LONGEST])
    customer: UUID | None = await current().fetchval("SELECT customer_by_calendar($1)", digest)
    if customer is None:
        # Nobody guesses one, and counting would cost more than looking.
        return None
    bucket = house.keys.fingerprint("calendar feed", digest.hex())
    if refusal := (await throttle.take(current(), bucket, READS)).refusal:
        raise refusal
    return customer


async def calendar_of(house: House, customer: UUID) -> Calendar:
    """What a calendar program reads there."""
    await current().act_for(customer)
    language = (await customers.profile(customer)).language
    deadlines = deadlines_of(house.settings)
    until = clock.today() + FARTHEST
    agreed = await load_all(customer)
    comes = [
        (found, each)
        for found in agreed
        for each in found.agreement.upcoming(until, deadlines)
        if each.state is DeliveryState.PLANNED
    ]
    empty = await _empty(customer, comes)
    entries = [(found.id, each) for found, each in comes] + _ordered(agreed)
    return Calendar.of(entries, language, house.settings.public_url, empty)


def _ordered(agreed: Sequence[Subscription]) -> list[tuple[UUID, Coming]]:
    """What is on its way stays in it until it has come."""
    return [(found.id, each.coming) for found in agreed for each in found.under_way]


async def _empty(
    customer: UUID, comes: Sequence[tuple[Subscription, Coming]]
) -> set[tuple[UUID, int]]:
    """Of which deliveries nothing would be sent, by subscription and number. Four statements, and one
    look at those of a subscription that are alike."""
    has_usual = await has_usual_address(customer)
    animals = {pet.id: pet for pet in await pets.pets(customer)}
    feedings = await pets.eaten(customer)
    kinds = [(one.id, *alike(one.agreement, each)) for one, each in comes]
    first = dict(zip(reversed(kinds), reversed(comes), strict=True))
    wanted = {
        kind: wanted_of(one.agreement, each, animals, feedings)
        for kind, (one, each) in first.items()
    }
    offers = await offers_of([each for one in wanted.values() for each in one])
    empty = {
        kind
        for kind, (_, each) in first.items()
        if why_nothing_comes(wanted[kind], offers, each, is_nowhere=False)
    }
    return {
        (one.id, each.number)
        for (one, each), kind in zip(comes, kinds, strict=True)
        if kind in empty or goes_nowhere(one.agreement, each, has_usual=has_usual)
    }
