"""What a browser really keeps of a page."""

from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Page

from minside.marketing.cookies import KEPT, Place

_LOOK: Final = """async () => ({
    'local storage': Object.keys(localStorage),
    'session storage': Object.keys(sessionStorage),
    history: Object.keys(history.state ?? {}),
    elsewhere: [
        ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
        ...(await caches.keys()).map((name) => `cache ${name}`),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ],
})"""


class _House:
    """What the declaration asks of a house over plain http."""

    session_cookie = "minside"
    device_cookie = "minside-device"
    choices_cookie = "minside-choices"


def declared(*places: Place) -> set[tuple[str, str]]:
    """Where and under which name, as the page about cookies says."""
    house: Any = _House()
    return {(each.place.value, each.name(house)) for each in KEPT if each.place in places}


@dataclass
class Seen:
    """Everything that was there at some time, by place and name; `seconds` is how long the browser
    meant to keep a cookie, when it was first seen."""

    kept: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    seconds: dict[str, float] = field(default_factory=dict[str, float])

    def look(self, page: Page) -> None:
        found = page.evaluate(_LOOK)
        now = page.evaluate("Date.now() / 1000")
        self.kept |= {(place, name) for place, names in found.items() for name in names}
        for cookie in page.context.cookies():
            name = cookie.get("name", "")
            self.kept.add((Place.COOKIE.value, name))
            self.seconds.setdefault(name, cookie.get("expires", 0) - now)
