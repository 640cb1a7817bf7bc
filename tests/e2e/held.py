"""A slow line: what is asked for stands still until a test lets it go on."""

from playwright.sync_api import Page, Route
from tests.e2e import answers

# In milliseconds.
STEP, PATIENCE = 20, 10_000


class Held:
    """These operations, by name, wait from now on."""

    def __init__(self, page: Page, *names: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self._waiting: list[tuple[str, Route]] = []

        def hold(route: Route) -> None:
            name = answers.operation(route.request)
            if name in names:
                self.asked.append(name)
                self._waiting.append((name, route))
            else:
                route.fallback()

        page.route("**/graphql", hold)

    def let_go(self, name: str) -> None:
        """The one that was asked for first and isn't answered yet, once it is asked for; then its answer is there."""
        for _ in range(PATIENCE // STEP):
            if found := [each for each in self._waiting if each[0] == name]:
                break
            self.page.wait_for_timeout(STEP)
        else:
            raise AssertionError(f"{name} was never asked for")
        self._waiting.remove(found[0])
        route = found[0][1]
        with self.page.expect_response(lambda got: got.request == route.request) as response:
            route.fallback()
        response.value.finished()
