"""What members of the venneklubb get, as the shop tells it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from minside.core import clock
from minside.core.house import House
from minside.core.language import Text
from minside.core.scope import current

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Benefit:
    """Something that members get, from and until a day, both included, where that was said."""

    name: str
    title: Text
    text: Text
    from_on: date | None
    until_on: date | None


async def benefits() -> list[Benefit]:
    """What members get now, or will; at most `MOST`, those first that came first."""
    rows = await current().fetch(
        """
        SELECT name, title_nb, title_en, text_nb, text_en, from_on, until_on FROM benefit
        WHERE offered_at IS NOT NULL AND (until_on IS NULL OR until_on >= $1)
          AND (withdrawn_at IS NULL OR (withdrawn_at, withdrawn_by) < (offered_at, offered_by))
        ORDER BY from_on > $1 NULLS FIRST, offered_at, name LIMIT $2
        """,
        clock.today(), MOST,
    )  # fmt: skip
    return [Benefit(row[0], Text(row[1], row[2]), Text(row[3], row[4]), *row[5:]) for row in rows]


async def benefit_offered(_house: House, told: Any) -> None:
    """Members get something, or get it on other terms; what was said for the latest moment counts."""
    data = told.data
    await current().fetch(
        """
        INSERT INTO benefit AS b (name, title_nb, title_en, text_nb, text_en, from_on, until_on,
            offered_at, offered_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (name) DO UPDATE SET title_nb = $2, title_en = $3, text_nb = $4, text_en = $5,
            from_on = $6, until_on = $7, offered_at = $8, offered_by = $9
        WHERE b.offered_at IS NULL OR (b.offered_at, b.offered_by) < ($8, $9)
        """,
        data.benefit, data.title.nb, data.title.en, data.text.nb, data.text.en, data.from_on,
        data.until_on, told.occurred_at, told.order,
    )  # fmt: skip


async def benefit_withdrawn(_house: House, told: Any) -> None:
    """Members don't get it any longer, until it is offered anew."""
    await current().fetch(
        """
        INSERT INTO benefit AS b (name, withdrawn_at, withdrawn_by) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET withdrawn_at = $2, withdrawn_by = $3
        WHERE b.withdrawn_at IS NULL OR (b.withdrawn_at, b.withdrawn_by) < ($2, $3)
        """,
        told.data.benefit, told.occurred_at, told.order,
    )  # fmt: skip
