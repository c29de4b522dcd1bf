from components.shell import footer, open_page

page = open_page("industrial_cloud")
footer(page)
