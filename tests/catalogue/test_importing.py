"""A feed is taken in item by item: what is broken is named and left out, the rest goes in."""

import json
from typing import Any

import pytest
from tests.catalogue.feeds import (
    FIRST_LINE,
    FOOT,
    HEAD,
    hours,
    item,
    prices,
    rss,
    skus,
    stocks,
    take,
)

from minside.catalogue import actions as catalogue
from minside.core.database import Database

LONG = "x" * 10 * 1024 * 1024


async def test_a_second_run_changes_nothing(owner: Any, service_database: Database) -> None:
    """The same feed again is all the same, and no history grows."""
    feed = rss(*(item(f"A{n}") for n in range(1200)))
    assert (1200, 0, 0) == (await take(service_database, feed))[0]
    assert (0, 0, 1200) == (await take(service_database, feed, at=1))[0]
    for table in ("product", "product_price", "product_stock"):
        assert 1200 == await owner.fetchval(f"SELECT count(*) FROM {table}")


async def test_what_is_told_of_a_product_is_kept(owner: Any, service_database: Database) -> None:
    """Names, category, barcode, variants, contents and links, each in its place."""
    fields = {
        "title": "Kyllingfilet & ris «Luksus», 12 x 400 g",
        "description": "Med\nlinjer",
        "brand": "Nordlys",
        "product_type": "Hund > Våtfôr > Voksen",
        "google_product_category": "3530",
        "gtin": "7038010000010",
        "item_group_id": "G1",
        "size": "12 x 400 g",
        "link": "https://mikopet.example/p/A",
        "image_link": "https://bilder.example/a.jpg",
        "quantity": "7",
    }
    detail = (
        "<g:product_detail><g:section_name>Analyse</g:section_name>"
        "<g:attribute_name>Protein</g:attribute_name><g:attribute_value>26 %</g:attribute_value>"
        "</g:product_detail></item>"
    )
    await take(service_database, rss(item("A", **fields).replace("</item>", detail)))
    row = await owner.fetchrow("SELECT * FROM product")
    assert (fields["title"], "Med\nlinjer", "Nordlys") == (
        row["name"], row["description"], row["brand"],
    )  # fmt: skip
    assert (["Hund", "Våtfôr", "Voksen"], "3530") == (row["category"], row["google_category"])
    assert ("7038010000010", "G1", 4800) == (row["gtin"], row["group_sku"], row["pack_grams"])
    assert {"size": "12 x 400 g"} == json.loads(row["variant"])
    assert [{"name": "Protein", "value": "26 %", "section": "Analyse"}] == json.loads(
        row["contents"]
    )
    assert (fields["link"], fields["image_link"], 7) == (
        row["shop_url"], row["picture_link"], row["stock"],
    )  # fmt: skip


async def test_any_prefix_will_do_and_so_will_json_lines(
    owner: Any, service_database: Database
) -> None:
    """It is the namespace that counts; and the same names a line as JSON say the same."""
    feed = rss(item("A", size="2 kg"), item("B"))
    await take(service_database, feed)
    renamed = feed.replace(b"g:", b"vare:").replace(b"xmlns:g=", b"xmlns:vare=")
    assert (0, 0, 2) == (await take(service_database, renamed, at=1))[0]
    said = {"title": "Hundefôr", "price": "100.00 NOK", "availability": "in stock"}
    lines = [{"id": "A", "size": "2 kg", **said}, {"id": "B", **said}]
    as_json = "\n".join(json.dumps(line) for line in lines).encode()
    assert (0, 0, 2) == (await take(service_database, as_json, at=2))[0]


