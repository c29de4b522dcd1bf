"""A small application behind the middleware in the order of app.py, and what it logs and counts."""

import json
import logging
from collections.abc import Callable, Iterator

import pytest
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from components.operations import metrics, request_id
from components.operations.logs import JsonLine
from components.operations.replica_cookie import ReplicaCookie
from components.operations.request_log import RequestLog
from components.operations.wiring import outer
from components.server.security_headers import SecurityHeaders


def page(_request: Request) -> HTMLResponse:
    return HTMLResponse("<p>page</p>")


def dataset(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request_id.current(), 404 if request.path_params["id"] == "gone" else 200)


def broken(_request: Request) -> PlainTextResponse:
    raise RuntimeError("the password is swordfish")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(request_id.current())
    await socket.close()


async def refused(socket: WebSocket) -> None:
    await socket.close()


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = [
        Route("/", page),
        Route("/own/{id}/outlines.geojson", dataset),
        Route("/broken", broken),
        Route("/_stcore/health", page),
        WebSocketRoute("/stream", stream),
        WebSocketRoute("/refused", refused),
    ]
    inner = [Middleware(RequestLog), Middleware(ReplicaCookie, name="one")]
    app = Starlette(routes=routes, middleware=[*outer(), Middleware(SecurityHeaders), *inner])
    with TestClient(app) as made:
        yield made


@pytest.fixture
def lines() -> Iterator[list[dict[str, object]]]:
    """Lines of the app's own log, as they are written."""
    found: list[dict[str, object]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(json.loads(self.format(record)))

    handler, logger = Keep(), logging.getLogger("atlas")
    handler.setFormatter(JsonLine())
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield found
    logger.removeHandler(handler)
    logger.setLevel(before)


@pytest.fixture
def counted() -> Callable[..., float]:
    """How far a figure has moved since the test began; figures of a process only grow."""
    registry: CollectorRegistry = metrics.REGISTRY
    start = {(s.name, tuple(sorted(s.labels.items()))): s.value for m in registry.collect() for s in m.samples}

    def since(name: str, **labels: str) -> float:
        now = registry.get_sample_value(name, labels)
        return (now or 0) - start.get((name, tuple(sorted(labels.items()))), 0)

    return since
