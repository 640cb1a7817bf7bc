"""The consent ledger, whom it is about, and what holds."""

from piccolo.columns import UUID, BigInt, Bytea, ForeignKey, OnDelete, SmallInt, Text, Timestamptz
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from minside.core import keeping
from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Basis,
    Declaration,
    Declared,
    Erasure,
    Purpose,
    Retention,
    Source,
    about,
    technical,
)
from minside.core.purposes import WITH_ACCOUNT

PROOF = Purpose(
    "consent-proof",
    Label("Å kunne vise hva du har sagt ja og nei til", "To be able to show what you agreed to"),
    Basis.LEGAL_OBLIGATION,
    "GDPR art. 7(1)",
)
PROVEN = Retention(
    "consent-3-years",
    Label(
        "3 år etter året da samtykket sist gjaldt",
        "3 years after the year in which the consent last held",
    ),
    "GDPR art. 5(1)(e)",
    counts_from="at",
    months_after_year=keeping.CONSENT_MONTHS,
)


def _customer() -> ForeignKey:
    """None where the address is nobody's yet."""
    return ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=True,
        default=None,
        on_delete=OnDelete.no_action,
    )


class ConsentSubject(Declared, Table, db=DB, tablename="consent_subject"):
    """Whom the ledger's entries are about: the only place that says so."""

    id = primary_key()
    customer = _customer()
    kind = Text(default=None)
    address = Text(null=True, default=None)
    created_at = Timestamptz(default=None)
    left_at = Timestamptz(null=True, default=None)
    taken_back_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Hvem samtykkene gjelder", "Whose consents they are"),
        category="S40",
        subject=customer,
        purposes=(PROOF,),
        retention=WITH_ACCOUNT,
        editors=(),
        columns=(
            about(id, "Samtykke-id", "Consent id", source=Source.DERIVED),
            about(customer, "Kunde-id", "Customer id", portability=False),
            about(kind, "E-post, SMS, konto eller nettleser", "Mail, SMS, account or browser"),
            about(address, "Adresse eller nummer", "Address or number"),
            about(created_at, "Første gang", "First time", source=Source.OBSERVED),
            about(left_at, "Ikke din lenger siden", "Not yours any more since"),
            about(
                taken_back_at,
                "Satt inn av andre, angret",
                "Put in by others, undone",
                source=Source.OBSERVED,
            ),
        ),
    )


class ConsentText(Declared, Table, db=DB, tablename="consent_text"):
    """The words that somebody agreed to, under their hash."""

    sha256 = Bytea(primary_key=True, default=None)
    purpose = Text(default=None)
    language = Text(null=True, default=None)
    version = SmallInt(null=True, default=None)
    text = Text(default=None)

    personal = Declaration(
        label=Label("Samtykketekster", "Texts of consents"),
        category="S40",
        subject_reason="the shop's own words, the same for everybody who agreed to them",
        purposes=(PROOF,),
        access=False,
        portability=False,
        editors=(),
        retention=WITH_ACCOUNT,
        columns=(
            technical(sha256, "the text's hash"),
            technical(purpose, "what the text is about"),
            technical(language, "the text's language"),
            technical(version, "which of our versions; none where a form of others had it"),
            technical(text, "the shop's own words"),
        ),
    )


class ConsentEntry(Declared, Table, db=DB, tablename="consent_entry"):
    """One line of the ledger: what was said, when, how, about which text. It never changes."""

    number = BigInt(primary_key=True, default=None)
    year = SmallInt(default=None)
    subject = UUID(null=True, default=None)
    purpose = Text(null=True, default=None)
    action = Text(default=None)
    basis = Text(null=True, default=None)
    channel = Text(null=True, default=None)
    text_sha256 = Bytea(null=True, default=None)
    at = Timestamptz(default=None)
    written_at = Timestamptz(default=None)
    cites = BigInt(null=True, default=None)
    note_mac = Bytea(null=True, default=None)
    key_id = Bytea(default=None)
    previous = Bytea(default=None)
    mac = Bytea(default=None)

    personal = Declaration(
        label=Label("Samtykkeprotokollen", "The consent ledger"),
        category="S40",
        subject_reason="a pseudonym alone; whose it is stands in consent_subject, and goes with them",
        purposes=(PROOF,),
        source=Source.OBSERVED,
        erasure=Erasure.KEEP,
        editors=(),
        retention=PROVEN,
        columns=(
            technical(number, "its place in the ledger"),
            technical(year, "the part of the ledger that it stands in"),
            about(subject, "Samtykke-id", "Consent id", source=Source.DERIVED),
            about(purpose, "Hva det gjelder", "What it is about"),
            about(action, "Ja eller nei", "Yes or no"),
            about(basis, "Grunnlag", "Basis"),
            about(channel, "Hvordan", "How"),
            about(text_sha256, "Teksten", "The text"),
            about(at, "Når", "When"),
            about(written_at, "Skrevet ned", "Written down"),
            technical(cites, "which entry before it is about"),
            technical(note_mac, "a keyed hash of what is kept apart with it"),
            technical(key_id, "which key of ours made the chain's link"),
            technical(previous, "the chain's link before"),
            technical(mac, "the chain's link"),
        ),
    )


class Consent(Declared, Table, db=DB, tablename="consent"):
    """What holds now, reckoned from the ledger."""

    id = primary_key()
    subject = UUID(default=None)
    purpose = Text(default=None)
    customer = _customer()
    state = Text(default=None)
    entry = BigInt(default=None)
    text_sha256 = Bytea(null=True, default=None)
    since = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Samtykkene dine nå", "Your consents now"),
        category="S40",
        subject=customer,
        purposes=(PROOF,),
        source=Source.DERIVED,
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            technical(subject, "whose it is"),
            about(purpose, "Hva det gjelder", "What it is about"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(state, "Ja eller nei", "Yes or no"),
            technical(entry, "the entry of the ledger that says so"),
            technical(text_sha256, "the text's hash"),
            about(since, "Siden", "Since"),
        ),
    )


class ConsentNote(Declared, Table, db=DB, tablename="consent_note"):
    """The words that an entry rests on: what staff quote, what the shop knew before."""

    id = primary_key()
    entry = BigInt(default=None)
    subject = UUID(default=None)
    customer = _customer()
    note = Text(default=None)

    personal = Declaration(
        label=Label("Ordene et samtykke hviler på", "The words that a consent rests on"),
        category="S40",
        subject=customer,
        purposes=(PROOF,),
        source=Source.STAFF,
        retention=WITH_ACCOUNT,
        portability=False,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            technical(entry, "the entry of the ledger"),
            technical(subject, "whose it is"),
            about(customer, "Kunde-id", "Customer id"),
            about(note, "Ordene", "The words", free_text=True),
        ),
    )
