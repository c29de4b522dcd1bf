"""Map: select a region, read what it focuses on."""

import streamlit as st

from components.map_view import OWN_KEYS, map_view
from components.page_foot import footer
from components.region_panel import region_panel
from components.shell import answered, open_page

page = open_page("map", OWN_KEYS)
left, right = st.columns([1.75, 1], gap="medium")
with right:
    region_panel(page)
answered(page)
with left:
    map_view(page)
footer(page)
