"""The map page: the map beside the panel of the selected region."""

import streamlit as st

from components.map.map_figure import PAGE_KEYS, map_figure, map_section
from components.map.region_panel import region_column
from components.map.regions import KEY
from components.page.open_page import Figures, OpenPage, send_answer_first

__all__ = ["PAGE_KEYS", "figures", "map_view"]


def map_view(page: OpenPage) -> None:
    """Draw the page."""
    left, right = st.columns([1.75, 1], gap="medium")
    with right:
        region_column(page)
    send_answer_first(page)
    with left:
        map_section(page)


def figures(page: OpenPage) -> Figures:
    """The figure that another site may embed."""
    return {KEY: lambda: map_figure(page)}
