"""How often the compared regions speak of an industry, against the work reports of their edition."""

from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.emphasis import PRIOR, emphasis_terms
from analysis.matrix_access import row_of
from analysis.other_editions import split_pair
from components.compare.arithmetic_steps import DECIMALS, Columns, NamedWorking, Working, bold, industry_table, rounded
from components.compare.comparison import Comparison
from components.dataset import cache
from components.findings import formulas
from components.findings.emphasis_text import FEWEST, counted_passages
from components.page.view_cache import cached
from components.text.formatting import labelled, number
from components.text.i18n import _

SHOWN = 1.5
"""Emphasis from which on it stands beside a mark."""


def passages_behind(comparison: Comparison, region: str) -> tuple[pd.DataFrame, str]:
    """Return the passages of the edition in which a region is read, and the region's row there."""
    page, (row, edition) = comparison.page, split_pair(region) if not comparison.page.data else (region, None)
    if edition is None:
        return cached(page, "passages", partial(counted_passages, page.atlas, page.focus)), row
    focus = cache.focus(replace(page.selection.evidence, edition=edition))
    return cached(page, f"passages of {edition}", partial(counted_passages, page.atlas, focus)), row


def emphases(comparison: Comparison) -> dict[str, "pd.Series[float]"]:
    """Return the emphasis of each compared region that has a work report, over all industries."""
    if comparison.page.data or comparison.page.focus.then is not None:
        return {}
    known = {region: passages_behind(comparison, region) for region in comparison.regions}
    return {
        region: emphasis_terms(counts, row).values
        for region, (counts, row) in known.items()
        if row_of(counts, row).notna().any()
    }


def beside_the_marks(comparison: Comparison) -> dict[tuple[str, str], str]:
    """Return the emphasis that stands beside a mark, by region and industry."""
    texts = {}
    for region, times in emphases(comparison).items():
        counts, row = passages_behind(comparison, region)
        passages = row_of(counts, row)
        for key in map(str, counts.columns):
            if passages[key] >= FEWEST and times[key] >= SHOWN:
                texts[region, key] = times_text(float(times[key]))
    return texts


def times_text(times: float) -> str:
    """Return an emphasis as a number of times."""
    return _("{n}×").format(n=number(times, 1))


def emphasis_workings(comparison: Comparison) -> list[NamedWorking]:
    """The emphasis of each compared region with its steps."""
    return [
        (labelled(_("Emphasis"), comparison.name(region)), partial(_working, comparison, region))
        for region in emphases(comparison)
    ]


def _working(comparison: Comparison, region: str) -> Working:
    terms = emphasis_terms(*passages_behind(comparison, region))
    ordered = terms.values[terms.passages > 0].sort_values(ascending=False, kind="stable")
    industries = [str(key) for key in ordered.index]
    columns: Columns = {
        _("Passages"): terms.passages[industries],
        _("Passages of all regions"): terms.of_all[industries],
        _("Expected passages"): terms.expected[industries].round(DECIMALS),
        _("Emphasis"): ordered.round(DECIMALS),
    }
    first, result = industries[0], float(ordered.iloc[0])
    steps = (
        f"({number(float(terms.passages[first]))} + {number(PRIOR)}) / ({number(terms.total)} × "
        f"{number(float(terms.of_all[first]))} / {number(terms.grand)} + {number(PRIOR)}) = "
        f"{number(float(terms.passages[first]) + PRIOR)} / {rounded(float(terms.expected[first]) + PRIOR)} = "
        f"{bold(result)}"
    )
    text = labelled(comparison.industry(first), steps)
    return Working(industry_table(comparison, industries, columns), formulas.EMPHASIS, text, result)
