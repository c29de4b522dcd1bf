"""Profile: all of one region, or all of one industry."""

from components.industry_profile import industry_profile
from components.page_foot import footer
from components.profile_side import side_of
from components.profile_view import OWN_KEYS, profile_controls
from components.region_profile import region_profile
from components.shell import open_page

page = open_page("profile", OWN_KEYS)
profile_controls(page)
if side_of(page) == "region":
    region_profile(page)
else:
    industry_profile(page)
footer(page)
