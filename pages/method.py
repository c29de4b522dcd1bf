from components.shell import footer, open_page

page = open_page("method")
footer(page)
