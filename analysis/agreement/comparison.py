"""Compare the cells of two coders: every measure with its interval, by column, and where they disagree."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.agreement.bootstrap import percentile_interval, resampled
from analysis.agreement.cell_overlap import f1, precision, recall
from analysis.agreement.counts import Counts, cell_tables, of_both
from analysis.agreement.gwet_ac1 import gwet_ac1
from analysis.agreement.share_equal import share_equal
from analysis.agreement.weighted_kappa import weighted_kappa

Cells = Mapping[tuple[str, str], int]
"""Level, 1 to 3, by the ids of region and column."""


@dataclass(frozen=True)
class Measured:
    """A measure with the bounds of its 95 % interval; NaN where it has no value."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Agreement:
    """Agreement of two coders.

    Attributes:
        one, other, both: how many cells the first, the second, and both have.
        precision: share of the first coder's cells that the second has; the second is taken for the standard.
        recall: share of the second coder's cells that the first has.
        f1: their harmonic mean, the same from either side.
        equal, kappa, ac1: agreement on the levels of the cells that both have: share equal, Cohen's kappa with
            quadratic weights, Gwet's AC1.
    """

    one: int
    other: int
    both: int
    precision: Measured
    recall: Measured
    f1: Measured
    equal: Measured
    kappa: Measured
    ac1: Measured


@dataclass(frozen=True)
class Disagreement:
    """A cell that only one coder has, or to which they give different levels; None where a coder does not have it."""

    region_id: str
    industry_id: str
    one: int | None
    other: int | None


def agreement(one: Cells, other: Cells) -> Agreement:
    """Compare the cells of two coders; intervals are over the cells that either of them has.

    Examples:
        >>> found = agreement({("BJ", "ai"): 2, ("BJ", "ic"): 3}, {("BJ", "ai"): 2})
        >>> found.precision.value, found.recall.value, found.equal.value
        (0.5, 1.0, 1.0)
    """
    return _measured(cell_tables(one, other))


def agreement_by_column(one: Cells, other: Cells) -> dict[str, Agreement]:
    """Compare the cells of two coders in each column that either of them uses, in the order of the ids."""
    columns = sorted({industry for _, industry in one.keys() | other.keys()})
    return {column: agreement(_of(column, one), _of(column, other)) for column in columns}


def disagreements(one: Cells, other: Cells) -> tuple[Disagreement, ...]:
    """Return the cells on which two coders disagree, in the order of the ids.

    Examples:
        >>> disagreements({("BJ", "ai"): 2, ("BJ", "ic"): 3}, {("BJ", "ai"): 2, ("BJ", "ic"): 1})
        (Disagreement(region_id='BJ', industry_id='ic', one=3, other=1),)
    """
    keys = sorted(one.keys() | other.keys())
    return tuple(Disagreement(*key, one.get(key), other.get(key)) for key in keys if one.get(key) != other.get(key))


def _of(column: str, cells: Cells) -> Cells:
    return {key: level for key, level in cells.items() if key[1] == column}


def _measured(tables: Counts) -> Agreement:
    counts, samples = tables.sum(axis=0), resampled(tables)
    levels, level_samples = of_both(counts), of_both(samples)
    on_cells = [
        Measured(float(measure(counts)), *percentile_interval(measure, samples)) for measure in (precision, recall, f1)
    ]
    on_levels = [
        Measured(float(measure(levels)), *percentile_interval(measure, level_samples))
        for measure in (share_equal, weighted_kappa, gwet_ac1)
    ]
    return Agreement(int(counts[1:].sum()), int(counts[:, 1:].sum()), int(np.sum(levels)), *on_cells, *on_levels)
