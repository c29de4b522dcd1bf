"""Compare: how regions differ, how alike they are, and how far that depends on the coding."""

import streamlit as st

from components.arithmetic import arithmetic
from components.compare_figure import compare_figure
from components.compare_pairs import compare_pairs
from components.compare_sets import compare_sets
from components.compare_tray import compare_tray
from components.comparison import OWN_KEYS, compare, too_few
from components.page_foot import footer
from components.robustness_view import robustness_view
from components.shell import open_page
from components.similarity_view import similarity_view
from components.specialisation_view import specialisation_view

page = open_page("compare", OWN_KEYS)
if alone := too_few(page):
    st.info(alone)
else:
    found = compare(page)
    compare_tray(found)
    left, right = st.columns(2, gap="large")
    with right:
        compare_sets(found)
    with left:
        compare_figure(found)
    compare_pairs(found)
    arithmetic(found)
    similarity_view(found)
    if page.data is None:
        robustness_view(found)
    elif page.data.scaled is not None:
        specialisation_view(found, page.data)
footer(page)
