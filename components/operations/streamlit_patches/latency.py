"""Small messages leave at once, and compress well.

Seen with Streamlit 1.67 and uvicorn 0.54:

- The listening socket is made with protocol 0, so asyncio does not switch off Nagle's algorithm for its connections.
- What a run sends is collected for 5 ms before it leaves, and the thread that sends waits up to 5 ms for the one that
  computes. One is enough for both.
- Websockets compress within the last 4 kB, and a run says almost what the run before it said, 20 kB earlier. With 32 kB
  a click's messages are a quarter as long; it costs a viewer's connection about 0.1 MB.
"""

import os
import socket
import sys
from typing import Any

from streamlit.runtime import runtime
from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

OPEN_FILES = "/proc/self/fd"
SOON = 0.001
WINDOW_BITS = 15
"""32 kB, the most there is."""


def send_at_once() -> None:
    """Set TCP_NODELAY on the sockets this process listens on; connections inherit it.

    Where the system does not list a process's files below `/proc`, all works, only later.
    """
    for name in os.listdir(OPEN_FILES) if os.path.isdir(OPEN_FILES) else ():
        try:
            listening = socket.socket(fileno=os.dup(int(name)))
        except OSError:
            continue  # no socket, or the listing's own descriptor
        with listening:
            internet = listening.family in (socket.AF_INET, socket.AF_INET6) and listening.type == socket.SOCK_STREAM
            if internet and listening.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def send_soon() -> None:
    """Let messages leave, and the thread that sends them run, within a millisecond."""
    runtime.MESSAGE_FLUSH_INTERVAL_SECS = SOON  # type: ignore[attr-defined] # without a setting
    sys.setswitchinterval(SOON)


def compress_across_runs() -> None:
    """Widen the window of the server's websocket compression; uvicorn has no setting for it."""

    def factory(**_narrow: Any) -> ServerPerMessageDeflateFactory:
        return ServerPerMessageDeflateFactory(
            server_max_window_bits=WINDOW_BITS, client_max_window_bits=12, compress_settings={"memLevel": 5}
        )

    websockets_sansio_impl.ServerPerMessageDeflateFactory = factory  # type: ignore[attr-defined, assignment] # no name of its own to export
