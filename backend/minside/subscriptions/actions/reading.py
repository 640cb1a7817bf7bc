"""Subscriptions as the database has them, in a fixed number of statements however many."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.scope import current

from .allergies import contents_of
from .assembling import Kept, Offer, Promise, Wanted
from .kinds import WhenOut

# Where delivery `d` of subscription `s` of customer `c` goes, as `a`: where it was told to, or to their
# default address, or home; nulls where there is nowhere.
GOES_TO: Final = """
    LEFT JOIN LATERAL (
        SELECT recipient, street, street2, postcode, city, country, instructions
        FROM delivery_address
        WHERE customer = c.id AND (id = coalesce(d.address, s.address) OR is_default)
        ORDER BY id = coalesce(d.address, s.address) DESC NULLS LAST LIMIT 1
    ) chosen ON true
    LEFT JOIN LATERAL (
        SELECT chosen.recipient, chosen.street, chosen.street2, chosen.postcode, chosen.city,
               chosen.country, chosen.instructions WHERE chosen.street IS NOT NULL
        UNION ALL
        SELECT concat_ws(' ', c.first_name, c.last_name), c.street, c.street2, c.postcode, c.city,
               c.country, NULL WHERE chosen.street IS NULL AND c.street IS NOT NULL
    ) a ON true
"""
_ORDERABLE = (catalogue.Availability.IN_STOCK, catalogue.Availability.BACKORDER)


def goes_to(row: Any) -> str | None:
    """On one line, from a row with `GOES_TO`; None where there is nowhere. No name: it is theirs who
    reads it."""
    if row["street"] is None:
        return None
    parts = (row["street"], row["street2"], f"{row['postcode']} {row['city']}")
    return ", ".join(part for part in parts if part)


async def has_usual_address(customer: UUID) -> bool:
    """Whether what is told to go nowhere else goes to their default address, or home."""
    return await current().fetchval(
        """
        SELECT street IS NOT NULL OR EXISTS (
            SELECT FROM delivery_address WHERE customer = $1 AND is_default
        ) FROM customer WHERE id = $1
        """,
        customer,
    )


async def lines_of(subscriptions: Collection[UUID]) -> dict[UUID, list[Wanted]]:
    """By subscription, in their places, with what the pets that eat them avoid: those that a line names,
    and those of which it was said (`lasting.eaters`)."""
    rows = await current().fetch(
        """
        SELECT l.*, p.new_ore, p.keeps_number, kept.olds, kept.numbers, avoided.words
        FROM subscription_line l
        LEFT JOIN LATERAL (
            SELECT new_ore, keeps_number FROM price_promise
            WHERE customer = l.customer AND line = l.id AND answered_at IS NULL LIMIT 1
        ) p ON true
        LEFT JOIN LATERAL (
            SELECT array_agg(old_ore) AS olds, array_agg(keeps_number) AS numbers FROM price_promise
            WHERE customer = l.customer AND line = l.id AND answer IN ('accepted', 'ceiling')
              AND keeps_number > 0
        ) kept ON true
        LEFT JOIN LATERAL (
            SELECT array_agg(word) AS words FROM pet, unnest(pet.allergies) AS word
            WHERE l.substitute_sku IS NOT NULL AND pet.customer = l.customer AND (
                EXISTS (SELECT FROM subscription_line_pet e WHERE e.line = l.id AND e.pet = pet.id)
                OR EXISTS (
                    SELECT FROM pet_feeding f
                    WHERE f.customer = l.customer AND f.pet = pet.id AND f.sku = l.sku
                ) AND NOT EXISTS (
                    SELECT FROM pet_farewell w
                    WHERE w.customer = l.customer AND w.pet = pet.id AND w.undone_at IS NULL
                )
            )
        ) avoided ON true
        WHERE l.subscription = ANY($1) ORDER BY l.subscription, l.position, l.id
        """,
        list(subscriptions),
    )
    found: dict[UUID, list[Wanted]] = defaultdict(list)
    for row in rows:
        found[row["subscription"]].append(_wanted(row))
    return found


def _wanted(row: Any) -> Wanted:
    has_promise = row["new_ore"] is not None
    return Wanted(
        sku=row["sku"],
        quantity=row["quantity"],
        agreed_ore=row["agreed_ore"],
        ceiling_ore=row["ceiling_ore"],
        when_out=WhenOut(row["when_out"]),
        substitute_sku=row["substitute_sku"],
        substitute_agreed_ore=row["substitute_agreed_ore"],
        avoids=frozenset(row["words"] or ()),
        promise=Promise(row["new_ore"], row["keeps_number"]) if has_promise else None,
        kept=tuple(map(Kept, row["olds"] or (), row["numbers"] or ())),
    )


async def this_time_of(deliveries: Collection[UUID]) -> dict[UUID, dict[str, Wanted]]:
    """By delivery and product: what is said for that delivery alone."""
    rows = await current().fetch(
        """
        SELECT delivery, sku, quantity, agreed_ore FROM delivery_line
        WHERE delivery = ANY($1) ORDER BY delivery, id
        """,
        list(deliveries),
    )
    found: dict[UUID, dict[str, Wanted]] = defaultdict(dict)
    for row in rows:
        found[row["delivery"]][row["sku"]] = Wanted(
            sku=row["sku"],
            quantity=row["quantity"],
            agreed_ore=row["agreed_ore"],
            is_extra=True,
        )
    return found


async def offers_of(wanted: Sequence[Wanted]) -> Mapping[str, Offer]:
    """Today's products for these, and their substitutes, by sku."""
    skus = {each.sku for each in wanted}
    skus |= {each.substitute_sku for each in wanted if each.substitute_sku}
    ordered = sorted(skus)
    found = await catalogue.find_many(ordered)
    return {sku: offer(each) for sku, each in zip(ordered, found, strict=True) if each}


def offer(listing: catalogue.Listing) -> Offer:
    """A product as far as a delivery is concerned."""
    return Offer(
        sku=listing.sku,
        name=listing.name,
        price_ore=listing.price.ore if listing.price and listing.price.currency == "NOK" else None,
        can_be_had=listing.availability in _ORDERABLE,
        is_gone=listing.availability is catalogue.Availability.GONE,
        contents=contents_of(listing.contents),
    )
