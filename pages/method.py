"""Method: how the atlas was made, and how far it can be trusted."""

from components.method.view import method_view
from components.output.footer import footer
from components.page.open_page import all_documents, open_page

page = open_page("method", documents=all_documents)
method_view(page)
footer(page)
