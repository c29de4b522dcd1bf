"""Method: how the atlas was made, and how far it can be trusted."""

import streamlit as st

from components.frame.frame import open_page
from components.method.coding import blanks, cell, levels, which_column
from components.method.sources import sources
from components.method.taxonomy import taxonomy
from components.method.trust import formulas, lists, reliability
from components.method.view import citation, contents, disclaimer, gaps, licences
from components.output.footer import footer

page = open_page("method")
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
footer(page)
