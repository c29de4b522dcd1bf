"""Precision, recall, F1 and agreement on levels, with intervals by resampling whole texts or documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.agreement import cell_overlap
from analysis.agreement.bootstrap import percentile_interval, resampled
from analysis.agreement.comparison import Measured
from analysis.agreement.counts import LEVELS, Counts, cell_tables, of_both
from analysis.agreement.share_equal import share_equal
from analysis.agreement.weighted_kappa import weighted_kappa

Measure = Callable[[Counts], Counts]
precision, recall, f1 = cell_overlap.precision, cell_overlap.recall, cell_overlap.f1


@dataclass(frozen=True)
class Outcome:
    """What was found and what a coder had, for one text or document: columns or cells with their levels."""

    name: str
    found: dict[str, int]
    coded: dict[str, int]


def levels_equal(counts: Counts) -> Counts:
    """Return the share of common cells with the same level."""
    return share_equal(of_both(counts))


def kappa(counts: Counts) -> Counts:
    """Return Cohen's kappa on the levels of common cells with quadratic weights."""
    return weighted_kappa(of_both(counts))


def measured(measure: Measure, outcomes: Sequence[Outcome]) -> Measured:
    """Return a measure over all outcomes together, with the interval over samples of whole outcomes."""
    tables = np.array([cell_tables(o.found, o.coded).sum(axis=0) for o in outcomes])
    tables = tables.reshape(len(outcomes), LEVELS + 1, LEVELS + 1)
    return Measured(float(measure(tables.sum(axis=0))), *percentile_interval(measure, resampled(tables)))


def by_column(outcomes: Sequence[Outcome], column: Callable[[str], str]) -> list[tuple[str, int, int, int]]:
    """Return for each column how often it was right, wrongly found, and missed; what goes wrong most comes first."""
    counts: dict[str, list[int]] = {}
    for outcome in outcomes:
        for key in outcome.found.keys() | outcome.coded.keys():
            place = 0 if key in outcome.found and key in outcome.coded else 1 if key in outcome.found else 2
            counts.setdefault(column(key), [0, 0, 0])[place] += 1
    rows = [(name, right, wrong, missed) for name, (right, wrong, missed) in counts.items()]
    return sorted(rows, key=lambda row: (-(row[2] + row[3]), row[0]))
