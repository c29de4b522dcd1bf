"""Handle only the messages that this app's pages send; Streamlit 1.67 handles any message of any client.

`clear_cache` empties the caches that all visitors share, `install_skills` writes files beside the app, and
`set_run_on_save` and `load_git_info` are for whoever writes an app. The front end offers none of them here.
"""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.app_session import AppSession

ALLOWED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"})
ALLOWED_OPERATIONS = frozenset({"deferred_file", "dataframe_chunk"})
"""What is made for a click on a download, and further rows of a long table."""

MAX_FILE_NAMES = 10
"""Files that one message may ask addresses for; the app's own controls take one at a time."""


def is_allowed(message: BackMsg) -> bool:
    """Return whether a message is one that the app's pages send."""
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in ALLOWED_OPERATIONS
    if kind == "file_urls_request":
        return len(message.file_urls_request.file_names) <= MAX_FILE_NAMES
    return kind in ALLOWED


def ignore_other_messages() -> None:
    """Let sessions ignore every message that is not allowed."""
    handle = AppSession.handle_backmsg

    def handle_allowed(self: AppSession, msg: BackMsg) -> None:
        if is_allowed(msg):
            handle(self, msg)

    AppSession.handle_backmsg = handle_allowed  # type: ignore[method-assign] # there is no setting
