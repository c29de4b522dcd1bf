"""The figure of the comparison: all industries that a region names, grouped by the regions that share them."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.counts import ubiquity
from analysis.focus import Blank
from components.cells.cell_text import cell_state, cell_text
from components.compare.answers import KEY, selected_row
from components.compare.average import averages
from components.compare.comparison import Comparison
from components.compare.emphasis import SHOWN, beside_the_marks, emphases, times_text
from components.compare.official_figures import official_columns, official_descriptions, official_publications
from components.evidence.table import evidence_behind
from components.figures.base import CachedFigure
from components.figures.compare import ROW, AverageColumn, comparison_figure
from components.figures.mark_table import MarkColumn, MarkFrames, MarkGroup, mark_groups
from components.findings.comparison_sets import set_name
from components.findings.emphasis_text import FEWEST
from components.output.figure_card import Caption, figure_card
from components.selection import chart_events
from components.selection.tray import average_name
from components.text.escaping import escape_plotly
from components.text.formatting import blank_name, level_label, sentences
from components.text.html import element, together
from components.text.i18n import _, localized, ngettext
from components.text.theme import hue

SPACIOUS = 3
"""Number of columns up to which emphasis fits beside the marks."""

LABEL = 30
"""Number of characters of a name that fit beside a row."""


def compare_figure(comparison: Comparison) -> None:
    """Draw the figure; a click on a cell selects its industry."""
    page = comparison.page
    figure = comparison.cached("comparison-figure", lambda: CachedFigure(_figure(comparison)))
    finding, captions = _finding(comparison), page.dataset.captions
    caption = Caption(
        finding=finding,
        alternative=_("Table of marks, industries by regions. {finding}.").format(finding=finding),
        how_to_read=sentences(
            captions.comparison(),
            captions.average() if page.selection.average else "",
            _emphasis_note() if emphases(comparison) else "",
        ),
        file_name="focus",
        subject=comparison.regions,
        note=captions.marks(rings=True),
        columns=official_descriptions(comparison) | _emphasis_meanings(comparison),
        publications=official_publications(comparison, _industries(comparison)),
    )
    if page.embedded:  # elsewhere the panel marks the selection
        st.html(f"<style>{selected_row(comparison, page.selection.industry)}</style>")
    click = partial(chart_events.select_clicked, KEY, page.atlas, page.selection.dataset, "industry")
    behind = partial(evidence_behind, page, comparison.regions)
    figure_card(
        page,
        figure,
        caption,
        lambda: _table(comparison),
        key=KEY,
        on_select=click,
        row=ROW,
        evidence=behind,
        legend=_legend(comparison),
    )


def _figure(comparison: Comparison) -> go.Figure:
    page = comparison.page
    counts = {str(key): int(n) for key, n in ubiquity(comparison.in_view).items()}
    columns = [
        MarkColumn(key, escape_plotly(localized(unit, "short"), LABEL), hue(page.palette, unit.agglomeration_id))
        for key, unit in ((key, page.atlas.regions[key]) for key in comparison.regions)
    ]
    groups = mark_groups(
        [
            (escape_plotly(set_title(comparison, which)), industries)
            for which, industries in comparison.named_sets().items()
        ],
        comparison.regions,
        MarkFrames(*page.dataset.source_marks(), page.focus.blanks).transposed(),
        counts,
        lambda key: escape_plotly(localized(page.atlas.industries[key], "short"), LABEL),
    )
    total = len(page.focus.covered)
    return comparison_figure(
        columns,
        groups,
        page.palette,
        hover=_hover(comparison, groups),
        total=total,
        total_label=ngettext("the one region", "all {n} regions", total) if total else _("no region"),
        average=_average(comparison, groups),
        beside=beside_the_marks(comparison) if len(columns) <= SPACIOUS else None,
    )


def _legend(comparison: Comparison) -> str:
    """The marks of the figure with their meaning; a kind of blank that does not occur in it has none."""
    page = comparison.page
    shades = [
        together([element("b", "■", style=f"color:{page.palette.levels[level - 1]}"), " ", level_label(level)])
        for level in (3, 2, 1)
    ]
    has_sources = not page.data or page.dataset.source_marks()[1].notna().any(axis=None)
    names = page.dataset.source_mark_names() if has_sources else ()
    # With one kind of source, the level alone identifies the mark.
    kinds = [f"{mark} {name}" for mark, name in zip("■○", names, strict=False)] if all(names) else []
    pale = element("b", "■", style=f"color:{page.palette.empty}")
    signs = {
        Blank.NOT_MENTIONED: pale,
        Blank.BELOW: pale,
        Blank.BROADER: "·",
        Blank.NOT_COVERED: "╱",
        Blank.NO_VALUE: "╱",
        Blank.NOT_APPLICABLE: "×",
        Blank.TOTAL: "+",
    }
    blanks = set(page.focus.blanks.loc[list(comparison.regions), _industries(comparison)].to_numpy().ravel())
    shown = [together([sign, " ", blank_name(kind)]) for kind, sign in signs.items() if kind in blanks]
    return element("div", *(element("span", part) for part in (*shades, *kinds, *shown)), class_="mark-legend")


def _industries(comparison: Comparison) -> list[str]:
    """The rows of the figure."""
    return [key for keys in comparison.named_sets().values() for key in keys]


def _average(comparison: Comparison, groups: Sequence[MarkGroup]) -> AverageColumn | None:
    if not comparison.page.selection.average:
        return None
    known = averages(comparison)
    industries = [row.id for group in groups for row in group.rows]
    return AverageColumn(
        _("Average"),
        {key: known.short(key) for key in industries},
        {key: known.hover(key) for key in industries},
    )


def set_title(comparison: Comparison, which: str) -> str:
    """The heading of a set by its key."""
    page = comparison.page
    none = page.dataset.shared_by_none(len(comparison.regions))
    return set_name(which, comparison.regions, lambda key: localized(page.atlas.regions[key], "short"), none=none)


def _hover(comparison: Comparison, groups: Sequence[MarkGroup]) -> dict[tuple[str, str], str]:
    """The text of each cell by the ids of its region and its industry."""
    dataset = comparison.page.dataset
    return {
        (region, row.id): f"<b>{escape_plotly(comparison.name(region))}</b><br>"
        f"{escape_plotly(comparison.industry(row.id))}<br>{escape_plotly(cell_state(dataset, region, row.id))}"
        for group in groups
        for row in group.rows
        for region in comparison.regions
    }


def _emphasis_note() -> str:
    return _(
        "A number such as {example} beside a mark: the region’s work report speaks of the industry that many times as "
        "often as the work reports of its edition do. It is shown from {least} up, for {n} passages at least, and in "
        "the table for all."
    ).format(example=times_text(2.1), least=times_text(SHOWN), n=FEWEST)


def _emphasis_heading(comparison: Comparison, region: str) -> str:
    return _("{name}, emphasis").format(name=comparison.name(region))


def _emphasis_meanings(comparison: Comparison) -> dict[str, str]:
    meaning = _("passages over expected passages, two added to both")
    return {_emphasis_heading(comparison, region): meaning for region in comparison.regions}


def _finding(comparison: Comparison) -> str:
    return comparison.page.dataset.shared_finding(
        [comparison.name(region) for region in comparison.regions],
        len(comparison.members("all")),
        sum(bool(entry.holders) for entry in comparison.holdings),
        comparison.min_level,
    )


def _table(comparison: Comparison) -> pd.DataFrame:
    sets = {key: which for which, industries in comparison.named_sets().items() for key in industries}
    rows, in_view = list(sets), comparison.in_view
    columns: dict[str, Sequence[object]] = {
        comparison.name(region): [cell_text(comparison.page.dataset, region, key) for key in rows]
        for region in comparison.regions
    }
    for region, times in emphases(comparison).items():
        columns[_emphasis_heading(comparison, region)] = [round(float(times[key]), 2) for key in rows]
    if comparison.page.selection.average:
        known = averages(comparison)
        columns[average_name()] = [round(known.mean(key), 4) for key in rows]
        columns[_("Regions in the average")] = [known.regions(key) for key in rows]
    return pd.DataFrame(
        {
            _("Industry"): [comparison.industry(key) for key in rows],
            _("Set"): [set_title(comparison, sets[key]) for key in rows],
            **columns,
            _("Number of regions naming it"): [int(in_view[key].notna().sum()) for key in rows],
            **official_columns(comparison, rows),
        }
    )
