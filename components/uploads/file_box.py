"""The box that takes a file, with a sentence where the browser shows a file that the server does not have."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from components.text.i18n import _
from data.upload.limits import MEBIBYTE


def file_box(label: str, types: Sequence[str], key: str, most_bytes: int) -> UploadedFile | None:
    """Draw the box, which names the largest size, and return the file in it; None if there is none.

    After a restart of the server, a browser may reconnect with a file that the server no longer has.
    """
    file = st.file_uploader(label, type=types, key=key, max_upload_size=whole_megabytes(most_bytes))
    if file is None:
        _say_what_is_gone([st.session_state.get(key)])
    return file


def files_box(label: str, types: Sequence[str], key: str, most_bytes: int) -> list[UploadedFile]:
    """Draw a box for several files and return those in it; otherwise as `file_box`."""
    size = whole_megabytes(most_bytes)
    files = st.file_uploader(label, type=types, key=key, accept_multiple_files=True, max_upload_size=size)
    _say_what_is_gone(st.session_state.get(key) or [])
    return [file for file in files if not isinstance(file, DeletedFile)]


def whole_megabytes(size: int) -> int:
    """Return a size in bytes in megabytes of 2**20 bytes, rounded up: the browser refuses nothing that would be read.

    Examples:
        >>> whole_megabytes(20 * MEBIBYTE), whole_megabytes(1)
        (20, 1)
    """
    return -(-size // MEBIBYTE)


def _say_what_is_gone(files: Sequence[object]) -> None:
    if any(isinstance(file, DeletedFile) for file in files):
        st.warning(
            _(
                "The server was restarted, or the connection was lost for some minutes, and the file in this box is no "
                "longer there. Remove it with the cross beside its name and choose it again."
            )
        )
