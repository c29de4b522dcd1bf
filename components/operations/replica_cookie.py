"""Affinity: a cookie says which replica holds a viewer's session, and the proxy sends all else of that viewer there.

Uploads and downloads live in the memory of the replica that holds the websocket. A cookie chosen by the proxy in
advance would go wrong as soon as that replica has died and come back: the websocket would be on another one by then,
the uploads would go to the old. So the replica that takes the websocket says its own name.
"""

from http.cookies import SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "atlas_replica"


class ReplicaCookie:
    """ASGI middleware that keeps the name of the replica in a session cookie; without a name it does nothing."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        self.app = app
        self.name = name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; set the cookie with a new websocket, and with a document where there is none yet."""
        if not self.name or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        held = connection.cookies.get(COOKIE)
        secure = connection.headers.get("x-forwarded-proto", scope.get("scheme", "")) in ("https", "wss")

        async def send_with_cookie(message: Message) -> None:
            if _is_new(message, held, self.name):
                message.setdefault("headers", [])
                MutableHeaders(scope=message).append("Set-Cookie", _cookie(self.name, secure))
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _is_new(message: Message, held: str | None, name: str) -> bool:
    if message["type"] == "websocket.accept":
        return held != name
    if message["type"] != "http.response.start" or held:
        return False
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _cookie(name: str, secure: bool) -> str:
    morsel = SimpleCookie({COOKIE: name})[COOKIE]
    morsel["path"], morsel["samesite"], morsel["httponly"], morsel["secure"] = "/", "Lax", True, secure
    return morsel.OutputString()
