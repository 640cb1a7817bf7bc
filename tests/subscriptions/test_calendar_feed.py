"""Coming deliveries in one's own calendar program, at a secret address."""

import base64
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import icalendar
import pytest
from tests.house.portal import Portal, Visitor
from tests.subscriptions.agreed import MONDAY, TREATS, agreed, lives, sells
from tests.subscriptions.over_http import FEED, RENEW, ask

from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import READS

FIRST = date(2027, 1, 31)
OTHER_KEY = base64.b64encode(bytes([7]) * 32).decode()


@pytest.fixture
async def visitor(portal: Portal, house: House, owner: Any, kari: UUID) -> Visitor:
    """Kari's browser, signed in; a bag of feed comes to her every month's end from January."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, kari, FIRST, every=1, unit="month")
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


async def _url(visitor: Visitor) -> str:
    return (await ask(visitor, RENEW))["calendarFeed"]["url"]


def _path(url: str) -> str:
    return "/calendar/" + url.rsplit("/", 1)[1]


async def _read(portal: Portal, url: str, **headers: str) -> Any:
    """As a calendar program does, that has no cookies."""
    return await portal.visitor().client.get(_path(url), headers=headers)


async def test_an_address_is_made_once_it_is_asked_for_and_shown_again(visitor: Visitor) -> None:
    assert (await ask(visitor, FEED))["calendarFeed"] is None
    made = (await ask(visitor, RENEW))["calendarFeed"]
    assert made == (await ask(visitor, FEED))["calendarFeed"]
    assert made["url"].endswith(".ics")


async def test_a_year_of_deliveries_each_with_its_reason(portal: Portal, visitor: Visitor) -> None:
    """Whole days that a parser of RFC 5545 reads; what is planned for a Sunday comes on Saturday."""
    url = await _url(visitor)
    with clock.stopped_at(MONDAY):
        answer = await _read(portal, url)
    assert (200, "text/calendar; charset=utf-8") == (
        answer.status_code,
        answer.headers["content-type"],
    )
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert [] == calendar.errors
    assert ("2.0", "PUBLISH", timedelta(hours=6)) == (
        calendar["version"],
        calendar["method"],
        calendar.decoded("refresh-interval"),
    )
    events = list(calendar.walk("VEVENT"))
    days = [event.decoded("dtstart") for event in events]
    assert [date(2027, 1, 30), date(2027, 2, 27), date(2027, 3, 31), date(2027, 4, 30)] == days[:4]
    assert all(
        event.decoded("dtend") - event.decoded("dtstart") == timedelta(1) for event in events
    )
    assert all([] == event.errors for event in events)
    assert 10 == len({str(event["uid"]) for event in events}) == len(events)
    assert (
        "Flyttet fra søndag 31. januar 2027, da leverer vi ikke.\n"
        "Kan endres fram til torsdag 28. januar 2027 kl. 12." == events[0]["description"]
    )


@pytest.mark.parametrize(
    "why",
    [
        "UPDATE product SET availability = 'out_of_stock'",
        "UPDATE customer SET street = NULL, postcode = NULL, city = NULL, country = NULL",
    ],
)
async def test_a_day_on_which_nothing_would_be_sent_says_so(
    portal: Portal, visitor: Visitor, owner: Any, why: str
) -> None:
    """And where it says why; what it would have been isn't named."""
    url = await _url(visitor)
    await owner.execute(why)
    with clock.stopped_at(MONDAY):
        calendar = icalendar.Calendar.from_ical((await _read(portal, url)).content)
    descriptions = [str(event["description"]) for event in calendar.walk("VEVENT")]
    assert all("Slik det er nå, blir ingenting sendt. På Min Side" in each for each in descriptions)
    assert not any("Tørrfôr" in each for each in descriptions)


