"""Profile: all of one region, or all of one industry."""

from components.output.footer import footer
from components.page.open_page import open_page
from components.profile.view import documents, figures, page_keys, profile_view

page = open_page("profile", page_keys, figures=figures, documents=documents)
profile_view(page)
footer(page)
