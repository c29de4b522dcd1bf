"""What one reader is importing: the file as it was read under the choices in force.

A file that is not saved yet belongs to nobody's link, so this is the one thing that the URL cannot hold.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.dataset import cache
from components.operations.metrics import count_import
from components.your_data.progress import Told, turn
from data.upload.choices import Choices
from data.upload.limits import Limits
from data.upload.sandbox import ImportResult, read

T = TypeVar("T")

COUNTED, CHOICES, SAVED, EMPTIED = "upload-counted", "upload-choices", "upload-saved", "upload-emptied"


@dataclass(frozen=True)
class Given:
    """A file, its name, and what tells it from another: the id that Streamlit gives to each upload."""

    name: str
    raw: bytes
    fingerprint: str


def file_key() -> str:
    """Key of the control that takes the file; another one each time it was emptied.

    The browser goes on sending the file of a control whose state was only removed.
    """
    emptied = st.session_state.get(EMPTIED, 0)
    return f"upload-file-{emptied}" if emptied else "upload-file"


def forget_file() -> None:
    """Empty the control that takes the file."""
    st.session_state[EMPTIED] = st.session_state.get(EMPTIED, 0) + 1


def choices(given: Given) -> Choices:
    """What the reader has set by hand for this file."""
    kept = st.session_state.get(CHOICES)
    return kept[1] if kept and kept[0] == given.fingerprint else Choices()


def choose(given: Given, changed: Choices) -> None:
    """Set something by hand; the file is read again."""
    st.session_state[CHOICES] = (given.fingerprint, changed)


def reading(given: Given, told: Told) -> ImportResult:
    """The file as it was read under the choices in force; read once for each, with its stages said by `told`."""

    def make() -> ImportResult:
        units = cache.atlas().units.values()
        with turn(told):
            found = read(
                given.raw, Limits.from_environment(), choices(given), units, progress=told.progress, waiting=told.again
            )
        if st.session_state.get(COUNTED) != given.fingerprint:  # under another choice it is still the same file
            count_import("refused" if found.parsed is None else "read")
            st.session_state[COUNTED] = given.fingerprint
        return found

    return kept("table", (given.fingerprint, choices(given)), make)


def kept(what: str, key: Hashable, make: Callable[[], T]) -> T:
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
