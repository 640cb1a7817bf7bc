"""Whether a pet may eat a product, by what is said of its contents."""

import pytest

from minside.catalogue.actions import Fact
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions.allergies import contents_of, may_eat


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
