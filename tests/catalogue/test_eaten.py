"""What animals eat, told from what they use."""

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
