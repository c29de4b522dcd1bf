"""How many websockets one client address may open, and how often it may send on them.

A websocket costs a session of Streamlit's, and each message is read on the thread that serves everybody. A proxy counts
the request that opens a websocket and nothing after it.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.export.packing import client_address
from components.server.security_headers import REFUSAL

MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 10.0, 30.0
"""Of one connection."""

COST_A_SECOND, COST_AT_ONCE = 100.0, 400.0
"""Of all connections of one address: a message costs 1, and 1 more for each 8 kB; to connect costs 10."""

COST_OF_CONNECTION = 10.0
COSTS_ONE_MORE = 8_192

TOO_MANY = b"Your address has as many pages of the atlas open as it may. Close one, then reload this page."


class Pace:
    """A steady rate with a reserve for bursts; `clock` gives seconds."""

    def __init__(self, rate: float, reserve: float, clock: Callable[[], float] = monotonic) -> None:
        self.rate, self.reserve, self.clock = rate, reserve, clock
        self._left, self._updated = reserve, clock()

    def spend(self, cost: float) -> float:
        """Spend some of the reserve; return the seconds to wait until it is paid for, 0 if it is already."""
        now = self.clock()
        self._left = min(self.reserve, self._left + self.rate * (now - self._updated)) - cost
        self._updated = now
        return max(0.0, -self._left / self.rate)

    @property
    def full(self) -> bool:
        """True if the reserve is full."""
        return self.spend(0) == 0 and self._left >= self.reserve


class WebsocketLimits:
    """ASGI middleware that refuses websockets beyond `per_address` with 429 and reads messages no faster than allowed.

    A message that waits here holds up the next one, so a client that sends faster is slowed down by TCP.
    """

    def __init__(self, app: ASGIApp, per_address: int) -> None:
        self.app = app
        self.per_address = per_address
        self._open: Counter[str] = Counter()
        self._paces: dict[str, Pace] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on websockets within the limits, and everything that is no websocket."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        address = client_address(scope)
        if self._open[address] >= self.per_address:
            await receive()
            await _refuse(scope, send)
            return
        self._open[address] += 1
        try:
            await self.app(scope, self._paced(address, receive), send)
        finally:
            self._open[address] -= 1
            self._open += Counter()  # drops addresses without connections
            for idle in [name for name, pace in self._paces.items() if name not in self._open and pace.full]:
                del self._paces[idle]

    def _paced(self, address: str, receive: Receive) -> Receive:
        pace = Pace(MESSAGES_A_SECOND, MESSAGES_AT_ONCE)
        shared = self._paces.setdefault(address, Pace(COST_A_SECOND, COST_AT_ONCE))

        async def receive_in_time() -> Message:
            message = await receive()
            if message["type"] == "websocket.connect":
                wait = shared.spend(COST_OF_CONNECTION)
            elif message["type"] == "websocket.receive":
                size = len(message.get("bytes") or message.get("text") or "")
                wait = max(pace.spend(1), shared.spend(1 + size / COSTS_ONE_MORE))
            else:
                wait = 0.0
            if wait:
                await asyncio.sleep(wait)
            return message

        return receive_in_time


async def _refuse(scope: Scope, send: Send) -> None:
    if REFUSAL not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"60")]
    await send({"type": f"{REFUSAL}.start", "status": 429, "headers": headers})
    await send({"type": f"{REFUSAL}.body", "body": TOO_MANY})
