"""Count requests and websockets, log them by the route's pattern, and answer when a handler failed."""

import logging
from time import perf_counter

from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.operations import request_id
from components.operations.logs import log_event
from components.operations.metrics import ERRORS, SESSIONS, SESSIONS_OPEN

FAILED = 500
REFUSED = 400
PROBES = ("/healthz", "/readyz", "/metrics", "/_stcore/health", "/_stcore/host-config")


class RequestLog:
    """ASGI middleware. It answers failures that nothing inside has answered, so that they carry the outer headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request or websocket on and log how it ended."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = perf_counter()
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            log_event("request failed", logging.ERROR, error, method=_method(scope), route=_route(scope))
            if status:  # the response has started, so no other can be sent
                ERRORS.labels("request").inc()
                raise
            text = f"The server failed on this request. Its number in the log is {request_id.current()}."
            await PlainTextResponse(text, FAILED)(scope, receive, watched)
        if status >= FAILED:
            ERRORS.labels("request").inc()
        level = logging.DEBUG if status < REFUSED and _is_routine(scope) else logging.INFO
        took = round(1000 * (perf_counter() - start), 1)
        log_event("request", level, method=_method(scope), route=_route(scope), status=status, milliseconds=took)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = perf_counter()
        opened = False

        async def watched(message: Message) -> None:
            nonlocal opened
            if message["type"] == "websocket.accept" and not opened:
                opened = True
                SESSIONS.inc()
                SESSIONS_OPEN.inc()
                log_event("session opened")
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            if opened:
                SESSIONS_OPEN.dec()
                log_event("session closed", seconds=round(perf_counter() - start, 1))
            else:
                log_event("session refused", logging.WARNING)


def _route(scope: Scope) -> str:
    """The pattern of the route that answered, such as `/own/{dataset_id}/outlines.geojson`: it names no dataset."""
    route = scope.get("route")
    return (getattr(route, "path", "") or "static") if route is not None else "none"


def _method(scope: Scope) -> str:
    """The method; a client may send any word for it."""
    known = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
    return scope["method"] if scope["method"] in known else "other"


def _is_routine(scope: Scope) -> bool:
    return isinstance(scope.get("route"), Mount) or _route(scope).endswith(PROBES)
