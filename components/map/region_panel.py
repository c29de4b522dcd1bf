"""The panel of one region: names, size, the industries it names, and the sources that say so."""

import streamlit as st

from analysis.counts import ubiquity
from components.evidence.table import evidence_download
from components.output.brief_button import region_brief_button
from components.page.open_page import OpenPage
from components.selection import controls
from components.selection.tray import tray_button
from components.selection.url import select_region
from components.text import glossary
from components.text.escaping import escape_markdown
from components.text.formatting import DOT, clauses, kind_name, labelled, level_heading, semicolons, sentences
from components.text.i18n import _, language, localized
from components.text.markdown_table import markdown_table
from components.text.region_facts import context_figure, context_source
from components.text.source_terms import shown_term, translation_note

COMMENTARY_MARK, LIST_MARK, APART_MARK = "■", "○", "†"


def region_panel(page: OpenPage) -> None:
    """Draw the picker and the panel of the selected region, or an invitation where none is selected."""
    region = page.selection.region
    above = st.container(horizontal=True, vertical_alignment="center", gap="small", key="panel-controls")
    if region is None:
        st.markdown(_("No region is selected. Click one on the map, or choose one from the list."))
    else:
        _identity(page, region)
        _focus(page, region)
    # Drawn after the answer, which the reader waits for.
    with above:
        controls.region_picker(page.atlas, page.selection)
        if region is not None:
            tray_button(page.selection, region, key="tray-from-panel")
            st.button(_("Clear"), on_click=select_region, args=(None,), key="clear-region")
    if region is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        query = page.selection.query() | {"of": "region"}
        st.page_link("pages/profile.py", label=_("All its evidence"), query_params=query)
        region_brief_button(page, region)
        _download(page, region)


def _identity(page: OpenPage, region: str) -> None:
    unit = page.atlas.regions[region]
    other = unit.name_zh if language() == "en" else unit.name_en
    beside = f" :gray[{escape_markdown(other)}]" if other != localized(unit, "name") else ""
    st.subheader(f"{escape_markdown(localized(unit, 'name'))}{beside}", anchor=False)
    facts = [kind_name(unit.kind), localized(page.atlas.agglomerations[unit.agglomeration_id], "name")]
    facts = [fact for fact in facts if fact]
    if unit.parent_id and page.dataset.has_agglomerations:
        province = localized(page.atlas.units[unit.parent_id], "name")
        facts.append(_("lies in {province}, counted separately").format(province=province))
    st.caption(escape_markdown(" · ".join(facts)))
    figures = page.dataset.context_figures(region)
    if not figures:
        return
    sources = " · ".join(context_source(figure) for figure in figures)
    with st.container(key="context-figures"):
        st.markdown(DOT.join(context_figure(figure) for figure in figures), help=sources)


def _focus(page: OpenPage, region: str) -> None:
    named = page.focus.named_by(region)
    summary = page.dataset.region_summary(region)
    help_text = page.dataset.term_help(glossary.level(), glossary.non_industry())
    st.markdown(f"**{escape_markdown(summary)}**", help=help_text)
    if not named:
        return
    shared = ubiquity(page.focus.levels).to_dict()
    by_sources = page.dataset.has_source_choices
    third = _("As the source names it") if by_sources else _("Value")
    stated_by = f"*{_('Source')}*" if by_sources else ""
    rows: list[list[str]] = []
    for level in (3, 2, 1):
        at_level = [industry for industry in named if named[industry] == level]
        if at_level:
            rows.append([f"**{level_heading(level)}**", "", "", ""])
        rows += [[*_row(page, region, industry), str(int(shared[industry]) - 1)] for industry in at_level]
    with st.container(key="dense-table"):
        st.markdown(markdown_table([_("Industry"), stated_by, third, _("Others")], rows, "lllr"))
    if not by_sources:
        return
    terms_shown = [page.atlas.evidence[page.focus.cell(region, industry)[0]] for industry in named]
    st.caption(
        sentences(
            _marks_explained(page),
            _(
                "“Others”: how many of the other {n} regions with a source name it too. {non_industry} an umbrella or "
                "agenda item, not counted as an industry."
            ).format(non_industry=APART_MARK, n=len(page.focus.covered) - 1),
            translation_note(page.atlas, terms_shown),
        )
    )


def _marks_explained(page: OpenPage) -> str:
    """Name the kinds of source that the marks stand for."""
    marks = zip((COMMENTARY_MARK, LIST_MARK), page.dataset.source_mark_names(), strict=True)
    return _("Marks: {marks}.").format(marks=semicolons([f"{mark} {name}" for mark, name in marks if name]))


def _download(page: OpenPage, region: str) -> None:
    """Offer every row of evidence behind the panel as a table."""
    rows = [
        page.atlas.evidence[key]
        for industry in page.focus.named_by(region)
        for key in page.focus.cell(region, industry)
    ]
    if rows:
        summary = page.dataset.region_summary(region)
        title = labelled(localized(page.atlas.regions[region], "name"), summary)
        evidence_download(page, title, rows, "region", key="panel", subject=[region])


def _row(page: OpenPage, region: str, industry: str) -> list[str]:
    """The cells of an industry: its name, the kinds of sources, the value or the term of the source."""
    entry = page.atlas.industries[industry]
    name = escape_markdown(localized(entry, "short")) + ("" if entry.kind == "industry" else APART_MARK)
    rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
    if page.data:
        without = f":gray[{_('unsourced')}]" if page.dataset.is_unsourced(region, industry) else ""
        value = escape_markdown(page.dataset.amount(region, industry) or rows[0].term)
        return [name, "", clauses(value, without)]
    kinds = {page.atlas.sources[row.source_id].kind for row in rows}
    # Words that the style sheet shows as marks: a screen reader would read "black square" and "circle".
    kind_names = (
        ("commentary", f"**{_('commentary')}**"),
        ("work report", f"**{_('work report')}**"),
        ("list", f"*{_('official list')}*"),
        ("policy address", f"*{_('policy address')}*"),
    )
    marks = " ".join(words for kind, words in kind_names if kind in kinds)
    return [name, marks, shown_term(page.atlas, rows[0])]
