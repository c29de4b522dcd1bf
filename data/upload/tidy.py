"""Convert a grid to a tidy frame, with the position of each cell in the file."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.cells import Cells, Names, cells_of, names_of
from data.upload.grid import Grid
from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.level_words import TOP, Content, numbers_of_levels
from data.upload.number_marks import NOT_APPLICABLE
from data.upload.number_parsing import as_bools
from data.upload.odd_cells import CellKind
from data.upload.parsed import COLUMNS
from data.upload.problems import Code, Problem, error
from data.upload.shape import Form
from data.upload.totals_names import is_total
from data.upload.years_and_dates import year_in, year_of

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Tidy:
    """Cells of a file, one per row, with their positions.

    Attributes:
        frame: as `Parsed.frame`.
        kinds: `CellKind` of each value.
        lines: line (text) or row (sheet) of each cell.
        headings: for a wide table, position of each cell's column in `columns`; for a long one, of the value's column.
        columns: all headings.
        regions, industries: names with their raw spellings.
        repeats: number of cells in each row of the file.
        named: a blank cell means that nothing is named there.
    """

    frame: pd.DataFrame
    kinds: npt.NDArray[np.uint8]
    lines: Places
    headings: npt.NDArray[np.int32]
    columns: tuple[str, ...]
    regions: Names
    industries: Names
    year_texts: pa.Array | None
    value_texts: list[pa.Array]
    level_kinds: npt.NDArray[np.uint8] | None
    level_texts: pa.Array | None
    region_codes: pa.Array | None
    industry_codes: pa.Array | None
    wide: bool
    repeats: int = 1
    named: bool = False

    def level_text(self, position: int) -> str:
        """Return the text of a cell's level as in the file."""
        return self.value_text(position) if self.level_texts is None else self.level_texts[position].as_py() or ""

    def value_text(self, position: int) -> str:
        """Return the text of a cell's value as in the file."""
        if self.wide:
            row, column = divmod(position, len(self.value_texts))
            return self.value_texts[column][row].as_py() or ""
        return self.value_texts[0][position].as_py() or "" if self.value_texts else ""


def with_not_applicable(terms: Names, where: npt.NDArray[np.bool_]) -> Names:
    """Return the terms, with “not applicable” for the cells that the file marks so."""
    if not where.any():
        return terms
    names = list(dict.fromkeys([*terms.names, NOT_APPLICABLE[0]]))
    codes = np.where(where, names.index(NOT_APPLICABLE[0]), terms.codes).astype(np.int32)
    return Names(codes, names, terms.raw_names)


