"""The heatmap page: the focus matrix beside the evidence of the selected cell."""

import streamlit as st

from components.matrix.cell_column import cell_column
from components.matrix.matrix_figure import PAGE_KEYS, WIDE, matrix_figure, matrix_section
from components.page.open_page import Figures, OpenPage, send_answer_first

__all__ = ["PAGE_KEYS", "figures", "matrix_view"]


def matrix_view(page: OpenPage) -> None:
    """Draw the page."""
    left, right = st.columns([3.4, 1], gap="medium")
    with right:
        cell_column(page)
    send_answer_first(page)
    with left:
        matrix_section(page)


def figures(page: OpenPage) -> Figures:
    """The figure that another site may embed."""
    return {WIDE: lambda: matrix_figure(page)}
