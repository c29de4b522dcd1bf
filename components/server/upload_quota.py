"""Limits on uploads: bytes that the process holds at once, and the lowest speed of an upload.

Streamlit keeps each uploaded file in memory until its session ends, and takes any number of them for one session. A
reader needs a table and its outlines; more would take memory from all other sessions. Only received bytes count: an
announced length reserves nothing.
"""

import re
from collections import Counter
from time import monotonic

import streamlit as st
from anyio import move_on_after
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from components.export.packing import client_address

UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")
MEGABYTE = 1024**2
FILES_OF_SESSION, FILES_OF_ALL = 2, 5
"""Files of the largest size that one session may have in memory, and all sessions together."""

UPLOADS_OF_ADDRESS = 2
"""Uploads of one client address at a time."""

MIN_COST = 65_536
"""Bytes that the smallest file counts as: each costs a record beside its content."""

WINDOW, MIN_PROGRESS = 10.0, 65_536
"""Seconds, and the bytes that have to arrive in each such time while there is more to come."""

PAGE_FULL = "This page holds as many files as it may: remove one, or load the page again."
SERVER_FULL = "The server holds as many files as it can. Try again in a few minutes."
ADDRESS_BUSY = "Your address sends as many files as it may at once. Wait until one has arrived, then try again."
TOO_SLOW = "The file came too slowly. Try again with a better connection."


class RefusedError(Exception):
    """An upload ends here.

    Attributes:
        response: what is answered.
    """

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.response = PlainTextResponse(text, status, {"Retry-After": "60", "Connection": "close"})


class UploadQuota:
    """ASGI middleware that refuses a file that exceeds the quota or arrives too slowly."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.max_file = int(st.get_option("server.maxUploadSize")) * MEGABYTE
        self.arrived: Counter[str] = Counter()
        self.active: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on uploads within the quota, and everything that is no upload."""
        found = UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        address = client_address(scope)
        if self.active[address] >= UPLOADS_OF_ADDRESS:
            await RefusedError(429, ADDRESS_BUSY).response(scope, receive, send)
            return
        upload = _Upload(self, found[1], receive)
        self.active[address] += 1
        try:
            upload.reserve(max(MIN_COST, self._announced(Headers(scope=scope).get("content-length", ""))))
            await self.app(scope, upload.receive, send)
        except RefusedError as refused:
            await refused.response(scope, receive, send)
        finally:
            self.arrived[upload.session] -= upload.size
            self.active[address] -= 1
            self.arrived += Counter()  # drops sessions and addresses that send nothing
            self.active += Counter()

    def _announced(self, text: str) -> int:
        """Return the announced size in bytes; 0 if it is missing or invalid."""
        return min(int(text), self.max_file) if text.isascii() and text.isdigit() and len(text) < 16 else 0


class _Upload:
    """One upload: its received bytes and its speed."""

    def __init__(self, quota: UploadQuota, session: str, receive: Receive) -> None:
        self.quota, self.session, self._receive = quota, session, receive
        self.size = 0
        self._window_end = monotonic() + WINDOW
        self._in_window = 0
        self._complete = False

    def reserve(self, more: int) -> None:
        """Raise the refusal if more bytes would exceed the quota; files of ended sessions are dropped first."""
        held = _held_bytes()
        if held[self.session] + self.quota.arrived[self.session] + more > FILES_OF_SESSION * self.quota.max_file:
            raise RefusedError(413, PAGE_FULL)
        total = FILES_OF_ALL * self.quota.max_file - self.quota.arrived.total() - more
        if held.total() > total:
            _drop_files_of_sessions_that_left()
            if _held_bytes().total() > total:
                raise RefusedError(503, SERVER_FULL)

    async def receive(self) -> Message:
        """Return the next part of the request if it arrives in time and fits the quota."""
        if self._complete:
            return await self._receive()
        while True:
            with move_on_after(self._window_end - monotonic()) as waiting:
                message = await self._receive()
            if not waiting.cancelled_caught:
                break
            self._next_window()
        self._complete = not message.get("more_body", False)
        size = len(message.get("body", b""))
        if size:
            self.reserve(size)
            self.size += size
            self._in_window += size
            self.quota.arrived[self.session] += size
        return message

    def _next_window(self) -> None:
        if self._in_window < MIN_PROGRESS:
            raise RefusedError(408, TOO_SLOW)
        self._in_window = 0
        self._window_end = monotonic() + WINDOW


def _held_bytes() -> Counter[str]:
    """Return the bytes in memory by session."""
    files = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    return Counter(
        {
            session: sum(max(MIN_COST, len(file.data)) for file in list(records.values()))
            for session, records in list(files.items())
        }
    )


def _drop_files_of_sessions_that_left() -> None:
    """Streamlit keeps them for two minutes, in case the browser comes back."""
    runtime = Runtime.instance()
    for session in list(getattr(runtime.uploaded_file_mgr, "file_storage", {})):
        if not runtime.is_active_session(session):
            runtime.uploaded_file_mgr.remove_session_files(session)
