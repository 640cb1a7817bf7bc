"""What nobody needs any more of carts."""

from typing import Final

from minside.core import clock
from minside.core.keeping import EVENT
from minside.core.scope import current
from minside.core.sweep import in_batches

from .changes import UNDO_FOR
from .reading import STANDS

MOST_CHANGES: Final = 500


async def sweep() -> None:
    """A deleted cart goes once that can't be undone, one of the shop's when none of its events can come
    late any more, and one that met another after that one; likewise what was taken out of a cart, here or in the
    shop. Of what was done with a cart the newest `MOST_CHANGES` stay; of one that is deleted nothing."""
    now = clock.now()
    await in_batches(
        "cart",
        """
        deleted_at < $1 AND (shop_cart IS NULL OR deleted_at < $2) AND NOT EXISTS (
            SELECT FROM cart m WHERE m.customer = cart.customer AND m.id = cart.met
        )
        """,
        now - UNDO_FOR,
        now - EVENT,
    )
    await current().release()
    await in_batches(
        "cart_line",
        f"""
        said_at < $1 AND EXISTS (
            SELECT FROM cart_line l JOIN cart c ON c.customer = l.customer AND c.id = l.cart
            WHERE l.id = cart_line.id AND NOT ({STANDS})
        )
        """,
        now - EVENT,
    )
    await current().release()
    await in_batches(
        "cart_change",
        "EXISTS (SELECT FROM cart c WHERE c.id = cart AND c.deleted_at < $1)",
        now - UNDO_FOR,
    )
    await current().release()
    await in_batches(
        "cart_change",
        """
        id IN (
            SELECT id FROM (
                SELECT id, row_number() OVER (PARTITION BY customer, cart ORDER BY at DESC, id DESC) AS place
                FROM cart_change
            ) AS counted WHERE place > $1
        )
        """,
        MOST_CHANGES,
    )
