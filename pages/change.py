"""Change: what the work reports of 2026 name that those of 2021 did not, and the reverse."""

from components.change.view import change_view, documents, figures
from components.output.footer import footer
from components.page.open_page import open_page

page = open_page("change", figures=figures, documents=documents)
change_view(page)
footer(page)
