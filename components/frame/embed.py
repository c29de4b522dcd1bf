"""One figure of a page, drawn alone in a frame of another site."""

import streamlit as st

from components.page.embedding import KEY, NARROW, embed_message
from components.page.open_page import Figures
from components.text.i18n import _


def draw_embedded(figures: Figures, warning: str) -> None:
    """Draw the figure that the URL names, the first one if it names none, or say why there is none.

    Args:
        figures: the page's figures by key.
        warning: a sentence if the dataset that the URL names could not be opened. Then no figure is drawn: one of
            another dataset would pass for it.
    """
    requested = str(st.query_params.get(KEY, "")).removesuffix(NARROW) or next(iter(figures), "")
    if warning or requested not in figures:
        embed_message(warning or _("The page has no figure of this name."))
    else:
        figures[requested]()
