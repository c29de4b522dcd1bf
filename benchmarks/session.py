"""A viewer without a browser: one websocket session in Streamlit's own protocol.

It sends what the front end sends for a first visit, a new query and a click, and keeps what the front end
keeps (the page, the ids of figures, cached messages). It does not render, so only the server's time is measured.
"""

import asyncio
import json
import time
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from scripts.ports import HOST

RUN_SECONDS = 60
"""A run that has not ended by then counts as an error."""

LARGEST_MESSAGE = 200 * 2**20


class RunError(Exception):
    """A run ended with an error, or did not end."""


@dataclass(frozen=True)
class Run:
    """One run of a page's script.

    Attributes:
        seconds: from sending the request to the message that the script has finished.
        messages: number of messages received.
        payload: their bytes before websocket compression.
    """

    seconds: float
    messages: int
    payload: int


@dataclass
class Session:
    """One viewer: open it, then `visit` and `choose`."""

    port: int
    language: str = "en"
    figures: dict[str, str] = field(default_factory=dict)
    """Id of each figure now on the page, by its key."""
    _clicks: int = 0
    _page: str = ""
    _path: str = ""
    _query: dict[str, str] = field(default_factory=dict)
    _cached: dict[str, ForwardMsg] = field(default_factory=dict)
    _socket: ClientConnection | None = None

    async def __aenter__(self) -> "Session":
        """Connect like the front end."""
        self._socket = await connect(
            f"ws://{HOST}:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item] # a NewType of str
            origin=f"http://{HOST}:{self.port}",  # type: ignore[arg-type] # another
            max_size=LARGEST_MESSAGE,
            open_timeout=RUN_SECONDS,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect, like a closed tab."""
        if self._socket is not None:
            await self._socket.close()

    async def visit(self, path: str = "", **query: str) -> Run:
        """Open a page, or the same one with another query.

        Raises:
            RunError
        """
        if path != self._path:
            self._path, self._page = path, ""
            self.figures.clear()
        self._query = {"lang": self.language, **query}
        return await self._run(self._request())

    async def choose(self, panel: str, choice: str) -> Run:
        """Report a click that the browser has answered in the panel with this key, as the front end does.

        Raises:
            RunError
        """
        self._clicks += 1
        return await self._report(panel, {"chosen": choice, "clicks": self._clicks, "shown": True})

    async def _report(self, key: str, value: object) -> Run:
        message = self._request()
        # The events of a component are a widget of their own.
        event = f"$$STREAMLIT_INTERNAL_KEY_{self.figures[key]}__events"
        state = message.rerun_script.widget_states.widgets.add(id=event)
        state.json_trigger_value = json.dumps([{"event": "picked", "value": value}])
        return await self._run(message)

    def _request(self) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = urlencode(self._query)
        asked.page_script_hash = self._page
        asked.page_name = "" if self._page else self._path
        asked.cached_message_hashes.extend(self._cached)
        asked.context_info.CopyFrom(
            ContextInfo(timezone="Asia/Shanghai", timezone_offset=-480, locale="en-GB", color_scheme="light")
        )
        return message

    async def _run(self, message: BackMsg) -> Run:
        if self._socket is None:
            raise RunError("The session is not open; use it in an `async with` block.")
        start = time.perf_counter()
        try:
            async with asyncio.timeout(RUN_SECONDS):
                await self._socket.send(message.SerializeToString())
                return await self._until_finished(start)
        except TimeoutError:
            raise RunError(f"The run did not end within {RUN_SECONDS} s.") from None

    async def _until_finished(self, start: float) -> Run:
        assert self._socket is not None
        messages = payload = 0
        while True:
            raw = await self._socket.recv(decode=False)
            messages, payload = messages + 1, payload + len(raw)
            if self._read(ForwardMsg.FromString(raw)):
                return Run(time.perf_counter() - start, messages, payload)

    def _read(self, message: ForwardMsg) -> bool:
        """Store what the front end stores of a message; return True for the last message of a run."""
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self._cached[message.ref_hash]
            kind = message.WhichOneof("type")
        elif message.metadata.cacheable:
            self._cached[message.hash] = message
        if kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = dict(part.split("=", 1) for part in message.page_info_changed.query_string.split("&") if part)
        elif kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                raise RunError(f"The page shows an error: {element.exception.message}")
            if element.WhichOneof("type") == "bidi_component":
                # An id is "$$ID", a hash and the key.
                self.figures[element.bidi_component.id.split("-", 2)[-1]] = element.bidi_component.id
        # A run that a rerun interrupts, as after a deep link to a new server, is followed by the rerun.
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
