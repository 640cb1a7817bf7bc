"""`POST /events`: let in by signature, stored first and once, and nothing that was said is lost."""

import json
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook
from tests.events.shop import Happened, changed, registered
from tests.house.portal import Portal, open_portal

from minside.auth.actions import passwords
from minside.auth.actions.old_hashes import OldHash, Wrapped
from minside.core.postgres import Server
from minside.core.settings import Settings

SHOP = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
OLD = "whsec_HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
TOOL = "whsec_HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHgA="
SECRETS = f"shop={SHOP}, shop={OLD}, newsletter={TOOL}"


@pytest.fixture
async def portal(owner: Any, migrated: Server) -> AsyncGenerator[Portal]:
    async with open_portal(migrated, event_secrets=SECRETS) as portal:
        yield portal


async def bring(
    portal: Portal,
    body: bytes,
    *,
    id: str = "evt-1",
    secret: str = SHOP,
    age: timedelta = timedelta(0),
    **headers: str,
) -> httpx.Response:
    """The shop's request, signed."""
    moment = datetime.now(UTC) - age
    signed = {
        "webhook-id": id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Webhook(secret).sign(id, moment, body.decode()),
    }
    client = portal.visitor().client
    return await client.post("/events", content=body, headers={**signed, **headers})


async def stored(owner: Any) -> list[Any]:
    return await owner.fetch("SELECT * FROM event ORDER BY id")


async def test_an_event_is_stored_and_waits_to_be_handled(portal: Portal, owner: Any) -> None:
    """The answer says that it is there, and the job is in the queue by the same transaction."""
    answer = await bring(portal, registered(email="kari@example.com").body)
    assert (200, {"state": "received"}) == (answer.status_code, answer.json())
    [row] = await stored(owner)
    assert ("shop", "evt-1", "received") == (row["source"], row["event_id"], row["state"])
    assert ["customer/10001"] == row["streams"]
    assert 1 == await owner.fetchval(
        "SELECT count(*) FROM pgqueuer WHERE entrypoint = 'events.handle'"
    )


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"secret": "whsec_" + "A" * 43 + "="}, 401),
        ({"age": timedelta(minutes=6)}, 401),
        ({"age": -timedelta(minutes=6)}, 401),
        ({"webhook-id": "evt-2"}, 401),
        ({"webhook-signature": "v1,AAAA"}, 401),
        ({"webhook-timestamp": "soon"}, 401),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
async def test_a_stranger_is_not_heard(
    change: dict[str, Any], status: int, portal: Portal, owner: Any
) -> None:
    """Another's signature, an old or a coming time, or a signed body under another id."""
    answer = await bring(portal, registered().body, **change)
    assert status == answer.status_code
    assert [] == await stored(owner)


async def test_no_sender_has_an_id_of_ours(portal: Portal, owner: Any) -> None:
    """Whoever calls an event as Min Side calls the parts that it makes of one isn't heard."""
    answer = await bring(portal, registered().body, id="\nevt-1")
    assert 400 == answer.status_code
    assert [] == await stored(owner)


async def test_each_system_has_its_own_secret_and_ids(portal: Portal, owner: Any) -> None:
    """Two systems may call two events alike; a secret on its way out is still known."""
    body = registered().body
    for secret in (SHOP, OLD, TOOL):
        assert 200 == (await bring(portal, body, secret=secret)).status_code
    assert ["shop", "newsletter"] == [row["source"] for row in await stored(owner)]


async def test_without_a_secret_there_is_no_door(owner: Any, migrated: Server) -> None:
    """A house that hears nobody says so as if there were nothing."""
    async with open_portal(migrated) as portal:
        assert 404 == (await bring(portal, registered().body)).status_code


async def test_a_replayed_id_is_known(portal: Portal, owner: Any) -> None:
    """The same event again is stored once, and the sender can stop."""
    body = registered().body
    assert {"state": "received"} == (await bring(portal, body)).json()
    again = await bring(portal, body)
    assert (200, {"state": "known"}) == (again.status_code, again.json())
    assert 1 == len(await stored(owner))


