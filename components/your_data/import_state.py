"""State of the import of one session: the uploaded file, the reader's choices for it, and the results of reading it.

A file that is not saved yet has no link, so this is the only state that is not in the URL.
"""

from dataclasses import dataclass

import streamlit as st

from components.dataset import cache
from components.operations.metrics import count_import
from components.uploads.import_slot import import_slot
from components.uploads.progress import ProgressBar
from components.uploads.results import read_once
from data.upload.choices import Choices
from data.upload.limits import Limits
from data.upload.sandbox import ImportResult, read

MESSAGE = "manage-message"
"""Session key of the message about the last click or replacement of a saved dataset; shown once."""

COUNTED, CHOICES, SAVED, EMPTIED = "upload-counted", "upload-choices", "upload-saved", "upload-emptied"


@dataclass(frozen=True)
class UploadedFile:
    """An uploaded file.

    Attributes:
        name: file name as uploaded.
        raw: content.
        fingerprint: id that Streamlit gives to each upload.
    """

    name: str
    raw: bytes
    fingerprint: str


def file_key() -> str:
    """Return the key of the upload control; it changes each time the control is emptied.

    Removing the state of the control is not enough: the browser would send its file again.
    """
    emptied = st.session_state.get(EMPTIED, 0)
    return f"upload-file-{emptied}" if emptied else "upload-file"


def paste_key() -> str:
    """Return the key of the box for a pasted table; it changes with that of the upload control."""
    return f"{file_key()}-paste"


def forget_file() -> None:
    """Empty the upload control."""
    st.session_state[EMPTIED] = st.session_state.get(EMPTIED, 0) + 1


def choices(upload: UploadedFile) -> Choices:
    """Return what the reader has set by hand for this file."""
    kept = st.session_state.get(CHOICES)
    return kept[1] if kept and kept[0] == upload.fingerprint else Choices()


def choose(upload: UploadedFile, changed: Choices) -> None:
    """Store the choices for a file; the next run reads the file under them."""
    st.session_state[CHOICES] = (upload.fingerprint, changed)


def read_upload(upload: UploadedFile, bar: ProgressBar) -> ImportResult:
    """Read the file under the choices in force, once for each set of choices; `bar` shows the stages."""

    def make() -> ImportResult:
        units = cache.atlas().units.values()
        with import_slot(bar):
            result = read(
                upload.raw, Limits.from_environment(), choices(upload), units, progress=bar.show_stage, waiting=bar.poll
            )
        if st.session_state.get(COUNTED) != upload.fingerprint:  # count a file once, not once for each set of choices
            count_import("refused" if result.parsed is None else "read")
            st.session_state[COUNTED] = upload.fingerprint
        return result

    return read_once("table", (upload.fingerprint, choices(upload)), make)
