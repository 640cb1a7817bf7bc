"""What the operator decides, read from the environment once at start."""

import base64
import json
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from stdnum.no import orgnr

SECRET_BYTES: Final = 24
KNOWN_RECEIVERS: Final = ("shop", "warehouse", "newsletter", "accounting", "helpdesk")
REPOSITORY = Path(__file__).resolve().parents[3]


class Environment(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


# A variable that is set to nothing is one that isn't set.
_CONFIG = SettingsConfigDict(
    extra="ignore", populate_by_name=True, frozen=True, env_ignore_empty=True
)


class ReceiverAddress(BaseModel):
    """Where a receiver of events is, and what it is to the customers who read of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Annotated[str, Field(pattern=r"^https?://")]
    secret: SecretStr
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Annotated[str, Field(min_length=1, max_length=100)]

    @field_validator("secret")
    @classmethod
    def _signs(cls, secret: SecretStr) -> SecretStr:
        return _signing(secret)


def _signing(secret: SecretStr) -> SecretStr:
    """By Standard Webhooks; one that can't be read would fail every request."""
    encoded = secret.get_secret_value().removeprefix("whsec_")
    padding = "=" * (-len(encoded) % 4)
    if len(base64.b64decode(encoded + padding, validate=True)) < SECRET_BYTES:
        raise ValueError
    return secret


class DatabaseUrls(BaseSettings):
    """One URL a role: what each may do is decided by PostgreSQL, not by us."""

    model_config = _CONFIG

    database_url: SecretStr | None = Field(
        None,
        validation_alias="DATABASE_URL",
        description="for the web, postgresql://minside_app:PASSWORD@HOST/minside",
    )
    database_service_url: SecretStr | None = Field(
        None,
        validation_alias="DATABASE_SERVICE_URL",
        description="for the worker, postgresql://minside_service:PASSWORD@HOST/minside",
    )
    database_owner_url: SecretStr | None = Field(
        None,
        validation_alias="DATABASE_OWNER_URL",
        description="for migrations, postgresql://minside_owner:PASSWORD@HOST/minside",
    )


class Settings(DatabaseUrls):
    """Settings from environment variables; the names stand in the field aliases, and what each
    must be in the descriptions.

    Raises `pydantic.ValidationError` naming every variable that is missing or wrong.
    """

    database_url: SecretStr = Field(  # pyright: ignore[reportIncompatibleVariableOverride]
        validation_alias="DATABASE_URL",
        description="for the web, postgresql://minside_app:PASSWORD@HOST/minside",
    )
    database_connections: int = Field(
        10,
        ge=2,
        validation_alias="MINSIDE_DATABASE_CONNECTIONS",
        description="how many each process holds, a number from 2",
    )
    environment: Environment = Field(
        Environment.PRODUCTION,
        validation_alias="MINSIDE_ENVIRONMENT",
        description="`production` or `development`",
    )
    public_url: str = Field(
        "http://localhost:8000",
        validation_alias="MINSIDE_PUBLIC_URL",
        description="where members reach us, such as https://min.mikopet.no",
    )
    shop_url: str = Field(
        "https://www.mikopet.no",
        pattern=r"^https?://[^/?#\s]+$",
        validation_alias="MINSIDE_SHOP_URL",
        description="where the shop is, such as https://www.mikopet.no, without a path",
    )
    keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        validation_alias="MINSIDE_KEYS",
        description="made by `openssl rand -base64 32`; several by commas, the first one signs",
    )
    proofs: Path | None = Field(
        None,
        validation_alias="MINSIDE_PROOFS",
        description="a folder apart from the database, where the consent ledger's heads are noted",
    )
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (),
        validation_alias="MINSIDE_TRUSTED_PROXIES",
        description="networks whose X-Forwarded-For is believed, such as 10.0.0.0/8, by commas",
    )
    metrics_token: SecretStr | None = Field(
        None,
        validation_alias="MINSIDE_METRICS_TOKEN",
        description="who may read /metrics says it; none, and nobody may",
    )
    smtp_url: SecretStr | None = Field(
        None,
        validation_alias="MINSIDE_SMTP_URL",
        description="smtp://USER:PASSWORD@HOST:587 with STARTTLS, or smtps://HOST:465",
    )
    mail_from: str = Field(
        "Mikopet <min-side@mikopet.no>",
        validation_alias="MINSIDE_MAIL_FROM",
        description="who our mail is from, such as Mikopet <min-side@mikopet.no>",
    )
    marketing_from: str = Field(
        "Mikopet <nyheter@mikopet.no>",
        validation_alias="MINSIDE_MARKETING_FROM",
        description="who our marketing by mail is from, such as Mikopet <hei@nyheter.mikopet.no>",
    )
    answer_address: str | None = Field(
        None,
        pattern=r"^[a-z0-9._-]{1,9}@[^@\s]+$",
        validation_alias="MINSIDE_ANSWER_ADDRESS",
        description="where mail about a conversation is answered, such as svar@mikopet.no: what comes to"
        " svar+…@mikopet.no is told as `mail.received`; none, and it is answered on Min Side",
    )
    mailbox: Path | None = Field(
        None,
        validation_alias="MINSIDE_MAILBOX",
        description="a Maildir that gets every message instead of a server, in development alone",
    )
    sms_url: str | None = Field(
        None,
        validation_alias="MINSIDE_SMS_URL",
        description="where the SMS gateway takes messages, https://…",
    )
    sms_token: SecretStr | None = Field(
        None,
        validation_alias="MINSIDE_SMS_TOKEN",
        description="what the SMS gateway knows us by",
    )
    sms_sender: str = Field(
        "Mikopet",
        max_length=11,
        validation_alias="MINSIDE_SMS_SENDER",
        description="who our SMS is from, at most 11 characters",
    )
    sms_number: str | None = Field(
        None,
        pattern=r"^\+?[0-9]{3,15}$",
        validation_alias="MINSIDE_SMS_NUMBER",
        description="the number whose SMS the gateway brings us; marketing comes from it, and isn't sent"
        " without",
    )
    sms_secret: SecretStr | None = Field(
        None,
        validation_alias="MINSIDE_SMS_SECRET",
        description="signs what the SMS gateway brings us, whsec_ and base64 of 24 bytes or more",
    )
    organisation_number: str | None = Field(
        None,
        validation_alias="MINSIDE_ORGANISATION_NUMBER",
        description="the shop's number in Enhetsregisteret, nine digits; stands on its papers",
    )
    postal_address: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        validation_alias="MINSIDE_POSTAL_ADDRESS",
        description="where returns are sent, lines by semicolons: Storgata 1; 0155 Oslo",
    )
    deadline_working_days: int = Field(
        2,
        ge=1,
        le=10,
        validation_alias="MINSIDE_DEADLINE_WORKING_DAYS",
        description="how many working days before a fixed delivery it can be changed, 1 to 10",
    )
    deadline_hour: int = Field(
        12,
        ge=0,
        le=23,
        validation_alias="MINSIDE_DEADLINE_HOUR",
        description="until which hour on that day, in Oslo, 0 to 23",
    )
    notice_days: int = Field(
        3,
        ge=1,
        le=14,
        validation_alias="MINSIDE_NOTICE_DAYS",
        description="how many days before that the customer is reminded, 1 to 14",
    )
    event_secrets: Annotated[dict[str, tuple[SecretStr, ...]], NoDecode] = Field(
        {},
        validation_alias="MINSIDE_EVENT_SECRETS",
        description="who signs what comes to /events: shop=whsec_…, and others by commas",
    )
    receivers: Annotated[dict[str, ReceiverAddress], NoDecode] = Field(
        {},
        validation_alias="MINSIDE_RECEIVERS",
        description='who is told: {"shop": {"url", "secret", "name", "country"}}, as JSON, of '
        + ", ".join(KNOWN_RECEIVERS),
    )
    statistics: bool = Field(
        False,
        validation_alias="MINSIDE_STATISTICS",
        description="whether browsers are asked if pages may be counted, `true` or `false`",
    )
    cart_reminder_asks: bool = Field(
        False,
        validation_alias="MINSIDE_CART_REMINDER_ASKS",
        description="whether the reminder of a cart waits for a yes, `true` or `false`",
    )
    cart_reminder_hours: int = Field(
        24,
        ge=1,
        le=336,
        validation_alias="MINSIDE_CART_REMINDER_HOURS",
        description="after how many hours a cart that nobody touches is one left behind, 1 to 336",
    )
    frontend: Path = Field(
        REPOSITORY / "frontend",
        validation_alias="MINSIDE_FRONTEND",
        description="the folder where the app was built",
    )

    @field_validator("mailbox")
    @classmethod
    def _only_in_development(cls, mailbox: Path | None, others: ValidationInfo) -> Path | None:
        """Members would wait for mail that nobody sends."""
        if mailbox is not None and others.data.get("environment") is not Environment.DEVELOPMENT:
            raise ValueError
        return mailbox

    @field_validator("organisation_number")
    @classmethod
    def _is_registered(cls, number: str | None) -> str | None:
        """Its last digit checks the others."""
        return number and orgnr.validate(number.upper().removeprefix("NO").removesuffix("MVA"))

    @field_validator("postal_address", mode="before")
    @classmethod
    def _in_lines(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(line.strip() for line in value.split(";") if line.strip())
        return value

    @field_validator("sms_secret")
    @classmethod
    def _signs(cls, secret: SecretStr | None) -> SecretStr | None:
        return secret and _signing(secret)

    @field_validator("event_secrets", mode="before")
    @classmethod
    def _by_source(cls, value: object) -> object:
        """`shop=whsec_…,newsletter=whsec_…`; a source named twice has two secrets."""
        if not isinstance(value, str):
            return value
        secrets: dict[str, tuple[SecretStr, ...]] = {}
        for part in filter(None, (part.strip() for part in value.split(","))):
            source, equals, secret = part.partition("=")
            if not equals or not source.strip():
                raise ValueError
            signing = _signing(SecretStr(secret.strip()))
            secrets[source.strip()] = (*secrets.get(source.strip(), ()), signing)
        return secrets

    @field_validator("receivers", mode="before")
    @classmethod
    def _from_json(cls, value: object) -> object:
        return json.loads(value) if isinstance(value, str) else value

    @field_validator("receivers")
    @classmethod
    def _are_known(cls, receivers: dict[str, ReceiverAddress]) -> dict[str, ReceiverAddress]:
        """What a receiver may get is declared in the code, so a new one is a change of it."""
        if unknown := receivers.keys() - KNOWN_RECEIVERS:
            raise ValueError(", ".join(sorted(unknown)))
        return receivers

    @field_validator("keys", "trusted_proxies", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @property
    def development(self) -> bool:
        """Whether any document may run, and errors may explain themselves."""
        return self.environment is Environment.DEVELOPMENT

    @property
    def https(self) -> bool:
        """Whether members reach us over https, so that cookies must be `Secure`."""
        return self.public_url.startswith("https://")


class WorkerSettings(Settings):
    """The worker's: it acts under a role of its own and holds no other's password."""

    database_url: SecretStr | None = Field(  # pyright: ignore[reportIncompatibleVariableOverride]
        None,
        validation_alias="DATABASE_URL",
        description="for the web, postgresql://minside_app:PASSWORD@HOST/minside",
    )
    database_service_url: SecretStr = Field(  # pyright: ignore[reportIncompatibleVariableOverride]
        validation_alias="DATABASE_SERVICE_URL",
        description="for the worker, postgresql://minside_service:PASSWORD@HOST/minside",
    )


class OwnerSettings(WorkerSettings):
    """For what looks at the whole database, as its owner."""

    database_service_url: SecretStr | None = Field(  # pyright: ignore[reportIncompatibleVariableOverride]
        None,
        validation_alias="DATABASE_SERVICE_URL",
        description="for the worker, postgresql://minside_service:PASSWORD@HOST/minside",
    )
