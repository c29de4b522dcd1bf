"""The method page: how the atlas was made, and how far it can be trusted."""

from collections.abc import Set

import streamlit as st

from components.method.coding import blanks, cell, levels, which_column
from components.method.overview import citation, contents, disclaimer, gaps, licences
from components.method.sources import sources
from components.method.taxonomy import taxonomy
from components.method.trust import formulas, lists, reliability
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
        formulas()
    with right:
        gaps(page)
        reliability(page)
        lists(page)
    sources(page)
    taxonomy(page)
    left, right = st.columns(2, gap="large")
    with left:
        citation(page)
    with right:
        licences()
        disclaimer()


def documents(page: OpenPage) -> Set[str]:
    """Ids of all documents of the dataset."""
    return set(page.atlas.sources)
