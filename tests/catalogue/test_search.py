"""Products are found as Norwegians type, the best first, and leafed through without a loss."""

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from tests.catalogue.feeds import item, rss, take

from minside.catalogue import actions as catalogue
from minside.core.database import Database
from minside.core.paging import BadCursor

HUND, KATT = "Hund > Tørrfôr > Voksen", "Katt > Våtfôr"
SHELF = rss(
    item("1001", "Hundefôr med kylling", brand="Nordlys", product_type=HUND),
    item("1002", "Kyllingfilet i gelé", brand="Nordlys", product_type=KATT),
    item("1003", "Valpefôr", brand="Royal Canin", product_type="Hund > Tørrfôr > Valp"),
    item("1004", "Ørret og ris", product_type=KATT, description="Uten kylling og korn."),
    item("1005", "Måltid til små hunder", product_type=HUND, availability="out_of_stock"),
    item("1006", "Laksegodbiter", product_type="Hund > Godbiter", gtin="7038010000010"),
    item("AB-12", "Kloklipper", brand="Trim", product_type="Hund > Stell"),
)


@pytest.fixture
async def shelf(owner: Any, service_database: Database, app_database: Database) -> Database:
    """The web's connections, with seven products to find."""
    await take(service_database, SHELF)
    return app_database


async def found(
    database: Database, words: str | None, first: int = 100, after: str | None = None
) -> list[str]:
    async with database.scope(read_only=True):
        page = await catalogue.search(words, first=first, after=after)
    return [product.sku for product in page.products]


WORDS = {
    "hundefor": ["1001", "1003", "1005"],
    "hundemat": ["1001", "1003", "1005"],
    "kattemat": ["1002", "1004"],
    "valpefôr": ["1003"],
    "hundegodbiter": ["1006"],
    "hundesnacks": ["1006"],
    "kattegodbiter": [],
    "hundestell": ["AB-12"],
    "fôr": ["1001", "1003", "1005"],
    "for": ["1001", "1003", "1005"],
    "kylling": ["1001", "1002", "1004"],
    "valp": ["1003"],
    "valper": ["1003"],
    "filet": ["1002"],
    "gele": ["1002"],
    "orret": ["1004"],
    "oerret": ["1004"],
    "ØRRET": ["1004"],
    "maaltid": ["1005"],
    "nordlys": ["1001", "1002"],
    "royal canin": ["1003"],
    "ab-12": ["AB-12"],
    "7038010000010": ["1006"],
    "kylling -gelé": ["1001", "1004"],
    '"kylling og korn"': ["1004"],
    '"korn og kylling"': [],
    "kylling laks": [],
    "-kylling": [],
    "?!": [],
    "roial canin": ["1003"],
    "kyling": ["1001", "1002", "1004"],
    "laksegodbitre": ["1006"],
    "kloklipepr": ["AB-12"],
    "xyzzyq": [],
    "ka": ["1002", "1004"],
    "%": [],
    "_____": [],
    "' | !": [],
}


@pytest.mark.parametrize("words", WORDS)
async def test_words_find_what_is_meant(words: str, shelf: Database) -> None:
    """Parts and beginnings of words, letters typed in other ways, stems, skus, slips of the
    finger; quotes, minus, and what is none of these."""
    if words in ("fôr", "for"):
        # Also in "Tørrfôr", a category: the name goes first.
        assert WORDS[words][:2] == (await found(shelf, words))[:2]
    else:
        assert sorted(WORDS[words]) == sorted(await found(shelf, words))


async def test_of_a_long_text_its_beginning_is_sought(shelf: Database) -> None:
    """Also where it is one word."""
    assert ["1003"] == await found(shelf, "royal canin " + " " * 200 + "kylling")
    assert [] == await found(shelf, "ø" * 20_000)


async def test_the_best_comes_first(
    owner: Any, service_database: Database, app_database: Database
) -> None:
    """The very sku; then the name before the brand, and that before the description; each in
    stock first; and what is gone last of all."""
    shelf = [
        item("laks", "Kattefôr"),
        item("N2", "Laks", availability="out_of_stock"),
        item("N1", "Laks i gelé"),
        item("N3", "Røykelaks"),
        item("B1", "Ris", brand="Laks og sønn"),
        item("D1", "Torsk", description="Smaker som laks."),
    ]
    await take(service_database, rss(*shelf, item("G1", "Laks")))
    await take(service_database, rss(*shelf), at=1, complete=True)
    assert ["laks", "N1", "N2", "N3", "B1", "D1", "G1"] == await found(app_database, "laks")
    assert "G1" not in await found(app_database, None)


