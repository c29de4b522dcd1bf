"""Before the first visitor: one visit of the process's own to every page, and memory put in order.

The first visitor of each page would wait for imports, tables and figures. What is loaded for good is frozen, so that
Python's own collections pass it by; the full collection after each run is off (`runner.postScriptGC`).
`docs/performance.md` has the figures.
"""

import asyncio
import gc
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, SessionClient

from components.operations.logs import say
from components.operations.memory import release_memory
from components.operations.runs import rehearsal
from components.page.registry import PAGES
from components.text.i18n import LANGUAGES

PAGE_SECONDS = 60.0
"""Time for a page of the warm-up; a page that takes longer is no reason not to start."""


async def warm_up() -> None:
    """Visit every page in every language, as a first visitor does; nothing is sent anywhere."""
    app, visitor = Runtime.instance(), _Visitor()
    with rehearsal():
        session = app.connect_session(visitor, {})
        try:
            for language in LANGUAGES:
                for entry in PAGES:
                    visitor.finished.clear()
                    app.handle_backmsg(session, _visit(entry.path, language))
                    await asyncio.wait_for(visitor.finished.wait(), PAGE_SECONDS)
        except TimeoutError:
            say("warm-up ended early")
        finally:
            app.close_session(session)


def freeze_memory() -> None:
    """Take what is loaded out of Python's collections; give the system back what the warm-up no longer needs."""
    gc.collect()
    gc.freeze()
    release_memory()


def _visit(path: str, language: str) -> BackMsg:
    message = BackMsg()
    message.rerun_script.page_name = path
    message.rerun_script.query_string = urlencode({"lang": language})
    message.rerun_script.context_info.CopyFrom(ContextInfo(locale="en", timezone="UTC", color_scheme="light"))
    return message


class _Visitor(SessionClient):
    """Notices when a run has ended, and nothing else."""

    def __init__(self) -> None:
        self.finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message for the browser."""
        over = msg.WhichOneof("type") == "script_finished"
        if over and msg.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.finished.set()
