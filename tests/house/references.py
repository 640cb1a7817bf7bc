"""Names of code and tests that documents point to."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def is_code(name: str) -> bool:
    """Whether `path.py:Class.method` is there."""
    path, _, attribute = name.partition(":")
    return attribute in defined_in(ROOT / path)


def is_test(name: str) -> bool:
    """Whether `path.py::test_name` is there."""
    path, _, function = name.partition("::")
    return function.startswith("test_") and function in defined_in(ROOT / path)


@cache
def defined_in(path: Path) -> frozenset[str]:
    """What a Python file defines: `function`, `Class`, `Class.method`, `Class.field`."""
    if not path.is_file():
        return frozenset()
    return frozenset(_defined(ast.parse(path.read_text(encoding="utf-8")).body, ""))


def _defined(body: list[ast.stmt], within: str) -> list[str]:
    found: list[str] = []
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.append(within + node.name)
        elif isinstance(node, ast.ClassDef):
            found += [within + node.name, *_defined(node.body, f"{within}{node.name}.")]
        elif isinstance(node, ast.Assign):
            found += [within + target.id for target in node.targets if isinstance(target, ast.Name)]
    return found
