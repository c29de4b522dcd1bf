"""The page for coding a document: bring documents and start, or code with a coder's secret link."""

from collections.abc import Container, Mapping

import streamlit as st

from components.coding.coder import draw_coder
from components.coding.coders import coders_view
from components.coding.import_file import import_file_view
from components.coding.manage import manage_view
from components.coding.plain_table import plain_table
from components.coding.save_matrix import matrix_view
from components.coding.start import link_view, start_view
from components.coding.store import CODING, coding_store, document_of
from components.page.open_page import OpenPage
from components.selection.controls import choice, menu
from components.selection.model import ShortText, WholeNumber
from components.text.escaping import escape_markdown
from components.text.formatting import labelled
from components.text.i18n import _
from data.store.coding import OpenCoding
from data.store.errors import StoreError

KEYS, TABLE = "keys", "table"
PAGE_KEYS: Mapping[str, Container[str]] = {
    "coding": ShortText(),
    "key": ShortText(),
    "document": WholeNumber(),
    "way": (KEYS, TABLE),
}


def coding_view(page: OpenPage) -> None:
    """Draw the coding that the URL opens, else the steps that start one."""
    coding_id, key = page.selection.get("coding", ""), page.selection.get("key", "")
    if not coding_id:
        start_view(page)
        return
    try:
        opened = coding_store().open(coding_id, key)
        st.session_state.setdefault(CODING, (coding_id, key))
        _coding(page, opened, key)
    except StoreError as error:
        st.error(escape_markdown(_(str(error))))


def _coding(page: OpenPage, opened: OpenCoding, key: str) -> None:
    position = _heading(page, opened)
    if opened.is_compared:
        matrix_view(page, opened)
        coders_view(page, opened, key)
    if page.selection.get("way", KEYS) == TABLE:
        plain_table(page, opened, key, position)
    else:
        draw_coder(page, opened, key, position)
    if not opened.is_compared:
        matrix_view(page, opened)
        coders_view(page, opened, key)
    import_file_view(opened, key)
    link_view(opened.id, key)
    manage_view(page, opened, key)


def _heading(page: OpenPage, opened: OpenCoding) -> int:
    """Draw the name of the coding, the choice of its document and of the way to code; return the document's place."""
    names = {
        str(position + 1): document_of(opened, position).source.title or labelled(_("Document"), str(position + 1))
        for position in range(opened.documents)
    }
    wanted = page.selection.get("document", "1")
    current = wanted if wanted in names else "1"
    with st.container(key="coding-heading", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.subheader(escape_markdown(opened.name), anchor=False, width="content")
        st.space("stretch")
        if opened.documents > 1:
            menu("document", _("Document"), list(names), current, names.__getitem__, default="1", width=320)
        choice(
            "way",
            _("Way to code"),
            [KEYS, TABLE],
            page.selection.get("way", KEYS),
            {KEYS: _("text and keys"), TABLE: _("plain table")}.__getitem__,
            default=KEYS,
            show_label=False,
        )
    return int(current) - 1
