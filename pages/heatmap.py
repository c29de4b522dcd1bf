"""Heatmap: the whole focus matrix, and the evidence behind each cell."""

import streamlit as st

from components.evidence.panel import cell_panel
from components.frame.frame import answered, open_page
from components.matrix.view import OWN_KEYS, matrix_view
from components.output.footer import footer

page = open_page("heatmap", OWN_KEYS)
left, right = st.columns([3.4, 1], gap="medium")
with right:
    cell_panel(page)
answered(page)
with left:
    matrix_view(page)
footer(page)
