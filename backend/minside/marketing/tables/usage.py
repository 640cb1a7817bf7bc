"""How often each page was shown on a day (S18)."""

from typing import Final

from piccolo.columns import BigInt, Date, Text
from piccolo.table import Table

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

STATISTICS: Final = Purpose(
    "statistics",
    Label("Å gjøre sidene bedre", "To make the pages better"),
    Basis.CONSENT,
    "GDPR art. 6(1)(a), ekomloven §3-15",
)
FIGURES: Final = Retention(
    "figures",
    Label("Så lenge tallene er til nytte", "As long as the figures are of use"),
    "GDPR recital 26: they are about nobody",
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
        retention=FIGURES,
        columns=(
            technical(day, "the day in Oslo, without an hour"),
            technical(page, "a page of the app, without ids"),
            technical(category, "a category of the shop's goods, where the page shows one"),
            technical(device, "mobile, tablet or desktop, by the window's width"),
            technical(stay, "roughly how long, in four classes"),
            technical(views, "how often"),
        ),
    )
