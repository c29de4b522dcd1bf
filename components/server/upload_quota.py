"""How much of strangers' files the process holds at once.

Streamlit keeps each uploaded file in memory until its session ends, and takes any number of them for one session. A
reader needs a table and its outlines; whoever sends more would fill the memory that all others are served from.
"""

import re
from collections import Counter

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime

PLACE = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")
MEGABYTE = 1024**2
OF_ONE, OF_ALL = 2, 5
"""Files of the largest size that one session may have in memory, and all sessions together."""

LEAST = 65_536
"""Bytes that the smallest file counts as: each costs a record beside its content."""


class UploadRoom:
    """ASGI middleware that refuses a file for which there is no room."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.largest = int(st.get_option("server.maxUploadSize")) * MEGABYTE
        self.coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no upload, and an upload for which there is room."""
        place = PLACE.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if place is None:
            await self.app(scope, receive, send)
            return
        session, size = place[1], self._size(Headers(scope=scope).get("content-length", ""))
        held = _held()
        if held[session] + self.coming[session] + size > OF_ONE * self.largest:
            told = "This page holds as many files as it may: remove one, or load the page again."
            await PlainTextResponse(told, 413)(scope, receive, send)
            return
        if held.total() + self.coming.total() + size > OF_ALL * self.largest:
            told = "The server holds as many files as it can. Try again in a few minutes."
            await PlainTextResponse(told, 503, {"Retry-After": "120"})(scope, receive, send)
            return
        self.coming[session] += size
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming[session] -= size
            self.coming += Counter()  # forgets who has nothing under way

    def _size(self, told: str) -> int:
        """How much is announced; what announces nothing, or nonsense, may be as large as a file can be."""
        size = int(told) if told.isascii() and told.isdigit() and len(told) < 16 else self.largest
        return max(LEAST, min(size, self.largest))


def _held() -> Counter[str]:
    """Bytes in memory by session."""
    files = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    return Counter(
        {
            session: sum(max(LEAST, len(file.data)) for file in list(own.values()))
            for session, own in list(files.items())
        }
    )
