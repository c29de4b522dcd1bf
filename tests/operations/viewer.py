"""A viewer without a browser: a page's URL, cookies, and one websocket in Streamlit's protocol."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

RUN_SECONDS = 60

TEXTS = ("markdown", "heading", "alert", "exception", "html")
"""Kinds of elements that are read."""


@dataclass
class Viewer:
    """Runs a page repeatedly and reconnects after a lost connection, as Streamlit's front end does."""

    address: str
    page: str
    query: dict[str, str]
    cookies: dict[str, str] = field(default_factory=dict)
    reconnects: int = 0
    number: str = ""
    """Request id of the websocket, as in the log."""
    forwarded_for: str = ""
    """Address that a proxy in front of the server would name; servers believe it from their own machine."""
    _socket: ClientConnection | None = None
    _open: ExitStack = field(default_factory=ExitStack)

    def read(self) -> list[str]:
        """Run the page and return its texts; after a lost connection, reconnect and run it once more."""
        try:
            return self._run()
        except (ConnectionClosed, EOFError):
            self.leave()
            self.reconnects += 1
            return self._run()

    def leave(self) -> None:
        self._socket = None
        self._open.close()

    def _run(self) -> list[str]:
        socket = self._socket or self._connect()
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(self.query)
        asked.rerun_script.page_name = self.page
        asked.rerun_script.context_info.locale = "en-GB"
        socket.send(asked.SerializeToString())
        texts: list[str] = []
        while True:
            raw = socket.recv(timeout=RUN_SECONDS)
            assert isinstance(raw, bytes)
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            element = message.delta.new_element
            if kind == "new_session":
                texts.clear()
            elif kind == "delta" and element.WhichOneof("type") in TEXTS:
                texts.append(str(getattr(element, element.WhichOneof("type"))))
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return texts

    def _connect(self) -> ClientConnection:
        parts = urlsplit(self.address)
        held = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": held, "X-Forwarded-For": self.forwarded_for}
        opening = connect(
            f"ws://{parts.netloc}{parts.path}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item] # a NewType of str
            origin=f"http://{parts.netloc}",  # type: ignore[arg-type] # another
            additional_headers={name: value for name, value in headers.items() if value},
            max_size=200 * 2**20,
            open_timeout=RUN_SECONDS,
            proxy=None,
        )
        self._socket = self._open.enter_context(opening)
        assert self._socket.response is not None
        self.number = self._socket.response.headers["X-Request-ID"]
        for cookie in self._socket.response.headers.get_all("Set-Cookie"):
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        return self._socket
