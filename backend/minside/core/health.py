"""Whether the process lives, and whether it can serve."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

import structlog
from litestar import Litestar, Request, Response, get
from litestar.handlers import HTTPRouteHandler

CHECK_SECONDS = 2.0

# Raises when what it looks after can't be used; what it raises is logged and told to nobody.
Check: TypeAlias = Callable[[Litestar], Awaitable[object]]

log = structlog.get_logger(__name__)


@get("/health/live", name="health-live", sync_to_thread=False, include_in_schema=False)
def live() -> dict[str, str]:
    """200 as long as the process answers: what restarts a process that hangs."""
    return {"status": "ok"}


def ready_handler(checks: Mapping[str, Check]) -> HTTPRouteHandler:
    """The route `/health/ready`: 200, or 503 with the names of the checks that fail.

    The checks run at once and have 2 s each.
    """

    @get("/health/ready", name="health-ready", include_in_schema=False)
    async def ready(request: Request[Any, Any, Any]) -> Response[dict[str, object]]:
        outcomes = await asyncio.gather(
            *(_passes(name, check(request.app)) for name, check in checks.items())
        )
        failing = [name for name, passed in zip(checks, outcomes, strict=True) if not passed]
        if failing:
            return Response({"status": "failing", "failing": failing}, status_code=503)
        return Response({"status": "ok"})

    return ready


async def _passes(name: str, check: Awaitable[object]) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await check
    except Exception:
        log.exception("check_failed", reason=name)
        return False
    return True
