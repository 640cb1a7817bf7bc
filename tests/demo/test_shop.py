"""The demo's own catalogue: whole, plausible, its own, and with a picture to everything."""

import re
from collections import defaultdict
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from PIL import Image
from tests.catalogue.feeds import take
from tests.demo.feed import Product, grams, kroner, products

from minside.core.database import Database
from minside.demo.fill import FEED

SHOP = FEED.parent
PICTURES = SHOP / "pictures"
ROOT = Path(__file__).parents[2]
OUTERMOST = {"Hund", "Katt", "Smådyr", "Fugl", "Akvarium", "Reptil", "Hest"}
SAID_OF_FOOD = ["Ingredienser", "Analytiske bestanddeler", "Fôringsråd", "Inneholder"]
FOOD = re.compile(
    r"[fF]ôr\b|Godbiter|Høy\b|Tilskudd|Mineraler"
    r"|Ville fugler > (Frø|Talg)|Burfugl > (Undulat|Kanari|Parakitt|Hirse)"
)
BRANDS = {
    "Børstebua", "Dompap & Meis", "Dunkurv", "Fôrlåven", "Kløverhopp", "Klunkebekk", "Kvitrestien",
    "Lurvelund", "Nuskebakk", "Potesand", "Rampelek", "Refleksrev", "Reisesnute", "Sildetassen",
    "Skritt & Tølt", "Skål & Slurk", "Snutelund", "Tautråkk", "Timotunet", "Tussmyra", "Tyggefjøl",
    "Vilter Vidde", "Værhårstua", "Ørkenkrok",
}  # fmt: skip
# Capitals inside a sentence: places, units and abbreviations, and nobody's name.
CAPITALS = {
    "Finnmark", "Hardanger", "Lofoten", "Nordsjøen", "Trøndelag",
    "Vestlandet", "USB-C", "LED-lys", "D3", "C-vitamin", "C", "M", "L",
}  # fmt: skip
# What an ingredient means for whoever must avoid it; `Inneholder` may not keep quiet about it.
GIVEN_AWAY = {
    r"kylling": {"Kylling"},
    r"kalkun": {"Kalkun"},
    r"\band(efett)?\b": {"And"},
    r"laks": {"Laks", "Fisk"},
    r"torsk|\bsei\b|sild|makrell|tunfisk|fisk|\btran\b": {"Fisk"},
    r"reke|krill|skalldyr": {"Skalldyr"},
    r"storfe|okse|kalv": {"Storfe"},
    r"\blam": {"Lam"},
    r"\bsvin": {"Svin"},
    r"reinsdyr": {"Reinsdyr"},
    r"\begg\b": {"Egg"},
    r"\bost\b|myse|melk|fløte|yoghurt": {"Melk"},
    r"hvete": {"Hvete", "Korn"},
    r"havre|bygg|\bmais\b|\bris(mel)?\b|hirse": {"Korn"},
    r"peanøtt": {"Peanøtter"},
    r"\berte": {"Erter"},
    r"soya": {"Soya"},
}
BIRDS = {"Kylling", "Kalkun", "And"}
WITHOUT = {"fugl": BIRDS, "fjærfe": BIRDS}
CONTENTS = set[str]().union(*GIVEN_AWAY.values()) | {
    "Elg", "Hjort", "Kanin", "Insekter", "Gress", "Lucerne", "Linser", "Potet", "Solsikke",
    "Alger", "Eple", "Urter", "Gulrot", "Frø", "Mineraler",
}  # fmt: skip


def foods() -> list[Product]:
    return [each for each in products() if each.contents]


def groups() -> dict[str, list[Product]]:
    found: dict[str, list[Product]] = defaultdict(list)
    for each in products():
        if each["item_group_id"]:
            found[each["item_group_id"]].append(each)
    return found


def test_the_shelves_are_full() -> None:
    """Some hundred products of every kind of animal, each told apart, in a file of bearable size."""
    everything = products()
    assert len(everything) >= 300
    assert FEED.stat().st_size <= 500_000
    for name in ("id", "title", "link"):
        assert len(everything) == len({each[name] for each in everything})
    assert {each.kind[0] for each in everything} == OUTERMOST
    for each in everything:
        assert re.fullmatch(r"MP-\d{5}", each["id"])
        assert "new" == each["condition"]
        assert len(each.kind) >= 2
        assert len(each["title"]) <= 150


