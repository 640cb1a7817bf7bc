"""Which version of the privacy notice each customer has seen."""

from typing import Final

from piccolo.columns import Integer, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Basis,
    Declaration,
    Declared,
    Merging,
    Purpose,
    Source,
    about,
)
from minside.core.purposes import WITH_ACCOUNT

NOTICE: Final = Purpose(
    "notice",
    Label(
        "Å vise deg hva som er nytt i personvernerklæringen",
        "To show you what is new in the privacy notice",
    ),
    Basis.LEGITIMATE_INTEREST,
    "GDPR art. 6(1)(f) and art. 12(1)",
)


class NoticeSeen(Declared, Table, db=DB, tablename="notice_seen"):
    """The newest version that was shown, and when it first was."""

    customer = customer_key(primary_key=True)
    version = Integer(default=None)
    seen_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Personvernerklæringen du så sist", "The privacy notice you saw last"),
        category="S17",
        subject=customer,
        merging=Merging.STAY_OUT,
        purposes=(NOTICE,),
        retention=WITH_ACCOUNT,
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        columns=(
            about(customer, "Kunde-id", "Customer id"),
            about(version, "Utgave", "Edition"),
            about(seen_at, "Når du så den", "When you saw it"),
        ),
    )
