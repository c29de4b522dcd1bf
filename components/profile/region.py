"""The profile of a region: its size, the industries it names, the regions most like it, and all its evidence."""

from collections.abc import Mapping

import streamlit as st

from analysis.counts import ubiquity
from components.figures.dot_plot import DotRow
from components.findings.counts import industries_named, nothing_named
from components.output.figure_card import Caption
from components.page.open_page import OpenPage
from components.profile.relatedness import options_view
from components.profile.sections import evidence_by_level, marks_figure, neighbours
from components.text.escaping import escape_markdown, escape_plotly, shortened
from components.text.formatting import DOT, enumerated, labelled
from components.text.i18n import _, localized, ngettext
from components.text.region_facts import context_figure, context_source

LABEL = 30
"""Number of characters of a name that leaves space for the marks on a phone."""

RARE = 2
"""An industry is rare if at most this many regions name it, the region of the profile included."""


def region_profile(page: OpenPage) -> None:
    """Draw the profile of the selected region."""
    region = page.selection.region
    if region is None:
        st.markdown(_("Choose a region from the list above."))
        return
    regions = {key: localized(unit, "name") for key, unit in page.atlas.regions.items()}
    industries = {key: localized(entry, "name") for key, entry in page.atlas.industries.items()}
    figures = page.dataset.context_figures(region)
    sources = "  \n".join(escape_markdown(context_source(figure)) for figure in figures)
    if figures:
        with st.container(key="context-figures"):
            st.markdown(DOT.join(context_figure(figure) for figure in figures), help=sources)
    left, right = st.columns([1.25, 1], gap="large")
    with right:
        if industries_named(page.atlas, page.focus, region):
            st.subheader(_("Whose focus is most similar?"), anchor=False)
            neighbours(page.focus.only(page.atlas.columns()), region, regions, industries)
            _rare(page, region, _counts(page))
        else:
            st.markdown(escape_markdown(page.dataset.region_summary(region)))
    with left:
        region_marks(page, region)
    if data := page.dataset.with_amounts:
        with right:  # last, because computing the structure takes time at its first use
            options_view(page, data, region)
    rows = [page.atlas.evidence[key] for key in page.focus.evidence_ids(region_id=region)]
    evidence_by_level(page, rows, industries, "industry_id")


def _counts(page: OpenPage) -> dict[str, int]:
    """The number of regions that name each industry."""
    return {str(key): int(n) for key, n in ubiquity(page.focus.only(page.atlas.columns())).items()}


def _finding(region: str, named: int, alone: int) -> str:
    if alone == named:
        return ngettext(
            "{region}: {n} industry, named by no other region",
            "{region}: {n} industries, none of them named by another region",
            named,
            region=region,
        )
    if alone:
        return _("{region}: {n} industries, {alone} of them named by no other region").format(
            region=region, n=named, alone=alone
        )
    return ngettext(
        "{region}: {n} industry, named elsewhere too",
        "{region}: {n} industries, all of them named elsewhere too",
        named,
        region=region,
    )


def region_marks(page: OpenPage, region: str) -> None:
    """Draw the industries that a region names, by the number of regions that name each."""
    counts = _counts(page)
    levels = industries_named(page.atlas, page.focus, region)
    rows = [
        DotRow(
            id=key,
            label=shortened(localized(page.atlas.industries[key], "short"), LABEL),
            count=counts[key],
            level=levels[key],
            note=escape_plotly(localized(page.atlas.industries[key], "name"))
            + "<br>"
            + ngettext("named by {n} region", "named by {n} regions", counts[key]),
        )
        for key in sorted(levels, key=lambda key: (counts[key], -levels[key]))
    ]
    alone = sum(counts[key] == 1 for key in levels)
    name = localized(page.atlas.regions[region], "name")
    finding = _finding(name, len(levels), alone) if levels else nothing_named(name, page.focus, region)
    caption = Caption(
        finding=finding,
        alternative=_("Dot plot of the industries it names, by how many regions name each. {finding}.").format(
            finding=finding
        ),
        how_to_read=_(
            "One row per industry, rarest first. The mark stands at the number of regions that name it, this "
            "one included; darker and larger means a stronger commitment of this region. Umbrella and agenda "
            "items are left out. Click a mark to open the industry."
        ),
        file_name="industries",
        subject=(region,),
        note=page.dataset.captions.marks(rings=False),
    )
    marks_figure(
        page,
        rows,
        caption,
        axis_label=_("regions that name it"),
        limit=len(page.atlas.regions),
        leads_to="industry",
        label=_("Industry"),
    )


def _rare(page: OpenPage, region: str, counts: Mapping[str, int]) -> None:
    st.subheader(_("What does it name that few others do?"), anchor=False)
    rare = [key for key in page.focus.named_by(region) if counts.get(key, RARE + 1) <= RARE]
    if not rare:
        st.markdown(_("Nothing: each of its industries is named by at least {n} regions.").format(n=RARE + 1))
        return
    lines = []
    for key in rare:
        also = [localized(page.atlas.regions[other], "name") for other in page.focus.naming(key) if other != region]
        who = _("also {names}").format(names=escape_markdown(enumerated(also))) if also else _("no other region")
        lines.append("- " + labelled(f"**{escape_markdown(localized(page.atlas.industries[key], 'name'))}**", who))
    st.markdown("\n".join(lines))
