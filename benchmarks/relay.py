"""Count bytes on the wire with a relay between browser and server, including headers and after compression."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from scripts.ports import HOST

CHUNK = 1 << 16


class Relay:
    """Forwards data in both directions and counts it."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.down = self.up = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def address(self) -> str:
        """Return the address of the site through the relay."""
        return f"http://{HOST}:{self.port}"

    @property
    def total(self) -> int:
        """Return the bytes in both directions so far."""
        return self.down + self.up

    def start(self) -> None:
        """Start listening in a thread."""
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        """End the thread with all its connections."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connected, HOST, 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError):  # the relay stops while a client is still connected
            there, back = await asyncio.open_connection(HOST, self.target)
            await asyncio.gather(self._pass(reader, back, "up"), self._pass(there, writer, "down"))

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        with suppress(OSError):
            while chunk := await reader.read(CHUNK):
                setattr(self, way, getattr(self, way) + len(chunk))
                writer.write(chunk)
                await writer.drain()
        with suppress(OSError):
            writer.close()


@contextmanager
def relay(target: int) -> Iterator[Relay]:
    """Run a relay to a port of this machine until the block ends."""
    running = Relay(target)
    running.start()
    try:
        yield running
    finally:
        running.stop()
