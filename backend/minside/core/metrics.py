"""Figures for the operator, in Prometheus' text format. No label comes from the outside."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from typing import Any, TypeAlias

import structlog
from litestar import Litestar, Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.types import Scope
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from .logs import RequestRecord

# Litestar adds the charset.
TEXT = "text/plain; version=0.0.4"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
STATEMENTS = (0, 1, 2, 4, 6, 8, 12, 16, 24, 48)
ANSWERS_IN = 2.0
FORWARDING = frozenset({b"forwarded", b"via", b"x-forwarded-for", b"x-real-ip"})

Read: TypeAlias = Callable[[Litestar], Awaitable[Mapping[str, float]]]

log = structlog.get_logger(__name__)


class Metrics:
    """All figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._asked: list[tuple[Gauge, Read]] = []
        self.requests = Counter(
            "minside_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "minside_request_seconds",
            "Time from a request's first byte to its answer's last.",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.operation_seconds = Histogram(
            "minside_operation_seconds",
            "The same for a trusted GraphQL operation.",
            ("operation",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.statements = Histogram(
            "minside_statements",
            "Statements that a request sent to PostgreSQL.",
            ("route",),
            buckets=STATEMENTS,
            registry=self.registry,
        )

    def observe(self, record: RequestRecord) -> None:
        """Count one request."""
        self.requests.labels(record.method, record.route, str(record.status)).inc()
        self.request_seconds.labels(record.route).observe(record.seconds)
        self.statements.labels(record.route).observe(record.statements)
        if record.operation:
            self.operation_seconds.labels(record.operation).observe(record.seconds)

    def watch(self, name: str, description: str, read: Callable[[], float]) -> None:
        """Show what `read` answers at each scrape as the gauge `minside_<name>`."""
        Gauge(f"minside_{name}", description, registry=self.registry).set_function(read)

    def ask(self, name: str, description: str, label: str, read: Read) -> None:
        """The same for what must be waited for, by `label`; left out where no answer comes in time."""
        gauge = Gauge(f"minside_{name}", description, (label,), registry=self.registry)
        self._asked.append((gauge, read))

    async def look(self, app: Litestar) -> None:
        """Ask what `ask` names."""
        for gauge, read in self._asked:
            gauge.clear()
            try:
                async with asyncio.timeout(ANSWERS_IN):
                    for value, count in (await read(app)).items():
                        gauge.labels(value).set(count)
            except Exception:
                log.exception("figure_missing")

    def exposition(self) -> bytes:
        """All figures as text."""
        return generate_latest(self.registry)


def metrics_handler(metrics: Metrics, token: str | None) -> HTTPRouteHandler:
    """The route `/metrics`, for whoever knows `token`; without a token, for this machine alone.

    Everyone else gets 404.
    """

    @get("/metrics", name="metrics", include_in_schema=False)
    async def show(request: Request[Any, Any, Any]) -> Response[bytes]:
        if not _may_read(request.scope, token):
            return Response(b"", status_code=404)
        await metrics.look(request.app)
        return Response(metrics.exposition(), media_type=TEXT)

    return show


def _may_read(scope: Scope, token: str | None) -> bool:
    headers = dict(scope["headers"])
    if token:
        given = headers.get(b"authorization", b"")
        return hmac.compare_digest(given, f"Bearer {token}".encode())
    return _is_this_machine(scope, headers)


def _is_this_machine(scope: Scope, headers: dict[bytes, bytes]) -> bool:
    """Whether the request was made here. A proxy on this machine sends others' requests from here
    too, so none that was forwarded, or that was meant for a public name, counts.
    """
    client = scope.get("client")
    if client is None or FORWARDING & headers.keys():
        return False
    return _is_loopback(client[0]) and _is_loopback(_host(headers.get(b"host", b"")))


def _host(header: bytes) -> str:
    host = header.decode("latin-1")
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
