"""Map: select a region, read what it focuses on."""

import streamlit as st

from components.frame.frame import answered, open_page
from components.map.region_panel import region_panel
from components.map.view import OWN_KEYS, map_view
from components.output.footer import footer

page = open_page("map", OWN_KEYS)
left, right = st.columns([1.75, 1], gap="medium")
with right:
    region_panel(page)
answered(page)
with left:
    map_view(page)
footer(page)
