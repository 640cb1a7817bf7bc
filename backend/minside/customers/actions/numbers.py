"""What the shop calls a customer: one number each, and those of customers merged in."""

from datetime import datetime
from uuid import UUID

from minside.core.scope import current


async def find_by_number(number: str, *, held: bool = False) -> UUID | None:
    """Whom the shop calls by this number, or once did; for those who see every customer's rows. Where
    it is `held`, nobody makes it another's until the transaction ends."""
    lock = " FOR SHARE" if held else ""
    return await current().fetchval(
        f"SELECT customer FROM shop_number WHERE number = $1{lock}",  # noqa: S608 - our own words
        number,
    )


async def whose_proven(number: str) -> tuple[UUID, bool] | None:
    """Whom the shop calls so, and whether more than an address says that it is they; held, likewise."""
    row = await current().fetchrow(
        "SELECT customer, NOT is_recognised AS is_proven FROM shop_number WHERE number = $1 FOR SHARE",
        number,
    )
    return (row["customer"], row["is_proven"]) if row else None


async def numbers_of(*customers: UUID) -> list[str]:
    """All that the shop calls these customers by."""
    rows = await current().fetch(
        "SELECT number FROM shop_number WHERE customer = ANY($1) ORDER BY number", customers
    )
    return [row["number"] for row in rows]


async def call(
    customer: UUID, number: str, *, kept_at: datetime | None = None, is_recognised: bool = False
) -> None:
    """The customer goes by this number too."""
    await current().fetch(
        """
        INSERT INTO shop_number (number, customer, kept_at, is_recognised) VALUES ($1, $2, $3, $4)
        ON CONFLICT (number) DO UPDATE SET kept_at = greatest(shop_number.kept_at, $3)
        """,
        number, customer, kept_at, is_recognised,
    )  # fmt: skip
    await name(customer)


async def name(customer: UUID) -> None:
    """The number that was kept in the newest merge is the customer's, of those that are theirs."""
    await current().fetch(
        """
        UPDATE customer SET number = (
            SELECT number FROM shop_number WHERE customer = $1
            ORDER BY is_recognised, kept_at DESC NULLS LAST, number LIMIT 1
        ) WHERE id = $1
        """,
        customer,
    )


async def is_recognised(number: str) -> bool:
    """Whether nothing but the e-mail address says that this is the number of an account."""
    return await current().fetchval(
        "SELECT is_recognised FROM shop_number WHERE number = $1", number
    )
