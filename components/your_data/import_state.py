"""What one reader is importing: the file as it was read under the choices in force. It lives in the session alone.

A file that is not saved yet belongs to nobody's link, so this is the one thing that the URL cannot hold.
"""

from dataclasses import dataclass

import streamlit as st

from components.dataset import cache
from components.operations.metrics import count_import
from components.your_data.progress import Told, turn
from data.upload.choices import Choices
from data.upload.limits import Limits
from data.upload.sandbox import ImportResult, read

READING, CHOICES, SAVED, EMPTIED = "upload-reading", "upload-choices", "upload-saved", "upload-emptied"


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
    key = (given.fingerprint, choices(given))
    kept = st.session_state.get(READING)
    if kept and kept[0] == key:
        return kept[1]  # type: ignore[no-any-return] # the session keeps anything
    units = cache.atlas().units.values()
    with turn(told):
        found = read(
            given.raw, Limits.from_environment(), choices(given), units, progress=told.progress, waiting=told.again
        )
    if not kept or kept[0][0] != given.fingerprint:  # read again under another choice, it is still the same file
        count_import("refused" if found.parsed is None else "read")
    st.session_state[READING] = (key, found)
    return found
