"""Profile: all of one region, or all of one industry."""

from components.profile_view import OWN_KEYS, profile_view
from components.shell import footer, open_page

page = open_page("profile", OWN_KEYS)
profile_view(page)
footer(page)
