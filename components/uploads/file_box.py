"""The box that takes a file, with a sentence where the browser shows a file that the server does not have."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from components.text.i18n import _


def file_box(label: str, types: Sequence[str], key: str) -> UploadedFile | None:
    """Draw the box and return the file in it, None if there is none.

    A browser takes up its page again after the server was restarted, with the file still in the box.
    """
    file = st.file_uploader(label, type=types, key=key)
    if file is None:
        _say_what_is_gone([st.session_state.get(key)])
    return file


def files_box(label: str, types: Sequence[str], key: str) -> list[UploadedFile]:
    """Draw a box for several files and return those in it; otherwise as `file_box`."""
    files = st.file_uploader(label, type=types, key=key, accept_multiple_files=True)
    _say_what_is_gone(st.session_state.get(key) or [])
    return [file for file in files if not isinstance(file, DeletedFile)]


def _say_what_is_gone(files: Sequence[object]) -> None:
    if any(isinstance(file, DeletedFile) for file in files):
        st.warning(
            _(
                "The server was restarted, or the connection was lost for some minutes, and the file in this box is no "
                "longer there. Remove it with the cross beside its name and choose it again."
            )
        )
