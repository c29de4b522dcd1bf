"""The cells of the heatmap by emphasis: how often a region speaks of an industry, against all work reports."""

from functools import partial

import numpy as np
import pandas as pd

from analysis.emphasis import emphasis
from analysis.focus import Blank, by_cell
from components.cells.cell_text import cell_state
from components.figures.matrix_parts import MatrixCells
from components.findings.emphasis_text import counted_passages, emphasis_note
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.text.escaping import escape_plotly
from components.text.formatting import blank_name, clauses, number, sentences
from components.text.i18n import _, localized

EMPHASIS, LEVEL = "emphasis", "level"
STEPS = (1.0, 1.5, 2.5)
"""Emphasis from which on a cell has the smallest, the middle and the largest mark."""


def shows_emphasis(page: OpenPage) -> bool:
    """True if the reader asks for emphasis and the evidence in view is of work reports of one year."""
    return page.has_emphasis and page.selection.get("cells", LEVEL) == EMPHASIS


def emphasis_cells(page: OpenPage) -> MatrixCells:
    """Return the cells: marks where a region speaks of an industry at least as often as all do, dots where less."""
    levels, times = page.focus.levels, _times(page)
    values = by_cell(times)
    steps = np.searchsorted(STEPS, times.to_numpy(), side="right") * 1.0
    marks = pd.DataFrame(steps, levels.index, levels.columns).where(levels.notna() & times.notna()).replace(0.0, np.nan)
    blanks = page.focus.blanks.replace(Blank.BROADER.value, Blank.NOT_MENTIONED.value)
    blanks = blanks.mask(levels.notna() & marks.isna(), Blank.BROADER.value)
    regions = {key: f"<b>{escape_plotly(localized(unit, 'name'))}</b>" for key, unit in page.atlas.regions.items()}
    industries = {key: escape_plotly(localized(entry, "name")) for key, entry in page.atlas.industries.items()}
    hover = [
        [
            f"{region_name}<br>{industry_name}<br>"
            + escape_plotly(_state(page, region, industry, values[region, industry]))
            for industry, industry_name in industries.items()
        ]
        for region, region_name in regions.items()
    ]
    return MatrixCells(
        marks,
        pd.DataFrame(np.nan, levels.index, levels.columns),
        blanks,
        pd.DataFrame(hover, levels.index, list(industries), dtype=object),
    )


def emphasis_legend(page: OpenPage) -> dict[str, str]:
    """Return the names of the marks."""
    first, second, third = (number(step, 1) for step in STEPS)
    return {
        "level_1": _("{low} to {high} times as often").format(low=first, high=second),
        "level_2": _("{low} to {high} times as often").format(low=second, high=third),
        "level_3": _("{low} times as often or more").format(low=third),
        "commentary": _("work report"),
        "lists": "",
        "not_mentioned": blank_name(page.dataset.blank_if_known),
        "not_covered": blank_name(page.dataset.blank_if_unknown),
        "broader": _("named, less often than elsewhere or not counted"),
    }


def emphasis_explained(page: OpenPage) -> str:
    """Say how the marks are to be read."""
    return sentences(
        _("Darker, larger marks: the region’s work report speaks of the industry more often than all work reports do."),
        emphasis_note(int(_counts(page).notna().any(axis=1).sum())),
        _("Click a cell to see its evidence, again to close it."),
    )


def emphasis_values(page: OpenPage) -> dict[tuple[str, str], float]:
    """Return the emphasis of each named cell, for a table; NaN where there is none."""
    return by_cell(_times(page).where(page.focus.levels.notna()).round(2))


def _counts(page: OpenPage) -> pd.DataFrame:
    return cached(page, "passages", partial(counted_passages, page.atlas, page.focus))


def _times(page: OpenPage) -> pd.DataFrame:
    """Return the emphasis of all cells; NaN in umbrella and agenda columns, and without a work report."""
    levels = page.focus.levels
    return emphasis(_counts(page)).reindex(index=levels.index, columns=levels.columns)


def _state(page: OpenPage, region: str, industry: str, value: float) -> str:
    times = _("{n} times as often as all").format(n=number(value, 1))
    return clauses(cell_state(page.dataset, region, industry), times if value == value else "")
