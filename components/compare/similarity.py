"""The similarity of all pairs of regions as a matrix in clustered order, beside the agglomerations."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations, combinations_with_replacement, product

import pandas as pd
import streamlit as st

from analysis.cluster_order import cluster_order
from analysis.tree import Branch, branches
from components.compare.agglomerations import agglomeration_view
from components.compare.comparison import Comparison
from components.figures.similarity import CELL, similarity_matrix
from components.findings.measures import DEFAULT_MEASURE, MEASURES, measure_name
from components.output.figure_card import Caption, figure_card
from components.page.view_cache import cached, cached_figure
from components.selection import chart_events, controls
from components.text import glossary
from components.text.escaping import escape_plotly
from components.text.formatting import DASH, number, percent
from components.text.i18n import _, localized

KEY = "similarity"
SHOWN_PAIRS = 15


def similarity_view(comparison: Comparison) -> None:
    """Draw the matrix on the left, the choice of measure and the agglomerations on the right."""
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        similarity_figure(comparison)
    with right:
        controls.choice(
            "measure",
            _("Measured by"),
            list(MEASURES),
            comparison.measure,
            measure_name,
            default=DEFAULT_MEASURE,
            explained=glossary.jaccard(),
        )
        if not comparison.page.dataset.has_agglomerations:
            return
        agglomeration_view(comparison)
        st.caption(
            _(
                "Location quotient, Krugman’s index, relatedness and complexity are not offered here: they need "
                "amounts such as jobs or exports that add up. Levels are ranks of commitment, and a blank is not "
                "zero."
            )
        )


def similarity_figure(comparison: Comparison) -> None:
    """Draw the matrix and a list of its most similar pairs; style sheets show the list on narrow screens."""
    page = comparison.page
    ordered, tree, hover, finding, pairs = cached(page, "similarity", lambda: _clustered(comparison))
    short = {key: escape_plotly(localized(unit, "short"), 30) for key, unit in page.atlas.regions.items()}
    figure = cached_figure(
        page,
        f"similarity of {comparison.regions}",
        lambda: similarity_matrix(ordered, short, tree, hover, page.palette, marked=comparison.regions),
    )
    caption = Caption(
        finding=finding,
        alternative=_("Matrix of similarities, regions by regions, with a clustering tree. {finding}.").format(
            finding=finding
        ),
        how_to_read=_(
            "Each number is the similarity of two regions in per cent, 100 for the same focus and 0 for nothing in "
            "common; darker is more alike. Rows and columns stand in the order of the tree at the right, in which "
            "regions that are more alike join further left (average linkage, leaves in optimal order). A "
            "region without a named industry is last and empty. Click a pair to compare it."
        ),
        file_name=f"similarity-{comparison.measure}",
        subject=(),
    )
    with st.container(key="only-wide-similarity"):
        click = partial(chart_events.select_clicked, KEY, page.atlas, page.selection.dataset, "compare", industry=None)
        figure_card(page, figure, caption, lambda: _table(comparison, ordered), key=KEY, on_select=click, row=CELL)
    if page.embedded:
        return
    with st.container(key="only-narrow-similarity"):
        st.subheader(page.links.sentence_md(finding), anchor=False)
        st.markdown(pairs)


def _clustered(
    comparison: Comparison,
) -> tuple[pd.DataFrame, Sequence[Branch], Mapping[tuple[str, str], str], str, str]:
    """The similarities in clustered order, their tree, the text of each pair, the finding, and the list of pairs."""
    ordering = cluster_order(comparison.similarity)
    ordered = comparison.similarity.loc[list(ordering.labels), list(ordering.labels)]
    shown = {key: escape_plotly(comparison.name(key)) for key in ordering.labels}
    # Formatting numbers takes most of the time, so both directions of a pair share one text.
    values = {
        frozenset(pair): percent(comparison.similarity_of(*pair), 1)
        for pair in combinations_with_replacement(ordering.labels, 2)
    }
    hover = {
        (one, other): f"<b>{shown[one]} – {shown[other]}</b><br>{values[frozenset((one, other))]}"
        for one, other in product(ordering.labels, repeat=2)
    }
    pairs = _ranked(comparison)
    return ordered, branches(ordering), hover, _finding(comparison, pairs), _listed(comparison, pairs)


def _ranked(comparison: Comparison) -> list[tuple[float, str, str]]:
    """Similarity and ids of all pairs whose similarity is known, highest first, each in the order of the regions."""
    labels = [str(label) for label in comparison.similarity.index]
    values = [(comparison.similarity_of(one, other), one, other) for one, other in combinations(labels, 2)]
    return sorted((pair for pair in values if pair[0] == pair[0]), key=lambda pair: -pair[0])


def _listed(comparison: Comparison, pairs: Sequence[tuple[float, str, str]]) -> str:
    """The most similar pairs as a list in Markdown."""
    lines = [
        f"{percent(value)} {comparison.page.links.region_md(one)}{DASH}{comparison.page.links.region_md(other)}"
        for value, one, other in pairs[:SHOWN_PAIRS]
        if value > 0
    ]
    return "\n".join(f"- {line}" for line in lines)


def _finding(comparison: Comparison, pairs: Sequence[tuple[float, str, str]]) -> str:
    if not pairs:
        return _("No two regions name an industry under this choice")
    value, one, other = pairs[0]
    if len(pairs) == 1:
        return _("{one} and {other} are {n} % alike").format(
            one=comparison.name(one), other=comparison.name(other), n=number(100 * value)
        )
    return _("Most alike: {one} and {other}, {n} %").format(
        one=comparison.name(one), other=comparison.name(other), n=number(100 * value)
    )


def _table(comparison: Comparison, ordered: pd.DataFrame) -> pd.DataFrame:
    names = [comparison.name(str(label)) for label in ordered.index]
    rounded = (100 * ordered).round(1)
    rounded.columns = pd.Index(names)
    rounded.insert(0, _("Region"), names)
    return rounded
