"""The link that opens a view again."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from components.page.open_page import OpenPage

SECRETS = ("key",)
"""Keys of the URL that give rights over a user's dataset; a link must never contain them."""


def view_link(page: OpenPage) -> str:
    """Return the address that opens the same view anywhere; keys with their default value are left out."""
    page_values = {key: value for key, value in page.selection.page_values if key not in SECRETS}
    query = page.selection.query() | page_values
    here = urlsplit(st.context.url or "")
    return here._replace(path=here.path or "/", query=urlencode(query, safe=",")).geturl()
