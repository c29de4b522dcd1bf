"""Visits by the process itself: a page runs as for a reader, but nothing is sent."""

import asyncio

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, SessionClient

PAGE_SECONDS = 60.0
"""Time for a page; one that takes longer is no reason not to start."""


class Visitor(SessionClient):
    """A reader without a browser.

    Attributes:
        messages: what the last run has sent.
    """

    def __init__(self) -> None:
        self.messages: list[ForwardMsg] = []
        self._finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message for the browser."""
        kind = msg.WhichOneof("type")
        if kind == "new_session":  # also after a restart of the run
            self.messages.clear()
        self.messages.append(msg)
        if kind == "script_finished" and msg.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._finished.set()

    async def visit(self, app: Runtime, session: str, page: BackMsg) -> None:
        """Run a page in a session.

        Raises:
            TimeoutError: the run has not ended within PAGE_SECONDS.
        """
        self._finished.clear()
        app.handle_backmsg(session, page)
        await asyncio.wait_for(self._finished.wait(), PAGE_SECONDS)


def visit_to(path: str, *, query: str = "", locale: str = "en", theme: str = "light") -> BackMsg:
    """What a browser asks for when it opens a page.

    Args:
        path: of the page, empty for the first.
        query: of the URL, without the question mark.
        locale: the browser's language.
        theme: `light` or `dark`.
    """
    message = BackMsg()
    message.rerun_script.page_name = path
    message.rerun_script.query_string = query
    message.rerun_script.context_info.CopyFrom(ContextInfo(locale=locale, timezone="UTC", color_scheme=theme))
    return message


async def first_visit(path: str, *, locale: str, theme: str) -> list[ForwardMsg]:
    """Return what a new reader of a page is sent.

    Raises:
        TimeoutError: the run has not ended within PAGE_SECONDS.
    """
    app, visitor = Runtime.instance(), Visitor()
    session = app.connect_session(visitor, {})
    try:
        await visitor.visit(app, session, visit_to(path, locale=locale, theme=theme))
    finally:
        app.close_session(session)
    return visitor.messages
