"""One box that finds regions, industries, terms and pages, while the reader types.

The box is a fragment: what is typed runs the box alone and not the page. Nothing is indexed before the first letter.
Its state is what stands in it and belongs to the view: a followed link opens a view with an empty box.
What keys do in it is in `assets/search.js`.
"""

from collections.abc import Sequence
from html import escape
from zlib import crc32

import streamlit as st

from analysis.finder import Hit, Index
from components.dataset import cache
from components.page.registry import BY_KEY
from components.search.answer import answer
from components.search.index import NAMES, built_in_index, user_index
from components.search.targets import SearchContext, Target, pair_target, targets
from components.text import i18n
from components.text.formatting import escape_markdown, number, shortened
from components.text.i18n import _, ngettext
from components.text.theme import palette

KEY = "search"
SHOWN = 8
OFFERED = "search-offered"
"""Queries of the results on screen that stay on their page."""

PAUSE = "200ms"
"""Without a key pressed before what is typed is looked up."""


def search_box(place: SearchContext) -> None:
    """Draw the box; below it, while something is typed, what was found."""
    _write_address()
    with st.container(key=KEY, width=220, gap=None):
        _box(place)


def _write_address() -> None:
    """Let the browser's address follow a result that stayed on its page: Streamlit writes it for a new page only."""
    query = dict(st.query_params)
    if query in st.session_state.pop(OFFERED, ()):
        st.query_params.from_dict(query)


@st.fragment
def _box(place: SearchContext) -> None:
    i18n.use(place.selection.language)
    field = f"search-{crc32(repr((place.page.key, place.selection)).encode()):08x}"
    typed = st.text_input(
        _("Find a region, an industry, a term or a page"),
        key=field,
        type="search",
        icon=":material/search:",
        placeholder=_("Find  (Ctrl+K)"),
        label_visibility="collapsed",
        live=PAUSE,
    )
    if not typed or not typed.strip():
        return
    with st.container(key="search-results", gap=None):
        st.html(_surface())
        _results(place, typed)
        st.button(_("Close"), key="search-close", type="tertiary", on_click=_emptied, args=(field,))
        # Last, so that a script sees by it that all results for these words are there.
        st.html(f'<i data-asked="{escape(typed.strip())}"></i>')


def _emptied(field: str) -> None:
    st.session_state[field] = ""


def _results(place: SearchContext, typed: str) -> None:
    found_by = answer(_index_for(place), typed, SHOWN + 1)
    sure = [pair_target(place, *pair) for pair in found_by.together] + _targets(place, found_by.sure)
    found = sure or _targets(place, found_by.guesses)
    if len(sure) > SHOWN:
        _told(_("More than {n} results. Type more to narrow them down.").format(n=SHOWN))
    elif sure:
        _told(ngettext("{n} result", "{n} results", len(sure)))
    elif found:
        _told(_("Nothing is called “{query}”. The nearest names:").format(query=_quoted(typed)))
    else:
        _told(_nothing(typed))
        found = [target for entry in found_by.near for target in targets(place, entry, "")]
    for target in found[:SHOWN]:
        _line(target)
    st.session_state[OFFERED] = [dict(target.query) for target in found[:SHOWN] if target.page == place.page.key]
    if place.data and max(len(place.data.region_names), len(place.data.industry_names)) > NAMES:
        st.caption(_("In your data, only the {n} largest regions and industries are searched.").format(n=number(NAMES)))


def _targets(place: SearchContext, hits: Sequence[Hit]) -> list[Target]:
    """What hits lead to, each view once: a city may be found by two of its names."""
    found: dict[tuple[str, str, tuple[tuple[str, str], ...]], Target] = {}
    for hit in hits:
        for target in targets(place, hit.entry, hit.name):
            found.setdefault((target.name, target.page, tuple(target.query.items())), target)
    return list(found.values())


def _told(text: str) -> None:
    """Say how many there are: an information box, because browsers announce it; style sheets make it a line of text."""
    st.info(text)


def _nothing(typed: str) -> str:
    return _(
        "Nothing here is called “{query}”. Try the name of a region, an industry, a source’s term or a page, in "
        "English, Chinese or pinyin; initials will do, such as sh for Shanghai."
    ).format(query=_quoted(typed))


def _quoted(typed: str) -> str:
    return escape_markdown(shortened(typed.strip(), 40))


def _line(target: Target) -> None:
    label = f"**{escape_markdown(target.name)}** :gray[{escape_markdown(target.kind)}]"
    if target.page:
        st.page_link(BY_KEY[target.page].script, label=label, query_params=dict(target.query), width="stretch")
    else:
        st.markdown(label)


def _surface() -> str:
    """The panel's ground: it lies over the page, and only the theme knows the colour of paper."""
    colours = palette(st.context.theme.type)
    return f"<style>.st-key-search-results{{background:{colours.paper};border-color:{colours.quiet}}}</style>"


def _index_for(place: SearchContext) -> Index:
    data = place.data
    if data is None:
        return _built_in_index()
    # A saved dataset never changes; the year decides which of its names come first.
    key = ("search index", data.header.id, str(data.view.year))
    return cache.of_user_view(key, lambda: user_index(cache.atlas(), data.region_names, data.industry_names))


@st.cache_resource(show_spinner=False)
def _built_in_index() -> Index:
    return built_in_index(cache.atlas())
