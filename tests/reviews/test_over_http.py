"""Reviews as the app asks for them: its own documents, by whom they may be asked, in how many statements."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.house.portal import Portal
from tests.orders.orders import order, product
from tests.reviews.written import accepted, write

from minside.core.database import Database
from minside.core.house import House


async def test_written_and_deleted(portal: Portal, goods: UUID) -> None:
    """What was refused says so at its field; what was written is in the list, until it is deleted."""
    visitor = portal.visitor()
    await visitor.sign_in()
    form = {"sku": "FEED-12", "stars": 5, "title": "Godt", "text": "Luna spiser alt."}
    bad = await visitor.run("ReviewCreate", input={**form, "text": "x" * 20_000})
    assert [(["text"], "TOO_LONG")] == [(e["field"], e["code"]) for e in bad["userErrors"]]
    written = (await visitor.run("ReviewCreate", input=form))["review"]
    assert ("PENDING", "FIRST_NAME", 1) == tuple(
        written[name] for name in ("state", "shownAs", "version")
    )
    start = await visitor.send("ReviewStart", sku="FEED-3")
    assert written["id"] == start.json()["data"]["me"]["reviewOf"]["id"]
    assert "already" in start.json()["data"]["me"]["canReview"]["reason"]
    me = await visitor.run("Reviews")
    assert [written] == me["reviews"]
    await visitor.run("ReviewDelete", input={"id": written["id"]})
    assert [] == (await visitor.run("Reviews"))["reviews"]


async def test_everybody_reads_and_only_customers_vote(
    portal: Portal, app_database: Database, house: House, kari: UUID, goods: UUID
) -> None:
    """Who isn't signed in sees what others do, and nothing of whose it is."""
    await accepted(house, await write(app_database, kari))
    stranger, ola = portal.visitor(), portal.visitor()
    read = (await stranger.run("ProductReviews", sku="FEED-3"))["nodes"]
    assert [("Kari", False, 0)] == [(e["author"], e["isOwn"], e["votes"]) for e in read]
    assert str(kari) not in str(read)
    vote = {"review": read[0]["id"], "isUseful": True}
    refused = (await stranger.send("ReviewVote", input=vote)).json()
    assert "UNAUTHENTICATED" == refused["errors"][0]["extensions"]["code"]
    await ola.sign_in("ola@example.com")
    voted = (await ola.run("ReviewVote", input=vote))["review"]
    assert (1, True) == (voted["votes"], voted["isVotedFor"])
    rating = (await ola.send("ProductRating", sku="FEED-12")).json()["data"]["productRating"]
    assert ("5.0", 1) == (rating["average"], rating["count"])


async def test_as_many_statements_for_one_as_for_forty(
    portal: Portal, app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """The list, and what others wrote of one product."""
    visitor = portal.visitor()
    await visitor.sign_in()
    counted: list[tuple[int, int]] = []
    for many in (1, 40):
        for n in range(many):
            sku = f"THING-{many}-{n}"
            await product(owner, sku)
            await order(owner, kari, {"sku": sku, "name": "Ting", "quantity": 1})
            await write(app_database, kari, sku)
            other = await make_customer(owner, f"{many}.{n}@example.com", "Åse")
            await order(owner, other)
            await accepted(house, await write(app_database, other))
        await visitor.run("Reviews")
        await visitor.run("ProductReviews", sku="FEED-12")
        counted.append((portal.statements("Reviews"), portal.statements("ProductReviews")))
    assert counted[0] == counted[1]
    assert max(counted[0]) <= 14


@pytest.mark.parametrize("operation", ["ReviewUpdate", "ReviewDelete"])
async def test_who_gives_way_to_a_merge_does_it_again(
    portal: Portal, app_database: Database, owner: Any, kari: UUID, goods: UUID, operation: str
) -> None:
    """A merge has the customer and wants the review, the author has the review and tells of the customer:
    whoever has to give way, the author's word is done."""
    written = await write(app_database, kari)
    visitor = portal.visitor()
    await visitor.sign_in()
    form = {"id": str(written.id)}
    if operation == "ReviewUpdate":
        form |= {"version": 1, "stars": 1, "title": "Nei", "text": "Hun spyttet."}
    async with owner.transaction():
        await owner.execute("SELECT FROM customer WHERE id = $1 FOR UPDATE", kari)
        crossing = asyncio.create_task(visitor.run(operation, input=form))
        await asyncio.wait({crossing}, timeout=0.4)
        assert not crossing.done()
        await owner.execute("UPDATE review SET name = name WHERE customer = $1", kari)
    assert [] == (await crossing)["userErrors"]
