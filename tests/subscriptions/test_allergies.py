"""Whether a pet may eat a product, by what is said of its contents."""

from xml.etree import ElementTree

import pytest

from minside.catalogue.actions import Fact
from minside.demo.fill import FEED
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions.allergies import contents_of, may_eat

G = "{http://base.google.com/ns/1.0}"


@pytest.mark.parametrize(
    ("avoided", "contents"),
    [
        ("kylling", "Kyllingmel (28 %), mais, hvete"),
        ("Kylling", "Ferskt KYLLINGKJØTT, ris"),
        ("kylling", "Chicken, rice"),
        ("kylling", "Fjærkremel, mais"),
        ("kylling", "Kjøtt og animalske biprodukter"),
        ("kyllingprotein", "Tørket kylling"),
        ("fjærkre", "Kalkun 30 %, potet"),
        ("fisk", "Laksemel, ris"),
        ("laks", "Fisk og fiskebiprodukter"),
        ("storfe", "Oksekjøtt, gulrot"),
        ("biff", "Storfelever"),
        ("svin", "Hydrolysert griselever"),
        ("gluten", "Hvetemel, kylling"),
        ("hvete", "Korn, kylling"),
        ("korn", "Brun ris, laks"),
        ("melk", "Mysepulver, laks"),
        ("egg", "Tørket helegg, laks"),
        ("erter", "Ertestivelse, laks"),
        ("soya", "Sojaprotein"),
        ("ris", "Rismel, and"),
        ("kylling og storfe", "Oksekjøtt"),
        ("allergisk mot kenguru", "Kenguru 20 %"),
        ("kenguru, struts", "Strutsekjøtt"),
        ("and", "And (20 %), potet"),
    ],
)
def test_what_is_avoided_is_found_by_any_name(avoided: str, contents: str) -> None:
    """In Norwegian and English, compounds and groups; what may be in it counts as being in it."""
    assert not may_eat(contents, [avoided])


@pytest.mark.parametrize(
    ("avoided", "contents"),
    [
        ("kylling", "Laks 30 %, potet, erter"),
        ("fisk", "Kylling, ris, gulrot"),
        ("storfe", "Lammekjøtt, ris"),
        ("hvete", "Kylling, potet"),
        ("ris", "Frisk laks, potet"),
        ("egg", "Laks, gulrot"),
        ("allergisk mot kylling", "Laks, potetprotein"),
        ("  ", "Kylling"),
    ],
)
def test_what_is_not_in_it_may_be_eaten(avoided: str, contents: str) -> None:
    """Nothing is kept from a pet without a reason."""
    assert may_eat(contents, [avoided])


def test_what_nobody_says_may_be_anything() -> None:
    """Unknown contents count as containing it; a pet that tolerates all may have them."""
    assert not may_eat(None, ["kylling"])
    assert not may_eat(" ", ["kylling"])
    assert may_eat(None, [])


def test_contents_are_read_under_their_names() -> None:
    """A product that tells only its weight tells nothing of what is in it."""
    assert "Laks, ris" == contents_of([Fact("Sammensetning ", "Laks, ris"), Fact("Vekt", "2 kg")])
    assert contents_of([Fact("Vekt", "2 kg")]) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Ingredienser", "INGREDIENSER:", "Ingredienser (per 100 g)", "Inneholder", "Sammensetning",
        "Sammensetning:", "Innhold", "Råvarer", "Sammensætning", "Innehåll", "Ingredients",
        "Composition", "Contains", "Zusammensetzung",
    ],
)  # fmt: skip
def test_contents_are_read_under_each_heading_that_shops_use(heading: str) -> None:
    """Whatever the language, and however it is written."""
    assert "Laks 30 %, potet" == contents_of([Fact(heading, "Laks 30 %, potet", "Innhold")])


@pytest.mark.parametrize(
    "heading",
    [
        "Inneholder ikke",
        "Uten",
        "Analytiske bestanddeler",
        "Fôringsråd",
        "Kan inneholde",
        "Allergener",
    ],
)
def test_what_is_no_list_of_contents_leaves_them_unknown(heading: str) -> None:
    """What isn't in it, what it is analysed as, and some of what is in it."""
    assert contents_of([Fact(heading, "Laks, ris")]) is None


def test_a_summary_tells_what_the_list_is_vague_of() -> None:
    """And takes nothing back that the list says more plainly: mackerel isn't salmon for being fish."""
    vague = contents_of(
        [Fact("Ingredienser", "Proteinhydrolysat, ris"), Fact("Inneholder", "Kylling")]
    )
    assert not may_eat(vague, ["kylling"])
    plain = contents_of([Fact("Ingredienser", "Makrell 75 %, kraft"), Fact("Inneholder", "Fisk")])
    assert (True, False) == (may_eat(plain, ["laks"]), may_eat(plain, ["fisk"]))
    hidden = contents_of([Fact("Ingredienser", "Ris, omega-3"), Fact("Inneholder", "Fisk")])
    assert not may_eat(hidden, ["laks"])
    traces = contents_of([Fact("Sammensetning", "Laks"), Fact("Kan inneholde spor av", "Hvete")])
    assert not may_eat(traces, ["hvete"])


def test_sauce_is_no_sheep_and_fescue_no_pig() -> None:
    """A word that only looks like an animal keeps nothing from a pet."""
    assert may_eat("Torsk 40 %, saus med potetstivelse, engsvingel", ["lam", "svin"])


def test_every_food_of_the_demo_says_what_is_in_it() -> None:
    """Under headings that are read, with all that its summary names."""
    read = 0
    for item in ElementTree.parse(FEED).iter("item"):
        facts = [
            Fact(*(detail.findtext(f"{G}attribute_{part}") or "" for part in ("name", "value")))
            for detail in item.iter(f"{G}product_detail")
        ]
        named = [fact.value for fact in facts if fact.name == "Inneholder"]
        if named:
            read += 1
            contents = contents_of(facts)
            assert [] == [part for part in named[0].split(", ") if may_eat(contents, [part])]
    assert read > 100


def test_a_warning_names_the_pet_and_the_product() -> None:
    """Only those that can't have it; and it says where nothing is known."""
    pets = [("Luna", ["kylling"]), ("Balder", []), ("Pus", ["laks"])]
    told = subscriptions.warning("Godbit", "Kylling", pets)
    assert told is not None
    assert "Godbit inneholder, eller kan inneholde, noe som Luna ikke tåler" in told.nb
    unknown = subscriptions.warning("Godbit", None, pets)
    assert unknown is not None
    assert "Vi vet ikke hva Godbit inneholder, og Luna og Pus tåler ikke alt" in unknown.nb
    assert "know what is in Godbit" in unknown.en
    assert subscriptions.warning("Godbit", "Potet", pets) is None
