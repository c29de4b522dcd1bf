"""The sets of a comparison, counted; each opens its evidence, region beside region."""

from collections.abc import Sequence

import streamlit as st

from analysis.sharing import Holding
from components.compare.comparison import Comparison
from components.compare.figure import set_name, state
from components.evidence.panel import evidence_entry
from components.evidence.table import evidence_download
from components.selection import controls
from components.selection.url import update
from components.text.formatting import clauses, labelled, plain, sentences
from components.text.i18n import _
from components.text.source_terms import shown_term, translation_note
from components.text.source_text import place_of, source_date


def compare_sets(found: Comparison) -> None:
    """Draw the evidence of the selected industry, or of the chosen set."""
    industry = found.page.selection.industry
    if industry is not None:
        _industry(found, industry)
        return
    which = found.page.selection.get("set", "all")
    names = {key: f"{set_name(found, key)} {len(found.members(key))}" for key in found.sets()}
    current = which if which in names else "all"
    controls.choice("set", _("Which industries"), list(names), current, names.__getitem__, default="all")
    _set(found, current)


def _set(found: Comparison, which: str) -> None:
    entries = found.members(which)
    if not entries:
        st.markdown(_("No industry is in this set."))
        return
    if which == "none":
        st.markdown(plain(" · ".join(found.industry(entry.industry) for entry in entries)))
        return
    holders = [region for region in found.regions if any(region in entry.holders for entry in entries)]
    with st.container(key="only-wide-sets"):
        st.markdown(_as_table(found, entries, holders))
    with st.container(key="only-narrow-sets"):
        st.markdown(_as_list(found, entries, holders))
    rows = [
        found.page.atlas.evidence[key]
        for entry in entries
        for region in holders
        for key in found.page.focus.cell(region, entry.industry)
    ]
    if found.page.data:
        st.caption(_("What the file holds. Click a row of the figure for what it says of it."))
    else:
        told = _("Level, the term of the source, source and place. Click a row of the figure for the whole evidence.")
        st.caption(sentences(told, translation_note(found.page.atlas, rows)))
    title = f"{set_name(found, which)} · {len(entries)}"
    evidence_download(found.page, title, rows, f"set-{which.split('-')[0]}", key="set-table", subject=found.regions)


def _as_table(found: Comparison, entries: Sequence[Holding], holders: Sequence[str]) -> str:
    head = f"| {_('Industry')} | " + " | ".join(plain(found.name(region)) for region in holders) + " |"
    body = [head, "|:--" * (len(holders) + 1) + "|"]
    for entry in entries:
        cells = [_cell(found, region, entry.industry) for region in holders]
        body.append(f"| **{plain(found.industry(entry.industry))}** | " + " | ".join(cells) + " |")
    return "\n".join(body)


def _as_list(found: Comparison, entries: Sequence[Holding], holders: Sequence[str]) -> str:
    lines = []
    for entry in entries:
        lines.append(f"- **{plain(found.industry(entry.industry))}**")
        cells = {plain(found.name(region)): _cell(found, region, entry.industry) for region in holders}
        lines += ["    - " + labelled(name, told) for name, told in cells.items()]
    return "\n".join(lines)


def _cell(found: Comparison, region: str, industry: str) -> str:
    rows = [found.page.atlas.evidence[key] for key in found.page.focus.cell(region, industry)]
    if not rows:
        return f":gray[{plain(state(found, region, industry))}]"
    row = rows[0]
    if found.page.data:
        return plain(state(found, region, industry))
    source = found.page.atlas.sources[row.source_id]
    place = clauses(plain(source_date(source)), plain(place_of(row)))
    return f"{row.level}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}{shown_term(found.page.atlas, row)} :gray[{place}]"


def _industry(found: Comparison, industry: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(found.industry(industry)), anchor=False)
        st.button(_("Close"), on_click=update, kwargs={"industry": None}, key="close-industry", type="tertiary")
    half = len(found.regions) // 2
    for column, regions in zip(st.columns(2, gap="medium"), (found.regions[:half], found.regions[half:]), strict=True):
        with column:
            for region in regions:
                _beside(found, region, industry)


def _beside(found: Comparison, region: str, industry: str) -> None:
    st.markdown(f"**{plain(found.name(region))}**")
    rows = [found.page.atlas.evidence[key] for key in found.page.focus.cell(region, industry)]
    if not rows:
        st.markdown(f":gray[{plain(state(found, region, industry))}]")
    for row in rows:
        evidence_entry(found.page, row)
