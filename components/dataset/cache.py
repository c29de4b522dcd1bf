"""Caches over pure loaders and measures, shared by all readers.

Results computed from the built-in dataset are bounded by their number. Those computed from users' datasets may be of
any size, so they are bounded in bytes.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from analysis.editions import EvidenceChoice, edition_focus
from analysis.focus import Focus
from analysis.other_editions import with_pairs
from analysis.readings import Choice, Reading
from analysis.scopes import RegionScope, in_scope
from components.dataset.byte_cache import ByteCache
from components.dataset.structure import Structure, structure_of
from components.dataset.user_axes import Axes, axes, settled_year
from components.dataset.user_boundaries import outlined
from components.dataset.user_window import UserData, View, in_force, in_window
from components.findings.alternative_readings import under_every_choice, with_lists, without_each
from components.findings.measures import weighing
from data.atlas import Atlas
from data.coding.model import SourceDocument
from data.load import load
from data.store.dataset import Header
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from data.store.text_rows import SavedPassage
from data.store.texts import passages_of, whole_document

T = TypeVar("T")

MEGABYTE = 1_000_000
USER_DATA = ByteCache(200 * MEGABYTE)
"""Names, windows, structures, search indexes and views of users' datasets; the names alone may take 150 MB."""

IMPORTS = ByteCache(200 * MEGABYTE)
"""Tables and outlines that were read from uploaded files and are not saved yet; keys begin with the session's id."""


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """The built-in dataset, read and checked once a process."""
    return load()


@st.cache_resource(show_spinner=False)
def atlas_in(scope: RegionScope) -> Atlas:
    """The built-in dataset with the regions of a choice in its matrix."""
    return atlas().within(in_scope(atlas().units, scope))


@st.cache_resource(show_spinner=False, max_entries=64)
def focus(choice: EvidenceChoice) -> Focus:
    """The focus matrix for a choice of evidence."""
    dataset = atlas_in(choice.scope)
    return edition_focus(
        dataset.table("evidence"),
        dataset.table("sources"),
        list(dataset.regions),
        list(dataset.industries),
        choice,
        dataset.broader,
    )


def focus_with_pairs(choice: EvidenceChoice, keys: tuple[str, ...]) -> Focus:
    """The focus matrix with a row below it for each region in an edition of its own; keys as of `with_pairs`."""
    return with_pairs(focus, choice, keys)


@st.cache_resource(show_spinner=False, max_entries=96)
def of_view(view: str, _make: Callable[[], Any]) -> Any:
    """Return the result of `_make` for a view of the built-in dataset; `view` is the complete cache key."""
    return _make()


def of_user_view(key: tuple[str, ...], make: Callable[[], T]) -> T:
    """Return the result of `make` for a view of a user's dataset; the cache key must be complete."""
    return USER_DATA.get(key, make)


@st.cache_resource(show_spinner=False)
def store() -> DatasetStore:
    """The store of users' datasets; it connects on first use."""
    return DatasetStore(store_settings())


def user_data(dataset_id: str, view: View) -> UserData:
    """Return a user's dataset as a view asks for it. Its row is read each time, its content is cached.

    Raises:
        StoreError: unknown, deleted, expired, or the database does not answer.
    """
    header = store().open(dataset_id)
    sides = _axes(header, settled_year(header, view.year))
    settled = in_force(view, sides)
    return USER_DATA.get(("data", header, settled), lambda: in_window(store(), header, settled, sides, atlas()))


def opened_document(header: Header, position: int) -> tuple[SourceDocument, tuple[SavedPassage, ...]]:
    """Return a document of a user's dataset with its text, and all its passages.

    Raises:
        StoreError: the dataset was deleted, or the database does not answer.
    """
    return USER_DATA.get(
        ("document", header, position),
        lambda: (
            whole_document(store(), header.content, position),
            passages_of(store(), header.content, document=position),
        ),
    )


def outlined_regions(header: Header) -> frozenset[str]:
    """Return the names of the regions of a user's dataset that its outlines show.

    Raises:
        StoreError: the dataset was deleted, or the database does not answer.
    """
    return USER_DATA.get(("outlined", header), lambda: outlined(store().outlines(header.id)))


def structure(data: UserData) -> Structure:
    """Return what all cells of a user's dataset say together, read once.

    Raises:
        StoreError: the database does not answer.
    """
    header, year = data.header, settled_year(data.header, data.view.year)
    return USER_DATA.get(("structure", header, year), lambda: structure_of(store(), header, _axes(header, year)))


def _axes(header: Header, year: int) -> Axes:
    return USER_DATA.get(("axes", header, year), lambda: axes(store(), header, year, atlas()))


@st.cache_resource(show_spinner=False, max_entries=32)
def readings(choice: EvidenceChoice, measure: str, keys: tuple[str, ...] = ()) -> tuple[Reading, ...]:
    """The evidence read under every other choice of coding, levels weighed as by a measure; keys as of `with_pairs`."""
    return under_every_choice(atlas(), partial(focus_with_pairs, keys=keys), with_lists(choice), weighing(measure))


@st.cache_resource(show_spinner=False, max_entries=32)
def readings_without(
    choice: EvidenceChoice, now: Choice, measure: str, keys: tuple[str, ...] = ()
) -> tuple[Reading, ...]:
    """The evidence as it is read `now`, with each source in force left out; proper industries only."""
    broader = atlas().broader if choice.broader else {}
    return without_each(focus_with_pairs(choice, keys), atlas().columns(), now, weighing(measure), broader)
