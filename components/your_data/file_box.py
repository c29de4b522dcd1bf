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
    if file is None and isinstance(st.session_state.get(key), DeletedFile):
        st.warning(
            _(
                "The server was restarted, or the connection was lost for some minutes, and the file in this box is no "
                "longer there. Remove it with the cross beside its name and choose it again."
            )
        )
    return file
