"""Counting which pages are shown (S18): so many on a day, and nothing of whoever looked."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Final

from minside.catalogue import actions as catalogue
from minside.core import clock, throttle
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.core.throttle import Quota
from minside.marketing.usage_pages import PAGES, WITH_CATEGORY

AT_MOST: Final = Quota(most=3_000, window=timedelta(minutes=1))
"""Of all browsers together: to hold each to its share one would have to know it."""


class Device(Enum):
    """By the width of the window, told by the browser."""

    MOBILE = "mobile"
    TABLET = "tablet"
    DESKTOP = "desktop"


class Stay(Enum):
    """Roughly how long a page was looked at."""

    UNDER_10_SECONDS = "under_10_seconds"
    UNDER_A_MINUTE = "under_a_minute"
    UNDER_5_MINUTES = "under_5_minutes"
    LONGER = "longer"


class NotOurs(Exception):
    """No page of ours, or no category of the shop's, or one where there is none."""


class TooMany(Exception):
    """More is told than all our visitors together look at; nothing was counted."""


@dataclass(frozen=True, slots=True)
class View:
    """One page that was looked at. `category` is an outermost one of the shop's."""

    page: str
    device: Device
    stay: Stay
    category: str | None = None


async def count(view: View, keys: Keyring) -> None:
    """Count one more today. Asks nobody who it was, so whoever calls must know that there is a yes.

    Raises `NotOurs`, `TooMany`.
    """
    if view.page not in PAGES:
        raise NotOurs
    if not await throttle.within(current(), keys.fingerprint("usage", "of all"), AT_MOST):
        raise TooMany
    if view.category is not None and not await _is_there(view.page, view.category):
        raise NotOurs
    await current().fetch(
        "SELECT usage_counted($1, $2, $3, $4, $5)",
        clock.today(), view.page, view.category, view.device.value, view.stay.value,
    )  # fmt: skip


async def _is_there(page: str, category: str) -> bool:
    return page == WITH_CATEGORY and await catalogue.is_category(category)
