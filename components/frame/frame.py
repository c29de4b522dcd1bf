"""The frame of every page: navigation, the choices that hold everywhere, and the guard for deep links."""

import time
from collections.abc import Callable, Container, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

from analysis.focus import Focus
from components.dataset import cache
from components.dataset.dataset_controls import dataset_choice, dataset_line, scale_meaning
from components.dataset.requested_dataset import asked_dataset, name_steps
from components.dataset.user_window import UserData
from components.frame.accessibility import reading
from components.frame.notices import dropped_notice, nothing_covered
from components.operations.runs import timed_run
from components.page import embedding, registry
from components.search.targets import Place
from components.search.view import search_box
from components.selection import controls
from components.selection.model import Selection, parse
from components.selection.tray import tray_line
from components.text import i18n
from components.text.theme import Palette, palette
from data.load import Atlas

ASSETS = Path(__file__).parents[1] / "assets"
NAME = "Focus Atlas"
ANSWERED = "answered-page"
MOMENT = 0.015
"""Seconds: the front end's 10 ms and what the answer takes to arrive."""

_framed: ContextVar[bool] = ContextVar("framed", default=False)
_later: ContextVar[list[Callable[[], None]] | None] = ContextVar("later", default=None)
"""What of the frame is filled in once the page has drawn what its reader waits for."""


OwnKeys = Mapping[str, Container[str]] | Callable[[Atlas], Mapping[str, Container[str]]] | None


class _FigureStandsError(Exception):
    """An embedded page has its figure: the rest of its script is left out, which is no fault and no rerun."""


@dataclass(frozen=True)
class OpenPage:
    """What a page works with.

    `data` is the user's dataset that `atlas` and `focus` are a window of, None for the built-in one. An `embedded` page
    shows one figure in somebody else's page, without the frame.
    """

    entry: registry.PageEntry
    atlas: Atlas
    selection: Selection
    focus: Focus
    palette: Palette
    data: UserData | None = None
    embedded: bool = False


def frame() -> None:
    """Run the frame and, inside it, the page that the address names."""
    registry.check()
    st.set_page_config(page_title=NAME, page_icon=str(ASSETS / "icon.svg"), layout="wide")
    page = _navigation()
    later: list[Callable[[], None]] = []
    tokens = _framed.set(True), _later.set(later)
    try:
        with timed_run(page.title):
            try:
                page.run()
            except _FigureStandsError:
                pass
            except RerunException:
                later.clear()  # this run is over
                raise
            finally:
                for fill in later:
                    fill()
    finally:
        _framed.reset(tokens[0])
        _later.reset(tokens[1])


def open_page(key: str, own: OwnKeys = None) -> OpenPage:
    """Open a page: read the selection, lay out the navigation and the heading, and hand over what the page needs.

    What the frame says changes little from run to run, and the page's answer is waited for. So the frame's places come
    first and their content last.

    On a fresh server a first visit by deep link makes Streamlit run the page's script alone, without the frame
    (it takes `pages/` for an app of the old style until `st.navigation` has been called once). Then the navigation
    is registered here and the run starts again, now through the frame; the query stays.

    Args:
        key: the page's key in the registry.
        own: the page's own keys in the URL with the values each may take, or what gives them for a dataset.
    """
    if not _framed.get():
        _navigation()
        st.rerun()
    entry = registry.BY_KEY[key]
    query = dict(st.query_params)
    data, surprise = asked_dataset(query)
    shown = None if entry.built_in else data
    atlas = shown.atlas if shown else cache.atlas()
    # A page about the built-in dataset still hands on what is selected in the user's own.
    ids = data.atlas if data else atlas
    selection = parse(query, ids, _own_keys(own, atlas), st.context.locale, dataset=data.header.id if data else None)
    i18n.use(selection.language)
    name_steps(shown)
    st.set_page_config(page_title=f"{entry.title()} · {NAME}")
    focus = shown.focus if shown else cache.focus(selection.sources, selection.as_of)
    colours = palette(st.context.theme.type)
    page = OpenPage(entry, atlas, selection, focus, colours, shown, embedding.embedded())
    told = asked_dataset(query)[1] if surprise else ""  # once more, now that the language is known

    def aloud() -> None:
        reading(entry.question(), ids, selection, data.focus if data else focus, colours, data)

    if page.embedded:
        from components.frame.embed import embedded_page  # its figures know this module

        embedded_page(page, told)
        aloud()
        raise _FigureStandsError
    _in_place("top-line", lambda: _top_line(selection, entry, data))
    _in_place("heading", lambda: _heading(entry, atlas, selection, shown))
    if told:
        st.warning(told)
    dropped_notice(selection)
    if key != "compare" and not entry.built_in:
        tray_line(atlas, selection)
    if shown:
        dataset_line(shown)
        scale_meaning(shown)
    elif not focus.sources:
        nothing_covered()
    _when_all_stands(aloud)
    return page


def answered(page: OpenPage) -> None:
    """Let the browser draw what has been sent before the rest comes: the reader has clicked and waits for one thing.

    The front end draws 10 ms after the first element of a run, all that has come by then; drawing the whole page takes
    twice as long as drawing the answer. A page that has just been opened is waited for as a whole.
    """
    if st.session_state.get(ANSWERED) == page.entry.key:
        time.sleep(MOMENT)
    st.session_state[ANSWERED] = page.entry.key


def _own_keys(own: OwnKeys, atlas: Atlas) -> Mapping[str, Container[str]]:
    return own(atlas) if callable(own) else own or {}


def _navigation() -> "st.Page":
    pages = [
        st.Page(entry.script, title=entry.key, url_path=entry.path or None, default=not entry.path)
        for entry in registry.PAGES
    ]
    return st.navigation(pages, position="hidden")


def _in_place(key: str, fill: Callable[[], None]) -> None:
    """Lay out a line of the frame here, to be filled when the page has been drawn."""
    place = st.container(key=key, horizontal=True, vertical_alignment="center", gap="small")

    def filled() -> None:
        with place:
            fill()

    _when_all_stands(filled)


def _when_all_stands(fill: Callable[[], None]) -> None:
    later = _later.get()
    if later is None:
        fill()
    else:
        later.append(fill)


def _top_line(selection: Selection, entry: registry.PageEntry, data: UserData | None) -> None:
    st.markdown(f"**{NAME}**", width="content")
    with st.container(key="pages", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        for other in registry.PAGES:
            st.page_link(other.script, label=other.title(), query_params=selection.query())
    st.space("stretch")
    search_box(Place(entry, selection, data))
    controls.language_choice(selection)


def _heading(entry: registry.PageEntry, atlas: Atlas, selection: Selection, data: UserData | None) -> None:
    st.title(entry.question(), anchor=False)
    st.space("stretch")
    if data:
        dataset_choice(data)
    elif entry.key != "your_data":
        controls.source_choice(atlas, selection)
