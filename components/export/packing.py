"""Users' packages: one is made at a time, and few are held until they are sent.

A package of a large dataset is seconds of work and a file of many megabytes for an address that anybody with a link may
ask for as often as they like.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import to_thread
from starlette.responses import PlainTextResponse, Response

ROOM = 8
"""Packages that wait, are made or are on their way."""

FULL = "The server packs as many datasets as it can. Try again in a minute, or take the CSV."


class Packing:
    """Where packages are made; one for the process."""

    def __init__(self, room: int = ROOM) -> None:
        self._free = room
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def made(self, make: Callable[[], Response]) -> AsyncIterator[Response]:
        """What `make` makes in a thread once it is its turn, for as long as it is being sent; 503 where all is full."""
        if not self._free:
            yield PlainTextResponse(FULL, 503, headers={"Retry-After": "60", "Cache-Control": "no-store"})
            return
        self._free -= 1
        try:
            async with self._turn:  # who waits holds no thread, for others are answered by those
                response = await to_thread.run_sync(make)
            yield response
        finally:
            self._free += 1
