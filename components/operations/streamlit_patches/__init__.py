"""Everything that changes how Streamlit or its server behaves: one module a change, each with its reason."""

from components.dataset import cache
from components.operations.memory import release_memory
from components.operations.streamlit_patches.fair_runs import queue_runs
from components.operations.streamlit_patches.generated_files import keep_made_files
from components.operations.streamlit_patches.incoming_bytes import bound_incoming_bytes
from components.operations.streamlit_patches.latency import compress_across_runs, send_at_once, send_soon
from components.operations.streamlit_patches.messages_from_browsers import ignore_other_messages
from components.operations.streamlit_patches.outside_calls import disable_external_ip_lookup
from components.operations.streamlit_patches.session_end import call_at_session_end


def apply_patches() -> None:
    """Apply them all, once a process, from the event loop before the first visitor."""
    disable_external_ip_lookup()
    send_at_once()
    send_soon()
    compress_across_runs()
    keep_made_files()
    ignore_other_messages()
    bound_incoming_bytes()
    queue_runs()
    call_at_session_end(_forget_imports)


def _forget_imports(session: str) -> None:
    """Drop what was read from a session's files, and give the memory back to the system at once."""
    if cache.IMPORTS.forget(lambda key: key[0] == session):
        release_memory()
