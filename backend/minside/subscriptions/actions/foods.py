"""What the customer's pets eat, with what there is of it, as the database has it (N11)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.orders import actions as orders
from minside.pets import actions as pets

from .agreement import Agreement, Line
from .kinds import State
from .lasting import Food, food
from .storing import Subscription, load_all


async def foods_of(customers: Sequence[UUID]) -> list[dict[str, Food]]:
    """Each customer's by product; there is one customer a request. A fixed number of statements."""
    return [
        await foods_with(each, await load_all(each), await pets.eaten(each)) for each in customers
    ]


async def foods_with(
    customer: UUID, subscriptions: Iterable[Subscription], feedings: Sequence[pets.Feeding]
) -> dict[str, Food]:
    """As it is with these subscriptions, and with this that is eaten. A line may name who uses a thing
    that nobody eats, such as litter: that is no food, and lasts as long as it lasts."""
    lines: dict[str, list[tuple[UUID, Agreement, Line]]] = defaultdict(list)
    for one in subscriptions:
        for line in one.agreement.lines if one.agreement.state is State.ACTIVE else ():
            lines[line.sku].append((one.id, one.agreement, line))
    eaten = {each.sku for each in feedings if each.until is None}
    named = {sku for sku, found in lines.items() if any(line.pets for *_, line in found)}
    skus = sorted(eaten | named)
    listings = await catalogue.find_many(skus)
    supplies = await orders.supplies(customer, skus)
    return {
        sku: food(
            sku,
            [each for each in feedings if each.sku == sku],
            lines[sku],
            listing.pack_grams if listing else None,
            supplies.get(sku),
        )
        for sku, listing in zip(skus, listings, strict=True)
        if sku in eaten or listing is None or catalogue.is_eaten(listing)
    }
