"""What a process does to itself once, before the first visitor: the one place for what bends the platform.

Some habits of the platform cost every viewer, and `docs/performance.md` has the figures:

- Each run ends with a full garbage collection, which walks all that pandas and Plotly have loaded. That is off in
  `.streamlit/config.toml` (`runner.postScriptGC`), and what is loaded for good is frozen here, so that Python's own
  collections pass it by.
- The listening socket is made with protocol 0, so asyncio does not switch off Nagle's algorithm for its connections.
- What a run sends is collected for 5 ms before it leaves, and the thread that sends waits up to 5 ms for the one that
  computes. One is enough for both.
- Websockets compress within the last 4 kB, and a run says almost what the run before it said, 20 kB earlier. With 32 kB
  a click's messages are a quarter as long; it costs a viewer's connection about 0.1 MB.
- A file that was made for a click is deleted at the second run that ends, whoever's it is; see `made_files`.
- The first visitor of each page waits for imports, tables and figures. A visitor of the process's own comes before.
"""

import asyncio
import ctypes
import gc
import os
import socket
import sys
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, SessionClient, runtime
from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

from components.operations.logs import say
from components.operations.runs import rehearsal
from components.operations.streamlit_patches.generated_files import keep_made_files
from components.page.registry import PAGES
from components.text.i18n import LANGUAGES

OPEN_FILES = "/proc/self/fd"
SOON = 0.001
WINDOW_BITS = 15
"""32 kB, the most there is."""

PATIENCE = 60.0
"""Seconds for a page of the warm-up; a page that takes longer is no reason not to start."""


async def prepare(*, warm_up: bool) -> None:
    """Let small messages leave at once and compress well, warm up if asked to, and freeze what is there to stay."""
    send_at_once()
    send_soon()
    compress_across_runs()
    keep_made_files()
    if warm_up:
        with rehearsal():
            await visit_every_page()
    gc.collect()
    gc.freeze()
    hand_back()


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


def hand_back() -> None:
    """Give the system back what the warm-up took and no longer needs, where the C library can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.path.isdir(OPEN_FILES) else None
    if trim:
        trim(0)


def compress_across_runs() -> None:
    """Widen the window of the server's websocket compression; uvicorn has no setting for it."""

    def factory(**_narrow: Any) -> ServerPerMessageDeflateFactory:
        return ServerPerMessageDeflateFactory(
            server_max_window_bits=WINDOW_BITS, client_max_window_bits=12, compress_settings={"memLevel": 5}
        )

    websockets_sansio_impl.ServerPerMessageDeflateFactory = factory  # type: ignore[attr-defined, assignment] # no name of its own to export


async def visit_every_page() -> None:
    """Visit every page in every language, as a first visitor does; nothing is sent anywhere."""
    app, visitor = Runtime.instance(), _Visitor()
    session = app.connect_session(visitor, {})
    try:
        for language in LANGUAGES:
            for entry in PAGES:
                visitor.finished.clear()
                app.handle_backmsg(session, _visit(entry.path, language))
                await asyncio.wait_for(visitor.finished.wait(), PATIENCE)
    except TimeoutError:
        say("warm-up ended early")
    finally:
        app.close_session(session)


def _visit(path: str, language: str) -> BackMsg:
    message = BackMsg()
    message.rerun_script.page_name = path
    message.rerun_script.query_string = urlencode({"lang": language})
    message.rerun_script.context_info.CopyFrom(ContextInfo(locale="en", timezone="UTC", color_scheme="light"))
    return message


class _Visitor(SessionClient):
    """Hears when a run has ended, and nothing else."""

    def __init__(self) -> None:
        self.finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message for the browser."""
        over = msg.WhichOneof("type") == "script_finished"
        if over and msg.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.finished.set()
