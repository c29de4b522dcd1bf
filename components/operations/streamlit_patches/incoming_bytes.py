"""Bounds on what clients may leave unfinished in this process's websockets.

uvicorn 0.54, which runs Streamlit 1.67, holds every byte of a message until the message is complete: as many megabytes
for each connection as a message may have, for as long as the connection lasts. Compressed, a megabyte is sent as one
kilobyte. Here unfinished and unread messages are counted together, as they are held: unpacked.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol as Protocol
from websockets.protocol import State

from components.export.packing import client_address

MAX_MESSAGE = 256 * 1024
"""Bytes of one message. A click sends about 1 kB; a form with every text filled to its limit stays below 16 kB."""

MAX_PENDING_OF_ADDRESS = 2 * 1024**2
MAX_PENDING = 16 * 1024**2
"""Bytes that are held for one client address, and for all."""

SMALL = 32 * 1024
"""A connection that holds no more than this is not closed because others hold much: a click needs less."""

SECONDS = 10.0
"""How long a message may take to arrive."""

PIECE = 1024
"""Bytes that are parsed before what they unpack to is counted: at most a megabyte."""

FRAME_COST = 128
"""Bytes that a frame takes beside its content; a message may come in any number of empty frames."""

POLICY_VIOLATION, TOO_BIG = 1008, 1009


class Pending:
    """Bytes held for messages that are unfinished or unread, by connection and by client address."""

    def __init__(self) -> None:
        self.total = 0
        self.of_address: Counter[str] = Counter()
        self._held: dict[int, tuple[str, int]] = {}

    def hold(self, connection: int, address: str, held: int) -> bool:
        """Note how much a connection holds; False if it is too much."""
        self.release(connection)
        self._held[connection] = (address, held)
        self.of_address[address] += held
        self.total += held
        if held > MAX_MESSAGE + FRAME_COST or self.of_address[address] > MAX_PENDING_OF_ADDRESS:
            return False
        return held <= SMALL or self.total <= MAX_PENDING

    def release(self, connection: int) -> None:
        """Forget a connection."""
        address, held = self._held.pop(connection, ("", 0))
        self.total -= held
        self.of_address[address] -= held
        if not self.of_address[address]:
            del self.of_address[address]


PENDING = Pending()


class Incoming:
    """What one connection holds: bytes of frames that are not complete, of messages that are not, and unread ones."""

    def __init__(self) -> None:
        self.unfinished = 0
        self.unread = 0
        self.timer: asyncio.TimerHandle | None = None

    def stop_timer(self) -> None:
        """Stop waiting for the rest of a message."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


def bound_incoming_bytes() -> None:
    """Replace methods of uvicorn's protocol; the server has loaded the class by now, so it cannot be replaced."""
    parse, forget, receive = Protocol.data_received, Protocol.connection_lost, Protocol.receive
    deliver, answer_ping = Protocol.send_receive_event_to_app, Protocol.handle_ping

    def data_received(self: Any, data: bytes) -> None:
        state = _state(self)
        for start in range(0, len(data), PIECE):
            parse(self, data[start : start + PIECE])
            if self.transport.is_closing():
                return
            begun = len(self.conn.reader.buffer) + state.unfinished
            if not PENDING.hold(id(self), _address(self), begun + state.unread):
                _close(self, TOO_BIG, "more than may wait")
                return
            if not begun:
                state.stop_timer()
            elif state.timer is None:
                state.timer = self.loop.call_later(SECONDS, _too_late, self)

    def connection_lost(self: Any, error: Exception | None) -> None:
        _state(self).stop_timer()
        PENDING.release(id(self))
        forget(self, error)

    def send_receive_event_to_app(self: Any) -> None:
        state = _state(self)
        state.unread += state.unfinished
        state.unfinished = 0
        state.stop_timer()
        deliver(self)

    async def receive_and_count(self: Any) -> Any:
        message = await receive(self)
        if self.queue.empty() and not self.disconnected:
            state = _state(self)
            state.unread = 0
            PENDING.hold(id(self), _address(self), len(self.conn.reader.buffer) + state.unfinished)
        return message

    def handle_ping(self: Any) -> None:
        if self.writable.is_set():
            answer_ping(self)
        else:  # the client reads nothing, so answers would pile up
            self.conn.data_to_send()

    Protocol.data_received = data_received  # type: ignore[method-assign] # uvicorn has one limit, of a message
    Protocol.connection_lost = connection_lost  # type: ignore[method-assign, assignment]
    Protocol.send_receive_event_to_app = send_receive_event_to_app  # type: ignore[method-assign]
    Protocol.receive = receive_and_count  # type: ignore[method-assign]
    Protocol.handle_ping = handle_ping  # type: ignore[method-assign]
    for name in ("handle_cont", "handle_text", "handle_bytes"):
        setattr(Protocol, name, _counting(getattr(Protocol, name)))


def _counting(handle: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def handle_and_count(self: Any, event: Any) -> None:
        _state(self).unfinished += len(event.data) + FRAME_COST
        handle(self, event)

    return handle_and_count


def _state(protocol: Any) -> Incoming:
    """Return what a connection holds; made with its first bytes, which are its request."""
    state = protocol.__dict__.get("incoming")
    if state is None:
        state = protocol.incoming = Incoming()
        protocol.conn.max_message_size = MAX_MESSAGE
    return state  # type: ignore[no-any-return] # uvicorn's object, an attribute of ours


def _address(protocol: Any) -> str:
    """Return the address that a connection is counted by; the proxy's own until the app has read what it names."""
    return client_address(protocol.scope) if protocol.handshake_initiated else ""


def _too_late(protocol: Any) -> None:
    state = _state(protocol)
    state.timer = None
    if protocol.read_paused:  # the rest may be there: this process has not read it yet
        state.timer = protocol.loop.call_later(SECONDS, _too_late, protocol)
    else:
        _close(protocol, POLICY_VIOLATION, "the message did not arrive in time")


def _close(protocol: Any, code: int, reason: str) -> None:
    """Close a connection; drop a client that does not read the close message."""
    protocol.frames = []
    if protocol.conn.state is State.OPEN:
        protocol.conn.fail(code, reason)
        protocol.handle_parser_exception()
    else:
        protocol.transport.close()
    protocol.loop.call_later(SECONDS, protocol.transport.abort)
