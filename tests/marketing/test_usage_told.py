"""What is said to be counted is what is counted: no more, and no less (S18)."""

from typing import Any

import msgspec
import pytest

from minside.consents import texts
from minside.consents.actions import Purpose
from minside.core.language import Language
from minside.marketing.tables.usage import FIGURES_DAYS, UsageCount
from minside.marketing.usage_routes import Told
from minside.privacy import notice

# By the column: how the notice says it, and how the text does that is agreed to, which the page about
# cookies shows whole.
SAID = {
    Language.NB: {
        "page": ("per side", "hvilke sider som vises"),
        "category": ("varekategorien du har valgt", "hvilken varekategori du har valgt"),
        "device": ("type enhet", "en mobil, et nettbrett eller en datamaskin"),
        "stay": ("omtrent hvor lenge", "omtrent hvor lenge"),
        "day": ("og dag", "tall for hele dagen"),
    },
    Language.EN: {
        "page": ("by page", "which pages are shown"),
        "category": ("the category of goods you have chosen", "which category of goods you have chosen"),
        "device": ("kind of device", "a mobile, a tablet or a computer"),
        "stay": ("roughly how long", "roughly for how long"),
        "day": ("and day", "figures for the whole day"),
    },
}  # fmt: skip
LEFT_OUT = {
    Language.NB: ("Hvilke varer du ser på, operativsystem, navn og ip-adresse er ikke med",
                  "Hvilke varer du ser på, er ikke med"),
    Language.EN: ("Which products you look at, operating system, name and IP address aren’t part of it",
                  "Which products you look at isn’t part of it"),
}  # fmt: skip
KEPT = {Language.NB: "etter 24 måneder", Language.EN: "after 24 months"}


def notices_words(language: Language) -> str:
    """The notice's paragraph about it."""
    [section] = [each for each in notice.versions(language)[-1].sections if each.key == "cookies"]
    texts = [block.text for block in section.blocks if block.text]
    [found] = [each for each in texts if KEPT[language] in each]
    return found


@pytest.mark.parametrize("language", Language)
def test_all_that_is_counted_is_said(language: Language) -> None:
    """Each column by the notice and by what is agreed to; how long; and what isn't counted."""
    agreed = texts.latest(Purpose.STATISTICS_COOKIES, language)
    whole = " ".join([agreed.label, *agreed.paragraphs])
    columns = {column._meta.name for column in UsageCount._meta.columns} - {"views"}
    assert {*SAID[language]} == columns
    for in_notice, in_text in (*SAID[language].values(), LEFT_OUT[language]):
        assert in_notice in notices_words(language)
        assert in_text in whole
    assert 730 == FIGURES_DAYS
    assert KEPT[language] in whole


async def test_nothing_else_is_counted(owner: Any) -> None:
    """The store has no more than that; nor does the door take more, and the day is its own."""
    rows = await owner.fetch(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'usage_count'"
    )
    assert {*SAID[Language.NB], "views"} == {row["column_name"] for row in rows}
    told = {field.name for field in msgspec.structs.fields(Told)}
    assert {*SAID[Language.NB]} - {"day"} == told
