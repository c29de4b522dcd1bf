"""The focus matrix: which region puts which weight on which industry, under a choice of sources and a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd


class Blank(StrEnum):
    """Why a cell is empty. A blank is never a zero.

    The first two are those of coded evidence; the others of data that a user brings: a value below the first step of
    the scale, none in the file, or the file's own word that there can be none.
    """

    NOT_MENTIONED = "not mentioned"
    NOT_COVERED = "not covered"
    BELOW = "below"
    NO_VALUE = "no value"
    NOT_APPLICABLE = "not applicable"


UNKNOWN = frozenset({Blank.NOT_COVERED, Blank.NO_VALUE, Blank.NOT_APPLICABLE})
"""Blanks of which nothing is known; the others say that a region does not name the industry, or not enough of it."""


class SourceChoice(StrEnum):
    """Which documents count."""

    DATED = "dated"
    COMMENTARY = "commentary"
    UNDATED = "undated"


@dataclass(frozen=True)
class Focus:
    """The matrix and what stands behind it; all frames are regions × industries with the same labels.

    Attributes:
        levels: highest commitment level per cell, 1 to 3; NaN is a blank.
        commentary: the same from the commentary alone.
        lists: the same from the official lists alone.
        blanks: the kind of blank as text; the empty string where a level stands.
        evidence: rows of evidence in force, all sources.
        sources: ids of the sources in force.
    """

    levels: pd.DataFrame
    commentary: pd.DataFrame
    lists: pd.DataFrame
    blanks: pd.DataFrame
    evidence: pd.DataFrame
    sources: tuple[str, ...]

    @property
    def covered(self) -> tuple[str, ...]:
        """Ids of the regions of which something is known: those that have a source in force."""
        return tuple(str(region) for region in self.levels.index if self.blank(str(region)) is not Blank.NOT_COVERED)

    def level(self, region_id: str, industry_id: str) -> int | None:
        """The level of one cell; None for a blank."""
        value = self._level_of[region_id, industry_id]
        return None if np.isnan(value) else int(value)

    def blank(self, region_id: str, industry_id: str | None = None) -> Blank | None:
        """The kind of blank of a cell, None where a level stands; of a whole region, without an industry.

        A region is a blank where nothing is known of any of its cells. One that is known to name nothing, or to stay
        below the first step, is none: it names zero industries.
        """
        if industry_id is not None:
            kind = self._blank_of[region_id, industry_id]
            return Blank(kind) if kind else None
        return self._blank_regions.get(region_id)

    def named_by(self, region_id: str) -> dict[str, int]:
        """The industries that a region names, with their levels, in the order of the columns."""
        row = self.levels.to_numpy()[self._row(region_id)]
        return {str(key): int(level) for key, level in zip(self.levels.columns, row, strict=True) if level == level}

    def naming(self, industry_id: str) -> dict[str, int]:
        """The regions that name an industry, with their levels, in the order of the rows."""
        column = self.levels.to_numpy()[:, self._column(industry_id)]
        return {str(key): int(level) for key, level in zip(self.levels.index, column, strict=True) if level == level}

    def cell(self, region_id: str, industry_id: str) -> list[str]:
        """Ids of the rows of evidence behind one cell, highest level first; empty for a blank."""
        return list(self._evidence_of.get((region_id, industry_id), ()))

    def evidence_ids(self, region_id: str | None = None, industry_id: str | None = None) -> list[str]:
        """Ids of the rows of evidence in force, in the order of the table.

        Args:
            region_id: give the rows about this region only.
            industry_id: give the rows about this industry only.
        """
        rows = self.evidence
        if region_id is not None:
            rows = rows[rows["region_id"] == region_id]
        if industry_id is not None:
            rows = rows[rows["industry_id"] == industry_id]
        return [str(key) for key in rows["evidence_id"]]

    def only(self, industry_ids: Sequence[str]) -> pd.DataFrame:
        """Levels for some columns only, e.g. those of kind `industry`."""
        return self.levels[list(industry_ids)]

    @cached_property
    def _level_of(self) -> dict[tuple[str, str], float]:
        return by_cell(self.levels)

    @cached_property
    def _blank_of(self) -> dict[tuple[str, str], str]:
        return by_cell(self.blanks)

    @cached_property
    def _evidence_of(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        rows = self.evidence.sort_values("level", ascending=False, kind="stable")
        ids = (rows[name].astype(object).tolist() for name in ("region_id", "industry_id", "evidence_id"))
        for region, industry, key in zip(*ids, strict=True):
            found.setdefault((region, industry), []).append(key)
        return found

    @cached_property
    def _blank_regions(self) -> dict[str, Blank]:
        found: dict[str, Blank] = {}
        for region, row in zip(self.blanks.index, self.blanks.to_numpy().tolist(), strict=True):
            kinds = set(row)
            if kinds and kinds <= UNKNOWN:
                found[str(region)] = next(kind for kind in Blank if kind in kinds)
        return found

    def _row(self, region_id: str) -> int:
        return list(self.levels.index).index(region_id)

    def _column(self, industry_id: str) -> int:
        return list(self.levels.columns).index(industry_id)


def by_cell(matrix: pd.DataFrame) -> dict[tuple[str, str], Any]:
    """A matrix as a dictionary by region and industry: a look-up in a frame takes a hundred times as long."""
    columns = [str(column) for column in matrix.columns]
    return {
        (str(region), column): value
        for region, row in zip(matrix.index, matrix.to_numpy().tolist(), strict=True)
        for column, value in zip(columns, row, strict=True)
    }


def in_force(sources: pd.DataFrame, choice: SourceChoice, as_of: date) -> tuple[str, ...]:
    """Ids of the sources that count: dated on or before `as_of`, narrowed or widened by `choice`.

    An undated source is in force for no date and counts only under `SourceChoice.UNDATED`. A date of lower
    precision than a day is compared as it is recorded.
    """
    dated = (sources["date"] != "") & (sources["date"] <= as_of.isoformat())
    if choice is SourceChoice.COMMENTARY:
        chosen = dated & (sources["kind"] == "commentary")
    elif choice is SourceChoice.UNDATED:
        chosen = dated | (sources["date"] == "")
    else:
        chosen = dated
    return tuple(sources.loc[chosen, "source_id"])


def focus_matrix(
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    regions: Sequence[str],
    industries: Sequence[str],
    chosen: Sequence[str],
) -> Focus:
    """Build the focus matrix from the rows of evidence whose source is in `chosen`.

    A cell takes the highest level among its rows. A region none of whose sources is chosen is *not covered*; a cell
    of a covered region that no row names is *not mentioned*. A city's rows are never added to its province's.

    Args:
        evidence: columns evidence_id, region_id, industry_id, source_id, level (1, 2 or 3).
        sources: columns source_id, kind (`commentary` or `list`).
        regions: row labels, in order.
        industries: column labels, in order.
        chosen: source ids in force, as `in_force` gives them.
    """
    rows = evidence[evidence["source_id"].isin(list(chosen))]
    commentary_ids = sources.loc[sources["kind"] == "commentary", "source_id"]
    from_commentary = rows["source_id"].isin(commentary_ids)
    levels = highest(rows, regions, industries)
    covered = pd.Series(regions, index=list(regions)).isin(rows["region_id"])
    kind_of_blank = np.where(covered, Blank.NOT_MENTIONED.value, Blank.NOT_COVERED.value)
    blanks = pd.DataFrame(
        np.where(levels.notna(), "", kind_of_blank[:, None]), index=levels.index, columns=levels.columns
    )
    return Focus(
        levels=levels,
        commentary=highest(rows[from_commentary], regions, industries),
        lists=highest(rows[~from_commentary], regions, industries),
        blanks=blanks,
        evidence=rows,
        sources=tuple(chosen),
    )


def highest(evidence: pd.DataFrame, regions: Sequence[str], industries: Sequence[str]) -> pd.DataFrame:
    """The highest level per cell, NaN where no row names it; rows about other regions or industries are left out."""
    matrix = np.full((len(regions), len(industries)), np.nan)
    row = pd.Index(regions).get_indexer(pd.Index(evidence["region_id"]))
    column = pd.Index(industries).get_indexer(pd.Index(evidence["industry_id"]))
    known = (row >= 0) & (column >= 0)
    np.fmax.at(matrix, (row[known], column[known]), evidence["level"].to_numpy(dtype=float)[known])
    return pd.DataFrame(
        matrix, index=pd.Index(regions, name="region_id"), columns=pd.Index(industries, name="industry_id")
    )
