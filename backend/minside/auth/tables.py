"""Passwords, sessions, known devices, the security log, and what waits for a link or a code.

Secrets stand here only as hashes.
"""

from typing import Final

from piccolo.columns import (
    JSONB,
    UUID,
    Bytea,
    Column,
    ForeignKey,
    OnDelete,
    SmallInt,
    Text,
    Timestamptz,
)
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from minside.core import keeping
from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    About,
    Declaration,
    Declared,
    Merging,
    Purpose,
    Retention,
    Source,
    Technical,
    about,
    technical,
)
from minside.core.purposes import ACCOUNT, SECURITY, WITH_ACCOUNT, days

DEVICE_KEPT: Final = keeping.DEVICE
LOG_KEPT: Final = keeping.SECURITY_LOG
_ONE_DAY: Final = days("one-day", "24 timer", "24 hours", counts_from="created_at", days=1)


def _observed(
    label: Label,
    *columns: About | Technical,
    subject: Column,
    retention: Retention,
    merging: Merging = Merging.END,
) -> Declaration:
    """What the way in notes about a customer, to keep strangers out; it opens that one's door
    only."""
    return Declaration(
        label=label,
        category="S17",
        subject=subject,
        merging=merging,
        purposes=(SECURITY,),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=retention,
        columns=columns,
    )


def _of_an_address(
    label: Label, *columns: About | Technical, purpose: Purpose, reason: str
) -> Declaration:
    """Rows of an address that may be nobody's, for a day; `reason` says why."""
    return Declaration(
        label=label,
        category="S4",
        subject_reason=reason,
        purposes=(purpose,),
        portability=False,
        editors=(),
        retention=_ONE_DAY,
        columns=columns,
    )


class Password(Declared, Table, db=DB, tablename="password"):
    """The argon2id hash of a customer's password (S9)."""

    customer = customer_key(primary_key=True)
    hash = Text(secret=True, default=None)
    changed_at = Timestamptz(default=None)
    inner_kind = Text(null=True, default=None)
    inner_salt = Bytea(null=True, secret=True, default=None)
    inner_salt_place = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Passord", "Password"),
        category="S9",
        subject=customer,
        merging=Merging.NEWEST,
        purposes=(SECURITY,),
        retention=WITH_ACCOUNT,
        portability=False,
        columns=(
            about(customer, "Kunde-id", "Customer id", editors=()),
            about(hash, "Passord (bare som hash)", "Password (only as a hash)", access=False),
            about(changed_at, "Sist endret", "Last changed", source=Source.OBSERVED, editors=()),
            technical(inner_kind, "how the shop had hashed the password that the hash wraps"),
            about(
                inner_salt,
                "Salt fra butikken",
                "The shop's salt",
                access=False,
                source=Source.OBSERVED,
                editors=(),
            ),
            technical(inner_salt_place, "whether that salt stood before or after the password"),
        ),
    )


class Session(Declared, Table, db=DB, tablename="session"):
    """One browser that is signed in; its token is known only by its SHA-256."""

    id = primary_key()
    customer = customer_key()
    token_sha256 = Bytea(secret=True, default=None)
    device = Text(null=True, default=None)
    created_at = Timestamptz(default=None)
    last_used_at = Timestamptz(default=None)
    stepped_up_at = Timestamptz(null=True, default=None)

    personal = _observed(
        Label("Innlogginger", "Sessions"),
        technical(id, "an id of ours"),
        about(customer, "Kunde-id", "Customer id"),
        about(token_sha256, "Nøkkel (bare som hash)", "Token (only as a hash)", access=False),
        about(device, "Nettleser og enhet", "Browser and device"),
        about(created_at, "Logget inn", "Signed in"),
        about(last_used_at, "Sist brukt", "Last used"),
        about(stepped_up_at, "Passordet gitt på nytt", "Password given again"),
        subject=customer,
        retention=days(
            "idle-60-days",
            "60 dager etter siste bruk",
            "60 days after the last use",
            counts_from="last_used_at",
            days=60,
        ),
    )


class KnownDevice(Declared, Table, db=DB, tablename="known_device"):
    """A browser that once signed in as this customer: strangers' guesses don't slow it down."""

    id = primary_key()
    customer = customer_key()
    token_sha256 = Bytea(secret=True, default=None)
    last_used_at = Timestamptz(default=None)

    personal = _observed(
        Label("Kjente enheter", "Known devices"),
        technical(id, "an id of ours"),
        about(customer, "Kunde-id", "Customer id"),
        about(token_sha256, "Nøkkel (bare som hash)", "Token (only as a hash)", access=False),
        about(last_used_at, "Sist brukt", "Last used"),
        subject=customer,
        retention=days(
            "device-400-days",
            "400 dager etter siste bruk",
            "400 days after the last use",
            counts_from="last_used_at",
            days=DEVICE_KEPT.days,
        ),
    )


