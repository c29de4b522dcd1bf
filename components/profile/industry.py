"""The profile of an industry: the regions that name it, the industries named with it, and all its evidence."""

import streamlit as st

from analysis.focus import Blank
from components.figures.dot_plot import DotRow
from components.findings.counts import industry_counts
from components.findings.measured import industry_line
from components.output.figure_card import Caption
from components.page.open_page import OpenPage
from components.profile.relatedness import neighbours_view
from components.profile.sections import evidence_by_level, marks_figure, neighbours, result_line
from components.text import glossary
from components.text.escaping import escape_markdown, escape_plotly
from components.text.formatting import blank_name, enumerated, labelled, level_name
from components.text.i18n import _, localized


def industry_profile(page: OpenPage) -> None:
    """Draw the profile of the selected industry."""
    industry = page.selection.industry
    if industry is None:
        st.markdown(_("Choose an industry from the list above."))
        return
    entry = page.atlas.industries[industry]
    regions = {key: localized(unit, "name") for key, unit in page.atlas.regions.items()}
    industries = {key: localized(other, "name") for key, other in page.atlas.industries.items()}
    st.caption(escape_markdown(localized(page.atlas.groups[entry.group_id], "name")))
    left, right = st.columns([1.25, 1], gap="large")
    with right:
        st.subheader(_("What is named together with it?"), anchor=False)
        if page.focus.naming(industry):
            beside = page.focus.only(page.atlas.columns_beside(entry.kind)).T
            neighbours(beside, industry, industries, regions, entry.kind)
        else:
            st.markdown(_("Nothing: no region names it under this choice."))
        _without_it(page, industry)
        if not page.data:
            result_line(page, industry_line(page.atlas, page.focus, industry), "industry")
    with left:
        industry_marks(page, industry)
    if data := page.dataset.with_amounts:
        with right:  # last, because computing the structure takes time at its first use
            neighbours_view(page, data, industry)
    rows = [page.atlas.evidence[key] for key in page.focus.evidence_ids(industry_id=industry)]
    evidence_by_level(page, rows, regions, "region_id")


def industry_marks(page: OpenPage, industry: str) -> None:
    """Draw the regions that name an industry, by the number of industries that each names."""
    levels = page.focus.naming(industry)
    breadth = industry_counts(page.atlas, page.focus)
    rows = [
        DotRow(
            id=key,
            label=f"{localized(page.atlas.regions[key], 'name')} · {level_name(levels[key])}",
            count=breadth[key],
            level=levels[key],
            note=_("{region}: {level}; names {n} industries in all").format(
                region=escape_plotly(localized(page.atlas.regions[key], "name")),
                level=level_name(levels[key]),
                n=breadth[key],
            ),
        )
        for key in sorted(levels, key=lambda key: (-levels[key], breadth[key]))
    ]
    finding = page.dataset.industry_finding(industry)
    caption = Caption(
        finding=finding,
        alternative=_("Dot plot of the regions that name it, by how many industries each names. {finding}.").format(
            finding=finding
        ),
        how_to_read=_(
            "One row per region, strongest commitment first. The mark stands at the number of industries that "
            "the region names in all: the further left, the more this one stands out in its list. Click a mark "
            "to open the region."
        ),
        file_name="regions",
        subject=(industry,),
        note=page.dataset.captions.marks(rings=False),
    )
    marks_figure(
        page,
        rows,
        caption,
        axis_label=_("industries that the region names in all"),
        limit=max(breadth.values(), default=1),
        leads_to="region",
        label=_("Region"),
    )


def _without_it(page: OpenPage, industry: str) -> None:
    st.subheader(_("Who does not name it?"), anchor=False, help=page.dataset.term_help(glossary.blank()))
    for kind in Blank:
        names = [
            localized(unit, "name")
            for key, unit in page.atlas.regions.items()
            if page.focus.blank(key, industry) is kind
        ]
        if names:
            st.markdown(labelled(f"**{blank_name(kind)}**", escape_markdown(enumerated(names))))
