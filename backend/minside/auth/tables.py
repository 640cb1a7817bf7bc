"""Passwords, sessions, known devices and the security log. Secrets stand here only as hashes."""

from piccolo.columns import Bytea, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Source, about, technical
from minside.core.purposes import SECURITY, WITH_ACCOUNT, days


class Password(Declared, Table, db=DB, tablename="password"):
    """The argon2id hash of a customer's password (S9)."""

    customer = customer_key(primary_key=True)
    hash = Text(secret=True, default=None)
    changed_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Passord", "Password"),
        category="S9",
        subject=customer,
        purposes=(SECURITY,),
        retention=WITH_ACCOUNT,
        portability=False,
        columns=(
            about(customer, "Kunde-id", "Customer id", editors=()),
            about(hash, "Passord (bare som hash)", "Password (only as a hash)", access=False),
            about(changed_at, "Sist endret", "Last changed", source=Source.OBSERVED, editors=()),
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

    personal = Declaration(
        label=Label("Innlogginger", "Sessions"),
        category="S17",
        subject=customer,
        purposes=(SECURITY,),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=days(
            "idle-60-days",
            "60 dager etter siste bruk",
            "60 days after the last use",
            counts_from="last_used_at",
            days=60,
        ),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            about(token_sha256, "Nøkkel (bare som hash)", "Token (only as a hash)", access=False),
            about(device, "Nettleser og enhet", "Browser and device"),
            about(created_at, "Logget inn", "Signed in"),
            about(last_used_at, "Sist brukt", "Last used"),
        ),
    )


class KnownDevice(Declared, Table, db=DB, tablename="known_device"):
    """A browser that once signed in as this customer: strangers' guesses don't slow it down."""

    id = primary_key()
    customer = customer_key()
    token_sha256 = Bytea(secret=True, default=None)
    last_used_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Kjente enheter", "Known devices"),
        category="S17",
        subject=customer,
        purposes=(SECURITY,),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=days(
            "device-400-days",
            "400 dager etter siste bruk",
            "400 days after the last use",
            counts_from="last_used_at",
            days=400,
        ),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            about(token_sha256, "Nøkkel (bare som hash)", "Token (only as a hash)", access=False),
            about(last_used_at, "Sist brukt", "Last used"),
        ),
    )


class SecurityEvent(Declared, Table, db=DB, tablename="security_event"):
    """What happened to the account's security; the app may only add."""

    id = primary_key()
    customer = customer_key()
    kind = Text(default=None)
    device = Text(null=True, default=None)
    occurred_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Sikkerhetslogg", "Security log"),
        category="S17",
        subject=customer,
        purposes=(SECURITY,),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=days(
            "security-log", "12 måneder", "12 months", counts_from="occurred_at", days=365
        ),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            about(kind, "Hva som skjedde", "What happened"),
            about(device, "Nettleser og enhet", "Browser and device"),
            about(occurred_at, "Når", "When"),
        ),
    )
