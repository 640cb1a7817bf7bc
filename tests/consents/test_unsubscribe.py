"""The mail program's button, by RFC 8058 to the letter, and what only looks at it."""

import base64
import json
from typing import Any
from uuid import UUID

import httpx
import pytest
from tests.conftest import KEYS
from tests.consents.leaving import MAIL, agree, agree_nobody, link, noes, sendable
from tests.house.portal import Portal

from minside.consents.actions import ABOUT, ConsentLink, Kind, LinkOver, Purpose
from minside.consents.actions.by_link import UNDOS
from minside.consents.actions.links import NUMBERS
from minside.core.house import House
from minside.core.keys import SIGNATURE_BYTES, Keyring
from minside.subscriptions.actions.links import DeliveryLink

FORM = {"List-Unsubscribe": "One-Click"}
URLENCODED = "application/x-www-form-urlencoded"
OTHER_KEY = base64.b64encode(bytes([7]) * 32).decode()
KINDS = [each for each in Purpose if ABOUT[each].kind in (Kind.MAIL, Kind.ACCOUNT)]


@pytest.fixture
async def token(house: House, reader: UUID) -> str:
    """At the foot of a letter of a discount code, to somebody who agreed to all four kinds."""
    await agree(
        house, reader, Purpose.NEWS, Purpose.OFFERS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES
    )
    return await link(house, reader, Purpose.DISCOUNT_CODES)


async def click(portal: Portal, token: str, **how: Any) -> httpx.Response:
    given = how or {"data": FORM}
    return await portal.visitor().client.post(f"/unsubscribe/{token}", **given)


