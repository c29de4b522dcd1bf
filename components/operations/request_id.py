"""Request ids: one for each request and each websocket, so that lines of the log that belong together can be found."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")
STARTS = ("http.response.start", "websocket.accept")

_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """Return the id of the current request, in a run that of the viewer's websocket; empty if there is none."""
    return _current.get()


@contextmanager
def of_the_viewer() -> Iterator[None]:
    """Use the id of the viewer's websocket within the block; a run's own thread has no request."""
    token = _current.set(st.context.headers.get(HEADER) or "")
    try:
        yield
    finally:
        _current.reset(token)


class RequestId:
    """ASGI middleware: takes a well-formed `X-Request-ID` or makes one, and sends it back."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its id."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        known = given if WELL_FORMED.fullmatch(given) else secrets.token_hex(16)
        # Runs read the id from the headers of their websocket, for they run in threads of their own.
        headers = MutableHeaders(raw=list(scope["headers"]))
        headers[HEADER] = known
        scope["headers"] = headers.raw

        async def send_with_id(message: Message) -> None:
            if message["type"] in STARTS:
                message.setdefault("headers", [])
                MutableHeaders(scope=message)[HEADER] = known
            await send(message)

        token = _current.set(known)
        try:
            await self.app(scope, receive, send_with_id)
        finally:
            _current.reset(token)
