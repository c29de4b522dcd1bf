"""Open a page: read the URL, let the frame draw navigation and heading, return what the page needs."""

import time
from collections.abc import Callable, Container, Iterator, Mapping, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import streamlit as st

from analysis.editions import REPORTS, EvidenceChoice
from analysis.focus import Focus
from components.compute_once import ComputesOnce
from components.dataset import cache
from components.dataset.built_in_dataset import BuiltInDataset
from components.dataset.dataset_in_view import DatasetInView
from components.dataset.region_editions import atlas_with_pairs
from components.dataset.requested_dataset import requested_dataset
from components.dataset.scale_text import name_steps
from components.dataset.text_dataset import users_dataset
from components.dataset.user_window import UserData
from components.page import embedding, registry
from components.page.links import Links, links_of
from components.page.names import Names, names_of
from components.selection.link_query import link_query
from components.selection.model import NO_REGION, Selection, parse
from components.text import i18n
from components.text.theme import Palette, palette
from data.atlas import Atlas

LAST_PAGE = "answered-page"
FIRST_PAINT = 0.015
"""Seconds: the front end draws 10 ms after the first element of a run; the rest is for the answer to arrive."""

PageKeys = Mapping[str, Container[str]] | Callable[[Atlas], Mapping[str, Container[str]]]
Figures = Mapping[str, Callable[[], None]]
"""Figures of a page by key, each with the function that draws it."""


@dataclass(frozen=True)
class OpenPage(ComputesOnce):
    """What a page works with.

    Attributes:
        entry: the page in the registry.
        atlas: the dataset in view.
        selection: what the URL says.
        focus: the focus matrix under the selection.
        palette: colours of the reader's theme.
        data: the user's dataset that `atlas` and `focus` are a window of; None for the built-in dataset.
        embedded: True if the page shows one figure in a frame of another site.
        documents: returns the ids of the documents behind what the page shows; None for all rows of `focus`.
    """

    entry: registry.PageEntry
    atlas: Atlas
    selection: Selection
    focus: Focus
    palette: Palette
    data: UserData | None = None
    embedded: bool = False
    documents: "Callable[[OpenPage], Set[str]] | None" = None

    @cached_property
    def dataset(self) -> DatasetInView:
        """The dataset in view, built-in or a user's."""
        return users_dataset(self.data) if self.data else BuiltInDataset(self.atlas, self.focus)

    @cached_property
    def links(self) -> Links:
        """The links of the view."""
        names = self._names()
        return links_of(self.atlas, self.selection, names, built_in=self.entry.built_in, new_tab=self.embedded)

    def _names(self) -> Names:
        """The names of the dataset in view; they are made once for all views that name the same."""
        key = ("names", i18n.language(), *self.dataset.cache_key, *self.atlas.regions, self.selection.industry)
        if self.data:
            return cache.of_user_view(("view", repr(key)), lambda: names_of(self.atlas, built_in=False))
        names: Names = cache.of_view(repr(key), lambda: names_of(self.atlas, built_in=True))
        return names

    @property
    def has_emphasis(self) -> bool:
        """True if the evidence in view is of work reports of one year, whose passages are counted."""
        return self.data is None and self.selection.evidence.edition in REPORTS

    def document_ids(self) -> Set[str]:
        """Ids of the documents behind what the page shows."""
        return self.documents(self) if self.documents else set(self.focus.evidence["source_id"])


def all_documents(page: OpenPage) -> Set[str]:
    """Return the ids of all documents of the dataset, for a page that rests on them all."""
    return set(page.atlas.sources)


class Frame(Protocol):
    """What surrounds a page. `open_page` calls it once the selection is known and before the page draws."""

    def surround(self, page: OpenPage, requested: UserData | None, warning: str, figures: Figures) -> None:
        """Draw what stands above the page.

        Args:
            page: the page that opens.
            requested: the user's dataset that the URL names, also on a page about the built-in dataset.
            warning: a sentence if the dataset that the URL names could not be opened; else empty.
            figures: the figures that another site may embed; the first is the default.
        """


_frame: ContextVar[Frame | None] = ContextVar("frame", default=None)


@contextmanager
def framed_by(frame: Frame) -> Iterator[None]:
    """Let pages that open within the block be surrounded by `frame`."""
    token = _frame.set(frame)
    try:
        yield
    finally:
        _frame.reset(token)


