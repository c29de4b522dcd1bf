"""The page “Your data”: upload, interpretation, problems, save; or, with a secret link, rename and delete."""

from collections.abc import Container, Mapping

import streamlit as st

from components.page.open_page import OpenPage
from components.selection.model import ShortText
from components.text.escaping import escape_markdown
from components.text.formatting import number
from components.text.i18n import _
from components.uploads.progress import ProgressBar
from components.your_data import import_state
from components.your_data.import_state import UploadedFile, forget_file
from components.your_data.interpretation import interpretation_view
from components.your_data.manage import manage_view
from components.your_data.problems import problems_view
from components.your_data.save import Replaced, save_view, saved_view
from components.your_data.source import table_source
from data.store.versions import KEPT_DAYS
from data.upload.limits import Limits
from data.upload.sandbox import ImportResult
from data.upload.templates import template_csv, template_xlsx

PAGE_KEYS: Mapping[str, Container[str]] = {"key": ShortText()}
MEBIBYTE = 1024**2


def your_data_view(page: OpenPage) -> None:
    """Draw the steps of the import up to the one that waits for the reader."""
    key = page.selection.get("key", "")
    if key and page.selection.dataset:
        if manage_view(page.selection.dataset, key):
            st.subheader(_("Replace the data"), anchor=False)
            st.markdown(
                _(
                    "Other data under the same link: everybody who has it sees them from then on. The data before can "
                    "be restored for {n} days."
                ).format(n=KEPT_DAYS)
            )
            _import(page, Replaced(page.selection.dataset, key))
        return
    if saved_view(page):
        return
    _import(page, None)


def _import(page: OpenPage, replaced: Replaced | None) -> None:
    left, right = st.columns([1.5, 1], gap="large")
    with right:
        _requirements()
    with left:
        upload = table_source()
        if upload is None:
            return
        result = _read(upload)
    if result.interpretation is not None:
        interpretation_view(upload, result)
    answers = problems_view(page, upload, result)
    if answers is not None:
        save_view(page, upload, result, answers, replaced)


def _read(upload: UploadedFile) -> ImportResult:
    """Read the file and show the stages. A click anywhere stops it, because the click ends this run."""
    placeholder = st.empty()
    with placeholder.container():
        bar = ProgressBar(_("Reading {name}").format(name=escape_markdown(upload.name)))
        st.button(_("Stop reading"), key="stop-reading", on_click=forget_file)
    result = import_state.read_upload(upload, bar)
    placeholder.empty()
    return result


def _requirements() -> None:
    limits = Limits.from_environment()
    st.markdown(
        _(
            "Regions × industries with amounts (jobs, output, exports, firms), with levels (1 to 3, or words such as "
            "“high”), or with ticks where a region names an industry. "
            "Either one row per cell, with columns for region, industry and value, and optionally year, level, "
            "term, statement and place; or a cross table with regions down and industries across, the other way "
            "round, or years across. Headings in many languages; any usual encoding."
        )
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(_("Template CSV"), template_csv, "focus-atlas-template.csv", "text/csv", on_click="ignore")
        workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        st.download_button(_("Template XLSX"), template_xlsx, "focus-atlas-template.xlsx", workbook, on_click="ignore")
    st.caption(
        _(
            "Up to {size} MB, {rows} rows, {cells} cells, {columns} columns. Nothing is loaded before you confirm, "
            "and nothing is saved before you say so. A saved dataset opens for whoever has its link; nobody else can "
            "find it."
        ).format(
            size=number(limits.file_bytes / MEBIBYTE),
            rows=number(limits.rows),
            cells=number(limits.cells),
            columns=number(limits.columns),
        )
    )
