"""The page “Method”: how the atlas was made and how reliable it is."""

import streamlit as st

from components.method.classifications import taxonomy
from components.method.coding import blanks, cell, levels, which_column
from components.method.corrections import corrections
from components.method.editions import editions
from components.method.overview import citation, contents, disclaimer, gaps, licences
from components.method.reliability import formulas, lists, reliability
from components.method.sources import sources
from components.method.suggestions import suggestions
from components.page.open_page import OpenPage


def method_view(page: OpenPage) -> None:
    """Draw the page."""
    contents(page)
    left, right = st.columns(2, gap="large")
    with left:
        cell()
        levels(page)
        which_column()
        blanks()
        editions(page)
        formulas()
    with right:
        gaps(page)
        reliability(page)
        lists(page)
        suggestions(page)
    sources(page)
    taxonomy(page)
    left, right = st.columns(2, gap="large")
    with left:
        corrections(page)
        citation(page)
    with right:
        licences()
        disclaimer()
