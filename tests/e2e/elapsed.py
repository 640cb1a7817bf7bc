"""Time that has gone by, as far as the database knows."""

from uuid import UUID

from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner


def since_the_password(owner_url: str, who: Newcomer, minutes: int) -> None:
    """So long ago they gave their password last, in every browser of theirs."""
    as_owner(
        owner_url,
        "UPDATE session SET stepped_up_at = now() - make_interval(mins => $2) WHERE customer = $1",
        who.id, minutes,
    )  # fmt: skip


def since_mail_was_refused(owner_url: str, who: Newcomer, days: int) -> None:
    """So long ago the server of their address refused our mail for good."""
    as_owner(
        owner_url,
        "UPDATE customer SET email_refused_at = now() - make_interval(days => $2) WHERE id = $1",
        who.id, days,
    )  # fmt: skip


def since_a_parcel_came_back(owner_url: str, who: Newcomer, days: int) -> None:
    """So long ago the shop got a parcel to them back."""
    as_owner(
        owner_url,
        """
        WITH placed AS (
            INSERT INTO shop_order (customer, number, placed_at, delivery_method, delivery_ore,
                recipient, street, postcode, city, country, payment, total_ore, discount_ore)
            VALUES ($1, uuidv7()::text, now() - interval '20 days', 'home_delivery', 0,
                'Åse', 'Furulia 12', '0956', 'Oslo', 'NO', 'vipps', 0, 0)
            RETURNING id, customer
        )
        INSERT INTO shipment (customer, shop_order, number, purpose, carrier, contents, shipped_at,
            returned_at)
        SELECT customer, id, '1', 'order', 'Budtjenesten', '[]', now() - interval '19 days',
            now() - make_interval(days => $2)
        FROM placed
        """,
        who.id, days,
    )  # fmt: skip


def since_they_came(owner_url: str, who: Newcomer, days: int) -> None:
    """So long ago they became a customer."""
    as_owner(
        owner_url,
        "UPDATE customer SET created_at = now() - make_interval(days => $2) WHERE id = $1",
        who.id, days,
    )  # fmt: skip


def since_it_was_refused(owner_url: str, subscription: UUID, days: int) -> None:
    """So many more days ago the first charge of it was refused."""
    as_owner(
        owner_url,
        """
        UPDATE charge SET failed_at = failed_at - make_interval(days => $2),
            next_at = next_at - make_interval(days => $2)
        WHERE delivery IN (SELECT id FROM delivery WHERE subscription = $1)
        """,
        subscription, days,
    )  # fmt: skip
