"""Letters to a customer about their own account."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.customers import actions as customers
from minside.outbox import actions as outbox
from minside.outbox.templates import Template

_NOTHING: Final[Mapping[str, str]] = {}


async def tell(
    customer: UUID,
    template: Template,
    keys: Keyring,
    values: Mapping[str, str] = _NOTHING,
    *,
    to: str | None = None,
    secrets: Mapping[str, str] = _NOTHING,
    useless_after: datetime | None = None,
) -> None:
    """Post a letter in the customer's language, `to` another address than theirs where said. Who
    was known to the shop without an address, and has given none yet, gets none.

    Its values are the name, which every letter has, and those given.
    """
    profile = await customers.profile(customer)
    address = to or profile.email
    if address is None:
        return
    letter = outbox.Letter(
        template=template,
        to=address,
        language=profile.language,
        customer=customer,
        values={"name": profile.first_name or "", **values},
        secrets=secrets,
        useless_after=useless_after,
    )
    await outbox.post(letter, keys)


async def tell_at(
    address: str,
    template: Template,
    language: Language,
    keys: Keyring,
    values: Mapping[str, str] = _NOTHING,
    *,
    customer: UUID | None = None,
) -> None:
    """Post a letter to whoever reads mail there, a customer or not."""
    letter = outbox.Letter(
        template=template,
        to=address,
        language=language,
        customer=customer,
        values=values,
        secrets={},
    )
    await outbox.post(letter, keys)


def happened(device: str | None) -> dict[str, str]:
    """When, and from which browser; for the letters that tell both."""
    return {"at": clock.now().isoformat(), "device": device or ""}
