"""Telling the shop's systems what a customer's details are now."""

from collections.abc import Sequence
from uuid import UUID

from minside.core.scope import current
from minside.events import actions as events
from minside.events.types.declaration import Place
from minside.events.types.outgoing import ProfileChanged


async def announce(customer: UUID, changed: Sequence[str], *, origin: str | None = None) -> None:
    """Tell who needs to know that these fields are new: `email`, `first_name`, `last_name`,
    `phone`, `birth_year`, `language`, `address`. `origin` told us, and isn't told back.

    Under the shop's number only if more than an address says that it is the customer's: whoever typed
    that address in the shop would read there what is given here.
    """
    row = await current().fetchrow(
        """
        SELECT c.*, n.is_recognised FROM customer c LEFT JOIN shop_number n ON n.number = c.number
        WHERE c.id = $1
        """,
        customer,
    )
    assert row is not None
    address = None
    if row["street"] is not None:
        address = Place(**{name: row[name] for name in Place.__struct_fields__})
    names = ("email", "first_name", "last_name", "phone", "birth_year", "language")
    data = ProfileChanged(
        customer=None if row["is_recognised"] else row["number"],
        id=str(customer),
        changed=list(changed),
        address=address,
        **{name: row[name] for name in names},
    )
    await events.announce(
        "profile.changed", data, customer=customer, stream=f"customer/{customer}", origin=origin
    )


async def number_to_tell(customer: UUID) -> str | None:
    """What the shop calls the customer, if more than an address says so: see `announce`."""
    return await current().fetchval(
        """
        SELECT c.number FROM customer c LEFT JOIN shop_number n ON n.number = c.number
        WHERE c.id = $1 AND n.is_recognised IS NOT TRUE
        """,
        customer,
    )