def test_every_picture_exists_and_is_used() -> None:
    """A card without its picture, or a picture without its card, would be a slip."""
    used = {each["image_link"] for each in products()}
    files = sorted(PICTURES.iterdir())
    assert sorted(used) == [f"pictures/{each.name}" for each in files]
    assert sum(each.stat().st_size for each in files) <= 900_000
    for each in files:
        assert each.stat().st_size <= 12_000
        with Image.open(each) as picture:
            assert ("WEBP", (600, 600)) == (picture.format, picture.size)
            picture.load()
    assert {each.stem for each in files} == {each.stem for each in (SHOP / "drawings").iterdir()}


def test_the_wheel_carries_the_shop() -> None:
    """Whoever installs the package has the whole shop, but for what the pictures are drawn from."""
    packed = {each.distribution_path for each in WheelBuilder(str(ROOT)).recurse_included_files()}
    shop = {each.removeprefix("minside/demo/shop/") for each in packed if "/demo/shop/" in each}
    told = {"products.xml", "year.jsonl", "uses.jsonl"}
    assert told | {each["image_link"] for each in products()} == shop


def test_prices_are_plausible() -> None:
    """In whole kroner; a sale is a saving that hasn't ended before it began."""
    for each in products():
        assert 10 <= each.kroner <= 4_000, each["title"]
        assert each.kroner == int(each.kroner)
        if each["sale_price"]:
            assert 0.6 < kroner(each["sale_price"]) / each.kroner < 0.95, each["title"]
        if during := each["sale_price_effective_date"]:
            begin, end = map(datetime.fromisoformat, during.split("/"))
            assert each["sale_price"]
            assert begin < end
    reduced = [each for each in products() if each["sale_price"]]
    always = [each for each in reduced if not each["sale_price_effective_date"]]
    assert len(reduced) >= 20
    assert len(always) >= 5


def test_some_things_are_out_of_stock() -> None:
    """Most can be had; one can be ordered ahead, from a day that is said."""
    by_state: dict[str, int] = defaultdict(int)
    for each in products():
        by_state[each["availability"]] += 1
        assert (each["availability"] == "preorder") == bool(each["availability_date"])
    assert {"in_stock", "out_of_stock", "preorder"} == set(by_state)
    assert 1 == by_state["preorder"]
    assert 10 <= by_state["out_of_stock"] <= len(products()) / 10


def test_weights_are_plausible() -> None:
    """What a title says a pack weighs is what the feed says; no food is priced like saffron."""
    for each in products():
        if each["product_weight"]:
            assert 10 <= grams(each["product_weight"]) <= 40_000, each["title"]
        if each["size"] and (said := _grams_said(each["size"])):
            assert said == pytest.approx(grams(each["product_weight"])), each["title"]
    for each in foods():
        per_kilo = each.kroner / grams(each["product_weight"]) * 1_000
        assert 8 <= per_kilo <= 6_600, each["title"]
        if "Tørrfôr" in each.kind:
            assert 45 <= per_kilo <= 210, each["title"]


def _grams_said(size: str) -> float | None:
    said = re.fullmatch(r"(?:(\d+) × )?([\d,]+) (k?g)", size)
    if said is None:
        return None
    return int(said[1] or 1) * grams(f"{said[2].replace(',', '.')} {said[3]}")


def test_every_food_says_what_is_in_it() -> None:
    """All four facts, for all that is eaten."""
    assert len(foods()) >= 150
    for each in products():
        eaten = FOOD.search(each["product_type"])
        assert bool(eaten) == bool(each.contents), each["title"]
    for each in foods():
        assert SAID_OF_FOOD == list(each.contents)
        assert each["product_weight"], each["title"]


def test_no_allergen_is_kept_quiet() -> None:
    """`Inneholder` names, by the same few words everywhere, what the ingredients give away."""
    for each in foods():
        named = set(each.contains)
        assert len(each.contains) == len(named)
        assert named <= CONTENTS, each["title"]
        ingredients = each.contents["Ingredienser"].lower()
        for sign, meant in GIVEN_AWAY.items():
            if re.search(sign, ingredients):
                assert meant <= named, each["title"]
            elif {"Fisk"} != meant and len(meant) == 1 and meant != {"Korn"}:
                assert not meant & named, each["title"]


