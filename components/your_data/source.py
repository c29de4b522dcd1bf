"""Where the table comes from: a file in the box, a pasted table, or the sample."""

from hashlib import sha256

import streamlit as st

from components.dataset import cache
from components.text import i18n
from components.text.i18n import _
from components.uploads.file_box import file_box
from components.your_data.import_state import UploadedFile, file_key, paste_key
from components.your_data.sample import sample_csv
from data.upload.limits import Limits

KINDS = ["csv", "tsv", "txt", "xlsx", "xls", "xlsb", "ods", "html", "htm"]
MOST_PASTED = 400_000
"""Characters that can be pasted; a larger table is uploaded as a file."""


def table_source() -> UploadedFile | None:
    """Draw the box for a file and the one for a pasted table; return what is in one of them."""
    file = file_box(_("A table: CSV, TSV, XLSX, XLS or ODS"), KINDS, file_key(), Limits.from_environment().file_bytes)
    if file is not None:
        return UploadedFile(file.name, file.getvalue(), file.file_id)
    pasted = st.text_area(
        _("Or paste a table, for example from a spreadsheet program"),
        key=paste_key(),
        height=110,
        max_chars=MOST_PASTED,
    )
    with st.container(horizontal=True, gap="small"):
        st.button(_("Read the pasted table"), key="read-paste")  # a click sends what is in the box
        st.button(_("Try it with a sample"), key="try-sample", on_click=_fill_with_sample, args=(i18n.language(),))
    st.caption(
        _(
            "The sample: value added in eight sectors by province, 2019 to 2023, official figures. Its pages show "
            "shares and location quotients by year; *Result* sets them beside what regions say."
        )
    )
    if not pasted.strip():
        return None
    raw = pasted.encode()
    return UploadedFile(_("pasted table"), raw, sha256(raw).hexdigest())


def _fill_with_sample(language: str) -> None:
    i18n.use(language)  # a callback runs before the page has set it
    st.session_state[paste_key()] = sample_csv(cache.atlas())
