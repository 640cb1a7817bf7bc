"""What the app says, and where its pages are, by its own sources."""

import json
import re
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

HERE = Path(__file__).parent
FRONTEND = HERE.parents[1] / "frontend"

LanguageCode = Literal["nb", "en"]


class Words:
    """The app's texts in one language, so that a test reads a page as a person does."""

    def __init__(self, language: LanguageCode) -> None:
        self.language: LanguageCode = language
        self._texts: Mapping[str, Any] = facts()[language]

    def __call__(self, key: str, **values: object) -> str:
        """The text under `key`; where it counts, the form for `count`. Raises `KeyError`."""
        text = self._texts[key]
        if isinstance(text, dict):
            text = text["one" if values.get("count") == 1 else "other"]
        text = re.sub(r"\b(e)-(?=post|mail)", "\\1\u2011", text, flags=re.IGNORECASE)
        for name, value in values.items():
            said = self._counted(value) if name == "count" else str(value)
            if name == "count" and text.startswith("{count}"):
                text = text.replace(f"{{{name}}}", said[:1].upper() + said[1:], 1)
            text = text.replace(f"{{{name}}}", said)
        return text

    def _counted(self, number: object) -> str:
        """Up to twelve in words, as in running text; from 10,000 on in groups."""
        words = dict(enumerate(facts()["counted"][self.language], start=2))
        if not isinstance(number, int):
            return str(number)
        grouped = f"{number:,}" if number >= 10_000 else str(number)
        return words.get(
            number, grouped if self.language == "en" else grouped.replace(",", "\u00a0")
        )


def unbroken(number: str) -> str:
    """An invoice's or a return's number as running text has it: no line ends within it."""
    return number.replace("-", "\u2011")


@cache
def facts() -> dict[str, Any]:
    """`{"nb": texts, "en": texts, "routes": [{"path", "open"}], "counted": {"nb": words, "en"}}`."""
    printed = subprocess.run(
        ["node", "--no-warnings", str(HERE / "app_facts.mjs")], capture_output=True, check=True
    )
    return json.loads(printed.stdout)


def wait_until(page: Page, expression: str, seconds: float = 10) -> None:
    """It comes true in the page. Playwright's own way asks again from inside the page, where our
    policy lets nothing evaluate a text; this one asks from outside each time."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {expression}")


def paths() -> set[str]:
    """Every address of the app, such as `/kjaeledyr/:id`."""
    return {route["path"] for route in facts()["routes"]}