def test_what_a_food_says_it_is_without_is_not_in_it() -> None:
    """ "Uten korn" is a promise to somebody's stomach; every "uten" of a kind of food is kept."""
    kept = 0
    for each in foods():
        words = f"{each['title']} {each['description']}".lower()
        for without in re.findall(r"uten ([a-zæøå, &]+)", words):
            for word in re.findall(r"[a-zæøå]+", without):
                meant = WITHOUT.get(word, {word.capitalize()})
                assert not meant & set(each.contains), each["title"]
                kept += bool(meant & CONTENTS)
    assert kept >= 20


def test_the_analysis_adds_up() -> None:
    """Shares of a whole: none of them more than it, nor all together."""
    for each in foods():
        shares = re.findall(r"([\d,]+) %", each.contents["Analytiske bestanddeler"])
        assert len(shares) >= 4
        assert sum(float(share.replace(",", ".")) for share in shares) <= 100.5, each["title"]


def test_variants_hang_together() -> None:
    """Of one brand, kind and text, and told apart by size, taste or colour."""
    for group, members in groups().items():
        assert len(members) >= 2, group
        for name in ("brand", "product_type", "description"):
            assert 1 == len({each[name] for each in members}), group
        told = {(each["size"], each["pattern"], each["color"]) for each in members}
        assert len(members) == len(told), group
    for each in products():
        if each["pattern"] or each["color"]:
            assert each["item_group_id"], each["title"]


def test_a_bigger_pack_is_never_dearer_by_weight() -> None:
    """As people expect, or they would rightly call it a mistake."""
    for members in groups().values():
        shelves: dict[str | None, list[Product]] = defaultdict(list)
        for each in members:
            if each.contents and _grams_said(each["size"]):
                shelves[each["pattern"]].append(each)
        for shelf in shelves.values():
            shelf.sort(key=lambda each: grams(each["product_weight"]))
            for small, large in pairwise(shelf):
                least, most = (
                    each.kroner / grams(each["product_weight"]) for each in (large, small)
                )
                assert least <= most, large["title"]


def test_no_two_descriptions_are_alike() -> None:
    """But for variants of one product; each is a few whole sentences."""
    owner: dict[str, str] = {}
    for each in products():
        text = each["description"]
        assert owner.setdefault(text, each["item_group_id"] or each["id"]) in (
            each["item_group_id"], each["id"],
        )  # fmt: skip
        assert re.fullmatch(r"[A-ZÆØÅ0-9].{30,300}[.]", text), text
        assert 1 <= len(re.findall(r"[.!?](?= |$)", text)) <= 4, text
        assert "  " not in text


def test_nothing_links_elsewhere() -> None:
    """Only to the shop itself, and to pictures beside the feed."""
    for each in products():
        assert re.fullmatch(r"https://www\.mikopet\.no/p/[a-z0-9-]+", each["link"])
        assert each["link"].endswith(each["id"].lower())
    places = set(re.findall(r"https?://[^/\"<]+", FEED.read_text()))
    assert {"https://www.mikopet.no", "http://base.google.com"} == places


def test_nobody_real_is_named() -> None:
    """The brands are the invented ones; a capital inside a sentence is a place or a unit."""
    assert BRANDS == {each["brand"] for each in products()}
    for each in products():
        for text in (each["description"], *each.contents.values()):
            inside = re.findall(r"(?<=[a-zæøåé0-9,;)»] )[A-ZÆØÅ][\w-]*", text)
            assert not set(inside) - CAPITALS - CONTENTS, (each["title"], inside)


def test_article_numbers_are_for_use_inside_the_shop() -> None:
    """GS1 leaves 20 to 29 to shops; the check digit is right, and no number is used twice."""
    numbers = [each["gtin"] for each in products() if each["gtin"]]
    assert len(numbers) == len(set(numbers)) >= 150
    for number in numbers:
        assert re.fullmatch(r"2\d{12}", number)
        assert 0 == sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(number)) % 10


async def test_a_house_takes_it_whole(owner: Any, service_database: Database) -> None:
    """No item is left out; each is sorted as here, and holds the grams that its pack says."""
    counted, left_out, imported = await take(service_database, FEED.read_bytes())
    assert ((len(products()), 0, 0), [], False) == (counted, left_out, imported.broke_off)
    rows = {row["sku"]: row for row in await owner.fetch("SELECT * FROM product")}
    for each in products():
        row = rows[each["id"]]
        assert each.kind == row["category"]
        if each.contents:
            assert round(grams(each["product_weight"])) == row["pack_grams"], each["title"]
