"""Embedding: one figure with its source line in a frame of another site, if the operator allows it."""

import streamlit as st

from components.page.embedding_settings import frame_ancestors

KEY = "figure"
"""Key of the URL that names the figure; without it the first figure of the page is shown."""

NARROW = "-narrow"
"""Suffix of the key of a figure's narrow layout; style sheets show one of the two by the width of the frame."""

BOX = "embedded"
"""Prefix of the keys of containers that style sheets fit to the frame."""


def allowed() -> bool:
    """Return whether any other site may embed a page."""
    return bool(frame_ancestors())


def embedded() -> bool:
    """Return whether this run is for a frame in another page."""
    return bool(st.context.is_embedded)


def box(figure: str) -> str:
    """Return the key of the container for a figure and its source line."""
    return f"{BOX}-{figure}"


def embed_message(text: str) -> None:
    """Draw a sentence in place of the figure."""
    with st.container(key=box("nothing")):
        st.info(text)
