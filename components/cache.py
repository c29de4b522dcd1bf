"""A thin skin of caching over pure loaders and measures; shared by all readers, since all see the same dataset."""

from datetime import date

import streamlit as st

from analysis.focus import Focus, SourceChoice, focus_matrix, in_force
from data import load as loader


@st.cache_resource(show_spinner=False)
def atlas() -> loader.Atlas:
    """The built-in dataset, read and checked once a process."""
    return loader.load()


@st.cache_resource(show_spinner=False, max_entries=64)
def focus(choice: SourceChoice, as_of: date) -> Focus:
    """The focus matrix for a choice of sources and a date."""
    dataset = atlas()
    sources = dataset.table("sources")
    return focus_matrix(
        dataset.table("evidence"),
        sources,
        list(dataset.regions),
        list(dataset.industries),
        in_force(sources, choice, as_of),
    )
