"""A new customer, once the address is known to be theirs."""

from dataclasses import dataclass
from uuid import UUID

from minside.core import clock, hooks
from minside.core.language import Language
from minside.core.scope import current

from .announcing import announce
from .email import EmailTaken


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """What a registration gives; the address is verified."""

    email: str
    first_name: str
    last_name: str
    language: Language


async def create(new: NewCustomer) -> UUID:
    """Add a customer; from here on the scope acts for them. Raises `EmailTaken`.

    PostgreSQL lets through only the row of whom the scope acts for, so the id comes first.
    """
    customer: UUID = await current().fetchval("SELECT uuidv7()")
    await current().act_for(customer)
    added = await current().fetchval(
        """
        INSERT INTO customer
            (id, email, own_email, first_name, last_name, language, email_verified_at, own_at,
             created_at, claimed_at)
        VALUES ($1, $2, $2, $3, $4, $5, $6, $6, $6, $6)
        ON CONFLICT (lower(email)) DO NOTHING RETURNING id
        """,
        customer, new.email, new.first_name, new.last_name, new.language.value, clock.now(),
    )  # fmt: skip
    if added is None:
        raise EmailTaken
    await announce(customer, ["email", "first_name", "last_name", "language"])
    await hooks.address_shown(customer)
    return customer
