"""Evidence: every row, with its source."""

from components.evidence.view import evidence_view, own_keys
from components.frame.frame import open_page
from components.output.footer import footer

page = open_page("evidence", own_keys)
evidence_view(page)
footer(page)
