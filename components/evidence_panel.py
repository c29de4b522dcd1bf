"""The evidence behind one cell: each source with its date, its term, what it says, where, and the rule applied."""

import streamlit as st

from analysis.focus import Blank
from components import controls, terms
from components.dataset_view import cell_amount
from components.evidence_table import evidence_download
from components.i18n import _, pick
from components.selection import update
from components.shell import OpenPage
from components.source_terms import read_where, shown_term, translation_note
from components.text import (
    blank_name,
    clauses,
    enumerated,
    labelled,
    level_heading,
    level_label,
    plain,
    sentences,
)
from components.tray import tray_button
from components.user_dataset import UserData
from components.words import (
    period_note,
    place_of,
    rule_text,
    source_date,
    source_link,
    statement,
    unsourced,
)
from data.records import Evidence, Source


def cell_panel(page: OpenPage) -> None:
    """Draw the pickers and the evidence of the selected cell."""
    above = st.container()
    region, industry = page.selection.region, page.selection.industry
    _cell(page, region, industry)
    # After the answer, which is what the reader waits for.
    with above:
        controls.region_picker(page.atlas, page.selection)
        controls.industry_picker(page.atlas, page.selection)


def _cell(page: OpenPage, region: str | None, industry: str | None) -> None:
    if region is None or industry is None:
        invitation = _("Click a cell, or choose a region and an industry, to see the evidence.")
        st.markdown(invitation, help=None if page.data else f"{terms.blank()}\n\n{terms.apart()}")
        if region is not None:
            _named(page, region)
            tray_button(page.selection, region, key="tray-from-row")
        return
    cell_evidence(page, region, industry)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Clear"), on_click=update, kwargs={"industry": None}, key="clear-cell")
        tray_button(page.selection, region, key="tray-from-cell")
        query = page.selection.query()
        st.page_link("pages/profile.py", label=_("Whole region"), query_params=query | {"of": "region"})
        st.page_link("pages/profile.py", label=_("Whole industry"), query_params=query | {"of": "industry"})
        _download(page, region, industry)


def _download(page: OpenPage, region: str, industry: str) -> None:
    rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
    if rows:
        title = f"{pick(page.atlas.regions[region], 'name')} × {pick(page.atlas.industries[industry], 'name')}"
        evidence_download(page, title, rows, "cell", key="cell", subject=[region, industry])


def _named(page: OpenPage, region: str) -> None:
    st.subheader(plain(pick(page.atlas.regions[region], "name")), anchor=False)
    named = page.focus.named_by(region)
    for level in (3, 2, 1):
        names = [pick(page.atlas.industries[key], "name") for key, own in named.items() if own == level]
        if names:
            st.markdown(f"**{level_heading(level)}**  \n{plain(enumerated(names))}")


def cell_evidence(page: OpenPage, region: str, industry: str) -> None:
    """The state of one cell in a line, then its evidence, or the sources that were read and do not name it."""
    names = pick(page.atlas.regions[region], "name"), pick(page.atlas.industries[industry], "name")
    st.subheader(f"{plain(names[0])} × {plain(names[1])}", anchor=False)
    blank = page.focus.blank(region, industry)
    if blank is not None:
        _blank(page, region, industry, blank)
        return
    for key in page.focus.cell(region, industry):
        evidence_entry(page, page.atlas.evidence[key])


def evidence_entry(page: OpenPage, row: Evidence) -> None:
    """One row of evidence, whole; of a user's dataset what the file says, or that it says nothing."""
    if page.data:
        _own_entry(page.data, row)
        return
    source = page.atlas.sources[row.source_id]
    lines = [
        f"**{level_label(row.level)}** · {shown_term(page.atlas, row)}",
        plain(statement(row)),
        f":gray[{_('Source')}] {clauses(source_link(source), plain(source_date(source)))}",
        f":gray[{_('Place')}] {plain(place_of(row))}",
        f":gray[{_('Rule')}] {labelled(row.rule, rule_text(row.rule))}",
        f":gray[{_('Read')}] {plain(read_where(page.atlas, row))}",
    ]
    st.markdown("  \n".join(lines))
    note = sentences(translation_note(page.atlas, [row]), period_note(source, page.selection))
    if note:
        st.caption(note)


def _own_entry(data: UserData, row: Evidence) -> None:
    value = cell_amount(data, row.region_id, row.industry_id)
    lines = [f"**{plain(value) or level_label(row.level)}**" + (f" · {plain(row.term)}" if row.term else "")]
    if row.statement:
        lines.append(plain(row.statement))
    if row.locator:
        lines.append(f":gray[{_('Place')}] {plain(place_of(row))}")
    if unsourced(row):
        lines.append(f":orange-badge[{_('Unsourced')}] " + _("The file gives no statement and no place for this cell."))
    st.markdown("  \n".join(lines))


def _blank(page: OpenPage, region: str, industry: str, kind: Blank) -> None:
    st.markdown(f"**{blank_name(kind)}**", help=None if page.data else terms.blank())
    if page.data:
        value = cell_amount(page.data, region, industry)
        if kind is Blank.NOT_APPLICABLE:
            value = _("The file says that there can be no value here.")
        st.markdown(plain(value or _("The file has no value here.")))
        return
    if kind is Blank.NOT_COVERED:
        st.markdown(_("No source for this region is in force under the chosen sources and date."))
        return
    rows = [page.atlas.evidence[key] for key in page.focus.evidence_ids(region_id=region)]
    read = dict.fromkeys(row.source_id for row in rows)
    sources = [page.atlas.sources[key] for key in read]
    if any(source.coverage == "partial" for source in sources):
        st.markdown(
            _("What was read of these sources does not name it; a list that was read in part may do so elsewhere:")
        )
    else:
        st.markdown(_("These sources were read for this region, and none names it:"))
    st.markdown("\n".join(f"- {_unnaming(page, source)}" for source in sources))


def _unnaming(page: OpenPage, source: Source) -> str:
    """A source that does not name an industry; of a list also what must be known of how far it was read."""
    told = clauses(source_link(source), plain(source_date(source)))
    known = plain(pick(source, "note")) if source.kind == "list" else ""
    note = sentences(period_note(source, page.selection), known)
    return f"{told}  \n  :small[:gray[{note}]]" if note else told
