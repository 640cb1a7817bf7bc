"""Complaints (reklamasjoner), and the pictures that show what is wrong."""

from piccolo.columns import UUID, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Editor, Source, about, technical
from minside.core.purposes import CLAIMS

from .kept import TIE, WITH_ORDER, anybodys_key, by_its_author


class Complaint(Declared, Table, db=DB, tablename="complaint"):
    """Something that is wrong with a line of an order, and what came of it."""

    id = primary_key()
    customer = anybodys_key()
    shop_order = UUID(default=None)
    number = Text(default=None)
    line = Text(default=None)
    opened_by = Text(default=None)
    opened_at = Timestamptz(default=None)
    opened_event = Text(default="")
    body = Text(default=None)
    wish = Text(null=True, default=None)
    outcome = Text(null=True, default=None)
    answer = Text(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)
    settled_event = Text(default="")
    written_by = anybodys_key()

    personal = Declaration(
        label=Label("Reklamasjoner", "Complaints"),
        category="S14",
        subject=customer,
        author=written_by,
        purposes=(CLAIMS,),
        retention=WITH_ORDER,
        editors=(Editor.CUSTOMER, Editor.STAFF),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(shop_order, "an id of ours"),
            about(number, "Saksnummer", "Reference", source=Source.DERIVED),
            about(line, "Linje", "Line"),
            about(opened_by, "Meldt av", "Reported by", source=Source.OBSERVED),
            about(opened_at, "Meldt", "Reported", source=Source.OBSERVED),
            technical(opened_event, TIE),
            about(body, "Hva som er galt", "What is wrong", free_text=True),
            about(wish, "Hva du helst ville", "What you wanted best"),
            about(outcome, "Hva det ble til", "What came of it", source=Source.STAFF),
            about(answer, "Svaret vårt", "Our answer", free_text=True, source=Source.STAFF),
            about(settled_at, "Avgjort", "Settled", source=Source.OBSERVED),
            technical(settled_event, TIE),
            by_its_author(written_by),
        ),
    )


class ComplaintPicture(Declared, Table, db=DB, tablename="complaint_picture"):
    """A picture that shows what is wrong; its bytes lie in `File`."""

    id = primary_key()
    customer = anybodys_key()
    complaint = UUID(default=None)
    file = UUID(default=None)
    position = SmallInt(default=None)

    personal = Declaration(
        label=Label("Bilder til reklamasjoner", "Pictures of complaints"),
        category="S14",
        subject=customer,
        purposes=(CLAIMS,),
        retention=WITH_ORDER,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(complaint, "an id of ours"),
            about(file, "Bilde", "Picture"),
            technical(position, "where it stands among the others"),
        ),
    )
