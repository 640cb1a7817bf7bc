"""The web process: everything that answers HTTP, put together."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import structlog
from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException
from litestar.handlers import BaseRouteHandler
from typing_extensions import override

from minside.auth.actions.passwords import QUEUE
from minside.consents import actions as consents
from minside.core import health, logs
from minside.core.assets import Assets, assets_handler
from minside.core.database import Database, check_web_role
from minside.core.doorway import pictures
from minside.core.doorway.crosssite import OwnPagesOnly
from minside.core.doorway.documents import Documents, WatchedManifest, read_manifest
from minside.core.doorway.execution import Execution
from minside.core.doorway.operation import Answer, Operation
from minside.core.doorway.transport import graphql_handler
from minside.core.graphql import HouseSchema
from minside.core.headers import SecurityHeaders
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.metrics import Metrics, metrics_handler
from minside.core.rooms import connect
from minside.core.settings import Settings
from minside.marketing import actions as marketing
from minside.outbox import actions as outbox
from minside.rooms import ROOMS
from minside.schema import build_schema
from minside.subscriptions import actions as subscriptions

log = structlog.get_logger(__name__)

ASKING = "asking"
"""`frontend/src/choices/asking.js`, as it is called once it is built."""


def create_app(settings: Settings, routes: Sequence[BaseRouteHandler] = ()) -> Litestar:
    """The application, which connects to the database when it is started; `routes` are more than
    the house's own.

    Raises `FrontendMissingError`, `ManifestError` and `BadKey` at once. At start it raises what
    `Database.connect`, `check_web_role` and `consents.check_start` do, in an `ExceptionGroup` of Litestar's.
    """
    logs.configure()
    connect(ROOMS)
    schema, metrics = build_schema(), Metrics()
    metrics.watch("hash_queue_depth", "Passwords being hashed, or waiting.", lambda: QUEUE.depth)
    metrics.watch(
        "sms_from_no_number", "SMS that came from no number, so that a no isn't heard.",
        lambda: outbox.FROM_NO_NUMBER.of,
    )  # fmt: skip
    metrics.ask(
        "deliveries_amiss", "Fixed deliveries in need of a person, by the last daily look.", "kind",
        _deliveries_amiss,
    )  # fmt: skip
    metrics.ask(
        "marketing_amiss", "Marketing sent without a consent in the last 30 days.", "kind",
        _marketing_amiss,
    )  # fmt: skip
    return Web(
        https=settings.https,
        metrics=metrics,
        route_handlers=[
            graphql_handler(
                _documents(settings, schema), _execute, development=settings.development
            ),
            *pictures.ROUTES,
            *(route for room in ROOMS for route in room.routes),
            *routes,
            *_operators_routes(settings, metrics),
            assets_handler(_assets(settings)),
        ],
        lifespan=[_opened(settings, schema)],
    )


def _assets(settings: Settings) -> Assets:
    """With what asks whether pages may be counted only where that is switched on."""
    beside = ASKING if settings.statistics else None
    return Assets(settings.frontend / "dist", watch=settings.development, beside=beside)


def _documents(settings: Settings, schema: HouseSchema) -> Documents:
    path = settings.frontend / "trusted-documents.json"
    documents = Documents(
        schema._schema,  # pyright: ignore[reportPrivateUsage]
        WatchedManifest(path) if settings.development else read_manifest(path),
        development=settings.development,
        credential_mutations=schema.credential_mutations(),
        lone_fields=schema.lone_fields(),
    )
    if not settings.development:
        documents.check()
    return documents


async def _execute(operation: Operation, request: Request[Any, Any, Any]) -> Answer:
    execution: Execution = request.app.state.execution
    return await execution(operation, request)


def _operators_routes(settings: Settings, metrics: Metrics) -> list[BaseRouteHandler]:
    token = settings.metrics_token
    return [
        health.live,
        health.ready_handler({"database": _database_answers}),
        metrics_handler(metrics, token.get_secret_value() if token else None),
    ]


async def _database_answers(app: Litestar) -> None:
    house: House = app.state.house
    await house.database.check()


async def _deliveries_amiss(app: Litestar) -> Mapping[str, float]:
    house: House = app.state.house
    async with house.database.scope(read_only=True):
        return await subscriptions.alarms()


async def _marketing_amiss(app: Litestar) -> Mapping[str, float]:
    house: House = app.state.house
    async with house.database.scope(read_only=True):
        return await marketing.alarms()


def _opened(settings: Settings, schema: HouseSchema) -> Any:
    """What lives as long as the process serves: the database's pool and who uses it."""

    keys = Keyring([key.get_secret_value() for key in settings.keys])

    @asynccontextmanager
    async def opened(app: Litestar) -> AsyncGenerator[None]:
        house = await _ready(settings, keys)
        database = house.database
        execution = Execution(schema, house)
        app.state.house, app.state.execution = house, execution
        try:
            yield
        finally:
            await execution.close()
            await database.close()

    return opened


async def _ready(settings: Settings, keys: Keyring) -> House:
    url = settings.database_url.get_secret_value()
    try:
        database = await Database.connect(url, connections=settings.database_connections)
        house = House(settings, database, keys)
        try:
            await check_web_role(database)
            await consents.check_start(house)
        except BaseException:
            await database.close()
            raise
    except Exception:
        # The server would only tell that it couldn't start.
        log.exception("start_failed")
        raise
    return house


class Web(Litestar):
    """Litestar behind what must see every request.

    Its own middleware runs after routing, so that a 404 or a 405 would go out without our headers.
    """

    def __init__(self, *, https: bool, metrics: Metrics, **litestar: Any) -> None:
        super().__init__(
            openapi_config=None,
            logging_config=None,
            exception_handlers={HTTPException: _say_no_more_than_the_status, Exception: _hide},
            **litestar,
        )
        guarded = SecurityHeaders(OwnPagesOnly(super().__call__), https=https)
        self._front = logs.AccessLog(guarded, metrics.observe)

    @override
    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await self._front(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _say_no_more_than_the_status(
    request: Request[Any, Any, Any], error: HTTPException
) -> Response[Any]:
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _hide(request, error)
    # Litestar's own text quotes what was sent.
    body = {"message": HTTPStatus(error.status_code).phrase}
    return Response(body, status_code=error.status_code, headers=error.headers)


def _hide(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    log.error("bug", exc_info=error)
    extensions = {"code": "INTERNAL", "correlationId": logs.correlation_id()}
    shown = {"message": "Something went wrong on our side.", "extensions": extensions}
    return Response({"errors": [shown]}, status_code=500)
