"""What the daily look found, for whoever watches. Nobody's rows: how many, and not whose."""

from typing import Final

from piccolo.columns import Integer, Text, Timestamptz
from piccolo.table import Table

from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Retention, Source, technical
from minside.core.purposes import ACCOUNT

_UNTIL_THE_NEXT: Final = Retention(
    "delivery-alarm", Label("Til neste gang", "Until the next look"), "not personal data"
)


class DeliveryAlarm(Declared, Table, db=DB, tablename="delivery_alarm"):
    """So many of a kind, as of the last look."""

    kind = Text(primary_key=True, default=None)
    found = Integer(default=None)
    looked_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Alarmer om leveringer", "Alarms about deliveries"),
        category="S12",
        subject_reason="it counts what is amiss, and doesn't say whose it is",
        purposes=(ACCOUNT,),
        source=Source.DERIVED,
        access=False,
        portability=False,
        editors=(),
        retention=_UNTIL_THE_NEXT,
        columns=(
            technical(kind, "what is amiss"),
            technical(found, "how often"),
            technical(looked_at, "when somebody looked"),
        ),
    )