class SecurityEvent(Declared, Table, db=DB, tablename="security_event"):
    """What happened to the account's security; the app may only add."""

    id = primary_key()
    customer = customer_key()
    kind = Text(default=None)
    device = Text(null=True, default=None)
    occurred_at = Timestamptz(default=None)

    personal = _observed(
        Label("Sikkerhetslogg", "Security log"),
        technical(id, "an id of ours"),
        about(customer, "Kunde-id", "Customer id"),
        about(kind, "Hva som skjedde", "What happened"),
        about(device, "Nettleser og enhet", "Browser and device"),
        about(occurred_at, "Når", "When"),
        subject=customer,
        merging=Merging.MOVE,
        retention=days(
            "security-log", "12 måneder", "12 months", counts_from="occurred_at", days=LOG_KEPT.days
        ),
    )


class Registration(Declared, Table, db=DB, tablename="registration"):
    """Somebody who wants to become a customer and hasn't shown yet that the address is theirs."""

    id = UUID(primary_key=True, default=None)
    email = Text(default=None)
    first_name = Text(default=None)
    last_name = Text(default=None)
    language = Text(default=None)
    hash = Text(null=True, secret=True, default=None)
    token_sha256 = Bytea(null=True, secret=True, default=None)
    agreed = JSONB(default="[]")
    birth_year = SmallInt(null=True, default=None)
    key = Text(null=True, default=None)
    form_sha256 = Bytea(secret=True, default=None)
    created_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)

    personal = _of_an_address(
        Label("Påbegynte kontoer", "Accounts begun"),
        technical(id, "an id of ours"),
        about(email, "E-postadresse", "E-mail address"),
        about(first_name, "Fornavn", "First name", category="S1", free_text=True),
        about(last_name, "Etternavn", "Last name", category="S1", free_text=True),
        about(language, "Språk", "Language", category="S17"),
        about(
            hash,
            "Passord (bare som hash)",
            "Password (only as a hash)",
            category="S9",
            access=False,
        ),
        about(token_sha256, "Lenke (bare som hash)", "Link (only as a hash)", access=False),
        about(agreed, "Bokser du krysset av", "Boxes that you ticked", category="S32"),
        about(birth_year, "Fødselsår", "Year of birth", category="S5"),
        technical(key, "what the client calls one form; our app makes it at random"),
        about(form_sha256, "Fingeravtrykk av skjemaet", "Fingerprint of the form", access=False),
        about(created_at, "Når", "When", source=Source.OBSERVED),
        technical(expires_at, "until when the link can be used: 24 hours"),
        reason="nobody is a customer before the address is verified; it goes in a day",
        purpose=ACCOUNT,
    )


class ResetRequest(Declared, Table, db=DB, tablename="reset_request"):
    """An address that asked for a new password, until the worker has looked who lives there."""

    id = UUID(primary_key=True, default=None)
    email = Text(default=None)
    language = Text(default=None)
    device = Text(null=True, default=None)
    created_at = Timestamptz(default=None)

    personal = _of_an_address(
        Label("Bestilte passordlenker", "Password links asked for"),
        technical(id, "an id of ours"),
        about(email, "E-postadresse", "E-mail address"),
        about(language, "Språk", "Language", category="S17"),
        about(device, "Nettleser og enhet", "Browser and device", category="S17"),
        about(created_at, "Når", "When", source=Source.OBSERVED),
        reason="the address may be nobody's; the row goes when the letter is written",
        purpose=SECURITY,
    )


class ResetLink(Declared, Table, db=DB, tablename="reset_link"):
    """A link that sets a new password, for an hour, until it or another way in is used."""

    id = primary_key()
    customer = customer_key()
    token_sha256 = Bytea(secret=True, default=None)
    created_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)

    personal = _observed(
        Label("Lenker for nytt passord", "Links for a new password"),
        technical(id, "an id of ours"),
        about(customer, "Kunde-id", "Customer id"),
        about(token_sha256, "Lenke (bare som hash)", "Link (only as a hash)", access=False),
        about(created_at, "Når", "When"),
        technical(expires_at, "until when the link can be used: an hour"),
        subject=customer,
        retention=_ONE_DAY,
    )