def open_page(
    key: str,
    page_keys: PageKeys | None = None,
    *,
    figures: Callable[[OpenPage], Figures] | None = None,
    documents: Callable[[OpenPage], Set[str]] | None = None,
) -> OpenPage:
    """Open a page: read the selection, let the frame draw navigation and heading, and return what the page needs.

    Guard for deep links: on a fresh server, Streamlit runs the script of a page alone, without the frame, because it
    takes `pages/` for an app of the old style until `st.navigation` has been called once. Then the navigation is
    registered here and the run starts again within the frame. The query stays.

    Args:
        key: the page's key in the registry.
        page_keys: the page's own keys in the URL with the values that each may take, or a function of the dataset.
        figures: returns the figures that another site may embed.
        documents: returns the ids of the documents to cite; by default those of all evidence in force.
    """
    frame = _frame.get()
    if frame is None:
        navigation()
        st.rerun()
    query, locale, theme = link_query(dict(st.query_params)), st.context.locale, st.context.theme.type
    page, requested = read_page(key, query, page_keys, locale=locale, theme=theme, documents=documents)
    page = replace(page, embedded=embedding.embedded())
    # Why a dataset could not be opened, asked for after the language is known.
    warning = "" if requested else requested_dataset(query)[1]
    frame.surround(page, requested, warning, figures(page) if figures and page.embedded else {})
    return page


def read_page(
    key: str,
    query: Mapping[str, str],
    page_keys: PageKeys | None,
    *,
    locale: str | None = None,
    theme: str | None = None,
    documents: Callable[[OpenPage], Set[str]] | None = None,
) -> tuple[OpenPage, UserData | None]:
    """Read what a URL asks for, outside a run too. The language and the names of levels are set for this context.

    Args:
        key: the page's key in the registry.
        query: the keys and values of the URL.
        page_keys: as of `open_page`.
        locale: the browser's preferred language, for a URL that names none.
        theme: `dark` or `light`.
        documents: as of `open_page`.

    Returns:
        The page, and the user's dataset that the URL names, also on a page about the built-in dataset; None on a page
        that selects regions and industries of the built-in dataset.
    """
    entry = registry.BY_KEY[key]
    requested, _warning = requested_dataset(query)
    data = None if entry.built_in else requested
    whole = data.atlas if data else cache.atlas()
    # A page about the built-in dataset keeps the selection made in the user's dataset in its links.
    ids = requested.atlas if requested else whole
    if requested and entry.selects_built_in:
        ids = cache.atlas_in(EvidenceChoice().scope)
        query = _known(query, ids)
    keys = page_keys(whole) if callable(page_keys) else page_keys or {}
    dataset_id = requested.header.id if requested else None
    selection = parse(query, ids, keys, locale, dataset=dataset_id)
    i18n.use(selection.language)
    name_steps(data)
    atlas = data.atlas if data else cache.atlas_in(selection.evidence.scope)
    focus = data.focus if data else cache.focus(_evidence(entry, selection))
    if entry.takes_pairs and not data and (pairs := selection.compare):
        focus = cache.focus_with_pairs(selection.evidence, pairs)
        if focus.other_editions:
            atlas = atlas_with_pairs(atlas, focus, pairs, selection.evidence.edition)
    shown = None if entry.selects_built_in else requested
    return OpenPage(entry, atlas, selection, focus, palette(theme), data, documents=documents), shown


def _known(query: Mapping[str, str], atlas: Atlas) -> dict[str, str]:
    """Return a query without the regions and industries that are not in a dataset."""
    known = {"region": {NO_REGION, *atlas.regions}, "industry": atlas.industries, "compare": ()}
    return {key: value for key, value in query.items() if value in known.get(key, (value,))}


def _evidence(entry: registry.PageEntry, selection: Selection) -> EvidenceChoice:
    """Return the choice of evidence in force: the selected one, in the edition that the page is about."""
    return replace(selection.evidence, edition=entry.edition) if entry.edition else selection.evidence


def navigation() -> "st.Page":
    """Register all pages with Streamlit and return the one that the address names."""
    pages = [
        st.Page(entry.script, title=entry.key, url_path=entry.path or None, default=not entry.path)
        for entry in registry.PAGES
    ]
    return st.navigation(pages, position="hidden")


def send_answer_first(page: OpenPage) -> None:
    """Give the browser time to draw the answer to a click before the rest of the page is sent.

    The front end draws 10 ms after the first element of a run has arrived, with all that has arrived by then. Drawing
    the whole page takes twice as long as drawing the answer. A page that has just been opened is sent as a whole.
    """
    if st.session_state.get(LAST_PAGE) == page.entry.key:
        time.sleep(FIRST_PAINT)
    st.session_state[LAST_PAGE] = page.entry.key
