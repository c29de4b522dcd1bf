"""A page within somebody else's page: one figure with its source line, if the operator allows it."""

import streamlit as st

from components.page.frame_settings import frame_ancestors

KEY = "figure"
"""Key of the address that names the figure; without it the first figure of a page is shown."""

NARROW = "-narrow"
"""End of the key of a figure's second layout; the width of the frame decides which of the two is seen."""

BOX = "embedded"
"""Start of the keys of the containers that style sheets fit to the frame."""


def allowed() -> bool:
    """Whether any other page may show this one."""
    return bool(frame_ancestors())


def embedded() -> bool:
    """Whether this run is for a frame in another page."""
    return bool(st.context.is_embedded)


def box(figure: str) -> str:
    """Key of the container for a figure and its source line."""
    return f"{BOX}-{figure}"


def embed_message(text: str) -> None:
    """Show a sentence where the figure would be."""
    with st.container(key=box("nothing")):
        st.info(text)
