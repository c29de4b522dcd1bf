"""Which groups the regions form: clusters with what sets each apart, and a small map of them."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.clusters import FEWEST, MOST, ClusterIndustry, Clusters, clusters, distinguishing_industries
from components.compare.comparison import Comparison
from components.figures.map import region_map
from components.figures.map_regions import MapClass, MapRegion
from components.findings.measures import measure_name
from components.output.figure_card import Caption, figure_card
from components.page.view_cache import cached, cached_figure
from components.text.escaping import escape_plotly
from components.text.formatting import blank_name, bracketed, enumerated, labelled, number, percent, sentences
from components.text.i18n import _, localized, ngettext
from components.text.region_facts import ground_texts
from components.text.source_text import outlines_note
from components.text.theme import Palette, blend

KEY = "clusters"
HEIGHT = 430
NAMING = 3
"""Number of industries that name a cluster."""

SHARES = (0.92, 0.2, 0.6, 0.36, 0.76, 0.08)
"""Share of the darkest colour in each cluster's, so that neighbouring letters differ in lightness."""


def clusters_view(comparison: Comparison) -> None:
    """Draw the map of the clusters on the left, what sets each apart on the right."""
    page, clustering = comparison.page, _found(comparison)
    if len(clustering.members) < FEWEST:
        return
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _map(comparison, clustering)
    with right:
        st.markdown("\n".join(_line(comparison, clustering, at) for at in range(len(clustering.members))))
        if clustering.outside:
            names = enumerated([localized(page.atlas.regions[key], "short") for key in clustering.outside])
            st.markdown(
                page.links.sentence_md(
                    labelled(_("In no group"), bracketed(names, _("no industry named under this choice")))
                )
            )
        st.caption(
            sentences(
                _(
                    "The tree of similarities ({measure}, Ward’s method on the square root of what two regions do not "
                    "share) is cut into the {fewest} to {most} groups of the widest mean silhouette, here {width}."
                ).format(
                    measure=measure_name(comparison.measure),
                    fewest=FEWEST,
                    most=MOST,
                    width=number(clustering.silhouette, 2),
                ),
                _("Below 0.25 groups blend into each other: read them as a sketch, not as kinds of regions.")
                if clustering.silhouette < 0.25
                else "",
            )
        )


def _found(comparison: Comparison) -> Clusters:
    rows = list(comparison.in_view.index)
    name = f"clusters {comparison.measure} {comparison.min_level}"
    return cached(comparison.page, name, lambda: clusters(comparison.similarity.loc[rows, rows]))


def _letter(at: int) -> str:
    return chr(ord("A") + at)


def _distinguishing(comparison: Comparison, clustering: Clusters, at: int) -> Sequence[ClusterIndustry]:
    def made() -> Sequence[ClusterIndustry]:
        others = [key for place, group in enumerate(clustering.members) if place != at for key in group]
        return distinguishing_industries(comparison.in_view, clustering.members[at], others, NAMING)

    return cached(comparison.page, f"cluster {at} {comparison.measure} {comparison.min_level}", made)


def _name(comparison: Comparison, clustering: Clusters, at: int) -> str:
    """The letter of a cluster and the industries that set it apart; a region that stands alone has its own name."""
    members = clustering.members[at]
    if len(members) == 1:
        return f"{_letter(at)} {localized(comparison.page.atlas.regions[members[0]], 'short')}"
    industries = [
        localized(comparison.page.atlas.industries[mark.industry], "short")
        for mark in _distinguishing(comparison, clustering, at)
    ]
    return f"{_letter(at)} {enumerated(industries)}"


def _line(comparison: Comparison, clustering: Clusters, at: int) -> str:
    """A cluster as an entry of a list: its name, its regions, and the shares behind its name."""
    page, members = comparison.page, clustering.members[at]
    regions = enumerated([localized(page.atlas.regions[key], "short") for key in members])
    marks = [
        _("{industry} {inside} against {outside}").format(
            industry=localized(page.atlas.industries[mark.industry], "short"),
            inside=percent(mark.inside),
            outside=percent(mark.outside),
        )
        for mark in _distinguishing(comparison, clustering, at)
    ]
    count = ngettext("{n} region", "{n} regions", len(members))
    linked = page.links.sentence_md
    head = f"**{linked(bracketed(_name(comparison, clustering, at), count))}**"
    return f"- {head}  \n  {linked(regions)}  \n  :gray[{linked(enumerated(marks))}]"


def _map(comparison: Comparison, clustering: Clusters) -> None:
    page = comparison.page
    cluster_of = {key: at for at, group in enumerate(clustering.members) for key in group}
    named = {at: _name(comparison, clustering, at) for at in range(len(clustering.members))}
    finding = ngettext("The regions form {n} group", "The regions form {n} groups", len(clustering.members))
    alternative = _("Map of China. {finding}.").format(
        finding=labelled(finding, enumerated([f"{name}: {len(clustering.members[at])}" for at, name in named.items()]))
    )
    caption = Caption(
        finding=finding,
        alternative=alternative,
        how_to_read=_(
            "Each letter is a group of regions that name similar industries; lightness only tells the groups apart. "
            "The name of a group lists the industries in which it differs most from the other regions; the "
            "numbers are the shares of regions that name them, inside and outside the group."
        ),
        file_name="clusters",
        subject=(),
        note=outlines_note(),
    )
    figure = cached_figure(
        page, f"map of {KEY} {comparison.measure} {comparison.min_level}", lambda: _drawn(comparison, cluster_of, named)
    )

    def table() -> pd.DataFrame:
        keys = [key for group in clustering.members for key in group]
        return pd.DataFrame(
            {
                _("Region"): [localized(page.atlas.regions[key], "name") for key in keys],
                _("Group"): [named[cluster_of[key]] for key in keys],
            }
        )

    figure_card(page, figure, caption, table, key=KEY, height=HEIGHT)


def _drawn(comparison: Comparison, cluster_of: dict[str, int], named: dict[int, str]) -> go.Figure:
    page = comparison.page
    units = [page.atlas.regions[str(key)] for key in comparison.in_view.index]
    outside = len(named)
    classes = [MapClass(escape_plotly(name), _shade(page.palette, at)) for at, name in named.items()]
    classes.append(MapClass(blank_name(page.dataset.blank_if_unknown), page.palette.ground, hatched=True))
    class_of = {unit.region_id: cluster_of.get(unit.region_id, outside) for unit in units}
    hover = {
        unit.region_id: f"<b>{escape_plotly(localized(unit, 'name'))}</b><br>{classes[class_of[unit.region_id]].name}"
        for unit in units
    }
    return region_map(
        [
            MapRegion(
                unit.region_id,
                _letter(cluster_of[unit.region_id]) if unit.region_id in cluster_of else "",
                unit.longitude,
                unit.latitude,
                unit.is_city,
            )
            for unit in units
        ],
        ground_texts(page.atlas),
        classes,
        class_of,
        hover,
        page.palette,
    )


def _shade(palette: Palette, at: int) -> str:
    return blend(palette.steps[-1], palette.paper, SHARES[at])
