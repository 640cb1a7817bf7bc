"""What a person must do to come in, and to get out: counted as they do it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Locator, Page


@dataclass
class Steps:
    """Presses, fields filled, pages come to (in the app too), and messages written, on one way."""

    clicks: int = 0
    fields: int = 0
    pages: int = 0
    messages: int = 0

    def exceed(self, other: "Steps") -> list[str]:
        """In what there are more than on the other way."""
        return [name for name, count in vars(self).items() if count > getattr(other, name)]

    def __str__(self) -> str:
        return "  ".join(f"{count} {name}" for name, count in vars(self).items())


class Walk:
    """One way from its beginning, in a window that is at no page of ours yet."""

    def __init__(self, page: Page) -> None:
        page.goto("about:blank")
        self.page, self.steps, self._path = page, Steps(), ""
        page.on("framenavigated", self._arrive)

    def _arrive(self, frame: Frame) -> None:
        path = urlsplit(frame.url).path
        if frame == self.page.main_frame and frame.url != "about:blank" and path != self._path:
            self._path = path
            self.steps.pages += 1

    def to(self, address: str) -> None:
        """By a link elsewhere, or from a bookmark: a page, and no press of ours."""
        self.page.goto(address)

    def follow(self, link: str) -> None:
        """One in a mail, which opens a window of its own."""
        self.page.goto("about:blank")
        self.page.goto(link)

    def press(self, target: Locator) -> None:
        self.steps.clicks += 1
        target.click()

    def fill(self, field: Locator, text: str) -> None:
        self.steps.fields += 1
        field.fill(text)

    def end(self) -> Steps:
        self.page.remove_listener("framenavigated", self._arrive)
        return self.steps
