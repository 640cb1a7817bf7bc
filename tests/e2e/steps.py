"""What a person must do to come in, and to get out: counted as they do it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Locator, Page, Request


@dataclass
class Steps:
    """Presses, fields filled, pages come to (in the app too), and messages written, on one way."""

    clicks: int = 0
    fields: int = 0
    pages: int = 0
    messages: int = 0

    def __sub__(self, other: "Steps") -> "Steps":
        """What this way takes on top of the other."""
        return Steps(**{name: count - vars(other)[name] for name, count in vars(self).items()})

    def beyond(self, other: "Steps") -> "Steps":
        """What there is more of than on the other way; less of another thing makes up for nothing."""
        return Steps(**{name: max(0, count) for name, count in vars(self - other).items()})

    def __str__(self) -> str:
        return "  ".join(f"{count} {name}" for name, count in vars(self).items())


class Walk:
    """One way from its beginning, in a window that is at no page of ours yet; or, `at_once`, from the page
    where one stands."""

    def __init__(self, page: Page, *, at_once: bool = False) -> None:
        self.page, self.steps, self._path = page, Steps(), ""
        if at_once:
            self._path = urlsplit(page.url).path
        else:
            page.goto("about:blank")
        page.on("request", self._leave)
        page.on("framenavigated", self._arrive)

    def _leave(self, request: Request) -> None:
        """What is loaded anew is come to anew, though it is the same page."""
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._path = ""

    def _arrive(self, frame: Frame) -> None:
        path = urlsplit(frame.url).path
        if frame == self.page.main_frame and frame.url != "about:blank" and path != self._path:
            self._path = path
            self.steps.pages += 1

    def to(self, address: str) -> None:
        """From a bookmark: a page, and no press of ours. Only where both ways begin so."""
        self.page.goto(address)

    def follow(self, link: str) -> None:
        """One in a mail: a press, which opens a window of its own."""
        self.steps.clicks += 1
        self.page.goto("about:blank")
        self.page.goto(link)

    def press(self, target: Locator) -> None:
        self.steps.clicks += 1
        target.click()

    def fill(self, field: Locator, text: str) -> None:
        self.steps.fields += 1
        field.fill(text)

    def end(self) -> Steps:
        self.page.remove_listener("request", self._leave)
        self.page.remove_listener("framenavigated", self._arrive)
        return self.steps
