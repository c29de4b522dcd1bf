"""Industrial cloud: what it reaches by its own account, what it is, and the agenda around it."""

from components.cloud.view import cloud_view, documents, figures
from components.output.footer import footer
from components.page.open_page import open_page

page = open_page("industrial_cloud", figures=figures, documents=documents)
cloud_view(page)
footer(page)
