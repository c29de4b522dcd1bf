"""Compare: how regions differ, how alike they are, and how far that depends on the coding."""

from components.compare.view import PAGE_KEYS, compare_view, documents, figures
from components.output.footer import footer
from components.page.open_page import open_page

page = open_page("compare", PAGE_KEYS, figures=figures, documents=documents)
compare_view(page)
footer(page)
