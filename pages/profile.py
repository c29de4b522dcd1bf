"""Profile: all of one region, or all of one industry."""

from components.frame.frame import open_page
from components.output.footer import footer
from components.profile.industry import industry_profile
from components.profile.region import region_profile
from components.profile.side import side_of
from components.profile.view import OWN_KEYS, profile_controls

page = open_page("profile", OWN_KEYS)
profile_controls(page)
if side_of(page) == "region":
    region_profile(page)
else:
    industry_profile(page)
footer(page)
