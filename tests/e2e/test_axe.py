"""No page, in no state, that axe finds anything wrong with."""

from typing import Literal

import pytest
from playwright.sync_api import Page
from tests.e2e.app import FRONTEND, Words, paths
from tests.e2e.conftest import Visit
from tests.e2e.states import STATES, State
from tests.e2e.watch import Watch

AXE = (FRONTEND / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (360, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All that the other set of colours can change; the rest would be asked twice.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
RUN = "runOnly => axe.run({ runOnly, resultTypes: ['violations'] })"


def test_every_page_is_looked_at() -> None:
    """A page that is added to the app is missed here until a state of it is."""
    assert paths() == {state.route for state in STATES} - {"/her-er-ingenting"}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_axe_finds_nothing(state: State, visit: Visit, words: Words, watch: Watch) -> None:
    """WCAG 2.2 AA and best practices, on a phone and a desk, in light and dark."""
    watch.expect("401|ERR_INTERNET_DISCONNECTED|500")
    page = state.show(visit(state.who, reduced_motion="reduce"), words)
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert [] == violations(page, "light", TAGS)
        assert [] == violations(page, "dark", OF_COLOUR)


def violations(page: Page, scheme: Literal["light", "dark"], rules: list[str]) -> list[str]:
    """What is wrong in these colours: the rule, and where it is broken."""
    page.emulate_media(color_scheme=scheme)
    result = page.evaluate(RUN, rules)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def test_axe_would_find_something(visit: Visit) -> None:
    """A button without a name and a grey on grey: the same check, with its fault."""
    page = visit().new_page()
    page.goto("/logg-inn")
    page.get_by_role("heading", level=1).wait_for()
    page.evaluate(AXE)
    page.evaluate(
        """() => {
            document.querySelector('main').append(document.createElement('button'));
            const pale = document.createElement('p');
            pale.textContent = 'Nesten usynlig';
            pale.style.background = '#777';
            pale.style.color = '#888';
            document.querySelector('main').append(pale);
        }"""
    )
    assert {"button-name", "color-contrast"} <= broken(violations(page, "light", TAGS))
    assert {"color-contrast"} == broken(violations(page, "dark", OF_COLOUR))


def broken(lines: list[str]) -> set[str]:
    return {line.partition(":")[0] for line in lines}
