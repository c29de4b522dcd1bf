"""The evidence behind one cell: source, date, term, statement, locator and rule of each row."""

import streamlit as st

from analysis.focus import Blank
from components.cells.cell_text import cell_value
from components.evidence.table import evidence_download
from components.page.open_page import OpenPage
from components.selection import controls
from components.selection.model import Selection
from components.selection.tray import tray_button
from components.selection.url import update
from components.text import glossary
from components.text.escaping import escape_markdown
from components.text.formatting import (
    DOT,
    blank_name,
    clauses,
    enumerated,
    labelled,
    level_heading,
    level_label,
    sentences,
)
from components.text.i18n import _, localized, ngettext
from components.text.source_terms import read_where, shown_term, translation_note
from components.text.source_text import (
    lacks_source,
    locator,
    rule_text,
    source_date,
    source_link,
    statement,
)
from data.records import Evidence, Source


def cell_panel(page: OpenPage) -> None:
    """Draw the pickers and the evidence of the selected cell."""
    above = st.container()
    region, industry = page.selection.region, page.selection.industry
    _cell(page, region, industry)
    # Drawn after the answer, which the reader waits for.
    with above:
        controls.region_picker(page.atlas, page.selection)
        controls.industry_picker(page.atlas, page.selection)


def _cell(page: OpenPage, region: str | None, industry: str | None) -> None:
    if region is None or industry is None:
        invitation = _("Click a cell, or choose a region and an industry, to see the evidence.")
        st.markdown(invitation, help=page.dataset.term_help(glossary.blank(), glossary.non_industry()))
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
        title = (
            f"{localized(page.atlas.regions[region], 'name')} × {localized(page.atlas.industries[industry], 'name')}"
        )
        evidence_download(page, title, rows, "cell", key="cell", subject=[region, industry])


def _named(page: OpenPage, region: str) -> None:
    st.subheader(escape_markdown(localized(page.atlas.regions[region], "name")), anchor=False)
    named = page.focus.named_by(region)
    for level in (3, 2, 1):
        names = [localized(page.atlas.industries[key], "name") for key, own in named.items() if own == level]
        if names:
            st.markdown(f"**{level_heading(level)}**  \n{escape_markdown(enumerated(names))}")


def cell_evidence(page: OpenPage, region: str, industry: str) -> None:
    """Draw the evidence of one cell; of a blank its kind, and the sources that were read and do not name it."""
    names = localized(page.atlas.regions[region], "name"), localized(page.atlas.industries[industry], "name")
    st.subheader(f"{escape_markdown(names[0])} × {escape_markdown(names[1])}", anchor=False)
    if page.focus.then is not None and (rows := page.focus.cell(region, industry)):
        st.markdown(f"**{escape_markdown(cell_value(page.dataset, region, industry))}**")
        for row in sorted(
            (page.atlas.evidence[key] for key in rows), key=lambda row: page.atlas.sources[row.source_id].date
        ):
            evidence_entry(page, row)
        return
    blank = page.focus.blank(region, industry)
    if heading := page.focus.heading(region, industry):
        above = localized(page.atlas.industries[heading], "name")
        st.markdown(_("Not named itself; named under the broader heading **{heading}**:").format(heading=above))
        for key in page.focus.cell(region, heading):
            evidence_entry(page, page.atlas.evidence[key])
        return
    if blank is not None:
        _blank(page, region, industry, blank)
        return
    for key in page.focus.cell(region, industry):
        evidence_entry(page, page.atlas.evidence[key])


def evidence_entry(page: OpenPage, row: Evidence) -> None:
    """Draw one row of evidence in full; of a user's dataset what the file says, or that it is unsourced."""
    if page.data:
        _user_entry(page, row)
        return
    source = page.atlas.sources[row.source_id]
    passages = (
        ngettext("{n} passage", "{n} passages", int(row.passages)) if row.passages == row.passages else ""
    )  # NaN where they were not counted
    lines = [
        DOT.join(filter(None, [f"**{level_label(row.level)}**", shown_term(page.atlas, row), passages])),
        escape_markdown(statement(row)),
        f":gray[{_('Source')}] {clauses(source_link(source), escape_markdown(source_date(source)))}",
        f":gray[{_('Place')}] {escape_markdown(locator(row))}",
        f":gray[{_('Rule')}] {labelled(row.rule, rule_text(row.rule))}",
        f":gray[{_('Read')}] {escape_markdown(read_where(page.atlas, row))}",
    ]
    st.markdown("  \n".join(lines))
    note = sentences(translation_note(page.atlas, [row]), period_note(source, page.selection))
    if note:
        st.caption(note)


def _user_entry(page: OpenPage, row: Evidence) -> None:
    value = escape_markdown(cell_value(page.dataset, row.region_id, row.industry_id))
    lines = [f"**{value}**" + (f" · {escape_markdown(row.term)}" if row.term else "")]
    if row.statement:
        lines.append(escape_markdown(row.statement))
    if row.locator:
        lines.append(f":gray[{_('Place')}] {escape_markdown(locator(row))}")
    if lacks_source(row):
        lines.append(f":orange-badge[{_('Unsourced')}] " + _("The file gives no statement and no place for this cell."))
    st.markdown("  \n".join(lines))


def _blank(page: OpenPage, region: str, industry: str, kind: Blank) -> None:
    st.markdown(f"**{blank_name(kind)}**", help=page.dataset.term_help(glossary.blank()))
    if page.data:
        value = page.dataset.amount(region, industry)
        if kind is Blank.NOT_APPLICABLE:
            value = _("The file says that there can be no value here.")
        st.markdown(escape_markdown(value or _("The file has no value here.")))
        return
    if kind is Blank.NOT_COVERED:
        st.markdown(_("No source for this region is in force under the chosen sources and date."))
        return
    rows = [page.atlas.evidence[key] for key in page.focus.evidence_ids(region_id=region)]
    read = dict.fromkeys(row.source_id for row in rows)
    sources = [page.atlas.sources[key] for key in read]
    if any(source.coverage == "partial" for source in sources):
        st.markdown(
            _(
                "The parts of these sources that were read do not name it; a list that was read in "
                "part may name it elsewhere:"
            )
        )
    else:
        st.markdown(_("These sources were read for this region, and none names it:"))
    st.markdown("\n".join(f"- {_unnaming(page, source)}" for source in sources))


def _unnaming(page: OpenPage, source: Source) -> str:
    """Return a source that does not name an industry, with notes on its period and coverage, as Markdown."""
    named = clauses(source_link(source), escape_markdown(source_date(source)))
    known = escape_markdown(localized(source, "note")) if source.kind == "list" else ""
    note = sentences(period_note(source, page.selection), known)
    return f"{named}  \n  :small[:gray[{note}]]" if note else named


def period_note(source: Source, selection: Selection) -> str:
    """Return notes on a source whose period has ended before the as-of date, or that was read in part; else empty."""
    notes = []
    end = source.period[-4:]
    if end.isdigit() and int(end) < selection.evidence.as_of.year:
        notes.append(_("The period it plans for ended in {year}; it still counts.").format(year=end))
    if source.coverage == "partial":
        notes.append(_("The list was read in part."))
    return sentences(*notes)
