"""The coding behind a dataset from texts as files: a table of its passages, REFI-QDA, Web Annotations."""

from datetime import UTC, datetime

import streamlit as st

from components.dataset import cache
from components.export.coding.passage_table import COLUMNS, passage_table
from components.export.coding.refi_qda import MEDIA_TYPE as REFI_TYPE
from components.export.coding.refi_qda import refi_qda
from components.export.coding.web_annotations import MEDIA_TYPE as ANNOTATIONS_TYPE
from components.export.coding.web_annotations import web_annotations
from components.output.downloads import Table, download_buttons, file_button
from components.output.file_name import file_stem
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.i18n import _
from data.store.dataset import Header
from data.store.errors import StoreError
from data.store.texts import coding_of

NAME = "coding"


def coding_downloads(page: OpenPage) -> None:
    """Draw the popover with the files of a coding; nothing for any other dataset."""
    if page.data is None or page.data.texts is None:
        return
    box = st.popover(_("Download the coding"), type="tertiary", key="coding-download", on_change="rerun")
    if box.open:
        with box:
            try:
                _files(page, page.data.header)
            except StoreError as error:
                st.warning(escape_markdown(_(str(error))))


def _files(page: OpenPage, header: Header) -> None:
    coding, atlas = coding_of(cache.store(), header), cache.atlas()
    st.caption(
        _(
            "Every passage with its document, place, offsets, level, rule and coder. REFI-QDA opens in programs for "
            "qualitative analysis; Web Annotations hold the quotation and the position of each passage."
        )
    )
    about = _("One row for each passage; offsets count characters of the document’s text, the end not included.")
    table = Table(_("Coding"), lambda: passage_table(coding, atlas), NAME, about=about, subject=(), columns=_columns())
    download_buttons(page, table, key="coding")
    stem = file_stem(page, NAME, ())
    with st.container(horizontal=True, gap="small"):
        file_button("REFI-QDA", lambda: refi_qda(coding, atlas, datetime.now(UTC)), f"{stem}.qdpx", REFI_TYPE, "coding")
        file_button(
            "Web Annotations", lambda: web_annotations(coding, atlas), f"{stem}.jsonld", ANNOTATIONS_TYPE, "coding"
        )


def _columns() -> dict[str, str]:
    """Return what the columns of the table hold."""
    column_names = {
        "sha256": _("hash of the document’s file"),
        "kind": _("industry, umbrella or agenda"),
        "term": _("the words that name the industry"),
        "quote": _("the passage"),
        "start": _("first character of the passage in the text, from 0"),
        "end": _("the character after its last one"),
        "maker": _("what suggested it, with its version"),
        "added": _("True if the coder found it without a suggestion"),
    }
    return {name: column_names.get(name, name.replace("_", " ")) for name in COLUMNS}
