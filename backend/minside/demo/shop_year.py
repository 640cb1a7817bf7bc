"""The demo's shop tells what happened in its year: signed, through the same door as any shop's."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

import httpx
from litestar import Litestar
from pydantic import TypeAdapter
from standardwebhooks import Webhook

from minside.core import clock
from minside.core.house import House
from minside.events import actions as events

YEAR: Final = Path(__file__).with_name("shop") / "year.jsonl"
# What may be kept under a consent alone, which must have been heard of by then.
USES: Final = YEAR.with_name("uses.jsonl")
SOURCE: Final = "shop"
# Moments are told as a while before the midnight of the demo's first day, or after it, by ISO 8601:
# `-P213DT4H` is eight in the evening.
_AGO: Final = re.compile(r"-?P[0-9DTHMS.]+")
_DURATION: Final = TypeAdapter(timedelta)
_DAYS: Final = ("_on", "valid_from", "valid_until")


class NotTaken(RuntimeError):
    """The door didn't take in an event of the demo's own: a bug of ours."""


class AnotherYear(Exception):
    """The shop has told another year here, under the same ids: the demo was of another version."""


def year(until: datetime, told: Path = YEAR) -> Iterator[dict[str, Any]]:
    """The events of the year that ends then, with the moments at which they happened."""
    with told.open(encoding="utf-8") as lines:
        for line in lines:
            yield _dated(json.loads(line), until)


def _dated(value: Any, until: datetime, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _dated(inner, until, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_dated(inner, until, name) for inner in value]
    if isinstance(value, str) and _AGO.fullmatch(value):
        moment = until + _DURATION.validate_python(value)
        # Days are those of the shop and its customers.
        on_a_day = name.endswith(_DAYS)
        return str(moment.astimezone(clock.OSLO).date()) if on_a_day else moment.isoformat()
    return value


async def live_through(app: Litestar, until: datetime, told: Path = YEAR) -> None:
    """Tell the year that ends then through `POST /events`; told again, it is known. Raises
    `NotTaken`, `AnotherYear`."""
    async with app.lifespan():
        house: House = app.state.house
        [secret] = house.settings.event_secrets[SOURCE]
        async with to_the_door(app) as shop:
            for event in year(until, told):
                await tell(shop, event, Webhook(secret.get_secret_value()))


def to_the_door(app: Litestar) -> httpx.AsyncClient:
    """Where the shop tells what happened, without a network between."""
    transport: Any = httpx.ASGITransport(app)  # pyright: ignore[reportArgumentType]
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


async def tell(shop: httpx.AsyncClient, event: dict[str, Any], webhook: Webhook) -> None:
    """One event, signed as now. Raises `NotTaken`, `AnotherYear`."""
    id, body = event.pop("id"), json.dumps(event)
    now = datetime.now(UTC)
    headers = {
        "webhook-id": id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": webhook.sign(id, now, body),
    }
    answer = await shop.post("/events", content=body.encode(), headers=headers)
    if answer.status_code == HTTPStatus.CONFLICT:
        raise AnotherYear(id)
    if not answer.is_success or answer.json()["state"] == "dead":
        raise NotTaken(f"{id}: {answer.status_code} {answer.text}")


async def catch_up(house: House) -> None:
    """Handle what was told, so that the first customer to come in meets it all."""
    async with house.database.scope() as scope:
        rows = await scope.fetch(
            "SELECT batch FROM event WHERE state = 'received' ORDER BY occurred_at"
        )
    for row in rows:
        await events.handle_whole(house, row["batch"])
