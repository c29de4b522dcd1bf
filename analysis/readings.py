"""Compute the matrix under every combination of coding choices, to test which statements depend on them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.checks import Floats
from analysis.jaccard import jaccard
from analysis.matrix_access import cell_of
from analysis.ruzicka import ruzicka
from analysis.threshold import at_least

Measure = Callable[[pd.DataFrame], pd.DataFrame]
"""From regions × industries to the similarity of regions, 0 to 1; NaN if one of the two names no industry."""

ROUNDING = 1e-12
"""Relative tolerance for rounding: equal similarities differ by the order in which their sums were made."""

THRESHOLDS = (1, 2, 3)
COLUMNS = ("industry", "umbrella", "agenda", "all")
"""Proper industries alone, with the umbrella columns, with the agenda columns, with both."""


@dataclass(frozen=True)
class Choice:
    """One combination of coding choices.

    Attributes:
        sources: name of the choice of sources, a key of the `matrices` passed to `readings`.
        min_level: minimum commitment level that counts as named.
        columns: a value of COLUMNS.
        weighed: True if similarity weighs the levels, False if it counts presence (Jaccard).
    """

    sources: str
    min_level: int
    columns: str
    weighed: bool


@dataclass(frozen=True)
class Reading:
    """The matrix under one choice, and the similarity of its regions by a measure."""

    choice: Choice
    levels: pd.DataFrame
    similarity: pd.DataFrame
    measure: Measure

    def similarity_of(self, one: str, other: str) -> float:
        """Return the similarity of two regions."""
        return cell_of(self.similarity, one, other)

    @cached_property
    def breadths(self) -> Mapping[str, int]:
        """The number of industries that each region names, in the order of the rows."""
        counts = self.levels.notna().to_numpy().sum(axis=1)
        return {str(region): int(count) for region, count in zip(self.levels.index, counts, strict=True)}

    @cached_property
    def between_columns(self) -> pd.DataFrame:
        """The similarity of the columns, by the measure that compares the regions."""
        return self.measure(self.levels.T)

    def pairs(self) -> Floats:
        """Return the known similarities of all pairs of different regions."""
        values = self.similarity.to_numpy(dtype=float)[np.triu_indices(len(self.similarity), k=1)]
        return np.asarray(values[~np.isnan(values)])


Statement = Callable[[Reading], tuple[float, float]]
"""Two numbers under a reading: the statement holds where the first is larger. NaN on either side: it cannot be said.

`analysis/statements.py` has those that are made."""


@dataclass(frozen=True)
class Result:
    """A statement's two numbers under one choice."""

    choice: Choice
    numbers: tuple[float, float]
    negated: bool = False

    @property
    def holds(self) -> bool | None:
        """True if the first number is larger, beyond rounding (negated: not larger); None if one of them is unknown."""
        first, second = self.numbers
        if first != first or second != second:
            return None
        return (first - second > ROUNDING * abs(first)) is not self.negated


@dataclass(frozen=True)
class Verdict:
    """The results of one statement under many readings."""

    results: tuple[Result, ...]

    @property
    def holding(self) -> int:
        """Return the number of choices under which the statement holds."""
        return sum(result.holds is True for result in self.results)

    @property
    def judged(self) -> int:
        """Return the number of choices under which the statement is true or false, not unknown."""
        return sum(result.holds is not None for result in self.results)

    def failing(self, dimension: str) -> dict[object, tuple[int, int]]:
        """Return for each value of a field of `Choice` the numbers of choices that fail and that are not unknown."""
        counts: dict[object, tuple[int, int]] = {}
        for result in self.results:
            if result.holds is not None:
                value = getattr(result.choice, dimension)
                fails, judged = counts.get(value, (0, 0))
                counts[value] = fails + (not result.holds), judged + 1
        return counts


def readings(
    matrices: Mapping[str, pd.DataFrame],
    kinds: Mapping[str, Sequence[str]],
    weighing: Measure = ruzicka,
    columns_read: Sequence[str] = COLUMNS,
) -> Iterator[Reading]:
    """Yield the reading under every combination of sources, threshold, columns and measure.

    Args:
        matrices: regions × industries of levels (NaN is a blank), one for each choice of sources.
        kinds: the columns of each kind: `industry`, `umbrella`, `agenda`.
        weighing: the measure for choices that weigh levels.
        columns_read: the values of COLUMNS to combine.
    """
    for sources, matrix in matrices.items():
        for columns in columns_read:
            chosen = _columns(kinds, columns)
            for min_level in THRESHOLDS:
                levels = at_least(matrix[chosen], min_level)
                for weighed in (False, True):
                    yield read(Choice(sources, min_level, columns, weighed), levels, weighing)


def read(choice: Choice, levels: pd.DataFrame, weighing: Measure = ruzicka) -> Reading:
    """Return one reading; `levels` holds only what the choice counts, `weighing` is the measure that weighs levels."""
    measure = weighing if choice.weighed else jaccard
    return Reading(choice, levels, measure(levels), measure)


def judge(statement: Statement, under: Iterable[Reading], *, negated: bool = False) -> Verdict:
    """Evaluate a statement, or its negation, under each reading."""
    return Verdict(tuple(Result(reading.choice, statement(reading), negated) for reading in under))


def _columns(kinds: Mapping[str, Sequence[str]], columns: str) -> list[str]:
    wanted = {"industry", columns} if columns != "all" else {"industry", "umbrella", "agenda"}
    return [column for kind, names in kinds.items() if kind in wanted for column in names]