class ClaimRequest(Declared, Table, db=DB, tablename="claim_request"):
    """Somebody who says that the shop knows them, by address or by customer number, until the
    worker has looked; by number, until the code that was sent is given.

    `customer` is None where the address or number is nobody's, and until the worker has looked.
    """

    id = primary_key()
    email = Text(null=True, default=None)
    number = Text(null=True, default=None)
    language = Text(default=None)
    device = Text(null=True, default=None)
    token_sha256 = Bytea(null=True, secret=True, default=None)
    customer = ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=True,
        default=None,
        on_delete=OnDelete.no_action,
    )
    code_sha256 = Bytea(null=True, secret=True, default=None)
    tries = SmallInt(default=0)
    created_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Bestilte veier inn", "Ways in asked for"),
        category="S4",
        subject=customer,
        merging=Merging.END,
        purposes=(SECURITY,),
        portability=False,
        editors=(),
        retention=_ONE_DAY,
        columns=(
            technical(id, "an id of ours"),
            about(email, "E-postadresse", "E-mail address"),
            about(number, "Kundenummer", "Customer number", category="S8"),
            about(language, "Språk", "Language", category="S17"),
            about(device, "Nettleser og enhet", "Browser and device", category="S17"),
            about(
                token_sha256,
                "Nettleserens nøkkel (hash)",
                "The browser's token (hash)",
                access=False,
            ),
            about(customer, "Kunde-id", "Customer id", category="S17", source=Source.OBSERVED),
            about(code_sha256, "Kode (bare som hash)", "Code (only as a hash)", access=False),
            technical(tries, "how many codes were tried"),
            about(created_at, "Når", "When", source=Source.OBSERVED),
            technical(expires_at, "until when it can be used: 15 minutes by code"),
        ),
    )


class ClaimLink(Declared, Table, db=DB, tablename="claim_link"):
    """A link by which a customer of the shop chooses the first password, for a day, once, and while the
    address that it was sent to is theirs."""

    id = primary_key()
    customer = customer_key()
    email = Text(null=True, default=None)
    token_sha256 = Bytea(secret=True, default=None)
    created_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)

    personal = _observed(
        Label("Lenker for det første passordet", "Links for the first password"),
        technical(id, "an id of ours"),
        about(customer, "Kunde-id", "Customer id"),
        about(email, "Sendt til", "Sent to", category="S4"),
        about(token_sha256, "Lenke (bare som hash)", "Link (only as a hash)", access=False),
        about(created_at, "Når", "When"),
        technical(expires_at, "until when the link can be used: 24 hours"),
        subject=customer,
        retention=_ONE_DAY,
    )


class EmailChangeRequest(Declared, Table, db=DB, tablename="email_change_request"):
    """A new address that waits for the code that was sent to it."""

    id = primary_key()
    customer = customer_key()
    new_email = Text(default=None)
    code_sha256 = Bytea(null=True, secret=True, default=None)
    tries = SmallInt(default=0)
    created_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("E-postadresse som venter", "E-mail address in waiting"),
        category="S4",
        subject=customer,
        merging=Merging.END,
        purposes=(ACCOUNT, SECURITY),
        portability=False,
        retention=_ONE_DAY,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", editors=()),
            about(new_email, "Ny e-postadresse", "New e-mail address"),
            about(code_sha256, "Kode (bare som hash)", "Code (only as a hash)", access=False),
            technical(tries, "how many codes were tried"),
            about(created_at, "Når", "When", source=Source.OBSERVED, editors=()),
            technical(expires_at, "until when the code can be used: 15 minutes"),
        ),
    )


class EmailChange(Declared, Table, db=DB, tablename="email_change"):
    """A change of address that the old one can freeze and undo for seven days (N14)."""

    id = primary_key()
    customer = customer_key()
    old_email = Text(default=None)
    new_email = Text(default=None)
    token_sha256 = Bytea(secret=True, default=None)
    changed_at = Timestamptz(default=None)
    frozen_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Endret e-postadresse", "Changed e-mail address"),
        category="S4",
        subject=customer,
        purposes=(SECURITY,),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=days("seven-days", "Sju dager", "Seven days", counts_from="changed_at", days=7),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            about(old_email, "Før", "Before", source=Source.GIVEN),
            about(new_email, "Etter", "After", source=Source.GIVEN),
            about(token_sha256, "Lenke (bare som hash)", "Link (only as a hash)", access=False),
            about(changed_at, "Når", "When"),
            about(frozen_at, "Stanset", "Frozen"),
        ),
    )
