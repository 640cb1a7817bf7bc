"""Tables of the ground floor: files in chunks, idempotency keys, throttles."""

from typing import Final

from piccolo.columns import UUID, Bytea, Integer, Text, Timestamptz
from piccolo.table import Table

from .columns import customer_key, primary_key
from .engine import DB
from .language import Text as Label
from .personal import Declaration, Declared, Erasure, Merging, Source, about, technical
from .purposes import ACCOUNT, MINUTES, SECURITY, WITH_ACCOUNT, days


class File(Declared, Table, db=DB, tablename="file"):
    """A picture or attachment; its bytes lie in `FileChunk`. With `expires_at` nothing holds it."""

    id = primary_key()
    customer = customer_key()
    purpose = Text(default=None)
    media_type = Text(default=None)
    size = Integer(default=None)
    sha256 = Bytea(default=None)
    width = Integer(null=True, default=None)
    height = Integer(null=True, default=None)
    created_at = Timestamptz(default=None)
    expires_at = Timestamptz(null=True, default=None)
    original = UUID(null=True, default=None)

    personal = Declaration(
        label=Label("Filer", "Files"),
        category="S7",
        subject=customer,
        purposes=(ACCOUNT,),
        retention=WITH_ACCOUNT,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            about(purpose, "Hva filen er", "What the file is"),
            about(media_type, "Filtype", "File type", source=Source.DERIVED),
            about(size, "Størrelse i byte", "Size in bytes", source=Source.DERIVED),
            about(sha256, "Fingeravtrykk", "Fingerprint", source=Source.DERIVED),
            about(width, "Bredde i piksler", "Width in pixels", source=Source.DERIVED),
            about(height, "Høyde i piksler", "Height in pixels", source=Source.DERIVED),
            about(created_at, "Lastet opp", "Uploaded", source=Source.OBSERVED),
            technical(expires_at, "until when an upload waits to be taken: 24 hours"),
            technical(original, "which file this is a smaller drawing of"),
        ),
    )


class FileChunk(Declared, Table, db=DB, tablename="file_chunk"):
    """At most 256 KiB of a file, numbered from 0."""

    id = primary_key()
    customer = customer_key()
    file = UUID(default=None)
    number = Integer(default=None)
    bytes = Bytea(default=None)

    personal = Declaration(
        label=Label("Innholdet i filer", "The content of files"),
        category="S7",
        subject=customer,
        purposes=(ACCOUNT,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(file, "which file it is part of"),
            technical(number, "its place in the file"),
            about(bytes, "Innhold", "Content", free_text=True),
        ),
    )


class IdempotencyKey(Declared, Table, db=DB, tablename="idempotency_key"):
    """A form that was sent: the same key and input gives the same answer, once."""

    id = primary_key()
    customer = customer_key()
    operation = Text(default=None)
    key = Text(default=None)
    input_sha256 = Bytea(default=None)
    result = UUID(null=True, default=None)
    created_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Sendte skjemaer", "Forms sent"),
        category="S17",
        subject=customer,
        merging=Merging.END,
        purposes=(ACCOUNT,),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=days("two-days", "48 timer", "48 hours", counts_from="created_at", days=2),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            about(operation, "Hva som ble gjort", "What was done"),
            technical(key, "what the client calls one form; our app makes it at random"),
            about(
                input_sha256, "Fingeravtrykk av skjemaet", "Fingerprint of the form", access=False
            ),
            technical(result, "the id of what was made"),
            about(created_at, "Når", "When"),
        ),
    )


class Throttle(Declared, Table, db=DB, tablename="throttle"):
    """How often something was tried, under a keyed fingerprint; nothing leads back to a person."""

    bucket = Bytea(primary_key=True, default=None)
    attempts = Integer(default=None)
    window_ends_at = Timestamptz(default=None)
    free_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Bremse mot gjetting", "Brake on guessing"),
        category="S34",
        subject_reason="an address or account can't be found from its keyed fingerprint",
        purposes=(SECURITY,),
        source=Source.OBSERVED,
        access=False,
        portability=False,
        erasure=Erasure.DELETE_ROW,
        editors=(),
        retention=MINUTES,
        columns=(
            about(
                bucket, "Fingeravtrykk av adresse eller konto", "Fingerprint of address or account"
            ),
            technical(attempts, "attempts in the window"),
            technical(window_ends_at, "when the counting starts anew"),
            technical(free_at, "when the next attempt may be made"),
        ),
    )


# Tables that a library keeps in our database, with what each column is. None is personal.
LIBRARY_TABLES: Final[dict[str, dict[str, str]]] = {
    "migration": {
        "id": "Piccolo's own number",
        "name": "which migration",
        "app_name": "always minside",
        "ran_on": "when it ran",
    },
}
