"""By what deliveries are paid: what the shop shows of it, and the way to its own page."""

import base64
import hmac
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from pydantic import SecretStr
from tests.events.shop import Happened, merged, registered, states, tell

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import refusals

SECRET = base64.b64encode(bytes(range(32))).decode()
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def method(label: str | None = "Visa •••• 1234", hours: float = 3, **changed: Any) -> Happened:
    said = {"kind": "card", "label": label} if label else {}
    data = {"customer": "10001", **said, **changed}
    return Happened("payment_method.changed", data, hours)


async def shown(house: House, owner: Any, number: str = "10001") -> subscriptions.Method | None:
    customer = await owner.fetchval("SELECT customer FROM shop_number WHERE number = $1", number)
    async with house.database.scope():
        [found] = await subscriptions.methods_of([customer])
    return found


@pytest.mark.parametrize("order", list(permutations(range(4))))
async def test_what_was_said_last_counts(order: tuple[int, ...], house: House, owner: Any) -> None:
    """In any order, and told twice."""
    told = [
        method("Visa •••• 1111", 3),
        method("Vipps •••• 99", 5, kind="vipps"),
        method(None, 4),
        method("Vipps •••• 99", 5, kind="vipps"),
    ]
    await tell(house, registered(), *(told[n] for n in order))
    assert subscriptions.Method("vipps", "Vipps •••• 99", None) == await shown(house, owner)


async def test_it_can_be_gone_and_it_can_expire(house: House, owner: Any) -> None:
    """Its last day is a day on which it can be used."""
    await tell(house, registered(), method(expires_on="2026-11-30"))
    found = await shown(house, owner)
    assert found is not None
    with clock.stopped_at(datetime(2026, 11, 30, 22, tzinfo=UTC)):
        assert not found.has_expired
    with clock.stopped_at(datetime(2026, 11, 30, 23, tzinfo=UTC)):
        assert found.has_expired
    await tell(house, method(None, 4))
    assert None is await shown(house, owner)


async def test_two_who_are_one_have_the_one_told_last(house: House, owner: Any) -> None:
    """By whichever number."""
    await tell(
        house, registered(email="a@example.com"), registered("10002", email="b@example.com"),
        method("Visa •••• 1111", 5), method("Visa •••• 2222", 4, customer="10002"),
        merged("10002", "10001", 6),
    )  # fmt: skip
    assert subscriptions.Method("card", "Visa •••• 1111", None) == await shown(house, owner)


@pytest.mark.parametrize(
    "said",
    [
        {"label": "Visa 4242424242424242"},
        {"label": "4242 4242 4242 4242"},
        {"kind": None},
        {"label": None, "kind": None, "expires_on": "2027-01-31"},
    ],
)
async def test_no_cards_number_is_taken(said: dict[str, Any], house: House, owner: Any) -> None:
    """Nor what makes no sense: a dead letter, and nothing is shown."""
    event = method(**said)
    await tell(house, registered(), event)
    assert "dead" == (await states(owner))[event.id][0]
    assert 0 == await owner.fetchval("SELECT count(*) FROM payment_method")


async def test_of_somebody_unknown_it_waits(house: House, owner: Any) -> None:
    """Until the shop tells of them."""
    event = method()
    await tell(house, event)
    assert ("waiting", "unknown customer") == (await states(owner))[event.id]
    await tell(house, registered())
    assert await shown(house, owner) is not None


def connected(web: House) -> House:
    """A house that shares a secret with the shop, and is about to change it."""
    secrets = (SecretStr(f"whsec_{SECRET}"), SecretStr(f"whsec_{'A' * 32}"))
    settings = web.settings.model_copy(update={"event_secrets": {"shop": secrets}})
    return House(settings, web.database, web.keys)


async def test_the_shop_knows_a_link_of_ours(web: House, owner: Any, kari: UUID) -> None:
    """By the bytes of the secret that it signs its own events by: whose, for what, and for a quarter of an
    hour; nothing of it can be changed, and no two are the same."""
    await owner.execute("UPDATE customer SET number = '10001' WHERE id = $1", kari)
    with clock.stopped_at(NOW):
        links: list[subscriptions.Link] = []
        for _ in range(2):
            async with web.database.scope(customer=kari):
                links.append(await subscriptions.link_to_change(connected(web), kari))
    first, second = links
    assert first.url != second.url
    assert NOW + timedelta(minutes=15) == first.expires_at
    parts = urlsplit(first.url)
    assert "https://www.mikopet.no/min-side/betalingsmate" == first.url.partition("?")[0]
    signed, _, signature = parts.query.partition("&signature=")
    told = parse_qs(signed)
    assert ["10001"] == told["customer"]
    assert ["payment_method"] == told["purpose"]
    assert [str(int(first.expires_at.timestamp()))] == told["expires"]
    assert signature == _as_the_shop_would(signed)
    assert signature != _as_the_shop_would(signed.replace("10001", "10002"))


def _as_the_shop_would(signed: str) -> str:
    """Written anew from what `docs/events.md` says."""
    key = base64.b64decode(SECRET)
    made = hmac.new(key, b"minside-link:" + signed.encode(), "sha256").digest()
    return base64.b64encode(made, altchars=b"-_").decode().rstrip("=")


async def test_where_there_is_no_link_it_says_what_to_do_instead(
    web: House, owner: Any, kari: UUID
) -> None:
    """No number of the shop's, or no secret that we share with it."""
    with pytest.raises(refusals.NoCustomerNumber):
        async with web.database.scope(customer=kari):
            await subscriptions.link_to_change(connected(web), kari)
    await owner.execute("UPDATE customer SET number = '10001' WHERE id = $1", kari)
    with pytest.raises(refusals.ShopNotConnected):
        async with web.database.scope(customer=kari):
            await subscriptions.link_to_change(web, kari)