def years_of(column: pa.Array) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return the years (0 if none), whether each cell is blank, and whether it is invalid."""
    text = pc.utf8_trim_whitespace(pc.fill_null(column, ""))
    blank = as_bools(pc.equal(text, ""))
    encoded = text.dictionary_encode()
    found = np.array([year_in(one) for one in encoded.dictionary.to_pylist()], dtype=np.int64)
    years = found[encoded.indices.to_numpy(zero_copy_only=False)] if len(found) else np.zeros(len(text), dtype=np.int64)
    return years, blank, (years == 0) & ~blank


def ragged(grid: Grid, first: int, end: int, width: int) -> list[Problem]:
    """Return the problems of rows with too few fields, or with text beyond the last heading."""
    problems = []
    widths = grid.widths[first:end]
    wrong = widths < width
    if len(grid.columns) > width:
        for column in grid.columns[width:]:
            piece = column.slice(first, end - first)
            wrong |= as_bools(pc.not_equal(pc.utf8_trim_whitespace(pc.fill_null(piece, "")), ""))
    for position in np.flatnonzero(wrong):
        row = grid.row(first + int(position))
        problems.append(
            error(Code.RAGGED, int(grid.lines[first + position]), None, " | ".join(row), found=len(row), expected=width)
        )
    return problems


def whole_levels(levels: npt.NDArray[np.float64]) -> pd.arrays.IntegerArray:
    """Convert levels to whole numbers; NA for blanks and other values."""
    missing = np.isnan(levels) | (levels != np.round(levels)) | (np.abs(levels) > 2**53)
    return pd.arrays.IntegerArray(np.where(missing, 0, levels).astype(np.int64), missing)


def categorical(names: Names) -> pd.Categorical:
    """Convert names to a column of a frame."""
    return pd.Categorical.from_codes(names.codes, categories=pd.Index(names.names, dtype="str"))


def tidy(grid: Grid, interpretation: Interpretation) -> Tidy:
    """Convert the table to one row per cell."""
    first, end = grid.position(interpretation.first_row), grid.position(interpretation.last_row + 1)
    wide = interpretation.form is not Form.LONG
    height = end - first
    columns = [column.slice(first, height) for column in grid.columns]
    columns += [pa.array([""] * height)] * (len(interpretation.roles) - len(columns))

    def only(role: Role) -> pa.Array | None:
        return columns[interpretation.roles.index(role)] if role in interpretation.roles else None

    cells = cells_of(columns, interpretation, height)
    size = height * cells.repeats
    level_texts = None if wide else only(Role.LEVEL)
    levels, level_kinds = levels_in(cells, level_texts, interpretation)
    if wide and level_kinds is not None:
        cells = replace(cells, values=np.full(size, np.nan), kinds=np.full(size, CellKind.BLANK, dtype=np.uint8))
    year_texts = only(Role.YEAR)
    stated_year = year_of(interpretation.year)
    years = np.full(height, stated_year, dtype=np.int64) if year_texts is None else years_of(year_texts)[0]
    years = np.repeat(years, cells.repeats) if cells.years is None else cells.years
    frame = pd.DataFrame({"region": categorical(cells.regions), "industry": categorical(cells.industries)})
    frame["year"] = pd.arrays.IntegerArray(years, years == 0)
    frame["value"] = cells.values
    frame["level"] = whole_levels(levels)
    for role in (Role.TERM, Role.STATEMENT, Role.LOCATOR):
        texts = None if wide else only(role)
        names = Names(np.full(size, -1, dtype=np.int32), [], []) if texts is None else names_of(texts)
        if role is Role.TERM:
            excluded = cells.kinds == CellKind.NOT_APPLICABLE
            if level_kinds is not None:
                excluded |= level_kinds == CellKind.NOT_APPLICABLE
            names = with_not_applicable(names, excluded)
        frame[str(role)] = categorical(names)
    return Tidy(
        frame[list(COLUMNS)],
        cells.kinds,
        np.repeat(grid.lines[first:end], cells.repeats),
        cells.headings,
        interpretation.columns,
        cells.regions,
        cells.industries,
        year_texts,
        cells.columns,
        level_kinds,
        level_texts,
        only(Role.REGION_CODE),
        only(Role.INDUSTRY_CODE),
        wide,
        cells.repeats,
        interpretation.cells is Content.LEVELS,
    )


def levels_in(
    cells: Cells, level_texts: pa.Array | None, interpretation: Interpretation
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8] | None]:
    """Return the level of each cell, NaN if it has none, and the kind of its text; None if cells are amounts.

    In a list of names each row names an industry: it is at level 1. How many ticks a total counts is no level.
    """
    size = len(cells.values)
    if level_texts is not None:
        return numbers_of_levels(level_texts, interpretation.known_levels)
    if interpretation.cells is not Content.LEVELS:
        return np.full(size, np.nan), None
    if interpretation.form is Form.LONG:
        return np.ones(size), np.full(size, CellKind.NUMBER, dtype=np.uint8)
    number = cells.kinds == CellKind.NOTED
    digits = number | any(word.isdigit() for word in interpretation.known_levels)
    counts = digits & (totals_among(cells.regions) | totals_among(cells.industries))
    odd = (cells.kinds == CellKind.OTHER) | (cells.values > TOP)
    kinds = np.where(odd, CellKind.OTHER, np.where(number, CellKind.NUMBER, cells.kinds))
    kinds = np.where(counts, CellKind.BLANK, kinds).astype(np.uint8)
    return np.where(counts | odd, np.nan, cells.values), kinds


def totals_among(names: Names) -> npt.NDArray[np.bool_]:
    """Return for each cell whether its name means a total."""
    return np.array([*map(is_total, names.names), False])[names.codes]
