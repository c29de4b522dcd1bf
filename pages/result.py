"""Result: what regions say they will build beside what official figures say they have."""

from components.output.footer import footer
from components.page.open_page import open_page
from components.result.view import PAGE_KEYS, documents, figures, result_view

page = open_page("result", PAGE_KEYS, figures=figures, documents=documents)
result_view(page)
footer(page)
