"""The links to all pages, as one element: a run sends one message for them, and the front end draws one."""

from markupsafe import Markup

from components.page import registry
from components.page.links import address_of
from components.page.open_page import OpenPage
from components.text.html import element


def page_links(page: OpenPage, *, marked: bool) -> Markup:
    """The pages of the atlas, each with the reader's choices; `assets/links.js` opens them in place.

    Args:
        page: the open page.
        marked: True if the link of the open page is marked here. In the line of pages `assets/accessibility.js` marks
            it, so that the element, and with it the focus, stays when a page opens.
    """
    query = page.selection.query()
    current = {page.entry.key: {"aria_current": "page"}} if marked else {}
    links = (
        element("a", other.title(), href=address_of(other.key, query), **current.get(other.key, {}))
        for other in registry.PAGES
    )
    return element("div", *links, class_="pages")
