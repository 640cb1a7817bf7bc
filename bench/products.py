"""A feed of 50,000 products taken in, beside a bare COPY of the same rows; and searching among
them, beside a scan of them all."""

import random
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import asyncpg

from minside.catalogue import actions as catalogue
from minside.catalogue.actions.asking import terms_of
from minside.catalogue.actions.matching import found
from minside.core.database import APP, OWNER, SERVICE, Database
from minside.core.postgres import Server

from .house import benchmark_house
from .table import Row, Work, beside, peak_mib, show

PRODUCTS = 50_000
ROUNDS = 3
SEARCHES = 15
TABLES = (
    "product", "product_entry", "product_stood", "product_price", "product_stock", "product_word",
)  # fmt: skip
AS_OF = datetime(2026, 11, 1, tzinfo=UTC)
HEAD = b'<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n'
FOOT = b"</channel></rss>\n"

ANIMALS = ("Hund", "Katt", "Kanin", "Fugl", "Fisk", "Hest")
KINDS = ("Tørrfôr", "Våtfôr", "Godbiter", "Tilskudd", "Stell")
TASTES = (
    "kylling", "laks", "ørret", "lam", "reinsdyr", "andebryst", "kalkun", "okse", "torsk", "elg",
    "sild", "makrell", "hjort", "vilt", "gås", "ris", "potet", "gulrot", "tyttebær", "blåbær",
)  # fmt: skip
BRANDS = tuple(f"{a}{b}" for a in ("Nord", "Fjell", "Skog", "Sjø") for b in ("lys", "glimt", "vik"))
WORDS = tuple(a + b for a in ("korn", "fett", "fiber", "protein", "vekt") for b in ("fri", "rik"))
SOUGHT = {
    "one of a kind": "serie 4711x",
    "a few hundred": "ørret kanin nordlys",
    "a misspelled word": "ørrett kanin nordlyz",
    "a taste": "kylling",
    "a compound": "hundefôr",
    "a compound by another name": "hundemat",
    "one of the commonest words": "fôr",
    "the commonest, by another name": "mat",
    "all, by name": None,
}


async def main() -> list[Row]:
    async with benchmark_house() as (house, server):
        owner: Any = await asyncpg.connect(server.url(OWNER))
        web = await Database.connect(server.url(APP), connections=1)
        scanning = await Database.connect(server.url(OWNER), connections=1)
        try:
            row = await _importing(house.database, server, owner)
            await _without_indexes(scanning)
            return [
                row,
                *[await _searching(web, scanning, about, words) for about, words in SOUGHT.items()],
            ]
        finally:
            await web.close()
            await scanning.close()
            await owner.close()


async def _importing(database: Database, server: Server, owner: Any) -> Row:
    """Leaves the products there, for the searches."""
    feed = list(_feed())
    before = peak_mib()
    started = time.perf_counter()
    await _import(database, feed)
    rate, grown = PRODUCTS / (time.perf_counter() - started), peak_mib() - before
    again = await _timed_again(database, feed)
    expected = await _picture(owner)
    plain: Any = await asyncpg.connect(server.url(SERVICE))

    async def empty() -> None:
        await owner.execute(f"TRUNCATE {', '.join(TABLES)}")

    with tempfile.TemporaryDirectory() as folder:
        for table in TABLES:
            await owner.copy_from_table(table, output=str(Path(folder) / table), format="binary")

        async def theirs() -> None:
            for table in TABLES:
                await plain.copy_to_table(table, source=str(Path(folder) / table), format="binary")

        await empty()
        await theirs()
        assert expected == await _picture(owner)
        row = await beside(
            f"{PRODUCTS:,} products from a feed", lambda: _import(database, feed),
            "COPY of the rows", theirs, rounds=ROUNDS, reach="", before=empty,
            note=f"{rate:,.0f}/s, again {again:,.0f}/s, memory grew by {grown:.0f} MiB",
        )  # fmt: skip
    await plain.close()
    await owner.execute("VACUUM ANALYZE product, product_entry, product_word")
    return row


async def _import(database: Database, feed: list[bytes]) -> None:
    imported = await catalogue.import_products(database, _portions(feed), as_of=AS_OF)
    assert PRODUCTS == imported.counted.total(), imported


