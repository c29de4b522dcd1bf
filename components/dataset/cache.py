"""A thin skin of caching over pure loaders and measures; shared by all readers, since all see the same dataset."""

from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Any

import streamlit as st

from analysis.focus import Focus, SourceChoice, focus_matrix
from analysis.focus import in_force as sources_in_force
from analysis.readings import Choice, Reading
from components.dataset.structure import Structure, structure_of
from components.dataset.user_axes import Axes, axes
from components.dataset.user_window import UserData, View, in_force, in_window
from components.findings.alternative_readings import under_every_choice, with_lists, without_each
from components.findings.measures import weighing
from data import load as loader
from data.store.dataset import Header
from data.store.datasets import DatasetStore
from data.store.settings import store_settings


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
        sources_in_force(sources, choice, as_of),
    )


@st.cache_resource(show_spinner=False, max_entries=96)
def of_view(view: str, _make: Callable[[], Any]) -> Any:
    """What `_make` makes for a view, made once. `view` says all that it depends on; see `standing.py`."""
    return _make()


@st.cache_resource(show_spinner=False)
def store() -> DatasetStore:
    """The store of users' datasets; it connects on first use."""
    return DatasetStore(store_settings())


@st.cache_resource(show_spinner=False)
def one_at_a_time() -> Lock:
    """Held while a stranger's file is read; one for the whole process."""
    return Lock()


def user_data(dataset_id: str, view: View) -> UserData:
    """A user's dataset as a view asks for it. Whether it is still there is asked each time, its content is cached.

    Raises:
        StoreError: unknown, deleted, expired, or the database does not answer.
    """
    header = store().open(dataset_id)
    sides = _axes(header, view.year)
    return _user_data(header, in_force(view, sides), sides)


def structure(data: UserData) -> Structure:
    """What all cells of a user's dataset say together, read once.

    Raises:
        StoreError: the database does not answer.
    """
    return _structure(data.header, data.view.year)


@st.cache_resource(show_spinner=False, max_entries=8)
def _structure(header: Header, year: int) -> Structure:

    return structure_of(store(), header, _axes(header, year))


@st.cache_resource(show_spinner=False, max_entries=16)
def _axes(header: Header, year: int) -> Axes:

    return axes(store(), header, year, atlas())


@st.cache_resource(show_spinner=False, max_entries=64)
def _user_data(header: Header, view: View, _sides: Axes) -> UserData:

    return in_window(store(), header, view, _sides, atlas())


@st.cache_resource(show_spinner=False, max_entries=32)
def readings(choice: SourceChoice, as_of: date, measure: str) -> tuple[Reading, ...]:
    """The evidence read under every other choice of coding, levels weighed as by a measure of similarity."""
    return under_every_choice(atlas(), focus(with_lists(choice), as_of), weighing(measure))


@st.cache_resource(show_spinner=False, max_entries=32)
def readings_without(choice: SourceChoice, as_of: date, now: Choice, measure: str) -> tuple[Reading, ...]:
    """The evidence as it is read `now`, with each source in force left out; proper industries only."""
    return without_each(focus(choice, as_of), atlas().columns(), now, weighing(measure))
