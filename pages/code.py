"""Code a document: from a text to a matrix, each cell with the passages that it stands on."""

from components.coding.view import PAGE_KEYS, coding_view
from components.output.footer import footer
from components.page.open_page import all_documents, open_page

page = open_page("code", PAGE_KEYS, documents=all_documents)
coding_view(page)
footer(page)
