"""Returns that staff took note of: what can't be right is kept as it is, and the operator reads it."""

from typing import Any

import pytest
from tests.events.shop import registered, states, tell
from tests.orders.shop import order, placed, return_, shipped

from minside.core.house import House

OVERMUCH = "more is to be sent back than has come, by what is told until now"


def back(hours: float = 6, rma: str = "R-1", **lines: int) -> Any:
    """Lines by name, such as `l2=1` of line 2."""
    told = [{"line": name[1:], "quantity": quantity} for name, quantity in lines.items()]
    return return_("opened", hours, rma, lines=told)


ARRIVED = (shipped(), order("delivered", 5, shipment="1"))
TWO = (
    shipped(3, lines=[("1", 1), ("2", 1)]), shipped(4, shipment="2", lines=[("2", 1)]),
    order("delivered", 5, shipment="1"), order("delivered", 5, shipment="2"),
)  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        (*ARRIVED, back(l2=3)),
        (*ARRIVED, back(l9=1)),
        (*ARRIVED, back(l2=2), back(7, "R-2", l2=1)),
        (*ARRIVED, back(l2=2), back(7, l2=3)),
        (shipped(), back(l2=1)),
        (shipped(purpose="order_papers"), order("delivered", 5, shipment="1"), back(l1=1)),
        (*TWO, order("parcel_returned", 5.5, shipment="2"), back(l2=2)),
    ],
    ids=["more", "no such line", "in two", "told anew", "under way", "papers", "came back"],
)
async def test_more_than_has_come_is_kept_and_said(
    told: tuple[Any, ...], house: House, owner: Any
) -> None:
    """More of a line than arrived, in one return or several, or a line that isn't there."""
    await tell(house, registered(), placed(), *told)
    assert ("handled", OVERMUCH) == (await states(owner))[told[-1].id]
    assert told[-1].data["rma"] in {
        row[0] for row in await owner.fetch("SELECT number FROM order_return")
    }


@pytest.mark.parametrize(
    "told",
    [
        (*ARRIVED, back(l1=1, l2=2)),
        (*TWO, back(l2=2)),
        (*ARRIVED, back(l2=2), return_("refused", 7, reason="Brukt"), back(8, "R-2", l2=2)),
        (*ARRIVED, back(l2=2), back(l2=2)),
    ],
    ids=["all", "of two parcels", "after a refusal", "twice"],
)
async def test_what_has_come_may_go_back(told: tuple[Any, ...], house: House, owner: Any) -> None:
    """No person is bothered."""
    await tell(house, registered(), placed(), *told)
    assert {("handled", None)} == set((await states(owner)).values())
