"""The average of all regions, which can be compared like a region and is not counted as one."""

from dataclasses import dataclass

import pandas as pd

from analysis.average import AverageTerms, average_terms
from analysis.matrix_access import row_of
from components.compare.comparison import Comparison
from components.findings.comparison_text import counted
from components.selection.tray import average_name
from components.text.escaping import escape_plotly
from components.text.i18n import _, ngettext


@dataclass(frozen=True)
class Averages:
    """Mean and number of regions of each industry, in levels or amounts as the figure shows them.

    Attributes:
        comparison: the comparison in force.
        values: regions × industries: levels, or amounts on their scale; NaN is a blank; rows of other editions too.
        terms: total, count and mean of each industry.
    """

    comparison: Comparison
    values: pd.DataFrame
    terms: AverageTerms

    def mean(self, industry: str) -> float:
        """The mean; NaN where no region has a value."""
        return float(self.terms.means[industry])

    def regions(self, industry: str) -> int:
        """The number of regions behind the mean."""
        return int(self.terms.counts[industry])

    def short(self, industry: str) -> str:
        """The mean without the name of its scale, short enough for a column; empty if it is unknown."""
        mean = self.mean(industry)
        return self.comparison.page.dataset.short_mean(mean) if mean == mean else ""

    def written(self, industry: str) -> str:
        """The mean with its unit; empty if it is unknown."""
        mean = self.mean(industry)
        return self.comparison.page.dataset.mean(mean) if mean == mean else ""

    def hover(self, industry: str) -> str:
        """The text under the pointer."""
        return "<br>".join(
            [
                f"<b>{average_name()}</b>",
                escape_plotly(self.comparison.industry(industry)),
                ngettext(
                    "{mean}, the mean of {n} region",
                    "{mean}, the mean of {n} regions",
                    self.regions(industry),
                    mean=self.written(industry) or "–",
                ),
            ]
        )

    def above(self, region: str) -> tuple[int, int]:
        """The number of industries in which a region is above the average, and the number in which it has a value."""
        known = row_of(self.values, region).dropna()
        return int((known > self.terms.means[known.index]).sum()), len(known)


def averages(comparison: Comparison) -> Averages:
    """The averages over all regions in view."""
    values = comparison.page.dataset.values
    if values is not None:
        return Averages(comparison, values, average_terms(values))
    return Averages(comparison, comparison.levels, average_terms(comparison.in_view))


def above_average(comparison: Comparison) -> dict[str, tuple[int, int]]:
    """For each region, the number of industries in which it is above the average, and in which it has a value."""
    known = averages(comparison)
    return {region: known.above(region) for region in comparison.regions}


def against_average(comparison: Comparison) -> str:
    """A sentence with the counts of `above_average`."""
    return _("Industries in which a region stands above the average of all regions: {counts}.").format(
        counts=counted(above_average(comparison), comparison.name)
    )
