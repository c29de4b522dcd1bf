"""Evidence: every row, with its source."""

from components.evidence.view import documents, evidence_view, page_keys
from components.output.footer import footer
from components.page.open_page import open_page

page = open_page("evidence", page_keys, documents=documents)
evidence_view(page)
footer(page)
