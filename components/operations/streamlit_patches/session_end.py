"""What was kept for a session is dropped when its browser leaves.

Streamlit 1.67 keeps a session for two minutes after its websocket closed, so that a browser can take it up again. What
was read from files is large and can be read again.
"""

from collections.abc import Callable

from streamlit.runtime.websocket_session_manager import WebsocketSessionManager


def call_at_session_end(forget: Callable[[str], None]) -> None:
    """Call `forget` with a session's id whenever the session is disconnected or closed."""
    disconnect, close = WebsocketSessionManager.disconnect_session, WebsocketSessionManager.close_session

    def disconnect_and_forget(self: WebsocketSessionManager, session_id: str) -> None:
        disconnect(self, session_id)
        forget(session_id)

    def close_and_forget(self: WebsocketSessionManager, session_id: str) -> None:
        close(self, session_id)
        forget(session_id)

    WebsocketSessionManager.disconnect_session = disconnect_and_forget  # type: ignore[method-assign] # no such event
    WebsocketSessionManager.close_session = close_and_forget  # type: ignore[method-assign]
