"""What the app says, and where its pages are, by its own sources."""

import json
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

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
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text


@cache
def facts() -> dict[str, Any]:
    """`{"nb": texts, "en": texts, "routes": [{"path", "open"}]}`."""
    printed = subprocess.run(
        ["node", "--no-warnings", str(HERE / "app_facts.mjs")], capture_output=True, check=True
    )
    return json.loads(printed.stdout)


def paths() -> set[str]:
    """Every address of the app, such as `/kjaeledyr/:id`."""
    return {route["path"] for route in facts()["routes"]}