async def _timed_again(database: Database, feed: list[bytes]) -> float:
    started = time.perf_counter()
    imported = await catalogue.import_products(database, _portions(feed), as_of=AS_OF)
    assert PRODUCTS == imported.counted[catalogue.Became.SAME]
    return PRODUCTS / (time.perf_counter() - started)


async def _without_indexes(scanning: Database) -> None:
    """This connection sees copies of the same rows in place of the tables, with no index at all."""
    async with scanning.scope() as scope:
        for table in ("product", "product_entry"):
            await scope.execute(
                f"CREATE TEMP TABLE {table} AS TABLE public.{table}; ANALYZE {table}"
            )


async def _searching(web: Database, scanning: Database, about: str, words: str | None) -> Row:
    async def ours() -> catalogue.Found:
        return await _found(web, words)

    async def theirs() -> catalogue.Found:
        return await _found(scanning, words)

    shown = await ours()
    assert _shown(shown) == _shown(await theirs())
    assert shown.products
    times = [await _milliseconds(ours) for _ in range(SEARCHES)]
    bare = "" if words is None else f", counting in one scan {await _bare(scanning, words):.0f} ms"
    return await beside(
        f"search: {f'{about}, {words}' if words else about}: {shown.total:,} found", ours, "the same without indexes", theirs,
        rounds=SEARCHES, reach="> 1", note=f"{median(times):.1f} ms{bare}",
    )  # fmt: skip


async def _found(database: Database, words: str | None) -> catalogue.Found:
    async with database.scope():
        return await catalogue.search(words, first=24)


async def _bare(scanning: Database, words: str) -> float:
    """The least that a scan costs: to count what there is, without any order."""
    async with scanning.scope() as scope:
        matching = found(words, await terms_of(words))

        async def count() -> int:
            return await scope.fetchval(
                "SELECT count(*) FROM product_entry WHERE lexemes @@ $1::text::tsquery", matching
            )

        return median([await _milliseconds(count) for _ in range(ROUNDS)])


async def _milliseconds(work: Work) -> float:
    started = time.perf_counter()
    await work()
    return 1000 * (time.perf_counter() - started)


def _shown(page: catalogue.Found) -> object:
    """All but the cursors, which know the moment."""
    return page.products, page.has_next, page.total, page.categories


async def _portions(feed: list[bytes]) -> AsyncIterator[bytes]:
    for portion in feed:
        yield portion


def _feed() -> Iterator[bytes]:
    """Some hundred bytes an item, as in a shop's; the words recur as they do there."""
    chance = random.Random(7)
    yield HEAD
    for n in range(PRODUCTS):
        animal, kind = chance.choice(ANIMALS), chance.choice(KINDS)
        taste, other = chance.sample(TASTES, 2)
        brand = chance.choice(BRANDS)
        text = " ".join(chance.choices(WORDS, k=25))
        yield (
            f"<item><g:id>MP-{n}</g:id>"
            f"<g:title>{brand} {kind.lower()} med {taste} og {other}, serie {n}x, "
            f"{chance.randrange(1, 20)} kg</g:title><g:brand>{brand}</g:brand>"
            f"<g:description>{animal}: {text}</g:description>"
            f"<g:price>{chance.randrange(50, 900)}.00 NOK</g:price>"
            f"<g:availability>in_stock</g:availability><g:item_group_id>G{n // 3}</g:item_group_id>"
            f"<g:product_type>{animal} &gt; {kind}</g:product_type></item>\n"
        ).encode()
    yield FOOT


async def _picture(owner: Any) -> list[Any]:
    """What both must have stored, but for what PostgreSQL makes of its own."""
    return [
        tuple(row)
        for row in await owner.fetch(
            """
            SELECT count(*), sum(hashtextextended(sku || standing || lexemes::text, 0)),
                   sum(price_ore), (SELECT count(*) FROM product_price),
                   (SELECT count(*) FROM product_stock), (SELECT count(*) FROM product_word)
            FROM product JOIN product_entry ON product = product.id
            """
        )
    ]


if __name__ == "__main__":
    import asyncio

    show(asyncio.run(main()))
