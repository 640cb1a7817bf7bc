"""What an item says, read as it is meant."""

from datetime import UTC, datetime

import pytest

from minside.catalogue.actions.words import fold, sort_key
from minside.catalogue.facts import Price
from minside.catalogue.feeds.weights import pack_grams

WEIGHTS = [
    ("Tørrfôr, 15 kg", 15_000),
    ("Tørrfôr 2,5 kg", 2_500),
    ("Våtfôr 12 x 400 g", 4_800),
    ("Våtfôr 12x85g", 1_020),
    ("Godbiter 150 gram", 150),
    ("Air-Dried Dog Food, 3.5-oz pouch", 99),
    ("Topping, 2.8-oz pouch, 12 count", 953),
    ("Fresh Dog Food, 1.75-lb bag, case of 4", 3_175),
    ("Canned, 13.4-oz, case of 12, bundle of 2", 9_117),
    ("Pakke med 6 poser 100 g", 600),
    ("Vitamin 500 mg, 100 stk", 50),
    ("Variety Pack, 32 to 36-oz pouches, 6 count", None),
    ("Bundle: 35.2-oz bag + 28.8-oz bag", None),
    ("Bundle: lam + and, 48-oz bag", None),
    ("Country Vet 24/14 Healthy Diet", None),
    ("Leke for 7 kgs hund", None),
    ("Bånd 2 m", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "grams"), WEIGHTS)
def test_a_title_says_what_is_in_the_pack(title: str, grams: int | None) -> None:
    """In g, kg, lb and oz, times how many; where it isn't sure, nothing."""
    assert grams == pack_grams(title, None, None)


def test_what_is_sold_goes_before_what_the_title_says_and_that_before_the_weight() -> None:
    """Google's own measure first; a measure that is no weight says nothing."""
    assert 1_500 == pack_grams("Fôr 2 kg", "1.5 kg", "2.1 kg")
    assert 2_000 == pack_grams("Fôr 2 kg", "750 ml", "2.1 kg")
    assert 2_100 == pack_grams("Fôr", None, "2.1 kg")
    assert pack_grams("Fôr", None, "0 kg") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fôr", "for"),
        ("Ørret", "oerret"),
        ("ørret", "orret"),
        ("Måltid", "maaltid"),
        ("MÅLTID", "maltid"),
        ("Ærfugl", "aerfugl"),
        ("Crème brûlée", "creme brulee"),
        ("Mu\u0308sli", "müsli"),
        ("3,5-oz", "3 5 oz"),
    ],
)
def test_two_spellings_are_one(one: str, other: str) -> None:
    """Accents, letters of three kinds, cases and signs are no difference."""
    assert fold(other) == fold(one)


def test_names_are_sorted_as_norwegians_do() -> None:
    """Æ, ø and å come last, in that order; an accent is no letter of its own."""
    names = ["Ål", "Zebra", "Ørn", "ape", "Ærfugl", "Él", "elg"]
    assert ["ape", "Él", "elg", "Zebra", "Ærfugl", "Ørn", "Ål"] == sorted(names, key=sort_key)


def test_a_sale_lasts_as_long_as_it_says() -> None:
    """From its first moment, and not in its last."""
    begins, ends = datetime(2026, 11, 27, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC)
    price = Price(100, 80, begins, ends)
    assert (80, 100) == price.at(begins)
    assert (100, None) == price.at(ends)
    assert (80, 100) == Price(100, 80).at(ends)
