"""The figure of the comparison: every industry that one of the regions names, grouped by who shares it."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from analysis.counts import ubiquity
from analysis.sharing import Holding
from components.cells.cell_marks import is_unsourced, source_marks
from components.cells.cell_text import cell_text
from components.compare.average import averages, how_to_read
from components.compare.comparison import ONLY, Comparison
from components.dataset.requested_dataset import cell_amount
from components.figures.compare import ROW, Average, Block, Column, Line, comparison_figure
from components.findings.comparison_text import only_by, shared_by_all, shared_by_none, shared_finding
from components.output.figure_card import Caption, figure_card
from components.output.provenance import marks_note
from components.selection import chart_events
from components.selection.tray import average_name
from components.text.formatting import blank_name, clauses, escape_plotly, level_label, sentences
from components.text.i18n import _, localized, ngettext
from components.text.theme import hue

KEY = "comparison"
LABEL = 30
"""Characters of a name that have room beside a row."""


def compare_figure(comparison: Comparison) -> None:
    """Draw the figure; a click on a cell selects its industry."""
    page = comparison.page
    own = page.data is not None
    counts = {str(key): int(n) for key, n in ubiquity(comparison.levels).items()}
    columns = [
        Column(key, escape_plotly(localized(unit, "short"), LABEL), hue(page.palette, unit.agglomeration_id))
        for key, unit in ((key, page.atlas.regions[key]) for key in comparison.regions)
    ]
    blocks, marks = [], source_marks(page)
    for which in comparison.sets():
        if which != "none" and comparison.members(which):
            lines = tuple(
                _line(comparison, entry, counts[entry.industry], marks) for entry in _strongest(comparison, which)
            )
            blocks.append(Block(f"{escape_plotly(set_name(comparison, which))} · {len(lines)}", lines))
    total = len(page.focus.covered)
    total_label = ngettext("the one region", "all {n} regions", total) if total else _("no region")
    figure = comparison_figure(
        columns, blocks, page.palette, total=total, total_label=total_label, average=_average(comparison, blocks)
    )
    finding = _finding(comparison)
    caption = Caption(
        finding=finding,
        alternative=_("Table of marks, industries by regions. {finding}.").format(finding=finding),
        how_to_read=sentences(_how_to_read(own=own), how_to_read(own=own) if comparison.page.selection.average else ""),
        file_name="focus",
        subject=comparison.regions,
        note=marks_note(page, rings=True),
    )
    click = partial(chart_events.select_clicked, KEY, page.atlas, page.selection.dataset, "industry")
    figure_card(page, figure, caption, lambda: _table(comparison), key=KEY, on_select=click, row=ROW)


def _how_to_read(*, own: bool) -> str:
    if own:
        return _(
            "One row an industry, one column a region; darker and larger marks mean a higher value on the scale chosen "
            "at the top. A square is a cell that the file gives a statement or a place for, a ring one that is "
            "unsourced. Rows stand in groups: reached by all of these regions, by some, by one alone. The bar at the "
            "right says how many of all regions in view reach the first step in the industry. Click a cell to see what "
            "the file says of all these regions, click it again to close."
        )
    return _(
        "One row an industry, one column a region; a filled square is what the commentary says, a ring what an "
        "official list says, darker and larger for a stronger commitment. Rows stand in groups: named by all of "
        "these regions, by some, by one alone. The bar at the right says how many of all regions name the "
        "industry. Where it is short, an agreement is rare. Umbrella and agenda items are left out. Click a cell to "
        "see the evidence of all these regions beside each other, click it again to close."
    )


def _average(comparison: Comparison, blocks: list[Block]) -> Average | None:
    if not comparison.page.selection.average:
        return None
    known = averages(comparison)
    industries = [line.id for block in blocks for line in block.lines]
    return Average(
        _("Average"),
        {key: known.short(key) for key in industries},
        {key: known.hover(key) for key in industries},
    )


def set_name(comparison: Comparison, which: str) -> str:
    """What a set is called; between two regions nothing is shared by some."""
    if which.startswith(ONLY):
        return only_by(localized(comparison.page.atlas.regions[which.removeprefix(ONLY)], "short"))
    names = {
        "all": shared_by_all(len(comparison.regions)),
        "some": _("Shared by some"),
        "none": shared_by_none(len(comparison.regions), own=comparison.page.data is not None),
    }
    return names[which]


def _strongest(comparison: Comparison, which: str) -> list[Holding]:
    total = comparison.levels.loc[list(comparison.regions)].sum()
    return sorted(comparison.members(which), key=lambda entry: -float(total[entry.industry]))


def _line(comparison: Comparison, entry: Holding, count: int, marks: tuple[pd.DataFrame, pd.DataFrame]) -> Line:
    page, industry = comparison.page, entry.industry
    squares, rings = marks
    return Line(
        id=industry,
        label=escape_plotly(localized(page.atlas.industries[industry], "short"), LABEL),
        commentary=_levels(squares, comparison.regions, industry),
        lists=_levels(rings, comparison.regions, industry),
        blanks=tuple(str(page.focus.blank(region, industry) or "") for region in comparison.regions),
        hover=tuple(
            f"<b>{escape_plotly(comparison.name(region))}</b><br>{escape_plotly(comparison.industry(industry))}<br>"
            + escape_plotly(state(comparison, region, industry))
            for region in comparison.regions
        ),
        count=count,
        selected=industry == page.selection.industry,
    )


def _levels(matrix: pd.DataFrame, regions: tuple[str, ...], industry: str) -> tuple[int | None, ...]:
    values = matrix[industry]
    return tuple(None if pd.isna(values[region]) else int(values[region]) for region in regions)


def state(comparison: Comparison, region: str, industry: str) -> str:
    """The level of a cell in words, or its kind of blank."""
    level, blank = comparison.page.focus.level(region, industry), comparison.page.focus.blank(region, industry)
    shown = cell_amount(comparison.page.data, region, industry) if comparison.page.data else ""
    told = shown or (blank_name(blank) if blank else level_label(level or 0))
    return clauses(told, _("unsourced") if is_unsourced(comparison.page, region, industry) else "")


def _finding(comparison: Comparison) -> str:
    return shared_finding(
        [comparison.name(region) for region in comparison.regions],
        len(comparison.members("all")),
        sum(bool(entry.holders) for entry in comparison.holdings),
        comparison.lowest,
        own=comparison.page.data is not None,
    )


def _table(comparison: Comparison) -> pd.DataFrame:
    sets = {entry.industry: which for which in comparison.sets() for entry in comparison.members(which)}
    rows = [entry.industry for which in comparison.sets() if which != "none" for entry in _strongest(comparison, which)]
    columns: dict[str, Sequence[object]] = {
        comparison.name(region): [cell_text(comparison.page, region, key) for key in rows]
        for region in comparison.regions
    }
    if comparison.page.selection.average:
        known = averages(comparison)
        columns[average_name()] = [round(known.mean(key), 4) for key in rows]
        columns[_("Regions in the average")] = [known.regions(key) for key in rows]
    return pd.DataFrame(
        {
            _("Industry"): [comparison.industry(key) for key in rows],
            _("Set"): [set_name(comparison, sets[key]) for key in rows],
            **columns,
            _("Regions that name it"): [int(comparison.levels[key].notna().sum()) for key in rows],
        }
    )
