"""What animals eat, told from what they use, and of that what runs out."""

from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import product

from minside.catalogue import actions as catalogue
from minside.core.database import Database

GUIDE = '[{"name": "Fôringsråd", "value": "5 kg 75 g", "section": "Innhold"}]'
SHAMPOO = '[{"name": "Ingredienser", "value": "Vann, havre", "section": "Innhold"}]'


@pytest.mark.parametrize(
    ("category", "contents", "eaten"),
    [
        (["Hund", "Tørrfôr", "Voksen"], "[]", True),
        (["Katt", "Godbiter", "Gress"], "[]", True),
        (["Smådyr", "Høy", "Timotei"], "[]", True),
        (["Fugl", "Ville fugler", "Frø"], "[]", True),
        (["Dog", "Dry food"], "[]", True),
        (["Fugl", "Nyheter"], GUIDE, True),
        ([], "[]", True),
        (["Katt", "Kattesand", "Klumpende"], "[]", False),
        (["Hund", "Leker", "Aktivitet"], "[]", False),
        (["Hund", "Bånd & halsbånd", "Bånd"], "[]", False),
        (["Hund", "Matskåler", "Skål"], "[]", False),
        (["Fugl", "Ville fugler", "Automat"], "[]", False),
        (["Smådyr", "Bur & innredning", "Høyhekk"], "[]", False),
        (["Hund", "Pelspleie", "Sjampo"], SHAMPOO, False),
    ],
)
async def test_food_is_told_from_other_things(
    app_database: Database, owner: Any, kari: UUID, category: list[str], contents: str, eaten: bool
) -> None:
    """By where the shop sorts it, and by what only feed is told of; never by a word in a name."""
    await product(owner, "THING", name="Dekken med 200 g fôr", category=category, contents=contents)
    async with app_database.scope(customer=kari):
        found = await catalogue.find("THING")
    assert found is not None
    assert eaten is catalogue.is_eaten(found)


@pytest.mark.parametrize(
    ("category", "used_up"),
    [
        (["Hund", "Tørrfôr", "Voksen"], True),
        (["Katt", "Godbiter", "Myke"], True),
        (["Katt", "Kattesand", "Tre"], True),
        (["Smådyr", "Strø", "Spon"], True),
        (["Reptil", "Bunn"], True),
        (["Hund", "Tur & reise", "Poser"], True),
        (["Hund", "Pelspleie", "Sjampo"], True),
        (["Hund", "Pelspleie", "Tenner"], True),
        (["Akvarium", "Stell", "Vann"], True),
        (["Dog", "Poop bags"], True),
        ([], True),
        (["Katt", "Klorestativ", "Tre"], False),
        (["Katt", "Kattedo", "Med lokk"], False),
        (["Hund", "Senger & tepper", "Seng"], False),
        (["Hund", "Pelspleie", "Børste"], False),
        (["Smådyr", "Bur & innredning", "Vann"], False),
        (["Hund", "Leker", "Baller"], False),
        (["Katt", "Tur & reise", "Bag"], False),
    ],
)
async def test_what_runs_out_is_told_from_what_stays(
    app_database: Database, owner: Any, kari: UUID, category: list[str], used_up: bool
) -> None:
    """By where the shop sorts it: litter, bedding and what keeps clean, beside all that is eaten."""
    await product(owner, "THING", name="Ting", category=category)
    async with app_database.scope(customer=kari):
        found = await catalogue.find("THING")
    assert found is not None
    assert used_up is catalogue.is_used_up(found)
