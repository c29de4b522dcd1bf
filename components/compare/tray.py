"""The head of the compare page: chips, a list to add from, suggested peers, and what must be known of the choice."""

import streamlit as st

from analysis.nearest import closest
from components.compare.average import against_average
from components.compare.brief_button import comparison_brief_button
from components.compare.comparison import LOWEST, Comparison
from components.dataset.user_window import OUTSIDE
from components.selection import controls
from components.selection.model import COMPARE_LIMIT
from components.selection.tray import average_offer, chips, put_in
from components.text import glossary
from components.text.formatting import enumerated, level_label, plain, sentences
from components.text.i18n import _, pick


def compare_tray(found: Comparison) -> None:
    """Draw the tray with everything that fills it."""
    page = found.page
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tray"):
        chips(page.atlas, page.selection)
        if len(page.selection.compare) < COMPARE_LIMIT:
            _list(found)
            _suggestions(found)
        if not page.selection.average:
            average_offer()
        st.space("stretch")
        comparison_brief_button(found)
        _threshold(found)
    _notes(found)


def _threshold(found: Comparison) -> None:
    names = {key: level_label(int(key)) for key in LOWEST}
    label = _("Named from level")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="threshold"):
        st.markdown(f":gray[{label}]", width="content", help=None if found.page.data else glossary.level())
        current = str(found.lowest)
        controls.choice("lowest", label, LOWEST, current, names.__getitem__, default=LOWEST[0], show_label=False)


def _list(found: Comparison) -> None:
    page = found.page
    names = {key: pick(unit, "name") for key, unit in page.atlas.regions.items() if key not in page.selection.compare}
    st.session_state["tray-list"] = None
    st.selectbox(
        _("Add a region"),
        list(names),
        format_func=names.__getitem__,
        key="tray-list",
        placeholder=_("Add a region"),
        on_change=lambda: put_in(page.selection, *filter(None, [st.session_state["tray-list"]])),
        label_visibility="collapsed",
        width=220,
    )


def _suggestions(found: Comparison) -> None:
    """Peers of the first region: the most similar, and one of its own agglomeration, the most similar if any is."""
    page = found.page
    first = found.regions[0]
    chosen = (first, *page.selection.compare)
    near = [key for key in closest(found.similarity, first) if key not in chosen]
    group = page.atlas.regions[first].agglomeration_id
    same = [
        key
        for key in dict.fromkeys((*near, *page.atlas.regions))
        if key not in (*chosen, *near[:1]) and page.atlas.regions[key].agglomeration_id == group != OUTSIDE
    ]
    offers = {key: _("Most similar: {region}") for key in near[:1]}
    offers |= {key: _("Same agglomeration: {region}") for key in same[:1]}
    for key, text in offers.items():
        st.button(
            text.format(region=plain(found.name(key))),
            key=f"suggest-{key}",
            type="tertiary",
            on_click=put_in,
            args=(page.selection, *(() if page.selection.compare else (first,)), key),
        )


def _notes(found: Comparison) -> None:
    notes = []
    if found.added:
        names = plain(enumerated([found.name(key) for key in found.regions]))
        notes.append(_("Fewer than two regions are chosen; for a start: {regions}.").format(regions=names))
    for key in found.regions:
        unit = found.page.atlas.regions[key]
        if unit.parent_id in found.regions:
            notes.append(
                _("{city} lies in {province}: what each names is its own, and nothing is added up.").format(
                    city=plain(found.name(key)), province=plain(found.name(unit.parent_id))
                )
            )
        if found.page.focus.blank(key) is not None:
            notes.append(
                _("{region} has no source under this choice: all its cells are “not covered”.").format(
                    region=plain(found.name(key))
                )
            )
    if found.page.selection.average:
        notes.append(plain(against_average(found)))
    if notes:
        st.caption(sentences(*notes))
