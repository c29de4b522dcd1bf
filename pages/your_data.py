"""Your data: bring a matrix of your own, check it, save it, and open it on every page by a link."""

from components.frame.frame import open_page
from components.output.footer import footer
from components.your_data.view import OWN_KEYS, upload_view

page = open_page("your_data", OWN_KEYS)
upload_view(page)
footer(page)
