"""Limits on downloads of users' datasets, so that clients who read slowly or not at all block nobody else.

A package of a large dataset is seconds of work and a file of many megabytes, and a CSV holds thousands of cells in
memory while it waits for its client. Anybody with a link may ask for either as often as they like.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from ipaddress import IPv6Address, ip_address, ip_network

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

STALL_SECONDS = 10.0
"""Seconds that a client may take to read `PIECE` bytes."""

PIECE = 65_536
"""Bytes that are sent at once."""

SERVER_BUSY = "The server sends as many datasets as it can. Try again in a minute."
CLIENT_BUSY = "Your address downloads as many datasets as it may. Wait until one is complete, then try again."


class DownloadLimits:
    """Counts downloads; one object for each kind of download of a process.

    Args:
        total: downloads at a time, waiting ones included.
        per_client: the same for one client address.
        preparing: downloads that are prepared at a time.
    """

    def __init__(self, total: int, per_client: int, preparing: int) -> None:
        self.total = total
        self.per_client = per_client
        self.preparing = CapacityLimiter(preparing)
        self._active: Counter[str] = Counter()

    @contextmanager
    def slot(self, client: str) -> Iterator[Response | None]:
        """Hold a slot for a client; yield the response that refuses it if there is none."""
        if self._active[client] >= self.per_client:
            yield _refusal(429, CLIENT_BUSY)
            return
        if self._active.total() >= self.total:
            yield _refusal(503, SERVER_BUSY)
            return
        self._active[client] += 1
        try:
            yield None
        finally:
            self._active[client] -= 1
            self._active += Counter()  # drops clients without downloads


class Download:
    """ASGI application that prepares a response in a thread and sends it, within limits.

    A client who takes longer than `STALL_SECONDS` for a piece is disconnected.

    Args:
        prepare: makes the response; it may take seconds. What it enters into the stack is closed once the response
            is sent or given up.
        limits: of this kind of download.
    """

    def __init__(self, prepare: Callable[[ExitStack], Response], limits: DownloadLimits) -> None:
        self.prepare = prepare
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_in_time(message: Message) -> None:
            with fail_after(STALL_SECONDS):
                await send(message)

        with self.limits.slot(client_address(scope)) as refusal, ExitStack() as opened:
            if refusal is not None:
                await refusal(scope, receive, send)
                return
            async with self.limits.preparing:  # a client who waits holds no thread
                if await Request(scope, receive).is_disconnected():
                    return
                response = await to_thread.run_sync(self.prepare, opened)
            with suppress(TimeoutError, ClientDisconnect):
                await response(scope, receive, send_in_time)


def client_address(scope: Scope) -> str:
    """Return the address that a client is counted by: IPv4, or the /64 network of an IPv6 address; empty if unknown.

    Behind a proxy that uvicorn trusts (`FORWARDED_ALLOW_IPS`) it is the address that the proxy names.
    """
    host = str(scope["client"][0]) if scope.get("client") else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False))
    return host


def in_pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut chunks into pieces of at most `PIECE` bytes."""
    for chunk in chunks:
        for start in range(0, len(chunk), PIECE):
            yield chunk[start : start + PIECE]


def _refusal(status: int, sentence: str) -> Response:
    return PlainTextResponse(sentence, status, headers={"Retry-After": "60", "Cache-Control": "no-store"})
