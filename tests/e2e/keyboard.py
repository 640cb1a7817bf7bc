"""A person who has a keyboard and no mouse."""

from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect
from tests.e2e.personal import PersonalValues

# More than any page has; a page that lets nobody out is found by it too.
MOST_TABS = 150

# Nothing, of an element that isn't in the page any more.
_IS_FOCUSED = "element => element.isConnected ? element === document.activeElement : null"
_FOCUSED = """() => {
    const { tagName, id, name, textContent } = document.activeElement;
    return `${tagName} ${id} ${name ?? ''} ${textContent?.slice(0, 60)}`;
}"""


class Keyboard:
    """Moves with Tab and the arrows, acts with Enter and Space, and types."""

    def __init__(self, page: Page, personal: PersonalValues) -> None:
        self.page = page
        # Listened for from the beginning: a dialogue that opens before the browser was told to hand
        # it over is never heard of.
        page.on("filechooser", lambda _chooser: None)
        self._personal = personal

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def go_to(self, target: Locator, *, back: bool = False) -> None:
        """Tab (or Shift+Tab) until the target has focus."""
        expect(target).to_be_visible()
        # To find it by its role anew after each Tab would take longer than all else here.
        element = target.element_handle()
        for _ in range(MOST_TABS):
            is_focused = element.evaluate(_IS_FOCUSED)
            if is_focused is None:
                element = target.element_handle()
                is_focused = element.evaluate(_IS_FOCUSED)
            if is_focused:
                return
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"no way to {target}; focus is on {self.page.evaluate(_FOCUSED)}")

    def activate(self, target: Locator, *, back: bool = False) -> None:
        """Press a button or follow a link."""
        self.go_to(target, back=back)
        self.press("Enter")

    def write(self, field: Locator, text: str, *, back: bool = False) -> None:
        """Put a text in place of what the field holds."""
        self._personal.add(text)
        self.go_to(field, back=back)
        self.press("Control+a")
        self.page.keyboard.type(text)
        expect(field).to_have_value(text)

    def write_day(self, field: Locator, day: str) -> None:
        """Fill a date field, `day` in ISO 8601, part by part as the browser shows it."""
        self.go_to(field)
        year, month, date = day.split("-")
        # American, as the browser's own language is; the app's doesn't reach into its widgets.
        self.page.keyboard.type(f"{month}{date}{year}")
        expect(field).to_have_value(day)

    def choose(self, group: Locator, option: str) -> None:
        """Pick one of several radio buttons."""
        radios = group.get_by_role("radio")
        wanted = group.get_by_role("radio", name=option, exact=True)
        checked = group.get_by_role("radio", checked=True)
        self.go_to(checked if checked.count() else radios.first)
        for _ in range(radios.count()):
            if wanted.is_checked():
                return
            # Space takes the first one, the arrows move on from it.
            self.press("ArrowDown" if checked.count() else "Space")
        expect(wanted).to_be_checked()

    def hand_over(self, field: Locator, file: Path | FilePayload) -> None:
        """Open the file field's dialogue and choose a file in it."""
        self.go_to(field)
        with self.page.expect_file_chooser() as chooser:
            self.press("Enter")
        chooser.value.set_files(file)
