"""The calendars that customers have of their deliveries."""

from piccolo.columns import Bytea, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Merging, Source, about, technical

from .kept import FIXED_DELIVERIES, YEARS


class CalendarFeed(Declared, Table, db=DB, tablename="calendar_feed"):
    """A secret address at which coming deliveries are read; a merge ends it, since whoever was told it
    was told of the one alone."""

    id = primary_key()
    customer = customer_key()
    token_sha256 = Bytea(secret=True, default=None)
    sealed_token = Bytea(secret=True, default=None)
    created_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Kalenderen med leveringer", "The calendar of deliveries"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        merging=Merging.END,
        portability=False,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            about(
                token_sha256, "Adressen (bare som hash)", "Address (only as a hash)", access=False
            ),
            about(sealed_token, "Adressen (forseglet)", "Address (sealed)", access=False),
            about(created_at, "Laget", "Made", source=Source.OBSERVED),
        ),
    )
