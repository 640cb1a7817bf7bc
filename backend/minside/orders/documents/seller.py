"""Who sells, as it stands on every paper."""

from dataclasses import dataclass
from typing import Self

from stdnum.no import orgnr

from minside.core.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """The shop. `organisation_number` is nine digits; `address` is lines without the name."""

    name: str = "Mikopet AS"
    email: str = "post@mikopet.no"
    organisation_number: str | None = None
    address: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> Self:
        return cls(
            organisation_number=settings.organisation_number, address=settings.postal_address
        )

    @property
    def registered(self) -> str | None:
        """The number as an invoice must have it (bokføringsforskriften §5-1-2)."""
        number = self.organisation_number
        return None if number is None else f"Org.nr. {orgnr.format(number)} MVA"

    @property
    def lines(self) -> list[str]:
        told = (self.name, *self.address, self.registered, self.email)
        return [line for line in told if line]
