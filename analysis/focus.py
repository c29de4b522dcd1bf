"""The focus matrix: the commitment level of each region to each industry, for a choice of sources and a date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.broader import broader_named, taken_from
from analysis.change import Change, cell_changes


class Blank(StrEnum):
    """Why a cell is empty. A blank is never a zero.

    The first three apply to coded evidence, the others to uploaded data: the value is below the first step of the
    scale, the file has no value, the file says that the cell is not applicable, or the cell belongs to a total of other
    regions or industries, which nothing is concluded from.
    """

    NOT_MENTIONED = "not mentioned"
    BROADER = "broader"
    NOT_COVERED = "not covered"
    BELOW = "below"
    NO_VALUE = "no value"
    NOT_APPLICABLE = "not applicable"
    TOTAL = "total"


UNKNOWN = frozenset({Blank.NOT_COVERED, Blank.NO_VALUE, Blank.NOT_APPLICABLE, Blank.TOTAL})
"""Blanks of unknown cells; the others mean that a region does not name the industry, or is below the first step."""


@dataclass(frozen=True)
class Focus:
    """The matrix and its evidence; all frames except `evidence` are regions × industries with the same labels.

    Attributes:
        levels: highest commitment level per cell, 1 to 3; NaN is a blank.
        commentary: the same from the commentary alone, or from the work reports where they are what is read.
        lists: the same from the official lists alone, or from policy addresses.
        blanks: the kind of blank as text; the empty string where there is a level.
        headings: of each blank the nearest broader heading that the region names; the empty string elsewhere.
        evidence: rows of evidence in force, all sources.
        sources: ids of the sources in force.
        then: the levels of the earlier edition that this one is compared with; None if it is not compared.
        sources_then: ids of the sources of that edition: `then` rests on them, and no level does.
        other_editions: ids of rows that are regions as another edition has them; no count includes these rows.
    """

    levels: pd.DataFrame
    commentary: pd.DataFrame
    lists: pd.DataFrame
    blanks: pd.DataFrame
    headings: pd.DataFrame
    evidence: pd.DataFrame
    sources: tuple[str, ...]
    then: pd.DataFrame | None = None
    sources_then: tuple[str, ...] = ()
    other_editions: tuple[str, ...] = ()

    @property
    def covered(self) -> tuple[str, ...]:
        """Return the ids of the regions that have a source in force, and are no totals of others."""
        regions = (str(region) for region in self.levels.index.tolist() if region not in self.other_editions)
        return tuple(region for region in regions if self.blank(region) not in (Blank.NOT_COVERED, Blank.TOTAL))

    @property
    def counted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the regions, and of the industries, that are no totals of others."""
        summed = self.blanks.to_numpy() == Blank.TOTAL.value
        sides = (self.levels.index, summed.all(axis=1)), (self.levels.columns, summed.all(axis=0))
        regions, industries = (tuple(str(key) for key in names[~total]) for names, total in sides)
        return regions, industries

    def level(self, region_id: str, industry_id: str) -> int | None:
        """Return the level of one cell; None for a blank."""
        value = self._level_of[region_id, industry_id]
        return None if np.isnan(value) else int(value)

    def blank(self, region_id: str, industry_id: str | None = None) -> Blank | None:
        """Return the kind of blank of a cell or, without an industry, of a whole region; None if it is not blank.

        A region is blank if all its cells are unknown. A region known to name no industry, or to stay below the first
        step, is not blank: it names zero industries.
        """
        if industry_id is not None:
            kind = self._blank_of[region_id, industry_id]
            return Blank(kind) if kind else None
        return self._blank_regions.get(region_id)

    def change(self, region_id: str, industry_id: str) -> Change | None:
        """Return what became of a cell since the earlier edition; None if neither names it, or nothing is compared."""
        found = self._change_of.get((region_id, industry_id), "")
        return Change(found) if found else None

    def level_then(self, region_id: str, industry_id: str) -> int | None:
        """Return the level of a cell in the earlier edition; None for a blank, or if nothing is compared."""
        if self.then is None:
            return None
        value = self._then_of[region_id, industry_id]
        return None if np.isnan(value) else int(value)

    def heading(self, region_id: str, industry_id: str) -> str:
        """Return the broader heading under which a region names an industry; empty if it names it, or none above it."""
        return str(self._heading_of[region_id, industry_id])

    def including_broader(self, broader: Mapping[str, str]) -> "Focus":
        """Return the matrix in which a blank under a named heading counts as named, at the level of that heading."""
        return replace(
            self,
            levels=taken_from(self.levels, self.headings),
            commentary=taken_from(self.commentary, self.headings),
            lists=taken_from(self.lists, self.headings),
            blanks=self.blanks.where(self.headings == "", ""),
            then=None if self.then is None else taken_from(self.then, broader_named(self.then, broader)),
        )

    def named_by(self, region_id: str) -> dict[str, int]:
        """Return the industries that a region names and their levels, in column order."""
        row = self.levels.to_numpy()[self._row(region_id)]
        return {str(key): int(level) for key, level in zip(self.levels.columns, row, strict=True) if level == level}

    def naming(self, industry_id: str) -> dict[str, int]:
        """Return the regions that name an industry and their levels, in row order."""
        column = self.levels.to_numpy()[:, self._column(industry_id)]
        levels = zip(self.levels.index, column, strict=True)
        return {str(key): int(level) for key, level in levels if level == level and key not in self.other_editions}

    def cell(self, region_id: str, industry_id: str) -> list[str]:
        """Return the ids of the rows of evidence for one cell, highest level first; empty for a blank.

        A cell that counts as named under a broader heading has the rows of that heading.
        """
        rows = self._evidence_of.get((region_id, industry_id), ())
        if not rows and self.level(region_id, industry_id) is not None:
            rows = self._evidence_of.get((region_id, self.heading(region_id, industry_id)), ())
        return list(rows)

    def evidence_ids(self, region_id: str | None = None, industry_id: str | None = None) -> list[str]:
        """Return the ids of the rows of evidence in force, in table order.

        Args:
            region_id: only rows about this region.
            industry_id: only rows about this industry.
        """
        return [
            key
            for key, region, industry in self._rows
            if region_id in (None, region) and industry_id in (None, industry)
        ]

    def only(self, industry_ids: Sequence[str]) -> pd.DataFrame:
        """Return the levels of some columns, e.g. those of kind `industry`."""
        return self.levels[list(industry_ids)]

    @cached_property
    def _rows(self) -> list[tuple[str, str, str]]:
        """Id, region and industry of each row of evidence."""
        columns = (self.evidence[name].astype(str) for name in ("evidence_id", "region_id", "industry_id"))
        return list(zip(*columns, strict=True))

    @cached_property
    def _level_of(self) -> dict[tuple[str, str], float]:
        return by_cell(self.levels)

    @cached_property
    def _blank_of(self) -> dict[tuple[str, str], str]:
        return by_cell(self.blanks)

    @cached_property
    def _change_of(self) -> dict[tuple[str, str], str]:
        return {} if self.then is None else by_cell(cell_changes(self.then, self.levels))

    @cached_property
    def _then_of(self) -> dict[tuple[str, str], float]:
        return {} if self.then is None else by_cell(self.then)

    @cached_property
    def _heading_of(self) -> dict[tuple[str, str], str]:
        return by_cell(self.headings)

    @cached_property
    def _evidence_of(self) -> dict[tuple[str, str], list[str]]:
        ids_by_cell: dict[tuple[str, str], list[str]] = {}
        rows = self.evidence.sort_values("level", ascending=False, kind="stable")
        ids = (rows[name].astype(object).tolist() for name in ("region_id", "industry_id", "evidence_id"))
        for region, industry, key in zip(*ids, strict=True):
            ids_by_cell.setdefault((region, industry), []).append(key)
        return ids_by_cell

    @cached_property
    def _blank_regions(self) -> dict[str, Blank]:
        blanks: dict[str, Blank] = {}
        for region, row in zip(self.blanks.index, self.blanks.to_numpy().tolist(), strict=True):
            kinds = set(row)
            if kinds and kinds <= UNKNOWN:
                blanks[str(region)] = next(kind for kind in Blank if kind in kinds)
        return blanks

    def _row(self, region_id: str) -> int:
        return list(self.levels.index).index(region_id)

    def _column(self, industry_id: str) -> int:
        return list(self.levels.columns).index(industry_id)