@pytest.mark.parametrize(
    "form",
    [
        {"data": FORM},
        {"files": {"List-Unsubscribe": (None, "One-Click")}},
        {
            "content": b"List-Unsubscribe=One-Click",
            "headers": {"content-type": f"{URLENCODED}; charset=UTF-8"},
        },
        {"content": b"List-Unsubscribe=One-Click"},
        {"content": b"List-Unsubscribe=One%2DClick&x=", "headers": {"content-type": URLENCODED}},
        {"content": b"List-Unsubscribe=One-Click\r\n", "headers": {"content-type": URLENCODED}},
        {"content": b"List-Unsubscribe=One-Click\n", "headers": {"content-type": URLENCODED}},
        {
            "content": b'--x\nContent-Disposition: form-data; name="List-Unsubscribe"\n\n'
            b"One-Click\n--x--\n",
            "headers": {"content-type": "multipart/form-data; boundary=x"},
        },
    ],
)
async def test_one_click_is_enough(
    form: dict[str, Any], portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """In either way of a form, whatever ends its lines, without a cookie, and with nothing to read or follow
    in the answer; only this kind stops."""
    answer = await click(portal, token, **form)
    assert (200, b"", None) == (answer.status_code, answer.content, answer.headers.get("location"))
    assert "set-cookie" not in answer.headers
    assert [("discount_codes", "one_click")] == await noes(owner)
    assert [Purpose.NEWS, Purpose.ARTICLES] == await sendable(
        house, reader, [Purpose.NEWS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES]
    )


async def test_twice_is_as_once(portal: Portal, owner: Any, token: str) -> None:
    """Whoever asks again hears the same, and the ledger says it once."""
    assert [200] * 3 == [(await click(portal, token)).status_code for _ in range(3)]
    assert 1 == len(await noes(owner))


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize(
    "headers", [{}, {"sec-purpose": "prefetch;prerender", "purpose": "prefetch"}]
)
async def test_looking_changes_nothing(
    method: str, headers: dict[str, str], portal: Portal, owner: Any, token: str
) -> None:
    """A scanner, a preview or a browser that is ahead of its reader."""
    client = portal.visitor().client
    answer = await client.request(method, f"/unsubscribe/{token}", headers=headers)
    assert answer.status_code < 400
    assert [] == await noes(owner)


async def test_a_person_is_led_to_the_page(portal: Portal, token: str) -> None:
    """The token comes to stand after `#`, which no server is told of; and the answer is kept nowhere."""
    answer = await portal.visitor().client.get(f"/unsubscribe/{token}")
    assert (303, f"/meld-av#{token}") == (answer.status_code, answer.headers["location"])
    assert ("no-store", "no-referrer") == (
        answer.headers["cache-control"], answer.headers["referrer-policy"],
    )  # fmt: skip


BODIES: list[tuple[int, dict[str, Any]]] = [
    (400, {"content": b""}),
    (400, {"data": {"List-Unsubscribe": "one-click"}}),
    (400, {"data": {"list-unsubscribe": "One-Click"}}),
    (400, {"data": {"unsubscribe": "1"}}),
    (400, {"files": {"List-Unsubscribe": (None, "Two-Clicks")}}),
    (400, {"files": {"List-Unsubscribe": ("one.txt", b"One-Click")}}),
    (400, {"content": b"\xff\x00%%=", "headers": {"content-type": URLENCODED}}),
    (400, {"content": b"--x\r\n", "headers": {"content-type": "multipart/form-data; boundary=x"}}),
    (400, {"content": b"--x--\r\n", "headers": {"content-type": "multipart/form-data"}}),
    (400, {"content": b"x", "headers": {"content-type": 'multipart/form-data; boundary=""'}}),
    (
        400,
        {
            "content": b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n'
            b"Content-Type: text/plain; charset=klingon\r\n\r\nOne-Click\r\n--x--\r\n",
            "headers": {"content-type": "multipart/form-data; boundary=x"},
        },
    ),
    (415, {"json": FORM}),
    (415, {"content": b"List-Unsubscribe=One-Click", "headers": {"content-type": "text/plain"}}),
    (413, {"data": FORM | {"more": "x" * 5_000}}),
]


@pytest.mark.parametrize(("status", "form"), BODIES)
async def test_another_body_asks_for_nothing(
    status: int, form: dict[str, Any], portal: Portal, owner: Any, token: str
) -> None:
    """The body is what tells a click from a visit: without the one pair nothing is done, and no body is a
    bug of ours."""
    assert status == (await click(portal, token, **form)).status_code
    assert [] == await noes(owner)


def wrong(good: str, keys: Keyring) -> list[str]:
    """Tokens that aren't ours, or not for this."""
    link = ConsentLink.read(good, keys)
    value = base64.urlsafe_b64decode(good)[:-SIGNATURE_BYTES]
    for_another = value + keys.sign("delivery link", value)
    flipped = "B" if good[30] == "A" else "A"
    return [
        good[:-1],
        good + "A",
        good[:30] + flipped + good[31:],
        good.lower(),
        good + "=",
        "A" * 52,
        "x",
        "%00",
        "æøå",
        link.token(Keyring([OTHER_KEY])),
        DeliveryLink(link.subject, 3).token(keys),
        base64.urlsafe_b64encode(for_another).decode(),
    ]


async def test_what_we_never_signed_does_nothing(
    portal: Portal, owner: Any, house: House, token: str
) -> None:
    """Forged, cut short, of another key or another purpose: 404, and nothing is asked of the database."""
    for each in wrong(token, house.keys):
        assert 404 == (await click(portal, each)).status_code, each
        with pytest.raises(LinkOver):
            ConsentLink.read(each, house.keys)
    assert [] == await noes(owner)


async def test_a_token_is_about_one_kind(house: House, token: str) -> None:
    """Nobody makes of it one for another kind, for somebody else, or another address."""
    signed = bytearray(base64.urlsafe_b64decode(token))
    for place in (3, 16, 20):
        changed = signed.copy()
        changed[place] ^= 1
        with pytest.raises(LinkOver):
            ConsentLink.read(base64.urlsafe_b64encode(changed).decode(), house.keys)


def test_each_purpose_has_its_own_number() -> None:
    """They lie in mailboxes: none may ever mean another, and none all of them."""
    assert set(Purpose) == set(NUMBERS)
    assert 0 not in NUMBERS.values()
    assert len(NUMBERS) == len(set(NUMBERS.values()))


async def test_a_token_of_somebody_who_is_gone_is_at_rest(
    portal: Portal, house: House, owner: Any, token: str
) -> None:
    """Nothing is sent to them any more, which is what was asked for: 200, and no word in the ledger."""
    link = ConsentLink.to(MAIL, UUID(int=7), Purpose.NEWS)
    assert 200 == (await click(portal, link.token(house.keys))).status_code
    assert [] == await noes(owner)


def test_an_old_keys_token_still_leads_out() -> None:
    """It never expires while whom it is about is there: a key that is listed still reads it."""
    link = ConsentLink.to(MAIL, UUID(int=7), Purpose.NEWS)
    token = link.token(Keyring([OTHER_KEY]))
    assert link == ConsentLink.read(token, Keyring([*KEYS, OTHER_KEY]))


async def test_every_subject_of_the_address_is_left(
    portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Whoever reads what is sent there says no for the address, whoever's it was."""
    await agree_nobody(house, Kind.MAIL, MAIL.upper(), Purpose.DISCOUNT_CODES)
    await click(portal, token)
    assert [("discount_codes", "one_click")] * 2 == await noes(owner)
    assert [] == await sendable(house, reader, [Purpose.DISCOUNT_CODES])


async def test_a_guests_token_leads_out_too(portal: Portal, house: House, owner: Any) -> None:
    """An address that is nobody's customer."""
    subject = await agree_nobody(house, Kind.MAIL, "nina@example.com", Purpose.NEWS)
    token = ConsentLink.to("nina@example.com", subject, Purpose.NEWS).token(house.keys)
    assert 200 == (await click(portal, token)).status_code
    assert [("news", "one_click")] == await noes(owner)
    told = await owner.fetchval("SELECT data FROM outgoing_event WHERE type = 'consent.changed'")
    assert ("nina@example.com", False) == (json.loads(told)["email"], json.loads(told)["given"])


async def test_an_objection_is_as_easy(
    portal: Portal, house: House, owner: Any, reader: UUID
) -> None:
    """The reminder of a cart rests on no yes: its button says that somebody objects (S43)."""
    token = await link(house, reader, Purpose.CART_REMINDER)
    assert 200 == (await click(portal, token)).status_code
    assert [("cart_reminder", "one_click")] == await noes(owner)


async def test_a_program_in_a_browser_may_come_from_anywhere(
    portal: Portal, owner: Any, token: str
) -> None:
    """No cookie is read, so there is nothing that another site could use; cookies that come say nothing."""
    headers = {
        "sec-fetch-site": "cross-site",
        "origin": "https://post.example",
        "cookie": "__Host-minside=hva-som-helst",
    }
    assert 200 == (await click(portal, token, data=FORM, headers=headers)).status_code
    assert 1 == len(await noes(owner))


async def test_a_no_is_never_braked(
    portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """However often its reader changed their mind, the last click counts."""
    for _ in range(UNDOS.attempts + 1):
        await agree(house, reader, Purpose.DISCOUNT_CODES)
        assert 200 == (await click(portal, token)).status_code
    assert [] == await sendable(house, reader, [Purpose.DISCOUNT_CODES])


async def test_no_log_knows_the_token(portal: Portal, token: str) -> None:
    """The route stands there, and nothing that opens anything: of a click, a visit, and a wrong one."""
    await click(portal, token)
    await click(portal, token, content=b"x")
    await click(portal, token[:-1])
    await portal.visitor().client.get(f"/unsubscribe/{token}")
    routes = {line.get("route") for line in portal.lines.all}
    assert "/unsubscribe/{token}" in routes
    assert token[:-1] not in json.dumps(portal.lines.all, default=str)