async def test_the_last_part_of_a_word_says_what_it_is(
    owner: Any, service_database: Database, app_database: Database
) -> None:
    """A whole word comes before one that ends with it, then what the shop sorts so, and a word that
    only begins with it last; a compound finds what is sorted by both its parts first."""
    feed = rss(
        item("F", "Flak til selskapsfisk", product_type="Akvarium > Fôr"),
        item("K", "Bånd", product_type="Hund > Sele"),
        item("T", "Trekksele", product_type="Hund > Sele"),
        item("S", "Sele i nylon", product_type="Hund > Sele"),
        item("L", "Lykt til selen", product_type="Hund > Lys"),
        item("R", "Refleks", product_type="Hund > Lys"),
        item("J", "Jakke med fôr", product_type="Hund > Dekken"),
        item("V", "Vest for hund", product_type="Hund > Dekken"),
        item("M", "Middag", product_type="Hund > Tørrfôr"),
    )
    await take(service_database, feed)
    assert ["L", "S", "T", "K", "F"] == await found(app_database, "seler")
    assert ["S", "T", "K", "L"] == await found(app_database, "hundesele")
    # A lamp's "refleks" is no "leke", and a vest "for" dogs no "fôr".
    assert [] == await found(app_database, "hundeleke")
    assert ["M", "J"] == await found(app_database, "hundefôr")
    assert ["V"] == await found(app_database, "vest for hund")
    assert ["J", "F", "M", "V"] == await found(app_database, "fôr")


async def test_what_is_called_so_comes_before_what_is_only_sorted_so(
    owner: Any, service_database: Database, app_database: Database
) -> None:
    """Of what the shop sorts by both parts, first what has both in its name, then what says in its name
    what it is; a beginning in the brand is none in the name."""
    feed = rss(
        item("K", "Apporterbukk", brand="Hund", product_type="Hund > Seng"),
        item("B", "Bambusseng", brand="Hund", product_type="Hund > Seng"),
        item("N", "Seng til stor hund", product_type="Hund > Seng"),
    )
    await take(service_database, feed)
    assert ["N", "B", "K"] == await found(app_database, "hundeseng")


SHELVES = rss(
    item("F", "Klikk", product_type="Hund > Tørrfôr"),
    item("R", "Bilbur", product_type="Hund > Bur & reise"),
    item("S", "Hundeseng i bambus", product_type="Hund > Senger"),
    item("P", "Hundeposer", product_type="Hund > Tur & reise"),
    item("L", "Slikkematte", product_type="Hund > Leker > Aktivitet"),
    item("H", "Høyhus", product_type="Smådyr > Hus"),
    item("A", "Flak", product_type="Akvarier > Fôr"),
    item("D", "Kyllingfilet og and", product_type="Katt > Våtfôr"),
    item("Q", "Klumpende bentonitt", product_type="Katt > Kattesand"),
    item("G", "Sprø poteter", product_type="Hund > Godbiter"),
    item("V", "Hundens vest", product_type="Hund > Refleks"),
    item("B", "Vogn", product_type="Hund & katt > Vogner"),
)
MEANT: dict[str, list[str]] = {
    # Nobody sells any: not all that is for dogs, nor what it looks like.
    "hundehus": [],
    "hundemus": [],
    "hundeis": [],
    "hundegps": [],
    "hundehatt": [],
    # "For" and "mat" are two names of one thing, and "senger" have another letter in every place.
    "format": [],
    "sennep": [],
    "hundefor": ["F"],
    "hundefôret": ["F"],
    "hundeforr": ["F"],
    "hundemat": ["F"],
    "akvariefôr": ["A"],
    "akvariefor": ["A"],
    "akvarie": ["A"],
    "aktivitetsleker": ["L"],
    "aktivitetsleke": ["L"],
    # Not "and" for a cat.
    "kattesand": ["Q"],
    "kattesnad": ["Q"],
    "hundegodbitre": ["G"],
    "kylingfilet": ["D"],
    "hundebur": ["R"],
}