def by_cell(matrix: pd.DataFrame) -> dict[tuple[str, str], Any]:
    """Convert a matrix to a dictionary by region and industry; looking up a frame takes a hundred times as long."""
    columns = [str(column) for column in matrix.columns]
    return {
        (str(region), column): value
        for region, row in zip(matrix.index, matrix.to_numpy().tolist(), strict=True)
        for column, value in zip(columns, row, strict=True)
    }


def focus_matrix(
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    regions: Sequence[str],
    industries: Sequence[str],
    chosen: Sequence[str],
    broader: Mapping[str, str] | None = None,
) -> Focus:
    """Build the focus matrix from the rows of evidence whose source is in `chosen`.

    A cell takes the highest level among its rows. A region none of whose sources is chosen is *not covered*; a cell
    of a covered region that no row names is *not mentioned*, or named under a *broader* heading. A city's rows are
    never added to its province's.

    Args:
        evidence: columns evidence_id, region_id, industry_id, source_id, level (1, 2 or 3).
        sources: columns source_id, kind (`commentary`, `list`, `work report` or `policy address`).
        regions: row labels, in order.
        industries: column labels, in order.
        chosen: source ids in force, as `in_force` gives them.
        broader: from a column to the next broader one; None for columns without broader headings.
    """
    rows = evidence[evidence["source_id"].isin(list(chosen)) & evidence["region_id"].isin(list(regions))]
    commentary_ids = sources.loc[sources["kind"].isin(["commentary", "work report"]), "source_id"]
    from_commentary = rows["source_id"].isin(commentary_ids)
    levels = highest(rows, regions, industries)
    covered = pd.Series(regions, index=list(regions)).isin(rows["region_id"])
    kind_of_blank = np.where(covered, Blank.NOT_MENTIONED.value, Blank.NOT_COVERED.value)
    headings = broader_named(levels, broader or {})
    kinds = np.where(headings != "", Blank.BROADER.value, kind_of_blank[:, None])
    blanks = pd.DataFrame(np.where(levels.notna(), "", kinds), index=levels.index, columns=levels.columns)
    return Focus(
        levels=levels,
        commentary=highest(rows[from_commentary], regions, industries),
        lists=highest(rows[~from_commentary], regions, industries),
        blanks=blanks,
        headings=headings,
        evidence=rows,
        sources=tuple(chosen),
    )


def highest(evidence: pd.DataFrame, regions: Sequence[str], industries: Sequence[str]) -> pd.DataFrame:
    """Return the highest level per cell, NaN without a row; rows about other regions or industries are ignored."""
    matrix = np.full((len(regions), len(industries)), np.nan)
    row = pd.Index(regions).get_indexer(pd.Index(evidence["region_id"]))
    column = pd.Index(industries).get_indexer(pd.Index(evidence["industry_id"]))
    known = (row >= 0) & (column >= 0)
    np.fmax.at(matrix, (row[known], column[known]), evidence["level"].to_numpy(dtype=float)[known])
    return pd.DataFrame(
        matrix, index=pd.Index(regions, name="region_id"), columns=pd.Index(industries, name="industry_id")
    )
