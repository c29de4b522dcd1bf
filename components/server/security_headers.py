"""What the server sends besides the pages: security headers on every response."""

import base64
import errno
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.page.embedding_settings import frame_ancestors

REFUSAL = "websocket.http.response"
"""The extension of ASGI by which a websocket is refused with headers of one's own."""

NO_NAME = (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)

NOBODY = "'none'"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy(index_html: str, ancestors: Sequence[str] = ()) -> str:
    """The policy: only this server's own scripts, and the front end's inline scripts by their hashes.

    `ancestors` are the origins whose pages may show this one in a frame.
    """
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in INLINE_SCRIPT.findall(index_html))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {' '.join(ancestors) or NOBODY}",
        )
    )


class SecurityHeaders:
    """ASGI middleware that puts the headers on every response, refused websockets included.

    A response that brings one of them, such as a page with a stricter policy of its own, keeps it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        index = Path(streamlit.__file__).parent / "static" / "index.html"
        ancestors = frame_ancestors()
        self.headers = {
            "Content-Security-Policy": content_security_policy(index.read_text(encoding="utf-8"), ancestors),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }
        if not ancestors:  # the older header knows no list of origins
            self.headers["X-Frame-Options"] = "DENY"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers when the response starts."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        accepted = False

        async def send_with_headers(message: Message) -> None:
            nonlocal accepted
            accepted = accepted or message["type"] == "websocket.accept"
            if message["type"] == "websocket.close" and not accepted and REFUSAL in scope.get("extensions", {}):
                await self._refuse(send)
                return
            if message["type"] in ("http.response.start", f"{REFUSAL}.start"):
                self._add(message)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _add(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in self.headers.items():
            headers.setdefault(name, value)

    async def _refuse(self, send: Send) -> None:
        """Answer a websocket that is closed before it opened: the server's own 403 would carry no headers."""
        start: Message = {"type": f"{REFUSAL}.start", "status": 403, "headers": []}
        self._add(start)
        await send(start)
        await send({"type": f"{REFUSAL}.body", "body": b"This address opens no connection for the page that asks."})


async def no_such_file(_request: Request, error: Exception) -> Response:
    """Answer for a path that the file system cannot look up, such as one of 4,000 letters."""
    if isinstance(error, OSError) and error.errno in NO_NAME:
        return PlainTextResponse("There is nothing at this address.", 404)
    raise error


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
