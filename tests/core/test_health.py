"""Whether the process lives, and whether it can serve."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from litestar import Litestar
from tests.core import toy
from tests.core.logged import Lines

from minside.core import health


async def well(app: Litestar) -> None:
    """Whatever is looked after is there."""


async def ill(app: Litestar) -> None:
    raise ConnectionError("password of minside_app at 10.0.0.5")


async def hanging(app: Litestar) -> None:
    await asyncio.sleep(60)


async def ask(path: str, **checks: Callable[[Litestar], Awaitable[object]]) -> tuple[int, object]:
    handlers = [health.live, health.ready_handler(checks)]
    async with toy.client(Litestar(handlers, openapi_config=None)) as client:
        response = await client.get(path)
    return response.status_code, response.json()


async def test_a_living_process_says_so_whatever_else_fails() -> None:
    """A database that is away is no reason to restart the process."""
    expected = (200, {"status": "ok"})
    assert expected == await ask("/health/live", database=ill)


async def test_a_process_is_ready_when_every_check_passes() -> None:
    """All is well: 200."""
    expected = (200, {"status": "ok"})
    assert expected == await ask("/health/ready", database=well, queue=well)


async def test_a_process_that_is_not_ready_names_what_fails() -> None:
    """503 with names, and no detail of what went wrong."""
    expected = (503, {"status": "failing", "failing": ["database"]})
    assert expected == await ask("/health/ready", database=ill, queue=well)


async def test_what_fails_is_logged_without_its_text(lines: Lines) -> None:
    """The log names the check and the exception's type, not what the exception says."""
    await ask("/health/ready", database=ill)

    failed = next(line for line in lines.all if line["event"] == "check_failed")
    expected = ("database", "builtins.ConnectionError")
    assert expected == (failed["reason"], failed["exception"][0]["type"])
    assert "10.0.0.5" not in lines.text


async def test_a_check_that_hangs_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check has its time; the others aren't held up by it."""
    monkeypatch.setattr(health, "CHECK_SECONDS", 0.05)

    expected = (503, {"status": "failing", "failing": ["queue"]})
    assert expected == await ask("/health/ready", database=well, queue=hanging)