@pytest.mark.parametrize("words", MEANT)
async def test_a_compound_is_what_its_last_part_says(
    words: str, owner: Any, service_database: Database, app_database: Database
) -> None:
    """Its parts are known in any form and misspelled; and what isn't sold isn't found."""
    await take(service_database, SHELVES)
    assert MEANT[words] == await found(app_database, words)


async def test_and_is_no_word_of_its_own(shelf: Database) -> None:
    """Beside others it says nothing; alone it is what is sought."""
    assert ["1004"] == await found(shelf, "ørret & ris") == await found(shelf, "ris og ørret")
    assert ["1004"] == await found(shelf, "og")


async def test_categories_count_what_was_found(shelf: Database) -> None:
    """The outermost ones of all that the words found; `category` narrows the page and its total,
    and takes what lies inside it along."""
    async with shelf.scope(read_only=True):
        page = await catalogue.search("kylling", category="Katt", first=10)
        everything = await catalogue.search(None, category="Hund > Tørrfôr", first=1)
        nowhere = await catalogue.search(None, category="Hund > Tørr", first=1)
    assert ([(["Katt"], 2), (["Hund"], 1)], 2) == (
        [(each.path, each.count) for each in page.categories],
        page.total,
    )
    assert ([(["Hund"], 5), (["Katt"], 2)], 3, True) == (
        [(each.path, each.count) for each in everything.categories],
        everything.total,
        everything.has_next,
    )
    assert 0 == nowhere.total


@pytest.mark.parametrize("words", [None, "fôr", "hudnefor"])
async def test_leafing_misses_nothing_and_shows_nothing_twice(
    words: str | None, owner: Any, service_database: Database, app_database: Database
) -> None:
    """Page after page, with equal names among them, is the same as all at once."""
    names = "Hundefôr", "Fôr til hund", "Middag"
    feed = rss(
        *(
            item(f"S{n:03}", f"{names[n % 3]} {n % 7}", product_type="Hund > Tørrfôr")
            for n in range(60)
        )
    )
    await take(service_database, feed)
    leafed: list[str] = []
    after: str | None = None
    while True:
        async with app_database.scope(read_only=True):
            page = await catalogue.search(words, first=7, after=after)
        leafed += [product.sku for product in page.products]
        assert 60 == page.total
        assert len(leafed) == len(set(leafed))
        if not page.has_next:
            break
        after = page.cursors[-1]
    assert await found(app_database, words) == leafed
    assert 60 == len(leafed)


async def test_leafing_goes_on_as_it_began_while_stock_changes(
    owner: Any, service_database: Database, app_database: Database
) -> None:
    """What is sold out meanwhile, is there again, goes or comes back is neither shown twice nor missed,
    however often it changes; who begins anew sees it as it is."""
    await take(service_database, _stocked({}))
    # Something else is under way all the time: what is over isn't told by its number.
    await owner.execute("BEGIN; SELECT pg_current_xact_id()")
    await take(service_database, _stocked({"S05": "out_of_stock"}), at=0.5)
    before = await found(app_database, "fôr")
    shown, after = await _page(app_database, None)
    changes: list[dict[str, str | None]] = [
        {before[0]: "out_of_stock", before[-1]: "in_stock", before[9]: None},
        {before[1]: "out_of_stock", before[0]: "in_stock", before[8]: "preorder"},
        {before[8]: "in_stock", before[7]: None, before[2]: None},
        {before[0]: "out_of_stock"},
    ]
    for hour, changed in enumerate(changes, start=1):
        await take(service_database, _stocked(changed), at=hour, complete=True)
        page, after = await _page(app_database, after)
        shown += page
    assert before == shown
    assert before[0] not in (await found(app_database, "fôr"))[:15]


def _stocked(changed: dict[str, str | None]) -> bytes:
    """Twenty products, some of which can be had; None is gone."""
    stock = {f"S{n:02}": "out_of_stock" if n % 4 == 0 else "in_stock" for n in range(20)}
    listed = {**stock, **changed}
    return rss(
        *(item(sku, "Hundefôr", availability=had) for sku, had in listed.items() if had is not None)
    )


async def _page(database: Database, after: str | None) -> tuple[list[str], str | None]:
    async with database.scope(read_only=True):
        page = await catalogue.search("fôr", first=4, after=after)
    assert 20 == page.total
    return [product.sku for product in page.products], page.cursors[-1]


