"""Your data: bring a matrix of your own, check it, save it, and open it on every page by a link."""

from components.output.footer import footer
from components.page.open_page import all_documents, open_page
from components.your_data.view import PAGE_KEYS, your_data_view

page = open_page("your_data", PAGE_KEYS, documents=all_documents)
your_data_view(page)
footer(page)
