"""What axe finds wrong with a page, which `test_states` asks of each; and that it finds it."""

from typing import Literal

from playwright.sync_api import Page
from tests.e2e.app import FRONTEND
from tests.e2e.conftest import Visit

AXE = (FRONTEND / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All that the other set of colours can change; the rest would be asked twice.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
RUN = "runOnly => axe.run({ runOnly, resultTypes: ['violations'] })"


def against_the_rules(page: Page, width: int) -> list[str]:
    """WCAG 2.2 AA and best practices, in light and dark; the page has `AXE`."""
    page.set_viewport_size({"width": width, "height": 900})
    found = {"light": violations(page, "light", TAGS), "dark": violations(page, "dark", OF_COLOUR)}
    page.emulate_media(color_scheme="light")
    return [f"{scheme}, {width} px: {line}" for scheme, lines in found.items() for line in lines]


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
