"""`POST /usage`: which page was looked at, of nobody, from nowhere, and only after a yes (S18)."""

import json
from datetime import UTC, datetime
from typing import Any, Final

import httpx
import pytest
from tests.catalogue.feeds import item, rss, take
from tests.e2e.app import facts
from tests.house.portal import Portal, Visitor
from tests.marketing.test_cookies import COOKIE, NOON, choose

from minside.core import clock
from minside.core.database import Database
from minside.core.throttle import Quota
from minside.marketing.actions import usage
from minside.marketing.usage_pages import PAGES

VIEW: Final = {"page": "/kjaeledyr/:id", "device": "mobile", "stay": "under_a_minute"}


async def tell(visitor: Visitor, **changed: Any) -> httpx.Response:
    return await visitor.client.post("/usage", json={**VIEW, **changed})


async def counted(owner: Any) -> list[tuple[Any, ...]]:
    rows = await owner.fetch("SELECT * FROM usage_count ORDER BY page, device")
    return [tuple(row.values()) for row in rows]


@pytest.fixture
async def agreeing(portal: Portal) -> Visitor:
    """A browser whose owner said yes."""
    visitor = portal.visitor()
    await choose(visitor)
    return visitor


async def test_a_view_is_counted_on_its_day(portal: Portal, owner: Any) -> None:
    """The row holds all there is: the day, the page, the kind of device, roughly how long, how often."""
    visitor = portal.visitor()
    with clock.stopped_at(datetime(2026, 11, 30, 23, 30, tzinfo=UTC)):
        await choose(visitor)
        answers = [await tell(visitor), await tell(visitor), await tell(visitor, device="desktop")]
    assert [204, 204, 204] == [each.status_code for each in answers]
    day = datetime(2026, 12, 1).date()  # noqa: DTZ001 - a day in Oslo
    assert [
        (day, "/kjaeledyr/:id", None, "desktop", "under_a_minute", 1),
        (day, "/kjaeledyr/:id", None, "mobile", "under_a_minute", 2),
    ] == await counted(owner)


async def test_where_it_came_from_is_nowhere(portal: Portal, owner: Any) -> None:
    """Neither the address nor who is signed in, nor when: no line in the log, no figure of requests, nothing
    in any table, also not as a fingerprint."""
    visitor = portal.visitor("203.0.113.99")
    await choose(visitor)
    throttled = await owner.fetch("SELECT bucket FROM throttle ORDER BY bucket")
    visitor.client.cookies.set("__Host-minside", "someones-session")
    assert 204 == (await tell(visitor)).status_code
    assert [] == await _figures(portal)
    assert "/usage" not in portal.lines.text
    assert 400 == (await tell(visitor, page="/admin")).status_code
    line = portal.lines.last
    assert ("/usage", 400) == (line["route"], line["status"])
    assert {"203.0.113.99", "admin", "mobile", "someones-session"} & set(
        json.dumps(line).replace('"', " ").replace("/", " ").split()
    ) == set()
    # Only the count of all was added; nothing of the session was asked or noted.
    assert len(throttled) + 1 == await owner.fetchval("SELECT count(*) FROM throttle")
    assert 0 == await owner.fetchval("SELECT count(*) FROM session")


async def _figures(portal: Portal) -> list[str]:
    """Those of this door, as the operator has them."""
    answer = await portal.visitor("127.0.0.1").client.get("http://localhost:8000/metrics")
    assert 200 == answer.status_code
    return [line for line in answer.text.splitlines() if "/usage" in line]


async def test_nothing_is_counted_without_a_yes(portal: Portal, owner: Any) -> None:
    """Not before an answer, not after a no, and not once a yes is taken back."""
    visitor = portal.visitor()
    refused = [await tell(visitor)]
    await choose(visitor, False)
    refused.append(await tell(visitor))
    await choose(visitor, True)
    await choose(visitor, False)
    refused.append(await tell(visitor))
    assert [403, 403, 403] == [each.status_code for each in refused]
    assert [] == await counted(owner)


async def test_a_forged_yes_counts_nothing(portal: Portal, owner: Any) -> None:
    """A choice that we haven't signed is none."""
    visitor = portal.visitor()
    await choose(visitor, False)
    no = visitor.client.cookies[COOKIE]
    visitor.client.cookies.clear()
    for forged in (no.replace("=no", "=yes"), "statistics=yes", "...."):
        visitor.client.cookies.set(COOKIE, forged)
        assert 403 == (await tell(visitor)).status_code
        visitor.client.cookies.clear()
    assert [] == await counted(owner)


