"""Your data: bring a matrix of your own, check it, save it, and open it on every page by a link."""

from components.page_foot import footer
from components.shell import open_page
from components.upload_view import OWN_KEYS, upload_view

page = open_page("your_data", OWN_KEYS)
upload_view(page)
footer(page)
