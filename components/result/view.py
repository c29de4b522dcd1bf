"""The page on promise and result: the figure, the findings and the fields beside it, and what to bear in mind."""

from collections.abc import Set
from functools import partial

import streamlit as st

from components.findings.promise_text import not_value
from components.frame.notices import about_built_in
from components.page.open_page import Figures, OpenPage
from components.result.choices import Choice, choice_of, measured_of, page_keys, shown_figures
from components.result.controls import result_controls
from components.result.figure import KEY, industry_figure, region_figure
from components.result.panel import industry_panel, no_measure, region_panel
from components.result.texts import cautions, left_out
from components.text.escaping import escape_markdown
from components.text.formatting import sentences
from components.text.i18n import _, localized
from data.records import OutcomeMeasure

PAGE_KEYS = page_keys


def result_view(page: OpenPage) -> None:
    """Draw the page."""
    choice = choice_of(page)
    if choice.user_table and not choice.user_table.regions:  # none of its regions is known here
        about_built_in(page.entry.title())
    result_controls(page, choice)
    if choice.side == "region":
        _region(page, choice, page.selection.region)
    elif choice.measure is None:
        no_measure(page, choice)
    else:
        _industry(page, choice, choice.measure)


def figures(page: OpenPage) -> Figures:
    """The figure that another site may embed; none without an official figure."""
    choice, region = choice_of(page), page.selection.region
    if choice.side == "region":
        return (
            {KEY: partial(region_figure, page, choice, region)} if region and measured_of(page, choice, region) else {}
        )
    return {KEY: partial(industry_figure, page, choice, choice.measure)} if choice.measure else {}


def documents(page: OpenPage) -> Set[str]:
    """Ids of the documents behind the region or the industry shown."""
    choice, rows = choice_of(page), page.focus.evidence
    shown = page.selection.region if choice.side == "region" else choice.industry
    return set(rows.loc[rows[f"{choice.side}_id"] == shown, "source_id"])


def _industry(page: OpenPage, choice: Choice, measure: OutcomeMeasure) -> None:
    one = shown_figures(page, choice, measure)
    left, right = st.columns([1.15, 1], gap="large")
    with right:
        industry_panel(page, choice, one)
    with left:
        industry_figure(page, choice, measure)
        st.caption(escape_markdown(sentences(cautions(page, [one]), left_out(page, one))))


def _region(page: OpenPage, choice: Choice, region: str | None) -> None:
    if region is None:
        st.markdown(_("Choose a region to see what it says beside what it has."))
        return
    rows = measured_of(page, choice, region)
    if not rows:
        name = localized(page.atlas.regions[region], "name")
        text = _("{region}: no official figure, or no document in this edition").format(region=name)
        st.subheader(page.links.sentence_md(text), anchor=False)
        st.markdown(_("The official figures are those of the 31 provinces; cities, Hong Kong and Macao have none."))
        return
    left, right = st.columns([1.15, 1], gap="large")
    with right:
        region_panel(page, choice, region)
    with left:
        region_figure(page, choice, region)
        st.caption(escape_markdown(sentences(not_value(), cautions(page, [one for one, _standing in rows]))))
