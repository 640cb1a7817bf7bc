"""Links to one delivery, in its notice: signed, and valid until its deadline, however often used."""

from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

from minside.auth.actions.links import link
from minside.core import tokens
from minside.core.house import House
from minside.core.keys import Keyring

from . import refusals

_PURPOSE: Final = "delivery link"
_ID_BYTES: Final = 16
_NUMBER_BYTES: Final = 4
SKIP_PAGE: Final = "levering"
MOVE_PAGE: Final = "levering/flytt"
CHANGE_PAGE: Final = "levering/endre"


@dataclass(frozen=True, slots=True)
class DeliveryLink:
    """Which delivery a link is about: nothing else is in it, and it opens no other."""

    subscription: UUID
    number: int

    def token(self, keys: Keyring) -> str:
        """What stands after the `#`."""
        value = self.subscription.bytes + self.number.to_bytes(_NUMBER_BYTES)
        return tokens.written(keys, _PURPOSE, value)

    @classmethod
    def read(cls, token: str, keys: Keyring) -> Self:
        """Raises `refusals.LinkOver` for what we never signed, for this purpose; nothing is asked of the
        database."""
        value = tokens.read(keys, _PURPOSE, token, most=_ID_BYTES + _NUMBER_BYTES)
        if value is None or len(value) != _ID_BYTES + _NUMBER_BYTES:
            raise refusals.LinkOver("token")
        return cls(UUID(bytes=value[:_ID_BYTES]), int.from_bytes(value[_ID_BYTES:]))


def address(house: House, page: str, subscription: UUID, number: int) -> str:
    """The link as a letter carries it."""
    return link(
        house.settings.public_url, page, DeliveryLink(subscription, number).token(house.keys)
    )
