"""Heatmap: the whole focus matrix, and the evidence behind each cell."""

from components.matrix.view import PAGE_KEYS, figures, matrix_view
from components.output.footer import footer
from components.page.open_page import open_page

page = open_page("heatmap", PAGE_KEYS, figures=figures)
matrix_view(page)
footer(page)
