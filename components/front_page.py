"""The front end's one HTML document, with the atlas's own scripts in its head.

What only the browser can do (a picture of a figure, the clipboard, the language of the document) is written in
`components/assets/*.js`. The scripts are served by this process and named in the document's head, so the
Content-Security-Policy needs no exception for them.
"""

import hashlib
from email.utils import formatdate
from pathlib import Path
from urllib.parse import unquote_plus

import streamlit
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ASSETS = Path(__file__).parent / "assets"
FOLDER = "scripts"
FOR_GOOD = "public, max-age=31536000, immutable"
OK, NOT_MODIFIED = 200, 304
ORDER = "staticAppId"
"""Streamlit's front end would ask a host of its makers' for the app of this id, and show nothing of this one."""


class FrontPage:
    """ASGI middleware that answers with the document below wherever Streamlit answers with its own.

    An HTML response that brings a Content-Security-Policy of its own is another page and passes as it is. A link with
    a key that the front end takes for an order to load another app from elsewhere leads to the same link without it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.body = document().encode()
        self.tag = f'"{_hash(self.body)}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; replace the document when it comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        query = scope.get("query_string", b"").decode("latin-1")
        harmless = "&".join(part for part in query.split("&") if not _orders(part))
        if harmless != query:
            # Relative, for a path prefix.
            await RedirectResponse(f"?{harmless}", 303)(scope, receive, send)
            return
        replaced = False

        async def send_own(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                headers = Headers(raw=message.get("headers", []))
                html = headers.get("content-type", "").startswith("text/html")
                replaced = html and message["status"] == OK and "content-security-policy" not in headers
                if replaced:
                    await self._answer(scope)(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, send_own)

    def _answer(self, scope: Scope) -> Response:
        headers = {"Cache-Control": "no-cache", "ETag": self.tag}
        if Headers(scope=scope).get("if-none-match") == self.tag:
            return Response(status_code=NOT_MODIFIED, headers=headers)
        return Response(self.body, media_type="text/html; charset=utf-8", headers=headers)


def document() -> str:
    """Streamlit's document with a reference to each script; addresses are relative, for a path prefix."""
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    tags = "".join(f'<script defer src="./{FOLDER}/{path.name}?v={_version(path)}"></script>' for path in _scripts())
    return index.read_text(encoding="utf-8").replace("</head>", f"{tags}</head>", 1)


def script(request: Request) -> Response:
    """One of the scripts; its address changes with its content, so it is kept for good."""
    path = ASSETS / str(request.path_params["name"])
    if path not in _scripts():
        return PlainTextResponse("There is no such script.", 404)
    headers = {"Cache-Control": FOR_GOOD, "Last-Modified": formatdate(path.stat().st_mtime, usegmt=True)}
    return Response(path.read_bytes(), media_type="text/javascript; charset=utf-8", headers=headers)


ROUTES = [Route(f"/{FOLDER}/{{name}}", script, methods=["GET"])]


def _orders(part: str) -> bool:
    return unquote_plus(part.partition("=")[0]) == ORDER


def _scripts() -> list[Path]:
    return sorted(ASSETS.glob("*.js"))


def _version(path: Path) -> str:
    return _hash(path.read_bytes())[:12]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