BROKEN = {
    "a tag that isn't closed": item("B").replace("</g:title>", ""),
    "an item that isn't closed": item("B").replace("</item>", ""),
    "CDATA that isn't closed": item("B").replace("<g:title>", "<g:title><![CDATA["),
    "a comment that isn't closed": item("B").replace("<g:title>", "<!-- <g:title>"),
    "an entity that nobody declared": item("B").replace("Hundefôr", "&hund;"),
    "a DOCTYPE inside": item("B").replace(
        "<g:title>", '<!DOCTYPE a [<!ENTITY hund "x">]><g:title>'
    ),
    "10 MB on one line": item("B", LONG),
    "10 MB of CDATA": item("B").replace("Hundefôr", f"<![CDATA[{LONG}]]>"),
    "no title": item("B", title=None),
    "a blank title": item("B", title="  "),
    "no price": item("B", price=None),
    "a price in words": item("B", price="gratis"),
    "a negative price": item("B", price="-1.00 NOK"),
    "nothing for a price": item("B", price="0.00 NOK"),
    "a foreign price": item("B", price="10.00 EUR"),
    "a price without currency": item("B", price="10.00"),
    "a sale above the price": item("B", sale_price="120.00 NOK"),
    "a sale that ends before it begins": item(
        "B", sale_price="50 NOK", sale_price_effective_date="2026-12-02T00:00/2026-12-01T00:00"
    ),
    "no availability": item("B", availability=None),
    "an unheard-of availability": item("B", availability="kanskje"),
    "a title that is too long": item("B", "x" * 301),
    "a brand that is too long": item("B", brand="x" * 201),
    "a link that is none": item("B", link="javascript:alert(1)"),
    "a quantity that is none": item("B", quantity="mange"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("portion", [64 * 1024, 999])
async def test_a_broken_item_takes_no_other_with_it(
    name: str, portion: int, owner: Any, service_database: Database
) -> None:
    """The items before and after are in; the report names the broken one and its line, however
    the bytes arrive."""
    last = item("D").replace("Hundefôr", "<![CDATA[Hunde]]>fôr<!-- slutt -->")
    feed = rss(item("A"), BROKEN[name], item("C", description="med <![CDATA[ i"), last)
    if portion < 1000 and len(feed) > 1_000_000:
        portion = 9_999
    counted, told, imported = await take(service_database, feed, portion=portion)
    assert ["A", "C", "D"] == await skus(owner)
    assert (3, 0, 0) == counted
    assert [(FIRST_LINE + 1, "B")] == told.lines
    assert told[0].reason
    assert name.startswith("10 MB") == (told[0].reason == "longer than 256 KiB")
    assert not imported.broke_off


async def test_bytes_that_are_not_utf8_spoil_one_item(
    owner: Any, service_database: Database
) -> None:
    """In a file that is UTF-8 otherwise; one that says it isn't is refused whole."""
    feed = rss(item("A"), item("B", "Hundef\x00r"), item("C"))
    _, told, _ = await take(service_database, feed.replace(b"\x00", b"\xf4"))
    assert ["A", "C"] == await skus(owner)
    assert [(FIRST_LINE + 1, "B", "not UTF-8")] == [(t.line, t.sku, t.reason) for t in told]


async def test_a_fault_on_a_later_line_of_an_item_is_told_by_that_line(
    service_database: Database,
) -> None:
    """Whoever mends the feed is shown where."""
    spread = item("B").replace("><", ">\n<").replace("</g:price>", "</g:prize>")
    _, told, _ = await take(service_database, rss(item("A"), spread))
    assert [(FIRST_LINE + 1 + 3, "B")] == told.lines


async def test_of_two_items_with_one_id_the_first_is_in(
    owner: Any, service_database: Database
) -> None:
    """The second is named, with the lines of both; a broken one before it takes no id."""
    feed = rss(item("A", price=None), item("A", "Først"), item("B"), item("A", "Sist"))
    _, told, _ = await take(service_database, feed)
    assert "Først" == await owner.fetchval("SELECT name FROM product WHERE sku = 'A'")
    assert [(FIRST_LINE, "A"), (FIRST_LINE + 3, "A")] == told.lines
    assert f"the same id as in line {FIRST_LINE + 1}" == told[1].reason


DOCTYPE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "a DOCTYPE with an external entity": rss(item("A")).replace(
        b"<rss", f"{DOCTYPE}<rss".encode(), 1
    ),
    "a bare DOCTYPE": rss(item("A")).replace(b"<rss", b"<!DOCTYPE rss><rss", 1),
    "another encoding": rss(item("A")).replace(b"UTF-8", b"ISO-8859-1", 1),
    "UTF-16": rss(item("A")).decode().encode("utf-16"),
    "nothing": b"",
    "blanks": b" \n" * 100,
    "a page": b"<html><body><item></item></body></html>",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 500,
    "a head without end": HEAD.encode() + b"<!-- " + b"x" * 200_000,
}


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_no_feed_is_refused_whole(
    name: str, owner: Any, service_database: Database
) -> None:
    """Nothing of it is taken in, and nothing that it names is read."""
    for portion in (64 * 1024, 50):
        with pytest.raises(catalogue.NotAFeed):
            await take(service_database, REFUSED[name], portion=portion)
    assert [] == await skus(owner)


async def test_a_file_that_breaks_off_is_taken_as_far_as_it_goes(
    owner: Any, service_database: Database
) -> None:
    """The item in which it ends is named, and nothing is taken for gone."""
    await take(service_database, rss(item("A"), item("B"), item("C")))
    whole = rss(item("A"), item("B")).decode()
    cut = whole[: whole.rindex("</g:price>")].encode()
    _, told, imported = await take(service_database, cut, at=1, complete=True)
    assert imported.broke_off
    assert [(FIRST_LINE + 1, "B")] == told.lines
    assert ["A", "B", "C"] == await skus(owner, "gone_at IS NULL")
    assert "the file broke off" == imported.not_complete


async def test_lines_of_json_break_off_too(owner: Any, service_database: Database) -> None:
    """Half an object at the end is named; lines that are none are passed over, however long."""
    said = '"title":"Kattefôr","price":"10 NOK","availability":"in_stock"'
    lines = [f'{{"id":"A",{said}}}', "[]", f'{{"id":"L","x":"{LONG}"}}', '{"id":"B",', "", "{"]
    _, told, imported = await take(service_database, "\n".join(lines).encode(), portion=5_000)
    assert ["A"] == await skus(owner)
    assert [(2, None), (3, "L"), (4, "B"), (6, None)] == told.lines
    assert imported.broke_off


async def test_what_a_complete_feed_leaves_out_is_gone(
    owner: Any, service_database: Database
) -> None:
    """Until it is listed again. What is broken in the feed is still in the shop."""
    await take(service_database, rss(item("A"), item("B"), item("C")))
    feed = rss(item("A"), item("B", price="gratis"))
    _, _, imported = await take(service_database, feed, at=1, complete=True)
    assert 1 == imported.gone
    assert ["C"] == await skus(owner, "gone_at IS NOT NULL")
    counted, _, _ = await take(service_database, rss(item("A"), item("C")), at=2)
    assert (0, 1, 1) == counted
    assert [] == await skus(owner, "gone_at IS NOT NULL")


@pytest.mark.parametrize(
    ("sku", "feed"),
    [
        ("A&B", rss("<item><g:id>A&amp;B</g:id><g:title>Fôr</g:titel></item>\n", item("C"))),
        ("A<B", rss("<item><g:id> A&lt;B </g:id><g:title>Fôr</g:titel></item>\n", item("C"))),
        (
            "A/B",
            b'{"id": "A\\/B", "title": \n{"id": "C", "title": "F", "price": "1 NOK", "availability": "in_stock"}\n',
        ),
    ],
)
async def test_what_cannot_be_read_is_known_by_its_name_as_it_is_meant(
    sku: str, feed: bytes, owner: Any, service_database: Database
) -> None:
    """Written in XML or JSON, an id has its signs escaped: the product of that id isn't gone."""
    await take(service_database, rss(item(sku), item("C"), item("D")))
    _, told, imported = await take(service_database, feed, at=1, complete=True)
    assert [sku] == [each.sku for each in told]
    assert (None, ["D"]) == (imported.not_complete, await skus(owner, "gone_at IS NOT NULL"))


async def test_what_came_later_is_not_gone_by_an_older_feed(
    owner: Any, service_database: Database
) -> None:
    """A feed speaks of its own moment."""
    await take(service_database, rss(item("A")), at=0)
    await take(service_database, rss(item("B")), at=5)
    _, _, imported = await take(service_database, rss(item("X")), at=3, complete=True)
    assert 1 == imported.gone
    assert ["A"] == await skus(owner, "gone_at IS NOT NULL")


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        (rss(item("A"), "<item><g:title>Uten navn</g:title></item>\n"), "can't even be named"),
        (rss(), "no item in it"),
    ],
)
async def test_a_feed_that_may_hide_something_takes_nothing_for_gone(
    feed: bytes, reason: str, owner: Any, service_database: Database
) -> None:
    """A feed with nothing in it, or with an item that can't be named, isn't complete."""
    await take(service_database, rss(item("A"), item("B")))
    _, _, imported = await take(service_database, feed, at=1, complete=True)
    assert imported.not_complete is not None
    assert reason in imported.not_complete
    assert ["A", "B"] == await skus(owner, "gone_at IS NULL")


