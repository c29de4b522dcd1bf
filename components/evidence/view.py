"""The evidence page: filters, search, the table of rows, and the open row."""

from collections.abc import Container, Mapping, Sequence, Set

import streamlit as st

from components.evidence.check_against_text import check_against_text
from components.evidence.coding_downloads import coding_downloads
from components.evidence.document_view import document_view
from components.evidence.evidence_html import evidence_html
from components.evidence.passages_html import DOCUMENT, PARAGRAPH
from components.evidence.rows import ALL, SINCE, UNTIL, filtered, years_of
from components.evidence.source_entry import pages_read, source_entry
from components.evidence.table import evidence_download, evidence_table
from components.evidence.time_line import document_time_line
from components.output.error_report import error_report
from components.output.panel_component import draw_panel
from components.page.open_page import OpenPage
from components.selection import controls
from components.selection.model import ShortText, WholeNumber
from components.selection.url import update
from components.text.formatting import level_label
from components.text.i18n import _, language, localized
from components.text.source_text import document_title
from data.atlas import Atlas
from data.records import Evidence

TABLE = "evidence-table"
TABLE_HEIGHT, HEAD_HEIGHT, ROW_HEIGHT = 660, 38, 62
"""Pixels; a row has room for three lines."""

FILTER_WIDTH, YEAR_WIDTH = 190, 105
SHOWN = 500
"""Characters of a text in the table. Texts of a user may have thousands; the open row shows them whole."""


def page_keys(atlas: Atlas) -> Mapping[str, Container[str]]:
    """Return the keys of the page with their values: filters, search text, open row."""
    return {
        "in_region": list(atlas.regions),
        "in_industry": list(atlas.industries),
        "source": list(atlas.sources),
        "level": ["1", "2", "3"],
        SINCE: years_of(atlas),
        UNTIL: years_of(atlas),
        "row": list(atlas.evidence),
        "q": ShortText(),
        DOCUMENT: list(atlas.sources),
        PARAGRAPH: WholeNumber(),
    }


def evidence_view(page: OpenPage) -> None:
    """Draw the opened document, the filters, the table, and the open row."""
    document_view(page)
    _filters(page)
    check_against_text(page)
    rows = filtered(page)
    st.subheader(page.dataset.evidence_heading(rows), anchor=False)
    opened = page.selection.get("row", "")
    left, *right = st.columns([2.4, 1] if opened else [1], gap="medium")
    for panel in right:
        with panel:
            _open_row(page, opened)
    with left:
        st.caption(_("Select a row to see its source. A click on a column’s heading sorts by it."))
        _table(page, rows)
    if not page.data:
        document_time_line(page)


def _filters(page: OpenPage) -> None:
    atlas = page.atlas
    with st.container(horizontal=True, vertical_alignment="bottom", key="evidence-filters"):
        _search(page)
        _filter(
            page,
            "in_region",
            _("Region"),
            _("All regions"),
            {k: localized(r, "name") for k, r in atlas.regions.items()},
        )
        _filter(
            page,
            "in_industry",
            _("Industry"),
            _("All industries"),
            {k: localized(i, "name") for k, i in atlas.industries.items()},
        )
        _filter(
            page,
            "source",
            _("Source"),
            _("All in force"),
            {k: document_title(s) for k, s in atlas.sources.items()},
        )
        _filter(page, "level", _("Level"), _("All levels"), {str(n): level_label(n) for n in (3, 2, 1)})
        years = {year: year for year in years_of(atlas)}
        if len(years) > 1:
            _filter(page, SINCE, _("Dated from"), _("Any year"), years, width=YEAR_WIDTH)
            _filter(page, UNTIL, _("Dated to"), _("Any year"), years, width=YEAR_WIDTH)


def _search(page: OpenPage) -> None:
    st.session_state["evidence-q"] = page.selection.get("q", "")
    st.text_input(
        _("Search names, terms and statements"),
        key="evidence-q",
        max_chars=ShortText.LIMIT,
        on_change=lambda: update(q=st.session_state["evidence-q"] or None),
        width=260,
    )


def _filter(
    page: OpenPage, key: str, label: str, everything: str, names: Mapping[str, str], *, width: int = FILTER_WIDTH
) -> None:
    shown = {ALL: everything} | dict(names)
    controls.menu(key, label, list(shown), page.selection.get(key, ALL), shown.__getitem__, default=ALL, width=width)


def _table(page: OpenPage, rows: Sequence[Evidence]) -> None:
    if not rows:
        st.info(_("No row fits. Remove a filter, search for fewer words, or choose a later as-of date."))
        return

    def opened() -> None:
        cells = st.session_state[TABLE]["selection"]["cells"]
        update(row=rows[cells[0][0]].evidence_id if cells else None)

    st.dataframe(
        evidence_table(page, rows, SHOWN),
        hide_index=True,
        height=min(TABLE_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * len(rows)),
        row_height=ROW_HEIGHT,
        key=TABLE,
        on_select=opened,
        selection_mode="single-cell",
        alt=_("Table of the rows of evidence that fit the filters"),
        column_config={name: st.column_config.Column(width=width) for name, width in _widths().items()},
    )
    with st.container(horizontal=True, gap="small"):
        evidence_download(page, page.dataset.evidence_heading(rows), rows, "rows", key=TABLE, subject=())
        coding_downloads(page)


def _widths() -> dict[str, int]:
    """Return the widths of the table's columns in pixels, which fit what stands in them in the reader's language."""
    names = (
        _("Region"),
        _("Industry"),
        _("Level"),
        _("Term"),
        _("What the source says"),
        _("Source"),
        _("Date"),
        _("Rule"),
        _("Where in the source"),
        _("Read"),
    )
    chinese = language() == "zh"
    widths = (
        (105, 145, 75, 135, 275, 210, 95, 45, 175, 112) if chinese else (95, 145, 112, 140, 295, 190, 105, 45, 130, 115)
    )
    return dict(zip(names, widths, strict=True))


def _open_row(page: OpenPage, chosen: str) -> None:
    row = page.atlas.evidence[chosen]
    links = page.links
    st.subheader(f"{links.region_md(row.region_id)} × {links.industry_md(row.industry_id)}", anchor=False)
    draw_panel(evidence_html(page, row), key="open-row")
    source_entry(page, row.source_id)
    pages_read(page, chosen)
    with st.container(horizontal=True):
        st.button(_("Close"), on_click=update, kwargs={"row": None}, key="close-row")
        error_report(page, row.region_id, row.industry_id)


def documents(page: OpenPage) -> Set[str]:
    """Return the ids of the documents behind the rows shown."""
    return {row.source_id for row in filtered(page)}
