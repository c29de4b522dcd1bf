"""The top of the compare page: the compared regions, a list to add from, suggested peers, and notes."""

from dataclasses import replace

import streamlit as st

from analysis.nearest import closest
from components.compare.average import against_average
from components.compare.brief_button import comparison_brief_button
from components.compare.comparison import MIN_LEVELS, Comparison
from components.compare.editions import edition_notes, edition_picker, offered_pairs
from components.dataset.user_atlas import OUTSIDE
from components.findings.peers import across_agglomerations
from components.selection import controls
from components.selection.model import COMPARE_LIMIT
from components.selection.tray import add_to_tray, average_offer, chips
from components.text import glossary
from components.text.escaping import escape_markdown
from components.text.formatting import level_label, sentences
from components.text.i18n import _, localized


def compare_tray(comparison: Comparison) -> None:
    """Draw the compared regions, and the list that adds one."""
    page = comparison.page
    shown = replace(page.selection, compare=comparison.regions)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tray"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="chips"):
            chips(page.atlas, shown)
        if len(comparison.regions) < COMPARE_LIMIT:
            _list(comparison)


def comparison_controls(comparison: Comparison) -> None:
    """Draw the suggestions, the brief, and the lowest level that counts."""
    page = comparison.page
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="comparison-controls"):
        if len(comparison.regions) < COMPARE_LIMIT:
            _suggestions(comparison)
            if not page.data:
                edition_picker(comparison)
        if not page.selection.average:
            average_offer()
        comparison_brief_button(comparison)
        st.space("stretch")
        _threshold(comparison)


def _threshold(comparison: Comparison) -> None:
    names = {key: level_label(int(key)) for key in MIN_LEVELS}
    label = _("Minimum commitment")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="threshold"):
        st.markdown(f":gray[{label}]", width="content", help=comparison.page.dataset.term_help(glossary.level()))
        current = str(comparison.min_level)
        controls.choice(
            "lowest", label, MIN_LEVELS, current, names.__getitem__, default=MIN_LEVELS[0], show_label=False
        )


def _list(comparison: Comparison) -> None:
    page = comparison.page
    names = {
        key: localized(unit, "name")
        for key, unit in page.atlas.regions.items()
        if key not in comparison.regions and key not in page.focus.other_editions
    }
    add = _("Add a region")
    controls.picker(
        "tray-list",
        add,
        add,
        names,
        None,
        lambda key: add_to_tray(page.selection, *comparison.regions, *filter(None, [key])),
        width=220,
    )


def _suggestions(comparison: Comparison) -> None:
    """Offer the most similar region to the first one, and the most similar one of its agglomeration."""
    page = comparison.page
    first = comparison.regions[0]
    chosen = (*comparison.regions, *page.focus.other_editions)
    near = [key for key in closest(comparison.similarity, first) if key not in chosen]
    group = page.atlas.regions[first].agglomeration_id
    same = [
        key
        for key in dict.fromkeys((*near, *page.atlas.regions))
        if key not in (*chosen, *near[:1]) and page.atlas.regions[key].agglomeration_id == group != OUTSIDE
    ]
    offers = {key: _("Most similar: {region}") for key in near[:1]}
    offers |= {key: _("Same agglomeration: {region}") for key in same[:1]}
    across = [key for key in near if across_agglomerations(page.atlas, first, key) and key not in offers]
    if not page.data and not across_agglomerations(page.atlas, first, next(iter(offers), first)):
        offers |= {key: _("Most similar elsewhere: {region}") for key in across[:1]}
    texts = {key: text.format(region=escape_markdown(comparison.name(key))) for key, text in offers.items()}
    for key, text in (offered_pairs(comparison) | texts).items():
        st.button(
            text,
            key=f"suggest-{key}",
            type="tertiary",
            on_click=add_to_tray,
            args=(page.selection, *chosen, key),
        )


def comparison_notes(comparison: Comparison) -> None:
    """Say what the reader must know of the compared regions; nothing if there is nothing to say."""
    notes = []
    for key in comparison.regions:
        unit = comparison.page.atlas.regions[key]
        if unit.parent_id in comparison.regions:
            notes.append(
                _("{city} lies in {province}: what each names is its own, and nothing is added up.").format(
                    city=escape_markdown(comparison.name(key)),
                    province=escape_markdown(comparison.name(unit.parent_id)),
                )
            )
        if comparison.page.focus.blank(key) is not None:
            notes.append(
                _("{region} has no source under this choice: all its cells are “not covered”.").format(
                    region=escape_markdown(comparison.name(key))
                )
            )
    notes += edition_notes(comparison)
    if comparison.page.selection.average:
        notes.append(escape_markdown(against_average(comparison)))
    if notes:
        st.caption(sentences(*notes))
