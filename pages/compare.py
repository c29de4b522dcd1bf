"""Compare: how regions differ, how alike they are, and how far that depends on the coding."""

import streamlit as st

from components.compare.arithmetic import arithmetic
from components.compare.comparison import OWN_KEYS, compare, too_few
from components.compare.figure import compare_figure
from components.compare.head import compare_tray
from components.compare.pairs import compare_pairs
from components.compare.robustness import robustness_view
from components.compare.sets import compare_sets
from components.compare.similarity import similarity_view
from components.compare.specialisation import specialisation_view
from components.frame.frame import open_page
from components.output.footer import footer

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
