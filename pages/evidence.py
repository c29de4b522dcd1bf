"""Evidence: every row, with its source."""

from components.evidence_view import evidence_view, own_keys
from components.page_foot import footer
from components.shell import open_page

page = open_page("evidence", own_keys)
evidence_view(page)
footer(page)