async def test_how_products_stood_is_forgotten_after_a_day(
    owner: Any, service_database: Database
) -> None:
    """Nobody leafs for longer."""
    await take(service_database, _stocked({}))
    await take(
        service_database, _stocked({"S01": "out_of_stock", "S02": None}), at=1, complete=True
    )
    assert 2 == await owner.fetchval("SELECT count(*) FROM product_stood")
    await owner.execute(
        "UPDATE product_stood SET changed_at = now() - interval '25 hours' WHERE standing = 0"
        " AND product = (SELECT id FROM product WHERE sku = 'S01')"
    )
    async with service_database.scope():
        await catalogue.forget_standings()
    assert ["S02"] == [
        row["sku"]
        for row in await owner.fetch(
            "SELECT sku FROM product_stood JOIN product ON product.id = product_stood.product"
        )
    ]


def made_up(*place: object) -> str:
    return urlsafe_b64encode(json.dumps(place).encode()).decode()


ID = "0197b6a0-0000-7000-8000-000000000000"
MADE_UP = [
    "tull", "", "W10=", "WzEsMiwzXQ==", "eyJhIjoxfQ==", "ø",
    made_up(1, 0, "\ud800", ID, 5, 5), made_up(1, 0, "\0", ID, 5, 5),
    made_up(1, 0, ["a"], ID, 5, 5), made_up("1", 0, "a", ID, 5, 5), made_up(1, 4, "a", ID, 5, 5),
    made_up(1, -1, "a", ID, 5, 5), made_up(1, 0, "a", "tull", 5, 5), made_up(1, 0, "a", ID),
    made_up(1, 0, "a", ID, 0, 5), made_up(1, 0, "a", ID, 6, 5), made_up(1, 0, "a", ID, 5, 2**63),
    made_up(1, 0, "a", ID, 2**62, 2**62), made_up(1, 0, "a", ID, 5, 2**32),
    made_up(1, 0, "a", ID, 5, 9, 7, 6), made_up(1, 0, "a", ID, 5, 9, 9), made_up(1, 0, "a", ID, 5, 9, 4),
    made_up(1, 0, "a", ID, 5, 9, "7"), made_up(1, 0, "a", ID, None, 9), made_up(1, 0, "a", ID, 1.5, 9),
]  # fmt: skip


async def test_a_cursor_of_ours_may_hold_transactions_under_way(shelf: Database) -> None:
    """What the next test's cursors are not."""
    assert [] == await found(shelf, "fôr", after=made_up(40, 3, "|", ID, 5, 9, 5, 8))
    assert [] != await found(shelf, "fôr", after=made_up(-1, 0, "", ID, 5, 5))
    assert [] == await found(shelf, "fôr", after=made_up(2**80, 3, "|", ID, 5, 5))


@pytest.mark.parametrize("cursor", MADE_UP)
async def test_a_cursor_that_we_did_not_make_is_refused(cursor: str, shelf: Database) -> None:
    """As anywhere in the house."""
    for words in (None, "fôr"):
        with pytest.raises(BadCursor):
            await found(shelf, words, after=cursor)


async def test_a_search_takes_two_statements(shelf: Database) -> None:
    """To understand it, and to find; three more where it is misspelled, and one where it stays so."""
    for words, statements in {"hundefor": 2, "kattegodbiter": 2, "kyling": 5, "xyzzyq": 3}.items():
        async with shelf.scope(read_only=True) as scope:
            await catalogue.search(words, first=10)
        assert (words, statements) == (words, scope.statements)


async def test_searching_reads_indexes(
    owner: Any, service_database: Database, app_database: Database
) -> None:
    """PostgreSQL answers from the indexes of words, and leafs along that of names."""
    await take(service_database, rss(*(item(f"S{n}", f"Vare {n}") for n in range(3000))))
    await owner.execute("ANALYZE product")
    for words, index in (
        ("vare 2999", "product_lexemes"),
        ("vare", "product_lexemes"),
        (None, "product_by_name"),
    ):
        before, whole = await _scans(owner, index), await _whole_scans(owner)
        async with app_database.scope() as scope:
            assert 1 <= (await catalogue.search(words, first=10)).total
            await scope.fetch("SELECT pg_stat_force_next_flush()")
        assert before < await _scans(owner, index)
        assert whole == await _whole_scans(owner)


async def _scans(owner: Any, index: str) -> int:
    return await owner.fetchval(
        "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = $1", index
    )


async def _whole_scans(owner: Any) -> int:
    return await owner.fetchval(
        "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'product_entry'"
    )
