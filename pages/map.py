"""Map: select a region, read what it focuses on."""

from components.map.view import PAGE_KEYS, figures, map_view
from components.output.footer import footer
from components.page.open_page import open_page

page = open_page("map", PAGE_KEYS, figures=figures)
map_view(page)
footer(page)
