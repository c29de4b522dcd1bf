"""The column of the selected cell: its pickers, its evidence, and what leads on from it."""

import streamlit as st

from components.evidence.table import evidence_download
from components.matrix.answers import matrix_answers
from components.matrix.matrix_figure import NARROW, WIDE
from components.output.error_report import error_report
from components.output.panel_component import draw_answers
from components.page.answers import choice_of, select_cell
from components.page.open_page import OpenPage
from components.selection import controls
from components.selection.tray import tray_button
from components.selection.url import update
from components.text.i18n import _, localized


def cell_column(page: OpenPage) -> None:
    """Draw the pickers and the evidence of the selected cell."""
    above = st.container()
    region, industry = page.selection.region, page.selection.industry
    draw_answers(
        matrix_answers(page),
        key="cell-panel",
        chosen=choice_of(region, industry),
        figures={WIDE: [0, 1], NARROW: [0, 1]},
        widgets={controls.REGION_PICKER: (0, page.atlas.regions), controls.INDUSTRY_PICKER: (1, page.atlas.industries)},
        on_choose=select_cell,
    )
    if region is not None:
        _tools(page, region, industry)
    # Drawn after the answer, which the reader waits for.
    with above:
        controls.region_picker(page.atlas, page.selection)
        controls.industry_picker(page.atlas, page.selection.industry)


def _tools(page: OpenPage, region: str, industry: str | None) -> None:
    if industry is None:
        tray_button(page.selection, region, key="tray-from-row")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Clear"), on_click=update, kwargs={"industry": None}, key="clear-cell")
        tray_button(page.selection, region, key="tray-from-cell")
        query = page.selection.query()
        st.page_link("pages/profile.py", label=_("Whole region"), query_params=query | {"of": "region"})
        st.page_link(
            "pages/profile.py", label=_("Regions for one to three industries"), query_params=query | {"of": "industry"}
        )
        _download(page, region, industry)
        error_report(page, region, industry)


def _download(page: OpenPage, region: str, industry: str) -> None:
    rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
    if rows:
        title = (
            f"{localized(page.atlas.regions[region], 'name')} × {localized(page.atlas.industries[industry], 'name')}"
        )
        evidence_download(page, title, rows, "cell", key="cell", subject=[region, industry])
