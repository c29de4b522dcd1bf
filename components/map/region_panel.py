"""The column of the selected region: its picker, its panel, and what leads on from it."""

import streamlit as st

from components.evidence.table import evidence_download
from components.map.answers import map_answers
from components.map.colouring import asked_industry
from components.map.regions import KEY
from components.map.tile_grid import CHOICE as TILES
from components.map.tile_grid import regions_on_tiles
from components.output.brief_button import region_brief_button
from components.output.panel_component import draw_answers
from components.page.open_page import OpenPage
from components.selection import controls
from components.selection.tray import tray_button
from components.selection.url import select_region
from components.text.formatting import labelled
from components.text.i18n import _, localized


def region_column(page: OpenPage) -> None:
    """Draw the picker and the panel of the selected region, or an invitation where none is selected."""
    region = page.selection.region
    above = st.container(horizontal=True, vertical_alignment="center", gap="small", key="panel-controls")
    draw_answers(
        map_answers(page),
        key="region-panel",
        chosen=region or "",
        figures={KEY: [0]},
        widgets={controls.REGION_PICKER: (0, page.atlas.regions), TILES: (0, regions_on_tiles(page))},
        on_choose=lambda choice: select_region(choice or None),
    )
    # Drawn after the answer, which the reader waits for.
    with above:
        controls.region_picker(page.atlas, page.selection)
        if region is not None:
            tray_button(page.selection, region, key="tray-from-panel")
            st.button(_("Clear"), on_click=select_region, args=(None,), key="clear-region")
    if industry := asked_industry(page):
        query = page.selection.query() | {"of": "industry", "industry": industry}
        with st.container(horizontal=True, gap="medium"):
            st.page_link("pages/profile.py", label=_("Regions for one to three industries"), query_params=query)
            if not page.data:
                st.page_link("pages/change.py", label=_("What changed from 2021 to 2026?"), query_params=query)
    if region is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        query = page.selection.query() | {"of": "region"}
        st.page_link("pages/profile.py", label=_("All its evidence"), query_params=query)
        region_brief_button(page, region)
        _download(page, region)


def _download(page: OpenPage, region: str) -> None:
    """Offer every row of evidence behind the panel as a table."""
    rows = [
        page.atlas.evidence[key]
        for industry in page.focus.named_by(region)
        for key in page.focus.cell(region, industry)
    ]
    if rows:
        summary = page.dataset.region_summary(region)
        title = labelled(localized(page.atlas.regions[region], "name"), summary)
        evidence_download(page, title, rows, "region", key="panel", subject=[region])
