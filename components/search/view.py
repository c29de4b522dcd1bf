"""The search box: it finds regions, industries, terms and pages while the reader types.

The box is a fragment: typing runs the box and not the page. The index is built at the first letter. The box is empty
in each new view, because its key depends on the selection. `assets/search.js` handles the keyboard.
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
from components.text.escaping import escape_markdown, shortened
from components.text.formatting import number
from components.text.i18n import _, ngettext
from components.text.theme import palette

KEY = "search"
SHOWN = 8
OFFERED = "search-offered"
"""Session key of the queries of those results on screen that stay on the page."""

PAUSE = "200ms"
"""Pause in typing after which the query is looked up."""


def search_box(context: SearchContext) -> None:
    """Draw the box, and the results below it while something is typed."""
    _write_address()
    with st.container(key=KEY, width=200, gap=None):
        _box(context)


def _write_address() -> None:
    """Write the URL for a result that stays on the page: Streamlit writes it only when the page changes."""
    query = dict(st.query_params)
    if query in st.session_state.pop(OFFERED, ()):
        st.query_params.from_dict(query)


@st.fragment
def _box(context: SearchContext) -> None:
    i18n.use(context.selection.language)
    field = f"search-{crc32(repr((context.page.key, context.selection)).encode()):08x}"
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
        st.html(_panel_style())
        _results(context, typed)
        st.button(_("Close"), key="search-close", type="tertiary", on_click=_clear_box, args=(field,))
        # Last, so that the script knows that all results for this query have arrived.
        st.html(f'<i data-query="{escape(typed.strip())}"></i>')


def _clear_box(field: str) -> None:
    st.session_state[field] = ""


def _results(context: SearchContext, typed: str) -> None:
    matches = answer(_index_for(context), typed, SHOWN + 1)
    sure = [pair_target(context, *pair) for pair in matches.pairs] + _targets(context, matches.sure)
    shown = sure or _targets(context, matches.guesses)
    if len(sure) > SHOWN:
        _announce(_("More than {n} results. Type more to narrow them down.").format(n=SHOWN))
    elif sure:
        _announce(ngettext("{n} result", "{n} results", len(sure)))
    elif shown:
        _announce(_("Nothing is called “{query}”. The nearest names:").format(query=_quoted(typed)))
    else:
        _announce(_nothing(typed))
        shown = [target for entry in matches.nearest for target in targets(context, entry, "")]
    for target in shown[:SHOWN]:
        _line(target)
    st.session_state[OFFERED] = [dict(target.query) for target in shown[:SHOWN] if target.page == context.page.key]
    if context.data and max(len(context.data.region_names), len(context.data.industry_names)) > NAMES:
        st.caption(_("In your data, only the {n} largest regions and industries are searched.").format(n=number(NAMES)))


def _targets(context: SearchContext, hits: Sequence[Hit]) -> list[Target]:
    """Return the targets of hits, each view once: two names of a city may match."""
    shown: dict[tuple[str, str, tuple[tuple[str, str], ...]], Target] = {}
    for hit in hits:
        for target in targets(context, hit.entry, hit.name):
            shown.setdefault((target.name, target.page, tuple(target.query.items())), target)
    return list(shown.values())


def _announce(text: str) -> None:
    """Show how many results there are: an information box, because screen readers announce it, styled as text."""
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


def _panel_style() -> str:
    """Return the style of the panel: it covers the page, so it needs the background colour of the theme."""
    colours = palette(st.context.theme.type)
    return f"<style>.st-key-search-results{{background:{colours.paper};border-color:{colours.quiet}}}</style>"


def _index_for(context: SearchContext) -> Index:
    data = context.data
    if data is None:
        return _built_in_index()
    # A saved dataset never changes; the year decides which of its names come first.
    key = ("search index", data.header.id, str(data.view.year))
    return cache.of_user_view(key, lambda: user_index(cache.atlas(), data.region_names, data.industry_names))


@st.cache_resource(show_spinner=False)
def _built_in_index() -> Index:
    return built_in_index(cache.atlas())
