"""Write the selection to the URL, in callbacks: the run that follows reads it."""

import streamlit as st

from components.selection.link_query import link_query
from components.selection.model import NO_REGION
from components.text.i18n import preferred


def update(**changes: str | None) -> None:
    """Write keys of the URL; None removes a key.

    All keys are written at once: each write is an entry of the browser's history, and one click should be one step
    back. The language of a first visit is written too, so that a copied link opens in the same language.
    """
    query = {"lang": preferred(st.context.locale), **link_query(dict(st.query_params)), **changes}
    st.query_params.from_dict({key: value for key, value in query.items() if value is not None})


def select_region(region_id: str | None) -> None:
    """Select a region; None clears the selection."""
    update(region=region_id or NO_REGION)
