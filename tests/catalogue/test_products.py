"""Products in GraphQL and over HTTP, for everybody."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.catalogue.feeds import item, rss, take
from tests.catalogue.test_pictures import make_picture
from tests.house.portal import Portal, open_portal

from minside.core.database import Database
from minside.core.postgres import Server
from minside.core.settings import Environment

PAGE = """query Products($search: String, $category: String, $first: Int!, $after: String) {
  products(search: $search, category: $category, first: $first, after: $after) {
    totalCount
    categories { path count }
    pageInfo { hasNextPage endCursor }
    edges { cursor node { id } }
    nodes {
      id sku name brand description category availability stock packGrams pictureUrl shopUrl
      price { amount currency } regularPrice { amount currency }
      contents { name value } variantLabel variants { sku variantLabel price { amount } }
    }
  }
}"""
ONE = """query Product($sku: String!) {
  product(sku: $sku) {
    sku availability stock price { amount currency } regularPrice { amount } variantLabel
    variants { sku }
  }
}"""


@pytest.fixture
async def developing(owner: Any, migrated: Server) -> AsyncGenerator[Portal]:
    """Nobody is signed in; any document may run."""
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        yield portal


async def ask(portal: Portal, document: str, **variables: Any) -> Any:
    response = await portal.visitor().client.post(
        "/graphql", json={"query": document, "variables": variables}
    )
    answer = response.json()
    assert "errors" not in answer, answer
    [value] = answer["data"].values()
    return value


async def test_a_product_is_shown_to_whoever_asks(
    developing: Portal, service_database: Database
) -> None:
    """What it costs now and otherwise, and what tells it from the others of its group."""
    group = {"item_group_id": "G", "color": "Blå"}
    feed = rss(
        item("A", size="2 kg", sale_price="79.90 NOK", quantity=4, **group),
        item("B", size="12 kg", **group),
        item("C"),
    )
    await take(service_database, feed)
    product = await ask(developing, ONE, sku="A")
    assert {
        "sku": "A",
        "availability": "IN_STOCK",
        "stock": 4,
        "price": {"amount": "79.90", "currency": "NOK"},
        "regularPrice": {"amount": "100.00"},
        "variantLabel": "2 kg",
        "variants": [{"sku": "B"}],
    } == product
    alone = await ask(developing, ONE, sku="C")
    assert (None, [], None) == (alone["variantLabel"], alone["variants"], alone["regularPrice"])
    assert await ask(developing, ONE, sku="finnes ikke") is None


async def test_what_is_gone_says_so(developing: Portal, service_database: Database) -> None:
    """It can still be read, as an old order does, but is no variant of what is in the shop."""
    await take(service_database, rss(*(item(sku, item_group_id="G") for sku in "AB")))
    await take(service_database, rss(item("A", item_group_id="G")), at=1, complete=True)
    assert "GONE" == (await ask(developing, ONE, sku="B"))["availability"]
    assert [] == (await ask(developing, ONE, sku="A"))["variants"]


async def test_a_page_takes_as_many_statements_for_a_hundred_as_for_one(
    developing: Portal, service_database: Database
) -> None:
    """Whatever is asked of each of them (W2)."""
    feed = rss(*(item(f"S{n}", item_group_id=f"G{n % 30}", size=f"{n} kg") for n in range(120)))
    await take(service_database, feed)
    for search, most in (("hundefôr", 7), (None, 6)):
        taken: list[int] = []
        for first in (1, 100):
            page = await ask(developing, PAGE, search=search, first=first)
            assert first == len(page["nodes"])
            assert 120 == page["totalCount"]
            assert [3] * first == [len(node["variants"]) for node in page["nodes"]]
            assert page["pageInfo"]["hasNextPage"]
            taken.append(_statements(developing))
        assert taken[0] == taken[1] <= most


def _statements(portal: Portal) -> int:
    """How many the newest request took."""
    return [line["statements"] for line in portal.lines.all if "statements" in line][-1]


async def test_a_page_goes_on_where_the_last_one_ended(
    developing: Portal, service_database: Database
) -> None:
    """By the cursor of the page, or of any of its rows; one that isn't ours is told."""
    await take(service_database, rss(*(item(f"S{n}") for n in range(5))))
    first = await ask(developing, PAGE, first=3)
    rest = await ask(developing, PAGE, first=3, after=first["pageInfo"]["endCursor"])
    assert 5 == len({node["sku"] for node in (*first["nodes"], *rest["nodes"])})
    assert rest["nodes"][0]["id"] == rest["edges"][0]["node"]["id"]
    assert not rest["pageInfo"]["hasNextPage"]
    body = {"query": PAGE, "variables": {"first": 3, "after": "tull"}}
    answer = (await developing.visitor().client.post("/graphql", json=body)).json()
    assert ["INTERNAL"] != [error["extensions"]["code"] for error in answer["errors"]]


async def test_a_picture_is_served_to_everybody_and_kept(
    developing: Portal, service_database: Database, tmp_path: Path
) -> None:
    """With a type of its own, whatever it was; by its id, which never shows another."""
    (tmp_path / "a.jpg").write_bytes(make_picture("red"))
    await take(service_database, rss(item("A", image_link="a.jpg")), pictures=tmp_path)
    page = await ask(developing, PAGE, first=1)
    response = await _get(developing, page["nodes"][0]["pictureUrl"])
    assert (200, "image/webp") == (response.status_code, response.headers["content-type"])
    assert "public, max-age=31536000, immutable" == response.headers["cache-control"]
    assert "nosniff" == response.headers["x-content-type-options"]
    assert response.content[:4] == b"RIFF"
    for path in ("/product-picture/0190e1f0-0000-7000-8000-000000000000", "/product-picture/x"):
        assert 404 == (await _get(developing, path)).status_code


async def _get(portal: Portal, path: str) -> httpx.Response:
    return await portal.visitor().client.get(path)


async def test_the_web_can_change_nothing(owner: Any, app_database: Database) -> None:
    """Its role reads the catalogue and no more."""
    for table in ("product", "product_price", "product_stock", "product_picture", "product_word"):
        granted = await owner.fetch(
            "SELECT privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = 'minside_app' AND table_name = $1",
            table,
        )
        assert ["SELECT"] == [row["privilege_type"] for row in granted]
