"""Method: how the atlas was made, and how far it can be trusted."""

from components.method.view import documents, method_view
from components.output.footer import footer
from components.page.open_page import open_page

page = open_page("method", documents=documents)
method_view(page)
footer(page)