async def test_what_is_known_costs_no_hash(
    portal: Portal, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sender who tries again and again doesn't fill the queue where customers sign in."""
    hashed: list[str] = []
    wrap = passwords.wrapped

    async def counted(old: OldHash) -> Wrapped:
        hashed.append(old.digest)
        return await wrap(old)

    monkeypatch.setattr(passwords, "wrapped", counted)
    body = registered(password={"scheme": "md5", "hash": "0" * 32}).body
    states = [(await bring(portal, body)).json()["state"] for _ in range(3)]
    assert (["received", "known", "known"], ["0" * 32]) == (states, hashed)
    other = registered(password={"scheme": "md5", "hash": "1" * 32}).body
    assert 409 == (await bring(portal, other)).status_code
    assert ["0" * 32] == hashed


async def test_another_event_under_a_used_id_is_refused(portal: Portal, owner: Any) -> None:
    """It isn't stored over the first, nor said to be: its sender still has it, and is told."""
    await bring(portal, registered().body)
    answer = await bring(portal, changed(phone="400 00 101").body)
    assert (409, {"state": "id reused"}) == (answer.status_code, answer.json())
    assert ["customer.registered"] == [row["type"] for row in await stored(owner)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"type": "customer.registered", "ti', "Input data was truncated"),
        (registered(first_name="@").body.replace(b"@", rb"\ud800"), "truncated"),
        (registered(first_name="@").body.replace(b'"@"', b"[" * 9_000), "RecursionError"),
        (b'{"type": "x", "timestamp": "0001-01-01T00:00:00+14:00", "data": {}}', "unknown type"),
        (registered().body.replace(b"2026", b"0001"), "no moment of a shop's"),
        (registered(email="a@b.no\x00").body, "matching regex"),
        (registered(first_name="@").body.replace(b'"@"', b"1e999"), "Number out of range"),
        (registered(first_name="@").body.replace(b'"@"', b"[" * 600 + b"]" * 600), "Expected"),
        (registered(birth_year="it's q'old'x").body, "Expected `int"),
        (b"[]", "Expected `object`, got `array`"),
        (b'{"timestamp": "2026-11-20T06:00:00Z", "data": {}}', "missing required field `type`"),
        (b'{"type": "x", "timestamp": "2026-11-20", "data": {}}', "Invalid RFC3339"),
        (Happened("customer.petted", {}).body, "unknown type"),
        (registered(email="kari@example.com", birth_year="old").body, "Expected `int | null`"),
        (registered(number="").body, "matching regex"),
        (changed(by="nobody", phone="1").body, "Invalid enum value '…' - at `$.by`"),
        (Happened("customer.registered", {"number": "1"}, hours=24 * 365 * 9).body, "the future"),
        (
            registered().body.replace(b'"data"', b'"version": 7, "data"'),
            "unknown version of the type",
        ),
        (registered(first_name="K\x00ri").body, "matching regex"),
    ],
)
async def test_what_is_no_event_of_ours_is_a_dead_letter(
    body: bytes, reason: str, portal: Portal, owner: Any
) -> None:
    """It is stored with the reason, which quotes nothing of it; 200, for again would be no better."""
    answer = await bring(portal, body)
    assert 200 == answer.status_code
    assert "dead" == answer.json()["state"]
    assert reason in answer.json()["reason"]
    [row] = await stored(owner)
    assert ("dead", answer.json()["reason"]) == (row["state"], row["reason"])
    assert row["data"] is not None
    assert "nobody" not in row["reason"]


async def test_no_old_hash_is_kept_of_a_dead_letter(portal: Portal, owner: Any) -> None:
    """Whatever is wrong with an event, what may be a password's hash isn't stored as it is."""
    hash = "5f4dcc3b5aa765d61d8327deb882cf99"
    body = registered(birth_year="old", password={"scheme": "md5", "hash": hash}).body
    await bring(portal, body)
    await bring(portal, Happened("customer.petted", {"pwd": hash}).body, id="evt-2")
    first, second = await stored(owner)
    assert ("dead", "dead") == (first["state"], second["state"])
    assert hash not in str([dict(first), dict(second)])


async def test_what_could_not_be_read_lies_sealed(portal: Portal, owner: Any) -> None:
    """Nobody reads in the database what even we couldn't."""
    await bring(portal, b'{"hash": "5f4dcc3b5aa765d61d8327deb882cf99"')
    [row] = await stored(owner)
    assert {"sealed"} == json.loads(row["data"]).keys()
    assert "5f4dcc" not in str(dict(row))


async def test_what_takes_a_consent_is_dropped(portal: Portal, owner: Any) -> None:
    """That a message was opened isn't kept, nor whose it was."""
    body = Happened("message.opened", {"customer": "10001", "message": "m-1"}).body
    assert {"state": "dropped"} == (await bring(portal, body)).json()
    [row] = await stored(owner)
    assert ("dropped", None, []) == (row["state"], row["data"], row["streams"])
    assert "10001" not in str(dict(row))


async def test_what_a_type_does_not_name_is_not_kept(portal: Portal, owner: Any) -> None:
    """A sender that tells too much has told it in vain."""
    await bring(portal, registered(shoe_size=44, email="kari@example.com").body)
    [row] = await stored(owner)
    assert {"number": "10001", "email": "kari@example.com"} == json.loads(row["data"])


async def test_too_much_is_not_read(portal: Portal, owner: Any) -> None:
    """A body of more than 256 KiB isn't taken in."""
    answer = await bring(portal, registered(first_name="K" * 300_000).body)
    assert 413 == answer.status_code
    assert [] == await stored(owner)


async def test_the_web_cannot_look_at_what_it_put_there(portal: Portal, owner: Any) -> None:
    """Under the web's role the shop's events aren't there to be read."""
    await bring(portal, registered().body)
    async with portal.database.scope() as scope:
        with pytest.raises(Exception, match="permission denied"):
            async with scope.savepoint():
                await scope.fetch("SELECT * FROM event")


@pytest.mark.parametrize("secrets", ["shop", "shop=whsec_kort", "=" + SHOP, "shop=whsec_!!"])
def test_secrets_that_sign_nothing_are_refused(secrets: str, migrated: Server) -> None:
    """A mistake in the settings is told at the start."""
    with pytest.raises(ValueError, match="MINSIDE_EVENT_SECRETS"):
        Settings.model_validate(
            {
                "DATABASE_URL": "postgresql://x",
                "MINSIDE_KEYS": "x",
                "MINSIDE_EVENT_SECRETS": secrets,
            }
        )
