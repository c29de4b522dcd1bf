"""What was read from the files of one session and is not saved yet."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.dataset import cache

T = TypeVar("T")


def read_once(what: str, key: Hashable, make: Callable[[], T]) -> T:
    """Return what `make` reads from a file of this session; the session keeps one result of each kind.

    The results of all sessions are bounded in bytes, and those of a session that left are dropped. Where a result had
    to make room for another session's, it is read again.
    """
    session = _session()
    cache.IMPORTS.forget(lambda old: old[:2] == (session, what) and old[2] != key)
    return cache.IMPORTS.get((session, what, key), make)


def forget_results() -> None:
    """Drop what was read from this session's files."""
    session = _session()
    cache.IMPORTS.forget(lambda old: old[0] == session)


def _session() -> str:
    context = get_script_run_ctx()
    assert context is not None  # pages are drawn in runs alone
    return context.session_id