async def test_prices_keep_their_history(owner: Any, service_database: Database) -> None:
    """A row a change; the sale and its days are part of it."""
    sale = {
        "sale_price": "80,50 NOK",
        "sale_price_effective_date": "2026-11-20T00:00+0100/2026-11-27T00:00+0100",
    }
    for at, fields in enumerate(({}, {}, sale, sale, {"price": "120 NOK"})):
        await take(service_database, rss(item("A", **fields)), at=at)
    assert [(0, 100_00, None), (2, 100_00, 80_50), (4, 120_00, None)] == await prices(owner)
    assert [(0, "in_stock", None)] == await stocks(owner)


async def test_an_older_feed_changes_only_the_past(owner: Any, service_database: Database) -> None:
    """Whichever arrives first, the newer one counts, for each fact and for the description."""
    await take(service_database, rss(item("A", "Ny", price="120 NOK")), at=4)
    old = rss(item("A", "Gammel", price="90 NOK", availability="out_of_stock"))
    assert (0, 0, 1) == (await take(service_database, old, at=1))[0]
    row = await owner.fetchrow("SELECT name, price_ore, availability, listed_at FROM product")
    assert ("Ny", 120_00, "in_stock", hours(4)) == tuple(row)
    assert [(1, 90_00, None), (4, 120_00, None)] == await prices(owner)
    assert [(1, "out_of_stock", None), (4, "in_stock", None)] == await stocks(owner)


async def test_a_trailing_word_is_no_feed_of_its_own(service_database: Database) -> None:
    """What stands between and after items is no item, whatever it says."""
    feed = HEAD + "<!-- <item>nei</item> -->" + item("A") + "tekst </item>" + item("B") + FOOT
    counted, told, imported = await take(service_database, feed.encode(), portion=10)
    assert ((2, 0, 0), [], False) == (counted, told, imported.broke_off)
