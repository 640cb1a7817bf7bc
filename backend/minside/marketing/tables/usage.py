"""How often each page was shown on a day (S18), and how that is told."""

from typing import Final

from piccolo.columns import BigInt, Date, SmallInt, Text
from piccolo.table import Table

from minside.core import keeping
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Basis,
    Declaration,
    Declared,
    Purpose,
    Retention,
    Source,
    technical,
)
from minside.core.purposes import days

STATISTICS: Final = Purpose(
    "statistics",
    Label("Å gjøre sidene bedre", "To make the pages better"),
    Basis.CONSENT,
    "GDPR art. 6(1)(a), ekomloven §3-15",
)
FIGURES_DAYS: Final = keeping.FIGURES.days


def _kept(counts_from: str) -> Retention:
    """They are about nobody, and go all the same: nobody needs to know how the pages were used before."""
    return days(
        f"figures-24-months-{counts_from}",
        "24 måneder, hele uker om gangen",
        "24 months, whole weeks at a time",
        counts_from=counts_from,
        days=FIGURES_DAYS,
    )


class UsageCount(Declared, Table, db=DB, tablename="usage_count"):
    """So many views of one kind on a day in Oslo; a row has no id, which would tell when it was made."""

    day = Date(primary_key=True, default=None)
    page = Text(default=None)
    category = Text(null=True, default=None)
    device = Text(default=None)
    stay = Text(default=None)
    views = BigInt(default=None)

    personal = Declaration(
        label=Label("Tall på viste sider", "Figures of pages shown"),
        category="S18",
        subject_reason="it counts pages, and neither who saw them nor from where was ever told",
        purposes=(STATISTICS,),
        source=Source.OBSERVED,
        access=False,
        portability=False,
        editors=(),
        retention=_kept("day"),
        columns=(
            technical(day, "the day in Oslo, without an hour"),
            technical(page, "a page of the app, without ids"),
            technical(category, "a category of the shop's goods, where the page shows one"),
            technical(device, "mobile, tablet or desktop, by the window's width"),
            technical(stay, "roughly how long, in four classes"),
            technical(views, "how often"),
        ),
    )


class UsageWeek(Declared, Table, db=DB, tablename="usage_week"):
    """How finely the figures of a week are told."""

    monday = Date(primary_key=True, default=None)
    level = SmallInt(default=None)

    personal = Declaration(
        label=Label("Hvor fint ukens tall vises", "How finely a week’s figures are told"),
        category="S18",
        subject_reason="it is about figures, which are about nobody",
        purposes=(STATISTICS,),
        source=Source.DERIVED,
        access=False,
        portability=False,
        editors=(),
        retention=_kept("monday"),
        columns=(
            technical(monday, "the week"),
            technical(level, "one of five levels of detail"),
        ),
    )
