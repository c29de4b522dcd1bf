"""Profile: all of one region, or all of one industry."""

from components.output.footer import footer
from components.page.open_page import open_page
from components.profile.view import PAGE_KEYS, documents, figures, profile_view

page = open_page("profile", PAGE_KEYS, figures=figures, documents=documents)
profile_view(page)
footer(page)