async def test_each_day_says_what_is_so_of_that_day(
    portal: Portal, visitor: Visitor, house: House, owner: Any, kari: UUID
) -> None:
    """The price that went up is kept for the first; of the second there is an extra; the rest is empty."""
    url = await _url(visitor)
    await owner.execute("UPDATE product SET price_ore = 59900 WHERE sku = 'FEED-12'")
    with clock.stopped_at(MONDAY):
        await subscriptions.promise(house)
        async with house.database.scope(customer=kari):
            [found] = await subscriptions.all_of(kari)
            asked = subscriptions.Asked(customer=kari, subscription=found.id, version=found.version)
            await subscriptions.set_extra(house, asked, 2, TREATS, 1)
        calendar = icalendar.Calendar.from_ical((await _read(portal, url)).content)
    empty = ["blir ingenting sendt" in str(each["description"]) for each in calendar.walk("VEVENT")]
    assert [False, False, *[True] * 8] == empty


async def test_it_is_written_as_the_standard_says(portal: Portal, visitor: Visitor) -> None:
    """Lines of at most 75 bytes ended by CRLF, letters whole, and a stamp in UTC."""
    url = await _url(visitor)
    with clock.stopped_at(MONDAY):
        content = (await _read(portal, url)).content
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()
    assert b"DTSTART;VALUE=DATE:20270130" in lines
    assert b"DTSTAMP:20261109T000000Z" in lines
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines


async def test_nobody_is_named_in_it(portal: Portal, visitor: Visitor) -> None:
    """No name, address, product or price."""
    url = await _url(visitor)
    with clock.stopped_at(MONDAY):
        lines = (await _read(portal, url)).text.replace("\r\n ", "").split("\r\n")
    text = "\n".join(line for line in lines if not line.startswith("UID:"))
    for personal in ("Kari", "Nordmann", "kari@", "Furulia", "0956", "Tørrfôr", "499", "Luna"):
        assert personal not in text


async def test_what_is_skipped_is_not_in_it_and_ids_stay(
    portal: Portal, visitor: Visitor, house: House, kari: UUID
) -> None:
    """A program that reads it anew moves what was moved, and drops what was skipped."""
    url = await _url(visitor)
    with clock.stopped_at(MONDAY):
        before = await _events(portal, url)
        async with house.database.scope(customer=kari):
            [found] = await subscriptions.all_of(kari)
            asked = subscriptions.Asked(customer=kari, subscription=found.id, version=found.version)
            moved = await subscriptions.move(house, asked, 1, date(2027, 1, 28))
            asked = subscriptions.Asked(
                customer=kari, subscription=found.id, version=moved.after.version
            )
            await subscriptions.skip(house, asked, 2)
        after = await _events(portal, url)
    first, second = list(before)[:2]
    assert date(2027, 1, 28) == after[first]
    assert second not in after
    assert set(before) - {second} == set(after)


async def _events(portal: Portal, url: str) -> dict[str, date]:
    calendar = icalendar.Calendar.from_ical((await _read(portal, url)).content)
    return {str(event["uid"]): event.decoded("dtstart") for event in calendar.walk("VEVENT")}


async def test_in_the_customers_own_language(portal: Portal, visitor: Visitor, owner: Any) -> None:
    url = await _url(visitor)
    await owner.execute("UPDATE customer SET language = 'en'")
    with clock.stopped_at(MONDAY):
        text = (await _read(portal, url, **{"accept-language": "nb"})).text
    assert "SUMMARY:Delivery from Mikopet" in text


async def test_what_is_known_isnt_sent_again(portal: Portal, visitor: Visitor) -> None:
    """By its ETag, weak or not; nothing between keeps it."""
    url = await _url(visitor)
    with clock.stopped_at(MONDAY):
        answer = await _read(portal, url)
        etag = answer.headers["etag"]
        for known in (etag, f'"x", W/{etag}'):
            again = await _read(portal, url, **{"if-none-match": known})
            assert (304, b"", etag) == (again.status_code, again.content, again.headers["etag"])
        other = await _read(portal, url, **{"if-none-match": '"x"'})
    assert 200 == other.status_code
    assert "private, no-cache" == answer.headers["cache-control"]


