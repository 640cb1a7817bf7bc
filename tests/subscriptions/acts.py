"""Acts as customers think of them, also those that can't be done."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.subscriptions.plain_model import DAY, Plan, earliest

UNITS = ("week", "month")


def any_act(chance: Random, plan: Plan, now: datetime) -> tuple[Any, ...]:
    """Its name and what it is told."""
    skus = sorted(plan.shop.prices)
    number = plan.last() + chance.choice((1, 1, 1, 2, 3))
    sku, other = chance.sample(skus, 2)
    day = earliest(now) + chance.choice((0, 1, 3, 7, 20, 40, 100, 400)) * DAY
    near = (
        plan.by_rhythm(max(number, plan.anchor_number))["planned"] + chance.randrange(-9, 10) * DAY
    )
    wishes = {
        "when_out": (rule := chance.choice(("leave_out", "wait", "substitute"))),
        "substitute": other if rule == "substitute" else None,
        "ceiling": chance.choice((None, None, 60000)),
    }
    noted = len(plan.changes)
    acts: list[tuple[Any, ...]] = [
        ("skip", number), ("skip", number), ("unskip", number), ("move", number, near),
        ("move", number, day), ("set_extra", number, sku, chance.choice((0, 1, 5))),
        ("set_extra", number, sku, 2), ("deliver_now",), ("pause", None), ("pause", day),
        ("resume", None), ("resume", day), ("resume", None), ("cancel",), ("reactivate", None),
        ("reactivate", None),
        ("reschedule", chance.choice((1, 1, 2, 3, 4)), chance.choice(UNITS), day),
        ("set_line_by", sku, chance.choice((0, 1, 3)), wishes), ("swap", sku, other),
        ("accept", sku), ("accept", sku),
        *([("undo", noted - 1), ("undo", noted - 1), ("undo", max(noted - 2, 0))] if noted else []),
    ]  # fmt: skip
    return chance.choice(acts)


def any_wait(chance: Random) -> timedelta:
    """Until the run comes again: mostly soon, now and then the worker is away for weeks."""
    return timedelta(
        days=chance.choice((0, 1, 1, 2, 3, 4)) if chance.random() < 0.95 else chance.randrange(25),
        hours=chance.randrange(24),
        minutes=chance.randrange(60),
    )
