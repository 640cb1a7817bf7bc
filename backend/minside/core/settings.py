"""What the operator decides, read from the environment once at start."""

from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

REPOSITORY = Path(__file__).resolve().parents[3]


class Environment(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """Settings from environment variables; the names stand in the field aliases.

    Raises `pydantic.ValidationError` naming every variable that is missing or wrong.
    """

    model_config = SettingsConfigDict(extra="ignore", populate_by_name=True, frozen=True)

    environment: Environment = Field(Environment.PRODUCTION, validation_alias="MINSIDE_ENVIRONMENT")
    public_url: str = Field("http://localhost:8000", validation_alias="MINSIDE_PUBLIC_URL")

    # One URL a role: what the web may do is decided by PostgreSQL, not by us.
    database_url: SecretStr = Field(validation_alias="DATABASE_URL")
    database_service_url: SecretStr | None = Field(None, validation_alias="DATABASE_SERVICE_URL")
    database_owner_url: SecretStr | None = Field(None, validation_alias="DATABASE_OWNER_URL")
    database_connections: int = Field(10, ge=2, validation_alias="MINSIDE_DATABASE_CONNECTIONS")

    # Base64 of 32 random bytes each, separated by commas: the first signs, all verify.
    keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(validation_alias="MINSIDE_KEYS")

    # Networks of the proxies whose X-Forwarded-For is believed, separated by commas.
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (), validation_alias="MINSIDE_TRUSTED_PROXIES"
    )
    metrics_token: SecretStr | None = Field(None, validation_alias="MINSIDE_METRICS_TOKEN")
    frontend: Path = Field(REPOSITORY / "frontend", validation_alias="MINSIDE_FRONTEND")

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