async def test_whoever_reads_without_end_is_told_to_come_back_later(
    portal: Portal, visitor: Visitor
) -> None:
    """Counted by address, before the work; another's calendar is read as ever, and this one again later.
    A renewed one begins anew."""
    url = await _url(visitor)
    ola = portal.visitor()
    await ola.sign_in("ola@example.com")
    with clock.stopped_at(MONDAY):
        read = [(await _read(portal, url)).status_code for _ in range(READS.attempts)]
        late = await _read(portal, url)
        assert ([200] * len(read), 429, "300") == (
            read, late.status_code, late.headers["retry-after"],
        )  # fmt: skip
        assert 200 == (await _read(portal, await _url(ola))).status_code
    with clock.stopped_at(MONDAY + READS.longest_wait):
        assert 200 == (await _read(portal, url)).status_code
    with clock.stopped_at(MONDAY):
        assert 200 == (await _read(portal, await _url(visitor))).status_code


async def test_a_renewed_address_ends_the_old_one_at_once(
    portal: Portal, visitor: Visitor, owner: Any
) -> None:
    old = await _url(visitor)
    new = await _url(visitor)
    assert old != new
    assert [404, 200] == [(await _read(portal, url)).status_code for url in (old, new)]
    assert 1 == await owner.fetchval("SELECT count(*) FROM calendar_feed")


async def test_an_unknown_address_is_404_for_the_same_work(
    portal: Portal, visitor: Visitor
) -> None:
    """One look, whatever it is like; nobody learns by it."""
    url = await _url(visitor)
    token = _path(url).removesuffix(".ics")
    works = set[int]()
    for path in (
        "/calendar/x.ics", f"/calendar/{'x' * 43}.ics", f"/calendar/{'x' * 4000}.ics",
        f"{token[:-1]}.ics", f"{token}x.ics", f"/calendar/{token[-5:]}",
    ):  # fmt: skip
        answer = await portal.visitor().client.get(path)
        assert 404 == answer.status_code
        works.add([line["statements"] for line in portal.lines.all if "statements" in line][-1])
    assert {1} == works
    assert 404 == (await portal.visitor().client.get(token)).status_code


async def test_the_address_is_nowhere_but_with_its_owner(
    portal: Portal, visitor: Visitor, owner: Any
) -> None:
    """Not in the log, and not in the database as it is."""
    url = await _url(visitor)
    token = url.rsplit("/", 1)[1].removesuffix(".ics")
    await _read(portal, url)
    assert token not in str(portal.lines.all)
    assert "/calendar/{file}" in str(portal.lines.all)
    row = await owner.fetchrow("SELECT * FROM calendar_feed")
    assert token.encode() not in b"".join(value for value in row if isinstance(value, bytes))
    ola = portal.visitor()
    await ola.sign_in("ola@example.com")
    assert (await ask(ola, FEED))["calendarFeed"] is None


async def test_a_rotated_key_shows_the_same_address_and_a_lost_one_none(
    portal: Portal, visitor: Visitor, kari: UUID
) -> None:
    """The calendar itself works on either way."""
    url = await _url(visitor)
    house: House = portal.app.state.house
    own = house.settings.keys[0].get_secret_value()
    for keys, shown in (([OTHER_KEY, own], url), ([OTHER_KEY], None)):
        rotated = House(house.settings, house.database, Keyring(keys))
        async with house.database.scope(customer=kari):
            feed = await subscriptions.feed_of(rotated, kari)
            assert feed is not None
            assert shown == feed.url


async def test_it_reads_with_nothing_coming(portal: Portal, house: House, owner: Any) -> None:
    """A customer without deliveries has an empty calendar, which is one all the same."""
    ola = portal.visitor()
    await ola.sign_in("ola@example.com")
    calendar = icalendar.Calendar.from_ical((await _read(portal, await _url(ola))).content)
    assert [] == list(calendar.walk("VEVENT"))
