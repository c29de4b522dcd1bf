"""The column beside the figure: its pickers, and what is behind the change that is selected."""

import streamlit as st

from components.change.answers import KEY, change_answers
from components.output.panel_component import draw_answers
from components.page.answers import choice_of, select_cell
from components.page.open_page import OpenPage
from components.selection import controls
from components.selection.tray import two_years_link
from components.selection.url import update
from components.text.i18n import _


def change_panel(page: OpenPage) -> None:
    """Draw the pickers; of an industry the regions behind its change, of a region its own, of both the passages."""
    region, industry = page.selection.region, page.selection.industry
    above = st.container(horizontal=True, vertical_alignment="center", key="change-pickers")
    draw_answers(
        change_answers(page),
        key="change-panel",
        chosen=choice_of(region, industry),
        figures={KEY: [None, 0]},
        widgets={controls.REGION_PICKER: (0, page.atlas.regions), controls.INDUSTRY_PICKER: (1, page.atlas.industries)},
        on_choose=select_cell,
    )
    if region and not page.focus.blank(region):
        two_years_link(page.selection, region)
    # Drawn after the answer, which the reader waits for.
    with above:
        with st.container(width=240):
            controls.industry_picker(page.atlas, page.selection.industry)
        with st.container(width=200):
            controls.region_picker(page.atlas, page.selection)
        if industry:
            st.button(_("Clear"), on_click=update, kwargs={"industry": None}, key="clear-industry")