async def test_a_yes_that_is_over_counts_nothing(portal: Portal, owner: Any) -> None:
    """After twelve months, whatever the browser keeps."""
    visitor = portal.visitor()
    with clock.stopped_at(NOON):
        await choose(visitor)
    with clock.stopped_at(NOON.replace(year=2027)):
        assert 403 == (await tell(visitor)).status_code
    assert [] == await counted(owner)


async def test_while_statistics_are_off_there_is_no_door(as_delivered: Portal, owner: Any) -> None:
    """As if it had never been built."""
    assert 404 == (await tell(as_delivered.visitor())).status_code


@pytest.mark.parametrize(
    "page",
    [
        "/kjaeledyr/0198c0de-0000-7000-8000-000000000001",
        "/varer/12345",
        "/kari@example.com",
        "/",
        "//",
        "",
        "/admin",
        "https://minside.example/",
    ],
)
async def test_a_page_that_is_none_of_ours_is_refused(
    page: str, agreeing: Visitor, owner: Any
) -> None:
    """Above all one with an id in it: what the browser should have left out isn't taken."""
    ours = page in PAGES
    assert (204 if ours else 400) == (await tell(agreeing, page=page)).status_code
    assert int(ours) == len(await counted(owner))


async def test_a_category_is_one_of_the_shops(
    agreeing: Visitor, owner: Any, service_database: Database
) -> None:
    """An outermost one, and on the page that shows one."""
    await take(service_database, rss(item("A", product_type="Hund > Tørrfôr")))
    for page, category, status in (
        ("/varer", "Hund", 204),
        ("/varer", "Tørrfôr", 400),
        ("/varer", "kari@example.com", 400),
        ("/varer", "\x00", 400),
        ("/", "Hund", 400),
    ):
        answer = await tell(agreeing, page=page, category=category)
        assert status == answer.status_code, (page, category)
    assert [("/varer", "Hund")] == [(row[1], row[2]) for row in await counted(owner)]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"5", b"null", b"[]", b"{}", b"\xff", b"[" * 1000,
        json.dumps({**VIEW, "device": "Nokia 3310"}).encode(),
        json.dumps({**VIEW, "stay": 17}).encode(),
        json.dumps({**VIEW, "customer": "kari"}).encode(),
        json.dumps({**VIEW, "agent": "Mozilla/5.0"}).encode(),
    ],
)  # fmt: skip
async def test_a_body_that_says_anything_else_is_refused(
    body: bytes, agreeing: Visitor, owner: Any
) -> None:
    """Nothing is taken that isn't asked for, and nothing breaks."""
    assert 400 == (await agreeing.client.post("/usage", content=body)).status_code
    assert 413 == (await agreeing.client.post("/usage", content=b"x" * 2000)).status_code
    assert [] == await counted(owner)


async def test_too_many_are_not_counted(
    agreeing: Visitor, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all together, since none is told from another; the next minute it goes on."""
    monkeypatch.setattr(usage, "AT_MOST", Quota(most=3, window=usage.AT_MOST.window))
    with clock.stopped_at(NOON):
        cookie = await choose(agreeing)
        assert [] == cookie["userErrors"]
        told = [(await tell(agreeing)).status_code for _ in range(5)]
    with clock.stopped_at(NOON + usage.AT_MOST.window):
        told.append((await tell(agreeing)).status_code)
    assert [204, 204, 204, 429, 429, 204] == told
    assert [4] == [row[-1] for row in await counted(owner)]


async def test_the_web_reads_no_count(portal: Portal, agreeing: Visitor) -> None:
    """It adds one, and that is all it may."""
    import asyncpg

    await tell(agreeing)
    for statement in ("SELECT * FROM usage_count", "UPDATE usage_count SET views = 10"):
        async with portal.database.scope() as scope:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with scope.savepoint():
                    await scope.fetch(statement)


def test_the_pages_are_the_apps() -> None:
    """A page that is added to the app is missed here until it stands in `usage_pages.py`."""
    assert {route["path"] for route in facts()["routes"]} == PAGES
