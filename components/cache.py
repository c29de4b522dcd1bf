"""A thin skin of caching over pure loaders and measures; shared by all readers, since all see the same dataset."""

from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.focus import Focus, SourceChoice, focus_matrix, in_force
from analysis.readings import Choice, Reading, read
from analysis.readings import readings as all_readings
from analysis.threshold import at_least
from data import load as loader

if TYPE_CHECKING:  # SQLAlchemy is read in only where somebody's dataset is opened
    from components.user_dataset import UserData, View
    from data.store.dataset import Header
    from data.store.datasets import DatasetStore


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


@st.cache_resource(show_spinner=False, max_entries=96)
def of_view(view: str, _make: Callable[[], Any]) -> Any:
    """What `_make` makes for a view, made once. `view` says all that it depends on; see `standing.py`."""
    return _make()


@st.cache_resource(show_spinner=False)
def store() -> "DatasetStore":
    """The store of users' datasets; it connects on first use."""
    from data.store.datasets import DatasetStore
    from data.store.settings import store_settings

    return DatasetStore(store_settings())


@st.cache_resource(show_spinner=False)
def one_at_a_time() -> "Lock":
    """Held while a stranger's file is read; one for the whole process."""
    return Lock()


def user_data(dataset_id: str, view: "View") -> "UserData":
    """A user's dataset as a view asks for it. Whether it is still there is asked each time, its content is cached.

    Raises:
        StoreError: unknown, deleted, expired, or the database does not answer.
    """
    return _user_data(store().open(dataset_id), view)


@st.cache_resource(show_spinner=False, max_entries=64)
def _user_data(header: "Header", view: "View") -> "UserData":
    from components.user_dataset import user_data as read_window

    return read_window(store(), header, view, atlas())


COMMENTARY, ALL = "commentary", "all"
"""Names of the two choices of sources under which statements are asked again."""


@st.cache_resource(show_spinner=False, max_entries=32)
def readings(choice: SourceChoice, as_of: date) -> tuple[Reading, ...]:
    """The evidence read under every other choice of coding, lists included as far as `choice` lets them count."""
    with_lists = SourceChoice.DATED if choice is SourceChoice.COMMENTARY else choice
    whole = focus(with_lists, as_of)
    dataset = atlas()
    kinds = {kind: dataset.columns(kind) for kind in ("industry", "umbrella", "agenda")}
    return tuple(all_readings({COMMENTARY: whole.commentary, ALL: whole.levels}, kinds))


@st.cache_resource(show_spinner=False, max_entries=32)
def readings_without(choice: SourceChoice, as_of: date, lowest: int, weighed: bool) -> tuple[Reading, ...]:
    """The evidence as it is read now, then with each source in force left out; proper industries only."""
    dataset = atlas()
    chosen = focus(choice, as_of).sources
    evidence, sources = dataset.table("evidence"), dataset.table("sources")
    regions, industries = list(dataset.regions), list(dataset.industries)

    def reading(left_out: str) -> Reading:
        kept = [key for key in chosen if key != left_out]
        levels = focus_matrix(evidence, sources, regions, industries, kept).only(dataset.columns())
        return read(Choice(left_out, lowest, "industry", weighed), at_least(levels, lowest))

    return tuple(reading(left_out) for left_out in ("", *chosen))
