"""The profile of an industry: who names it and how firmly, with the evidence, and the industries named with it."""

from functools import partial

import streamlit as st

from components.evidence.table import evidence_behind
from components.findings.official_figures import industry_line
from components.output.figure_card import Caption
from components.output.panel_component import draw_panel
from components.output.table_card import table_card
from components.page.open_page import OpenPage
from components.profile.regions_naming import alternative, evidence_table, naming_rows, summary_table
from components.profile.relatedness import neighbours_view
from components.profile.sections import KEY, neighbours, result_line
from components.text import glossary
from components.text.escaping import escape_markdown
from components.text.i18n import _, localized
from components.text.source_terms import translation_note
from data.records import Evidence


def industry_profile(page: OpenPage) -> None:
    """Draw the profile of the selected industry."""
    industry = page.selection.industry
    if industry is None:
        st.markdown(_("Choose an industry from the list above."))
        return
    entry = page.atlas.industries[industry]
    st.caption(escape_markdown(localized(page.atlas.groups[entry.group_id], "name")))
    left, right = st.columns([2.1, 1], gap="large")
    with left:
        industry_answer(page, industry)
    with right:
        st.subheader(_("What is named together with it?"), anchor=False)
        if page.focus.naming(industry):
            beside = page.focus.only(page.atlas.columns_beside(entry.kind)).T
            neighbours(page, beside, industry, entry.kind)
        else:
            st.markdown(_("Nothing: no region names it under this choice."))
        if not page.data:
            result_line(page, industry_line(page.atlas, page.focus, industry), "industry")
    if data := page.dataset.with_amounts:
        with right:  # last, because computing the structure takes time at its first use
            neighbours_view(page, data, industry)


def industry_answer(page: OpenPage, industry: str) -> None:
    """Draw the regions that name an industry, in groups by level, with the evidence of each."""
    finding = page.dataset.industry_finding(industry)
    caption = Caption(
        finding=finding,
        alternative=alternative(page, finding),
        how_to_read=page.dataset.captions.naming(),
        file_name="regions",
        subject=(industry,),
        note="" if page.data else page.dataset.captions.marks(rings=True, shades=False),
    )
    behind = partial(evidence_behind, page, industry_id=industry)
    rows = partial(naming_rows, page, industry)
    table_card(page, summary_table(page, industry), caption, rows, key=KEY, evidence=behind)
    if not page.embedded and page.focus.naming(industry):
        st.subheader(_("What do the sources say?"), anchor=False, help=glossary.blank())
        draw_panel(evidence_table(page, industry), key="naming")
        if note := translation_note(page.atlas, _rows(page, industry)):
            st.caption(note)


def _rows(page: OpenPage, industry: str) -> list[Evidence]:
    """The rows of evidence of the built-in dataset that name an industry."""
    if page.data:
        return []
    return [page.atlas.evidence[key] for key in page.focus.evidence_ids(industry_id=industry)]
